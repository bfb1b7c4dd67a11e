"""Messages that look like mathematics and ask for none: figures that name, measure or set a time, words such as "times"
and "factor" in their ordinary sense, and operators in code.
"""

from random import Random

from finetune.problems.chatter.grammar import split, told

WORDS = {
    "n": split("{number}|{number}|{number}|two|three|four|five|six|seven|ten|a dozen|twenty|a hundred"),
    "clock": split(
        "{number}|{number}:30|{number}:15|{number}:45|{number} am|{number}pm|{number} o'clock|half past {n}|quarter to {n}|noon"
        "|{number} instead of {number}|{number} or {number}|{number} rather than {number}|{number}-ish|{number} sharp"
    ),
    "day": split(
        "mon|tuesday|wed|thursday|fri|saturday|sunday|tomorrow|tonight|the {number}th|the 1st|the 22nd|next week"
    ),
    "event": split(
        "the call|practice|dinner|the match|the exam|our train|the show|lunch|the party|rehearsal|yoga|the review|pickup"
        "|the interview|check-in|class|the demo|church|the game|curfew|boarding|the wedding"
    ),
    "people": split("people|adults|kids|guests|players|students|friends|of us|colleagues|fans|strangers"),
    "unit": split(
        "km|miles|kg|pounds|mg|ml|cups|spoons|inches|feet|degrees|percent|%|hours|mins|seconds|days|weeks|months|years|bucks"
        "|euros|dollars|pages|levels|points|followers|steps|calories|gb|stairs|episodes|seasons|goals|laps|reps|grams"
    ),
    "stuff": split(
        "eggs|bananas|beers|tickets|shirts|chairs|emails|messages|cookies|batteries|stickers|books|plants|pens|socks|cards"
        "|lemons|bottles|candles|photos|chargers|pizzas|rolls|pills|keys|slices|balloons|envelopes"
    ),
    "label": split(
        "room|gate|platform|track|chapter|page|episode|season|level|row|seat|bus|line|exit|flight|section|channel|apartment"
        "|lane|unit|form|ticket|invoice|order|version|locker|table|floor|house|highway|article|rule|figure|question"
    ),
    "code": split(
        "{number}-{number}|{number}|#{number}|0{number}-{number}|+{number} {number}|{number}/{number}|{number}.{number}"
    ),
    "number_of": split(
        "phone number|pin|postcode|account number|room number|house number|locker code|license plate|passport number|height"
        "|weight|shoe size|jersey number|score|blood pressure|high score|rank|elo|gpa|iq|birth year|extension"
    ),
    "titled": split(
        "{name}-{number}|{name} {number}|{name} {n}|{n} {thing}s|{number} {thing}s|the {n} {thing}s|{thing} {number}|{n} and a half {thing}s"
    ),
    "name": split(
        "apollo|sum|area|boeing|blade|delta|zone|nova|level|terminal|agent|matrix|gamma|mach|unit|studio|district|union"
    ),
    "thing": split(
        "king|monkey|star|sister|dragon|pilot|stone|tower|ghost|wolf|river|season|knight|day|brother|shade|samurai"
    ),
    "work": split("song|band|film|movie|album|book|game|series|track|podcast|painting|show|musical|play"),
    "operator": split("==|===|!=|!==|+=|-=|++|--|**|//|%|&&|the pipe|->|=>|<=|:=|??|a / and a //|= and ==|is and =="),
    "language": split("python|js|c|java|bash|sql|rust|go|php|c++|excel|ruby|regex|swift"),
    "measured": split(
        "population|area|size|height|age|price|length|depth|weight|temperature|gdp|mayor|name|distance|speed|history|colour|cost"
    ),
    "of": split(
        "berlin|mexico|a giraffe|the nile|your car|oslo|a marathon|the atlantic|my street|an iphone|the sun|lagos|a blue whale"
        "|london|the eiffel tower|this sofa|saturn|a piano|seoul|a house|the team|ohio"
    ),
    "who": split(
        "my dad|ella|my boss|marco|this guy|the coach|everyone|our teacher|my roommate|nobody|karen|jon|the bank"
    ),
    "tired": split(
        "answering me|talking|this channel|people|working here|silly messages|being asked things|waiting|your job|maths"
    ),
}
TEMPLATES = split(
    """
    {event} is at {clock}|{event} starts {day} at {clock}|can we make it {clock}|could we say {clock} for {event}|shall we do {clock}
    is {clock} ok for you|{event} moved from {clock} to {clock}|let's move {event} to {clock}|does {clock} work on {day}|i'll be there by {clock}
    what time is {event}, {clock}|see you {day} around {clock}|we close at {clock} on {day}|{clock} works|not before {clock}|{day} at {clock} then
    i'm late, give me {n} more {unit}|back in {n}|be ready in {n} {unit}|{event} lasts {number} {unit}|only {number} {unit} to go until {event}
    a table for {n} at {clock}|room for {n} {people} {day}|we are {n} {people}, is that fine|{n} {people} are coming to {event}|party of {n} please
    i need {n} more {people} for {event}|there were {number} {people} at {event}|{n} out of {n} {people} liked it|{n} {people} and {n} {stuff}, what a night
    my {number_of} is {code}|his {number_of} is {code}|what is your {number_of}|is {code} a good {number_of}|{code} is my {number_of}, write it down
    i forgot my {number_of}|change my {number_of} to {code}|text me on {code}|the code is {code}|call {code} now|dial {code} for help|whats {code}
    go to {label} {number}|{label} {code} is closed|where is {label} {number}|i'm on {label} {number}|{label} {number} was great|what is {label} {number} about
    what does {code} stand for|what does {code} mean|who is agent {number}|{label} {code} still not here|{label} {number}, {label} {number}, which is it
    we won {number}-{number}|{number}-{number} at half time|it ended {n} all|lost {number} to {number} {day}|up by {n} in the last {n} minutes|{n} nil to us
    bought {n} {stuff} for {number} {unit}|i ate {n} {stuff}|get {n} {stuff} and {n} {stuff} please|who took my {n} {stuff}|{number} {stuff} is too many
    add {n} {stuff} to the list|take {n} {stuff} off the list|split the {stuff} with {who}|put {n} {stuff} in the bag|share the {stuff} among the {people}
    drop {n} {stuff} at reception|take {n} {stuff} away, they are old|{who} took {n} {stuff} from me|cut the {stuff} in half, would you|multiply the {stuff} lol
    {who} ran {number} {unit}|{who} lost {number} {unit}|i'm {number} {unit} tall|{number} {unit} is far|it's {number} {unit} outside|{who} is {number} {unit} old
    {number} {unit} a day, is that healthy|is {number} {unit} a lot|{number}-{number} {unit} every week|my phone has {number} {unit} left|over {number} {unit}!!!
    have you heard {titled}|i love the {work} {titled}|is {titled} a good {work}|who made {titled}|the new {work} by {titled}|{titled} is on tonight
    have you seen {titled}|{titled} or {titled}|what is {titled} about|tickets for {titled}|when does {titled} come out|{titled} is a weird {work} title
    what does {operator} mean in {language}|what does {operator} do in {language}|difference between {operator} and {operator} in {language}
    when do i use {operator} in {language}|is there a {operator} in {language}|{language}: {operator} or {operator}|why does {operator} not work in {language}
    what is the {measured} of {of}|what's the {measured} of {of}|do you know the {measured} of {of}|tell me the {measured} of {of}|{measured} of {of}
    compare the {measured} of {of} and {of}|whats the difference between {of} and {of}|which has more {measured}, {of} or {of}|how is the {measured} of {of} found
    do you ever get tired of {tired}|are you sick of {tired}|do you like {tired}|does {tired} bother you|what do you think about {tired}|never mind {tired}
    {who} is such a square|{who} is nothing but minus points|big plus for {who}|{who} has zero taste|{who} makes up a fraction of the cost|{who} is at the limit
    divide the work between {who} and {who}|that is the root of all our problems with {who}|{who} crossed a line|{who} and i are not on equal terms
    {who} adds nothing to {event}|{event} was a product of boredom|a sum of money went missing|{who} called me {n} times|that happened {n} times {day}
    many times i told {who}|{event} times out|the sign says no entry|times change|a common factor in {event} is {who}|the x on the map|who is mr x
    variable weather {day}|a positive attitude helps|{who} is negative about {event}|{who} has the power here|what a formula for disaster|it's a simple equation: no money, no {stuff}
    solve this conflict with {who}|find {who}|simplify the rules of {event}|expand the guest list for {event}|evaluate {who} fairly|work out with me {day}
    i work out at {clock}|figure it out yourself|the remainder of the day is free|{who} is above average|mean people everywhere|an odd number of {people} came
    the answer to my prayers|{n} is company, {n} is a crowd|{n} birds with one stone|cloud {n}|on all fours|behind the 8 ball|{n} heads are better than one
    """
)


def lookalikes(rng: Random) -> str:
    """A message with figures, signs or words of mathematics and nothing to compute."""
    return told(rng.choice(TEMPLATES), WORDS, rng)
