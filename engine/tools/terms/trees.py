"""Trees of `engine.tools.terms.nodes` taken apart and put together again, whatever their nodes are."""

from collections.abc import Callable, Iterator

from engine.tools.terms.nodes import Binary, Call, Name, Negation, Node, Number, Relation


def children(node: Node) -> tuple[Node, ...]:
    """What a node is made of; nothing for a number and a name."""
    match node:
        case Negation(operand):
            return (operand,)
        case Call(_, arguments):
            return arguments
        case Binary(_, left, right) | Relation(_, left, right):
            return left, right
        case Number() | Name():
            return ()


def walk(node: Node) -> Iterator[Node]:
    """The node and all below it."""
    stack = [node]
    while stack:
        current = stack.pop()
        yield current
        stack.extend(children(current))


def mapped(node: Node, change: Callable[[Node], Node]) -> Node:
    """The node with each of its parts changed; a number and a name stay as they are."""
    match node:
        case Negation(operand):
            return Negation(change(operand))
        case Call(function, arguments):
            return Call(function, tuple(change(argument) for argument in arguments))
        case Binary(sign, left, right):
            return Binary(sign, change(left), change(right))
        case Relation(sign, left, right):
            return Relation(sign, change(left), change(right))
        case Number() | Name():
            return node


def with_natural_logarithms(node: Node) -> Node:
    """The tree with `ln` for each `log` that has no base."""
    match node:
        case Call("log", (argument,)):
            return Call("ln", (with_natural_logarithms(argument),))
        case _:
            return mapped(node, with_natural_logarithms)


def with_letters(node: Node) -> Node:
    """The tree with i as an unknown, not the imaginary unit."""
    return Name("i", unknown=True) if node == Name("i") else mapped(node, with_letters)
