"""Pint's registry of Emmy's units: which words are units, how large they are and what they measure. Loads no SymPy."""

from fractions import Fraction
from functools import lru_cache
from typing import TYPE_CHECKING, cast

from engine.tools.measures.unit_definitions import DEFINITIONS
from engine.tools.measures.unit_names import Unit, read_unit

if TYPE_CHECKING:
    from pint import UnitRegistry
    from pint.util import UnitsContainer

CIRCLE = "pi"  # a base unit of the definitions, so that pi stays exact
TEMPERATURE = {"kelvin": Fraction(1)}
TIME = {"second": Fraction(1)}
SHIFTED = frozenset({"degree_celsius", "degree_fahrenheit"})  # their zero is not that of the others

Dimensions = dict[str, Fraction]  # powers of the base units


@lru_cache(maxsize=1)
def registry() -> "UnitRegistry[Fraction]":
    """The registry, loaded at the first call."""
    # imported here: it takes a tenth of a second that only the first conversion needs
    from pint import UnitRegistry

    loaded: UnitRegistry[Fraction] = UnitRegistry(None, non_int_type=Fraction)
    loaded.load_definitions(DEFINITIONS.replace("\\\n", "").splitlines())
    return loaded


def unit_of(text: str) -> Unit:
    """The unit of a text. Raises ComputationError if it is none that is known."""
    return read_unit(text, _lookup)


@lru_cache(maxsize=2000)
def _lookup(word: str) -> tuple[str, str] | None:
    readings = registry().parse_unit_name(word)
    if not readings or (readings[0][0] and readings[0][1] in SHIFTED):
        return None  # a prefix of degrees would scale their zero too
    return readings[0][0], readings[0][1]


def in_base_units(unit: Unit) -> tuple[Fraction, Dimensions]:
    """How many of the base units one of this unit is, and which; an offset of a temperature is left out."""
    from pint.util import to_units_container

    factor, dimensions = Fraction(1), Dimensions()
    for part in unit:
        one, base = registry().get_root_units(part.prefix + part.name)
        factor *= _fraction(one) ** part.power
        for name, power in to_units_container(base).items():
            dimensions[name] = dimensions.get(name, Fraction(0)) + _fraction(power) * part.power
    return factor, {name: power for name, power in dimensions.items() if power}


def are_turned(source: Unit, target: Unit) -> bool:
    """True if one unit measures what 1 divided by the other does, as kilometres a litre and litres a kilometre."""
    have, want = in_base_units(source)[1], in_base_units(target)[1]
    return CIRCLE not in have and have == {name: -power for name, power in want.items()} != want


def measure_alike(source: Unit, target: Unit) -> bool:
    """True if an amount of one unit is one of the other, or of 1 divided by it."""
    return in_base_units(source)[1] == in_base_units(target)[1] or are_turned(source, target)


def converted(amount: Fraction, source: Unit, target: Unit) -> Fraction:
    """The amount converted by Pint, which goes through its own graph of units."""
    return _fraction(registry().convert(amount, _container(source), _container(target)))


def _fraction(number: object) -> Fraction:
    """A number of Pint's registry, which is a whole one or a fraction: the registry was made so."""
    return Fraction(cast("Fraction | int", number))


def _container(unit: Unit) -> "UnitsContainer":
    """The unit in Pint's own form; within a product, a degree is one of difference."""
    from pint.util import UnitsContainer

    powers: dict[str, Fraction] = {}
    for part in unit:
        within = part.name in SHIFTED and (len(unit) > 1 or part.power != 1)
        name = ("delta_" if within else part.prefix) + part.name
        powers[name] = powers.get(name, Fraction(0)) + part.power
    return UnitsContainer(powers, non_int_type=Fraction)
