"""`dsolve` and `euler_method`: differential equations, `y'' + 4y = 0`, `dP/dt = 0.3P`, with the values that are known."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

import sympy
from sympy import Expr, Symbol

from engine.errors import ComputationError, ExpressionError
from engine.messages import Failure, Step
from engine.tools.terms import printing
from engine.tools.terms.build import build, defined
from engine.tools.terms.finding import Finding
from engine.tools.terms.leibniz import LEIBNIZ, PRIMED, applied, usual
from engine.tools.terms.nodes import Binary, Call, Name, Node, Number, Relation
from engine.tools.terms.syntax import parse
from engine.tools.terms.tidy import same, tidy
from engine.tools.terms.trees import mapped, with_natural_logarithms
from engine.tools.terms.values import rational, small

MOST_ORDER = 3
MOST_STEPS = 200  # of Euler's method
SHOWN_STEPS = 12
DIGITS = 20  # of each of its values
DECIMALS = 10  # of the last
_MARK = "'"


@dataclass(frozen=True, slots=True)
class _Unknown:
    """The function that is looked for, and what it depends on."""

    name: str
    variable: str

    @property
    def value(self) -> Expr:
        return sympy.Function(self.name)(Symbol(self.variable))


def dsolve(equation: str, *conditions: str) -> Finding:
    """The function that solves a differential equation: `dsolve(y'' + 4y = 0, y(0) = 1, y'(0) = 0)`.

    A condition that is no equation, `y(2)`, asks for the value there. Raises ComputationError.
    """
    unknown = _unknown_of(equation, conditions)
    stated = _equation(equation, unknown)
    known, asked = _sorted_out(conditions, unknown)
    solutions = _solutions(stated, unknown, known)
    steps = (Step("The equation", _latex(stated, unknown)),)
    if asked is not None:
        return _at(solutions, asked, unknown, steps)
    shown = [_renamed(solution) for solution in solutions]
    return Finding(
        value=" or ".join(f"{unknown.name} = {printing.plain(one)}" for one in shown),
        latex=r" \quad\text{or}\quad ".join(f"{unknown.name} = {printing.latex(one)}" for one in shown),
        steps=steps,
        checked=all(_solves(solution, stated, unknown) for solution in solutions),
    )


def euler_method(equation: str, start: str, width: str, end: str) -> Finding:
    """Euler's method: `euler_method(y' = x + y, y(0) = 1, 0.1, 2)` makes two steps; `y(0.2)` as the end says where it stops.

    Raises ComputationError.
    """
    unknown = _unknown_of(equation, (start,))
    known, _ = _sorted_out((start,), unknown)
    slope = _slope(_equation(equation, unknown), unknown)
    ((at, height),) = known.items()
    place, step = at.args[0], rational(_read(width, unknown))
    steps = []
    for count in range(1, _how_many(_read(end, unknown), place, step, unknown) + 1):
        rise = slope.subs({unknown.value: height, Symbol(unknown.variable): place})
        place, height = place + step, defined(sympy.N(height + step * rise, DIGITS))
        steps.append(Step(f"Step {count}", f"{_value_at(unknown, place)} {printing.plain(sympy.N(height, 6))}"))
    value = printing.plain(sympy.N(height, DECIMALS).round(DECIMALS - 1))
    return Finding(_short(value), f"{_value_at(unknown, place)} {_short(value)}", steps=tuple(steps[:SHOWN_STEPS]))


def _value_at(unknown: _Unknown, place: Expr) -> str:
    return rf"{unknown.name}({printing.latex(place, decimals=True)}) \approx"


def _short(decimals: str) -> str:
    return decimals.rstrip("0").rstrip(".") if "." in decimals and "e" not in decimals else decimals


def _slope(equation: sympy.Eq, unknown: _Unknown) -> Expr:
    """What the first derivative is. Raises ComputationError where the equation does not say so on its left side."""
    if equation.lhs != unknown.value.diff(Symbol(unknown.variable)):
        raise ComputationError(Failure.UNSUPPORTED, "the equation must be such as y' = x + y")
    return equation.rhs


def _how_many(end: Node, place: Expr, step: Expr, unknown: _Unknown) -> int:
    """The steps to a place, `y(1)`, or so many as are given."""
    if isinstance(end, Call) and end.function == unknown.name and step != 0:
        end = Number(str((build(end.arguments[0]) - place) / step))
    return small(end, 1, MOST_STEPS)


def _unknown_of(equation: str, conditions: Sequence[str]) -> _Unknown:
    """`dy/dx` names both; beside `y'` the variable is what y is applied to, else x or t."""
    equation = usual(equation)
    if match := LEIBNIZ.search(equation):
        return _Unknown(match["of"], match["by"])
    primed = PRIMED.search(equation)
    if primed is None:
        raise ComputationError(Failure.NOT_UNDERSTOOD, "there is no derivative in it")
    name = primed["of"]
    if stated := re.search(rf"(?<![A-Za-z]){name}'*\(([a-z])\)", ", ".join((equation, *conditions))):
        return _Unknown(name, stated[1])
    letters = set(re.findall(r"(?<![A-Za-z])[xt](?![A-Za-z'])", equation))
    return _Unknown(name, "t" if name == "x" or letters == {"t"} else "x")


