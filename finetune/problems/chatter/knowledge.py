"""Questions of knowledge: people, places, science, language, advice, mathematics without anything to compute."""

from random import Random

from finetune.problems.chatter.grammar import split, told

WORDS = {
    "country": split(
        "france|japan|brazil|egypt|canada|india|kenya|peru|norway|italy|mexico|china|spain|ghana|poland|chile|turkey|the usa"
    ),
    "famous": split(
        "einstein|newton|cleopatra|shakespeare|mozart|marie curie|napoleon|gauss|euler|emmy noether|ada lovelace|gandhi"
        "|beethoven|pythagoras|turing|frida kahlo|julius caesar|messi|taylor swift|ramanujan|galileo|darwin|the beatles"
    ),
    "animal": split(
        "dog|cat|whale|octopus|penguin|spider|crocodile|alligator|bee|shark|owl|elephant|frog|koala|snake|horse|ant|bat"
    ),
    "topic": split(
        "photosynthesis|gravity|world war 2|the french revolution|black holes|evolution|climate change|democracy|inflation"
        "|the roman empire|dna|volcanoes|the stock market|electricity|vaccines|the moon landing|plate tectonics|jazz|chess"
        "|poetry|the water cycle|cells|atoms|tides|the internet|football|buddhism|the cold war|osmosis|quantum physics"
    ),
    "mathematics": split(
        "a prime number|calculus|algebra|a derivative|pi|an integral|the fibonacci sequence|infinity|zero|a matrix|geometry"
        "|a polynomial|the pythagorean theorem|statistics|a logarithm|long division|a fraction|an equation|topology|a proof"
        "|the number e|imaginary numbers|a function|probability|a theorem|an algorithm|game theory|multiplication tables"
    ),
    "language": split("spanish|french|german|japanese|latin|italian|korean|chinese|portuguese|arabic|swedish|greek"),
    "word": split(
        "hello|thank you|love|water|friend|good morning|cheese|bridge|affect|serendipity|their|goodbye|quadrant|sum|cat|beautiful"
    ),
    "year": split("1066|1492|1776|1812|1914|1945|1969|1984|1989|1998|2001|2010|2016|2020|the 1990s|the 80s"),
    "skill": split(
        "cook rice|tie a tie|learn {language}|lose weight|sleep better|study for an exam|write a cv|play guitar|draw a {animal}"
        "|train a dog|save money|get over someone|make friends|bake bread|fix a flat tire|grow tomatoes|meditate|ride a bike"
        "|get better at math|ask for a raise|stop procrastinating|solve a rubik's cube|memorize the times tables|count calories"
    ),
}
TEMPLATES = split(
    """
    what is the capital of {country}|where is {country}|how many people live in {country}|who is the president of {country}
    what language do they speak in {country}|what is {country} famous for|which country is bigger, {country} or {country}
    is {country} in europe|what currency does {country} use|best time to visit {country}|how big is {country}|flag of {country}
    who was {famous}|who is {famous}|when was {famous} born|when did {famous} die|what is {famous} famous for|tell me about {famous}
    where did {famous} live|how old was {famous} in {year}|was {famous} married|name {number} facts about {famous}
    did {famous} know {famous}|write about {famous}|what did {famous} discover|why is {famous} important|quote by {famous}
    what is {topic}|explain {topic}|how does {topic} work|why is {topic} important|who discovered {topic}|tell me about {topic}
    explain {topic} to a {number} year old|give me a summary of {topic}|what caused {topic}|when did {topic} begin|define {topic}
    write {number} sentences about {topic}|what is the difference between {topic} and {topic}|history of {topic}|is {topic} real
    what is {mathematics}|explain {mathematics}|who invented {mathematics}|why do we learn {mathematics}|i hate {mathematics}
    what is {mathematics} used for|is {mathematics} hard|when was {mathematics} discovered|how do i understand {mathematics}
    my teacher explained {mathematics} {number} times and i still don't get it|what does {mathematics} mean|history of {mathematics}
    what comes first, {mathematics} or {mathematics}|recommend a book about {mathematics}|is {mathematics} on the test|love {mathematics}
    what happened in {year}|who won the world cup in {year}|who was president in {year}|best movies of {year}|songs from {year}
    who won the {year} olympics|what was invented in {year}|was {year} a leap year or not, my dad says yes|music in {year}
    what do {animal}s eat|how long do {animal}s live|how many legs does a {animal} have|can a {animal} swim|is a {animal} a mammal
    what's the difference between a {animal} and a {animal}|why do {animal}s sleep so much|are {animal}s dangerous|cute {animal} names
    how fast can a {animal} run|how many hearts does an {animal} have|which is faster, a {animal} or a {animal}|do {animal}s dream
    how do you say {word} in {language}|translate {word} to {language}|what does {word} mean|how do you spell {word}
    what rhymes with {word}|synonym for {word}|use {word} in a sentence|is {word} a noun|plural of {word}|translate this to {language}
    what is another word for {word}|opposite of {word}|how many letters are in the {language} alphabet|is {language} hard to learn
    how to {skill}|how do i {skill}|what is the best way to {skill}|tips to {skill}|can you teach me to {skill}|how long to {skill}
    give me {number} tips to {skill}|is it hard to {skill}|i want to {skill}|why can't i {skill}|help me {skill}|{number} ways to {skill}
    how far away is the moon|how tall is mount everest|why is the sky blue|how deep is the ocean|what is the speed of light
    how many planets are there|how many bones are in the body|what is the tallest building|how old is the universe|is pluto a planet
    how many continents are there|how many days are in a leap year|what is the largest ocean|who wrote hamlet|what is h2o|who painted the mona lisa
    what is the meaning of life|is there a god|what is love|why do we dream|what is time|are we alone|is 13 unlucky|why is 7 lucky
    what is the best {language} food|which planet is closest to the sun|why do leaves change color|what is a solution in chemistry
    is it safe to take {number} pills|what's a good gift for {number} dollars|how much does a {animal} cost|how much is a ticket to {country}
    how many calories are in an apple|who has the most olympic medals|how many goals did messi score|net worth of {famous}
    """
)


def knowledge(rng: Random) -> str:
    """A question that asks for knowledge, not for a calculation."""
    return told(rng.choice(TEMPLATES), WORDS, rng)
