"""Means of a list other than the arithmetic one: the geometric mean and the root mean square."""

import sympy
from sympy import Expr, Integer

from engine.errors import ComputationError
from engine.messages import Failure, Step
from engine.tools.stochastics.statistics import real_numbers
from engine.tools.terms import printing
from engine.tools.terms.finding import Finding, verified
from engine.tools.terms.nodes import Node
from engine.tools.terms.scope import Entries
from engine.tools.terms.tidy import agree, tidy
from engine.tools.terms.values import decimal_wanted, of_number, spread_out


def geometric_mean(*given: Node | Entries) -> Finding:
    """The root of the product, as high as there are numbers: `geometric_mean(4, 8, 16)` is 8.

    Raises ComputationError where one is not above zero.
    """
    values = real_numbers(given)
    if min(values) <= 0:
        raise ComputationError(Failure.UNDEFINED, "only numbers above zero have a geometric mean")
    product = r" \cdot ".join(_printed(values, given))
    shown = rf"\sqrt[{len(values)}]{{{product}}}"
    value = tidy(sympy.root(sympy.Mul(*values), len(values)))
    step = Step("Multiply all, and take the root of as many as there are", shown)
    found = of_number(value, shown, decimals=_decimals(given), steps=(step,))
    return verified(found, agree(value, sympy.exp(sympy.Add(*map(sympy.log, values)) / len(values))))


def root_mean_square(*given: Node | Entries) -> Finding:
    """The root of the mean of the squares: `root_mean_square(1, 5, 7)` is 5."""
    values = real_numbers(given)
    squares = " + ".join(rf"\left({value}\right)^2" for value in _printed(values, given))
    shown = rf"\sqrt{{\frac{{{squares}}}{{{len(values)}}}}}"
    value = tidy(sympy.sqrt(sympy.Add(*(value**2 for value in values)) / len(values)))
    step = Step("Square all, take their mean, and its root", shown)
    found = of_number(value, shown, decimals=_decimals(given), steps=(step,))
    return verified(found, agree(value**2, _spread_and_mean(values)))


def _spread_and_mean(values: list[Expr]) -> Expr:
    """The mean of the squares as the variance and the square of the mean."""
    middle = sum(values, Integer(0)) / len(values)
    return sum(((value - middle) ** 2 for value in values), Integer(0)) / len(values) + middle**2


def _printed(values: list[Expr], given: tuple[Node | Entries, ...]) -> list[str]:
    return [printing.latex(value, decimals=_decimals(given)) for value in values]


def _decimals(given: tuple[Node | Entries, ...]) -> bool:
    return decimal_wanted(*(entry.node for entry in spread_out(given)))
