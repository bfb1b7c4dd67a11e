"""Self-consistency: several solutions are drawn, and the commonest value wins.

Wang et al. 2022, arXiv:2203.11171.
"""

from collections import defaultdict
from collections.abc import Sequence
from fractions import Fraction

from engine.messages import Turn
from engine.models.chat_model import Budget, ChatModel
from engine.strategies import prompts
from engine.strategies.finals import comparable, final_value
from engine.strategies.spending import Spending
from engine.strategies.strategy import Solution

TEMPERATURE = 0.7


class MajorityVote:
    """Draws `samples` solutions at once, each with an equal share of the tokens."""

    def __init__(self, samples: int) -> None:
        self._samples = samples

    async def solve(self, question: str, model: ChatModel, budget: Budget) -> Solution:
        """See `Strategy.solve`. Equal votes are decided for the value that came first."""
        spending = Spending(model, budget)
        asked = [Turn("user", prompts.problem(question))]
        return _elected(spending, await spending.ask_many(prompts.SOLVER, asked, self._samples, TEMPERATURE))


def _elected(spending: Spending, replies: Sequence[str]) -> Solution:
    """The first reply that ends in the commonest value; those without a value have no vote."""
    voters: dict[Fraction | str, list[str]] = defaultdict(list)
    for reply in replies:
        if value := final_value(reply):
            voters[comparable(value)].append(reply)
    if not voters:
        return spending.solution(replies[0] if replies else "")
    winners = max(voters.values(), key=len)
    spending.remark(f"{len(winners)} of {len(replies)} solutions end in {final_value(winners[0])}.")
    return spending.solution(winners[0])
