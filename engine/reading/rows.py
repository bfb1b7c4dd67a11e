"""Numbers with only spaces or slashes between them, `sum of 23 45 12`, `lcm of 12 / 15 / 18`: given their commas.

Three such numbers may be anything, and a slash divides: a list they are only beside a word that asks for something of
several, or where another row has as many, `x 1 2 5 with p 0.5 0.3 0.2`.
"""

import re

_NUMBER = r"\d+(?:\.\d+)?"
_ROW = re.compile(
    rf"(?<![\w.,/*^=+-])(?<![*/^=+\d-] )-?{_NUMBER}(?P<gap> / |/| )-?{_NUMBER}(?:(?P=gap)-?{_NUMBER}){{1,10}}"
    r"(?! ?[-+*/×÷·^=%:]|[.,]?\d|\w| \d)"
)
_OF_SEVERAL = (
    r"average|avg|mean|median|mode|variance|deviation|std|max(?:imum)?|min(?:imum)?|largest|biggest|greatest|highest"
    r"|smallest|lowest|least|lcm|hcf|gcf|gcd|sort(?:ed)?|rank|weights"
)
# what they ask of a row may be asked of a quotient, too
_OF_ONE = r"sum|total|product|range|add(?:ed)?|multipl(?:y|ied)|order(?:ed)?|arrange"
_LINK = r"(?: (?:up|of|from|among|between|the|these|those|this|are|common|multiple|factor|numbers?|values?|for|in|is))"
_BEFORE = re.compile(rf"\b(?:{_OF_SEVERAL}|(?P<of_one>{_OF_ONE})){_LINK}{{0,4}}:? $", re.IGNORECASE)
_AFTER = re.compile(
    r"[,:;.]? (?:(?:what(?:'?s| is)?|which|find|give|get|the|is|are|me|one|all|pls|together|in|from) ){0,4}"
    rf"(?:{_OF_SEVERAL}|(?P<of_one>{_OF_ONE}))"
    r"(?=$|[^\w ]| (?:of|and|is|one|number|value|these|them|those|up|together|all|pls|please|thx)\b)",
    re.IGNORECASE,
)
_THOUSANDS = re.compile(r"-?\d{1,3}(?: \d{3})+")  # `1 200 300`
_LONGEST_SAYING = 60  # characters


def with_commas(text: str) -> str:
    """The text with such rows as lists: `sum of 23, 45, 12`."""
    return _ROW.sub(lambda match: match[0].replace(" ", ", "), text) if _is_paired(text) else _ROW.sub(_listed, text)


def _is_paired(text: str) -> bool:
    """Whether there are several rows, all with nothing but spaces between, and all equally long."""
    rows = list(_ROW.finditer(text))
    spaced = all(row["gap"] == " " and not _THOUSANDS.fullmatch(row[0]) for row in rows)
    return len(rows) > 1 and spaced and len({row[0].count(" ") for row in rows}) == 1


def _listed(match: re.Match[str]) -> str:
    """`1 000 000`, `total 120 / 4 / 3` and `12/15/18, mean?`, which may be a date, as they are."""
    gap = match["gap"]
    before = _BEFORE.search(match.string, max(0, match.start() - _LONGEST_SAYING), match.start())
    after = None if gap == "/" else _AFTER.match(match.string, match.end())
    asked = before or after
    if asked is None or (asked["of_one"] and gap != " ") or (gap == " " and " 000" in match[0]):
        return match[0]
    return match[0].replace(gap, ", ")
