"""Chain of thought: the model reasons aloud once, and its last line is the answer.

Wei et al. 2022, arXiv:2201.11903.
"""

from engine.messages import Turn
from engine.models.chat_model import Budget, ChatModel
from engine.strategies import prompts
from engine.strategies.spending import Spending
from engine.strategies.strategy import Solution


class Direct:
    """One reply, taken as it is."""

    async def solve(self, question: str, model: ChatModel, budget: Budget) -> Solution:
        """See `Strategy.solve`."""
        spending = Spending(model, budget)
        reply = await spending.ask(prompts.SOLVER, [Turn("user", prompts.problem(question))])
        return spending.solution(reply or "")
