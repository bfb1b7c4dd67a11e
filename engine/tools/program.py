"""Runs a program of tool calls in the process that calls it, a failure kept as data. For worker processes only."""

import inspect
import logging
import re
import time
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, fields, replace
from functools import cache
from types import UnionType
from typing import get_args, get_origin, get_type_hints

from sympy.polys.polyerrors import BasePolynomialError

from engine.errors import ComputationError, ExpressionError
from engine.messages import Failure, ToolCall, ToolResult
from engine.tools.facts import suppose
from engine.tools.registry import (
    CHAINED,
    CURVES,
    LETTERS,
    LISTING,
    NATURAL,
    ONE_SIDED,
    POINTING,
    REWRITING,
    SOLVING,
    TELLING,
    TOOLS,
    VERBATIM,
    Tool,
)
from engine.tools.terms.finding import Finding
from engine.tools.terms.nodes import Name, Node
from engine.tools.terms.scope import Argument, Entry, Scope, Text, is_imaginary
from engine.tools.terms.sides import as_curve, as_place, one_side
from engine.tools.terms.splitting import chained
from engine.tools.terms.trees import with_natural_logarithms

log = logging.getLogger(__name__)

_OF_ONE = re.compile(r"(?<![A-Za-z])[xzw](?![A-Za-z])")
MOST_TEXT = 2000  # characters of one value
_MATHEMATICAL_ERRORS = (
    ArithmeticError,
    NotImplementedError,
    TypeError,
    ValueError,
    AttributeError,
    IndexError,
    KeyError,
    BasePolynomialError,
)


def run_program(program: Sequence[ToolCall]) -> tuple[ToolResult, ...]:
    """The results of the calls in order, up to the first that fails. Later calls may use what earlier ones found."""
    scope = Scope()
    results: list[ToolResult] = []
    for call in program:
        result = _named(_run(call, scope), scope)
        results.append(result)
        if result.failure:
            break
    return tuple(results)


def _named(result: ToolResult, scope: Scope) -> ToolResult:
    """The result, its value now known by the call's target; one that no later line can take cannot be named."""
    if result.call.target and not result.failure:
        try:
            if _is_list(result):
                scope.define_list(result.call.target, result.value)
            elif result.call.name in TELLING:
                scope.define_text(result.call.target, result.value)
            elif result.call.name in POINTING:
                scope.define_point(result.call.target, result.value)
            else:
                scope.define(result.call.target, Scope().node(result.value, letters=True))
                if result.call.target.isupper():  # a name of the program's own, `A`; others are the question's
                    scope.unsaid.add(result.call.target)
        except ExpressionError:
            return replace(result, failure=Failure.UNSUPPORTED, detail="a later step needs a single value here")
        except ComputationError as error:
            return replace(result, failure=error.failure, detail=str(error))
    return result


def _is_list(result: ToolResult) -> bool:
    """True of what may be several numbers; of the solutions of an equation, but not of a system's, if there are several."""
    several = "," in result.value and "=" not in result.value
    return result.call.name in LISTING or (result.call.name in SOLVING and several)


def _run(call: ToolCall, scope: Scope) -> ToolResult:
    started = time.perf_counter()
    result = _guarded(call, scope)
    return replace(result, seconds=time.perf_counter() - started)


def _guarded(call: ToolCall, scope: Scope) -> ToolResult:
    """The call's result; what a tool cannot do becomes a failure, also where SymPy stumbles over its input."""
    try:
        finding = _found(call, scope)
    except ComputationError as error:
        return ToolResult(call, failure=error.failure, detail=str(error))
    except ExpressionError as error:
        return ToolResult(call, failure=Failure.NOT_UNDERSTOOD, detail=str(error))
    except (MemoryError, OSError):  # OSError: SymPy wants to load a part of itself and there is no room
        return ToolResult(call, failure=Failure.OUT_OF_MEMORY)
    except RecursionError:
        return ToolResult(call, failure=Failure.TOO_LARGE)
    except _MATHEMATICAL_ERRORS as error:
        log.warning("%s has no value: %s", call, type(error).__name__)
        return ToolResult(call, failure=Failure.NO_CLOSED_FORM)
    if len(finding.value) > MOST_TEXT or len(finding.latex) > 2 * MOST_TEXT:
        return ToolResult(call, failure=Failure.TOO_LARGE)
    return ToolResult(call, **{field.name: getattr(finding, field.name) for field in fields(finding)})


