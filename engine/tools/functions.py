"""Functions that a question states, their derivatives and inverses: `f'(2)`, `f^-1(2)` where `f(x) = x**2` was said."""

from dataclasses import dataclass

import sympy

from engine.errors import ComputationError
from engine.messages import Failure
from engine.tools import printing
from engine.tools.build import build
from engine.tools.nodes import Node
from engine.tools.quotients import inverse
from engine.tools.syntax import parse
from engine.tools.tidy import school_form
from engine.tools.trees import with_letters, with_natural_logarithms


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
    turned = inverse(function.body).value
    return Function(function.parameters, with_letters(parse(turned)))
