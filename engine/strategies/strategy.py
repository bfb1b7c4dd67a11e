"""What every strategy is: a question, a model and a budget in, a solution out that tells how it came about."""

from dataclasses import dataclass
from typing import Literal, Protocol

from engine.messages import ToolResult
from engine.models.chat_model import Budget, ChatModel

StrategyName = Literal["direct", "code_feedback", "solver_verifier", "majority_vote"]
StoppedBy = Literal["done", "tokens", "seconds", "calls"]


@dataclass(frozen=True, slots=True)
class TraceStep:
    """One step on the way: a reply of the model, a program and what came of it, or a remark of the strategy itself."""

    kind: Literal["reply", "program", "remark"]
    text: str
    tokens: int = 0
    seconds: float = 0.0
    result: ToolResult | None = None


@dataclass(frozen=True, slots=True)
class Solution:
    """What a strategy found.

    `final` is the value that the text ends in, None where there is none. `tokens` were written and `seconds` were
    spent in all. `stopped_by` names what of the budget ran out; the text is then the best there was until then.
    """

    text: str
    final: str | None
    trace: tuple[TraceStep, ...]
    tokens: int
    seconds: float
    stopped_by: StoppedBy


class Strategy(Protocol):
    """A way of solving a problem with a language model."""

    async def solve(self, question: str, model: ChatModel, budget: Budget) -> Solution:
        """The best solution within the budget. Raises ModelError if the model cannot be had or fails."""
        ...
