"""The tools on vectors, which are written as their coordinates: products, lengths and angles."""

import sympy
from sympy import Expr

from engine.errors import ComputationError
from engine.messages import Failure, Step
from engine.tools import printing
from engine.tools.build import build
from engine.tools.finding import Finding
from engine.tools.scope import Entries, Point
from engine.tools.values import of_number

_SPACE = 3  # coordinates
MOST_COORDINATES = 50

Vector = Entries | Point


def dot_product(one: Vector, other: Vector) -> Finding:
    """The scalar product of two vectors: `dot_product((1, 2, 3), (4, -5, 6))`."""
    pairs = _pairs(one, other)
    left = " + ".join(rf"{printing.as_factor(first)} \cdot {printing.as_factor(second)}" for first, second in pairs)
    return of_number(sympy.expand(sum(first * second for first, second in pairs)), left)


def cross_product(one: Vector, other: Vector) -> Finding:
    """The vector product of two vectors of space: `cross_product((1, 2, 3), (4, 5, 6))` is `(-3, 6, -3)`.

    Raises ComputationError if one of them has not three coordinates.
    """
    left, right = _in_space(one), _in_space(other)
    value = left.cross(right).applyfunc(sympy.expand)
    steps = tuple(
        Step(f"Coordinate {place + 1}", rf"{_minor(left, right, place)} = {printing.latex(entry)}")
        for place, entry in enumerate(value)
    )
    at_right_angles = all(sympy.expand(value.dot(given)) == 0 for given in (left, right))
    written = f"({', '.join(map(printing.plain, value))})"
    latex = rf"{printing.latex(left)} \times {printing.latex(right)} = {printing.latex(value)}"
    return Finding(written, latex, steps=steps, checked=at_right_angles)


def vector_length(vector: Vector) -> Finding:
    """The length of a vector: `vector_length((3, 4))` is `5`."""
    coordinates = _coordinates(vector)
    latex = rf"\sqrt{{{' + '.join(map(printing.squared, coordinates))}}}"
    value = sympy.sqrt(sympy.expand(_square(coordinates)))
    return of_number(value, latex, steps=(Step("The theorem of Pythagoras", latex),))


def vector_angle(one: Vector, other: Vector) -> Finding:
    """The angle between two vectors in degrees: `vector_angle((1, 0), (1, 1))` is `45`.

    Raises ComputationError if one of them has no length, or not as many coordinates as the other.
    """
    product = sympy.expand(sum(left * right for left, right in _pairs(one, other)))
    squares = sympy.expand(_square(_coordinates(one))) * sympy.expand(_square(_coordinates(other)))
    if squares == 0:
        raise ComputationError(Failure.UNDEFINED, "a vector of no length has no direction")
    cosine = product / sympy.sqrt(squares)
    steps = (Step("The scalar product over both lengths", rf"\cos \alpha = {printing.latex(cosine)}"),)
    return of_number(sympy.acos(cosine) * 180 / sympy.pi, r"\alpha", steps=steps)


def _pairs(one: Vector, other: Vector) -> list[tuple[Expr, Expr]]:
    """The coordinates of two vectors side by side. Raises ComputationError if one has more than the other."""
    first, second = _coordinates(one), _coordinates(other)
    if len(first) != len(second):
        raise ComputationError(Failure.UNDEFINED, "the two vectors have not as many coordinates")
    return list(zip(first, second, strict=True))


def _square(coordinates: list[Expr]) -> Expr:
    return sum((one**2 for one in coordinates), sympy.S.Zero)


def _in_space(vector: Vector) -> sympy.Matrix:
    coordinates = _coordinates(vector)
    if len(coordinates) != _SPACE:
        raise ComputationError(Failure.UNDEFINED, "both vectors must have three coordinates")
    return sympy.Matrix(coordinates)


def _minor(left: sympy.Matrix, right: sympy.Matrix, place: int) -> str:
    """What a coordinate of the vector product is: the two others of each vector, crosswise."""
    after, last = (place + 1) % _SPACE, (place + 2) % _SPACE
    crossed = ((left[after], right[last]), (left[last], right[after]))
    return " - ".join(rf"{printing.as_factor(one)} \cdot {printing.as_factor(other)}" for one, other in crossed)


def _coordinates(vector: Vector) -> list[Expr]:
    """Raises ComputationError if they are too many."""
    if isinstance(vector, Point):
        return [build(vector.x), build(vector.y)]
    if len(vector) > MOST_COORDINATES:
        raise ComputationError(Failure.TOO_LARGE)
    return [build(entry.node) for entry in vector]
