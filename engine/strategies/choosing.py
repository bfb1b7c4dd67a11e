"""From the settings' words to a strategy."""

from engine.strategies.code_feedback import CodeFeedback, Sandbox
from engine.strategies.direct import Direct
from engine.strategies.majority_vote import MajorityVote
from engine.strategies.solver_verifier import SolverVerifier
from engine.strategies.strategy import Strategy, StrategyName


def strategy_named(name: StrategyName, sandbox: Sandbox, iterations: int, samples: int) -> Strategy:
    """The strategy of that name, with what it needs of the rest."""
    match name:
        case "direct":
            return Direct()
        case "code_feedback":
            return CodeFeedback(sandbox)
        case "solver_verifier":
            return SolverVerifier(iterations)
        case "majority_vote":
            return MajorityVote(samples)
