"""Differential equations in a text, `y'' + 4y = 0`, `x dy/dx = y`: marked, so that each is found as one formula."""

import re

from engine.errors import ExpressionError
from engine.messages import ToolCall
from engine.tools.terms.leibniz import LEIBNIZ, PRIMED, applied, order
from engine.tools.terms.nodes import Call, Relation
from engine.tools.terms.syntax import parse
from engine.tools.terms.tokens import FUNCTION_NAMES

MARK = "ʹ"  # a prime that nobody types
_SPOKEN_OF = re.compile(r"\b(?:differential equations?|odes?|ivp|initial[- ]value)\b", re.IGNORECASE)
_FACTOR = re.compile(rf"(?:(?<=[\d)])|(?<=(?<![A-Za-z])[b-hj-z])) (?=[A-Za-z]{MARK})")  # x dy/dx
_DERIVATIVE = "#"
_VALUE = r"-? ?(?:\d+(?:\.\d+)?(?: ?/ ?\d+)?|\d*(?:pi|π)(?: ?/ ?\d+)?)(?![\w^(*/]|\.\d)"
_PARTS = re.compile(
    rf"[,;?\n]|\b(?!(?:{'|'.join(FUNCTION_NAMES)})\b)(?:[A-Za-z]{{3,}}|if\b|of\b)"
)  # at signs and words
_WORDS = frozenset(
    "find the general particular solution of to differential equation ode ivp initial value problem for if given".split()
)
_ASKED = re.compile(r"(?:find|what(?: is|'?s)|determine|calculate)\s+", re.IGNORECASE)
_BETWEEN = re.compile(
    r"\s*(?:[,;\n]|\.(?=\s)|,?\s\b(?:and|with|where|given(?: that)?|if)\b|\s(?=(?:find|what|determine|calculate)\b))\s*"
)


def in_marks(text: str) -> str:
    """A text that states a differential equation with `yʹ` for `y'` and `dy/dx`, as long as it was; another as it is."""
    if not _is_stated(text):
        return text
    text = LEIBNIZ.sub(lambda match: (match["of"] + MARK * order(match)).ljust(len(match[0])), text)
    text = re.sub(r"(?<![A-Za-z])([A-Za-z])('{1,3})(?![A-Za-z'(])", lambda match: match[1] + MARK * len(match[2]), text)
    return _FACTOR.sub("*", text)


def with_known_values(text: str) -> str:
    """The text of a differential equation with `y(0) = 3` for `y = 3 when x = 0` and `x = 0, y = 3`."""
    equation = next((match for match in LEIBNIZ.finditer(text) if _is_left_side(text, match.end())), None)
    if equation is None:
        return text
    of, by = (rf"(?<![A-Za-z])(?:{equation[name]}) ?= ?({_VALUE})" for name in ("of", "by"))
    text = re.sub(rf"{of},? ?(?:when|where|at|if|for) {by}", rf"{equation['of']}(\2) = \1", text)
    return re.sub(rf"(?:when|where|at|if|for) {by},? ?(?:and )?{of}", rf"{equation['of']}(\1) = \2", text)


def _is_left_side(text: str, position: int) -> bool:
    return text[position:].lstrip().startswith("=")


def stated_call(stated: str, *, to_solve: bool) -> ToolCall | None:
    """The call for differential equations and known values, the words that name them around; None for anything else."""
    if not (to_solve and _derivatives(stated)) and not _is_stated(stated):
        return None
    names = _derivatives(stated)
    pieces = _pieces(stated, names)
    if not pieces or len(names) != 1 or not all(_is_piece(piece, next(iter(names))) for piece in pieces):
        return None
    return ToolCall("dsolve", pieces) if _derivatives(pieces[0]) and "=" in pieces[0] else None


def _pieces(stated: str, names: set[str]) -> tuple[str, ...]:
    """The equations, and the value that is asked for; the function itself is asked for in any case."""
    pieces = (_ASKED.sub("", piece) for piece in _BETWEEN.split(_without_words(stated)))
    function = re.compile(rf"(?:{'|'.join(names)})(?:\([a-z]\))?")
    return tuple(piece for piece in pieces if piece and not function.fullmatch(piece))


def _derivatives(text: str) -> set[str]:
    """The names of the functions of which derivatives stand in a text."""
    return {match["of"] for pattern in (LEIBNIZ, PRIMED) for match in pattern.finditer(text)}


def _is_stated(text: str) -> bool:
    """True if an equation holds a function beside its derivative, or a value of it is given, or it is spoken of."""
    names = _derivatives(text) if "=" in text else set()
    return bool(names) and (
        _SPOKEN_OF.search(text) is not None or any(_is_known(name, text) or _is_beside(name, text) for name in names)
    )


def _is_known(name: str, text: str) -> bool:
    """True if a text gives a value of the function, `y(0) = 1`."""
    return re.search(rf"(?<![A-Za-z]){name}'*\(\s*(?:-?[\d.]+|pi)\s*\)\s*=", text) is not None


def _is_beside(name: str, text: str) -> bool:
    """`y' = 3y`, but not `y = 3x, find y'`."""
    told = PRIMED.sub(_DERIVATIVE, LEIBNIZ.sub(_DERIVATIVE, text))
    alone = re.compile(rf"(?<![A-Za-z])[a-z]?{name}(?![A-Za-z'])")
    return any(_DERIVATIVE in part and "=" in part and alone.search(part) for part in _PARTS.split(told))


def _without_words(stated: str) -> str:
    """Without the words about it that name it, `the differential equation ... general solution`."""
    words = stated.split()
    while words and words[0].lower().strip(":,") in _WORDS:
        words.pop(0)
    while words and words[-1].lower().strip(".,") in _WORDS:
        words.pop()
    return " ".join(words).rstrip(" ,;:")


def _is_piece(piece: str, name: str) -> bool:
    """True of an equation, and of a value that is asked for, `y(2)`."""
    try:
        tree = parse(applied(piece, "x"), frozenset({name}))
    except ExpressionError:
        return False
    return isinstance(tree, Relation | Call)
