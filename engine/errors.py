"""The engine's exceptions. What went wrong in one answer is a `Failure` in a value; these stop a caller."""

from engine.messages import Failure


class EngineError(Exception):
    """The root of everything that the engine raises on purpose."""


class ExpressionError(EngineError):
    """A text is not an expression of the accepted grammar, or breaks one of its bounds.

    `position` is the offset of the offending character where it is known.
    """

    def __init__(self, message: str, position: int | None = None) -> None:
        super().__init__(message)
        self.position = position


class ToolCallError(EngineError):
    """A model's text is no well-formed program of tool calls."""


class ComputationError(EngineError):
    """A tool cannot give a value; `failure` says in which way, the message says more. It ends as a ToolResult."""

    def __init__(self, failure: Failure, detail: str = "") -> None:
        super().__init__(detail)
        self.failure = failure


class ReleaseError(EngineError):
    """A release folder or the pointer to it is missing, damaged, or of another format."""


class ModelError(EngineError):
    """A model cannot be found, loaded or reached, or it fails while it writes."""


class PromptLengthError(ModelError):
    """A prompt has more tokens than a model reads, or none."""
