"""A tree of `engine.tools.terms.syntax` back to text: LaTeX that looks the way it was typed. It evaluates nothing."""

from engine.tools.terms.nodes import Binary, Call, Name, Negation, Node, Number, Relation

_SUM, _PRODUCT, _SIGN, _POWER, _ATOM = range(5)
_LEVELS = {"+": _SUM, "-": _SUM, "*": _PRODUCT, "/": _PRODUCT, "%": _PRODUCT, "^": _POWER}
_RELATIONS = {"=": "=", "<": "<", ">": ">", "<=": r"\le", ">=": r"\ge", "!=": r"\ne"}
_CONSTANTS = {"pi": r"\pi", "oo": r"\infty", "e": "e", "i": "i"}
_NAMED = frozenset("sin cos tan cot sec csc sinh cosh tanh log ln exp gcd min max arg".split())
_TRIGONOMETRIC = frozenset("sin cos tan cot sec csc sinh cosh tanh".split())
_AROUND = {
    "sqrt": r"\sqrt{%s}", "cbrt": r"\sqrt[3]{%s}", "abs": r"\left|%s\right|", "conjugate": r"\overline{%s}",
}  # fmt: skip
_NAMES = {"asin": r"\arcsin", "acos": r"\arccos", "atan": r"\arctan", "permutations": "P"}


def latex(node: Node) -> str:
    """The LaTeX of a tree, with brackets only where they are needed."""
    match node:
        case Number(text):
            return text
        case Name(name):
            return _CONSTANTS.get(name, name if len(name) == 1 else rf"\{name}")
        case Negation(operand):
            return "-" + _within(operand, _POWER)
        case Relation(sign, left, right):
            return f"{latex(left)} {_RELATIONS[sign]} {latex(right)}"
        case Call(function, arguments):
            return _call(function, arguments)
        case Binary(sign, left, right):
            return _binary(sign, left, right)


def as_factor(node: Node) -> str:
    """The LaTeX of a tree that something stands beside, such as a dx: a sum in brackets."""
    return _within(node, _PRODUCT)


def _level(node: Node) -> int:
    match node:
        case Binary("/", _, _):
            return _ATOM  # a fraction's bar is bracket enough, but for a power
        case Binary(sign, _, _):
            return _LEVELS[sign]
        case Negation(_):
            return _SIGN
        case _:
            return _ATOM


def _within(node: Node, level: int) -> str:
    """The node's LaTeX, in brackets if it binds more weakly than its surroundings."""
    return latex(node) if _level(node) >= level else _bracketed(latex(node))


def _bracketed(text: str) -> str:
    return rf"\left({text}\right)"


def _binary(sign: str, left: Node, right: Node) -> str:
    match sign:
        case "/":
            return rf"\frac{{{latex(left)}}}{{{latex(right)}}}"
        case "^":
            return _power(left, right)
        case "%":
            return rf"{_within(left, _PRODUCT)} \bmod {_within(right, _POWER)}"
        case "*":
            return _product(left, right)
        case _:
            return (
                f"{_within(left, _SUM)} {sign} {_within(right, _PRODUCT)}"
                if not isinstance(right, Negation)
                else (f"{_within(left, _SUM)} {sign} {_bracketed(latex(right))}")
            )


def _power(base: Node, exponent: Node) -> str:
    r"""`x^{2}`, and `\sin^{2}\left(x\right)`, but not to the power -1, which would be read as the inverse."""
    if isinstance(base, Call) and base.function in _TRIGONOMETRIC and isinstance(exponent, Number):
        return rf"\{base.function}^{{{latex(exponent)}}}{_bracketed(latex(base.arguments[0]))}"
    return f"{_base(base)}^{{{latex(exponent)}}}"


def _base(node: Node) -> str:
    return latex(node) if isinstance(node, Name | Number) else _bracketed(latex(node))


def _product(left: Node, right: Node) -> str:
    first, second = _within(left, _PRODUCT), _within(right, _POWER)
    return f"{first} {second}" if _runs_on(left, right) else rf"{first} \cdot {second}"


def _runs_on(left: Node, right: Node) -> bool:
    """`2 x`, `-2 x` and `x y` need no dot; two numbers do."""
    left = left.operand if isinstance(left, Negation) else left
    leading = right.left if isinstance(right, Binary) and right.sign == "^" else right
    return isinstance(left, Number | Name) and isinstance(leading, Name)


def _of_factorial(node: Node) -> str:
    """Of the factorial of a factorial, `(3!)!`, the brackets are kept: `3!!` is 3 * 1."""
    is_factorial = isinstance(node, Call) and node.function in ("factorial", "double_factorial")
    return _bracketed(latex(node)) if is_factorial else _within(node, _ATOM)


def _call(function: str, arguments: tuple[Node, ...]) -> str:
    inside = ", ".join(latex(argument) for argument in arguments)
    match function:
        case _ if function in _AROUND:
            return _AROUND[function] % inside
        case "root" if len(arguments) == 1:
            return rf"\sqrt{{{inside}}}"
        case "root" if len(arguments) == 2:
            return rf"\sqrt[{latex(arguments[1])}]{{{latex(arguments[0])}}}"
        case "factorial" | "double_factorial":
            return _of_factorial(arguments[0]) + ("!" if function == "factorial" else "!!")
        case "log" if len(arguments) == 2:
            return rf"\log_{{{latex(arguments[1])}}}{_bracketed(latex(arguments[0]))}"
        case "binomial" if len(arguments) == 2:
            return rf"\binom{{{latex(arguments[0])}}}{{{latex(arguments[1])}}}"
        case "floor" | "ceil":
            return rf"\left\l{function} {inside} \right\r{function}"
    name = rf"\{function}" if function in _NAMED else _NAMES.get(function, rf"\operatorname{{{function}}}")
    return f"{name}{_bracketed(inside)}"
