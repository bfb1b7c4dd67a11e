"""Functions that come again and again: their period, and a wave's amplitude, midline and phase shift."""

from collections.abc import Iterator
from dataclasses import dataclass

import sympy
from sympy import Add, Expr, Symbol

from engine.errors import ComputationError
from engine.messages import Failure, Step
from engine.tools.terms import notation, printing
from engine.tools.terms.build import build, one_unknown
from engine.tools.terms.finding import Finding, verified
from engine.tools.terms.nodes import Binary, Call, Negation, Node
from engine.tools.terms.tidy import agree, same, tidy
from engine.tools.terms.values import of_number

_CURVES = frozenset("sin cos tan cot sec csc".split())


@dataclass(frozen=True, slots=True)
class _Wave:
    """`level + swing*cos(rate*x + phase)`."""

    level: Expr
    swing: Expr
    highest: Expr  # where it is highest: `-phase/rate`


def period(expression: Node) -> Finding:
    """After how much of its unknown a function comes again for the first time: `period(tan(3*x))` is `pi/3`."""
    function, symbol = _of_one(expression)
    length = _period(function, symbol)
    again = same(function.subs(symbol, symbol + length), function)
    return of_number(length, "T", steps=(_stated(expression),), checked=again)


def amplitude(expression: Node) -> Finding:
    """How far a wave swings about its level: `amplitude(3*sin(2*x) + 1)` is 3. Raises ComputationError of no wave."""
    function, symbol = _of_one(expression)
    wave = _wave(function, symbol)
    steps = (_stated(expression), Step("It swings about the level", f"y = {printing.latex(wave.level)}"))
    top = function.subs(symbol, wave.highest)
    return verified(of_number(wave.swing, "a", steps=steps), agree(top - wave.level, wave.swing))


def midline(expression: Node) -> Finding:
    """The level that a wave swings about: `midline(4*cos(x) + 7)` is 7. Raises ComputationError of no wave."""
    function, symbol = _of_one(expression)
    wave = _wave(function, symbol)
    top = function.subs(symbol, wave.highest)
    return verified(of_number(wave.level, "y", steps=(_stated(expression),)), agree(top - wave.swing, wave.level))


def phase_shift(expression: Node) -> Finding:
    """How far a wave is shifted to the right, as it is written: `phase_shift(2*sin(3*x - pi))` is `pi/3`.

    Raises ComputationError if it is not written as one sine or its like of `b*x + c`.
    """
    angles = list(_angles(expression))
    if len(angles) != 1:
        raise ComputationError(Failure.UNSUPPORTED, "it must be written as one sine or its like")
    angle, symbol = _of_one(angles[0])
    rate = angle.coeff(symbol)
    if not rate.is_number or rate == 0 or (angle - rate * symbol).has(symbol):
        raise ComputationError(Failure.UNSUPPORTED, "what its sine is taken of must be b*x + c")
    shift = sympy.expand((rate * symbol - angle) / rate)
    step = Step("Where its angle is zero", f"{notation.latex(angles[0])} = 0")
    return of_number(shift, symbol.name, steps=(step,), checked=same(angle.subs(symbol, shift), sympy.S.Zero))


def _angles(node: Node) -> Iterator[Node]:
    """What sines and their like are taken of in an expression, from left to right."""
    match node:
        case Call(function, (angle, *_)) if function in _CURVES:
            yield angle
        case Call(_, arguments):
            for argument in arguments:
                yield from _angles(argument)
        case Negation(operand):
            yield from _angles(operand)
        case Binary(_, left, right):
            yield from _angles(left)
            yield from _angles(right)


def _wave(function: Expr, symbol: Symbol) -> _Wave:
    """Raises ComputationError if the function is none of one rate."""
    parts = _turning(function, symbol)
    rates = [rate for rate in parts if rate.is_positive]
    if len(rates) != 1:
        raise ComputationError(Failure.UNSUPPORTED, "it is no wave of one rate")
    (rate,) = rates
    factor = sympy.expand_complex(parts[rate])
    swing = tidy(2 * sympy.Abs(factor))
    return _Wave(parts.get(sympy.S.Zero, sympy.S.Zero), swing, -sympy.arg(factor) / rate)


def _turning(function: Expr, symbol: Symbol) -> dict[Expr, Expr]:
    """The factors of the parts `exp(i*rate*x)` that the function is a sum of, by Euler's formula, each by its rate.

    Raises ComputationError if it is no such sum.
    """
    parts: dict[Expr, Expr] = {}
    for term in Add.make_args(sympy.expand(function.rewrite(sympy.exp))):
        factor, power = term.as_independent(symbol, as_Add=False)
        rate = sympy.log(power).expand(force=True) / (sympy.I * symbol)
        if not rate.is_real:
            raise ComputationError(Failure.UNSUPPORTED, "it is no sum of waves")
        parts[rate] = parts.get(rate, sympy.S.Zero) + factor
    return {rate: factor for rate, factor in parts.items() if factor != 0}


def _period(function: Expr, symbol: Symbol) -> Expr:
    """Raises ComputationError if it has none, or any: a constant comes again at once."""
    found = sympy.periodicity(function, symbol)
    if not found:
        raise ComputationError(Failure.UNDEFINED, "it does not come again and again")
    halved = found / 2  # sympy gives that of the sine for its square, which comes again after half of it
    return halved if same(function.subs(symbol, symbol + halved), function) else found


def _of_one(expression: Node) -> tuple[Expr, Symbol]:
    """The function, and its unknown as a real one. Raises ComputationError."""
    function = build(expression)
    symbol = one_unknown(function)
    real = Symbol(symbol.name, real=True)
    return function.subs(symbol, real), real


def _stated(expression: Node) -> Step:
    return Step("The function", notation.latex(expression))
