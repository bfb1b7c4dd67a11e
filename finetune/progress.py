"""What a training run tells while it goes on, and why it may not go on."""

from collections.abc import Callable
from dataclasses import dataclass

from engine.errors import ModelError


class CheckpointError(ModelError):
    """What a run left cannot be taken up by another one."""


@dataclass(frozen=True, slots=True)
class TrainingProgress:
    """Where a run stands: steps done, mean loss since the last report, seconds so far and still to come.

    `exact` is the share (0..1) of held-out problems done exactly, where that was just measured; a method without one loss
    tells none.
    """

    step: int
    steps: int
    loss: float | None
    seconds: float
    seconds_left: float
    exact: float | None = None

    @property
    def share(self) -> float:
        """The part that is done (0..1)."""
        return self.step / max(1, self.steps)


Progress = Callable[[TrainingProgress], None]
"""Hears of every step; what it raises ends the training."""
