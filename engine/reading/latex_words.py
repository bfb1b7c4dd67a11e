r"""LaTeX that stands for words or says how letters look: `\text{ cm}`, `\triangle ABC`, `\vec{a}`, `60^\circ`.

Inside of a formula it keeps the formula from being read; so a formula is parted where a text stands in it.
"""

import re

_FORMULA = re.compile(r"\$\$(.+?)\$\$|\$([^$]+?)\$|\\\((.+?)\\\)|\\\[(.+?)\\\]", re.DOTALL)
_TEXT = re.compile(r"\\(?:text(?:rm|bf|it|up)?|mbox) ?\{([^{}]*)\}|\\mathrm ?\{ ?~([^{}]*)\}")
_MARKS = (
    (re.compile(r"\\(?:text|mathrm) ?\{([A-Za-z])\}"), r"\1"),  # `\text{d}x` holds a d like any other
    (re.compile(r"\\(?:measured)?(triangle|angle)(?![A-Za-z])"), r" \1 "),
    (re.compile(r"\\(parallel|perp)(?![A-Za-z])"), r" \1 "),
    (re.compile(r" ?\^ ?(?:\\circ(?![A-Za-z])|\{ ?\\circ ?\})|\\degree(?![A-Za-z])"), "°"),
    (re.compile(r"\\(?:vec|mathbf|boldsymbol|overrightarrow|overline) ?\{ ?([A-Za-z]{1,2}) ?\}"), r"\1"),
    (re.compile(r"\\(?:vec|mathbf) ([A-Za-z])(?![A-Za-z])"), r"\1"),
    (re.compile(r"\\hat ?\{ ?\\?([ijk])(?:math)? ?\}"), r"\1"),
    (re.compile(r"\\langle ([^<>\\]{1,100})\\rangle(?![A-Za-z])"), r"(\1)"),
)


def without_marks(question: str) -> str:
    """The question with words for such LaTeX; one without a backslash stays as it is."""
    if "\\" not in question:
        return question
    for mark, plain in _MARKS:
        question = mark.sub(plain, question)
    return _TEXT.sub(_words, _FORMULA.sub(_parted, question))


def _parted(match: re.Match[str]) -> str:
    r"""A formula as the formulas and the texts in it; a text inside of brackets belongs to its formula, `v_{\text{max}}`."""
    formula = next(filter(None, match.groups()))
    pieces = _TEXT.split(formula)[:: _TEXT.groups + 1]
    if "\\begin" in formula:
        return match[0]
    if any(piece.count("{") != piece.count("}") for piece in pieces):
        return _formula(formula)
    texts = [_words(text) for text in _TEXT.finditer(formula)]
    return "".join(_formula(piece) + text for piece, text in zip(pieces, [*texts, ""], strict=True))


def _formula(piece: str) -> str:
    """In the brackets that are no dollar signs: `$60$` could be a price once nothing else of LaTeX is left."""
    return rf"\({piece.strip()}\)" if piece.strip() else " "


def _words(match: re.Match[str]) -> str:
    return f" {match[1] or match[2] or ''} "
