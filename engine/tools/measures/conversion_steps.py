"""A conversion of units worked through: the factor, then the multiplication; what a year is taken for, if it matters."""

from collections.abc import Iterable
from dataclasses import replace
from itertools import product

import sympy
from sympy import Expr, Rational

from engine.messages import Step
from engine.tools.measures.unit_definitions import YEAR_DAYS
from engine.tools.measures.unit_names import Unit, UnitPart
from engine.tools.terms import printing

LARGEST_DENOMINATOR = 1000  # of a fraction that is shown as one; of others their decimals say more
_YEARS = frozenset({"month", "year", "decade", "century", "millennium"})


def year_steps(source: Unit, target: Unit) -> tuple[Step, ...]:
    """What a year is taken for, where that matters: years among themselves are exact, and so are days."""
    counted = [any(part.name in _YEARS for part in unit) for unit in (source, target)]
    if counted[0] == counted[1]:
        return ()
    return (Step(f"A year is counted as ${YEAR_DAYS}$ days", rf"1\,\text{{year}} = {YEAR_DAYS}\,\text{{days}}"),)


def year_step(sources: Iterable[Unit], targets: Iterable[Unit]) -> tuple[Step, ...]:
    """The same, once, where it matters for one of the units."""
    return next(filter(None, (year_steps(*pair) for pair in product(sources, targets))), ())


def conversion_steps(amount: Expr, source: Unit, target: Unit, factor: Expr, offset: Expr) -> tuple[Step, ...]:
    """The factor and then the product; of temperatures the product and the shift, in the order that schools teach."""
    if offset:
        return _temperature_steps(amount, factor, offset)
    if factor == 1:
        return (
            Step("Both units are the same", f"{quantity_latex(amount, source)} = {quantity_latex(amount, target)}"),
        )
    one = Step(
        "The factor", f"{quantity_latex(sympy.S.One, source)} {relation(factor)} {quantity_latex(factor, target)}"
    )
    return one, _multiplication(amount, factor)[0]


def _temperature_steps(amount: Expr, factor: Expr, offset: Expr) -> tuple[Step, ...]:
    """As one learns it: times 9/5 and then plus 32, but minus 32 and then times 5/9."""
    if factor == 1:
        return (_shift(amount, offset)[0],)
    if factor > 1:
        first, scaled = _multiplication(amount, factor)
        return first, _shift(scaled, offset)[0]
    first, shifted = _shift(amount, offset / factor)
    return first, _multiplication(shifted, factor)[0]


def _multiplication(amount: Expr, factor: Expr) -> tuple[Step, Expr]:
    value = amount * factor
    if isinstance(factor, Rational) and factor.p == 1:
        return Step(
            f"Divide by ${factor.q}$",
            rf"{number_latex(amount)} \div {factor.q} {relation(amount, value)} {number_latex(value)}",
        ), value
    shown = number_latex(factor)
    sign = relation(amount, factor, value)
    return Step(f"Multiply by ${shown}$", rf"{_bracketed(amount)} \cdot {shown} {sign} {number_latex(value)}"), value


def _shift(amount: Expr, offset: Expr) -> tuple[Step, Expr]:
    sign, verb = ("+", "Add") if offset > 0 else ("-", "Subtract")
    shown, value = number_latex(abs(offset)), amount + offset
    return Step(
        f"{verb} ${shown}$", f"{number_latex(amount)} {sign} {shown} {relation(amount, value)} {number_latex(value)}"
    ), value


def _bracketed(number: Expr) -> str:
    return rf"\left({number_latex(number)}\right)" if number.is_Add else number_latex(number)


def number_latex(number: Expr) -> str:
    """A number in LaTeX: a decimal where that ends, a fraction if it is short, else its first digits."""
    return printing.approximation(number) if _is_long(number) else printing.latex(number, decimals=True)


def _is_long(number: Expr) -> bool:
    """True for a fraction that is shown by its decimals, though they go on."""
    return isinstance(number, Rational) and number.q > LARGEST_DENOMINATOR and printing.terminating(number) is None


def relation(*numbers: Expr) -> str:
    """The sign between two sides that show these numbers: all of them exact, or not."""
    return r"\approx" if any(map(_is_long, numbers)) else "="


def quantity_latex(amount: Expr, unit: Unit) -> str:
    """A quantity with its unit in LaTeX, as it was written."""
    first = unit[0].singular if amount == 1 else unit[0].written
    return rf"{number_latex(amount)}\,{_unit_latex((replace(unit[0], written=first), *unit[1:]))}"


def _unit_latex(unit: Unit) -> str:
    above = [_part_latex(part, part.power) for part in unit if part.power > 0]
    below = [_part_latex(part, -part.power) for part in unit if part.power < 0]
    return "/".join([r"\,".join(above or ["1"]), *below])


def _part_latex(part: UnitPart, power: int) -> str:
    degree = r"^{\circ}" if "°" in part.written else ""
    return degree + rf"\text{{{part.written.replace('°', '')}}}" + (f"^{{{power}}}" if power != 1 else "")
