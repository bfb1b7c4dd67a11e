"""Talk: greetings, feelings, plans, opinions, insults, questions to the bot; numbers occur as they do in life."""

from random import Random

from finetune.problems.chatter.grammar import split, told

WORDS = {
    "person": split(
        "my mom|my dad|my brother|my sister|my boss|my teacher|my friend|my ex|our neighbor|the coach|sarah|mike|anna"
        "|tom|my roommate|my cousin|grandma|the new guy|everyone|nobody|my boyfriend|my wife|the landlord|jess|omar|li"
    ),
    "food": split(
        "pizza|sushi|pasta|tacos|salad|ice cream|curry|soup|a sandwich|ramen|pancakes|a burger|pie|coffee|tea|cake"
        "|a square meal|root beer|noodles|chips|chocolate|eggs|rice|leftovers|bubble tea|a bagel"
    ),
    "place": split(
        "the park|work|school|the gym|the beach|paris|berlin|the library|town|the office|the mall|times square|home"
        "|the airport|the station|tokyo|the mountains|the cinema|the doctor|the dentist|church|the lake|a concert"
    ),
    "when": split(
        "today|tomorrow|tonight|on monday|next week|this weekend|at {number}|at 5:30|at 7pm|in {number} minutes|on the 12th"
        "|in 2025|this morning|on friday|in an hour|after class|later|right now|all day|soon|every day|{number} days ago"
    ),
    "thing": split(
        "movie|book|song|game|show|car|phone|laptop|dress|jacket|bike|guitar|camera|plant|lamp|table|story|plan|idea"
        "|trip|party|meeting|exam|project|essay|team|band|podcast|anime|puzzle|weather|dog|cat|fraction of the story"
    ),
    "feeling": split(
        "tired|happy|sad|bored|hungry|excited|angry|sick|lonely|nervous|proud|so done|confused|sleepy|stressed|amazing"
        "|over it|on fire|a bit off|irrational|not positive about it|negative all day|cold|grumpy|great|meh"
    ),
    "did": split(
        "went to {place}|ate {food}|saw {person}|bought a {thing}|lost my {thing}|watched a {thing}|finished the {thing}"
        "|slept {number} hours|ran {number} miles|missed the bus|got {number} messages|failed the test|got a raise"
        "|met {person} at {place}|cooked {food}|broke the {thing}|got divided opinions on the {thing}|moved to {place}"
        "|fixed my {thing}|sold {number} tickets|had {number} cups of tea|turned {number}|added {person} to the group"
    ),
    "quality": split(
        "good|bad|funny|boring|amazing|terrible|weird|cute|expensive|cheap|overrated|underrated|mean|average|complex"
        "|fine|slow|loud|pretty|odd|even better|prime|radical|equal to none|lame|perfect|ok i guess|awful|sweet"
    ),
    "insult": split(
        "idiot|dumb bot|stupid machine|useless thing|clown|loser|moron|trash|joke|dummy|toaster|waste of time|noob"
    ),
}
TEMPLATES = split(
    """
    hello|hi|hey there|good morning|good evening everyone|yo|sup|what's up|whats up|how are you|how are you doing {when}|howdy
    hi all|hey emmy|good night|see you {when}|bye|goodbye|brb|gtg|welcome back|long time no see|how's it going|how was your day
    thanks|thank you so much|thx|ty emmy|thanks that helped|great job|well done|nice one|you are the best|perfect, thanks
    that makes sense|got it|ok|okay cool|yes|no|maybe|sure|sounds good|lol|haha that's funny|omg|wow|oh no|nevermind
    i am {feeling}|i'm so {feeling} {when}|why am i so {feeling}|i feel {feeling}|{person} is {feeling}|are you {feeling}
    i {did}|we {did} {when}|{person} {did}|i {did} and then i {did}|guess what, i {did}|did you hear that {person} {did}
    {when} i {did} and now i'm {feeling}|i {did} for {number} hours|{person} said {person} {did}|i think {person} {did}
    do you like {food}|what's your favorite {thing}|who is your favorite singer|want {food}|i want {food}|i'd love some {food}
    let's get {food} {when}|who wants {food}|order {number} {food} please|can someone bring {food}|is there {food} left
    are you free {when}|shall we meet at {place} {when}|let's meet {when}|meeting moved to {when}|see you at {place} {when}
    remind me {when} to call {person}|wake me up {when}|set a timer for {number} minutes|book a table for {number} {when}
    my flight leaves {when}|the bus comes in {number} minutes|class starts {when}|my birthday is {when}|i'm {number} years old
    i have {number} cats and {number} dogs lol|i have {number} siblings|we were {number} people at {place}|only {number} days left
    i got {number} likes on my {thing}|my phone is at {number}%|it's {number} degrees outside|it took {number} tries
    the {thing} was {quality}|that {thing} is {quality}|this {thing} is so {quality}|is the {thing} {quality}|{person} is {quality}
    i think the {thing} is {quality} but {person} doesn't|what do you think of the {thing}|rate my {thing}|{number}/10 would recommend
    the {thing} was like {number}/10|that was 100% {quality}|i'm 99% sure {person} {did}|i agree 100%|i give 110% {when}
    which {thing} should i buy|should i go to {place} or {place}|where is {place}|how do i get to {place}|who is at {place}
    what should i eat {when}|what should i wear {when}|what are you doing {when}|what did you do {when}|any plans {when}
    is it going to rain {when}|what's the weather {when}|what time is it|what day is it|when is lunch|where are you
    tell me a joke|tell me a story about a {thing}|say something nice|sing me a song|write a poem about {food}|make me laugh
    write a short story about {person} and a {thing}|write a letter to {person}|give me {number} ideas for {place}|cheer me up
    who are you|what are you|what can you do|are you a robot|are you human|who made you|how old are you|do you sleep|are you real
    what is your name|do you like math|why are you called emmy|can you help me|help|i need help|can you see this|are you there
    how do you work|how were you trained|do you learn from reactions|are you better than chatgpt|who built you|what model are you
    you are a {insult}|shut up you {insult}|you suck|this bot is a {insult}|{insult}|i hate you|you're wrong, {insult}|go away
    you're useless|that's wrong|no that's not right|you can't count|you can't even add|are you sure|try again|really|why
    that solves my problem|it all adds up|times are hard|what a plus|that's a minus for me|divided we fall|multiply your efforts
    my {thing} has no value|let's factor that in|that equation of power is {quality}|{person} is a big factor|in a split second
    i need a solution for my relationship|my root canal is {when}|she's out of my league times a thousand|the odds are against us
    {person} and i are even|that's below average|what's the difference between {person} and {person}|mind the product placement
    can you solve my problems with {person}|how do i deal with {person}|{person} plus one is invited|the x factor is {when}
    my ex texted me {when}|why did {person} leave|do you believe in love|i miss {person}|i love {person}|call {person} {when}
    the sum of my fears|count on me|i'm counting the days|she counts sheep|what's the point|can you function without {food}
    square up|i lost count|{number} is my lucky number|my favorite number is {number}|room {number} please|gate {number}
    the score was {number}-{number}|we won {number} to {number}|they lost {number}:{number} {when}|game {number} was {quality}
    happy birthday|congrats on your {thing}|good luck {when}|get well soon|merry christmas|happy new year 2026|sorry|my bad|oops
    """
)


def everyday(rng: Random) -> str:
    """A message of everyday talk."""
    return told(rng.choice(TEMPLATES), WORDS, rng)
