"""Runs a program of tool calls in the process that calls it, a failure kept as data. For worker processes only."""

import inspect
import time
from collections.abc import Mapping, Sequence
from dataclasses import replace

from engine.errors import ComputationError, ExpressionError
from engine.messages import Failure, ToolCall, ToolResult
from engine.tools.finding import Finding
from engine.tools.registry import TOOLS
from engine.tools.syntax import Binary, Call, Name, Negation, Node, Relation, parse

MOST_TEXT = 2000  # characters of one value
_MATHEMATICAL_ERRORS = (
    ArithmeticError,
    NotImplementedError,
    TypeError,
    ValueError,
    AttributeError,
    IndexError,
    KeyError,
)


def run_program(program: Sequence[ToolCall]) -> tuple[ToolResult, ...]:
    """The results of the calls in order, up to the first that fails. Later calls may use earlier calls' targets."""
    named: dict[str, Node] = {}
    results: list[ToolResult] = []
    for call in program:
        result = _named(_run(call, named), named)
        results.append(result)
        if result.failure:
            break
    return tuple(results)


def _named(result: ToolResult, named: dict[str, Node]) -> ToolResult:
    """The result, its value now known by the call's target; a value that is no expression cannot be named."""
    if result.call.target and not result.failure:
        try:
            named[result.call.target] = parse(result.value)
        except ExpressionError:
            return replace(result, failure=Failure.UNSUPPORTED, detail="a later step needs a single value here")
    return result


def _run(call: ToolCall, named: Mapping[str, Node]) -> ToolResult:
    started = time.perf_counter()
    result = _guarded(call, named)
    return replace(result, seconds=time.perf_counter() - started)


def _guarded(call: ToolCall, named: Mapping[str, Node]) -> ToolResult:
    """The call's result; what a tool cannot do becomes a failure, also where SymPy stumbles over its input."""
    try:
        finding = _found(call, named)
    except ComputationError as error:
        return ToolResult(call, failure=error.failure, detail=str(error))
    except ExpressionError as error:
        return ToolResult(call, failure=Failure.NOT_UNDERSTOOD, detail=str(error))
    except (MemoryError, OSError):  # OSError: SymPy wants to load a part of itself and there is no room
        return ToolResult(call, failure=Failure.OUT_OF_MEMORY)
    except RecursionError:
        return ToolResult(call, failure=Failure.TOO_LARGE)
    except _MATHEMATICAL_ERRORS as error:
        return ToolResult(call, failure=Failure.NO_CLOSED_FORM, detail=type(error).__name__)
    if len(finding.value) > MOST_TEXT or len(finding.latex) > 2 * MOST_TEXT:
        return ToolResult(call, failure=Failure.TOO_LARGE)
    return ToolResult(
        call, finding.value, finding.text, finding.latex, finding.approximation, finding.steps, finding.checked
    )


def _found(call: ToolCall, named: Mapping[str, Node]) -> Finding:
    tool = TOOLS.get(call.name)
    if tool is None:
        raise ComputationError(Failure.UNSUPPORTED, f"there is no tool named {call.name}")
    arguments = [_filled(parse(argument), named) for argument in call.arguments]
    try:
        bound = inspect.signature(tool).bind(*arguments)
    except TypeError as error:
        raise ComputationError(Failure.NOT_UNDERSTOOD, f"{call.name} is called otherwise") from error
    return tool(*bound.args)


def _filled(node: Node, named: Mapping[str, Node]) -> Node:
    """The tree with the names of earlier results replaced by their values."""
    match node:
        case Name(name):
            return named.get(name, node)
        case Negation(operand):
            return Negation(_filled(operand, named))
        case Call(function, arguments):
            return Call(function, tuple(_filled(argument, named) for argument in arguments))
        case Binary(sign, left, right):
            return Binary(sign, _filled(left, named), _filled(right, named))
        case Relation(sign, left, right):
            return Relation(sign, _filled(left, named), _filled(right, named))
        case _:
            return node
