"""What a tool function returns: the value and how it came about, before it is bound to a call as a ToolResult."""

from dataclasses import dataclass

from engine.messages import Step


@dataclass(frozen=True, slots=True)
class Finding:
    """The fields of `engine.messages.ToolResult` that a tool finds out."""

    value: str
    latex: str
    text: str = ""
    approximation: str = ""
    steps: tuple[Step, ...] = ()
    checked: bool = False
    doubtful: bool = False
