"""Plain English from a small grammar over many words, with figures where nouns take them: whatever it says, it is talk.

The sentences mean little. They are there so that unknown words and bare numbers alone never look like mathematics.
"""

from random import Random

from finetune.problems.chatter.grammar import split, told

WORDS = {
    "n": split(
        "{number}|{number}|{number}|{number}|one|two|three|four|five|six|eight|nine|twelve|fifty|half a|a few|some|no"
    ),
    "noun": split(
        "apartment|album|answer|apple|arm|artist|aunt|baby|bag|ball|bank|bar|basket|bath|battery|bed|bike|bill|bird|blanket|boat|body|boot"
        "|bottle|box|bread|bridge|brother|budget|bug|building|bus|button|cable|cake|camera|candle|car|card|carpet|cat|chair|channel|chapter|cheese"
        "|child|church|city|class|client|clock|cloud|coach|coat|coffee|colour|comment|company|computer|concert|cook|country|couple|cousin|cover"
        "|crowd|cup|curtain|customer|daughter|deadline|desk|dinner|doctor|dog|door|dream|dress|driver|ear|email|engine|exam|eye|face|factory"
        "|family|fan|farm|father|file|film|finger|fire|fish|flag|flat|flight|flower|folder|foot|forest|friend|game|garden|gift|girl|glass|goal"
        "|group|guest|guide|guitar|hair|hand|hat|head|heart|holiday|horse|hospital|hotel|house|idea|island|jacket|job|joke|judge|key|kid|king"
        "|kitchen|knife|lake|lamp|language|laptop|lawyer|leaf|leg|letter|library|light|line|list|machine|magazine|manager|map|market|mask|match"
        "|meal|medal|meeting|member|menu|message|metal|mirror|mistake|model|monkey|moon|mother|mountain|mouse|mouth|movie|museum|name|neck"
        "|neighbour|newspaper|night|nose|note|office|oil|onion|orange|page|pain|painting|paper|parent|park|partner|party|password|patient|pencil"
        "|phone|photo|piano|picture|pilot|pizza|planet|plant|plate|player|poem|police|pool|potato|present|price|prison|project|queen|question"
        "|radio|recipe|restaurant|ring|river|road|robot|roof|room|rule|salad|salt|school|screen|sea|seat|secret|server|shelf|ship|shirt|shoe|shop"
        "|singer|sister|skirt|sky|snake|soap|sofa|soldier|song|soup|spoon|sport|stair|star|station|store|storm|story|street|student|sugar|suit"
        "|summer|table|teacher|team|test|theatre|ticket|tool|tooth|tower|town|toy|train|tree|trip|truck|uncle|video|village|visitor|voice|wall"
        "|watch|water|website|wedding|week|wheel|wife|wind|window|wine|winter|wolf|word|worker|writer|yard|year|zoo"
    ),
    "many": split("{noun}s"),
    "adjective": split(
        "angry|bad|beautiful|big|blue|boring|brave|bright|broken|busy|calm|careful|cheap|clean|clever|cold|cool|crazy|dangerous|dark|dead|deep"
        "|different|dirty|dry|early|easy|empty|exact|expensive|famous|fast|favourite|final|first|free|fresh|full|funny|good|green|happy|hard|heavy"
        "|high|honest|hot|huge|important|kind|large|last|late|lazy|left|light|little|local|long|lost|loud|lucky|missing|modern|narrow|new|next|nice"
        "|old|only|open|other|perfect|polite|poor|proud|quick|quiet|rare|ready|real|red|rich|right|round|sad|safe|same|second|serious|sharp|short"
        "|shy|silly|simple|single|slow|small|smart|soft|special|strange|strong|sweet|tall|thick|thin|third|tiny|tired|total|ugly|unknown|warm|weak"
        "|wet|whole|wide|wild|wrong|young"
    ),
    "verb": split(
        "accept|answer|ask|avoid|bake|believe|borrow|break|bring|build|burn|buy|call|carry|catch|change|check|choose|clean|close|collect|cook|copy"
        "|count|cross|cut|decide|describe|destroy|draw|drink|drive|drop|eat|enjoy|explain|feed|feel|fight|fill|find|finish|fix|follow|forget|get|give"
        "|grow|guess|hate|hear|help|hide|hit|hold|hurt|invite|join|keep|kick|know|lead|learn|leave|lend|lift|like|list|lose|love|make|meet|miss|move"
        "|need|notice|open|order|paint|pass|pay|pick|plan|play|print|promise|pull|push|put|read|remember|remove|repair|repeat|save|see|sell|send"
        "|share|shoot|show|sign|sing|solve|spell|start|steal|stop|study|take|taste|teach|tell|throw|touch|trade|translate|try|turn|use|visit|want|wash"
        "|watch|wear|win|write"
    ),
    "past": split(
        "asked for|bought|broke|brought|built|called|carried|caught|changed|chose|cleaned|cooked|counted|cut|drew|drove|dropped|ate|fed|fixed|forgot"
        "|found|gave|got|had|hated|heard|hid|hit|kept|left|liked|lost|loved|made|met|missed|moved|needed|opened|ordered|paid for|painted|played|put away"
        "|read|remembered|saved|saw|sent|sold|shared|showed|stole|stopped|threw|took|tried|used|visited|wanted|washed|watched|won|wore|wrote"
    ),
    "who": split(
        "i|you|we|they|he|she|it|my {noun}|the {noun}|your {noun}|this {noun}|someone|nobody|people|everybody|{name}|{name} and {name}|our {noun}"
    ),
    "name": split(
        "alex|ben|carla|dave|emma|finn|greta|hugo|ines|jack|kim|lena|max|nina|oscar|paul|quinn|rosa|sam|tina|uma|vera|will|yara|zoe|priya|ahmed|chen"
    ),
    "what": split(
        "the {noun}|a {noun}|my {noun}|the {adjective} {noun}|{n} {many}|{n} {adjective} {many}|that {noun}|those {many}|the {noun} and the {noun}"
        "|{noun} {number}|every {noun}|{adjective} {many}|the {noun} of the {noun}|the {noun}'s {noun}|it|them|something {adjective}"
    ),
    "where": split(
        "in the {noun}|at the {noun}|on {noun} {number}|near the {noun}|from the {noun}|with {name}|for the {noun}|under the {noun}|over there"
        "|to the {noun}|without {what}|about {what}|between the {noun} and the {noun}|after {number}|before {number}|since {number}|by {number}"
        "|at {number}|in {number}|{n} times|{number} times|for {n} {unit}|in {n} {unit}|{n} {unit} ago|until {number}|by the {noun}"
    ),
    "unit": split(
        "days|hours|minutes|weeks|years|months|seconds|nights|miles|meters|dollars|euros|pounds|points|pages|rounds|degrees"
    ),
    "question": split("why|when|where|how|how often|since when|what for|how long|how fast|how come"),
    "helper": split("do|did|can|should|would|will|could|must|might|didn't|can't|won't"),
    "end": (
        "",
        "",
        "",
        "",
        *split(
            "right|tho|{where}|and {who} {past} {what}|because {who} {past} {what}|but {who} {helper} {verb} {what}|or not"
        ),
    ),
}
TEMPLATES = split(
    """
    {who} {past} {what} {end}|{who} {past} {what} {where} {end}|{who} {past} {n} {many} {end}|{who} {helper} {verb} {what} {end}
    {question} {helper} {who} {verb} {what} {end}|{question} {helper} {who} {verb} {what} {where}|{helper} {who} {verb} {what} {end}|{helper} you {verb} {n} {many}
    {verb} {what} {end}|{verb} {what} {where}|{verb} {n} {many} {where}|please {verb} {what} {end}|don't {verb} {what}|let's {verb} {what} {where}
    what is {what}|what's {what} {where}|what is the {noun} of {what}|what is a {noun}|what is the {adjective}est {noun} {where}|what are {many}
    whats the {noun} {where}|what's your {adjective} {noun}|what does a {noun} {verb}|what did {who} {verb} {where}|what if {who} {past} {what}
    who {past} {what} {end}|who is the {noun} {where}|who was the {adjective} {noun}|which {noun} is {adjective}|which {noun} {helper} {who} {verb}
    how many {many} {helper} {who} {verb}|how many {many} are {where}|how many {many} does a {noun} have|how much {noun} is too much|how {adjective} is {what}
    how much is {what} {where}|how old is {what}|how far is {what}|how much does {what} cost|how long is {what}|how is the {noun} {where}
    is {what} {adjective}|is it {adjective} {where}|are {many} {adjective}|was {what} {where}|is there {what} {where}|are there {n} {many} {where}
    {what} is {adjective} {end}|{what} was {where}|{what} or {what}|{noun} {number}|{n} {many} {where}|{adjective} {noun}|{what} {where}|{n} {many} and {n} {many}
    the {noun} is {number} {unit} {adjective}|{who} {past} {number} {where}|it took {n} {unit}|only {n} {many} left {end}|{number} {many}, {number} {many}, whatever
    i think {what} is {adjective}|i need {n} {many} {where}|i have {n} {many} and {n} {many} {end}|there are {n} {many} {where}|{name} is {number} {end}
    {name} {helper} {verb} {what}|tell {name} about {what}|tell me about {what}|give me {what}|give me the {noun} of {name}|show me {what}|find {what} {where}
    i'm {adjective} {end}|so {adjective} {where}|{name} said {who} {past} {what}|if {who} {past} {what}, {who} {helper} {verb} {what}|{adjective} {noun} {number}
    """
)


def sentences(rng: Random) -> str:
    """A sentence of everyday words."""
    return told(rng.choice(TEMPLATES), WORDS, rng).strip()
