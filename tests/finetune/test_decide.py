"""The decision: better on ratings and no worse elsewhere, or not promoted, with the figures in one sentence."""

import pytest

from finetune.decide import Paired, decide


def paired(suite: str, both: int, gained: int, lost: int, neither: int = 0) -> Paired:
    """Rows that both, only the candidate, only the serving release, or neither got right."""
    serving = [True] * both + [False] * gained + [True] * lost + [False] * neither
    candidate = [True] * both + [True] * gained + [False] * lost + [False] * neither
    return Paired(suite, serving, candidate)


SAME = paired("regression", 190, 0, 0, 10)


@pytest.mark.parametrize(
    ("ratings", "regression", "promoted", "told"),
    [
        (paired("ratings", 2, 8, 0), SAME, True, "is better on held-out ratings, p = 0.0039"),
        (paired("ratings", 2, 5, 0), SAME, True, "p = 0.0312"),
        (paired("ratings", 2, 4, 0), SAME, False, "not shown to be better on held-out ratings, p = 0.062"),
        (paired("ratings", 10, 0, 0), SAME, False, "p = 1.000"),
        (paired("ratings", 2, 8, 0), paired("regression", 180, 0, 6, 14), False, "forgot something"),
        (paired("ratings", 2, 8, 0), paired("regression", 180, 1, 4, 15), False, "forgot something"),
        (paired("ratings", 2, 8, 0), paired("regression", 188, 1, 2, 9), True, "is better"),
        (paired("ratings", 2, 8, 0), paired("regression", 297, 0, 3), True, "regression 100.0 % -> 99.0 % of 300"),
        (paired("ratings", 2, 8, 0), paired("regression", 296, 0, 4), False, "forgot something"),
        (paired("ratings", 0, 0, 0), SAME, False, "not shown to be better"),
    ],
)
def test_the_decision_and_its_reason(ratings, regression, promoted, told):
    decision = decide(ratings, regression)
    assert decision.promote is promoted
    assert told in decision.reason
    assert "regression" in decision.reason
