r"""Rows of LaTeX, `\begin{cases} ... \end{cases}`, as text in a line: the equations of a system, a function in pieces."""

import re

_NAMES = r"d?cases|rcases|array|align(?:ed|at)?\*?|gather(?:ed)?\*?|split|eqnarray\*?"
_ROWS = re.compile(
    rf"(?:\\left ?\\[{{l](?:brace)?\s*)?\\begin ?\{{({_NAMES})\}}(?:\{{[lrc|\s\d]*\}})?(.{{1,600}}?)\\end ?\{{\1\}}"
    r"(?:\s*\\right ?\.)?",
    re.DOTALL,
)
_BREAK = re.compile(r"\\\\(?:\[[^\]]{1,8}\])?|\\cr(?![A-Za-z])")
_RELATION = re.compile(r"[=<>≤≥≠]|\\(?:l|g)(?:e|eq|t|eqslant)(?![A-Za-z])|\\neq?(?![A-Za-z])")
_GOES_ON = re.compile(r"[+=<>≤≥≠]|\\[lg]|-[^<>≤≥\\]*=")  # the other side of an equation that is set in columns
_CONDITION = re.compile(
    r"[\s,;]*(?:\\(?:text|mbox|textrm|mathrm) ?\{\s*,?\s*(?:if|for|when|where)?\s*\}|\b(?:if|for|when|where)\b)?\s*"
)
_ELSE = re.compile(r"\b(?:otherwise|else|elsewhere)\b")
_FACTORS = re.compile(r"(?<![A-Za-z\\])([A-Za-z]) (?=[A-Za-z](?![A-Za-z]))")  # `k x`, of which the space says nothing
_SEPARATOR = r",\ "  # still LaTeX


def in_line(question: str) -> str:
    r"""The question with such rows one after the other, `x^2 if x < 1, 2x if x \ge 1`; other LaTeX stays as it is."""
    return _ROWS.sub(_joined, question) if "\\begin" in question else question


def _joined(match: re.Match[str]) -> str:
    rows = [row for row in _BREAK.split(match[2]) if row.strip(" \n\t&,.;")]
    if not any(_RELATION.search(row) for row in rows):
        return match[0]  # a matrix in an array
    return rf" {_SEPARATOR.join(map(_row, rows))} "


def _row(row: str) -> str:
    """`x^2 if x < 1` of a piece and its condition; an equation whole."""
    first, *others = (cell.strip() for cell in _FACTORS.sub(r"\1*", row).strip(" \n\t,.;").split("&"))
    rest = " ".join(others)
    if _ELSE.search(rest):
        return rf"{first.rstrip(' ,;')} \text{{ otherwise}}"
    if _GOES_ON.match(rest) or not _RELATION.search(rest):
        return f"{first} {rest}".strip()
    return rf"{first.rstrip(' ,;')} \text{{ if }} {_CONDITION.sub('', rest, count=1)}"
