"""A question in plain ASCII on one line, however it was typed. Serving, training and datasets share it."""

import re
import unicodedata

_PLAIN = str.maketrans(
    {
        "×": "*", "·": "*", "⋅": "*", "∙": "*", "•": "*", "✕": "*", "✖": "*",
        "⨯": "*", "⨉": "*", "╳": "*", "∗": "*", "⋆": "*",
        "÷": "/", "∕": "/", "⁄": "/", "➗": "/",
        "−": "-", "–": "-", "—": "-", "‐": "-", "‑": "-", "˗": "-", "⁃": "-", "∸": "-", "➖": "-", "➕": "+",
        "≠": "!=", "≤": "<=", "≥": ">=", "√": "sqrt ", "∛": "cbrt ", "π": "pi",
        "‘": "'", "’": "'", "‚": "'", "´": "'", "`": "'", "“": '"', "”": '"', "„": '"', "…": "...",
    }
)  # fmt: skip
_LOOKS_LIKE_X = re.compile(r"(?<=\d)( ?)[хХΧ]( ?)(?=\d)")  # Cyrillic and Greek letters
_VULGAR = re.compile(r"(\d?)([¼-¾⅐-⅞])")
_RAISED = re.compile("[⁰¹²³⁴-⁹⁻]+")
_LOWERED = str.maketrans("⁰¹²³⁴⁵⁶⁷⁸⁹⁻", "0123456789-")
_INVISIBLE = ("Mn", "Cf", "Cc")


def clean(question: str) -> str:
    """The question with mathematical and typographic signs in ASCII, on one line.

    Letters keep their case; a character that has no ASCII form stays as it is.
    """
    raised = _RAISED.sub(lambda match: "^" + match[0].translate(_LOWERED), question)
    spelled = _LOOKS_LIKE_X.sub(r"\1x\2", _VULGAR.sub(_fraction, raised)).translate(_PLAIN)
    plain = unicodedata.normalize("NFKD", spelled).translate(_PLAIN)
    visible = "".join(c for c in plain if c.isspace() or unicodedata.category(c) not in _INVISIBLE)
    return " ".join(visible.split())


def _fraction(match: re.Match[str]) -> str:
    """`½` as `1/2`, and `2½` as the mixed number `2 1/2`."""
    written = unicodedata.normalize("NFKC", match[2])
    return f"{match[1]} {written}" if match[1] else written
