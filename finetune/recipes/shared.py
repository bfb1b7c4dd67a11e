"""What the recipes of all methods have in common. A value that makes no sense, or an unknown key, is refused."""

from typing import Annotated, Literal

from pydantic import ConfigDict, Field
from pydantic.dataclasses import dataclass

STRICT = ConfigDict(extra="forbid")

Precision = Literal["fp32", "bf16", "fp16"]
Tracker = Literal["wandb", "trackio", "tensorboard"]
Positive = Annotated[float, Field(gt=0)]
Count = Annotated[int, Field(ge=1)]
Share = Annotated[float, Field(ge=0, le=1)]


@dataclass(frozen=True, slots=True, config=STRICT)
class Lora:
    """A low-rank adapter on every linear layer (Hu et al. 2021), on a base of 4 bits (Dettmers et al. 2023) if wanted.

    The 4-bit base needs a GPU and bitsandbytes. What is served is the base with the adapter merged into it.
    """

    rank: Count = 16
    alpha: Count = 32
    dropout: Share = 0.0
    four_bit: bool = False


@dataclass(frozen=True, slots=True, config=STRICT)
class Data:
    """Where rows come from: one of a JSONL `file`, a `dataset` of the hub (of it a `subset`), or a `generated` set.

    `columns` says which column of the source holds what a method's row calls otherwise; only rows whose column holds
    that text are kept by `keep`, and only those that have every column. `rows` is the most that are taken, 0 for all.
    `chat` makes messages of the prompts and completions, for a model with a chat template.
    """

    file: str = ""
    dataset: str = ""
    subset: str = ""
    split: str = "train"
    generated: str = ""
    rows: Annotated[int, Field(ge=0)] = 0
    columns: dict[str, str] = Field(default_factory=dict)
    keep: dict[str, str] = Field(default_factory=dict)
    chat: bool = False

    def __post_init__(self) -> None:
        if sum(map(bool, (self.file, self.dataset, self.generated))) != 1:
            raise ValueError("data has exactly one of file, dataset and generated")


@dataclass(frozen=True, slots=True, kw_only=True, config=STRICT)
class Tuning:
    """What every run of a method that goes on from a trained model depends on.

    `model` is a folder or the hub's name; where it is empty, the serving release's folder of `expert` is taken. Of
    `expert`, one of the tiny ones, `replay` generated problems stand beside the rows, so that it keeps what it could do;
    a language model has none. A step takes `batch` rows `accumulate` times. The rate rises over the share `warm_up` of
    the run and falls as a cosine to `final_rate`. A checkpoint is written every `save_every` steps. The data that stand
    one after the other in `data` are learned one after the other; what is trained on ratings has none.
    """

    model: str = ""
    expert: str = ""
    data: tuple[Data, ...] = ()
    learning_rate: Positive
    final_rate: Annotated[float, Field(ge=0)] = 0.0
    warm_up: Share = 0.05
    epochs: Count = 1
    batch: Count = 16
    accumulate: Count = 1
    replay: Annotated[int, Field(ge=0)] = 0
    most_tokens: Count = 768  # of prompt and completion, as in serving
    lora: Lora | None = None
    precision: Precision = "fp32"
    gradient_checkpointing: bool = False
    report_to: tuple[Tracker, ...] = ()
    save_every: Count = 50
    seed: int = 1
