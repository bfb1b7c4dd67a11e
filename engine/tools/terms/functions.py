"""Functions that a question states, their derivatives and inverses: `f'(2)`, `f^-1(2)` where `f(x) = x**2` was said."""

from dataclasses import dataclass

import sympy

from engine.errors import ComputationError
from engine.messages import Failure
from engine.tools.terms import printing
from engine.tools.terms.build import build, one_unknown
from engine.tools.terms.inversion import solved_for
from engine.tools.terms.nodes import Node
from engine.tools.terms.syntax import parse
from engine.tools.terms.tidy import school_form
from engine.tools.terms.trees import with_letters, with_natural_logarithms


@dataclass(frozen=True, slots=True)
class Function:
    """`h(a, b) = body`; the other names in the body were filled when it was defined."""

    parameters: tuple[str, ...]
    body: Node


def derived(function: Function, times: int) -> Function:
    """The function's derivative, taken that many times. Raises ComputationError if it has more than one parameter."""
    if times == 0:
        return function
    if len(function.parameters) != 1:
        raise ComputationError(Failure.NOT_UNDERSTOOD, "it is not said by which unknown")
    body = build(with_natural_logarithms(function.body))
    derivative = school_form(sympy.diff(body, sympy.Symbol(function.parameters[0]), times))
    return Function(function.parameters, with_letters(parse(printing.plain(derivative))))


def inverted(function: Function) -> Function:
    """The inverse of a function. Raises ComputationError if it has more than one parameter, or is not one to one."""
    if len(function.parameters) != 1:
        raise ComputationError(Failure.NOT_UNDERSTOOD, "it is not said by which unknown")
    body = build(function.body)
    symbol, height = one_unknown(body), sympy.Dummy("y")
    turned = solved_for(body, symbol, height).subs(height, symbol)
    return Function(function.parameters, with_letters(parse(printing.plain(turned))))
