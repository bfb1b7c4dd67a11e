"""What a program was written for: its last result, and those before it that no later line can take."""

from collections.abc import Sequence

from engine.messages import ToolResult

_SETS = "suppose"  # finds nothing, it says what a letter stands for


def asked_for(results: Sequence[ToolResult]) -> tuple[ToolResult, ...]:
    """The results that answer the question: `mean(...)`, `median(...)` and `mode(...)` without names are three."""
    *before, last = results
    return (*(one for one in before if one.call.target is None and one.call.name != _SETS), last)


def final_value(results: Sequence[ToolResult]) -> str:
    """The value of a program that ran; of several that were asked for `8; 7; 7`."""
    return "; ".join(one.value for one in asked_for(results))
