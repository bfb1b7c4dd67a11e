"""Vectors with names in an expression, `2a - 3b`, `|a + b|`, `a*b`: worked out coordinate by coordinate, as trees."""

from collections.abc import Callable, Mapping
from functools import partial, reduce

from engine.errors import ComputationError
from engine.messages import Failure
from engine.tools.terms.nodes import Binary, Call, Name, Negation, Node
from engine.tools.terms.trees import walk

Coordinates = tuple[Node, ...]
_MIXED = "a vector stands where a number should, or the other way round"
_UNLIKE = "the vectors have not as many coordinates"


def has_vectors(tree: Node, vectors: Mapping[str, Coordinates]) -> bool:
    """Whether one of the names is in the tree."""
    return any(isinstance(node, Name) and node.name in vectors for node in walk(tree))


def combined(tree: Node, vectors: Mapping[str, Coordinates]) -> Node | Coordinates:
    """The number or the vector that an expression in vectors is; the product of two is the scalar product.

    Raises ComputationError where vectors and numbers are mixed up.
    """
    match tree:
        case Name(name) if name in vectors:
            return vectors[name]
        case Negation(operand):
            return _each(Negation, combined(operand, vectors))
        case Call("abs", (argument,)) if isinstance(vector := combined(argument, vectors), tuple):
            return Call("sqrt", (_dot(vector, vector),))
        case Binary(sign, left, right) if has_vectors(tree, vectors):
            return _joined(sign, combined(left, vectors), combined(right, vectors))
        case _ if has_vectors(tree, vectors):
            raise ComputationError(Failure.NOT_UNDERSTOOD, _MIXED)
    return tree


def _joined(sign: str, left: Node | Coordinates, right: Node | Coordinates) -> Node | Coordinates:
    """Sums of two vectors, products with a number, and quotients by one; of two numbers any sign."""
    match left, right:
        case (tuple(), tuple()) if sign in "+-":
            return tuple(Binary(sign, one, other) for one, other in _pairs(left, right))
        case (tuple(), tuple()) if sign == "*":
            return _dot(left, right)
        case (tuple(), factor) if sign in "*/" and not isinstance(factor, tuple):
            return tuple(Binary(sign, one, factor) for one in left)
        case (factor, tuple()) if sign == "*" and not isinstance(factor, tuple):
            return tuple(Binary(sign, factor, one) for one in right)
    if isinstance(left, tuple) or isinstance(right, tuple):
        raise ComputationError(Failure.NOT_UNDERSTOOD, _MIXED)
    return Binary(sign, left, right)


def _each(change: Callable[[Node], Node], value: Node | Coordinates) -> Node | Coordinates:
    return tuple(map(change, value)) if isinstance(value, tuple) else change(value)


def _dot(one: Coordinates, other: Coordinates) -> Node:
    products: list[Node] = [Binary("*", left, right) for left, right in _pairs(one, other)]
    return reduce(partial(Binary, "+"), products)


def _pairs(one: Coordinates, other: Coordinates) -> list[tuple[Node, Node]]:
    """Raises ComputationError if one has more coordinates than the other."""
    if len(one) != len(other):
        raise ComputationError(Failure.UNDEFINED, _UNLIKE)
    return list(zip(one, other, strict=True))
