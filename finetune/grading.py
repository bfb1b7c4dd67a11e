"""Whether an answer's final value is the right one: the same text, the same numbers, or an equal expression. Pure.

`same_value` compares values as numbers at a few fixed points, so `x**2 + 2*x` equals `x*(x + 2)`; no symbolic algebra
is done. `decided` goes by what is written, as the sets of questions of others want it, and leaves open what only
algebra can tell (`finetune.grader`).
"""

import cmath
import math
import operator
import re
from collections.abc import Callable, Mapping, Sequence
from fractions import Fraction

from engine.errors import ExpressionError
from engine.tools.terms.nodes import Binary, Call, Name, Negation, Node, Number
from engine.tools.terms.syntax import parse

CLOSE = 1e-9  # relative, and absolute near zero
POINTS = (0.7310585786, -1.6180339887, 2.2360679775)
_SIGNS: Mapping[str, Callable[[complex, complex], complex]] = {
    "+": operator.add,
    "-": operator.sub,
    "*": operator.mul,
    "/": operator.truediv,
    "^": operator.pow,
}
_FUNCTIONS: Mapping[str, Callable[[complex], complex]] = {
    "sqrt": cmath.sqrt,
    "cbrt": lambda value: value ** (1 / 3),
    "sin": cmath.sin,
    "cos": cmath.cos,
    "tan": cmath.tan,
    "exp": cmath.exp,
    "log": cmath.log,
    "ln": cmath.log,
    "abs": abs,
}
_CONSTANTS = {"pi": math.pi, "e": math.e, "i": 1j}
_SEPARATORS = re.compile(r"[,;]| or ")

LONGEST = 1000  # characters; a longer value is right only if it is the same text
NEAR = Fraction(1, 10**6)  # relative; between whole numbers there is no rounding, so these must be equal
_THOUSANDS = re.compile(r"(?<![\d.])\d{1,3}(?:,\d{3})+(?!\d)", re.ASCII)
_WRAPPED = re.compile(r"\\(?:text|mathrm|textbf|mbox)\{([^{}]*)\}")
_FRACTION = r"\\[dt]?frac\{([-+]?[\d.]+)\}\{([\d.]+)\}"
_FRACTIONS = re.compile(_FRACTION, re.ASCII)
_MIXED = re.compile(rf"\b(\d+) *(?:{_FRACTION}|(?<= )(\d+)/(\d+))", re.ASCII)
_DROPPED = re.compile(r"\\(?:left|right|displaystyle)(?![a-z])|\\!\s*|\\[,;: ]|\\?\$|\s")
_LETTER = re.compile(r"\(([a-z])\)")
_WORDING = re.compile(r"[a-z]+(?: [a-z]+)*|\([a-z]\)|\d{1,2}:\d{2}(?: ?[ap]\.?m)?", re.ASCII)  # True, (b), 6:30 PM
_NO_WORDING = frozenset({"pi"})
_NAMED = re.compile(r"([a-z])=(.*)", re.DOTALL)
_NUMBER = re.compile(r"([+-]?(?:\d+\.?\d*|\.\d+)(?:e[+-]?\d{1,3})?)(?:/(\d+\.?\d*))?", re.ASCII)
_CUTS = re.compile(r"([()\[\]{}]|[,;]|\band\b|\bor\b)")


def same_value(given: str | None, right: str) -> bool:
    """True if both are the same value, or the same values in any order (`-2, 5`, `x = 6, y = 4`)."""
    if given is None:
        return False
    if "".join(given.split()) == "".join(right.split()):
        return True
    ours, theirs = (_values(text) for text in (given, right))
    if ours is None or theirs is None or ours.keys() != theirs.keys():
        return False
    return all(_close(ours[key], theirs[key]) for key in ours)


def _values(text: str) -> dict[str, list[complex]] | None:
    """The values at all points by the unknown they belong to ("" where none is named); None if one has no value."""
    found: dict[str, list[complex]] = {}
    try:
        for part in _SEPARATORS.split(text):
            name, _, value = part.rpartition("=")
            tree = parse(value)
            found.setdefault(name.strip(), []).extend(_value(tree, point) for point in POINTS)
    except (ExpressionError, ArithmeticError, ValueError):
        return None
    return found


def _close(ours: list[complex], theirs: list[complex]) -> bool:
    """Each value of one side has a near one on the other, and both have as many."""
    left = list(theirs)
    for value in ours:
        near = next((other for other in left if cmath.isclose(value, other, rel_tol=CLOSE, abs_tol=CLOSE)), None)
        if near is None:
            return False
        left.remove(near)
    return not left


