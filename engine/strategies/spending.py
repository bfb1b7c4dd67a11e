"""One problem's budget while it is spent: a strategy asks its model through this, and what it asks is recorded."""

import time
from collections.abc import Sequence
from dataclasses import replace

from engine.messages import ToolResult, Turn
from engine.models.chat_model import Budget, ChatModel, Decoding, Text
from engine.strategies.finals import final_value
from engine.strategies.strategy import Solution, StoppedBy, TraceStep


class Spending:
    """What is left of a budget, and the trace so far."""

    def __init__(self, model: ChatModel, budget: Budget) -> None:
        self._model = model
        self._budget = budget
        self._started = time.monotonic()
        self._tokens = 0
        self._calls = 0
        self._stopped_by: StoppedBy = "done"
        self._trace: list[TraceStep] = []

    @property
    def left(self) -> Decoding:
        """A greedy reply that may take all that is left."""
        return Decoding(self._budget.tokens - self._tokens, self._budget.seconds - self._seconds)

    @property
    def over(self) -> bool:
        """Whether the budget was not enough: the last reply is cut off, or there is none."""
        return self._stopped_by != "done"

    async def ask(self, system: str, turns: Sequence[Turn], decoding: Decoding | None = None) -> str | None:
        """The model's reply, as far as the budget reaches; None if nothing is left. Raises ModelError as the model."""
        if spent := self._spent():
            self._stop(spent)
            return None
        started = time.monotonic()
        reply = await self._model.complete(system, turns, decoding or self.left)
        self._record([reply], time.monotonic() - started)
        return reply.text

    async def ask_many(self, system: str, turns: Sequence[Turn], count: int, temperature: float) -> Sequence[str]:
        """So many replies drawn at once, each with an equal share of the tokens, or as many as the budget reaches for.

        Raises ModelError as the model.
        """
        if spent := self._spent():
            self._stop(spent)
            return ()
        left, started = self.left, time.monotonic()
        reachable = min(count, left.max_tokens, self._budget.calls - self._calls)
        share = replace(left, max_tokens=left.max_tokens // reachable, temperature=temperature)
        replies = await self._model.complete_many(system, turns, share, reachable)
        self._record(replies, time.monotonic() - started)
        if reachable < count and (spent := self._spent()):
            self._stop(spent)
        return [reply.text for reply in replies]

    def ran(self, program: str, result: ToolResult) -> None:
        """Record a program and what came of it."""
        self._trace.append(TraceStep("program", program, seconds=result.seconds, result=result))

    def remark(self, text: str) -> None:
        """Record why the strategy goes on as it does."""
        self._trace.append(TraceStep("remark", text))

    def solution(self, text: str, final: str | None = None) -> Solution:
        """The solution with a text; its final value is read from it, unless it is known."""
        final = final_value(text) if final is None else final
        return Solution(text, final, tuple(self._trace), self._tokens, self._seconds, self._stopped_by)

    @property
    def _seconds(self) -> float:
        return time.monotonic() - self._started

    def _spent(self) -> StoppedBy | None:
        if self._calls >= self._budget.calls:
            return "calls"
        if self.left.max_tokens < 1:
            return "tokens"
        return "seconds" if self.left.seconds <= 0 else None

    def _record(self, replies: Sequence[Text], seconds: float) -> None:
        """Replies that were written at the same time, within so many seconds."""
        self._calls += len(replies)
        self._tokens += sum(reply.tokens for reply in replies)
        self._trace += [TraceStep("reply", reply.text, reply.tokens, seconds / len(replies)) for reply in replies]
        if cut := self._cut(replies):
            self._stop(cut)

    def _cut(self, replies: Sequence[Text]) -> StoppedBy | None:
        """What cut a reply off; tokens do where too few are left for one more in each."""
        ended = {reply.ended for reply in replies}
        if "tokens" in ended and self.left.max_tokens < len(replies):
            return "tokens"
        return "seconds" if "seconds" in ended else None

    def _stop(self, reason: StoppedBy) -> None:
        if not self.over:
            self._stopped_by = reason
            self.remark(f"The budget of {getattr(self._budget, reason):g} {reason} is used up.")
