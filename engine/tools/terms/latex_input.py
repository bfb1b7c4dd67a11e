"""LaTeX as people paste it, rewritten to the plain text that `engine.tools.terms.syntax` reads. It evaluates nothing."""

import re

from engine.errors import ExpressionError

_WRAPPERS = (("$$", "$$"), ("$", "$"), (r"\(", r"\)"), (r"\[", r"\]"))
_TOKEN = re.compile(r"\\[A-Za-z]+|\\.|.", re.DOTALL)
_SIGNS = {
    r"\cdot": "*", r"\times": "*", r"\ast": "*", r"\div": " ÷ ", r"\pi": "pi", r"\infty": "oo", r"\le": "<=", r"\leq": "<=",
    r"\ge": ">=", r"\geq": ">=", r"\ne": "!=", r"\neq": "!=", r"\lt": "<", r"\gt": ">", r"\bmod": " mod ", r"\mod": " mod ",
    r"\%": "%", r"\lvert": "|", r"\rvert": "|", r"\{": "(", r"\}": ")", r"\!": "", r"\,": " ", r"\;": " ", r"\:": " ",
    r"\ ": " ", r"\quad": " ", r"\left": "", r"\right": "", r"\displaystyle": "", r"\lfloor": "floor(", r"\rfloor": ")",
    r"\lceil": "ceil(", r"\rceil": ")",
}  # fmt: skip
_NAMES = frozenset(
    "sin cos tan cot sec csc arcsin arccos arctan sinh cosh tanh log ln exp gcd min max alpha beta gamma delta "
    "epsilon theta lambda mu phi psi omega sigma rho tau".split()
)
_FRACTIONS = (r"\frac", r"\dfrac", r"\tfrac")
_CHOSEN = (r"\binom", r"\dbinom", r"\tbinom")
_UPRIGHT = (r"\mathrm", r"\operatorname")  # `\mathrm{d}x`, `\operatorname{lcm}(4, 6)`
_ROOT = r"\sqrt"
_OF_GROUPS = frozenset({*_FRACTIONS, *_CHOSEN, *_UPRIGHT, _ROOT})
_DIFFERENTIAL = re.compile(r"d[a-z]")
_WHOLE = re.compile(r" ?-?\d+")
_WHOLE_BEFORE = re.compile(r"(?<![\w.^_)}\]])\d+ ?$")
# in a group spaces between factors say nothing: `{2a b^3}`, `{(a + b) (a - b)}`; a name such as sin is no factor
_PRODUCT = re.compile(r"(?<=[A-Za-z)])(?<![A-Za-z]{2}) (?=[A-Za-z](?![A-Za-z]))|(?<=\)) (?=\()")
_RAISED_FUNCTION = re.compile(r"\b(sin|cos|tan|cot|sec|csc|ln) \^\((\d)\) ?")  # `\sin^2 x`
MOST_DEPTH = 40


def is_latex(text: str) -> bool:
    """True if the text is marked as LaTeX: a backslash command, or dollar signs around it."""
    return "\\" in text or (len(text) > 2 and text.startswith("$") and text.endswith("$"))


def plain(text: str) -> str:
    """The plain text of a LaTeX formula. Raises ExpressionError with the place of what cannot be read."""
    return _Reader(_unwrapped(text.strip())).whole()


def _unwrapped(text: str) -> str:
    for opening, closing in _WRAPPERS:
        if text.startswith(opening) and text.endswith(closing) and len(text) >= len(opening) + len(closing):
            return text[len(opening) : -len(closing)]
    return text


