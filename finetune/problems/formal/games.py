"""Dice, coins, cards and independent trials."""

import math
import re
from collections import Counter
from fractions import Fraction
from itertools import product
from random import Random

from finetune.problems.chat import filled
from finetune.problems.formal.asking import Asked
from finetune.problems.formal.chance_words import in_chances, short_problem, spoken_count
from finetune.problems.formal.writing import decimal
from finetune.problems.problem import Problem

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
_MORE_CHANCE = (
    ("{p} of [getting|rolling] at least one (six|6) in {n} (rolls|throws|rolls of a die)\n(a die is rolled|you roll a die|i roll a die) {n} times. {p} of at least one six", "at_least({n}, 1, 1/6)", lambda n: 1 - Fraction(5, 6) ** n),
    ("{p} of [getting] (all heads|only heads|heads every time) in {n} (flips|tosses|coin flips)\n{p} that {n} coins all (show|land) heads\n{p} of {n} heads in a row", "(1/2)**{n}", lambda n: Fraction(1, 2**n)),
    ("{p} of [getting] no heads in {n} (flips|tosses|coin flips)\n{p} that {n} coins all land tails", "(1/2)**{n}", lambda n: Fraction(1, 2**n)),
    ("{p} (of|that) (rolling|getting) {n} sixes in a row\n{p} that {n} dice all show (a|) six", "(1/6)**{n}", lambda n: Fraction(1, 6**n)),
    ("{p} (that|of) (two dice|2 dice|both dice) (show|showing|rolling) the same [number]\n{p} of (rolling|) doubles with two dice", "1/6", lambda _: Fraction(1, 6)),
    ("{p} of [getting] (heads|tails) (on|in) (one|a) [single] (coin flip|toss|flip)", "1/2", lambda _: Fraction(1, 2)),
)  # fmt: skip
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


def games(rng: Random, stage: int) -> Problem:
    """Dice, coins, cards, trials."""
    return short_problem(rng.choice((_dice, _bounded_dice, _coins, _card, _die, _trials, _more_chance)), rng, stage)


def _dice(rng: Random) -> Asked:
    dice = rng.choice((2, 2, 2, 3))
    total = rng.randint(dice, 6 * dice)
    ways = Counter({0: 1})
    for _ in range(dice):
        ways = Counter({s: sum(ways[s - face] for face in range(1, 7)) for s in range(1, 6 * dice + 1)})
    question = filled(in_chances(_DICE, rng), t=str(total), n=spoken_count(dice, rng))
    return Asked(question, f"dice_sum({dice}, {total})", str(Fraction(ways[total], 6**dice)), "dice")


def _bounded_dice(rng: Random) -> Asked:
    """A sum of dice that is at least or at most so much."""
    dice = rng.choice((2, 2, 2, 3))
    total = rng.randint(dice + 1, 6 * dice - 1)
    bound, program, shift, side = rng.choice(_BOUNDS)
    fitting = sum((sum(faces) - total - shift) * side >= 0 for faces in product(range(1, 7), repeat=dice))
    question = filled(in_chances(_DICE_BOUND.replace("{b}", bound), rng), t=str(total), n=spoken_count(dice, rng))
    final = str(Fraction(fitting, 6**dice))
    return Asked(question, filled(program, n=str(dice), t=str(total)), final, "dice_bound", ("1",))


def _coins(rng: Random) -> Asked:
    flips = rng.randint(2, 12)
    heads = rng.randint(1, flips)
    at_least = rng.random() < 0.35
    question = in_chances(_COINS_LEAST if at_least else _COINS, rng)
    question = filled(question, n=spoken_count(flips, rng), k=spoken_count(heads, rng))
    ways = sum(math.comb(flips, k) for k in range(heads, flips + 1)) if at_least else math.comb(flips, heads)
    tool = "at_least" if at_least else "successes"
    return Asked(question, f"{tool}({flips}, {heads}, 0.5)", str(Fraction(ways, 2**flips)), "coins")


def _trials(rng: Random) -> Asked:
    trials = rng.randint(3, 10)
    wins = rng.randint(2, trials - 1)
    chance = Fraction(rng.randint(1, 9), 10) if rng.random() < 0.6 else Fraction(1, rng.randint(3, 8))
    typed = decimal(chance) if chance.denominator in (2, 5, 10) else str(chance)
    question = filled(in_chances(_SUCCESS, rng), q=typed, n=str(trials), k=str(wins))
    value = math.comb(trials, wins) * chance**wins * (1 - chance) ** (trials - wins)
    return Asked(question, f"successes({trials}, {wins}, {typed})", str(value), "trials")


def _card(rng: Random) -> Asked:
    card, chance = rng.choice(_DECK)
    return Asked(in_chances(_CARD.replace("{c}", card), rng), f"calculate({chance})", chance, "cards")


def _die(rng: Random) -> Asked:
    face, formula = rng.choice(_DIE)
    number = rng.randint(2, 5)
    question = filled(in_chances(_ONE_DIE.replace("{c}", face), rng), n=spoken_count(number, rng))
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
    question = filled(in_chances(templates, rng), n=spoken_count(number, rng))
    program = filled(formula, n=str(number))
    program = program if program.startswith("at_least") else f"calculate({program})"
    return Asked(question, program, str(truth(number)), "more_chance", constants)
