"""The kinds of mathematics that a sentence may hold, and a piece of a sentence that is of one."""

from dataclasses import dataclass
from enum import StrEnum


class Kind(StrEnum):
    """What a span is; the letter stands in the sketch."""

    NUMBER = "n"
    CLOSED = "e"  # an expression without unknowns
    OPEN = "p"  # an expression with unknowns
    APPLICATION = "c"  # h(-6)
    DEFINITION = "f"  # h(a) = a**2
    EQUATION = "q"
    COMPARISON = "r"  # <, >, <=, >=, !=
    ITEMS = "l"
    TABLE = "o"
    POINT = "v"
    TIME = "t"
    DATE = "d"
    NUMERAL = "b"
    LETTERS = "w"


@dataclass(frozen=True, slots=True)
class Span:
    """A piece of the text, `[start, end)`, and what it is. `text` is how a program writes it."""

    kind: Kind
    start: int
    end: int
    text: str
