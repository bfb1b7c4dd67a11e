"""Calculations with percent, told as such: a part of a whole, a share, a change, and what a change makes of a value."""

from sympy import Rational

from engine.messages import Step
from engine.tools.terms import printing
from engine.tools.terms.build import build
from engine.tools.terms.nodes import Binary, Negation, Node, Number


def percent_steps(expression: Node) -> tuple[Step, ...]:
    """The lines of `15/100 * 80`, `12/80 * 100`, `(90 - 75)/75 * 100` and `80 * (1 + 15/100)`; empty for all else."""
    match expression:
        case Binary("*", Binary("/", Binary("-", new, old), base), Number("100")) if old == base and _are(new, old):
            return _change(_number(new), _number(old))
        case Binary("*", Binary("/", part, whole), Number("100")) if _are(part, whole):
            return _share(_number(part), _number(whole))
        case Binary("*", Binary("/", percent, Number("100")), whole) if _are(percent, whole):
            return _part(_number(percent), _number(whole))
        case Binary("*", whole, Binary("/", percent, Number("100"))) if _are(percent, whole):
            return _part(_number(percent), _number(whole))
        case Binary("*", whole, Binary("+" | "-" as sign, Number("1"), Binary("/", percent, Number("100")))) if _are(
            percent, whole
        ):
            return _changed(_number(whole), _number(percent), sign)
        case _:
            return ()


def _are(*nodes: Node) -> bool:
    """True if they are numbers as typed."""
    return all(isinstance(node.operand if isinstance(node, Negation) else node, Number) for node in nodes)


def _number(node: Node) -> Rational:
    return build(node)


def _part(percent: Rational, whole: Rational) -> tuple[Step, ...]:
    share = percent / 100
    return (
        Step("A percent is a hundredth", rf"{_write(percent)}\% = \frac{{{_write(percent)}}}{{100}} = {_write(share)}"),
        Step(f"Take that much of ${_write(whole)}$", _times(share, whole)),
    )


def _share(part: Rational, whole: Rational) -> tuple[Step, ...]:
    if whole == 0:
        return ()
    return (Step("Divide the part by the whole", _over(part, whole)), *_in_percent(part / whole))


def _change(new: Rational, old: Rational) -> tuple[Step, ...]:
    if old == 0:
        return ()
    change = new - old
    return (
        Step("What it changed by", f"{_write(new)} - {printing.as_factor(old, _write)} = {_write(change)}"),
        Step("Divide by what it was", _over(change, old)),
        *_in_percent(change / old),
    )


def _changed(whole: Rational, percent: Rational, sign: str) -> tuple[Step, ...]:
    factor = 1 + percent / 100 if sign == "+" else 1 - percent / 100
    total = rf"100\% {sign} {printing.as_factor(percent, _write)}\% = {_write(100 * factor)}\% = {_write(factor)}"
    return Step("What it becomes, in percent of what it was", total), Step("Multiply", _times(whole, factor))


def _in_percent(share: Rational) -> tuple[Step, ...]:
    return (Step("Times $100$, for percent", _times(share, Rational(100)) + r"\%"),)


def _times(one: Rational, other: Rational) -> str:
    return rf"{_write(one)} \cdot {printing.as_factor(other, _write)} = {_write(one * other)}"


def _over(above: Rational, below: Rational) -> str:
    return rf"\frac{{{_write(above)}}}{{{_write(below)}}} = {_write(above / below)}"


def _write(number: Rational) -> str:
    return printing.latex(number, decimals=True)
