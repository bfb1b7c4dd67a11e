"""`amount`: sums of amounts with units, and amounts times and divided by numbers, exactly: `9 lb 2 oz`."""

from collections.abc import Sequence
from dataclasses import replace
from fractions import Fraction

from sympy import Rational

from engine.errors import ComputationError
from engine.messages import Failure
from engine.tools.measures.amount_steps import conversion, counted_latex, rounding_steps, sum_latex, sum_steps
from engine.tools.measures.amount_terms import Term, is_shifted, nest, read_named, read_terms, size
from engine.tools.measures.conversion_steps import quantity_latex, relation, year_step
from engine.tools.measures.mixed_units import MOST_UNITS, Counted, Sized, split, to_hundredths
from engine.tools.measures.unit_names import Unit, named
from engine.tools.measures.unit_registry import in_base_units
from engine.tools.measures.units import in_unit
from engine.tools.terms import printing
from engine.tools.terms.finding import Finding
from engine.tools.terms.values import of_fraction

LARGEST_DENOMINATOR = 100  # of a fraction that is said as one; other decimals that go on are rounded

Named = tuple[str, Unit]


def amount(expression: str, *to_units: str) -> Finding:
    """A sum of amounts, or an amount times or divided by a number: `amount('5 lb 6 oz + 3 lb 12 oz')` is `9 lb 2 oz`.

    In one unit that is asked for, the value is the bare number, as of `convert`. Else it is said with its units, those
    that are asked for or were used: of metric ones the largest, `5.3 kg`, of others, and of those that were used together,
    all. Decimals that go on are a fraction if that is short, else rounded. Raises ExpressionError if it is no such sum,
    ComputationError if the units do not go together or something is divided by zero.
    """
    terms = _added(expression)
    used = _used(terms)
    units = _sized(_asked(to_units, used[0][1]) if to_units else _usual(terms, used))
    base = min(used, key=lambda one: size(one[1])) if nest(unit for _, unit in used) else units[-1][:2]
    values = [_value(term, base[1]) for term in terms]
    years = year_step((unit for _, unit in used), [base[1], *(unit for _, unit, _ in units)])
    steps = (*years, *sum_steps(terms, values, *base))
    total = sum(values, Rational(0))
    exact = total * _ratio(base[1], units[-1][1])
    found = _converted(terms, exact, units[0]) if len(to_units) == 1 else _in_words(terms, exact, units)
    turned = conversion(total, base[1], units[-1][1])
    return replace(found, steps=(*steps, *turned, *found.steps))


def _converted(terms: Sequence[Term], exact: Rational, target: Sized) -> Finding:
    """The finding in the one unit that is asked for."""
    name, unit, _ = target
    value = printing.plain(exact, decimals=True)
    return Finding(
        value=value,
        text=f"{value} {named(name, unit, one=exact == 1)}",
        latex=f"{sum_latex(terms)} {relation(exact)} {quantity_latex(exact, unit)}",
        approximation=printing.approximation(exact) if "." not in value else "",
        checked=_agrees(terms, [(exact, name, unit)], Rational(0)),
    )


def _in_words(terms: Sequence[Term], exact: Rational, units: Sequence[Sized]) -> Finding:
    """The finding in units that the value names."""
    total = _sayable(exact, single=len(units) == 1)
    counted, division = split(abs(total), list(units))
    value = _said(counted, negative=total < 0, fractions=_in_fractions(terms))
    is_exact = total == exact
    sign = "=" if is_exact else r"\approx"
    goes_on = len(counted) == 1 and printing.terminating(total) is None
    return Finding(
        value=value,
        text=value if is_exact else f"about {value}",
        latex=f"{sum_latex(terms)} {sign} {counted_latex(counted, negative=total < 0)}",
        approximation=printing.approximation(total) if goes_on else "",
        steps=(*rounding_steps(exact, total), *division),
        checked=_agrees(terms, [(-one[0] if total < 0 else one[0], *one[1:]) for one in counted], abs(total - exact)),
    )


def _added(expression: str) -> tuple[Term, ...]:
    """The terms. Raises ExpressionError, and ComputationError for degrees: 20 °C and 20 °C are no 40 °C."""
    terms = read_terms(expression)
    if any(is_shifted(part.unit) for term in terms for part in term.parts):
        raise ComputationError(Failure.UNSUPPORTED, "degrees of temperature are not added")
    return terms


