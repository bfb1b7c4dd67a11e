"""Equal groups, sharing, rows and times as many: products and quotients, alone and with a sum or a difference."""

STORIES = """
(there are|{P} has|{P} bought|{P} packed) {a} {h} (with|of|and each has|and there are) {b} {t} (in each|each|per {H}|in every {H}). how many {t} (are there|does {p} have|is that|did {p} buy) [in all|altogether|in total] || a * b
each {H} (holds|has|contains) {b} {t}. how many {t} are (in|there in) {a} {h} || a * b
(a|each|every|one) (spider|table|car|team|pack|{H}|child|hand) has {b} (legs|wheels|players|{t}|fingers). how many (legs|wheels|players|{t}|fingers) do {a} [of them|spiders|tables|cars|teams|{h}] have || a * b
{P} (reads|bakes|makes|sells|writes|walks|plants|picks|draws) {b} (pages|{t}|km|letters|miles) (a|every|each|per) day. how many [{t}|pages|miles] (does|will) {p} (read|bake|make|sell|do|walk) in {a} days || a * b
(there are|a theater has|a hall has|a garden has|{P} plants|{P} sets up) {a} rows (of|with) {b} {t} [each]. how many {t} (are there|is that|does {p} need) [in total|altogether] || a * b
{P} has {a} {t}. {Q} has {b} times as many. how many {t} does {Q} have || a * b
{P} has {b} times as many {t} as {Q}. {Q} has {a}[ {t}]. how many {t} does {P} have || a * b
{P} has {a} {t}, {b} times as many as {Q}. how many [{t}] does {Q} have || a / b
{P} has {a} {t}. {Q} has twice as many. how many {t} does {Q} have || a * 2
{P} has {a} {t}. {Q} has half as many. how many {t} does {Q} have || a / 2
{P} has twice as many {t} as {Q}. {P} has {a}[ {t}]. how many [{t}] does {Q} have || a / 2
{P} has three times as many {t} as {Q}, who has {a}. how many {t} does {P} have || a * 3
{P} (has|had|wants to share|baked|bought) {a} {t} [and|to|. {p}] (shares|divides|splits|gives|share) [them|it] (equally|evenly|fairly) (among|between|with|to) {b} (friends|{g}|{g}|people). how many {t} (does|will) each (get|one get|friend get|of them get) || a / b
{a} {t} are (shared|divided|split|distributed) (equally|evenly) (among|between|into) {b} {g}. how many (does|will) each [one|of them] (get|receive) || a / b
{P} (puts|put|packs|packed|arranges) {a} {t} (in|into) {b} {h} [equally|, the same number in each|, with the same number in each]. how many {t} (are|go|were) in (each|each {H}|one {H}|every {H}) || a / b
{P} (has|had|baked|made|picked) {a} {t}. (each {H} holds|{p} puts|{p} packs|a {H} can hold) {b} [{t}|of them] [in each {H}|in every {H}]. how many {h} (does {p} need|are needed|can {p} fill|does {p} fill|will there be) || a / b
how many {h} of {b} [{t}] can (be made|be filled|{P} fill) with {a} {t} || a / b
{a} {g} are (put|split|divided) into (teams|groups) of {b}. how many (teams|groups) are there || a / b
(in|at) {L} {a} {t} (stand|are arranged|are put) in rows of {b}. how many rows (are there|is that) || a / b
{P} (can read|reads|types|makes|packs|paints) {b} [{t}|pages] (in an hour|an hour|per hour|every day|each day). how (long|many hours|many days) (does|will) it take [{m}|{p}] to (read|make|pack|do|finish) {a} [{t}|pages] || a / b
{P} (read|made|picked|baked|sold) {a} [{t}|pages] in {b} (days|hours|weeks), the same (number|amount) each (day|time). how many (is that a day|per day|did {p} do each day|is that each) || a / b
{P} has {a} {h} with {b} {t} each and {c} (more|loose|extra|single) (ones|{t}). how many {t} does {p} have [in all|altogether] || a * b + c
{P} (has|buys|bought|packs) {a} {h} (of|with) {b} {t} [each]. {p} (gives away|eats|ate|uses|used|sold|loses|gave {Q}) {c} [of them|{t}]. how many {t} (are|does {p} have) left || a * b - c
{P} has {a} {h} with {b} {t} each and {c} {h} with {d} {t} each. how many {t} (are there|does {p} have) [in all|altogether] || a * b + c * d
{P} (had|has) {a} {t}. {p} (gave|gives) {b} [{t}] to each of {s} {c} (friends|{g}|sisters|cousins). how many {t} (does {p} have|are) left || a - b * c
{P} (had|has|baked|picked) {a} {t}. {p} (ate|eats|kept|keeps|lost|sold) {b} and (shared|shares|divides|divided) the rest (equally|evenly) (among|between|with) {c} (friends|{g}). how many [{t}] did each (get|friend get|one get) || (a - b) / c
{P} (had|has|picked) {a} {t} and (bought|got|found|picked) {b} more. {p} (puts|put|packs|packed) them [all|equally] in {c} {h}. how many are in each {H} || (a + b) / c
{P} has {a} {t} and {Q} has {b}[ {t}]. they (share|divide|split) them (equally|evenly) (among|between) {c} {g}. how many does each get || (a + b) / c
{P} has {a} {t}. {Q} has {b} times as many. how many [{t}] do they have (together|altogether|in total) || a + a * b
{P} has {a} {t}. {Q} has twice as many. how many [{t}] do they have (together|altogether|in total|in all) || a + a * 2
{P} has {a} {t}. {Q} has half as many. how many [{t}] do they have (together|altogether|in total|in all) || a + a / 2
{P} has {a} {t}. {Q} has {b} times as many. how many more {t} does {Q} have [than {P}] || a * b - a
{P} has {a} {t}. {Q} has {b} more than twice as many. how many {t} does {Q} have || 2 * a + b
{P} has {a} {t}. {Q} has {b} less than {c} times as many. how many [{t}] does {Q} have || a * c - b
{P} (reads|does|makes|walks) {a} [{t}|pages|km] every day (on weekdays|from monday to friday). how many (is that|does {p} do) in {b} weeks || a * 5 * b
{P} (reads|makes|sells|eats|bakes) {a} [{t}|pages] (a|every|each) day. how many (is that|does {p} (read|make|sell|eat|bake)) in (a week|one week) || a * 7
{P} (reads|makes|sells|eats|bakes|drinks) {a} [{t}|pages|cups] (a|every|each) day. how many is that in {b} weeks || a * 7 * b
(there are|a school has) {a} (classes|groups|teams) (of|with) {b} {g} [each]. {c} {g} (are absent|are sick|leave). how many are (there|left|present) || a * b - c
{a} {g} each (have|bring|carry|get|need) {b} {t}. {P} has {c} {t} [already]. how many more are (needed|missing) || a * b - c
each of {a} {g} (gets|needs|eats) {b} {t}. the {t} come in {h} of {c}. how many {h} are needed || a * b / c
{P} (plants|sets up|arranges) {a} {t} in rows of {b} and {c} {u} in rows of {d}. how many rows are there (altogether|in all) || a / b + c / d
(a|one) {H} has {a} layers. each layer has {b} rows of {c} {t}. how many {t} are in the {H} || a * b * c
{P} had {a} {t}. {p} gave a (third|third of them) to {Q}. how many [{t}] (does {p} have|are) left || a - a / 3
{P} had {a} {t}. {p} gave half [of them] to {Q}. how many [{t}] (does {p} have|are) left || a / 2
{P} had {a} {t}. {p} (gave|sold|ate) half of them and [then|later] {b} more. how many [{t}] (does {p} have|are) left || a / 2 - b
{P} had {a} {t}. {p} (gave|sold|ate|used) a quarter [of them]. how many [{t}] (does {p} have|are) left || a - a / 4
"""
