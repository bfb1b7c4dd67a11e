"""A model's text to a program of tool calls, one a line: `a = solve(2*x + 3 = 11, x)`, `w(t) = diff(t**3, t)`.

Only the frame is read here, the name and where the arguments end; nothing is evaluated, and the arguments stay text.
"""

import re

from engine.errors import ExpressionError, ToolCallError
from engine.messages import ToolCall
from engine.tools.names import TOOL_NAMES
from engine.tools.terms.splitting import split

MOST_CHARACTERS = 2000
MOST_CALLS = 12
MOST_ARGUMENTS = 12
_LINE = re.compile(
    r"\s*(?:(?P<target>[A-Za-z]\w*(?:\([a-z]\))?)\s*=\s*)?(?P<name>[A-Za-z_]\w*)\s*\((?P<arguments>.*)\)\s*", re.DOTALL
)


def parse_program(text: str) -> tuple[ToolCall, ...]:
    """The calls of a program. Raises ToolCallError if it is none, is too long, or names an unknown tool."""
    if len(text) > MOST_CHARACTERS:
        raise ToolCallError(f"a program may have at most {MOST_CHARACTERS} characters")
    lines = [line for line in text.splitlines() if line.strip()]
    if not 1 <= len(lines) <= MOST_CALLS:
        raise ToolCallError(f"a program has one to {MOST_CALLS} calls")
    return tuple(_call(line) for line in lines)


def _call(line: str) -> ToolCall:
    match = _LINE.fullmatch(line)
    if match is None:
        raise ToolCallError(f"no tool call: {line[:80]}")
    if match["name"] not in TOOL_NAMES:
        raise ToolCallError(f"there is no tool named {match['name'][:40]}")
    arguments = _split(match["arguments"])
    if not all(arguments) or len(arguments) > MOST_ARGUMENTS:
        raise ToolCallError(f"no plain tool call: {line[:80]}")
    return ToolCall(match["name"], arguments, match["target"])


def _split(arguments: str) -> tuple[str, ...]:
    try:
        return tuple(split(arguments))
    except ExpressionError as error:
        raise ToolCallError(str(error)) from error
