"""The unknown by which is differentiated or integrated."""

import sympy
from sympy import Expr, Symbol

from engine.errors import ComputationError
from engine.messages import Failure
from engine.tools.terms.build import unknowns
from engine.tools.terms.nodes import Name


def among_reals(function: Expr, unknown: Name | None) -> tuple[Expr, Symbol]:
    """The function and its unknown, which is real where an absolute value is taken: else that has no derivative."""
    symbol = symbol_of(unknown, function)
    if not function.has(sympy.Abs):
        return function, symbol
    real = Symbol(symbol.name, real=True)
    return function.subs(symbol, real), real


def symbol_of(unknown: Name | None, function: Expr) -> Symbol:
    """The unknown that is named, or the only one, or x. Raises ComputationError if there are several."""
    if unknown is not None:
        return Symbol(unknown.name)
    symbols = unknowns(function)
    if len(symbols) > 1:
        raise ComputationError(Failure.NOT_UNDERSTOOD, "it is not said by which unknown")
    return symbols[0] if symbols else Symbol("x")
