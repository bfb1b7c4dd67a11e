"""Days of the year by their names, `christmas`, `new year's eve`: written as dates where a text counts days."""

import re

_DATES = {
    "christmas eve": "24 December", "christmas": "25 December", "xmas": "25 December", "boxing day": "26 December",
    "new year's eve": "31 December", "new year": "1 January", "halloween": "31 October", "valentine's": "14 February",
    "valentine": "14 February", "st patrick's": "17 March",
}  # fmt: skip
_DAY = re.compile(
    rf"(?<!\w)(?:{'|'.join(name.replace(chr(39), '[’' + chr(39) + ']?') for name in _DATES)})(?:['’]?s)?(?: day)?"
    r"(?= ?(?:$|[?.,!]|\d{4}\b(?!-)|(?:from|to|till?|until|and|if|is|on|when|counting|starting)\b"
    r"|(?:in|of) \d{4}\b|in (?:days|weeks|months)\b))",
    re.IGNORECASE,
)
_COUNTS_DAYS = re.compile(r"\b(?:days?|weeks?|weekday|months|date|long|sleeps)\b", re.IGNORECASE)


def as_dates(text: str) -> str:
    """The text with such days as dates, if it counts days."""
    return _DAY.sub(_written, text) if _COUNTS_DAYS.search(text) else text


def _written(match: re.Match[str]) -> str:
    said = match[0].lower().replace("’", "").replace("'", "")
    return next(date for name, date in _DATES.items() if said.startswith(name.replace("'", "")))
