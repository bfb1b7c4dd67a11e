"""The small tree that an expression is parsed to, as it was typed: nothing is computed or put in order."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Number:
    """A number as it was typed, without thousands separators: `12`, `0.50`."""

    text: str

    @property
    def is_decimal(self) -> bool:
        """True if it was typed with a decimal point."""
        return "." in self.text


@dataclass(frozen=True, slots=True)
class Name:
    """An unknown, or a constant of CONSTANTS; with `unknown` an unknown in any case."""

    name: str
    unknown: bool = False


@dataclass(frozen=True, slots=True)
class Call:
    """A known function of one or more arguments."""

    function: str
    arguments: "tuple[Node, ...]"


@dataclass(frozen=True, slots=True)
class Negation:
    """The negative of its operand."""

    operand: "Node"


@dataclass(frozen=True, slots=True)
class Binary:
    """`left sign right`, with a sign of `+ - * / % ^`."""

    sign: str
    left: "Node"
    right: "Node"


@dataclass(frozen=True, slots=True)
class Relation:
    """`left sign right`, with a sign of `= < > <= >= !=`."""

    sign: str
    left: "Node"
    right: "Node"


Node = Number | Name | Call | Negation | Binary | Relation
