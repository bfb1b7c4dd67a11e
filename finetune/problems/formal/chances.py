"""Probability, counting and statistics: draws, dice, coins, choices, arrangements, means and deviations."""

import math
import re
import statistics
from collections import Counter
from collections.abc import Callable
from fractions import Fraction
from itertools import product
from random import Random

from finetune.problems.chat import filled
from finetune.problems.formal.asking import Asked, said, worded
from finetune.problems.formal.writing import decimal
from finetune.problems.phrases import phrased
from finetune.problems.problem import Problem

_COUNTS = ("zero", "one", "two", "three", "four", "five", "six", "seven", "eight")
_PROBABILITY = "(prob|probability|the probability|chance|the chance|the odds)"
_PICK = """{n} letters picked without replacement from {s}. (give|what is) prob of (picking|) {w}
    what is prob of (picking|) {w} when {n} letters picked without replacement from {s}
    calculate prob of (picking|) {w} when {n} letters picked without replacement from {s}
    {n} letters are (picked|drawn|chosen|taken) (without replacement|) from {s}. (what is|find|give) {p} (of picking|of getting|of drawing|of) {w}
    {ask} {p} of (drawing|picking|getting) {w} (if|when) {n} letters are (drawn|picked|taken) without replacement from {s}"""
_SEQUENCE = """{n} letters picked without replacement from {s}. (give|what is) prob of sequence {w}
    what is prob of sequence {w} when {n} letters picked without replacement from {s}
    calculate prob of sequence {w} when {n} letters picked without replacement from {s}
    {n} letters are (drawn|picked) one after the other without replacement from {s}. {p} of (the sequence|the order|getting) {w}"""
_THINGS = (
    "balls", "marbles", "socks", "beads", "cards", "sweets", "candies", "counters",
    "pens", "apples", "cookies", "tokens", "jelly beans", "chips",
)  # fmt: skip
_COLOURS = ("red", "blue", "green", "yellow", "white", "black", "orange", "purple", "pink", "brown")
_PLACES = ("a bag", "a box", "a jar", "an urn", "a drawer", "a basket", "a hat", "a bowl")
_ONE_DRAW = """{place} (has|contains|holds|with) {stock}. (what is|find|) {p} of (drawing|picking|getting|choosing) a {x} (one|{thing}|)
    there are {stock} in {place}. (what is|whats|) {p} (of|that) (picking|drawing|getting) (a|one) {x} [one] [at random]
    {place} with {stock}, {p} (of|to) (pick|picking|draw|drawing) a {x} one"""
_BOTH = """{place} (has|contains|holds|with) {stock}. {n} are (drawn|taken|picked) without replacement. (what is|find|) {p} (that both are|that all are|of getting all|of) {x}
    (if|when) you (draw|pick|take) {n} {things} without (replacement|putting them back) from {place} with {stock}, what is {p} that (all|both) are {x}
    {place} has {stock}. you (pick|draw|take) {n} without replacement, {p} (both|all) (are|is) {x}"""
_DICE = """{ask} {p} (of|that) (rolling|getting|throwing) a (sum|total) of {t} with {n} dice
    (what is|find) {p} that {n} dice (sum|add up) to {t}
    {n} dice are (rolled|thrown). {p} (of|that the) (a sum of|sum is|total is) {t}
    probability (two|2) dice sum to {t}"""
_DICE_BOUND = """{ask} {p} (of|that) (rolling|getting|throwing) {b} with {n} dice
    (what is|find) {p} that {n} dice (sum|add up) to {b}
    {n} dice are (rolled|thrown). {p} (of|that the) (a sum of|sum is|total is) {b}
    {p} [that] the (sum|total) of {n} dice is {b}"""
_BOUNDS = (
    ("(at least {t}|{t} or more|{t} or higher|no less than {t})", "dice_at_least({n}, {t})", 0, 1),
    ("(more than|over|greater than|higher than|above) {t}", "dice_at_least({n}, {t} + 1)", 1, 1),
    ("(at most {t}|{t} or less|no more than {t})", "dice_at_most({n}, {t})", 0, -1),
    ("(less than|under|below|lower than) {t}", "dice_at_most({n}, {t} - 1)", -1, -1),
)
_COINS = """{ask} {p} of [getting] exactly {k} (heads|tails) in {n} [coin] (flips|tosses|coin flips|throws)
    (a|i flip a|you flip a) [fair] coin [is flipped|is tossed|] {n} times, (what is|find|) {p} of [getting|exactly] {k} (heads|tails)
    {p} of {k} heads in {n} (coin flips|tosses)"""
