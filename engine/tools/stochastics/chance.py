"""Probability and counting: draws without replacement, groups, dice, arrangements of letters."""

import math
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from itertools import combinations_with_replacement

from sympy import Integer, Rational

from engine.errors import ComputationError
from engine.messages import Failure, Step
from engine.tools.numbers.letters import VOWELS, letters_of
from engine.tools.terms.finding import Finding, verified
from engine.tools.terms.nodes import Node
from engine.tools.terms.ranges import fits, range_and_numbers, shown_range
from engine.tools.terms.scope import Entries, Point, Text
from engine.tools.terms.values import integer, of_number, small

MOST_THINGS = 10_000
MOST_DICE = 50
MOST_STEPS = 200
_EQUAL = "All orders, divided by the orders of equal letters"


def draw_counts(source: Text | Entries, wanted: Entries, drawn: Node | None = None) -> Finding:
    """The probability that of `drawn` things, taken without replacement, exactly so many are of each named kind.

    The multivariate hypergeometric distribution, checked by draws in a row, whose order counts. Without `drawn`, as many
    are taken as are wanted.
    """
    urn, counts = _counted(source), _table(wanted)
    named = sum(counts.values())
    taken = small(drawn, 0, MOST_THINGS) if drawn is not None else named
    things = sum(urn.values())
    others = things - sum(urn.get(kind, 0) for kind in counts)
    ways = math.prod(math.comb(urn.get(kind, 0), count) for kind, count in counts.items())
    ways *= math.comb(others, taken - named) if taken >= named else 0
    total = math.comb(things, taken)
    kinds = [*((urn.get(kind, 0), count) for kind, count in counts.items()), (others, taken - named)]
    agrees = _rows(kinds) * total == ways * math.perm(things, taken)
    return _probability(ways, total, "Ways that fit, over all ways to draw", agrees=agrees)


def _rows(kinds: list[tuple[int, int]]) -> int:
    """In how many ways so many of each kind, as how many there are and how many are taken, can be drawn in a row."""
    taken = [count for _, count in kinds]
    if min(taken) < 0:
        return 0
    orders = math.factorial(sum(taken)) // math.prod(map(math.factorial, taken))
    return orders * math.prod(math.perm(there, count) for there, count in kinds)


def drawn_at_least(marked: Node, others: Node, drawn: Node, wins: Node) -> Finding:
    """The probability of so many marked things or more, drawn without replacement (the hypergeometric distribution)."""
    good, bad, taken = (small(node, 0, 1000) for node in (marked, others, drawn))
    least = small(wins, 0, 1000)
    if taken > good + bad:
        raise ComputationError(Failure.UNDEFINED, "more is drawn than there is")
    ways = _drawn(good, bad, taken, range(least, taken + 1))
    fewer = _drawn(good, bad, taken, range(min(least, taken + 1)))
    total = rf"\binom{{{good + bad}}}{{{taken}}}"
    term = rf"\binom{{{good}}}{{k}} \cdot \binom{{{bad}}}{{{taken} - k}}"
    latex = rf"\frac{{\sum_{{k={least}}}^{{{taken}}} {term}}}{{{total}}}"
    all_ways = math.comb(good + bad, taken)
    found = of_number(Rational(ways, all_ways), latex, steps=(Step("The hypergeometric distribution", latex),))
    return verified(found, ways == all_ways - fewer)


def _drawn(marked: int, others: int, taken: int, wins: Iterable[int]) -> int:
    """In how many ways the number of marked things among those that are drawn is one of `wins`."""
    return sum(math.comb(marked, k) * math.comb(others, taken - k) for k in wins)


def committees(*given: Node) -> Finding:
    """How many groups have so many of one kind: `committees(k >= 2, 5, 6, 4)`, 5 chosen of 6 such and 4 others."""
    meant, numbers = range_and_numbers(given, 3, "how many are chosen, how many are of the kind and how many are not")
    chosen, marked, others = (small(node, 0, 1000) for node in numbers)
    if chosen > marked + others:
        raise ComputationError(Failure.UNDEFINED, "more are chosen than there are")
    possible = range(max(0, chosen - others), min(chosen, marked) + 1)
    counts = [k for k in possible if fits(meant, k)]
    value = _drawn(marked, others, chosen, counts)
    rest = _drawn(marked, others, chosen, (k for k in possible if k not in counts))
    latex = rf"\sum_{{{shown_range(counts)}}} \binom{{{marked}}}{{k}} \cdot \binom{{{others}}}{{{chosen} - k}}"
    step = Step("For each number of that kind that fits", latex)
    found = of_number(Integer(value), latex, steps=(step,))
    return verified(found, value == math.comb(marked + others, chosen) - rest)


