r"""Matrices as people type and paste them: `[[2, 3], [1, 4]]`, `[2 3; 1 4]`, `(2 3; 1 4)`, `\begin{pmatrix} 2 & 3 ...`."""

import re

MOST_CHARACTERS = 300  # of one matrix
_NESTED = re.compile(r"\[ ?\[[^\[\]]{1,200}\](?: ?[,;]? ?\[[^\[\]]{1,200}\]){1,9} ?\]")
_ROW = re.compile(r"\[([^\[\]]+)\]")
_SEMICOLONS = re.compile(r"\[[^\[\];]{1,200}(?:;[^\[\];]{1,200}){1,9}\]|\([^();]{1,200}(?:;[^();]{1,200}){1,9}\)")
_ENTRY = re.compile(r"(?=.{1,20}$)[-+]?(?:\d+(?:\.\d+)?|\.\d+|[A-Za-z])[-+*/^.\w]*")
_LATEX = re.compile(r"\\begin\{([bBpPvV]?)matrix\}(.{1,300}?)\\end\{\1matrix\}", re.DOTALL)
_ARRAY = re.compile(
    r"\\left ?([\[(|])\s*\\begin\{array\}\{[lrc|\s]*\}(.{1,300}?)\\end\{array\}\s*\\right ?[\])|]", re.DOTALL
)
_DETERMINANT = "determinant of "
_FRACTION = re.compile(r"\\d?frac\{([^{}]*)\}\{([^{}]*)\}")


def match_matrix(text: str, position: int) -> tuple[int, str] | None:
    """Where the matrix at a position ends, and how a program writes it; None if none begins there."""
    if text[position] not in "[(":
        return None
    if match := _NESTED.match(text, position, position + MOST_CHARACTERS):
        rows = _ROW.findall(match[0])
    elif match := _SEMICOLONS.match(text, position, position + MOST_CHARACTERS):
        rows = match[0][1:-1].split(";")
    else:
        return None
    written = _written([_entries(row) for row in rows])
    return (match.end(), written) if written else None


def from_latex(text: str) -> str:
    """The text with matrices of LaTeX in brackets; one between bars is a determinant."""
    return _ARRAY.sub(_bracketed, _LATEX.sub(_bracketed, text))


def _bracketed(match: re.Match[str]) -> str:
    body = _FRACTION.sub(r"\1/\2", match[2])
    rows = [row for row in body.split(r"\\") if row.strip()]
    written = _written([[entry.strip() for entry in row.split("&")] for row in rows])
    if not written:
        return match[0]
    return f" {_DETERMINANT if match[1] in ('v', 'V', '|') else ''}{written} "


def _entries(row: str) -> list[str]:
    return [entry.strip() for entry in row.split(",")] if "," in row else row.split()


def _written(rows: list[list[str]]) -> str:
    """The rows in brackets; "" if they are no matrix: of one width, two or more columns, nothing but short entries."""
    widths = {len(row) for row in rows}
    if len(widths) != 1 or widths == {1} or not all(_ENTRY.fullmatch(entry) for row in rows for entry in row):
        return ""
    return "[" + ", ".join(f"[{', '.join(row)}]" for row in rows) + "]"
