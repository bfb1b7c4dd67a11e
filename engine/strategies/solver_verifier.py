"""A solver and a verifier, both the same model: what the verifier finds goes back to the solver, until it is content.

After the solver-verifier agents of SLM-Math and Self-Refine (Madaan et al. 2023, arXiv:2303.17651).
"""

import re
from typing import Literal

from engine.messages import Turn
from engine.models.chat_model import Budget, ChatModel
from engine.strategies import prompts
from engine.strategies.finals import final_value
from engine.strategies.spending import Spending
from engine.strategies.strategy import Solution

Verdict = Literal["CORRECT", "INCORRECT", "UNCLEAR"]

_VERDICT = re.compile(r"\b(not\s+correct|correct|incorrect|unclear)\b", re.IGNORECASE)
_VERDICTS: dict[str, Verdict] = {"correct": "CORRECT", "incorrect": "INCORRECT", "unclear": "UNCLEAR"}


class SolverVerifier:
    """At most `iterations` rounds of a solution and its check."""

    def __init__(self, iterations: int) -> None:
        self._iterations = iterations

    async def solve(self, question: str, model: ChatModel, budget: Budget) -> Solution:
        """See `Strategy.solve`. The last solution stands, unless the budget cut it off and there is one before it."""
        spending = Spending(model, budget)
        asked = Turn("user", prompts.problem(question))
        turns, best = [asked], ""
        for _ in range(self._iterations):
            best = _better(best, await spending.ask(prompts.SOLVER, turns), spending)
            if spending.over:
                break
            feedback = await spending.ask(prompts.VERIFIER, [Turn("user", prompts.check(question, best))])
            if feedback is None or verdict(feedback) == "CORRECT":
                break
            turns = [asked, Turn("assistant", best), Turn("user", prompts.revise(feedback))]
        return spending.solution(best)


def verdict(feedback: str) -> Verdict:
    """The verifier's last word; UNCLEAR if it gave none."""
    words = _VERDICT.findall(feedback)
    return _VERDICTS.get(words[-1].lower(), "INCORRECT") if words else "UNCLEAR"


def _better(best: str, reply: str | None, spending: Spending) -> str:
    """The newer solution, if it is whole and ends in a value, or there is no other."""
    if reply is None or (best and (spending.over or final_value(reply) is None)):
        return best
    return reply
