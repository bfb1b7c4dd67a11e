"""The model writes a program, the sandbox runs it, and the model answers with the output before its eyes.

After the code-feedback agent of SLM-Math and program-aided models (Gao et al. 2022, arXiv:2211.10435).
"""

import re
from dataclasses import replace
from typing import Protocol

from engine.messages import ToolResult, Turn
from engine.models.chat_model import Budget, ChatModel
from engine.strategies import prompts
from engine.strategies.finals import final_value, marked_value
from engine.strategies.spending import Spending
from engine.strategies.strategy import Solution

_LABELLED = re.compile(r"```(?:python|py)[ \t]*\n(.*?)(?:```|\Z)", re.DOTALL | re.IGNORECASE)
_FENCED = re.compile(r"```[ \t]*\n(.*?)(?:```|\Z)", re.DOTALL)
_MADE_UP = ("```output",)  # models like to go on with an output of their own invention


class Sandbox(Protocol):
    """What runs programs: `engine.tools.python_code.PythonSandbox`."""

    async def run(self, program: str) -> ToolResult:
        """What came of a program."""
        ...


class CodeFeedback:
    """A program, once repaired if it fails, and an answer from its output."""

    def __init__(self, sandbox: Sandbox) -> None:
        self._sandbox = sandbox

    async def solve(self, question: str, model: ChatModel, budget: Budget) -> Solution:
        """See `Strategy.solve`. A reply without a program is the answer; so is the output, if no budget is left."""
        attempt = _Attempt(Spending(model, budget), self._sandbox, question)
        for feedback in (prompts.broken, prompts.no_program):
            if not await attempt.program():
                return attempt.spending.solution(attempt.text)
            if not attempt.failure:
                return await attempt.answer()
            attempt.tell(feedback(attempt.failure))
        reply = await attempt.spending.ask(prompts.SOLVER, attempt.turns)
        return attempt.spending.solution(attempt.text if reply is None else reply)


class _Attempt:
    """One problem on its way: the conversation so far and what came of the newest program."""

    def __init__(self, spending: Spending, sandbox: Sandbox, question: str) -> None:
        self.spending = spending
        self.turns = [Turn("user", prompts.program(question))]
        self.text = ""
        self.failure = ""
        self._sandbox = sandbox
        self._printed = ""

    async def program(self) -> bool:
        """Have a program written and run; false if there is none to be had."""
        wanted = replace(self.spending.left, stop=_MADE_UP)
        reply = await self.spending.ask(prompts.CODER, self.turns, wanted)
        if reply is None:
            return False
        self.text = reply
        written = _LABELLED.findall(reply) or _FENCED.findall(reply)
        if not written:
            self.spending.remark("The reply holds no program.")
            return False
        result = await self._sandbox.run(written[-1])
        self.spending.ran(written[-1], result)
        self.failure = result.detail or str(result.failure) if result.failure else ""
        self._printed = result.text
        return True

    async def answer(self) -> Solution:
        """What the model makes of the output, and the output itself where the model names no value."""
        self.tell(prompts.output(self._printed))
        reply = await self.spending.ask(prompts.SOLVER, self.turns)
        if reply is None:
            return self.spending.solution(self._printed)
        return self.spending.solution(reply, marked_value(reply) or final_value(self._printed))

    def tell(self, feedback: str) -> None:
        """Go on in the conversation with what the newest program came to."""
        self.turns = [self.turns[0], Turn("assistant", self.text), Turn("user", feedback)]