_COINS_LEAST = """{ask} {p} of [getting] at least {k} (heads|tails) in {n} [coin] (flips|tosses|coin flips)
    (a|you flip a) [fair] coin [is flipped|is tossed|] {n} times, (what is|find|) {p} of at least {k} (heads|tails)"""
_CHOOSE = """{n} choose {k}
    how many ways (are there to choose|can you choose|to choose|can i pick|to pick|are there to pick) {k} (people|things|items|books|players|students|out|toppings|) (from|out of|of|among) {n} [people|things|books|students|]
    (how many combinations|number of combinations) of {k} (from|out of) {n}
    how many (different|) (committees|teams|groups|hands) of {k} can be (made|formed|chosen) (from|out of) {n} [people|students|players|cards]
    {ask} the binomial coefficient {n} over {k}"""
_PERMUTE = """(how many permutations|number of permutations) of {k} (from|out of) {n}
    how many ways can {k} of {n} (people|runners|books|players) (be arranged|be lined up|finish)[ in a row|]
    (in how many|how many) (ways|orders) can {k} (prizes|medals|places|seats) be (given|filled|assigned) (among|from|to) {n} (people|runners|students)"""
_LINE_UP = """(in how many|how many) (ways|orders) can {n} (people|books|children|students|friends|cards|cars) (be arranged|stand in line|be lined up|line up|be ordered|sit in a row|be seated in a row)
    how many (ways to arrange|arrangements of|permutations of) {n} (people|books|things|objects|different books)"""
