"""The chance of an event from those of others: of both, of either, of what is not, and of one where another is given.

Method: the events divide everything into parts, and each chance that is stated is an equation of the chances of parts.
"""

import re
from collections.abc import Mapping, Sequence

import sympy
from sympy import Expr, Integer, Symbol

from engine.errors import ComputationError
from engine.messages import Failure, Step
from engine.tools.stochastics.event_sets import Event, Outcome, event, outcomes
from engine.tools.terms import printing
from engine.tools.terms.finding import Finding, verified
from engine.tools.terms.scope import Entries, Text
from engine.tools.terms.values import decimal_wanted, of_number, rational

_MOST_EVENTS = 3
_RELATIONS = ("independent", "exclusive")
_SIGNS = {"or": r"\cup", "and": r"\cap", "not": r"\lnot", "|": r"\mid"}
_Chances = Mapping[Outcome, Expr]


def event_chance(wanted: Text, stated: Entries, relation: Text | None = None) -> Finding:
    """The chance of an event: `event_chance("A | B", {A and B: 0.12, B: 0.3})` is `0.4`, A where B is given.

    The events are `independent`, mutually `exclusive`, or may be anything. Checked by putting the chances of the parts
    into what is stated. Raises ComputationError where that is impossible, or leaves more than one answer.
    """
    letters = "".join(sorted(set(re.findall("[A-Z]", " ".join([wanted.text, *(one.label for one in stated)])))))
    if not 1 <= len(letters) <= _MOST_EVENTS:
        raise ComputationError(Failure.UNSUPPORTED, f"there must be 1 to {_MOST_EVENTS} events")
    chances = _of_parts(letters, _known(relation))
    equations = [
        sympy.Add(*chances.values()) - 1,
        *(_equation(one.label, rational(one.node), chances) for one in stated),
    ]
    above, below = _fraction(wanted.text, chances)
    solved = _solved([sympy.expand(one) for one in equations], chances)
    values = {sympy.cancel(above.subs(parts) / below.subs(parts)) for parts in solved}
    if len(values) != 1 or not (value := values.pop()).is_Rational or not 0 <= value <= 1:
        raise ComputationError(Failure.UNDEFINED, "what is stated does not settle that chance")
    decimals = decimal_wanted(*(one.node for one in stated))
    shown = _shown_parts(chances, solved[0], decimals=decimals)
    step = Step("The chances of the parts into which the events divide everything", shown)
    found = of_number(value, _shown(wanted.text), decimals=decimals, steps=(step,))
    return verified(found, all(sympy.expand(one.subs(parts)) == 0 for one in equations for parts in solved))


def _known(relation: Text | None) -> str:
    if relation is not None and relation.text not in _RELATIONS:
        raise ComputationError(Failure.UNSUPPORTED, f"events are {' or '.join(_RELATIONS)}")
    return relation.text if relation is not None else ""


def _of_parts(letters: str, relation: str) -> _Chances:
    """An expression for the chance of each outcome; of independent events the product of their chances."""
    everything = sorted(outcomes(letters, 1 if relation == "exclusive" else len(letters)), key=sorted)
    if relation != "independent":
        return {part: Symbol(f"p_{''.join(sorted(part))}") for part in everything}
    own = {letter: Symbol(letter) for letter in letters}
    return {part: sympy.Mul(*(own[one] if one in part else 1 - own[one] for one in letters)) for part in everything}


def _equation(said: str, share: Expr, chances: _Chances) -> Expr:
    """What is zero if the event has this chance."""
    above, below = _fraction(said, chances)
    return above - share * below


def _fraction(said: str, chances: _Chances) -> tuple[Expr, Expr]:
    """The chance of `A | B` as that of both and that of B; of an event alone over 1."""
    everything: Event = frozenset(chances)
    first, bar, given = said.partition("|")
    meant, known = event(first, everything), event(given, everything) if bar else everything
    return _sum(meant & known, chances), _sum(known, chances) if bar else Integer(1)


def _sum(meant: Event, chances: _Chances) -> Expr:
    return sympy.Add(*(chances[part] for part in meant))


def _solved(equations: Sequence[Expr], chances: _Chances) -> list[dict[Symbol, Expr]]:
    """The chances that fit, each of which is between 0 and 1 as far as it is settled. Raises ComputationError."""
    unknown = sorted(set().union(*(chance.free_symbols for chance in chances.values())), key=str)
    fitting = [
        parts
        for parts in sympy.solve(equations, unknown, dict=True)
        if all(0 <= value <= 1 for chance in chances.values() if (value := chance.subs(parts)).is_Rational)
    ]
    if not fitting:
        raise ComputationError(Failure.UNDEFINED, "no events have these chances")
    return fitting


def _shown_parts(chances: _Chances, parts: dict[Symbol, Expr], *, decimals: bool) -> str:
    """The chance of each outcome that is settled, in LaTeX."""
    letters = sorted(frozenset().union(*chances))
    settled = {part: value for part, chance in chances.items() if (value := chance.subs(parts)).is_Rational}
    said = {part: " and ".join(one if one in part else f"not {one}" for one in letters) for part in settled}
    return r",\; ".join(
        f"{_shown(said[part])} = {printing.latex(value, decimals=decimals)}" for part, value in settled.items()
    )


def _shown(said: str) -> str:
    """The chance of an event in LaTeX."""
    return f"P({' '.join(_SIGNS.get(token, token) for token in re.findall(r'[a-z]+|[^ ]', said))})"
