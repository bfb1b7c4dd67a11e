"""An equation where an expression is wanted: of `y = 3*x**2`, `f(x) = 3*x**2` and `3*x**2 = 0` the side that is meant."""

import re

from engine.tools.terms.nodes import Binary, Name, Node, Relation

# a name, a name of something, or a derivative of it, alone on its side
_NAMED = re.compile(
    r"\s*(?:[A-Za-z]'{0,3}(?:\s*\(\s*[a-z](?:\s*,\s*[a-z]){0,2}\s*\))?|d[a-z]/d[a-z])\s*=(?!=)(?P<body>.+)", re.DOTALL
)
_FUNCTION = re.compile(r"^\s*[A-Za-z]\s*\(\s*x\s*\)\s*=(?!=)")
_NAMES = re.compile(r"(?P<body>[^=<>!]+[^=<>!\s])\s*=\s*(?:[A-Za-z](?:\([a-z]\))?|0)\s*", re.DOTALL)
_PLACE = re.compile(r"\s*[A-Za-z]\w?\s*=\s*(?P<body>\([^()=]*,[^()=]*\)|\[[^\[\]=]*,[^\[\]=]*\])\s*")
_ZERO = re.compile(r"\s*0\s*=(?!=)(?P<body>[^=<>!]+)", re.DOTALL)


def one_side(text: str) -> str:
    """What is said of the bare name, or set to zero; a text that is no such equation as it is."""
    match = _NAMED.fullmatch(text) or _NAMES.fullmatch(text) or _ZERO.fullmatch(text)
    return match["body"].strip() if match else text


def as_curve(text: str) -> str:
    """`y = 3*x` for `f(x) = 3*x`; another text as it is."""
    return _FUNCTION.sub("y =", text, count=1)


def as_place(text: str) -> str:
    """`(1, 2)` for `A = (1, 2)`, of a point, a vector or a list; another text as it is."""
    match = _PLACE.fullmatch(text)
    return match["body"] if match else text


def brought_over(node: Node) -> Node:
    """An equation with everything on the left side; an expression as it is."""
    return Binary("-", node.left, node.right) if isinstance(node, Relation) and node.sign == "=" else node


def height(curve: Node) -> Node:
    """The expression that y is, of `y = 3*x`; another one as it is."""
    match curve:
        case Relation("=", Name("y"), value) | Relation("=", value, Name("y")):
            return value
    return curve
