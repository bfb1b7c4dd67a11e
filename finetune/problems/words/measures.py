"""Speed, work, ages, averages, fractions of things, recipes, areas in stories."""

STORIES = """
(a|the) (car|train|bus|cyclist|plane|boat|truck|bike|ship|runner) (drives|travels|goes|moves|rides|flies) [at] {a} (km/h|mph|km per hour|miles per hour|kilometers an hour|miles an hour) for {b} hours. how far (does it|did it|does the car|will it) (go|travel|drive) || a * b
{P} (drives|walks|runs|cycles|rides) at {a} (km/h|mph|km per hour|miles per hour). how far does {p} (get|go|walk|run|ride) in {b} hours || a * b
(a|the) (car|train|bus|plane|truck|cyclist|runner) (drives|travels|went|goes|covers|flew) {a} (km|miles|kilometers) in {b} hours. (what is its [average] speed|how fast is it|how fast did it go|what is the speed|how many (km|miles) per hour is that) || a / b
{P} (drove|walked|ran|cycled|rode) {a} (km|miles|kilometers) in {b} hours. (what was {s} [average] speed|how fast was {p}|how many (km|miles) per hour is that) || a / b
how long (does it take|do you need|does a train need|does {P} need) (to go|to drive|to travel|for) {a} (km|miles|kilometers) at {b} (km/h|mph|km per hour|miles per hour) || a / b
(a|the) (car|train|bus) (travels|drives|goes) at {b} (km/h|mph). how (long|many hours) does it need for {a} (km|miles) || a / b
(a|the) (car|train|cyclist) (drives|travels|rides) {a} hours at {b} (km/h|mph) and [then] {c} hours at {d} (km/h|mph). how far (is that|does it go) (altogether|in total|in all) || a * b + c * d
{P} (drove|walked|cycled) {a} (km|miles) (in the morning|on saturday) and {b} (km|miles) (in the afternoon|on sunday). it took {c} hours in all. what was {s} average speed || (a + b) / c
(two|2) (cars|trains|cyclists|people) (start|leave) from the same (place|town) in opposite directions at {a} and {b} (km/h|mph). how far apart are they after {c} hours || (a + b) * c
(two|2) (cars|trains|cyclists) are {a} (km|miles) apart and (drive|move|travel) toward each other at {b} and {c} (km/h|mph). (when|after how many hours) do they meet || a / (b + c)
{P} (can type|types|reads|writes) {a} (words|pages|lines) (a|per|every) minute. how many [words|pages|lines] (can {p} type|is that|does {p} read) in {b} minutes || a * b
(a|the) (machine|factory|printer|tap|pump|baker) (makes|produces|prints|fills|bakes) {a} ({t}|pages|liters|bottles) (an|per|every|each) (hour|minute). how many (is that|does it make|does it print) in {b} (hours|minutes) || a * b
(a|the) (machine|factory|printer|pump) (makes|produces|prints|fills) {a} ({t}|pages|liters|bottles) in {b} (hours|minutes). how many (is that|does it make) (per|an|in one|each) (hour|minute) || a / b
{a} (machines|workers|printers|hens) (make|produce|print|lay) {b} ({t}|pages|eggs) [each] (a|per|each|every) day. how many in {c} days || a * b * c
(a|the) (tank|pool|barrel|bucket) (holds|contains|has) {a} (liters|gallons). {b} (liters|gallons) (leak|run out|are used|flow out) (every|per|each|an) hour. (how much is left|how many liters are left|how many gallons remain) after {c} hours || a - b * c
(a|the) (tank|pool|barrel) (holds|needs) {a} (liters|gallons). a (pump|hose|tap) fills {b} (liters|gallons) (a|per|every) minute. how (long|many minutes) does it take to fill it || a / b
(a|the) (candle|plant|tree|snowman) is {a} (cm|inches) (tall|high). it (grows|rises) {b} (cm|inches) (a|per|every) (day|week|month|year). how (tall|high) is it after {c} (days|weeks|months|years) || a + b * c
(a|the) candle is {a} (cm|inches) (tall|long). it burns down {b} (cm|inches) (an|per|every) hour. how (tall|long) is it after {c} hours || a - b * c
{P} is {a} [years old]. {Q} is {b} years (older|older than {m}). how old is {Q} || a + b
{P} is {a} [years old]. {Q} is {b} years (younger|younger than {m}). how old is {Q} || a - b
{P} is {a} years old [now|]. how old (will {p} be|is {p}) in {b} years || a + b
{P} is {a} years old [now]. how old was {p} {b} years ago || a - b
{P} is {a} years old. {Q} is {b} times as old. how old is {Q} || a * b
{P} is {a} years old. {Q} is twice as old. how old is {Q} || a * 2
{P} is {a} years old. {Q} is half as old. how old (is {Q}|will {Q} be in {b} years) || a / 2
{P} is {a} years old. {Q} is {b} times as old. (how old are they together|what is the sum of their ages) || a + a * b
{P} is {a} years old. {Q} is {b} years (older). what is the sum of their ages || a + a + b
{P} is {a} years old and {Q} is {b}. how much older is {P} [than {Q}] || a - b
in {b} years {P} will be {a} [years old]. how old is {p} now || a - b
{b} years ago {P} was {a} [years old]. how old (is {p} now|will {p} be in {c} years) || a + b
{b} years ago {P} was {a}. how old will {p} be in {c} years || a + b + c
the (average|mean) of {a} numbers is {b}. what is their sum || a * b
{P} (has|had|bought) {a} {t}. {f} of them are (red|broken|rotten|ripe|for {Q}). how many (are that|are (red|broken|rotten|ripe)|is that) || a * f
{f} of [the] {a} {g} (are girls|wear glasses|walk to school|play chess). how many (is that|are girls|do|wear glasses) || a * f
{f} of [the] {a} {g} (are girls|wear glasses|walk to school|play chess). how many (are not|are boys|do not) || a - a * f
{P} (ate|used|gave away|sold|spent|read) {f} of {s} {a} ({t}|{t}|dollars|pages). how many (are left|does {p} have left|are (still there|left)) || a - a * f
{P} (ate|used|gave away|sold|spent|read) {f} of {s} {a} ({t}|dollars|pages). how many (did {p} (eat|use|give away|sell|spend|read)|is that) || a * f
a (recipe|cake) (needs|uses|calls for) {a} (cups|grams|spoons) of (flour|sugar|milk) for {b} (people|servings|cakes). how much [flour|sugar|milk] is needed for {c} (people|servings|cakes)|| a / b * c
a recipe (needs|uses) {a} (cups|eggs|grams) [of flour|of sugar]. {P} wants to make {b} (times as much|batches|cakes). how (much|many) does {p} need || a * b
{a} (kg|pounds|liters) of (rice|apples|paint|milk) (lasts|is enough for|feeds|covers) {b} (people|days|rooms). how (much|many kg) is that per (person|day|room) || a / b
a (garden|field|yard|room|pool) is {a} (m|meters|feet) long and {b} (m|meters|feet) wide. (what is its area|how big is it|how many square (meters|feet) is it|how much carpet is needed) || a * b
a (garden|field|yard|room|pool) is {a} (m|meters|feet) long and {b} (m|meters|feet) wide. (how long is a fence around it|what is its perimeter|how much fence is needed) || 2 * (a + b)
a (square) (garden|field|room) has sides of {a} (m|meters|feet). (what is its area|how big is it) || a * a
{P} runs {a} times around a (field|track|square) of {b} (meters|m). how far is that || a * b
{P} (walks|runs|cycles|drives) {a} (km|miles) to (school|work) and back [every day|each day]. how far is that in {b} days || a * 2 * b
(a|one) (map|drawing) shows 1 cm for {a} km. how (far|long) is {b} cm on the map || a * b
a (movie|class|lesson|game) (lasts|takes|is) {a} minutes. {P} watches {b} of them. how many minutes is that || a * b
{P} (sleeps|works|studies|practices|trains) {a} hours (a|every|per) day. how many hours is that in a week || a * 7
{P} (sleeps|works|studies|practices|trains) {a} minutes a day. how many (hours is that in {b} days) || a * b / 60
a book has {a} pages. {P} reads {b} pages (a|every|each) day. how many days does {p} need || a / b
a book has {a} pages. {P} reads {b} pages (a|every|each) day for {c} days. how many pages are left || a - b * c
a book has {a} pages. {P} has read {b} [pages|of them] and wants to finish in {c} days. how many pages a day (is that|must {p} read) || (a - b) / c
(the sum of|) two numbers [is|add up to] {a}. one [of them] is {b}. what is the other || a - b
a number is {b} (more|greater) than {a}. what is (the number|it) || a + b
i (think of|have) a number. (i multiply it|it is multiplied) by {b} and (get|i get) {a}. what is (my number|the number) || a / b
i think of a number, (double it|times 2) and add {b}. i get {a}. what is my number || (a - b) / 2
{P} (weighs|is) {a} (kg|pounds). {p} (loses|lost) {b} (kg|pounds) (a|every|per) month for {c} months. how much does {p} weigh (now|then) || a - b * c
"""
