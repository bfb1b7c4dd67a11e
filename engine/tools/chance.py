"""Probability and counting: draws without replacement, dice, repeated trials, arrangements of letters."""

import math
import operator
from collections import Counter
from collections.abc import Callable, Iterable, Mapping

import sympy
from sympy import Expr, Integer, Rational

from engine.errors import ComputationError
from engine.messages import Failure, Step
from engine.tools import printing
from engine.tools.build import MOST_DIGITS
from engine.tools.finding import Finding
from engine.tools.nodes import Name, Node, Relation
from engine.tools.scope import Entries, Text
from engine.tools.values import of_number, rational, small

MOST_THINGS = 10_000
MOST_DICE = 50
_NUMBERS = 2  # the trials and the chance
_COMPARED: dict[str, Callable[[int | Rational, int | Rational], bool]] = {
    "<": operator.lt, "<=": operator.le, ">": operator.gt, ">=": operator.ge, "=": operator.eq,
}  # fmt: skip


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


def successes(trials: Node, wins: Node, chance: Node) -> Finding:
    """The probability of exactly so many successes in independent trials (the binomial distribution)."""
    count, good, p = small(trials, 0, MOST_THINGS), small(wins, 0, MOST_THINGS), _chance(chance)
    value = _binomial(count, range(good, good + 1), p)
    latex = rf"\binom{{{count}}}{{{good}}} \cdot {_power(p, good)} \cdot {_power(1 - p, count - good)}"
    return of_number(value, latex, steps=(Step("The binomial distribution", latex),), checked=True)


def at_least(trials: Node, wins: Node, chance: Node) -> Finding:
    """The probability of so many successes or more in independent trials."""
    count, good, p = small(trials, 0, 1000), small(wins, 0, 1000), _chance(chance)
    value = _binomial(count, range(good, count + 1), p)
    term = rf"\binom{{{count}}}{{k}} \cdot {_bracketed(p)}^k \cdot {_bracketed(1 - p)}^{{{count}-k}}"
    latex = rf"\sum_{{k={good}}}^{{{count}}} {term}"
    return of_number(value, latex, steps=(Step("The binomial distribution", latex),), checked=True)


def binomial_chance(*given: Node) -> Finding:
    """The chance of an inequality, then the trials and the chance of a success: `binomial_chance(2 <= X < 6, 12, 0.3)`."""
    said = [node for node in given if isinstance(node, Relation)]
    rest = [node for node in given if node not in said]
    if not said or len(rest) != _NUMBERS:
        raise ComputationError(Failure.NOT_UNDERSTOOD, "it takes an inequality, the trials and the chance of a success")
    count, p = small(rest[0], 0, 1000), _chance(rest[1])
    wins = [k for k in range(count + 1) if all(_holds(relation, k) for relation in said)]
    shown = f"{wins[0]} \\le k \\le {wins[-1]}" if wins else r"\text{no } k"
    latex = rf"\sum_{{{shown}}} \binom{{{count}}}{{k}} \cdot {_bracketed(p)}^k \cdot {_bracketed(1 - p)}^{{{count}-k}}"
    step = Step("The binomial distribution, for each number of successes that fits", latex)
    return of_number(_binomial(count, wins, p), latex, steps=(step,), checked=True)


def _holds(relation: Relation, successes: int) -> bool:
    """Whether the inequality between a bare name and a number holds for so many. Raises ComputationError."""
    match relation:
        case Relation(sign, Name(), value) if sign in _COMPARED:
            return _COMPARED[sign](successes, rational(value))
        case Relation(sign, value, Name()) if sign in _COMPARED:
            return _COMPARED[sign](rational(value), successes)
    raise ComputationError(Failure.UNSUPPORTED, "only a bare name can be compared with a number here")


def _binomial(count: int, wins: Iterable[int], p: Rational) -> Rational:
    """The probability that the number of successes is one of `wins`, in whole numbers over one denominator."""
    if count * math.log10(p.q) > MOST_DIGITS:
        raise ComputationError(Failure.TOO_LARGE)
    losses = p.q - p.p
    ways = sum(math.comb(count, k) * p.p**k * losses ** (count - k) for k in wins if k <= count)
    return Rational(ways, p.q**count)


def arrangements(letters: Text) -> Finding:
    """In how many orders the letters of a word can stand."""
    counts = Counter(letter for letter in letters.text.lower() if letter.isalpha())
    total = sum(counts.values())
    if not 1 <= total <= 200:
        raise ComputationError(Failure.UNSUPPORTED, "a word of 1 to 200 letters is needed")
    value = math.factorial(total) // math.prod(math.factorial(count) for count in counts.values())
    below = r" \cdot ".join(f"{count}!" for count in counts.values() if count > 1)
    latex = rf"\frac{{{total}!}}{{{below}}}" if below else f"{total}!"
    reason = "All orders, divided by the orders of equal letters" if below else "All letters are different"
    return of_number(Integer(value), latex, steps=(Step(reason, latex),), checked=True)


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


def _chance(node: Node) -> Rational:
    value = rational(node)
    if not 0 <= value <= 1:
        raise ComputationError(Failure.UNDEFINED, "a probability is between 0 and 1")
    return value


def _probability(ways: int, total: int, reason: str) -> Finding:
    if total == 0:
        raise ComputationError(Failure.UNDEFINED, "more is drawn than there is")
    latex = rf"\frac{{{ways}}}{{{total}}}"
    return of_number(Rational(ways, total), latex, steps=(Step(reason, latex),), checked=True)


def _power(base: Expr, exponent: int) -> str:
    return f"{_bracketed(base)}^{{{exponent}}}"


def _bracketed(base: Expr) -> str:
    return rf"\left({printing.latex(sympy.sympify(base))}\right)"
