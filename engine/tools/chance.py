"""Probability and counting: draws without replacement, groups, dice, arrangements of letters."""

import math
from collections import Counter
from collections.abc import Mapping

from sympy import Integer, Rational

from engine.errors import ComputationError
from engine.messages import Failure, Step
from engine.tools.finding import Finding
from engine.tools.nodes import Node
from engine.tools.ranges import fits, range_and_numbers, shown_range
from engine.tools.scope import Entries, Text
from engine.tools.values import of_number, small

MOST_THINGS = 10_000
MOST_DICE = 50
_VOWELS = frozenset("aeiou")
_EQUAL = "All orders, divided by the orders of equal letters"


def draw_counts(source: Text | Entries, wanted: Entries, drawn: Node | None = None) -> Finding:
    """The probability that of `drawn` things, taken without replacement, exactly so many are of each named kind.

    The multivariate hypergeometric distribution. Without `drawn`, as many are taken as are wanted.
    """
    urn, counts = _counted(source), _table(wanted)
    named = sum(counts.values())
    taken = small(drawn, 0, MOST_THINGS) if drawn is not None else named
    others = sum(urn.values()) - sum(urn.get(kind, 0) for kind in counts)
    ways = math.prod(math.comb(urn.get(kind, 0), count) for kind, count in counts.items())
    ways *= math.comb(others, taken - named) if taken >= named else 0
    total = math.comb(sum(urn.values()), taken)
    return _probability(ways, total, "Ways that fit, over all ways to draw")


def drawn_at_least(marked: Node, others: Node, drawn: Node, wins: Node) -> Finding:
    """The probability of so many marked things or more, drawn without replacement (the hypergeometric distribution)."""
    good, bad, taken = (small(node, 0, 1000) for node in (marked, others, drawn))
    least = small(wins, 0, 1000)
    if taken > good + bad:
        raise ComputationError(Failure.UNDEFINED, "more is drawn than there is")
    ways = sum(math.comb(good, k) * math.comb(bad, taken - k) for k in range(least, taken + 1))
    total = rf"\binom{{{good + bad}}}{{{taken}}}"
    term = rf"\binom{{{good}}}{{k}} \cdot \binom{{{bad}}}{{{taken} - k}}"
    latex = rf"\frac{{\sum_{{k={least}}}^{{{taken}}} {term}}}{{{total}}}"
    value = Rational(ways, math.comb(good + bad, taken))
    return of_number(value, latex, steps=(Step("The hypergeometric distribution", latex),), checked=True)


def committees(*given: Node) -> Finding:
    """How many groups have so many of one kind: `committees(k >= 2, 5, 6, 4)`, 5 chosen of 6 such and 4 others."""
    meant, numbers = range_and_numbers(given, 3, "how many are chosen, how many are of the kind and how many are not")
    chosen, marked, others = (small(node, 0, 1000) for node in numbers)
    if chosen > marked + others:
        raise ComputationError(Failure.UNDEFINED, "more are chosen than there are")
    counts = [k for k in range(max(0, chosen - others), min(chosen, marked) + 1) if fits(meant, k)]
    value = sum(math.comb(marked, k) * math.comb(others, chosen - k) for k in counts)
    latex = rf"\sum_{{{shown_range(counts)}}} \binom{{{marked}}}{{k}} \cdot \binom{{{others}}}{{{chosen} - k}}"
    step = Step("For each number of that kind that fits", latex)
    return of_number(Integer(value), latex, steps=(step,), checked=True)


def draw_sequence(source: Text | Entries, sequence: Text | Entries) -> Finding:
    """The probability of drawing these kinds in this order, without replacement."""
    urn = Counter(_counted(source))
    left = sum(urn.values())
    kinds = list(sequence.text) if isinstance(sequence, Text) else [entry.label for entry in sequence]
    value, factors = Rational(1), []
    for kind in kinds:
        if left == 0:
            raise ComputationError(Failure.UNDEFINED, "more is drawn than there is")
        factors.append(rf"\frac{{{urn[kind]}}}{{{left}}}")
        value *= Rational(urn[kind], left)
        urn[kind] -= urn[kind] > 0
        left -= 1
    product = r" \cdot ".join(factors)
    return of_number(value, product, steps=(Step("One draw after the other", product),), checked=True)


