"""Linear and quadratic equations worked through line by line, as on paper. Other equations have no steps here."""

from collections.abc import Iterator

import sympy
from sympy import Expr, Rational, Symbol

from engine.messages import Step
from engine.tools.printing import latex


def polynomial_steps(left: Expr, right: Expr, unknown: Symbol) -> tuple[Step, ...]:
    """The lines from the equation to its roots; empty if it is neither linear nor quadratic with rational numbers."""
    sides = [sympy.expand(side).as_poly(unknown) for side in (left, right)]
    difference = sympy.expand(left - right).as_poly(unknown)
    if difference is None or None in sides or not all(isinstance(one, Rational) for one in difference.all_coeffs()):
        return ()
    if difference.degree() == 1:
        return tuple(_linear(sympy.expand(left), sympy.expand(right), unknown))
    if difference.degree() == 2:
        return tuple(_quadratic(difference, unknown))
    return ()


def _linear(left: Expr, right: Expr, unknown: Symbol) -> Iterator[Step]:
    """Ax + b = cx + d: collect the unknown on the left, the numbers on the right, divide."""
    a, b = left.coeff(unknown, 1), left.coeff(unknown, 0)
    c, d = right.coeff(unknown, 1), right.coeff(unknown, 0)
    if c != 0:
        a, c = a - c, sympy.S.Zero
        yield Step(f"Collect ${unknown.name}$ on the left", f"{latex(a * unknown + b)} = {latex(d)}")
    if b != 0:
        reason = f"Subtract ${latex(b)}$ from both sides" if b > 0 else f"Add ${latex(-b)}$ to both sides"
        d, b = d - b, sympy.S.Zero
        yield Step(reason, f"{latex(a * unknown)} = {latex(d)}")
    if a != 1:
        yield Step(_division(a), f"{unknown.name} = {latex(d / a)}")


def _division(a: Rational) -> str:
    if a.p == 1:
        return f"Multiply both sides by ${a.q}$"
    return f"Divide both sides by ${latex(a)}$"


def _quadratic(difference: sympy.Poly, unknown: Symbol) -> Iterator[Step]:
    """ax² + bx + c = 0 by its discriminant."""
    a, b, c = difference.all_coeffs()
    discriminant = b**2 - 4 * a * c
    yield Step("Bring everything to one side", f"{latex(difference.as_expr())} = 0")
    yield Step(
        "Compute the discriminant",
        rf"b^2 - 4ac = {_power_of(b)} - 4 \cdot {_factor(a)} \cdot {_factor(c)} = {latex(discriminant)}",
    )
    root = sympy.sqrt(discriminant)
    formula = rf"{unknown.name} = \frac{{-b \pm \sqrt{{b^2 - 4ac}}}}{{2a}}"
    yield Step("Put it into the formula", rf"{formula} = \frac{{{latex(-b)} \pm {latex(root)}}}{{{latex(2 * a)}}}")


def _factor(number: Rational) -> str:
    return rf"\left({latex(number)}\right)" if number < 0 else latex(number)


def _power_of(number: Rational) -> str:
    return rf"{_factor(number)}^2" if number.q == 1 else rf"\left({latex(number)}\right)^2"
