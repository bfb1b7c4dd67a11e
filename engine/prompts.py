"""What an expert reads: a question in plain ASCII on one line. Serving, training and datasets share it; no model here.

The completion that follows a prompt is a program of tool calls, such as `solve(2*x + 3 = 11, x)`.
"""

import re
import unicodedata

MOST_CHARACTERS = 480  # of a cleaned question; with the longest program it fits the experts' 1,024 positions

_PLAIN = str.maketrans(
    {
        "×": "*", "·": "*", "⋅": "*", "∙": "*", "•": "*", "✕": "*", "✖": "*",
        "÷": "/", "∕": "/", "⁄": "/", "➗": "/",
        "−": "-", "–": "-", "—": "-", "‐": "-", "‑": "-", "➖": "-", "➕": "+",
        "≠": "!=", "≤": "<=", "≥": ">=", "√": "sqrt ", "∛": "cbrt ", "π": "pi",
        "‘": "'", "’": "'", "‚": "'", "´": "'", "`": "'", "“": '"', "”": '"', "„": '"', "…": "...",
    }
)  # fmt: skip
_VULGAR = re.compile(r"(\d?)([¼-¾⅐-⅞])")
_RAISED = re.compile("[⁰¹²³⁴-⁹⁻]+")
_LOWERED = str.maketrans("⁰¹²³⁴⁵⁶⁷⁸⁹⁻", "0123456789-")
_INVISIBLE = ("Mn", "Cf", "Cc")


def clean(question: str) -> str:
    """The question with mathematical and typographic signs in ASCII, on one line, cut at MOST_CHARACTERS.

    Letters keep their case; a character that has no ASCII form stays as it is.
    """
    raised = _RAISED.sub(lambda match: "^" + match[0].translate(_LOWERED), question)
    spelled = _VULGAR.sub(_fraction, raised).translate(_PLAIN)
    plain = unicodedata.normalize("NFKD", spelled).translate(_PLAIN)
    visible = "".join(c for c in plain if c.isspace() or unicodedata.category(c) not in _INVISIBLE)
    return " ".join(visible.split())[:MOST_CHARACTERS].rstrip()


def expert_prompt(question: str) -> str:
    """The text that an expert continues with a program."""
    return clean(question) + "\n"


def _fraction(match: re.Match[str]) -> str:
    """`½` as `1/2`, and `2½` as the mixed number `2 1/2`."""
    written = unicodedata.normalize("NFKC", match[2])
    return f"{match[1]} {written}" if match[1] else written