def _equation(text: str, unknown: _Unknown) -> sympy.Eq:
    tree = _read(text, unknown)
    if not isinstance(tree, Relation) or tree.sign != "=":
        raise ComputationError(Failure.NOT_UNDERSTOOD, "a differential equation has two sides")
    left, right = (_with_function(side, unknown) for side in (tree.left, tree.right))
    orders = [found.derivative_count for found in (left - right).atoms(sympy.Derivative)]
    if not orders or max(orders) > MOST_ORDER:
        raise ComputationError(Failure.UNSUPPORTED, f"its order must be one to {MOST_ORDER}")
    return sympy.Eq(left, right, evaluate=False)


def _read(text: str, unknown: _Unknown) -> Node:
    try:
        tree = parse(applied(text, unknown.variable), frozenset({unknown.name}))
    except ExpressionError as error:
        raise ComputationError(Failure.NOT_UNDERSTOOD, str(error)) from error
    return with_natural_logarithms(tree)


def _with_function(node: Node, unknown: _Unknown) -> Expr:
    """An expression in the function and its derivatives; `y(1 - y)` is a product."""

    def named(part: Node) -> Node:
        match part:
            case Call(name, (argument,)) if name.rstrip(_MARK) == unknown.name:
                function = Name(name, unknown=True)
                applied = argument == Name(unknown.variable)
                return function if applied else Binary("*", function, named(argument))
            case Name(name) if name == unknown.name:
                return Name(name, unknown=True)
        return mapped(part, named)

    expression, variable = build(named(node)), Symbol(unknown.variable)
    names = {Symbol(unknown.name + _MARK * order): order for order in range(MOST_ORDER + 1)}
    return expression.subs({name: unknown.value.diff(variable, order) for name, order in names.items()})


def _sorted_out(conditions: Sequence[str], unknown: _Unknown) -> tuple[dict[Expr, Expr], Expr | None]:
    """The values that are known, and the place at which one is asked for."""
    known: dict[Expr, Expr] = {}
    asked: Expr | None = None
    for condition in conditions:
        match _read(condition, unknown):
            case Relation("=", Call(name, (place,)), value) if name.rstrip(_MARK) == unknown.name:
                known[_applied(unknown, name.count(_MARK), build(place))] = build(value)
            case Call(name, (place,)) if name == unknown.name:
                asked = build(place)
            case _:
                raise ComputationError(Failure.NOT_UNDERSTOOD, "a condition is such as y(0) = 1")
    return known, asked


def _applied(unknown: _Unknown, order: int, place: Expr) -> Expr:
    variable = Symbol(unknown.variable)
    return unknown.value.diff(variable, order).subs(variable, place)


def _solutions(equation: sympy.Eq, unknown: _Unknown, known: dict[Expr, Expr]) -> list[Expr]:
    """Raises ComputationError if none of them can be written as a formula."""
    found = sympy.dsolve(equation, unknown.value, ics=known or None)
    each = found if isinstance(found, list) else [found]
    if not all(one.lhs == unknown.value and not one.rhs.has(sympy.Integral, unknown.value) for one in each):
        raise ComputationError(Failure.NO_CLOSED_FORM)
    return [_in_terms(one.rhs) for one in each]


def _in_terms(solution: Expr) -> Expr:
    """`C1*exp(2*x) + C2*exp(3*x)`, multiplied out where no constant comes twice by it."""
    expanded = sympy.expand(solution)
    single = all(expanded.count(constant) == 1 for constant in _constants(solution))
    return expanded if single else solution


def _at(solutions: Sequence[Expr], place: Expr, unknown: _Unknown, steps: tuple[Step, ...]) -> Finding:
    """The value of the one solution at a place."""
    value = tidy(defined(solutions[0].subs(Symbol(unknown.variable), place)))
    if len(solutions) != 1 or _constants(value):
        raise ComputationError(Failure.UNDEFINED, "too little is known for a single value")
    solved = Step("The solution", f"{unknown.name} = {printing.latex(solutions[0])}")
    left = f"{unknown.name}({printing.latex(place)})"
    about = printing.approximation(value)
    return Finding(
        printing.plain(value), f"{left} = {printing.latex(value)}", approximation=about, steps=(*steps, solved)
    )


def _constants(solution: Expr) -> list[Symbol]:
    return [symbol for symbol in solution.free_symbols if re.fullmatch(r"C\d", symbol.name)]


def _renamed(solution: Expr) -> Expr:
    """A constant that is alone is C."""
    constants = _constants(solution)
    return solution.subs(constants[0], Symbol("C")) if len(constants) == 1 else solution


def _solves(solution: Expr, equation: sympy.Eq, unknown: _Unknown) -> bool:
    return same((equation.lhs - equation.rhs).subs(unknown.value, solution).doit(), sympy.S.Zero)


def _latex(equation: sympy.Eq, unknown: _Unknown) -> str:
    """With `y` for `y(x)`."""
    return printing.latex(equation).replace(printing.latex(unknown.value), unknown.name)
