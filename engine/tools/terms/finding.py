"""What a tool function returns: the value and how it came about, before it is bound to a call as a ToolResult."""

from dataclasses import dataclass, replace

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


def verified(found: Finding, agrees: bool | None) -> Finding:
    """The finding with what another way to it came to: the same, something else, or nothing (None)."""
    return replace(found, checked=agrees is True, doubtful=agrees is False)
