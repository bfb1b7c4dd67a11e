"""Long texts in parts that a platform accepts, cut where it hurts least: never within a character or a fence's mark."""

import regex

FENCE = "```"
_CUTS = ("\n\n", "\n", ". ", " ")  # best first
_ATOM = regex.compile(r"`+|\X")  # a run of backticks, or a character as people see it (grapheme cluster)
_SPANS = ("`", "$")  # what opens and closes code and formulas within a line


def split(text: str, limit: int) -> list[str]:
    """The text in parts of at most `limit` characters; a code fence that is cut is closed and opened again.

    White space at the cuts is lost, and nothing else. Raises ValueError for a limit too small to hold fences and text.
    """
    if limit < 4 * len(FENCE):
        raise ValueError(f"parts of {limit} characters are too small")
    parts: list[str] = []
    while len(text) > limit:
        part, text = _first_part(text, limit)
        parts.append(part)
    return [part for part in [*parts, text] if part.strip()] or [""]


def _first_part(text: str, limit: int) -> tuple[str, str]:
    room = limit - len(FENCE) - 1  # for a fence that may have to be closed
    end = _cut(text, room)
    part, rest = text[:end], text[end:]
    if part.count(FENCE) % 2:
        return f"{part.rstrip()}\n{FENCE}", f"{FENCE}\n{rest.lstrip(chr(10))}"
    return part.rstrip(), rest.lstrip()


def _cut(text: str, room: int) -> int:
    """Where to cut: after the best separator in the last half of the room, outside of spans if any is; else at its end."""
    found = [(text.rfind(separator, room // 2, room), separator) for separator in _CUTS]
    ends = [place + len(separator) for place, separator in found if place >= 0]
    whole = [end for end in ends if not _within_span(text[:end])]
    return _before_atom(text, next(iter(whole + ends), room), least=room // 2)


def _within_span(before: str) -> bool:
    line = before.rpartition("\n")[2]
    return any(line.count(mark) % 2 for mark in _SPANS)


def _before_atom(text: str, end: int, least: int) -> int:
    """The last place between two atoms that is not after `end`; `end` itself if that is not after `least`."""
    # two more characters tell whether the atom at the end goes on
    ends = (atom.end() for atom in _ATOM.finditer(text, 0, end + 2))
    place = max((found for found in ends if found <= end), default=0)
    return place if place > least else end
