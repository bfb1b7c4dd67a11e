"""Long texts in parts that a platform accepts, cut where it hurts least: never within a code fence's line or a character."""

import re
import unicodedata

FENCE = "```"
_CUTS = ("\n\n", "\n", ". ", " ")  # best first
_CODE_SPAN = re.compile(r"`[^`\n]*$")


def split(text: str, limit: int) -> list[str]:
    """The text in parts of at most `limit` characters; a code fence that is cut is closed and opened again.

    Raises ValueError for a limit too small to hold a fence and a character.
    """
    if limit < 4 * len(FENCE):
        raise ValueError(f"parts of {limit} characters are too small")
    parts: list[str] = []
    while len(text) > limit:
        part, text = _first_part(text, limit)
        parts.append(part)
    return [*parts, text] if text.strip() or not parts else parts


def _first_part(text: str, limit: int) -> tuple[str, str]:
    room = limit - len(FENCE) - 1  # for a fence that may have to be closed
    end = _cut(text, room)
    part, rest = text[:end], text[end:]
    if part.count(FENCE) % 2:
        return f"{part.rstrip()}\n{FENCE}", f"{FENCE}\n{rest.lstrip(chr(10))}"
    return part.rstrip(), rest.lstrip()


def _cut(text: str, room: int) -> int:
    """Where to cut: after the best separator in the last half of the room, else at the room's end."""
    for separator in _CUTS:
        found = text.rfind(separator, room // 2, room)
        if found > 0 and not _CODE_SPAN.search(text[:found]):
            return found + len(separator)
    return _before_combining(text, room)


def _before_combining(text: str, end: int) -> int:
    """Not between a character and the marks that belong to it (variation selectors, joiners, accents, skin tones)."""
    for place in range(end, max(1, end - 16), -1):
        if not _belongs(text[place]) and text[place - 1] != "\u200d":
            return place
    return end


def _belongs(character: str) -> bool:
    tone = "\U0001f3fb" <= character <= "\U0001f3ff"
    return tone or character in "\ufe0e\ufe0f\u200d" or unicodedata.combining(character) > 0
