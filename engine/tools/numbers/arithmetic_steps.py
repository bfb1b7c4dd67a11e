"""A calculation one operation at a time, in the order of precedence and exactly; brackets first, then left to right."""

import math

from sympy import Rational

from engine.messages import Step
from engine.tools.terms import notation, printing
from engine.tools.terms.build import build
from engine.tools.terms.nodes import Binary, Call, Name, Negation, Node, Number, Relation

MOST_STEPS = 24
MOST_DIGITS = 40  # of a number that stands on a line
_SIGNS = {"*": "×", "/": "÷", "%": "mod"}


def arithmetic_steps(expression: Node, *, decimals: bool) -> tuple[Step, ...]:
    """The lines from an expression of numbers to its value; empty if there is but one, or a value is not rational.

    With `decimals`, quotients that end are written with a point, else as fractions in lowest terms. Raises
    ComputationError where an operation has no value.
    """
    steps: list[Step] = []
    worked = _Worker(decimals=decimals)
    while (line := worked.once(expression)) is not None:
        reason, expression = line
        steps.append(Step(reason, notation.latex(expression)))
        if len(steps) > MOST_STEPS:
            return ()
    return tuple(steps) if len(steps) > 1 and worked.value(expression) is not None else ()


class _Worker:
    """Works on trees; a value in a tree is a number, a fraction in lowest terms, or the negative of one of these."""

    def __init__(self, *, decimals: bool) -> None:
        self._decimals = decimals

    def once(self, node: Node) -> tuple[str, Node] | None:
        """The reason and the tree after the first operation whose operands are values; None if there is none."""
        if self.value(node) is not None:
            return None
        match node:
            case Binary(sign, left, right):
                return self._binary(sign, left, right)
            case Negation(operand):
                if self.value(operand) is not None:
                    return self._computed(node, f"-{self._bracketed(operand)}")
                inner = self.once(operand)
                return (inner[0], Negation(inner[1])) if inner else None
            case Call(function, arguments):
                return self._call(function, arguments)
            case Number() | Name() | Relation():
                return None

    def value(self, node: Node) -> Rational | None:
        """The number that a tree is, if nothing is left to work out in it."""
        match node:
            case Number(text):
                return Rational(text)
            case Negation(operand) if not isinstance(operand, Negation):
                inner = self.value(operand)
                return None if inner is None else -inner
            case Binary("/", Number(above), Number(below)) if self._is_lowest(above, below):
                return Rational(int(above), int(below))
            case _:
                return None

    def _is_lowest(self, above: str, below: str) -> bool:
        if not (above.isdecimal() and below.isdecimal()) or int(below) < 2 or math.gcd(int(above), int(below)) > 1:
            return False
        return not self._decimals or printing.terminating(Rational(1, int(below))) is None

    def _binary(self, sign: str, left: Node, right: Node) -> tuple[str, Node] | None:
        one, other = self.value(left), self.value(right)
        if one is not None and other is not None:
            shown = f"{self._first(left, sign)} {_SIGNS.get(sign, sign)} {self._second(right, sign)}"
            return self._computed(Binary(sign, left, right), shown + _over_common(sign, one, other))
        if inner := self.once(left):
            return inner[0], Binary(sign, inner[1], right)
        if inner := self.once(right):
            return inner[0], Binary(sign, left, inner[1])
        return None

    def _call(self, function: str, arguments: tuple[Node, ...]) -> tuple[str, Node] | None:
        for index, argument in enumerate(arguments):
            if inner := self.once(argument):
                return inner[0], Call(function, (*arguments[:index], inner[1], *arguments[index + 1 :]))
        if any(self.value(argument) is None for argument in arguments):
            return None
        inside = ", ".join(self._text(argument) for argument in arguments)
        signs = {"factorial": "!", "double_factorial": "!!"}
        shown = self._bracketed(arguments[0]) + signs[function] if function in signs else f"{function}({inside})"
        return self._computed(Call(function, arguments), shown)

    def _computed(self, node: Node, shown: str) -> tuple[str, Node] | None:
        value = build(node)
        if not isinstance(value, Rational) or max(len(str(value.p)), len(str(value.q))) > MOST_DIGITS:
            return None
        written = self._node(value)
        return f"{shown} = {self._text(written)}", written

    def _node(self, value: Rational) -> Node:
        if value < 0:
            return Negation(self._node(-value))
        ended = printing.terminating(value) if self._decimals or value.q == 1 else None
        return Number(ended) if ended is not None else Binary("/", Number(str(value.p)), Number(str(value.q)))

    def _text(self, node: Node) -> str:
        value = self.value(node)
        if isinstance(node, Number) or value is None:
            return node.text if isinstance(node, Number) else notation.latex(node)
        return printing.plain(value, decimals=self._decimals)

    def _first(self, node: Node, sign: str) -> str:
        """The left operand needs brackets where the sign would take only a part of it."""
        return self._bracketed(node) if sign in ("^", "/") else self._text(node)

    def _second(self, node: Node, sign: str) -> str:
        return self._bracketed(node) if isinstance(node, Negation) or sign in ("^", "/") else self._text(node)

    def _bracketed(self, node: Node) -> str:
        return self._text(node) if isinstance(node, Number) else f"({self._text(node)})"


def _over_common(sign: str, one: Rational, other: Rational) -> str:
    """Fractions of different denominators over the least common one: ` = 4/12 + 3/12`."""
    below = math.lcm(int(one.q), int(other.q))
    if sign not in ("+", "-") or one.q == other.q or 1 in (one.q, other.q) or min(one, other) < 0:
        return ""
    return f" = {one.p * below // one.q}/{below} {sign} {other.p * below // other.q}/{below}"
