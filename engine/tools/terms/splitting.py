"""Where the arguments of a call, the items of a list and what stands in brackets end. Nothing in them is read."""

import re
from collections.abc import Iterator

from engine.errors import ExpressionError

_PIECE = re.compile(r'"[^"\n]*"|[()\[\]{},]|[^"()\[\]{},]+|"')
_CLOSING = {"(": ")", "[": "]", "{": "}"}


def split(text: str) -> Iterator[str]:
    """The texts between commas that no bracket and no quotation mark holds. Raises ExpressionError at a stray bracket."""
    awaited: list[str] = []
    start = 0
    for match in _PIECE.finditer(text):
        if match[0] == "," and not awaited:
            yield text[start : match.start()].strip()
            start = match.end()
        else:
            _keep_brackets(awaited, match[0], text)
    if awaited:
        raise ExpressionError(f"a bracket is not closed: {text[:80]}")
    yield text[start:].strip()


def _keep_brackets(awaited: list[str], piece: str, text: str) -> None:
    """Note which closing brackets must still come. Raises ExpressionError at one that closes nothing."""
    if piece in _CLOSING:
        awaited.append(_CLOSING[piece])
    elif piece in _CLOSING.values() and (not awaited or awaited.pop() != piece):
        raise ExpressionError(f"brackets do not match: {text[:80]}")


def closes_at_end(written: str) -> bool:
    """True if the first bracket is closed by the last character."""
    depth = 0
    for index, character in enumerate(written):
        depth += (character == "(") - (character == ")")
        if depth == 0 and character == ")":
            return index == len(written) - 1
    return False


_LINK = re.compile(r"<=|>=|≤|≥|<|>")


def chained(text: str) -> list[str]:
    """`3 < 2x + 1` and `2x + 1 < 9` for `3 < 2x + 1 < 9`; a text that is no chain of inequalities alone."""
    parts, signs = _LINK.split(text), _LINK.findall(text)
    if len(signs) < 2 or "=" in "".join(parts) or not all(part.strip() for part in parts):
        return [text]
    return [
        f"{left.strip()} {sign} {right.strip()}" for left, sign, right in zip(parts, signs, parts[1:], strict=False)
    ]
