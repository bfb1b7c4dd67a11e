"""`convert`: a quantity from one unit to another, exactly. The units are those of `unit_definitions`."""

from fractions import Fraction

import sympy
from sympy import Expr, Rational

from engine.errors import ComputationError
from engine.messages import Failure, Step
from engine.tools.measures.conversion_steps import (
    conversion_steps,
    number_latex,
    quantity_latex,
    relation,
    year_steps,
)
from engine.tools.measures.unit_names import Unit, named
from engine.tools.measures.unit_registry import CIRCLE, TEMPERATURE, are_turned, converted, in_base_units, unit_of
from engine.tools.terms import printing
from engine.tools.terms.build import build, defined
from engine.tools.terms.finding import Finding
from engine.tools.terms.nodes import Node
from engine.tools.terms.values import of_fraction


def convert(quantity: Node, from_unit: str, to_unit: str) -> Finding:
    """How many of one unit a quantity of another is: `convert(3/8, "miles", "feet")`.

    The value is a decimal where that ends, else a fraction. A month is a twelfth of a year, and a year is 365 days. What
    one unit has above the line the other may have below it: `convert(30, "mpg", "l/100km")`, `convert(6, "min/km", "km/h")`.
    Ounces are fluid ounces beside a volume.
    Raises ComputationError if a unit is unknown or the two measure different things.
    """
    amount, source, target = build(quantity), unit_of(from_unit), unit_of(to_unit)
    source, target = _poured(source, target), _poured(target, source)
    if amount.free_symbols or not amount.is_real:
        raise ComputationError(Failure.NOT_UNDERSTOOD, "a quantity is a number")
    if are_turned(source, target):
        return _turned(amount, source, target, to_unit)
    factor, offset = scale(source, target, from_unit, to_unit)
    if len(source) == 1 and in_base_units(source)[1] == TEMPERATURE and _kelvins(amount, source) < 0:
        raise ComputationError(Failure.UNDEFINED, "nothing is colder than absolute zero")
    value = defined(amount * factor + offset)
    written = printing.plain(value, decimals=True)
    return Finding(
        value=written,
        text=f"{written} {named(to_unit, target, one=value == 1)}",
        latex=f"{quantity_latex(amount, source)} {relation(amount, value)} {quantity_latex(value, target)}",
        approximation=printing.approximation(value) if "." not in written else "",
        steps=(*year_steps(source, target), *conversion_steps(amount, source, target, factor, offset)),
        checked=_agrees(amount, value, source, target),
    )


def _poured(unit: Unit, other: Unit) -> Unit:
    """Fluid ounces for ounces beside a volume; any other unit as it is."""
    is_ounce = [(part.name, part.power) for part in unit] == [("ounce", 1)]
    is_volume = in_base_units(other)[1] == in_base_units(unit_of("litre"))[1]
    return unit_of("fluid ounce") if is_ounce and is_volume else unit


def _turned(amount: Expr, source: Unit, target: Unit, to_unit: str) -> Finding:
    """The amount divided into what the two units make together."""
    if amount == 0:
        raise ComputationError(Failure.UNDEFINED, "nothing is divided by zero")
    whole = of_fraction(1 / (in_base_units(source)[0] * in_base_units(target)[0]))
    value = defined(whole / amount)
    written = printing.plain(value, decimals=True)
    latex = f"{quantity_latex(amount, source)} {relation(amount, value)} {quantity_latex(value, target)}"
    return Finding(
        value=written,
        text=f"{written} {named(to_unit, target, one=value == 1)}",
        latex=latex,
        approximation=printing.approximation(value) if "." not in written else "",
        steps=(Step("Divide into the product of the two", rf"{number_latex(whole)} \div {number_latex(amount)}"),),
        checked=sympy.simplify(value * amount - whole) == 0,
    )


def scale(source: Unit, target: Unit, from_unit: str, to_unit: str) -> tuple[Expr, Expr]:
    """The factor and what is added to convert: only temperatures have the latter.

    Raises ComputationError if the two measure different things.
    """
    (first, have), (second, want) = in_base_units(source), in_base_units(target)
    circles = have.pop(CIRCLE, Fraction(0)) - want.pop(CIRCLE, Fraction(0))
    if have != want:
        detail = f"{from_unit.strip()} and {to_unit.strip()} measure different things"
        raise ComputationError(Failure.NOT_UNDERSTOOD, detail)
    factor = of_fraction(first / second) * sympy.pi ** of_fraction(circles)
    if have != TEMPERATURE or len(source) > 1 or len(target) > 1:
        return factor, sympy.S.Zero
    return factor, of_fraction(converted(Fraction(0), source, target))


def _kelvins(amount: Expr, source: Unit) -> Expr:
    kelvin = unit_of("kelvin")
    factor, offset = scale(source, kelvin, "", "")
    return amount * factor + offset


def in_unit(amount: Rational, source: Unit, target: Unit) -> Rational:
    """The amount converted by Pint, which goes through its own graph of units: a check of what `scale` says."""
    return of_fraction(converted(Fraction(amount.p, amount.q), source, target))


def _agrees(amount: Expr, value: Expr, source: Unit, target: Unit) -> bool:
    """True if Pint turns the value back into the quantity."""
    if not isinstance(amount, Rational) or not isinstance(value, Rational):
        return False
    return bool(in_unit(value, target, source) == amount)