_MORE_COUNTING = (
    ("(in how many|how many) (ways|orders) can {n} (people|friends|children|guests) (sit|be seated) (around|at) a round table", "factorial({n} - 1)", lambda n, _: math.factorial(n - 1)),
    ("{n} people (shake hands with each other|all shake hands)[ once]. how many handshakes (are there|is that)\nhow many handshakes (are there among|if) {n} people [all shake hands]", "binomial({n}, 2)", lambda n, _: math.comb(n, 2)),
    ("how many (different|) {k} digit (codes|pins|passwords|pin codes|combinations) are there\nhow many (codes|pins|passwords) with {k} digits are (possible|there)", "10**{k}", lambda _, k: 10**k),
    ("how many outfits can (i|you) make (from|with) {n} shirts and {k} (pairs of|) (pants|trousers|skirts)\n{n} shirts and {k} (pants|hats). how many (combinations|outfits)[ are there]", "{n}*{k}", lambda n, k: n * k),
    ("how many subsets does a set (of|with) {n} elements have\nnumber of subsets of a set with {n} elements", "2**{n}", lambda n, _: 2**n),
    ("how many (diagonals|lines) does a polygon with {n} sides have\n(number of|how many) diagonals (of|in|has) a {n} sided polygon", "{n}*({n} - 3)/2", lambda n, _: n * (n - 3) // 2),
    ("how many (possible|) outcomes (are there|) (when|if) {k} coins are (tossed|flipped)\n{k} coins are (tossed|flipped), how many outcomes", "2**{k}", lambda _, k: 2**k),
    ("how many (possible|) outcomes (are there|) (when|if) {k} dice are (rolled|thrown)", "6**{k}", lambda _, k: 6**k),
)  # fmt: skip
_MORE_CHANCE = (
    ("{p} of [getting|rolling] at least one (six|6) in {n} (rolls|throws|rolls of a die)\n(a die is rolled|you roll a die|i roll a die) {n} times. {p} of at least one six", "at_least({n}, 1, 1/6)", lambda n: 1 - Fraction(5, 6) ** n),
    ("{p} of [getting] (all heads|only heads|heads every time) in {n} (flips|tosses|coin flips)\n{p} that {n} coins all (show|land) heads\n{p} of {n} heads in a row", "(1/2)**{n}", lambda n: Fraction(1, 2**n)),
    ("{p} of [getting] no heads in {n} (flips|tosses|coin flips)\n{p} that {n} coins all land tails", "(1/2)**{n}", lambda n: Fraction(1, 2**n)),
    ("{p} (of|that) (rolling|getting) {n} sixes in a row\n{p} that {n} dice all show (a|) six", "(1/6)**{n}", lambda n: Fraction(1, 6**n)),
    ("{p} (that|of) (two dice|2 dice|both dice) (show|showing|rolling) the same [number]\n{p} of (rolling|) doubles with two dice", "1/6", lambda _: Fraction(1, 6)),
    ("{p} of [getting] (heads|tails) (on|in) (one|a) [single] (coin flip|toss|flip)", "1/2", lambda _: Fraction(1, 2)),
)  # fmt: skip
_WORDS = "mississippi banana statistics apple success letter coffee balloon committee happy tomato bubble window pepper level orange cookies".split()
_ARRANGE = """how many (ways|different ways) (can|are there to arrange) the letters (of|in) [the word] {w} [be arranged]
    (in how many ways|how many ways) can (the letters of|the word|the letters in) {w} be arranged
    (arrangements|anagrams|permutations) of (the letters of|the letters in|the word) {w}
    anagrams of {w}
    how many (anagrams|arrangements) does the word {w} have
    how many (anagrams|arrangements|different words) can be made from the letters (of|in) {w}"""
_SUCCESS = """(the|if the) probability of (winning|success|rain|a hit|scoring) is {q}(. what is|, find|, what is) {p} of exactly {k} (wins|successes|hits|rainy days|goals) in {n} (tries|games|trials|days|shots)
    {p} of exactly {k} successes in {n} trials (with|if) (p|probability|success probability) (=|is|of) {q}"""
_DECK = (
    ("a (king|queen|jack|ace|seven|two|10|9)", "4/52"), ("a (heart|spade|club|diamond)", "1/4"), ("a (red|black) card", "1/2"),
    ("a face card", "12/52"), ("the (ace|king|queen) of (spades|hearts)", "1/52"), ("a (red|black) (king|queen|ace)", "2/52"),
)  # fmt: skip
_CARD = """{ask} {p} of (drawing|picking|getting|pulling) {c} from a [standard|normal|] deck [of cards|of 52 cards]
    {p} (of|to) (draw|get|pull) {c} (from|out of) a deck"""
_DIE = (
    ("a (six|6|five|1|3|four|{n})", "1/6"), ("a {n}", "1/6"), ("an even number", "3/6"), ("an odd number", "3/6"), ("a (prime|prime number)", "3/6"),
    ("[a number|something] (greater than|more than|bigger than|higher than|above|over) {n}", "(6 - {n})/6"),
    ("[a number] (less than|lower than|smaller than|below|under) {n}", "({n} - 1)/6"),
    ("(at least [a] {n}|{n} or more|{n} or higher|{n} or above)", "(7 - {n})/6"),
    ("(at most [a] {n}|{n} or less|{n} or lower|no more than {n}|{n} or below)", "{n}/6"),
)  # fmt: skip
_ONE_DIE = """{ask} {p} of (rolling|getting|throwing) {c} (on|with) (a|one|a fair) (die|dice)
    {p} (of|to) (roll|rolling|get) {c} (on|with) a die"""
_STATISTICS = {
    "mean": "(mean|average|arithmetic mean|mean value|avg)", "median": "(median|median value|middle value)", "mode": "(mode|most common value|most frequent number|modal value)",
    "value_range": "(range|spread)", "deviation": "(standard deviation|population standard deviation|std dev|sd|stdev|std)", "variance": "(variance|population variance)",
    "sample_deviation": "(sample standard deviation|sample sd|sample std)", "sample_variance": "sample variance",
}  # fmt: skip
_OF_DATA = """{ask} the {s} of {l}
    {s} of {l}
    {s}: {l}
    (emma|tom|he|she|my team|i|sara) (scored|got|ran|read|sold) {l} [points|pages|km|goals] in (three|four|five|{i} last|the|{i}) (tests|games|days|rounds|matches). what is the {s}
    (the|my) (scores|ages|heights|grades|prices|times) (of the|are|were) {l}. what is the {s} [score|age|grade|time]
    {ask} the {s} (of|for) (these|the|this) (numbers|data|values|scores|set|list)[:] {l}
    (the|my) (scores|numbers|data|values|marks|temperatures) (are|were) {l}. (what is|find) the {s}
    (numbers|data|scores): {l} (what is the|find the|) {s}"""


def draws(rng: Random, stage: int) -> Problem:
    """Letters from a set, as counts or in an order; coloured things from a bag."""
    return _problem(rng.choice((_letters, _letters, _letters, _order, _order, _order, _one_draw, _both)), rng, stage)


def games(rng: Random, stage: int) -> Problem:
    """Dice, coins, cards, trials."""
    return _problem(rng.choice((_dice, _bounded_dice, _coins, _card, _die, _trials, _more_chance)), rng, stage)


def counting(rng: Random, stage: int) -> Problem:
    """Choices, permutations, arrangements."""
    kind = rng.choice((_choose, _choose, _permute, _line_up, _arrange, _more_counting, _more_counting))
    return _problem(kind, rng, 0 if kind is _arrange else stage)  # a slip in a word changes its letters


def data(rng: Random, stage: int) -> Problem:
    """Mean, median, mode, range, deviation and variance of a list."""
    return _problem(_data, rng, stage)


def _problem(kind: Callable[[Random], Asked], rng: Random, stage: int) -> Problem:
    def mark(question: str) -> str:
        return "" if question[-1:] in ".?" else rng.choice("?.")

    return said(kind(rng), rng, stage, mark)


def _data(rng: Random) -> Asked:
    tool = rng.choice((*_STATISTICS, "mean", "mean", "median", "median", "mode"))
    count = rng.randint(3, 9)
    values = [Fraction(rng.randint(0, rng.choice((10, 10, 50, 200)))) for _ in range(count)]
    if rng.random() < 0.15:
        values = [value / 10 for value in values]
    if tool == "mode":
        values[rng.randrange(1, count)] = values[0]
    written = [decimal(value) for value in values]
    joint = rng.choice((", ", ", ", " and ", ", and "))
    listed = ", ".join(written[:-1]) + joint + written[-1]
    question = filled(worded(_OF_DATA, rng), s=phrased(_STATISTICS[tool], rng), l=listed, i="his")
    return Asked(question, f"{tool}([{', '.join(written)}])", _statistic(tool, values), "data")


def _statistic(tool: str, values: list[Fraction]) -> str:
    if tool == "mode":
        return ", ".join(str(value) for value in sorted(statistics.multimode(values)))
    if tool == "value_range":
        return str(max(values) - min(values))
    if "deviation" in tool:
        square = statistics.variance(values) if "sample" in tool else statistics.pvariance(values)
        return f"sqrt({square})"
    found = {
        "mean": statistics.mean,
        "median": statistics.median,
        "variance": statistics.pvariance,
        "sample_variance": statistics.variance,
    }[tool](values)
    return str(found)


def _source(rng: Random) -> tuple[str, str, Counter[str]]:
    """Letters as a table or as a string, as typed, as a program writes it, and counted."""
    letters = rng.sample("abcdfghijklmnopqrstuvwxyz", rng.randint(1, 6))
    counts = Counter({letter: rng.randint(1, rng.choice((4, 8, 18))) for letter in letters})
    if rng.random() < 0.5 or sum(counts.values()) < 6 or sum(counts.values()) > 24:
        return _table(counts), _table(counts), counts
    string = "".join(rng.sample(list(counts.elements()), counts.total()))
    return string, f'"{string}"', counts


def _table(counts: Counter[str]) -> str:
    return "{" + ", ".join(f"{letter}: {count}" for letter, count in counts.items()) + "}"


def _listed(parts: list[str]) -> str:
    return ", ".join(parts[:-1]) + " and " + parts[-1] if len(parts) > 1 else parts[0]


def _letters(rng: Random) -> Asked:
    typed, source, counts = _source(rng)
    total = counts.total()
    drawn = rng.randint(1, min(6, total)) if total < 2 else rng.randint(2, min(6, total))
    some = rng.random() < 0.75
    wanted = Counter(rng.sample(list(counts.elements()), drawn) if some else {rng.choice(list(counts)): drawn})
    ways = math.prod(math.comb(counts[letter], count) for letter, count in wanted.items())
    question = _chance(_PICK, rng)
    parts = _listed([f"{count} {letter}" for letter, count in wanted.items()])
    question = filled(question, n=_counted(drawn, rng), s=typed, w=parts)
    final = str(Fraction(ways, math.comb(total, drawn)))
    return Asked(question, f"draw_counts({source}, {_table(wanted)})", final, "draw_counts")


def _order(rng: Random) -> Asked:
    typed, source, counts = _source(rng)
    total = counts.total()
    drawn = rng.randint(2, min(6, total)) if total > 1 else 1
    elements = rng.sample(list(counts.elements()), drawn) if rng.random() < 0.8 else [rng.choice(list(counts))] * drawn
    value, left = Fraction(1), Counter(counts)
    for letter in elements:
        value *= Fraction(left[letter], left.total())
        left[letter] -= left[letter] > 0
    sequence = "".join(elements)
    question = filled(_chance(_SEQUENCE, rng), n=_counted(drawn, rng), s=typed, w=sequence)
    return Asked(question, f'draw_sequence({source}, "{sequence}")', str(value), "draw_sequence")


def _stock(rng: Random) -> tuple[str, dict[str, int], str]:
    """Coloured things as they are told, their counts by colour, and what they are."""
    colours = rng.sample(_COLOURS, rng.choice((2, 2, 3)))
    counts = dict(zip(colours, rng.sample(range(2, 45), len(colours)), strict=True))
    things = rng.choice(_THINGS)
    last = len(colours) - 1
    parts = [
        f"{count} {colour}" + (f" {things}" if index == last or rng.random() < 0.2 else "")
        for index, (colour, count) in enumerate(counts.items())
    ]
    return _listed(parts), counts, things


def _one_draw(rng: Random) -> Asked:
    stock, counts, things = _stock(rng)
    colour = rng.choice(list(counts))
    question = filled(_chance(_ONE_DRAW, rng), place=rng.choice(_PLACES), stock=stock, thing=things[:-1], x=colour)
    program = f"calculate({counts[colour]}/({' + '.join(map(str, counts.values()))}))"
    return Asked(question, program, str(Fraction(counts[colour], sum(counts.values()))), "one_draw")


def _both(rng: Random) -> Asked:
    stock, counts, things = _stock(rng)
    colour, drawn = rng.choice(list(counts)), rng.choice((2, 2, 2, 3))
    question = filled(_chance(_BOTH, rng), place=rng.choice(_PLACES), stock=stock)
    question = filled(question, things=things, x=colour, n=_counted(drawn, rng))
    ways = Fraction(math.comb(counts[colour], drawn), math.comb(sum(counts.values()), drawn))
    total = " + ".join(map(str, counts.values()))
    program = f"calculate(binomial({counts[colour]}, {drawn})/binomial({total}, {drawn}))"
    return Asked(question, program, str(ways), "both", ())


def _dice(rng: Random) -> Asked:
    dice = rng.choice((2, 2, 2, 3))
    total = rng.randint(dice, 6 * dice)
    ways = Counter({0: 1})
    for _ in range(dice):
        ways = Counter({s: sum(ways[s - face] for face in range(1, 7)) for s in range(1, 6 * dice + 1)})
    question = filled(_chance(_DICE, rng), t=str(total), n=_counted(dice, rng))
    return Asked(question, f"dice_sum({dice}, {total})", str(Fraction(ways[total], 6**dice)), "dice")


def _bounded_dice(rng: Random) -> Asked:
    """A sum of dice that is at least or at most so much."""
    dice = rng.choice((2, 2, 2, 3))
    total = rng.randint(dice + 1, 6 * dice - 1)
    bound, program, shift, side = rng.choice(_BOUNDS)
    fitting = sum((sum(faces) - total - shift) * side >= 0 for faces in product(range(1, 7), repeat=dice))
    question = filled(_chance(_DICE_BOUND.replace("{b}", bound), rng), t=str(total), n=_counted(dice, rng))
    final = str(Fraction(fitting, 6**dice))
    return Asked(question, filled(program, n=str(dice), t=str(total)), final, "dice_bound", ("1",))


def _coins(rng: Random) -> Asked:
    flips = rng.randint(2, 12)
    heads = rng.randint(1, flips)
    at_least = rng.random() < 0.35
    question = _chance(_COINS_LEAST if at_least else _COINS, rng)
    question = filled(question, n=_counted(flips, rng), k=_counted(heads, rng))
    ways = sum(math.comb(flips, k) for k in range(heads, flips + 1)) if at_least else math.comb(flips, heads)
    tool = "at_least" if at_least else "successes"
    return Asked(question, f"{tool}({flips}, {heads}, 0.5)", str(Fraction(ways, 2**flips)), "coins")


def _trials(rng: Random) -> Asked:
    trials = rng.randint(3, 10)
    wins = rng.randint(2, trials - 1)
    chance = Fraction(rng.randint(1, 9), 10) if rng.random() < 0.6 else Fraction(1, rng.randint(3, 8))
    typed = decimal(chance) if chance.denominator in (2, 5, 10) else str(chance)
    question = filled(_chance(_SUCCESS, rng), q=typed, n=str(trials), k=str(wins))
    value = math.comb(trials, wins) * chance**wins * (1 - chance) ** (trials - wins)
    return Asked(question, f"successes({trials}, {wins}, {typed})", str(value), "trials")


def _card(rng: Random) -> Asked:
    card, chance = rng.choice(_DECK)
    return Asked(_chance(_CARD.replace("{c}", card), rng), f"calculate({chance})", chance, "cards")


def _die(rng: Random) -> Asked:
    face, formula = rng.choice(_DIE)
    number = rng.randint(2, 5)
    question = filled(_chance(_ONE_DIE.replace("{c}", face), rng), n=_counted(number, rng))
    chance = {
        "(6": Fraction(6 - number, 6),
        "({": Fraction(number - 1, 6),
        "(7": Fraction(7 - number, 6),
        "{n": Fraction(number, 6),
    }
    final = chance[formula[:2]] if "{n}" in formula else Fraction(formula)
    return Asked(
        question,
        f"calculate({filled(formula, n=str(number))})",
        str(final),
        "die",
        ("1", "3", "6", "7") if "{n}" not in formula else ("1", "6", "7"),
    )


def _more_chance(rng: Random) -> Asked:
    templates, formula, truth = rng.choice(_MORE_CHANCE)
    constants = tuple(re.findall(r"\d+", formula))
    number = rng.choice([number for number in range(2, 10) if str(number) not in constants])
    question = filled(_chance(templates, rng), n=_counted(number, rng))
    program = filled(formula, n=str(number))
    program = program if program.startswith("at_least") else f"calculate({program})"
    return Asked(question, program, str(truth(number)), "more_chance", constants)


def _more_counting(rng: Random) -> Asked:
    templates, formula, truth = rng.choice(_MORE_COUNTING)
    number, other = rng.sample(range(3, 12), 2)
    question = worded(templates, rng, n=_counted(number, rng), k=str(other))
    program = filled(formula, n=str(number), k=str(other))
    return Asked(question, f"calculate({program})", str(truth(number, other)), "more_counting")


def _choose(rng: Random) -> Asked:
    total = rng.randint(3, 30)
    taken = rng.randint(2, total - 1)
    question = worded(_CHOOSE, rng, n=str(total), k=str(taken))
    return Asked(question, f"calculate(binomial({total}, {taken}))", str(math.comb(total, taken)), "choose")


def _permute(rng: Random) -> Asked:
    total = rng.randint(3, 15)
    taken = rng.randint(2, total - 1)
    question = worded(_PERMUTE, rng, n=str(total), k=str(taken))
    return Asked(question, f"calculate(permutations({total}, {taken}))", str(math.perm(total, taken)), "permute")


def _line_up(rng: Random) -> Asked:
    total = rng.randint(3, 12)
    question = filled(worded(_LINE_UP, rng), n=_counted(total, rng))
    return Asked(question, f"calculate(factorial({total}))", str(math.factorial(total)), "line_up")


def _arrange(rng: Random) -> Asked:
    word = rng.choice(_WORDS) if rng.random() < 0.5 else "".join(rng.choices("abcdelmnopst", k=rng.randint(3, 8)))
    final = math.factorial(len(word)) // math.prod(math.factorial(count) for count in Counter(word).values())
    typed = word.upper() if rng.random() < 0.4 else word
    return Asked(worded(_ARRANGE, rng, w=typed), f'arrangements("{typed}")', str(final), "arrange")


def _counted(number: int, rng: Random) -> str:
    return _COUNTS[number] if number < len(_COUNTS) and rng.random() < 0.6 and number > 1 else str(number)


def _chance(templates: str, rng: Random) -> str:
    return worded(templates.replace("{p}", _PROBABILITY), rng)
