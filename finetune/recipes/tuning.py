"""How a trained model is tuned: on examples, on preferences, on labels, on a learned or a verifiable reward."""

from typing import Annotated, Literal

from pydantic import Field
from pydantic.dataclasses import dataclass

from finetune.recipes.shared import STRICT, Count, Positive, Tuning


@dataclass(frozen=True, slots=True, kw_only=True, config=STRICT)
class SftRecipe(Tuning):
    """Supervised fine-tuning on prompts and completions; the loss is on the completion alone."""

    learning_rate: Positive = 1e-4
    epochs: Count = 2
    replay: Annotated[int, Field(ge=0)] = 256


@dataclass(frozen=True, slots=True, kw_only=True, config=STRICT)
class DpoRecipe(Tuning):
    """Direct preference optimisation (Rafailov et al. 2023) of an expert on rated pairs.

    The loss has an SFT term on the chosen program, weighted by `sft_weight`: without it DPO may lower both likelihoods
    (Pang et al. 2024).
    """

    beta: Positive = 0.1
    sft_weight: Annotated[float, Field(ge=0)] = 1.0
    learning_rate: Positive = 3e-5
    epochs: Count = 3
    replay: Annotated[int, Field(ge=0)] = 256


@dataclass(frozen=True, slots=True, kw_only=True, config=STRICT)
class KtoRecipe(Tuning):
    """Kahneman-Tversky optimisation (Ethayarajh et al. 2024) on completions that were liked or not, without pairs.

    A batch needs at least two rows: the completion of another one is the estimate's reference point.
    """

    beta: Positive = 0.1
    desirable_weight: Positive = 1.0
    undesirable_weight: Positive = 1.0
    learning_rate: Positive = 5e-5
    epochs: Count = 3
    batch: Annotated[int, Field(ge=2)] = 16
    replay: Annotated[int, Field(ge=0)] = 256


@dataclass(frozen=True, slots=True, kw_only=True, config=STRICT)
class RewardRecipe(Tuning):
    """A model that gives a completion a number, higher for the preferred one of a pair (Bradley and Terry 1952)."""

    learning_rate: Positive = 1e-4
    epochs: Count = 3
    replay: Annotated[int, Field(ge=0)] = 256


@dataclass(frozen=True, slots=True, kw_only=True, config=STRICT)
class PpoRecipe(Tuning):
    """Proximal policy optimisation (Schulman et al. 2017; Ziegler et al. 2019) against a reward model of the same pairs.

    A step draws `batch` completions `accumulate` times and learns from them `updates` times; `kl` is the price of leaving
    the reference. A completion without an end loses `missing_end`.
    """

    reward: RewardRecipe = Field(default_factory=RewardRecipe)
    kl: Annotated[float, Field(ge=0)] = 0.05
    updates: Count = 2
    temperature: Positive = 1.0
    longest: Count = 64  # tokens of a completion
    missing_end: Positive = 1.0
    learning_rate: Positive = 1e-5
    epochs: Count = 4
    replay: Annotated[int, Field(ge=0)] = 256


@dataclass(frozen=True, slots=True, kw_only=True, config=STRICT)
class GrpoRecipe(Tuning):
    """Group relative policy optimisation (Shao et al. 2024) on rewards that are computed, not learned.

    `reads` says what the model writes, and so how it is judged: a `program` of an expert, the `solution` of a solver, or
    the `verdict` of a verifier. A step takes `prompts` problems and draws `samples` completions of each, `batch` of them
    at a time; `beta` is the price of leaving the reference.
    """

    reads: Literal["program", "solution", "verdict"] = "program"
    prompts: Count = 16
    samples: Annotated[int, Field(ge=2)] = 8
    beta: Annotated[float, Field(ge=0)] = 0.05
    temperature: Positive = 1.0
    longest: Count = 96  # tokens of a completion
    correctness_weight: float = 1.0
    format_weight: float = 0.2
    parsable_weight: float = 0.2
    learning_rate: Positive = 1e-5
    replay: Annotated[int, Field(ge=0)] = 0

    def __post_init__(self) -> None:
        if self.accumulate != 1:
            raise ValueError("a step's completions are taken batch by batch: accumulate has no meaning here")
        drawn = self.prompts * self.samples
        if drawn % self.batch:
            raise ValueError(f"the {drawn} completions of a step are no multiple of the batch of {self.batch}")


SFT, DPO, KTO, REWARD, PPO, GRPO = SftRecipe(), DpoRecipe(), KtoRecipe(), RewardRecipe(), PpoRecipe(), GrpoRecipe()
TuningRecipe = SftRecipe | DpoRecipe | KtoRecipe | RewardRecipe | PpoRecipe | GrpoRecipe
