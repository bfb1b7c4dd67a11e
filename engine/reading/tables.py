"""Tables that are pasted row by row, `x | 1 | 2 | 3`: told as lists after their names."""

import re

# spaces are given back nowhere, so that a long row of them takes little time
_BETWEEN = r"(?:[ \t]++(?:\|[ \t]*+)?|\|[ \t]*+)"
_CELL = r"(?:\d{1,6}[-–]\d{1,6}|-?(?:\d+(?:\.\d+)?|\.\d+)(?:/\d+)?%?)"  # 0-10 is a class
_ROW = re.compile(
    rf"^[ \t]*+\|?[ \t]*+(?P<name>[A-Za-z][^|\n\t\d]{{0,30}}?)(?:[ \t]*+[:=])?{_BETWEEN}"
    rf"(?P<cells>{_CELL}(?:{_BETWEEN}{_CELL}){{2,39}})(?![\w.^*/]|[ \t]*[-+*/=,])(?:[ \t]*\|)?",
    re.MULTILINE,
)
_RULE = re.compile(r"^[ \t]*\|?(?:[ \t]*:?-{2,}:?[ \t]*\|)+[ \t:-]*\n", re.MULTILINE)  # `|---|---|`
_SPLIT = re.compile(_BETWEEN)


def with_rows(text: str) -> str:
    """`x | 1 | 2 | 3` as `x: 1, 2, 3`, where there are at least two such rows, all of one length."""
    rows = [len(_SPLIT.split(row["cells"])) for row in _ROW.finditer(text)]
    return _ROW.sub(_row, _RULE.sub("", text)) if len(rows) > 1 and len(set(rows)) == 1 else text


def _row(match: re.Match[str]) -> str:
    return f"{match['name']}: {', '.join(_SPLIT.split(match['cells']))}"
