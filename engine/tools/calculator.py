"""`calculate`: the exact value of an expression, its decimals, the order in which it is worked out, and a check."""

import cmath
import math
from collections.abc import Callable

import sympy
from sympy import Expr, Rational

from engine.messages import Step
from engine.tools import notation, printing
from engine.tools.build import build, has_decimal
from engine.tools.finding import Finding
from engine.tools.syntax import Binary, Call, Name, Negation, Node, Number, Relation

MOST_STEPS = 8
CLOSE = 1e-9  # relative; two ways of computing one number agree better than this

_FLOATS: dict[str, Callable[[complex], complex]] = {
    "sqrt": cmath.sqrt, "sin": cmath.sin, "cos": cmath.cos, "tan": cmath.tan, "exp": cmath.exp, "abs": abs,
}  # fmt: skip


def calculate(expression: Node) -> Finding:
    """The exact value of an expression. Decimals give decimals where they end; unknowns stay as they are."""
    decimals = has_decimal(expression)
    value = build(expression)
    if not isinstance(value, Rational):
        value = sympy.simplify(value)
    exact = decimals and isinstance(value, Rational) and printing.terminating(value) is not None
    about = "" if exact else printing.approximation(value)
    return Finding(
        value=printing.plain(value, decimals=decimals),
        latex=printing.equation(notation.latex(expression), printing.latex(value, decimals=decimals), about),
        approximation=about,
        steps=_steps(expression),
        checked=_agrees(expression, value),
    )


def _steps(expression: Node) -> tuple[Step, ...]:
    """One operation at a time in the order of precedence, where there is more than one and all stay short."""
    steps: list[Step] = []
    while (worked := _work_once(expression)) is not None:
        reason, expression = worked
        steps.append(Step(reason, notation.latex(expression)))
        if len(steps) > MOST_STEPS:
            return ()
    return tuple(steps) if len(steps) > 1 and isinstance(expression, Number) else ()


def _work_once(node: Node) -> tuple[str, Node] | None:
    """The reason and the tree after the first operation whose operands are numbers; None if there is none."""
    match node:
        case Binary(sign, Number() as left, Number() as right):
            return _evaluated(node, f"{left.text} {sign} {right.text}")
        case Binary(sign, left, right):
            if worked := _work_once(left):
                return worked[0], Binary(sign, worked[1], right)
            if worked := _work_once(right):
                return worked[0], Binary(sign, left, worked[1])
    return None


def _evaluated(node: Node, shown: str) -> tuple[str, Node] | None:
    value = build(node)
    if not isinstance(value, Rational) or value < 0 or (text := printing.terminating(value)) is None:
        return None
    return f"{shown.replace('*', '×').replace('/', '÷')} = {text}", Number(text)


def _agrees(expression: Node, value: Expr) -> bool:
    """True if floating-point arithmetic on the tree as typed comes to the same number."""
    try:
        other = _float(expression)
        return cmath.isclose(complex(value), other, rel_tol=CLOSE, abs_tol=CLOSE)
    except (TypeError, ValueError, OverflowError, ZeroDivisionError, KeyError):
        return False  # not a number, or one that floats cannot hold: then nothing was checked


def _float(node: Node) -> complex:
    match node:
        case Number(text):
            return complex(text)
        case Name(name):
            return {"pi": complex(math.pi), "e": complex(math.e), "i": 1j}[name]
        case Negation(operand):
            return -_float(operand)
        case Call("factorial", (argument,)):
            return complex(math.gamma(_float(argument).real + 1))
        case Call(function, (argument,)):
            return complex(_FLOATS[function](_float(argument)))
        case Binary(sign, left, right):
            return _float_binary(sign, _float(left), _float(right))
        case Call() | Relation():
            raise ValueError("this has no check in floating point")


def _float_binary(sign: str, left: complex, right: complex) -> complex:
    match sign:
        case "+":
            return left + right
        case "-":
            return left - right
        case "*":
            return left * right
        case "/":
            return left / right
        case "^":
            return left**right
        case _:
            return complex(left.real % right.real)
