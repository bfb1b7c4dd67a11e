"""Another number in the place of the one in the last question: `what about 7?`, `and for x = 3?`."""

import re

from engine.reading.decimals import NUMBER
from engine.reading.number_words import FIGURES, in_figures, match_number

MOST_QUESTION_CHARACTERS = 300  # of the question in which a number is replaced

_ANOTHER = re.compile(
    r"(?:(?:and|ok|okay|so|now|then|but)[\s,]+)*(?:and|what about|how about|what if(?: it(?:(?:'|’)?s| is| was))?"
    r"|(?:the )?same (?:with|for|but with|thing with|thing for)|now (?:with|for)|try)(?: (?:with|for|if|at|when))? "
    rf"(?:(?P<label>[a-z]) ?= ?)?(?P<number>(?P<currency>[$€£]?)(?P<sign>-?)(?P<figures>{FIGURES})"
    r" ?(?P<kind>%|[a-z]{1,12})?|[a-z]+(?:[ -][a-z]+){0,3})(?: instead)?",
    re.IGNORECASE,
)
_NUMBER = re.compile(NUMBER)
_FREE_STANDING = re.compile(r"(?<![\w.^:/-])(?<!\*\*)(?:\d+(?:,\d{3})*(?:\.\d+)?|\.\d+)(?![\d:/^-]|\.\d|,\d)")
_LABELLED = r"(-?\d+(?:\.\d+)?)(?![\w^/*(+-]|\.\d)(?! [-+*/^(])"  # no part of an equation to be solved
_LETTER = re.compile(r"[^\W\d]")
_WORD = re.compile(r"[A-Za-z]+")
_MARKED = re.compile(r" ?(?:%|per ?cent)", re.IGNORECASE)


def with_another(text: str, question: str) -> str:
    """The question with another number in it, where it is clear in whose place; else ""."""
    found = _ANOTHER.fullmatch(text)
    if found is None or len(question) > MOST_QUESTION_CHARACTERS:
        return ""
    number = found["sign"] + found["figures"] if found["figures"] else in_figures(found["number"])
    places = _places(question, found) if number else []
    if len(places) != 1:
        return ""
    start, end = places[0]
    return question[:start] + number + question[end:]


def _places(question: str, found: re.Match[str]) -> list[tuple[int, int]]:
    """Where numbers of the same kind as the new one stand in the question before."""
    if found["label"]:
        labelled = re.compile(rf"(?<![\w)*^+/-])(?<![-+*/] ){found['label']} ?= ?{_LABELLED}")
        return [match.span(1) for match in labelled.finditer(question)]
    free = [match for match in _FREE_STANDING.finditer(question) if not _is_negative(question, match)]
    if found["currency"] or found["kind"]:
        return [match.span() for match in free if _is_of_kind(question, match, found)]
    alone = len(_NUMBER.findall(question)) == len(free) and not _has_number_words(question)
    alone = alone and not found["sign"] and not any(_LETTER.match(question, match.end()) for match in free)
    unmarked = [match.span() for match in free if not _is_marked(question, match)]
    whole = [match.span() for match in free] if len(free) == 1 else unmarked
    return whole if alone else []


def _is_negative(question: str, match: re.Match[str]) -> bool:
    return question[: match.start()].rstrip().endswith(("-", "−"))


def _is_of_kind(question: str, match: re.Match[str], found: re.Match[str]) -> bool:
    """Whether a number has the sign of percent or money, or the unit, of the new one."""
    if found["currency"]:
        return question[: match.start()].endswith(found["currency"])
    after = question[match.end() :]
    if found["kind"] == "%" or found["kind"].lower() == "percent":
        return _MARKED.match(after) is not None
    return re.match(rf" ?{found['kind']}(?![A-Za-z])", after, re.IGNORECASE) is not None


def _is_marked(question: str, match: re.Match[str]) -> bool:
    """Whether a number is of percent or of money."""
    return _MARKED.match(question, match.end()) is not None or question[: match.start()].endswith(("$", "€", "£"))


def _has_number_words(question: str) -> bool:
    return any(match_number(question, word.start()) for word in _WORD.finditer(question))
