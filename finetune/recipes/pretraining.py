"""How an expert is trained from nothing."""

from dataclasses import replace

from pydantic.dataclasses import dataclass

from finetune.recipes.shared import STRICT


@dataclass(frozen=True, slots=True, config=STRICT)
class Shape:
    """A Llama-architecture model."""

    layers: int = 4
    width: int = 192
    heads: int = 6
    key_heads: int = 2  # keys and values are shared, since reading them is half of a step of many sequences
    inner_width: int = 512
    positions: int = 512


@dataclass(frozen=True, slots=True, config=STRICT)
class PretrainRecipe:
    """Trains a tiny expert from nothing on generated problems.

    `stages` says how often each curriculum stage is drawn: until that share of the run (0..1), with those weights. Of the
    problems, `gsm8k_share` are taken from GSM8K's training file, where `finetune.pretrain_data.GSM8K_FILE` holds it, and
    `written_share` from the questions written by hand. Of the curriculum's families only those named in `families` are
    drawn, all of them where it is empty.
    """

    expert: str
    shape: Shape = Shape()
    gsm8k_share: float = 0.0
    written_share: float = 0.2
    families: tuple[str, ...] = ()
    vocabulary: int = 1536
    vocabulary_problems: int = 20_000
    steps: int = 4000
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


_WORDS = Shape(width=256, heads=8, inner_width=688)
PRETRAINING = {
    "arithmetic": PretrainRecipe("arithmetic"),
    "algebra": PretrainRecipe("algebra"),
    "words": PretrainRecipe("words", shape=_WORDS, vocabulary=4096, gsm8k_share=0.1, written_share=0.55),
}


def small(recipe: PretrainRecipe) -> PretrainRecipe:
    """The same path in under a minute, for tests and for a first look; its weights are of no use."""
    return replace(
        recipe,
        shape=Shape(layers=2, width=64, heads=2, key_heads=1, inner_width=128),
        vocabulary=600,
        vocabulary_problems=500,
        steps=120,
        batch=32,
        warm_up=10,
        evaluate_every=60,
        held_out_problems=64,
        save_every=60,
    )
