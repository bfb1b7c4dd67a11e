"""Greek unknowns, `sin²θ + cos²θ = 1`, `2 alpha + 30 = 90`: letters of formulas, where a formula uses them.

One that is only told, `θ = 40°` or `α = 0.05`, stays among the words.
"""

import re

_SMALL = {"alpha": "α", "beta": "β", "gamma": "γ", "theta": "θ", "lambda": "λ", "phi": "φ"}
LETTERS = "".join(_SMALL.values())
_VARIANTS = str.maketrans("ϑϕ", "θφ")
_LETTER = rf"(?:[{LETTERS}]|(?<![A-Za-z])(?:{'|'.join(_SMALL)})(?![A-Za-z]))"
_FUNCTION = r"(?<![A-Za-z])(?:arc)?(?:sin|cos|tan|cot|sec|csc)(?: ?\^ ?\d| ?[²³])?"
_USED = re.compile(
    rf"(?:{_FUNCTION}|[+*/<]|<=|≤|\d ?[-−]|\d) ?\(?{_LETTER}(?! ?=| \d)|{_FUNCTION} ?\(?{_LETTER}"
    rf"|{_LETTER} ?(?:[-−+*/^<≤²³](?!>))"
)
_NAMES = re.compile(rf"(?<![A-Za-z\\])({'|'.join(_SMALL)})(?![A-Za-z])")
_STAND_INS = "zwvuq"  # no function and no constant has such a name


def with_greek(text: str) -> str:
    """The text with `theta` as θ, and so with the other names, where a formula uses one of them."""
    text = text.translate(_VARIANTS)
    return _NAMES.sub(lambda match: _SMALL[match[1]], text) if _USED.search(text) else text


def in_latin(text: str) -> str:
    """The text, as long as before, with a Latin letter that it has nowhere else for each Greek one of a formula."""
    if not _USED.search(text):
        return text
    free = next((letter for letter in _STAND_INS if letter not in text), None)
    return re.sub(f"[{LETTERS}]", free, text) if free else text


def has_greek(text: str) -> bool:
    """Whether such a letter is in the text."""
    return any(letter in text for letter in LETTERS)
