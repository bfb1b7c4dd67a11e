"""What is wrong with a piece of LaTeX, and where: read token by token, since the converter names no place."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from typing import Literal

from latex2mathml import commands
from latex2mathml.symbols_parser import convert_symbol

Problem = Literal[
    "too_long", "too_large", "too_deep", "empty", "unclosed", "unopened", "unknown", "argument", "broken"
]  # fmt: skip
CONTEXT = 12  # characters shown on either side of a place

_TOKEN = re.compile(r"\\(?:begin|end)\s*\{[^{}]*\}|\\(?:operatorname\*|[A-Za-z]+)|\\.|\S", re.DOTALL)
_NAME = re.compile(r"\\(begin|end)\s*\{([^{}]*)\}")
# what defines or links: in 600 characters a definition can grow a formula beyond measure
_REFUSED = frozenset({r"\def", r"\newcommand", r"\newenvironment", r"\DeclareMathOperator", r"\href"})
_ALSO_KNOWN = frozenset({r"\aligned", r"\matrix", r"\array", r"\gathered"})
_ARGUMENTS: Mapping[str, int] = {
    r"\frac": 2, r"\dfrac": 2, r"\tfrac": 2, r"\cfrac": 2, r"\binom": 2, r"\dbinom": 2, r"\tbinom": 2, r"\sqrt": 1,
    r"\text": 1, r"\mathrm": 1, r"\mathbf": 1, r"\mathbb": 1, r"\vec": 1, r"\hat": 1, r"\bar": 1, r"\overline": 1,
    r"\underline": 1, r"\operatorname": 1, r"\boxed": 1, "^": 1, "_": 1,
}  # fmt: skip
_CLOSERS: Mapping[str, str] = {"}": "{", r"\right": r"\left"}


@dataclass(frozen=True, slots=True)
class Trouble:
    """One problem: what it concerns, and the offset of the character where it shows; None where no place is known."""

    problem: Problem
    mark: str = ""
    place: int | None = None


@dataclass(frozen=True, slots=True)
class _Token:
    text: str
    place: int


def trouble(latex: str) -> Trouble | None:
    """The first thing that is wrong, or None if nothing is seen."""
    tokens = [_Token(found[0], found.start()) for found in _TOKEN.finditer(latex)]
    if not tokens:
        return Trouble("empty")
    found = [*_unknown(tokens), *_unbalanced(tokens)]
    if not found:
        found = [*_without_argument(tokens), *_misplaced(tokens)]
    return min(found, key=lambda one: one.place or 0, default=None)


def around(latex: str, place: int) -> tuple[str, str]:
    """The characters before and after a place, to be shown within backticks."""
    before, after = latex[max(0, place - CONTEXT) : place], latex[place : place + CONTEXT]
    return _shown(before), _shown(after)


def _shown(part: str) -> str:
    return re.sub(r"\s", " ", part).replace("`", "'") or " "


def _unknown(tokens: list[_Token]) -> Iterator[Trouble]:
    for token in tokens:
        name = _NAME.fullmatch(token.text)
        command = f"\\{name[2]}" if name else token.text
        if re.fullmatch(r"\\[A-Za-z]+\*?", command) and not _is_known(command):
            yield Trouble("unknown", token.text, token.place)


def _is_known(command: str) -> bool:
    known = command in _commands() or command in _ALSO_KNOWN or convert_symbol(command) is not None
    return known and command not in _REFUSED


@cache
def _commands() -> frozenset[str]:
    """Every command that the converter names."""
    found: set[str] = set()
    for value in vars(commands).values():
        values = [value] if isinstance(value, str) else value if isinstance(value, tuple | list | set | dict) else []
        found |= {one for one in values if isinstance(one, str) and one.startswith("\\")}
    return frozenset(found)


def _unbalanced(tokens: list[_Token]) -> Iterator[Trouble]:
    r"""A brace, a `\left` or a `\begin` without its other half. What closes must close what was opened last."""
    opened: list[tuple[str, _Token]] = []
    for token in tokens:
        name = _NAME.fullmatch(token.text)
        opener = _CLOSERS.get(token.text) or (f"begin {name[2]}" if name and name[1] == "end" else "")
        if token.text in ("{", r"\left") or (name and name[1] == "begin"):
            opened.append((f"begin {name[2]}" if name else token.text, token))
        elif opener and opened and opened[-1][0] == opener:
            opened.pop()
        elif opener:
            yield Trouble("unopened", token.text, token.place)
            return
    if opened:
        yield Trouble("unclosed", opened[-1][1].text, opened[-1][1].place)


def _without_argument(tokens: list[_Token]) -> Iterator[Trouble]:
    for index, token in enumerate(tokens):
        place = index + 1
        for _ in range(_ARGUMENTS.get(token.text, 0)):
            place = _after_argument(tokens, _after_option(tokens, place) if token.text == r"\sqrt" else place)
            if not place:
                yield Trouble("argument", token.text, token.place)
                break


def _after_option(tokens: list[_Token], place: int) -> int:
    """Behind `[3]`, where it stands."""
    if place < len(tokens) and tokens[place].text == "[":
        texts = [token.text for token in tokens[place:]]
        return place + texts.index("]") + 1 if "]" in texts else place
    return place


def _after_argument(tokens: list[_Token], place: int) -> int:
    """Behind the argument that begins at a place; 0 if none does."""
    if place >= len(tokens) or tokens[place].text in ("}", "&", "^", "_", r"\\", r"\right") or _is_end(tokens[place]):
        return 0
    depth = 0
    for index in range(place, len(tokens)):
        depth += (tokens[index].text == "{") - (tokens[index].text == "}")
        if depth == 0:
            return index + 1
    return 0


def _is_end(token: _Token) -> bool:
    return token.text.startswith("\\end")


def _misplaced(tokens: list[_Token]) -> Iterator[Trouble]:
    """`&` outside of every environment, and a second exponent or index of the same kind."""
    depth = 0
    for index, token in enumerate(tokens):
        name = _NAME.fullmatch(token.text)
        if name:
            depth += 1 if name[1] == "begin" else -1
        if token.text == "&" and depth == 0:
            yield Trouble("broken", token.text, token.place)
        if token.text in ("^", "_"):
            after = _after_argument(tokens, index + 1)
            if after and after < len(tokens) and tokens[after].text == token.text:
                yield Trouble("broken", token.text, tokens[after].place)