def dice_sum(dice: Node, total: Node, sides: Node | None = None) -> Finding:
    """The probability that so many dice show this sum."""
    ways = _sums(dice, sides)
    return _probability(ways[small(total, 0, MOST_THINGS)], ways.total(), "Ways to get the sum, over all throws")


def dice_at_least(dice: Node, total: Node, sides: Node | None = None) -> Finding:
    """The probability that so many dice show this sum or more."""
    ways, least = _sums(dice, sides), small(total, 0, MOST_THINGS)
    fitting = sum(count for shown, count in ways.items() if shown >= least)
    return _probability(fitting, ways.total(), "Ways to get the sum or more, over all throws")


def dice_at_most(dice: Node, total: Node, sides: Node | None = None) -> Finding:
    """The probability that so many dice show this sum or less."""
    ways, most = _sums(dice, sides), small(total, 0, MOST_THINGS)
    fitting = sum(count for shown, count in ways.items() if shown <= most)
    return _probability(fitting, ways.total(), "Ways to get the sum or less, over all throws")


def _sums(dice: Node, sides: Node | None) -> Counter[int]:
    """In how many ways the dice show each sum."""
    faces = small(sides, 2, 100) if sides is not None else 6
    ways = Counter({0: 1})
    for _ in range(small(dice, 1, MOST_DICE)):
        ways = _one_die_more(ways, faces)
    return ways


def arrangements(letters: Text) -> Finding:
    """In how many orders the letters of a word can stand."""
    counts = Counter(_letters(letters))
    latex = _orders_latex(counts)
    reason = "All letters are different" if max(counts.values()) == 1 else _EQUAL
    return of_number(Integer(_orders(counts)), latex, steps=(Step(reason, latex),), checked=True)


def vowels_together(letters: Text) -> Finding:
    """In how many orders the letters of a word can stand with the vowels a, e, i, o, u side by side."""
    word = _letters(letters)
    vowels = Counter(letter for letter in word if letter in _VOWELS)
    if not vowels:
        raise ComputationError(Failure.UNDEFINED, "the word has no vowel")
    blocks = Counter(letter for letter in word if letter not in _VOWELS) + Counter({"": 1})
    outer, inner = _orders_latex(blocks), _orders_latex(vowels)
    steps = (Step("The vowels as one block among the other letters", outer), Step("The vowels in their block", inner))
    value = Integer(_orders(blocks) * _orders(vowels))
    return of_number(value, rf"{outer} \cdot {inner}", steps=steps, checked=True)


def _letters(word: Text) -> list[str]:
    """Raises ComputationError for a word that is too long, or has none."""
    letters = [letter for letter in word.text.lower() if letter.isalpha()]
    if not 1 <= len(letters) <= 200:
        raise ComputationError(Failure.UNSUPPORTED, "a word of 1 to 200 letters is needed")
    return letters


def _orders(counts: Counter[str]) -> int:
    """In how many orders things can stand of which equal ones are not told apart."""
    return math.factorial(counts.total()) // math.prod(map(math.factorial, counts.values()))


def _orders_latex(counts: Counter[str]) -> str:
    below = r" \cdot ".join(f"{count}!" for count in counts.values() if count > 1)
    return rf"\frac{{{counts.total()}!}}{{{below}}}" if below else f"{counts.total()}!"


def _counted(source: Text | Entries) -> Mapping[str, int]:
    counts = Counter(source.text) if isinstance(source, Text) else _table(source)
    if not 1 <= sum(counts.values()) <= MOST_THINGS:
        raise ComputationError(Failure.UNSUPPORTED, f"there must be 1 to {MOST_THINGS} things")
    return counts


def _table(entries: Entries) -> dict[str, int]:
    counts: Counter[str] = Counter()
    for entry in entries:
        counts[entry.label] += small(entry.node, 0, MOST_THINGS)
    return dict(counts)


def _one_die_more(ways: Counter[int], faces: int) -> Counter[int]:
    more: Counter[int] = Counter()
    for total, count in ways.items():
        for face in range(1, faces + 1):
            more[total + face] += count
    return more


def _probability(ways: int, total: int, reason: str) -> Finding:
    if total == 0:
        raise ComputationError(Failure.UNDEFINED, "more is drawn than there is")
    latex = rf"\frac{{{ways}}}{{{total}}}"
    return of_number(Rational(ways, total), latex, steps=(Step(reason, latex),), checked=True)
