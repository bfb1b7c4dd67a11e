"""Prices, change, wages, percent, discounts and tips. `x`, `y` and `k` are prices, `r` is a percentage."""

STORIES = """
(a|one) {T} (costs|is) ${x}. how much (do|does|would|will) {a} {t} cost || a * x
{P} (buys|bought|orders|ordered|sold) {a} {t} (for|at) ${x} (each|apiece|per piece|a piece). how much (does|did) {p} (pay|spend|get|owe) [in total|altogether] || a * x
{a} {t} cost ${x}. how much (does|is) (one|each|one {T}|a single {T}) [cost] || x / a
{P} (paid|spent) ${x} (for|on) {a} {t}[ that all cost the same|]. (what is the price of one|how much was each|how much did each {T} cost|what did one cost) || x / a
{P} has ${x}. (a|each|one) {T} costs ${y}. how many {t} can {p} (buy|afford|get) || x / y
{P} (buys|bought) a {T} for ${x} and a {U} for ${y}. how much did {p} (pay|spend) [in total|altogether|in all] || x + y
{P} (had|has|took|started with) ${x}. {p} (spends|spent|paid|gave {Q}|lost) ${y} [on a {T}|on {t}|for a {T}]. how much [money] (does {p} have|is|did {p} have) left || x - y
{P} (buys|bought) a {T} for ${y} and (pays with|paid with|gives the cashier|handed over) [a] ${x} [bill|note]. how much change (does|did|should) {p} get [back] || x - y
{P} (buys|bought) {a} {t} (for|at) ${y} each and (pays with|paid with|gives) [a] ${x} [bill|note]. how much change (does|did|will) {p} get [back] || x - a * y
{P} has ${x}. {p} (buys|bought) {a} {t} (for|at) ${y} each. how much [money] (is|does {p} have) left || x - a * y
{P} (buys|bought) {a} {t} (for|at) ${x} each and {b} {u} (for|at) ${y} each. how much (does|did) {p} (pay|spend) [in total|altogether|in all] || a * x + b * y
{P} (buys|bought) {a} {t} (for|at) ${x} each and a {U} for ${y}. how much (does|did) {p} (pay|spend) [in total|altogether] || a * x + y
{P} (earns|makes|gets|is paid) ${x} (an|per|every|each) (hour|day|week). how much (does|will) {p} (earn|make|get) (in|for|after) {a} (hours|days|weeks) || a * x
{P} (earned|made|got) ${x} (in|for) {a} (hours|days|weeks) [of work]. how much (is that per hour|did {p} earn per hour|does {p} make an hour|per day is that) || x / a
{P} (earns|makes|gets) ${y} an hour. how many hours must {p} work to (earn|make|get) ${x} || x / y
{P} (earns|makes|gets) ${x} an hour and works {a} hours a day. how much does {p} (earn|make) in {b} days || a * b * x
{P} (saves|puts aside|saved) ${y} (a|every|each|per) (week|month|day). how many (weeks|months|days) (does|will) it take to save ${x} || x / y
{P} (wants|wants to buy) a {T} (that costs|for) ${x}. {p} has [already] [saved] ${y}. how much more (does {p} need|money does {p} need|must {p} save) || x - y
{P} (wants to buy|needs) a {T} for ${x}. {p} has ${y} and saves ${k} (a|each|per) week. how many weeks (until {p} can buy it|does {p} have to save) || (x - y) / k
{P} (sells|sold) {a} {t} (for|at) ${x} each and {b} {u} (for|at) ${y} each. how much (money did|does) {p} (make|earn|get) || a * x + b * y
{P} (bought|buys) a {T} for ${y} and (sold|sells) it for ${x}. (how much profit did {p} make|what is {s} profit|how much did {p} gain) || x - y
{P} (bought|buys) {a} {t} for ${y} each and (sold|sells) them for ${x} each. (how much profit|what profit) did {p} make || a * (x - y)
a {T} costs ${x}. it is [now|on sale,] {r}% off. (what is the sale price|how much does it cost now|what is the new price|what do i pay|how much is it now) || x * (100 - r) / 100
a {T} (that costs|for|priced at) ${x} (is discounted by|has a discount of|is reduced by|gets) {r}% [off]. (what is the sale price|how much is it now|what is the new price) || x * (100 - r) / 100
(there is|you get) {r}% off a {T} (that costs|priced at|for) ${x}. how much do (you|i|we) save || x * r / 100
the price of a {T} (was|is) ${x} and (rises|rose|goes up|increased|went up) by {r}%. (what is the new price|how much does it cost now) || x * (100 + r) / 100
a (dinner|meal|bill|lunch|taxi ride) (costs|is|comes to) ${x}. (how much is|what is) a {r}% tip || x * r / 100
a (dinner|meal|bill|lunch) (costs|is|comes to) ${x}. with a {r}% tip, how much (is it|do we pay|is the total) [in total|altogether] || x * (100 + r) / 100
a {T} costs ${x} plus {r}% [sales] tax. (how much is it|what is the total|what does it cost) [in total|with tax] || x * (100 + r) / 100
{r}% of [the] {a} {g} (are girls|wear glasses|play football|have a pet|walk to school|passed). how many (is that|girls are there|are they|wear glasses|passed) || a * r / 100
{r}% of [the] {a} {g} (are girls|wear glasses|play football|have a pet|failed|came). how many (do not|are not|are boys|did not) || a * (100 - r) / 100
{P} (got|answered|had) {b} of {a} (questions|answers|points) (right|correct|correctly). what (percent|percentage) is that || b / a * 100
{P} (scored|got) {r}% (on|in|of) a test (with|of) {a} questions. how many [questions] did {p} (get right|answer correctly) || a * r / 100
{b} of {a} {g} (are girls|have a dog|are absent). what (percent|percentage) (is that|of the {g} is that|are girls) || b / a * 100
{P} (has|earns|gets) ${x} and (spends|saves|gives away) {r}% [of it]. how much (is that|does {p} spend|does {p} save) || x * r / 100
{P} (has|earns|gets) ${x} [a month] and (spends|pays) {r}% [of it] (on rent|on food|for rent). how much is left || x * (100 - r) / 100
{P} (puts|deposits|invests) ${x} in a bank at {r}% [simple] interest [per year|a year]. how much interest (does {p} get|is that) (after|in) {a} years || x * r / 100 * a
{a} {g} (share|split) a (bill|cost|prize) of ${x} (equally|evenly). how much does each (pay|get) || x / a
{a} {g} (share|split) a bill of ${x} and a tip of ${y} (equally|evenly). how much does each pay || (x + y) / a
a {H} of {a} {t} costs ${x}. how much do {b} {h} cost || b * x
(a ticket|an adult ticket) costs ${x} and a child ticket [costs] ${y}. how much do {a} adults and {b} children pay || a * x + b * y
(entry|a ride|a ticket) costs ${x} per person. how much (do|does|must) (a group of {a} people|{a} people|{a} {g}) pay || a * x
{a} {t} cost ${x}. how much (do|would) {b} {t} cost || x / a * b
{P} (had|has) ${x}, (spent|spends) ${y} on {t} and then (got|gets|earned) ${k} (from {Q}|for chores|at work). how much [money] does {p} have now || x - y + k
{P} (spent|paid) ${x} on {t}, ${y} on {u} and ${k} on food. how much did {p} spend (altogether|in total|in all) || x + y + k
{P} (had|has|took) ${x}. {p} (spent|spends) ${y} on {t} and ${k} on {u}. how much (is|money does {p} have) left || x - y - k
{P} (spent|paid) half of {s} ${x} on a {T}. how much (is|does {p} have) left || x / 2
{P} pays ${x} a month for (a phone|internet|rent|the gym). how much (does {p} pay|is that) (in a year|per year|a year) || x * 12
a (phone|gym|streaming) plan costs ${y} a month plus a fee of ${x} [once]. how much is it for {a} months || a * y + x
a taxi (costs|charges) ${x} plus ${y} per (km|mile|kilometer). how much is a ride of {a} (km|miles|kilometers) || x + a * y
"""
