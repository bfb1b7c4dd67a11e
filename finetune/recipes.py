"""One frozen recipe per training method: every figure that a run depends on, seed included."""

from dataclasses import dataclass, replace


@dataclass(frozen=True, slots=True)
class Shape:
    """A Llama-architecture model over characters."""

    layers: int = 4
    width: int = 192
    heads: int = 6
    inner_width: int = 512
    positions: int = 1024


@dataclass(frozen=True, slots=True)
class PretrainRecipe:
    """Trains a tiny expert from nothing on generated problems.

    `stages` says how often each curriculum stage is drawn: until that share of the run (0..1), with those weights.
    """

    expert: str
    shape: Shape = Shape()
    steps: int = 7500
    batch: int = 64
    learning_rate: float = 3e-3
    final_rate: float = 0.02  # of the learning rate, at the end of the cosine
    warm_up: int = 200
    weight_decay: float = 0.05
    largest_gradient: float = 1.0
    seed: int = 1
    stages: tuple[tuple[float, tuple[float, ...]], ...] = (
        (0.06, (0.9, 0.1, 0.0)),
        (0.25, (0.2, 0.6, 0.2)),
        (1.1, (0.05, 0.25, 0.7)),
    )
    evaluate_every: int = 500
    held_out_problems: int = 512
    save_every: int = 250


PRETRAINING = {expert: PretrainRecipe(expert) for expert in ("arithmetic", "algebra")}


def small(recipe: PretrainRecipe) -> PretrainRecipe:
    """The same path in under a minute, for tests and for a first look; its weights are of no use."""
    return replace(
        recipe,
        shape=Shape(layers=2, width=64, heads=2, inner_width=128),
        steps=120,
        batch=32,
        warm_up=10,
        evaluate_every=60,
        held_out_problems=64,
        save_every=60,
    )


@dataclass(frozen=True, slots=True)
class GateRecipe:
    """Trains the gate from nothing on generated messages."""

    messages: int = 60_000
    held_out_messages: int = 4_000
    vocabulary: int = 2048
    layers: int = 3
    width: int = 128
    epochs: int = 3
    batch: int = 64
    learning_rate: float = 1.5e-3
    weight_decay: float = 0.01
    label_smoothing: float = 0.02
    seed: int = 1


GATE = GateRecipe()
SMALL_GATE = GateRecipe(messages=2_000, held_out_messages=300, vocabulary=600, layers=1, width=64, epochs=2)


@dataclass(frozen=True, slots=True)
class DpoRecipe:
    """Direct preference optimisation (Rafailov et al. 2023) of an expert on rated pairs.

    The loss has an SFT term on the chosen program, weighted by `sft_weight`: without it DPO may lower both likelihoods
    (Pang et al. 2024). `replay` generated problems stand beside the pairs, so that the expert keeps what it could do.
    """

    beta: float = 0.1
    sft_weight: float = 1.0
    learning_rate: float = 3e-5
    epochs: int = 3
    batch: int = 16
    replay: int = 256
    seed: int = 1


DPO = DpoRecipe()
