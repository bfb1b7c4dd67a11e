"""Linear and quadratic equations worked through line by line, as on paper. Other equations have no steps here."""

from collections.abc import Iterator

import sympy
from sympy import Expr, Rational, Symbol

from engine.messages import Step
from engine.tools.terms.printing import Write, as_factor, latex, squared, terminating


def polynomial_steps(left: Expr, right: Expr, unknown: Symbol, *, decimals: bool = False) -> tuple[Step, ...]:
    """The lines from the equation to its roots; empty if it is neither linear nor quadratic with rational numbers.

    The first line may be the equation as it was given, where there is nothing to tidy up. With `decimals`, numbers that
    end are written with a point.
    """
    sides = [sympy.expand(side).as_poly(unknown) for side in (left, right)]
    difference = sympy.expand(left - right).as_poly(unknown)
    if difference is None or None in sides or not all(isinstance(one, Rational) for one in difference.all_coeffs()):
        return ()
    if not all(isinstance(one, Rational) for side in sides for one in side.all_coeffs()):
        return ()
    if difference.degree() == 2:
        return tuple(_quadratic(difference, unknown, _writer(decimals=decimals)))
    if difference.degree() > 2 or any(side.degree() > 1 for side in sides):
        return ()
    return tuple(_linear(left, right, unknown, _writer(decimals=decimals)))


def _writer(*, decimals: bool) -> Write:
    """Coefficients become decimals one by one, since SymPy would print them as fractions."""
    if not decimals:
        return latex

    def write(value: Expr) -> str:
        if any(power.exp.is_Rational and power.exp.q > 1 for power in value.atoms(sympy.Pow)):
            return latex(value)  # a root's own number is no decimal
        if isinstance(value, Rational):
            return latex(value, decimals=True)
        return latex(value.xreplace({one: _decimal(one) for one in value.atoms(Rational)}))

    return write


def _decimal(value: Rational) -> Expr:
    """A name that prints as the number's decimals; whole numbers stay, since they may be exponents."""
    ended = terminating(abs(value))
    if value.q == 1 or ended is None:
        return value
    return Symbol(ended) if value > 0 else -Symbol(ended)


def _linear(left: Expr, right: Expr, unknown: Symbol, write: Write) -> Iterator[Step]:
    """Ax + b = cx + d: multiply out, collect the unknown on the left, the numbers on the right, divide."""
    expanded = sympy.expand(left), sympy.expand(right)
    yield Step("Multiply out and tidy up", f"{write(expanded[0])} = {write(expanded[1])}")
    a, b = expanded[0].coeff(unknown, 1), expanded[0].coeff(unknown, 0)
    c, d = expanded[1].coeff(unknown, 1), expanded[1].coeff(unknown, 0)
    if c != 0:
        verb = "Subtract" if c > 0 else "Add"
        term = write(abs(c) * unknown)
        a, c = a - c, sympy.S.Zero
        yield Step(
            f"{verb} ${term}$ {'from' if verb == 'Subtract' else 'to'} both sides",
            f"{write(a * unknown + b)} = {write(d)}",
        )
    if a == 0:
        truth = "always true, so every number is a solution" if b == d else "never true, so there is no solution"
        yield Step(f"That is {truth}")
        return
    if b != 0:
        reason = f"Subtract ${write(b)}$ from both sides" if b > 0 else f"Add ${write(-b)}$ to both sides"
        d, b = d - b, sympy.S.Zero
        yield Step(reason, f"{write(a * unknown)} = {write(d)}")
    if a != 1:
        yield Step(_division(a, write), f"{write(unknown)} = {write(d / a)}")


def _division(a: Rational, write: Write) -> str:
    if a.p == 1:
        return f"Multiply both sides by ${a.q}$"
    return f"Divide both sides by ${write(a)}$"


def _quadratic(difference: sympy.Poly, unknown: Symbol, write: Write) -> Iterator[Step]:
    """ax² + bx + c = 0: by a square root, by taking x out, or else by its discriminant."""
    a, b, c = difference.all_coeffs()
    yield Step("Bring everything to one side", f"{write(difference.as_expr())} = 0")
    if b == 0:
        yield from _pure(a, c, unknown, write)
    elif c == 0:
        inner = a * unknown + b
        yield Step(f"Take ${write(unknown)}$ out", rf"{write(unknown)} \left({write(inner)}\right) = 0")
        yield Step("One of the factors is zero", _either(unknown, (sympy.S.Zero, -b / a), write))
    else:
        yield from _by_formula(a, b, c, unknown, write)


def _pure(a: Rational, c: Rational, unknown: Symbol, write: Write) -> Iterator[Step]:
    square = -c / a
    yield Step("Solve for the square", f"{write(unknown)}^{{2}} = {write(square)}")
    if square == 0:
        yield Step("Only zero has the square zero", f"{write(unknown)} = 0")
        return
    if square < 0:
        yield Step("A negative number is no square of a real one: the roots are complex")
    root = sympy.sqrt(square)
    yield Step("Take the square root, with both signs", _either(unknown, (-root, root), write))


def _by_formula(a: Rational, b: Rational, c: Rational, unknown: Symbol, write: Write) -> Iterator[Step]:
    discriminant = b**2 - 4 * a * c
    yield Step(
        "Compute the discriminant",
        rf"b^2 - 4ac = {squared(b, write)} - 4 \cdot {as_factor(a, write)} \cdot {as_factor(c, write)}"
        f" = {write(discriminant)}",
    )
    if discriminant < 0:
        yield Step("It is negative: there are no real roots, but two complex ones")
    root = sympy.sqrt(discriminant)
    formula = rf"{write(unknown)} = \frac{{-b \pm \sqrt{{b^2 - 4ac}}}}{{2a}}"
    yield Step("Put it into the formula", rf"{formula} = \frac{{{write(-b)} \pm {write(root)}}}{{{write(2 * a)}}}")
    if discriminant == 0:
        yield Step("The discriminant is zero: there is one root", f"{write(unknown)} = {write(-b / (2 * a))}")
        return
    roots = (sympy.expand((-b - root) / (2 * a)), sympy.expand((-b + root) / (2 * a)))
    yield Step("Once with minus and once with plus", _either(unknown, roots, write))


def _either(unknown: Symbol, roots: tuple[Expr, Expr], write: Write) -> str:
    return r" \quad\text{or}\quad ".join(f"{write(unknown)} = {write(root)}" for root in roots)