def draw_sequence(source: Text | Entries, sequence: Text | Entries) -> Finding:
    """The probability of drawing these kinds in this order, without replacement."""
    there = _counted(source)
    urn, left = Counter(there), sum(there.values())
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
    found = of_number(value, product, steps=(Step("One draw after the other", product),))
    rows = math.prod(math.perm(there.get(kind, 0), count) for kind, count in Counter(kinds).items())
    return verified(found, bool(value * math.perm(sum(there.values()), len(kinds)) == rows))


def dice_sum(dice: Node, total: Node, sides: Node | None = None) -> Finding:
    """The probability that so many dice show this sum."""
    thrown, shown = _dice(dice, sides), small(total, 0, MOST_THINGS)
    ways = _sums(*thrown)
    agrees = ways[shown] == _at_most(*thrown, shown) - _at_most(*thrown, shown - 1)
    return _probability(ways[shown], ways.total(), "Ways to get the sum, over all throws", agrees=agrees)


def dice_at_least(dice: Node, total: Node, sides: Node | None = None) -> Finding:
    """The probability that so many dice show this sum or more."""
    thrown, least = _dice(dice, sides), small(total, 0, MOST_THINGS)
    ways = _sums(*thrown)
    fitting = sum(count for shown, count in ways.items() if shown >= least)
    agrees = fitting == ways.total() - _at_most(*thrown, least - 1)
    return _probability(fitting, ways.total(), "Ways to get the sum or more, over all throws", agrees=agrees)


def dice_at_most(dice: Node, total: Node, sides: Node | None = None) -> Finding:
    """The probability that so many dice show this sum or less."""
    thrown, most = _dice(dice, sides), small(total, 0, MOST_THINGS)
    ways = _sums(*thrown)
    fitting = sum(count for shown, count in ways.items() if shown <= most)
    agrees = fitting == _at_most(*thrown, most)
    return _probability(fitting, ways.total(), "Ways to get the sum or less, over all throws", agrees=agrees)


def kept_mean(dice: Node, kept: Node, sides: Node | None = None) -> Finding:
    """The mean sum of the highest `kept` of so many dice: `kept_mean(4, 3)` of 4d6 drop lowest, `kept_mean(2, 1, 20)`.

    Checked by all throws, their orders counted, where these are few. Raises ComputationError.
    """
    (count, faces), high = _dice(dice, sides), small(kept, 1, MOST_DICE)
    if high > count:
        raise ComputationError(Failure.UNDEFINED, "more dice are kept than are rolled")
    ways = sum(
        min(shown, high) * math.comb(count, shown) * (faces - low) ** shown * low ** (count - shown)
        for low in range(faces)
        for shown in range(1, count + 1)
    )
    latex = rf"\sum_{{v=1}}^{{{faces}}} E(\text{{kept dice that show at least }} v)"
    value = Rational(ways, faces**count)
    found = of_number(value, latex, steps=(Step("For each face, how many of those that are kept reach it", latex),))
    return verified(found, _kept_of_all(count, faces, high, value))


def _kept_of_all(count: int, faces: int, high: int, mean: Rational) -> bool | None:
    """Whether all throws have this mean; None where there are too many."""
    if math.comb(count + faces - 1, count) > MOST_THINGS:
        return None
    throws = combinations_with_replacement(range(faces, 0, -1), count)
    return bool(sum(sum(throw[:high]) * _orders(Counter(throw)) for throw in throws) == mean * faces**count)


def _dice(dice: Node, sides: Node | None) -> tuple[int, int]:
    """How many there are, and how many faces each has."""
    return small(dice, 1, MOST_DICE), small(sides, 2, 100) if sides is not None else 6


def _sums(dice: int, faces: int) -> Counter[int]:
    """In how many ways the dice show each sum."""
    ways = Counter({0: 1})
    for _ in range(dice):
        ways = _one_die_more(ways, faces)
    return ways


