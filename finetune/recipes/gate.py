"""How the gate is trained: from nothing, and on from the serving one by what people said."""

from pydantic.dataclasses import dataclass

from finetune.recipes.shared import STRICT


@dataclass(frozen=True, slots=True, config=STRICT)
class GateRecipe:
    """Trains the gate from nothing on generated messages."""

    messages: int = 200_000
    held_out_messages: int = 4_000
    vocabulary: int = 4096
    layers: int = 3
    width: int = 160
    epochs: int = 1
    batch: int = 64
    learning_rate: float = 1.2e-3
    weight_decay: float = 0.01
    label_smoothing: float = 0.02
    seed: int = 1


@dataclass(frozen=True, slots=True, config=STRICT)
class GateTuningRecipe:
    """Goes on from a trained gate, on messages that it sent to the wrong expert and `replay` generated ones.

    The former are repeated until they are `share` (0..1) of the latter, so that the gate keeps what it could do.
    """

    replay: int = 6_000
    share: float = 0.2
    held_out_messages: int = 1_500
    epochs: int = 2
    batch: int = 64
    learning_rate: float = 3e-4
    weight_decay: float = 0.01
    label_smoothing: float = 0.02
    seed: int = 1


GATE = GateRecipe(messages=300_000, seed=4)
GATE_TUNING = GateTuningRecipe()
SMALL_GATE = GateRecipe(
    messages=5_000, held_out_messages=300, vocabulary=600, layers=1, width=64, epochs=3, learning_rate=3e-3
)
