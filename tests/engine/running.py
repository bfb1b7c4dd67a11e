"""Asks an engine, or runs a program of tool calls as text in the process of the test."""

from typing import Any

from engine.messages import Answer, Failure, ToolResult, Turn
from engine.service import Engine
from engine.tool_calls import parse_program
from engine.tools.program import run_program


async def ask(engine: Engine, question: str, **options: Any) -> Answer:
    """The answer to one message."""
    return await engine.answer([Turn("user", question)], **options)


def run(text: str) -> ToolResult:
    """The result of the last call that ran."""
    return run_program(parse_program(text))[-1]


def outcome(text: str) -> str | Failure:
    """The value that a program comes to, or how it fails."""
    result = run(text)
    return result.failure or result.value
