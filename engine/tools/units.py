"""`convert`: a quantity from one unit to another, exactly. The units are those of `engine.tools.unit_definitions`."""

from fractions import Fraction
from functools import lru_cache
from typing import TYPE_CHECKING, cast

import sympy
from sympy import Expr, Rational

from engine.errors import ComputationError
from engine.messages import Failure
from engine.tools import printing
from engine.tools.build import build, defined
from engine.tools.finding import Finding
from engine.tools.nodes import Node
from engine.tools.steps.conversions import conversion_steps, quantity_latex, relation, year_steps
from engine.tools.unit_definitions import DEFINITIONS
from engine.tools.unit_names import UnitPart, named, read_unit

if TYPE_CHECKING:
    from pint import UnitRegistry
    from pint.util import UnitsContainer

_CIRCLE = "pi"  # a base unit of the definitions, so that pi stays exact
_TEMPERATURE = {"kelvin": Fraction(1)}
_SHIFTED = frozenset({"degree_celsius", "degree_fahrenheit"})  # their zero is not that of the others

Unit = tuple[UnitPart, ...]
Dimensions = dict[str, Fraction]  # powers of the base units


def convert(quantity: Node, from_unit: str, to_unit: str) -> Finding:
    """How many of one unit a quantity of another is: `convert(3/8, "miles", "feet")`.

    The value is a decimal where that ends, else a fraction. A month is a twelfth of a year, and a year is 365 days.
    Raises ComputationError if a unit is unknown or the two measure different things.
    """
    amount, source, target = build(quantity), unit_of(from_unit), unit_of(to_unit)
    if amount.free_symbols or not amount.is_real:
        raise ComputationError(Failure.NOT_UNDERSTOOD, "a quantity is a number")
    factor, offset = scale(source, target, from_unit, to_unit)
    if len(source) == 1 and _in_base_units(source)[1] == _TEMPERATURE and _kelvins(amount, source) < 0:
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


@lru_cache(maxsize=1)
def _registry() -> "UnitRegistry[Fraction]":
    # imported here: it takes a tenth of a second that only the first conversion of a worker needs
    from pint import UnitRegistry

    registry: UnitRegistry[Fraction] = UnitRegistry(None, non_int_type=Fraction)
    registry.load_definitions(DEFINITIONS.replace("\\\n", "").splitlines())
    return registry


def unit_of(text: str) -> Unit:
    """The unit of a text. Raises ComputationError if it is none that is known."""
    return read_unit(text, _lookup)


@lru_cache(maxsize=2000)
def _lookup(word: str) -> tuple[str, str] | None:
    readings = _registry().parse_unit_name(word)
    if not readings or (readings[0][0] and readings[0][1] in _SHIFTED):
        return None  # a prefix of degrees would scale their zero too
    return readings[0][0], readings[0][1]


def scale(source: Unit, target: Unit, from_unit: str, to_unit: str) -> tuple[Expr, Expr]:
    """The factor and what is added to convert: only temperatures have the latter.

    Raises ComputationError if the two measure different things.
    """
    (first, have), (second, want) = _in_base_units(source), _in_base_units(target)
    circles = have.pop(_CIRCLE, Fraction(0)) - want.pop(_CIRCLE, Fraction(0))
    if have != want:
        detail = f"{from_unit.strip()} and {to_unit.strip()} measure different things"
        raise ComputationError(Failure.NOT_UNDERSTOOD, detail)
    factor = _rational(first / second) * sympy.pi ** _rational(circles)
    if have != _TEMPERATURE or len(source) > 1 or len(target) > 1:
        return factor, sympy.S.Zero
    return factor, _rational(_pint_value(Fraction(0), source, target))


def _kelvins(amount: Expr, source: Unit) -> Expr:
    kelvin = unit_of("kelvin")
    factor, offset = scale(source, kelvin, "", "")
    return amount * factor + offset


def _in_base_units(unit: Unit) -> tuple[Fraction, Dimensions]:
    """How many of the base units one of this unit is, and which; an offset of a temperature is left out."""
    from pint.util import to_units_container

    factor, dimensions = Fraction(1), Dimensions()
    for part in unit:
        one, base = _registry().get_root_units(part.prefix + part.name)
        factor *= _fraction(one) ** part.power
        for name, power in to_units_container(base).items():
            dimensions[name] = dimensions.get(name, Fraction(0)) + _fraction(power) * part.power
    return factor, {name: power for name, power in dimensions.items() if power}


def in_unit(amount: Rational, source: Unit, target: Unit) -> Rational:
    """The amount converted by Pint, which goes through its own graph of units: a check of what `scale` says."""
    return _rational(_pint_value(Fraction(amount.p, amount.q), source, target))


def _pint_value(amount: Fraction, source: Unit, target: Unit) -> Fraction:
    return _fraction(_registry().convert(amount, _container(source), _container(target)))


def _fraction(number: object) -> Fraction:
    """A number of Pint's registry, which is a whole one or a fraction: the registry was made so."""
    return Fraction(cast("Fraction | int", number))


def _container(unit: Unit) -> "UnitsContainer":
    """The unit in Pint's own form; within a product, a degree is one of difference."""
    from pint.util import UnitsContainer

    powers: dict[str, Fraction] = {}
    for part in unit:
        within = part.name in _SHIFTED and (len(unit) > 1 or part.power != 1)
        name = ("delta_" if within else part.prefix) + part.name
        powers[name] = powers.get(name, Fraction(0)) + part.power
    return UnitsContainer(powers, non_int_type=Fraction)


def _agrees(amount: Expr, value: Expr, source: Unit, target: Unit) -> bool:
    """True if Pint turns the value back into the quantity."""
    if not isinstance(amount, Rational) or not isinstance(value, Rational):
        return False
    return bool(in_unit(value, target, source) == amount)


def _rational(number: Fraction) -> Rational:
    return Rational(number.numerator, number.denominator)
