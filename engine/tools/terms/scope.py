"""What a program knows at one of its lines: values and functions by name, equations not yet solved, and how to read.

An argument is an expression or a relation (`Node`), a quoted text (`Text`), entries (`[3, t, 1/2]`, `{z: 6, g: 2}`, a
vector `(1, 2, 3)`), a point (`(3, -4)`), or a matrix (`[[2, 3], [1, 4]]`).
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from engine.errors import ComputationError, ExpressionError
from engine.messages import Failure
from engine.tools.terms.functions import Function, derived, inverted
from engine.tools.terms.nodes import Call, Name, Node, Relation
from engine.tools.terms.splitting import closes_at_end, split
from engine.tools.terms.syntax import INVERSE, parse
from engine.tools.terms.trees import mapped, walk, with_letters
from engine.tools.terms.vector_trees import combined, has_vectors

MOST_NODES = 20_000  # of an expression once functions are put in; h(h(h(x))) grows with each
MOST_ENTRIES = 500
_COORDINATES = 2
_DEFINITION = re.compile(r"\s*([A-Za-z])\(\s*([a-z](?:\s*,\s*[a-z])*)\s*\)\s*=(?!=)(.+)", re.DOTALL)
_PLACED = re.compile(r"\s*([A-Za-z])\s*=\s*(\([^()=]*,[^()=]*\))\s*")
_IMAGINARY = re.compile(r"(?:\d|\))\s*i(?![a-z])")


@dataclass(frozen=True, slots=True)
class Text:
    """A text in quotation marks, or a bare word."""

    text: str


@dataclass(frozen=True, slots=True)
class Entry:
    """One of several: what it is called (its own text, if it has no name) and its value."""

    label: str
    node: Node


@dataclass(frozen=True, slots=True)
class Point:
    """A point of the plane: `(3, -4)`."""

    x: Node
    y: Node


@dataclass(frozen=True, slots=True)
class Rows:
    """A matrix: `[[2, 3], [1, 4]]`."""

    rows: tuple[tuple[Node, ...], ...]


Entries = tuple[Entry, ...]
Argument = Node | Text | Entries | Point | Rows


@dataclass(slots=True)
class Scope:
    """Grows line by line; one program has one."""

    values: dict[str, Node] = field(default_factory=dict)
    functions: dict[str, Function] = field(default_factory=dict)
    pending: list[Relation] = field(default_factory=list)
    lists: dict[str, Entries] = field(default_factory=dict)
    points: dict[str, Point | Entries] = field(default_factory=dict)  # and vectors
    texts: dict[str, Text] = field(default_factory=dict)  # dates and times of the day
    unsaid: set[str] = field(default_factory=set)  # names of earlier lines, that whoever asked has not heard of

    def read(self, text: str, *, letters: bool = False) -> Argument:
        """An argument with what is known put in. With `letters`, i is an unknown like any other.

        Raises ExpressionError if it cannot be read, ComputationError if it grows too large.
        """
        text = text.strip()
        known = self.lists.get(text, self.points.get(text, self.texts.get(text)))
        if known is not None:
            return known
        if text[0] == '"' and text[-1] == '"' and len(text) > 1:
            return Text(text[1:-1])
        if text.startswith("[[") and text.endswith("]]"):
            return self._rows(text, letters=letters)
        if text[0] == "[" and text[-1] == "]":
            return tuple(self._entry(item, letters=letters) for item in _items(text))
        if text[0] == "(" and closes_at_end(text) and len(items := _items(text)) >= _COORDINATES:
            return self._tuple(items, letters=letters)
        if text[0] == "{" and text[-1] == "}" and ":" in text:
            return tuple(self._labelled(item, letters=letters) for item in _items(text))
        if re.fullmatch(r"[a-z_]{3,}", text) and not _is_name(text):
            return Text(text)
        return self._of_vectors(text, letters=letters) if self.points else self.node(text, letters=letters)

    def _of_vectors(self, text: str, *, letters: bool) -> Argument:
        """An expression that may have vectors by their names: a vector, or a number such as the length of one."""
        tree = with_letters(parse(text, frozenset(self.functions)))
        known = {name: _coordinates(place) for name, place in self.points.items()}
        if not has_vectors(tree, known):
            return self.node(text, letters=letters)
        value = combined(tree, known)
        if not isinstance(value, tuple):
            return self.filled(value)
        nodes = [self.filled(one) for one in value]
        return Point(*nodes) if len(nodes) == _COORDINATES else tuple(Entry("", one) for one in nodes)

    def node(self, text: str, *, letters: bool = False) -> Node:
        """An expression or a relation with what is known put in. Raises as `read` does."""
        tree = parse(text, frozenset(self.functions))
        if letters or (self.functions and not is_imaginary(text)):
            tree = with_letters(tree)
        return self.filled(tree)

    def define(self, head: str, body: Node) -> None:
        """`head` is a name, or a function with its parameter such as `w(t)`."""
        if match := re.fullmatch(r"([A-Za-z])\(([a-z])\)", head):
            self.functions[match[1]] = Function((match[2],), body)
        else:
            self._forget(head)
            self.values[head] = body

    def define_list(self, name: str, values: str) -> None:
        """Several values between commas, `2, 3, 5`; one alone is a value like any other."""
        entries = tuple(Entry(item, Scope().node(item, letters=True)) for item in _items(f"[{values}]"))
        if len(entries) == 1:
            self.define(name, entries[0].node)
        else:
            self._forget(name)
            self.lists[name] = entries

    def define_point(self, name: str, text: str) -> None:
        """A point, or a vector of more coordinates: `(1, 2)`."""
        self._forget(name)
        self.points[name] = Scope()._tuple(_items(text), letters=True)

    def define_text(self, name: str, text: str) -> None:
        """A date or a time of the day."""
        self._forget(name)
        self.texts[name] = Text(text)

    def _forget(self, name: str) -> None:
        """A name that is given anew means nothing else any more."""
        for known in (self.values, self.lists, self.points, self.texts):
            known.pop(name, None)

    def define_function(self, text: str) -> bool:
        """Take in `h(a) = ...`; false if the text is no definition, or one of a function that is known already."""
        match = _DEFINITION.fullmatch(text)
        if match is None or match[1] in self.functions:
            return False
        parameters = tuple(re.findall("[a-z]", match[2]))
        hidden = {name: node for name, node in self.values.items() if name not in parameters}
        body = Scope(hidden, self.functions).node(match[3], letters=True)
        self.functions[match[1]] = Function(parameters, body)
        return True

    def define_vector(self, text: str) -> bool:
        """Take in `a = (3, 4)`, a point or a vector; false if the text is none."""
        match = _PLACED.fullmatch(text)
        if match:
            self.define_point(match[1], match[2])
        return match is not None

    def filled(self, node: Node) -> Node:
        """The tree with values for names and bodies for functions."""
        tree = self._filled(node)
        if sum(1 for _ in walk(tree)) > MOST_NODES:
            raise ComputationError(Failure.TOO_LARGE)
        return tree

    def _filled(self, node: Node) -> Node:
        match node:
            case Name(name) if name in self.lists:
                raise ComputationError(Failure.NOT_UNDERSTOOD, f"{name} is several values")
            case Name(name) if name in self.points:
                raise ComputationError(Failure.NOT_UNDERSTOOD, f"{name} is a point")
            case Name(name) if name in self.texts:
                raise ComputationError(Failure.NOT_UNDERSTOOD, f"{name} is no number")
            case Name(name) if name in self.values:
                return Scope({other: value for other, value in self.values.items() if other != name}).filled(
                    self.values[name]
                )
            case Call(function, arguments) if (name := function.removesuffix(INVERSE)) != function:
                return self._applied(inverted(self.functions[name]), [self._filled(one) for one in arguments])
            case Call(function, arguments) if (name := function.rstrip("'")) in self.functions:
                meant = derived(self.functions[name], len(function) - len(name))
                return self._applied(meant, [self._filled(argument) for argument in arguments])
            case _:
                return mapped(node, self._filled)

    def _applied(self, function: Function, arguments: Sequence[Node]) -> Node:
        if len(arguments) != len(function.parameters):
            raise ComputationError(Failure.NOT_UNDERSTOOD, "a function is called with another number of values")
        if sum(1 for argument in arguments for _ in walk(argument)) > MOST_NODES:
            raise ComputationError(Failure.TOO_LARGE)
        return Scope(dict(zip(function.parameters, arguments, strict=True)))._filled(function.body)

    def _tuple(self, items: Sequence[str], *, letters: bool) -> Point | Entries:
        """Two are a point of the plane; a vector of more is a list."""
        nodes = [self.node(item, letters=letters) for item in items]
        return Point(*nodes) if len(nodes) == _COORDINATES else tuple(map(Entry, items, nodes))

    def _rows(self, text: str, *, letters: bool) -> Rows:
        items = [row.strip("[]") for row in _items(text)]
        return Rows(tuple(tuple(self.node(item, letters=letters) for item in _items(f"[{row}]")) for row in items))

    def _entry(self, item: str, *, letters: bool) -> Entry:
        """One of a list, called as it was written but for what only the program has a name for."""
        return Entry("" if item in self.unsaid else item, self.node(item, letters=letters))

    def _labelled(self, item: str, *, letters: bool) -> Entry:
        label, _, value = item.partition(":")
        return Entry(label.strip(), self.node(value, letters=letters))


def _coordinates(place: Point | Entries) -> tuple[Node, ...]:
    return (place.x, place.y) if isinstance(place, Point) else tuple(entry.node for entry in place)


def is_imaginary(text: str) -> bool:
    """True if i is written right after a number, `2i`, the way complex numbers are."""
    return _IMAGINARY.search(text) is not None


def _is_name(text: str) -> bool:
    try:
        parse(text)
    except ExpressionError:
        return False
    return True


def _items(text: str) -> list[str]:
    """The texts between the commas of `[...]` or `{...}` that no inner bracket holds."""
    items = list(split(text[1:-1]))
    if len(items) > MOST_ENTRIES:
        raise ComputationError(Failure.TOO_LARGE)
    return [item for item in items if item]
