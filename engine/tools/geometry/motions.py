"""Motions of the plane: a point reflected in a line, or turned about another point."""

import sympy
from sympy import Expr

from engine.errors import ComputationError
from engine.messages import Failure, Step
from engine.tools.geometry.plane import line_coefficients
from engine.tools.terms import printing
from engine.tools.terms.coordinates import X, Y, in_brackets, of_coordinates, pair
from engine.tools.terms.finding import Finding, verified
from engine.tools.terms.nodes import Node
from engine.tools.terms.scope import Point
from engine.tools.terms.syntax import parse
from engine.tools.terms.tidy import agree, tidy
from engine.tools.terms.values import number

_Products = tuple[tuple[Expr, Expr], ...]
_AXES = {"x": "y = 0", "horizontal": "y = 0", "y": "x = 0", "vertical": "x = 0"}
_HALF_TURN = 180  # degrees
_MOST_DEGREES = 10**6


def reflect(point: Point, line: Node | str) -> Finding:
    """The mirror image of a point in a line or an axis: `reflect((2, 6), y = x)`, `reflect((3, -2), "x-axis")`.

    Raises ComputationError if it is no line in x and y.
    """
    (u, v), (a, b, c) = (
        pair(point),
        line_coefficients(parse(_AXES[axis_letter(line)]) if isinstance(line, str) else line),
    )
    share = (a * u + b * v + c) / (a**2 + b**2)
    image = tidy(u - 2 * a * share), tidy(v - 2 * b * share)
    middle = (u + image[0]) / 2, (v + image[1]) / 2
    steps = (
        Step("The line with all on one side", f"{printing.latex(a * X + b * Y + c)} = 0"),
        Step("The point of the line that is nearest", in_brackets(middle)),
        Step("As far again on the other side", in_brackets(image)),
    )
    is_on_line = agree(a * middle[0] + b * middle[1] + c, sympy.S.Zero)
    is_upright = agree(a * (image[1] - v), b * (image[0] - u))
    return verified(of_coordinates(image, steps), is_on_line and is_upright)


def axis_letter(name: str) -> str:
    """The x of `x-axis`. Raises ComputationError if there is no such axis."""
    letter = name.strip().lower().removesuffix("axis").rstrip("- ")
    if letter not in _AXES:
        raise ComputationError(Failure.NOT_UNDERSTOOD, f"there is no axis `{name[:20]}`")
    return letter


def rotate(point: Point, degrees: Node, center: Point | None = None) -> Finding:
    """A point turned counterclockwise about the origin, or another center: `rotate((5, 2), 90)` is `(-2, 5)`.

    Clockwise the degrees are negative. Raises ComputationError if one of them is no number.
    """
    (u, v), (x, y) = pair(point), pair(center) if center else (sympy.S.Zero, sympy.S.Zero)
    angle = _bounded(degrees)
    cosine, sine = (function(angle * sympy.pi / _HALF_TURN) for function in (sympy.cos, sympy.sin))
    right, up = u - x, v - y
    across, upwards = ((right, cosine), (up, -sine)), ((right, sine), (up, cosine))
    image = tuple(sympy.expand(start + _added(products)) for start, products in ((x, across), (y, upwards)))
    steps = (
        Step("From the center to the point", in_brackets((right, up))),
        Step("The angle", rf"\alpha = {printing.latex(angle)}^{{\circ}}"),
        Step("The cosine and the sine", rf"{printing.latex(cosine)}, \quad {printing.latex(sine)}"),
        Step("Across", _written_out(across)),
        Step("Upwards", _written_out(upwards)),
    )
    is_as_far = agree((image[0] - x) ** 2 + (image[1] - y) ** 2, right**2 + up**2)
    return verified(of_coordinates(image, steps), is_as_far)


def _bounded(degrees: Node) -> Expr:
    """An angle. Raises ComputationError if it is none, or too large."""
    angle = number(degrees)
    if not angle.is_real or abs(angle) > _MOST_DEGREES:
        raise ComputationError(Failure.UNSUPPORTED, "there is no such angle")
    return angle


def _added(products: _Products) -> Expr:
    return sympy.expand(sympy.Add(*(one * other for one, other in products)))


def _written_out(products: _Products) -> str:
    terms = (rf"{printing.as_factor(one)} \cdot {printing.as_factor(other)}" for one, other in products)
    return f"{' + '.join(terms)} = {printing.latex(_added(products))}"
