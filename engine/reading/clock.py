"""Which pieces of a text are times of day, `9:30`, `5 pm`, `half past seven`, `noon`, or durations, and which are ratios."""

import re

_TIME = re.compile(r"(\d{1,2}):[0-5]\d(?::[0-5]\d)?(?![\d:])( ?(?:[ap]m\b|[ap]\.m\.))?", re.IGNORECASE)
_HOUR = re.compile(r"\d{1,2} ?(?:[ap]m\b|[ap]\.m\.)", re.IGNORECASE)
_RATIO_WORDS = re.compile(
    r"\b(?:ratios?|scales?|map|maps|models?|miniatures?|replicas?|proportions?|proportional|odds|simplif\w+|simplest"
    r"|mix\w*|dilut\w+|share[ds]?|split|divided?|parts?)\b",
    re.IGNORECASE,
)
_CLOCK_WORDS = re.compile(
    r"\b(?:[ap]m|o'?clock|clock|times?|hours?|hrs?|minutes?|mins?|seconds?|secs?|noon|midnight|morning|afternoon|evening"
    r"|night|tonight|today|tomorrow|at|until|till?|leav\w+|left|arriv\w+|start\w*|beg[aiu]n\w*|end[s]?|ended|finish\w*"
    r"|meet\w*|depart\w*|train|bus|flight|alarm|class|shift|late|later|early|earlier|before|after|past|now|long)\b"
    r"|[ap]\.m\.|\d ?h\b",
    re.IGNORECASE,
)
# of these a time such as `52:30` is how long they take
_LASTING_WORDS = re.compile(
    r"\b(?:pace[ds]?|splits?|laps?|marathon|race[ds]?|runs?|ran|running|per (?:km|mile|lap)|videos?|songs?|episodes?|tracks?"
    r"|durations?|timesheet|hh?:mm|mm?:ss|add|sum|total)\b|:\d\d ?/ ?(?:km|mi|mile)\b",
    re.IGNORECASE,
)
_AFTER_NINE = re.compile(r"(?<![\d:.])(?:1\d|2[0-4]):[0-5]\d(?![\d:])")
_HOURS = "one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve"
_DIAL = rf"(?:(?:1[0-2]|[1-9])|{_HOURS})(?![\w:/%])(?![.,]\d)(?! ?[-+*/^=])"
_HALVES = r"(?: ?(?:[ap]m\b|[ap]\.m\.)| in the (?:morning|afternoon|evening)\b| at night\b)?"
_MINUTES = r"(?:a quarter|quarter|five|ten|twenty|twenty[- ]five|5|10|20|25)(?: (?:minutes?|mins?))?"
_PAST = re.compile(rf"(?:half|{_MINUTES}) past {_DIAL}{_HALVES}", re.IGNORECASE)
_TO = re.compile(rf"{_MINUTES} (?:to|till?) {_DIAL}{_HALVES}", re.IGNORECASE)
_O_CLOCK = re.compile(rf"{_DIAL} ?o ?'? ?clock\b{_HALVES}", re.IGNORECASE)
_NAMED = re.compile(r"(?:noon|midday|midnight)\b", re.IGNORECASE)
_BEFORE_TO = re.compile(r"\b(?:it'?s|it is|is now|at|after|before|until|till?|by|time is) $", re.IGNORECASE)
_OF_DAY = re.compile(
    r"\b(?:what time|o'?clock|clock|hours?|hrs?|minutes?|mins?|how long)\b|\d[ap]m\b|\d:\d\d", re.IGNORECASE
)
_FARTHEST = 10  # characters
_LAST_HOUR = 24
_TWO_DIGITS = 2


def match_time(text: str, position: int) -> re.Match[str] | None:
    """The time of day that stands at a position: one with am or pm, or `hh:mm` where the words do not speak of a ratio.

    An hour of one digit, `1:50`, needs a word of clocks or an hour of two digits somewhere in the text, and more than 24
    a word of what lasts.
    """
    match = _TIME.match(text, position)
    if match is None:
        return _HOUR.match(text, position) or _in_words(text, position)
    if match[2]:
        return match
    if _RATIO_WORDS.search(text):
        return None
    if match[0].count(":") > 1 or _LASTING_WORDS.search(text):
        return match
    if int(match[1]) > _LAST_HOUR:
        return None
    if len(match[1]) == _TWO_DIGITS or _CLOCK_WORDS.search(text) or _AFTER_NINE.search(text):
        return match
    return None


def _in_words(text: str, position: int) -> re.Match[str] | None:
    """`half past seven`; where the text speaks of hours or minutes, also `noon`, and `quarter to 5`, `5 to 9` after `at`."""
    if match := _PAST.match(text, position) or _O_CLOCK.match(text, position):
        return match
    rest = text[:position] + text[position:].partition(" to ")[2]  # the minutes of `10 minutes to 5` say nothing
    if match := _NAMED.match(text, position):
        return match if _OF_DAY.search(text) else None
    match = _TO.match(text, position)
    if match is None or not _OF_DAY.search(rest):
        return None
    is_quarter = "quarter" in match[0].lower()
    return match if is_quarter or _BEFORE_TO.search(text, max(0, position - _FARTHEST), position) else None