def _found(call: ToolCall, scope: Scope) -> Finding:
    tool = TOOLS.get(call.name)
    if tool is None:
        raise ComputationError(Failure.UNSUPPORTED, f"there is no tool named {call.name}")
    if tool is suppose:
        return suppose(scope, *call.arguments)
    try:
        return tool(*_arguments(tool, call, scope))
    except _WrongCall as error:
        raise ComputationError(Failure.NOT_UNDERSTOOD) from error  # whoever asked wrote no call, so no detail


class _WrongCall(Exception):  # noqa: N818 -- it never leaves this file
    """The arguments do not fit the tool's signature."""


def _arguments(tool: Tool, call: ToolCall, scope: Scope) -> Iterator[Argument | str]:
    """The arguments read, each held to the type that the tool's signature asks for."""
    arguments = [part for text in call.arguments for part in chained(text)] if call.name in CHAINED else call.arguments
    expected = _expected(tool, len(arguments))
    if call.name in VERBATIM:
        yield from arguments
        return
    letters = (call.name in LETTERS and not _is_complex(call)) or "i" in call.arguments
    for place, (text, kinds) in enumerate(zip(arguments, expected, strict=False)):
        known = Scope() if kinds == (Name,) else scope
        value = known.read(_meant(call.name, text, place), letters=letters)
        if call.name in NATURAL and isinstance(value, Node):
            value = with_natural_logarithms(value)
        if tuple in kinds and not isinstance(value, kinds) and text.strip() in scope.values:
            value = (Entry("", scope.values[text.strip()]),)  # a list of which only one value was found
        if str in kinds and isinstance(value, Text):
            yield value.text
        elif isinstance(value, kinds):
            yield value
        else:
            raise _WrongCall


def _expected(tool: Tool, count: int) -> tuple[tuple[type, ...], ...]:
    """The classes that each of so many arguments may have. Raises _WrongCall where the tool takes fewer or more."""
    hints = _hints(tool)
    expected = hints.fixed + (hints.rest,) * (count - len(hints.fixed)) if hints.rest else hints.fixed
    if not hints.required <= count <= len(expected):
        raise _WrongCall
    return expected


def _is_complex(call: ToolCall) -> bool:
    """True if i is the imaginary unit: `2i` in what is rewritten, and beside the one unknown in `z^3 = 8i`."""
    relations = [argument for argument in call.arguments if "=" in argument]
    beside = call.name == "solve" and len(relations) == 1 and _OF_ONE.search(relations[0]) is not None
    return (call.name in REWRITING or beside) and any(map(is_imaginary, call.arguments))


def _meant(tool: str, text: str, place: int) -> str:
    """What a tool takes of an equation that stands where it wants an expression, its first argument, a curve or a point."""
    text = as_place(text)
    if tool in CURVES:
        return as_curve(text)
    return one_side(text) if tool in ONE_SIDED and place == 0 else text


@dataclass(frozen=True, slots=True)
class _Hints:
    """The classes that each parameter takes, those of further arguments (() for none), and how many are required."""

    fixed: tuple[tuple[type, ...], ...]
    rest: tuple[type, ...]
    required: int


@cache
def _hints(tool: Tool) -> _Hints:
    hints = get_type_hints(tool)
    parameters = inspect.signature(tool).parameters.values()
    fixed = [parameter for parameter in parameters if parameter.kind is not parameter.VAR_POSITIONAL]
    rest = next((parameter for parameter in parameters if parameter.kind is parameter.VAR_POSITIONAL), None)
    required = sum(parameter.default is parameter.empty for parameter in fixed)
    kinds = tuple(tuple(_classes(hints[parameter.name])) for parameter in fixed)
    return _Hints(kinds, tuple(_classes(hints[rest.name])) if rest else (), required)


def _classes(hint: object) -> Iterator[type]:
    """`Node | Entries | None` as the classes that `isinstance` takes, without None."""
    if isinstance(hint, UnionType):
        for part in get_args(hint):
            yield from _classes(part)
    elif get_origin(hint) is tuple:
        yield tuple
    elif isinstance(hint, type) and hint is not type(None):
        yield hint
