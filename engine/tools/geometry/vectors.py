"""The tools on vectors, which are written as their coordinates: sums, products, lengths and angles."""

from collections.abc import Iterator
from dataclasses import replace

import sympy
from sympy import Expr

from engine.errors import ComputationError
from engine.messages import Failure, Step
from engine.tools.terms import printing
from engine.tools.terms.build import build
from engine.tools.terms.coordinates import in_brackets, of_coordinates
from engine.tools.terms.finding import Finding, verified
from engine.tools.terms.nodes import Node
from engine.tools.terms.scope import Entries, Point
from engine.tools.terms.tidy import agree
from engine.tools.terms.values import of_number, with_factors

_SPACE = 3  # coordinates
MOST_COORDINATES = 50
_NO_DIRECTION = "a vector of no length has no direction"

Vector = Entries | Point


def vector_sum(*given: Vector | Node) -> Finding:
    """Vectors added, each times the number before it, if there is one: `vector_sum((2, 5), -3, (1, 0))` is `(-1, 5)`.

    Raises ComputationError if two of them have not as many coordinates, or a number stands before no vector.
    """
    vectors: Iterator[tuple[Expr, Vector]] = with_factors(given)
    terms = [(factor, coordinates_of(vector)) for factor, vector in vectors]
    if len({len(vector) for _, vector in terms}) != 1:
        raise ComputationError(Failure.UNDEFINED, "the vectors have not as many coordinates")
    products = [[factor * coordinate for coordinate in vector] for factor, vector in terms]
    value = [sympy.expand(sympy.Add(*column)) for column in zip(*products, strict=True)]
    steps = tuple(
        Step(f"Coordinate {place + 1}", _column([(factor, vector[place]) for factor, vector in terms], entry))
        for place, entry in enumerate(value)
    )
    return of_coordinates(value, steps)


def _column(products: list[tuple[Expr, Expr]], value: Expr) -> str:
    terms = [
        printing.as_factor(entry) if factor == 1 else rf"{printing.as_factor(factor)} \cdot {printing.as_factor(entry)}"
        for factor, entry in products
    ]
    return f"{' + '.join(terms)} = {printing.latex(value)}"


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
    latex = rf"{printing.latex(left)} \times {printing.latex(right)} = {printing.latex(value)}"
    return replace(of_coordinates(value, steps), latex=latex, checked=at_right_angles)


def vector_length(vector: Vector) -> Finding:
    """The length of a vector: `vector_length((3, 4))` is `5`."""
    coordinates = coordinates_of(vector)
    latex = rf"\sqrt{{{' + '.join(map(printing.squared, coordinates))}}}"
    value = sympy.sqrt(sympy.expand(_square(coordinates)))
    return of_number(value, latex, steps=(Step("The theorem of Pythagoras", latex),))


def unit_vector(vector: Vector) -> Finding:
    """The vector of the length 1 with the same direction: `unit_vector((3, 4))` is `(3/5, 4/5)`.

    Raises ComputationError if the vector has no length.
    """
    coordinates = coordinates_of(vector)
    length = sympy.sqrt(sympy.expand(_square(coordinates)))
    if length == 0:
        raise ComputationError(Failure.UNDEFINED, _NO_DIRECTION)
    value = [one / length for one in coordinates]
    root = rf"\sqrt{{{' + '.join(map(printing.squared, coordinates))}}}"
    steps = (
        Step("The length", printing.equation(root, printing.latex(length))),
        Step("Each coordinate over the length", in_brackets(value)),
    )
    return verified(of_coordinates(value, steps), agree(_square(value), sympy.S.One))


def vector_projection(one: Vector, onto: Vector) -> Finding:
    """The part of a vector along another: `vector_projection((3, 4), (1, 0))` is `(3, 0)`.

    Raises ComputationError if the other has no length, or not as many coordinates.
    """
    product = sympy.expand(sum(left * right for left, right in _pairs(one, onto)))
    along = coordinates_of(onto)
    square = sympy.expand(_square(along))
    if square == 0:
        raise ComputationError(Failure.UNDEFINED, _NO_DIRECTION)
    factor = product / square
    value = [sympy.expand(factor * coordinate) for coordinate in along]
    steps = (
        Step("The scalar product", printing.latex(product)),
        Step("Over the square of the length", printing.latex(factor)),
    )
    rest = [coordinate - part for coordinate, part in zip(coordinates_of(one), value, strict=True)]
    upright = sympy.Add(*(left * right for left, right in zip(rest, along, strict=True)))
    return verified(of_coordinates(value, steps), agree(upright, sympy.S.Zero))


def vector_angle(one: Vector, other: Vector) -> Finding:
    """The angle between two vectors in degrees: `vector_angle((1, 0), (1, 1))` is `45`.

    Raises ComputationError if one of them has no length, or not as many coordinates as the other.
    """
    product = sympy.expand(sum(left * right for left, right in _pairs(one, other)))
    squares = sympy.expand(_square(coordinates_of(one))) * sympy.expand(_square(coordinates_of(other)))
    if squares == 0:
        raise ComputationError(Failure.UNDEFINED, _NO_DIRECTION)
    cosine = product / sympy.sqrt(squares)
    steps = (Step("The scalar product over both lengths", rf"\cos \alpha = {printing.latex(cosine)}"),)
    return of_number(sympy.acos(cosine) * 180 / sympy.pi, r"\alpha", steps=steps)


def _pairs(one: Vector, other: Vector) -> list[tuple[Expr, Expr]]:
    """The coordinates of two vectors side by side. Raises ComputationError if one has more than the other."""
    first, second = coordinates_of(one), coordinates_of(other)
    if len(first) != len(second):
        raise ComputationError(Failure.UNDEFINED, "the two vectors have not as many coordinates")
    return list(zip(first, second, strict=True))


def _square(coordinates: list[Expr]) -> Expr:
    return sum((one**2 for one in coordinates), sympy.S.Zero)


def _in_space(vector: Vector) -> sympy.Matrix:
    coordinates = coordinates_of(vector)
    if len(coordinates) != _SPACE:
        raise ComputationError(Failure.UNDEFINED, "both vectors must have three coordinates")
    return sympy.Matrix(coordinates)


def _minor(left: sympy.Matrix, right: sympy.Matrix, place: int) -> str:
    """What a coordinate of the vector product is: the two others of each vector, crosswise."""
    after, last = (place + 1) % _SPACE, (place + 2) % _SPACE
    crossed = ((left[after], right[last]), (left[last], right[after]))
    return " - ".join(rf"{printing.as_factor(one)} \cdot {printing.as_factor(other)}" for one, other in crossed)


def coordinates_of(vector: Vector) -> list[Expr]:
    """Raises ComputationError if they are too many."""
    if isinstance(vector, Point):
        return [build(vector.x), build(vector.y)]
    if len(vector) > MOST_COORDINATES:
        raise ComputationError(Failure.TOO_LARGE)
    return [build(entry.node) for entry in vector]
