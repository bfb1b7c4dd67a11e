"""Runs a program of tool calls as text, in the process of the test."""

from engine.messages import Failure, ToolResult
from engine.tool_calls import parse_program
from engine.tools.program import run_program


def run(text: str) -> ToolResult:
    """The result of the last call that ran."""
    return run_program(parse_program(text))[-1]


def outcome(text: str) -> str | Failure:
    """The value that a program comes to, or how it fails."""
    result = run(text)
    return result.failure or result.value
