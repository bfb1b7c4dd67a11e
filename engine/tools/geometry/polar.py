"""Polar form: how far a point or a complex number is from the origin, and in which direction."""

import sympy
from sympy import Expr

from engine.errors import ComputationError
from engine.messages import Failure, Step
from engine.tools.terms import notation, printing
from engine.tools.terms.build import build
from engine.tools.terms.coordinates import of_coordinates, pair
from engine.tools.terms.finding import Finding, verified
from engine.tools.terms.nodes import Node
from engine.tools.terms.scope import Point
from engine.tools.terms.tidy import agree, tidy


def polar_form(given: Node | Point) -> Finding:
    """The modulus and the argument, in radians above -pi up to pi: `polar_form(1 + i)` is `sqrt(2), pi/4`.

    Of a point its polar coordinates: `polar_form((0, 2))` is `(2, pi/2)`. Raises ComputationError for the origin, which
    lies in no direction, and where something is unknown.
    """
    value = _as_complex(given)
    modulus, argument = tidy(sympy.Abs(value)), tidy(sympy.arg(value))
    agrees = agree(modulus * (sympy.cos(argument) + sympy.I * sympy.sin(argument)), value)
    steps = (
        Step("The distance from the origin", printing.latex(modulus)),
        Step(
            "The direction in radians",
            printing.equation(r"\theta", printing.latex(argument), printing.approximation(argument)),
        ),
    )
    if isinstance(given, Point):
        return verified(of_coordinates([modulus, argument], steps), agrees)
    return verified(_of_number(given, modulus, argument, steps), agrees)


def from_polar(point: Point) -> Finding:
    """The point with polar coordinates r and theta, in radians: `from_polar((4, pi/3))` is `(2, 2*sqrt(3))`."""
    distance, direction = pair(point)
    x, y = (tidy(distance * of(direction)) for of in (sympy.cos, sympy.sin))
    steps = (
        Step(r"$x = r \cos \theta$", f"x = {printing.latex(x)}"),
        Step(r"$y = r \sin \theta$", f"y = {printing.latex(y)}"),
    )
    return verified(of_coordinates([x, y], steps), agree(x**2 + y**2, distance**2))


def _as_complex(given: Node | Point) -> Expr:
    x, y = pair(given) if isinstance(given, Point) else (build(given), sympy.S.Zero)
    value = tidy(x + sympy.I * y)
    if value.free_symbols:
        raise ComputationError(Failure.NOT_UNDERSTOOD, "there is an unknown in it")
    if value == 0:
        raise ComputationError(Failure.UNDEFINED, "zero has no direction")
    return value


def _of_number(given: Node, modulus: Expr, argument: Expr, steps: tuple[Step, ...]) -> Finding:
    """A complex number as r(cos theta + i sin theta)."""
    factor, angle = printing.as_factor(modulus), printing.latex(argument)
    form = rf"{factor} \left(\cos {angle} + i \sin {angle}\right)"
    exact, about = (
        (printing.plain(modulus), printing.plain(argument)),
        (printing.approximation(modulus), printing.approximation(argument)),
    )
    return Finding(
        value=", ".join(exact),
        latex=f"{notation.latex(given)} = {form}",
        text=f"modulus {exact[0]}, argument {exact[1]}",
        approximation=", ".join(one or plain for one, plain in zip(about, exact, strict=True)) if any(about) else "",
        steps=steps,
    )
