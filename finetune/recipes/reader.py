"""How the reader, an adapter of a language model, is trained, and its probe."""

from pydantic import Field
from pydantic.dataclasses import dataclass

from finetune.recipes.shared import STRICT, Positive


@dataclass(frozen=True, slots=True, config=STRICT)
class AdapterRecipe:
    """Trains a low-rank adapter of a language model on prompts and completions (LoRA, Hu et al. 2021).

    One that goes on is widened to `rank`, and keeps its own if that is larger. With `noise`, its alpha, the embeddings are
    blurred in training (NEFTune, Jain et al. 2023).
    """

    rank: int = 32
    alpha: int = 64
    batch: int = 32
    learning_rate: float = 8e-4
    warm_up: int = 50
    most_tokens: int = 224  # of prompt and completion; what is longer is cut
    save_every: int = 50
    noise: Positive | None = None
    seed: int = 1


@dataclass(frozen=True, slots=True, config=STRICT)
class ReaderRecipe:
    """Trains the reader: SmolLM2-135M-Instruct with an adapter, on lessons of all experts.

    Of the lessons, `talk_share` are messages that ask for nothing. Of the others, `gsm8k_share` are GSM8K's, where its
    file is, and `written_share` of those written by hand; of the generated ones `experts` says how often each expert's
    are drawn. The lines that were written last, which an earlier run may not have read, come `latest` times as often as by
    mere chance.
    """

    adapter: AdapterRecipe = Field(default_factory=AdapterRecipe)
    steps: int = 2000
    talk_share: float = 0.16
    gsm8k_share: float = 0.1
    written_share: float = 0.55
    latest: Positive = 1.0
    experts: tuple[tuple[str, float], ...] = (("arithmetic", 0.3), ("algebra", 0.3), ("words", 0.4))


@dataclass(frozen=True, slots=True, config=STRICT)
class ReaderTuningRecipe:
    """Goes on from a trained reader on programs that people found right, `share` (0..1) of its lessons.

    The others are drawn as `replay` says, so that it keeps what it could do. No program is repeated more often than
    `repeats`: what is learned from little is over sooner.
    """

    replay: ReaderRecipe
    share: float = 0.3
    repeats: int = 6


@dataclass(frozen=True, slots=True, config=STRICT)
class ProbeRecipe:
    """Fits the reader's probe on messages as the gate reads, with a ridge penalty on its standardised weights."""

    messages: int = 8000
    held_out_messages: int = 1000
    penalty: float = 3e-3
    seed: int = 1


READER = ReaderRecipe()
# goes on from the shipped reader, most of it on what was written last, which it has not read (docs/lab.md)
FURTHER_READER = ReaderRecipe(
    AdapterRecipe(rank=64, alpha=128, learning_rate=3e-4, warm_up=20, noise=5.0, seed=23),
    steps=300,
    talk_share=0.22,
    gsm8k_share=0.08,
    written_share=0.82,
    latest=6.0,
    experts=(("arithmetic", 0.19), ("algebra", 0.2), ("words", 0.61)),
)
# small batches: a night has less memory than a release's training; twice the rate forgot chat messages, and less talk
# that talk asks for nothing (docs/lab.md)
READER_TUNING = ReaderTuningRecipe(
    ReaderRecipe(
        AdapterRecipe(batch=8, learning_rate=5e-5, warm_up=10),
        steps=120,
        talk_share=0.4,
        gsm8k_share=0.0,
        written_share=0.86,
        experts=(("arithmetic", 0.2), ("algebra", 0.2), ("words", 0.6)),
    ),
)
PROBE = ProbeRecipe()
SMALL_PROBE = ProbeRecipe(messages=64, held_out_messages=16)
SMALL_READER = ReaderRecipe(AdapterRecipe(rank=4, alpha=8, batch=4, warm_up=1, save_every=4), steps=4)