def _used(terms: Sequence[Term]) -> list[Named]:
    """The units that were used, each under its first name, in the order of their first use."""
    found: dict[Fraction, Named] = {}
    for term in terms:
        for part in term.parts:
            found.setdefault(size(part.unit), (part.name, part.unit))
    return list(found.values())


def _asked(names: Sequence[str], measure: Unit) -> list[Named]:
    """The units that are asked for. Raises ComputationError if they are too many, the same, or of another measure."""
    if len(names) > MOST_UNITS:
        raise ComputationError(Failure.NOT_UNDERSTOOD, f"an amount is said in at most {MOST_UNITS} units")
    units = [read_named(name) for name in names]
    if any(in_base_units(unit)[1] != in_base_units(measure)[1] for _, unit in units):
        raise ComputationError(Failure.NOT_UNDERSTOOD, "the units measure different things")
    if len({size(unit) for _, unit in units}) < len(units):
        raise ComputationError(Failure.NOT_UNDERSTOOD, "two of the units are the same")
    return units


def _usual(terms: Sequence[Term], used: list[Named]) -> list[Named]:
    """The units in which people expect the result."""
    if not nest(unit for _, unit in used):
        return used[:1]
    largest = max(used, key=lambda one: size(one[1]))
    together = any(len(term.parts) > 1 for term in terms)
    metric = all(set(str(size(largest[1]) / size(unit))) <= {"1", "0"} for _, unit in used)
    return [largest] if metric and not together else used


def _sized(units: list[Named]) -> list[Sized]:
    """The largest unit first, each with how many of the smallest it is."""
    smallest = min((unit for _, unit in units), key=size)
    sized = [(name, unit, _ratio(unit, smallest)) for name, unit in units]
    return sorted(sized, key=lambda one: one[2], reverse=True)


def _ratio(source: Unit, target: Unit) -> Rational:
    return of_fraction(size(source) / size(target))


def _value(term: Term, base: Unit) -> Rational:
    """How many of a unit a term is. Raises ComputationError if it is divided by zero."""
    return _times(term, sum((of_fraction(part.number) * _ratio(part.unit, base) for part in term.parts), Rational(0)))


def _times(term: Term, value: Rational) -> Rational:
    """The value of the term's amount with its sign and its factors."""
    for factor in term.factors:
        if factor.divides and not factor.number:
            raise ComputationError(Failure.UNDEFINED, "nothing can be divided by zero")
        value *= of_fraction(1 / factor.number if factor.divides else factor.number)
    return -value if term.negative else value


def _sayable(exact: Rational, *, single: bool) -> Rational:
    """The number itself where it can be said, else of one unit its first six digits, of several in hundredths."""
    if exact.q <= LARGEST_DENOMINATOR or printing.terminating(exact) is not None:
        return exact
    if single:
        return Rational(printing.approximation(exact))
    return to_hundredths(exact)


def _in_fractions(terms: Sequence[Term]) -> bool:
    """True if amounts were typed as fractions, as in recipes, and none as a decimal."""
    typed = [part.typed for term in terms for part in term.parts]
    return any("/" in one for one in typed) and not any("." in one for one in typed)


def _said(counted: Sequence[Counted], *, negative: bool, fractions: bool) -> str:
    """`9 lb 2 oz`, `-30 min`, `-(1 h 30 min)`."""
    said = " ".join(_counted(*one, fractions=fractions) for one in counted)
    return said if not negative else f"-({said})" if len(counted) > 1 else f"-{said}"


def _counted(number: Rational, name: str, unit: Unit, *, fractions: bool) -> str:
    ended = printing.terminating(number)
    shown = _mixed(number) if ended is None or (fractions and number.q <= LARGEST_DENOMINATOR) else ended
    return f"{shown} {named(name, unit, one=number == 1 or (number < 1 and '/' in shown))}"


def _mixed(number: Rational) -> str:
    """`12 2/3`, `2/3`, `12`."""
    whole, rest = divmod(number.p, number.q)
    return " ".join(filter(None, (str(whole) if whole or not rest else "", f"{rest}/{number.q}" if rest else "")))


def _agrees(terms: Sequence[Term], counted: Sequence[Counted], most: Rational) -> bool:
    """True if by Pint the parts of the result are what the amounts come to, but for what was rounded, of the last unit."""
    unit = counted[-1][2]
    amounts = [
        _times(term, sum((in_unit(of_fraction(part.number), part.unit, unit) for part in term.parts), Rational(0)))
        for term in terms
    ]
    found = sum((in_unit(number, one, unit) for number, _, one in counted), Rational(0))
    return bool(abs(found - sum(amounts, Rational(0))) <= most)
