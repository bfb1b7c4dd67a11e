"""`in_units`: an amount as whole numbers of larger units and the rest in the smallest, `3 hours 20 minutes`."""

from sympy import Integer, Rational, floor

from engine.errors import ComputationError
from engine.messages import Failure, Step
from engine.tools.measures.conversion_steps import conversion_steps, quantity_latex, year_step
from engine.tools.measures.unit_names import Unit, named
from engine.tools.measures.unit_registry import unit_of
from engine.tools.measures.units import in_unit, scale
from engine.tools.terms import printing
from engine.tools.terms.finding import Finding
from engine.tools.terms.nodes import Node
from engine.tools.terms.values import rational

FEWEST_UNITS, MOST_UNITS = 2, 4
LONGEST_REST = 4  # places after the point; a longer rest is rounded to hundredths
_HUNDREDTH = Rational(1, 100)

Sized = tuple[str, Unit, Rational]  # a unit as it was written, as it was read, and how many of the smallest it is
Counted = tuple[Rational, str, Unit]  # how many there are of a unit


def in_units(quantity: Node, from_unit: str, *to_units: str) -> Finding:
    """An amount in several units: `in_units(200, 'minutes', 'hours', 'minutes')` is `3 hours 20 minutes`.

    All but the smallest unit are counted in whole numbers, and those of which there is none are left out. The rest is
    exact if it has at most four places after the point, else rounded to hundredths. Raises ComputationError if a unit is
    unknown, they measure different things or are the same, or the amount is negative.
    """
    amount, source = rational(quantity), unit_of(from_unit)
    if amount < 0:
        raise ComputationError(Failure.UNDEFINED, "only an amount that is not negative is split into units")
    units = _by_size(from_unit, source, to_units)
    smallest = units[-1][1]
    factor = _factor(from_unit, source, units[-1][0], smallest)
    total = _rounded(amount * factor)
    parts, steps = split(total, units)
    years = year_step((source, *(unit for _, unit, _ in units)), (smallest,))
    is_exact = total == amount * factor
    sign = "=" if is_exact else r"\approx"
    value = " ".join(_counted(*part) for part in parts)
    right = r"\;".join(quantity_latex(number, unit) for number, _, unit in parts)
    return Finding(
        value=value,
        text=value if is_exact else f"about {value}",
        latex=f"{quantity_latex(amount, source)} {sign} {right}",
        steps=(
            *years,
            *_converted(amount, source, smallest, factor, total),
            *steps,
        ),
        checked=_add_up(parts, source, amount, in_unit(_HUNDREDTH / 2, smallest, source)),
    )


def _by_size(from_unit: str, source: Unit, to_units: tuple[str, ...]) -> list[Sized]:
    """The units, the largest first."""
    if not FEWEST_UNITS <= len(to_units) <= MOST_UNITS:
        raise ComputationError(Failure.NOT_UNDERSTOOD, f"an amount is split into {FEWEST_UNITS} to {MOST_UNITS} units")
    read = [(name.strip(), unit_of(name)) for name in to_units]
    sizes = [_factor(name, unit, from_unit, source) for name, unit in read]
    if len(set(sizes)) < len(sizes):
        raise ComputationError(Failure.NOT_UNDERSTOOD, "two of the units are the same")
    sized = [(name, unit, size / min(sizes)) for (name, unit), size in zip(read, sizes, strict=True)]
    return sorted(sized, key=lambda one: one[2], reverse=True)


def _factor(from_unit: str, source: Unit, to_unit: str, target: Unit) -> Rational:
    factor, offset = scale(source, target, from_unit, to_unit)
    if offset or not isinstance(factor, Rational):
        raise ComputationError(Failure.UNSUPPORTED, f"{from_unit.strip()} cannot be split into {to_unit.strip()}")
    return factor


def _rounded(total: Rational) -> Rational:
    """The total as it is if its decimals end soon, else to hundredths."""
    if (total * 10**LONGEST_REST).q == 1:
        return total
    return to_hundredths(total)


def to_hundredths(number: Rational) -> Rational:
    """The number rounded to two places, a half upwards."""
    return floor(number / _HUNDREDTH + Rational(1, 2)) * _HUNDREDTH


def split(total: Rational, units: list[Sized]) -> tuple[list[Counted], tuple[Step, ...]]:
    """How many there are of each unit, none left out but where all are, and the divisions that say so."""
    parts: list[Counted] = []
    steps: list[Step] = []
    left = total
    for name, unit, size in units[:-1]:
        count = Integer(floor(left / size))
        shown = [printing.latex(number, decimals=True) for number in (left, count, size, left - count * size)]
        steps.append(Step(f"Whole {name}", rf"{shown[0]} = {shown[1]} \cdot {shown[2]} + {shown[3]}"))
        parts.append((count, name, unit))
        left -= count * size
    parts.append((left, *units[-1][:2]))
    return [part for part in parts if part[0]] or parts[-1:], tuple(steps)


def _converted(amount: Rational, source: Unit, smallest: Unit, factor: Rational, total: Rational) -> tuple[Step, ...]:
    """The amount in the smallest unit, rounded where its decimals go on."""
    exact = amount * factor
    steps = conversion_steps(amount, source, smallest, factor, Integer(0)) if factor != 1 else ()
    if total == exact:
        return steps
    shown = [printing.latex(number, decimals=True) for number in (exact, total)]
    return (*steps, Step("Round to hundredths", rf"{shown[0]} \approx {shown[1]}"))


def _counted(number: Rational, name: str, unit: Unit) -> str:
    return f"{printing.plain(number, decimals=True)} {named(name, unit, one=number == 1)}"


def _add_up(parts: list[Counted], source: Unit, amount: Rational, most: Rational) -> bool:
    """True if the parts, each turned back by Pint, are the amount but for what rounding may change."""
    return bool(abs(sum(in_unit(number, unit, source) for number, _, unit in parts) - amount) <= most)