class _Reader:
    """One pass over the tokens; a group in braces becomes a group in brackets."""

    def __init__(self, text: str) -> None:
        self._text = text
        self._tokens = [(match[0], match.start()) for match in _TOKEN.finditer(text)]
        self._next = 0
        self._depth = 0

    def whole(self) -> str:
        written = self._until(None)
        if self._next < len(self._tokens):
            raise ExpressionError("a `}` has no `{` before it", self._tokens[self._next][1])
        return _RAISED_FUNCTION.sub(r"\1^\2 ", written)

    def _until(self, closing: str | None) -> str:
        pieces = []
        while self._next < len(self._tokens) and self._tokens[self._next][0] not in (closing, "}"):
            pieces.append(self._piece())
        return "".join(pieces)

    def _piece(self) -> str:
        token, position = self._tokens[self._next]
        self._next += 1
        if token in _OF_GROUPS:
            return self._of_groups(token, position)
        if token in "^{":
            return self._group(token)
        if token == "_":
            return f"_{self._argument(token)} "
        if token in _SIGNS:
            return _SIGNS[token]
        if token.startswith("\\"):
            return self._name(token, position)
        return token

    def _of_groups(self, token: str, position: int) -> str:
        """A command with the groups that it works on."""
        if token in _FRACTIONS:
            return self._fraction(token, position)
        if token in _CHOSEN:
            return f"binomial({self._argument(token)}, {self._argument(token)})"
        return self._root() if token == _ROOT else self._argument(token)

    def _fraction(self, token: str, position: int) -> str:
        r"""In brackets, but for that of a mixed number, `2\frac{1}{2}`, and for `dy/dx`, which divides nothing."""
        before = _WHOLE_BEFORE.search(self._text[:position])
        over, under = self._argument(token), self._argument(token)
        if before and over.isdecimal() and under.isdecimal():
            return f" {over}/{under}"
        if _DIFFERENTIAL.fullmatch(over) and _DIFFERENTIAL.fullmatch(under):
            return f" {over}/{under} "
        return f"(({over})/({under}))"

    def _group(self, token: str) -> str:
        """What is raised, or stands in braces, in brackets."""
        if token == "{":
            self._next -= 1
            return f"({self._argument(token)})"
        if self._next < len(self._tokens) and self._tokens[self._next][0] == "(":
            return "^"  # `x^(n+1)`, typed plainly among LaTeX: all of the bracket is raised
        return f"^({self._whole_number() or self._argument(token)})"

    def _whole_number(self) -> str:
        """The whole number that comes next, as people mean `2^10`, though LaTeX raises the 1 alone; else empty."""
        position = self._tokens[self._next][1] if self._next < len(self._tokens) else len(self._text)
        match = _WHOLE.match(self._text, position)
        self._next += len(match[0]) if match else 0
        return match[0].strip() if match else ""

    def _name(self, token: str, position: int) -> str:
        if token[1:] not in _NAMES:
            raise ExpressionError(f"`{token[:20]}` is LaTeX that I cannot compute with", position)
        return f" {token[1:]} "

    def _root(self) -> str:
        if self._next < len(self._tokens) and self._tokens[self._next][0] == "[":
            self._next += 1
            degree = self._inside("]")
            return f"root({self._argument(_ROOT)}, {degree})"
        return f"sqrt({self._argument(_ROOT)})"

    def _argument(self, owner: str) -> str:
        """The group in braces that comes next, or the single token."""
        while self._next < len(self._tokens) and self._tokens[self._next][0].isspace():
            self._next += 1
        if self._next == len(self._tokens):
            raise ExpressionError(f"something is missing after `{owner}`")
        if self._tokens[self._next][0] == "{":
            self._next += 1
            return self._inside("}")
        self._enter()
        piece = self._piece()
        self._depth -= 1
        return piece

    def _inside(self, closing: str) -> str:
        """What stands before the closing sign, which is read too."""
        self._enter()
        inside = _PRODUCT.sub("*", self._until(closing))
        self._close(closing)
        self._depth -= 1
        return inside

    def _enter(self) -> None:
        self._depth += 1
        if self._depth > MOST_DEPTH:
            raise ExpressionError(f"groups may be nested at most {MOST_DEPTH} deep")

    def _close(self, closing: str) -> None:
        if self._next == len(self._tokens):
            raise ExpressionError(f"a `{closing}` is missing at the end")
        self._next += 1