def _value(node: Node, point: float) -> complex:
    match node:
        case Number(text):
            return float(text)
        case Name(name):
            return _CONSTANTS.get(name) or point + math.sin(ord(name[0]))  # unlike letters' codes, unrelated
        case Negation(operand):
            return -_value(operand, point)
        case Call(function, (argument,)) if function in _FUNCTIONS:
            return _FUNCTIONS[function](_value(argument, point))
        case Binary(sign, left, right) if sign in _SIGNS:
            return _SIGNS[sign](_value(left, point), _value(right, point))
        case _:
            raise ValueError("not comparable by its value")


def decided(given: str, right: str, *, ordered: bool = False) -> bool | None:
    """Whether `given` is right, or None where text and numbers do not tell.

    The same text is right (spaces, case, thousands' commas, a trailing dot and dollar signs aside), then the same set
    of parts between commas, then the same number. Words, letters and times are right as text or not at all. With
    `ordered` the parts must also stand in the same order, and nothing is left open.
    """
    if max(len(given), len(right)) > LONGEST:
        return "".join(given.lower().split()) == "".join(right.lower().split())
    ours, theirs = _tidy(given), _tidy(right)
    if _bare(ours) == _bare(theirs):
        return True
    if is_wording(right) or not _bare(ours):
        return False
    same = _same_list if ordered else _same_set
    if any(same(mine, yours) for mine in _readings(ours) for yours in _readings(theirs)):
        return True
    numbers = all(_number(part) is not None for part in (*_parts(_joined(ours)), *_parts(_joined(theirs))))
    return False if ordered or numbers else None


def is_wording(right: str) -> bool:
    """True of a right answer that is no mathematics: True, Monday, a letter, 6:30 PM."""
    text = _tidy(right).strip(" .$")
    return bool(_WORDING.fullmatch(text)) and text not in _NO_WORDING


def _tidy(text: str) -> str:
    """In small letters, with quotients as `a/b` and mixed numbers as sums in brackets."""
    text = _WRAPPED.sub(r"\1", text.strip().lower().replace("−", "-")).rstrip(". ")
    text = _MIXED.sub(lambda found: "({}+{}/{})".format(*(group for group in found.groups() if group)), text)
    return _LETTER.sub(r"\1", _FRACTIONS.sub(r"\1/\2", text))


def _joined(text: str) -> str:
    """Without thousands' commas."""
    return _THOUSANDS.sub(lambda number: number[0].replace(",", ""), _DROPPED.sub(lambda sign: _gap(sign[0]), text))


def _gap(sign: str) -> str:
    return " " if sign.isspace() else ""


def _bare(text: str) -> str:
    return "".join(_joined(text).split())


def _readings(text: str) -> list[list[str]]:
    """The parts, with `1,234` as one number and as two."""
    return [_parts(_joined(text)), _parts(_DROPPED.sub(lambda sign: _gap(sign[0]), text))]


def _parts(text: str) -> list[str]:
    """What stands between commas outside of brackets; a set's braces are no brackets."""
    text = text.strip().removeprefix("\\")
    if text.startswith("{") and text.endswith("}"):
        text = text[1:-1].removesuffix("\\")
    pieces, depth = [""], 0
    for token in _CUTS.split(text):
        depth += (token in ("(", "[", "{")) - (token in (")", "]", "}"))
        if depth == 0 and token in (",", ";", "and", "or"):
            pieces.append("")
        else:
            pieces[-1] += token
    return [bare for piece in pieces if (bare := "".join(piece.split()))]


def _same_set(ours: Sequence[str], theirs: Sequence[str]) -> bool:
    return all(any(_same_part(mine, yours) for yours in theirs) for mine in ours) and all(
        any(_same_part(mine, yours) for mine in ours) for yours in theirs
    )


def _same_list(ours: Sequence[str], theirs: Sequence[str]) -> bool:
    return len(ours) == len(theirs) and all(map(_same_part, ours, theirs))


def _same_part(mine: str, yours: str) -> bool:
    """The same text or number; a name before it (`x=6`) may be left out."""
    if mine == yours:
        return True
    names = {found[1] for part in (mine, yours) if (found := _NAMED.fullmatch(part))}
    ours, theirs = _number(mine), _number(yours)
    return len(names) < 2 and ours is not None and theirs is not None and _same_number(ours, theirs)


def _number(part: str) -> Fraction | None:
    named = _NAMED.fullmatch(part)
    found = _NUMBER.fullmatch(named[2] if named else part)
    if found is None:
        return None
    below = Fraction(found[2] or 1)
    return Fraction(found[1]) / below if below else None


def _same_number(ours: Fraction, theirs: Fraction) -> bool:
    if ours.denominator == theirs.denominator == 1:
        return ours == theirs
    return abs(ours - theirs) <= NEAR * max(abs(ours), abs(theirs))
