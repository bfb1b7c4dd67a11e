"""A model's text to a program of tool calls, one a line, in Python's call syntax: `a = solve(2*x + 3 = 11, x)`.

Python's `ast` finds the calls and their arguments; nothing is evaluated, and the arguments stay text.
"""

import ast
import re
from collections.abc import Iterator

from engine.errors import ToolCallError
from engine.messages import ToolCall
from engine.tools.names import TOOL_NAMES

MOST_CHARACTERS = 1000
MOST_CALLS = 8
_LINE = re.compile(r"\s*(?:(?P<target>[A-Za-z]\w*)\s*=\s*)?(?P<call>[A-Za-z_]\w*\s*\(.*\))\s*", re.DOTALL)
# `=` in an argument states an equation; to Python it must look like a comparison
_EQUALITY = re.compile(r"(?<![<>=!])=(?!=)")


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
    source = _EQUALITY.sub("==", match["call"].strip().replace("^", "**"))
    try:
        node = ast.parse(source, mode="eval").body
    except (SyntaxError, ValueError, RecursionError, MemoryError) as error:
        raise ToolCallError(f"no tool call: {line[:80]}") from error
    if not isinstance(node, ast.Call) or not isinstance(node.func, ast.Name) or node.keywords:
        raise ToolCallError(f"no plain tool call: {line[:80]}")
    if node.func.id not in TOOL_NAMES:
        raise ToolCallError(f"there is no tool named {node.func.id[:40]}")
    return ToolCall(node.func.id, tuple(_arguments(source, node)), match["target"])


def _arguments(source: str, call: ast.Call) -> Iterator[str]:
    for argument in call.args:
        segment = ast.get_source_segment(source, argument)
        if segment is None:
            raise ToolCallError("an argument has no text")
        yield segment.replace("==", "=")
