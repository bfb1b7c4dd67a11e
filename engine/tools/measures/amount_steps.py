"""A sum of amounts worked through: each amount in one unit, times and divided, then the sum, then the unit of the result."""

from collections.abc import Sequence

from sympy import Rational

from engine.messages import Step
from engine.tools.measures.amount_terms import Factor, Part, Term, size
from engine.tools.measures.conversion_steps import conversion_steps, number_latex, quantity_latex, relation
from engine.tools.measures.unit_names import Unit
from engine.tools.terms.values import of_fraction


def sum_steps(terms: Sequence[Term], values: Sequence[Rational], name: str, base: Unit) -> tuple[Step, ...]:
    """Each amount in the base unit with its factors, and then the sum. `values` are those of the terms in that unit."""
    steps = [step for term in terms for step in _term_steps(term, name, base)]
    if len(values) > 1:
        steps.append(_sum_step(values))
    return tuple(steps)


def conversion(total: Rational, base: Unit, target: Unit) -> tuple[Step, ...]:
    """From the sum in the base unit to the smallest unit of the result, unless they are the same."""
    factor = of_fraction(size(base) / size(target))
    return conversion_steps(total, base, target, factor, Rational(0)) if factor != 1 else ()


def rounding_steps(exact: Rational, rounded: Rational) -> tuple[Step, ...]:
    """What was rounded, unless the same digits are shown before."""
    shown = [number_latex(number) for number in (exact, rounded)]
    return () if shown[0] == shown[1] else (Step("Round", rf"{shown[0]} \approx {shown[1]}"),)


def sum_latex(terms: Sequence[Term]) -> str:
    """The sum as it was asked."""
    first, *others = terms
    signed = "".join(f" {'-' if term.negative else '+'} {_term_latex(term)}" for term in others)
    return f"{'-' if first.negative else ''}{_term_latex(first)}{signed}"


def counted_latex(counted: Sequence[tuple[Rational, str, Unit]], *, negative: bool) -> str:
    """The result in its units."""
    shown = r"\;".join(quantity_latex(number, unit) for number, _, unit in counted)
    if not negative:
        return shown
    return rf"-\left({shown}\right)" if len(counted) > 1 else f"-{shown}"


def _term_steps(term: Term, name: str, base: Unit) -> list[Step]:
    """The amount in the base unit, unless it is in it already, and one step for each factor."""
    numbers = [of_fraction(part.number) for part in term.parts]
    factors = [of_fraction(size(part.unit) / size(base)) for part in term.parts]
    value = sum((number * factor for number, factor in zip(numbers, factors, strict=True)), Rational(0))
    steps: list[Step] = []
    if any(factor != 1 for factor in factors):
        left = " + ".join(map(_product, numbers, factors))
        sign = relation(*numbers, *factors, value)
        steps.append(Step(f"Convert {_typed(term.parts)} to {name}", f"{left} {sign} {number_latex(value)}"))
    for factor in term.factors:
        step, value = _factor_step(factor, value)
        steps.append(step)
    return steps


def _typed(parts: Sequence[Part]) -> str:
    return " ".join(f"{part.typed} {part.symbol}" for part in parts)


def _product(number: Rational, factor: Rational) -> str:
    return number_latex(number) if factor == 1 else rf"{number_latex(number)} \cdot {number_latex(factor)}"


def _factor_step(factor: Factor, value: Rational) -> tuple[Step, Rational]:
    number = of_fraction(factor.number)
    verb, sign, result = (
        ("Divide", r"\div", value / number) if factor.divides else ("Multiply", r"\cdot", value * number)
    )
    equals = relation(value, number, result)
    shown = number_latex(number)
    return Step(f"{verb} by ${shown}$", f"{number_latex(value)} {sign} {shown} {equals} {number_latex(result)}"), result


def _sum_step(values: Sequence[Rational]) -> Step:
    reason = "Subtract" if all(value <= 0 for value in values[1:]) else "Add"
    first, *others = values
    left = number_latex(first) + "".join(f" {'-' if one < 0 else '+'} {number_latex(abs(one))}" for one in others)
    total = sum(values, Rational(0))
    return Step(reason, f"{left} {relation(*values, total)} {number_latex(total)}")


def _term_latex(term: Term) -> str:
    shown = r"\;".join(quantity_latex(of_fraction(part.number), part.unit) for part in term.parts)
    shown = rf"\left({shown}\right)" if len(term.parts) > 1 and term.factors else shown
    for factor in term.factors:
        sign = r"\div" if factor.divides else r"\cdot"
        shown += f" {sign} {number_latex(of_fraction(factor.number))}"
    return shown
