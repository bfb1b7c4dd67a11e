"""A language model with one strategy and one budget: what mathematics goes to that no expert could read."""

from dataclasses import dataclass

from engine.messages import Answer, Timings
from engine.models.chat_model import Budget, ChatModel
from engine.strategies.strategy import Strategy

UNVERIFIED = 0.5  # the confidence in what a language model found and nothing checked


@dataclass(frozen=True, slots=True)
class Solver:
    """The model, how a problem is put to it, and the most that one problem may take."""

    model: ChatModel
    strategy: Strategy
    budget: Budget

    async def solve(self, question: str, expert: str) -> Answer:
        """The solution as an answer of that expert; its final value is not verified. Raises ModelError."""
        solution = await self.strategy.solve(question, self.model, self.budget)
        return Answer(
            text=solution.text,
            expert=expert,
            release="",
            final=solution.final,
            confidence=UNVERIFIED if solution.final else 0.0,
            completion=solution.text,
            tool_results=tuple(step.result for step in solution.trace if step.result),
            timings=Timings(expert=solution.seconds),
            fallbacks=("language_model",),
        )
