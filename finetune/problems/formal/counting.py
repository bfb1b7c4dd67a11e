"""Choices, orders and arrangements."""

import math
from collections import Counter
from random import Random

from finetune.problems.chat import filled
from finetune.problems.formal.asking import Asked, worded
from finetune.problems.formal.chance_words import short_problem, spoken_count
from finetune.problems.problem import Problem

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
_WORDS = "mississippi banana statistics apple success letter coffee balloon committee happy tomato bubble window pepper level orange cookies".split()
_ARRANGE = """how many (ways|different ways) (can|are there to arrange) the letters (of|in) [the word] {w} [be arranged]
    (in how many ways|how many ways) can (the letters of|the word|the letters in) {w} be arranged
    (arrangements|anagrams|permutations) of (the letters of|the letters in|the word) {w}
    anagrams of {w}
    how many (anagrams|arrangements) does the word {w} have
    how many (anagrams|arrangements|different words) can be made from the letters (of|in) {w}"""


def counting(rng: Random, stage: int) -> Problem:
    """Choices, permutations, arrangements."""
    kind = rng.choice((_choose, _choose, _permute, _line_up, _arrange, _more_counting, _more_counting))
    return short_problem(kind, rng, 0 if kind is _arrange else stage)  # a slip in a word changes its letters


def _more_counting(rng: Random) -> Asked:
    templates, formula, truth = rng.choice(_MORE_COUNTING)
    number, other = rng.sample(range(3, 12), 2)
    question = worded(templates, rng, n=spoken_count(number, rng), k=str(other))
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
    question = filled(worded(_LINE_UP, rng), n=spoken_count(total, rng))
    return Asked(question, f"calculate(factorial({total}))", str(math.factorial(total)), "line_up")


def _arrange(rng: Random) -> Asked:
    word = rng.choice(_WORDS) if rng.random() < 0.5 else "".join(rng.choices("abcdelmnopst", k=rng.randint(3, 8)))
    final = math.factorial(len(word)) // math.prod(math.factorial(count) for count in Counter(word).values())
    typed = word.upper() if rng.random() < 0.4 else word
    return Asked(worded(_ARRANGE, rng, w=typed), f'arrangements("{typed}")', str(final), "arrange")
