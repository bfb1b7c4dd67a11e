"""Things that come and go, are put together and compared: sums and differences in one to three steps."""

STORIES = """
{P} (has|had|owns|collected|bought|found) {a} {t}. {p} (gets|got|finds|found|buys|bought|receives|picked|collects|is given) {b} more [{t}]. how many {t} (does|did|will) {p} have [now|in all|altogether|in total] || a + b
{P} (has|had|bought|collected|owns) {a} {t}. {Q} (gives|gave|hands|brings|sold|lends) {m} {b} (more|more {t}|other {t}|{t}). how many {t} (does|will) {P} have [now|in total|altogether] || a + b
{P} (has|had|bought) {a} {t} and {b} {u}. how many (things|items|{t} and {u}) (does|did) {p} have [altogether|in total|in all] || a + b
{P} has {a} {t}[ and|.] {Q} has {b} [{t}]. how many {t} do they have (together|altogether|in total|in all|combined) || a + b
there (are|were) {a} {t} (in|on|at) (the box|the table|the garden|{L}|the basket|the room|the shelf). {P} (puts|adds|brings|placed|put) {b} more [there|in]. how many {t} are there [now|in all] || a + b
{L} (sold|made|had|used|received) {a} {t} (on monday|in the morning|yesterday|last week|in january) and {b} (on tuesday|in the afternoon|today|this week|in february). how many {t} (is that|did it sell|did they sell|were there) [in all|altogether|in total] || a + b
{P} (read|walked|ran|baked|wrote|drew|solved|made|planted|picked) {a} (pages|{t}|km|miles|problems) (on monday|yesterday|before lunch|in the morning) and {b} (on tuesday|today|after lunch|in the evening). how many [{t}|pages|miles] did {p} (read|walk|run|do|make|pick) (in total|altogether|in all) || a + b
{a} {t} and {b} {u} are (in|on) (a|the) (box|table|basket|cart|bag). how many (things|objects|items) are there [altogether] || a + b
{P} (has|had|bought|owned|collected) {a} {t}. {p} (gives|gave|sold|lost|ate|used|threw away|dropped|donated|broke|lent|mailed|spent) {b} [of them|{t}|of the {t}] [to {Q}|away|last week]. how many {t} (does|did) {p} have (left|now|remaining|still|left over) || a - b
(there are|there were) {a} {t} (on|in|at) (the tree|{L}|a box|the table|the shop|a bowl|the bus|the fridge). {b} (of them|{t}|) (fall|fell|were sold|were eaten|were taken|rolled|flew away|are removed|broke|were used|left|got lost) [away|off]. how many {t} (are|were) (left|still there|remaining) || a - b
{P} (needs|wants|must sell|has to make|plans to read|wants to collect) {a} {t}. {p} (has|already has|has already|made|sold|read|got) {b} [so far|of them]. how many [more|{t}|more {t}] (does|must) {p} (still need|need|have to get|sell|make|read) || a - b
{P} had some {t}. {p} (gave|sold|lost|ate|used) {b} [of them|{t}] and (now has|has|was left with) {a} [left|{t} left]. how many [{t}] did {p} (have|start with) (at first|in the beginning|to start with|originally) || a + b
{P} had {b} {t}. (after|when) {Q} gave {m} some [more], {p} (had|has) {a}[ {t}]. how many [{t}] did {Q} give {m} || a - b
{P} had {a} {t}. {p} (gave some to {Q}|lost some|ate some|sold some) and (now has|has|had) {b} (left|{t} left|now). how many [{t}] did {p} (give away|lose|give to {Q}|eat|sell) || a - b
{P} has {a} {t}[ and|.] {Q} has {b} [{t}]. how many more {t} does {P} have than {Q} || a - b
{P} has {a} {t}. {Q} has {b} fewer [{t}] [than {P}]. how many {t} does {Q} have || a - b
{P} has {a} {t}. {Q} has {b} more [{t}] [than {P}|than {m}]. how many {t} does {Q} have || a + b
{P} has {b} fewer {t} than {Q}. {Q} has {a} {t}. how many {t} does {P} have || a - b
{P} has {b} more {t} than {Q}. {Q} has {a} [{t}]. how many {t} does {P} have || a + b
{P} has {a} {t}, which is {b} more than {Q} [has]. how many {t} does {Q} have || a - b
{P} has {a} {t}, which is {b} (fewer|less) than {Q} [has]. how many {t} does {Q} have || a + b
(a|the) (rope|ribbon|stick|pipe|plank|wire|board) is {a} (cm|meters|inches|feet) long. {P} cuts off {b} (cm|meters|inches|feet). how long is (the rest|it now|the piece that is left|what remains) || a - b
{P} is {a} (cm|inches) tall. {Q} is {b} (cm|inches) (taller|higher). how tall is {Q} || a + b
{P} is {a} (cm|inches) tall. {Q} is {b} (cm|inches) (shorter|smaller). how tall is {Q} || a - b
(the temperature|it) was {b} degrees (in the morning|at dawn) and rose (by|) {a} degrees. (what is|how high is|what was) the temperature [now|then] || a + b
(of {a} {g}|there are {a} {g} and|in a group of {a} {g},) {b} are (girls|boys|adults|wearing hats|late|sick|absent|sitting). how many are (boys|girls|not|children|present|standing|the others) || a - b
(a|the) (bus|train|ferry|plane) (has|had|carries|carried) {a} (passengers|people|{g}). at the (next|first) stop {b} (people|passengers|) (get|got) (on|in). how many [people] are on (the bus|it|the train) now || a + b
(a|the) (bus|train|ferry) (has|had) {a} (passengers|people|{g}). {b} [people|passengers] (get|got) off. how many [people] (are|were) (left|still on it|on the bus) || a - b
(a|the) (bus|train) (has|had) {a} (passengers|people). {b} (get|got) off and {c} (get|got) on [at the next stop]. how many [people] are on (it|the bus|the train) now || a - b + c
{P} (has|had|bought) {a} {t}. {p} (gives|gave) {b} to {Q} and {c} to (a friend|{s} brother|{s} sister|the teacher). how many {t} (does {p} have|are|were) (left|now) [left] || a - b - c
{P} (has|had) {a} {t}. {p} (buys|bought|finds|found|gets|got) {b} more and (gives|gave|loses|lost|sells|sold|eats|ate|uses|used) {c} [of them]. how many {t} does {p} have [now|left|in the end] || a + b - c
{P} (has|had) {a} {t}. {p} (gives|gave|loses|lost|sells|sold|eats|ate|uses|used) {b} [of them] and [then|later] (buys|bought|finds|found|gets|got) {c} more. how many {t} does {p} have [now|in the end] || a - b + c
{P} has {a} {t}, {b} {u} and {c} (pens|cups|books). how many (things|items|objects) (does|did) {p} have [in all|altogether] || a + b + c
{P} (read|sold|picked|made|saw) {a} [{t}|pages] on monday, {b} on tuesday and {c} on wednesday. how many [{t}|pages] (is that|did {p} (read|sell|pick|make|see)) (in total|altogether|in all) || a + b + c
{P} wants to (read|sell|pick|make|collect) {a} [{t}|pages]. {p} (did|read|sold|picked|made|got) {b} on monday and {c} on tuesday. how many [more] are (left|still to do|missing) || a - b - c
{P} has {a} {t}. {Q} has {b} more than {P}. how many {t} do they have (together|altogether|in total|combined) || a + a + b
{P} has {a} {t}. {Q} has {b} fewer [than {P}|than {m}]. how many {t} do they have (together|altogether|in total|combined) || a + a - b
{P} (counted|saw|has) {a} (red|small|big) {t}, {b} (blue|large|little) (ones|{t}) and {c} (green|tiny|old) (ones|{t}). how many {t} (did {p} count|are there|is that) [in all|altogether] || a + b + c
{L} had {a} {t}. (on monday|in the morning|first) {b} were sold, (and|) (on tuesday|in the afternoon|then) {c}. how many {t} (are|were) left || a - b - c
there (are|were) {a} {g} in (the class|the room|the park|the pool). {b} (left|go home|went home) and {c} (came|come|arrived|join). how many {g} are there now || a - b + c
(the|a) (school|team|club|choir) has {a} (boys|members|players) and {b} (girls|more who joined|new ones). {c} (leave|quit|are absent|moved away). how many are (left|there now|present) || a + b - c
{P} (scored|got|won) {a} points in the first (game|round), {b} in the second and lost {c} in the third. (what is {s}|how many points does {p} have as a) (total|score) || a + b - c
"""