def _at_most(dice: int, faces: int, most: int) -> int:
    """In how many ways the dice show a sum or less, by taking out throws with faces that no die has (de Moivre)."""
    rests = ((high, most - faces * high) for high in range(dice + 1))
    return sum((-1) ** high * math.comb(dice, high) * math.comb(rest, dice) for high, rest in rests if rest >= 0)


def arrangements(letters: Text) -> Finding:
    """In how many orders the letters of a word can stand."""
    counts = Counter(letters_of(letters))
    latex = _orders_latex(counts)
    reason = "All letters are different" if max(counts.values()) == 1 else _EQUAL
    value = _orders(counts)
    found = of_number(Integer(value), latex, steps=(Step(reason, latex),))
    return verified(found, value == _by_places(counts))


def lattice_paths(*corners: Point) -> Finding:
    """How many shortest ways along a grid lead to a point from the origin, or from another: `lattice_paths((4, 3))`.

    Raises ComputationError where a coordinate is no whole number.
    """
    if len(corners) not in (1, 2):
        raise ComputationError(Failure.NOT_UNDERSTOOD, "it takes one point or two")
    places = [(integer(corner.x), integer(corner.y)) for corner in corners]
    (left, low), (right, high) = places if len(places) > 1 else [(0, 0), *places]
    across, up = abs(int(right - left)), abs(int(high - low))
    if across + up > MOST_STEPS:
        raise ComputationError(Failure.TOO_LARGE)
    latex = rf"\binom{{{across + up}}}{{{across}}}"
    found = of_number(Integer(math.comb(across + up, across)), latex, steps=(Step("Which steps go across", latex),))
    return verified(found, math.comb(across + up, across) == _orders(Counter(across=across, up=up)))


def vowels_together(letters: Text) -> Finding:
    """In how many orders the letters of a word can stand with the vowels a, e, i, o, u side by side."""
    return _side_by_side(letters_of(letters), VOWELS, "vowels")


def letters_together(letters: Text, which: Text) -> Finding:
    """In how many orders the letters of a word can stand with some of them side by side: `letters_together("BANANA", "A")`.

    Raises ComputationError where the word has none of them.
    """
    wanted = frozenset(letters_of(which))
    return _side_by_side(letters_of(letters), wanted, f"letters {', '.join(sorted(wanted))}")


def _side_by_side(word: Sequence[str], wanted: frozenset[str], name: str) -> Finding:
    """In how many orders letters can stand with all of those that are wanted in one block."""
    inside = Counter(letter for letter in word if letter in wanted)
    if not inside:
        raise ComputationError(Failure.UNDEFINED, f"the word has none of the {name}")
    blocks = Counter(letter for letter in word if letter not in wanted) + Counter({"": 1})
    outer, inner = _orders_latex(blocks), _orders_latex(inside)
    steps = (Step(f"The {name} as one block among the other letters", outer), Step(f"The {name} in their block", inner))
    value = _orders(blocks) * _orders(inside)
    found = of_number(Integer(value), rf"{outer} \cdot {inner}", steps=steps)
    return verified(found, value == _by_places(blocks) * _by_places(inside))


def _orders(counts: Counter[str] | Counter[int]) -> int:
    """In how many orders things can stand of which equal ones are not told apart."""
    return math.factorial(counts.total()) // math.prod(map(math.factorial, counts.values()))


def _by_places(counts: Counter[str]) -> int:
    """The same by choosing, for one kind after the other, where its things stand."""
    ways, filled = 1, 0
    for count in counts.values():
        filled += count
        ways *= math.comb(filled, count)
    return ways


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
    fitting = 0  # ways to what is a face less than the total
    for total in range(min(ways) + 1, max(ways) + faces + 1):
        fitting += ways[total - 1] - ways[total - 1 - faces]
        more[total] = fitting
    return more


def _probability(ways: int, total: int, reason: str, *, agrees: bool) -> Finding:
    if total == 0:
        raise ComputationError(Failure.UNDEFINED, "more is drawn than there is")
    latex = rf"\frac{{{ways}}}{{{total}}}"
    return verified(of_number(Rational(ways, total), latex, steps=(Step(reason, latex),)), agrees)
