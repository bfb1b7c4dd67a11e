"""Long texts in parts that a platform accepts, cut where it hurts least: never within a character or a fence's mark."""

import regex

FENCE = "```"
_CUTS = ("\n\n", "\n", ". ", " ")  # best first
_ATOM = regex.compile(r"`+|\X")  # a run of backticks, or a character as people see it (grapheme cluster)
_SPANS = ("`", "$")  # what opens and closes code and formulas within a line
_DISPLAY = "$$"  # and formulas over several
_FENCED = regex.compile(r"```.*?```", regex.DOTALL)


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
    """Where to cut: behind the best separator that stands in no code or formula, in the last half of the room if any does.

    What is in one from the beginning of the room to its end is cut all the same.
    """
    halves = ((room // 2, room), (1, room // 2))
    whole = (_last_whole(text, separator, *half) for half in halves for separator in _CUTS)
    upper = ((separator, text.rfind(separator, room // 2, room)) for separator in _CUTS)
    broken = (place + len(separator) for separator, place in upper if place >= 0)
    end = next(filter(None, whole), 0) or next(broken, room)
    return _before_atom(text, end, least=min(room // 2, end - 1))


def _last_whole(text: str, separator: str, start: int, end: int) -> int:
    """Behind the last separator between start and end that no span holds; 0 if there is none."""
    place = text.rfind(separator, start, end)
    while place > 0:
        if text[:place].replace(FENCE, "").strip() and not _within_span(text[: place + len(separator)]):
            return place + len(separator)
        place = text.rfind(separator, start, place)
    return 0


def _within_span(before: str) -> bool:
    """Whether a formula or code within a line is open. A fence is none: where it is cut it is closed and opened again."""
    if before.count(FENCE) % 2:
        return False
    bare = _FENCED.sub("", before)
    line = bare.rpartition("\n")[2].replace(_DISPLAY, "")
    return bool(bare.count(_DISPLAY) % 2) or any(line.count(mark) % 2 for mark in _SPANS)


def _before_atom(text: str, end: int, least: int) -> int:
    """The last place between two atoms that is not after `end`; `end` itself if that is not after `least`."""
    # two more characters tell whether the atom at the end goes on
    ends = (atom.end() for atom in _ATOM.finditer(text, 0, end + 2))
    place = max((found for found in ends if found <= end), default=0)
    return place if place > least else end
