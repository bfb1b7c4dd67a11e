"""Trains the gate from nothing on generated messages: problems of every expert, and talk that is no mathematics.

`python -m finetune gate` writes the shipped one. Messages are read as sketches, with the tokenizer of the experts.
"""

import re
import time
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache, partial
from pathlib import Path
from random import Random

import torch
from tokenizers import Tokenizer
from torch import Tensor, nn

from engine.gate import Gate, GateModel, GateShape, encode
from engine.reading.sketch import sketch
from finetune.pretrain_data import published_questions
from finetune.problems.by_hand import written_question
from finetune.problems.chat import surround
from finetune.problems.chatter import small_talk, written
from finetune.problems.curriculum import LAST_STAGE, experts, held_out, sample, sample_held_out
from finetune.problems.unfamiliar import unfamiliar
from finetune.recipes import GateRecipe, GateTuningRecipe
from finetune.vocabulary import sketch_tokenizer

GENERAL = "general"
ARITHMETIC = "arithmetic"
WORDS = "words"
UNFAMILIAR_SHARE = 0.12  # of the arithmetic messages
WRITTEN_SHARE = 0.4  # of the talk is written by hand
ASKED_SHARE = 0.3  # of what is asked is, most of it with a program
PROGRAM_SHARE = 0.8
STORY_SHARE = 0.2  # of the talk, and of the word problems, is from GSM8K
PADDING = 0


@dataclass(frozen=True, slots=True)
class Message:
    """A message and the expert that should answer it."""

    text: str
    expert: str


@dataclass(frozen=True, slots=True)
class GateReport:
    """What a training came to: accuracy on held-out messages (0..1), the calibrated temperature, its size and time."""

    accuracy: float
    temperature: float
    minutes: float
    messages: int
    parameters: int


Progress = Callable[[float, str], None]


def train_gate(recipe: GateRecipe, folder: Path, progress: Progress) -> GateReport:
    """Train, calibrate and save a gate; `progress` hears the share that is done and a line about it."""
    torch.manual_seed(recipe.seed)
    started = time.monotonic()
    labels = (*experts(), GENERAL)
    messages = draw(labels, recipe.messages, Random(recipe.seed), held=False)
    tokenizer = sketch_tokenizer(
        (sketch(message.text).text for message in messages), recipe.vocabulary
    ).backend_tokenizer
    shape = GateShape(vocabulary=tokenizer.get_vocab_size(), layers=recipe.layers, width=recipe.width)
    model = GateModel(shape, len(labels))
    fit(model, list(batches(tokenizer, messages, labels, recipe.batch)), recipe, progress)
    test = draw(labels, recipe.held_out_messages, Random(recipe.seed + 1), held=True)
    scores, targets = logits(model, tokenizer, test, labels)
    gate = Gate(model, tokenizer, labels, calibrated_temperature(scores, targets))
    gate.save(folder, shape)
    accuracy = float((scores.argmax(dim=1) == targets).float().mean())
    parameters = sum(weight.numel() for weight in model.parameters())
    return GateReport(accuracy, gate.temperature, (time.monotonic() - started) / 60, recipe.messages, parameters)


def draw(labels: Sequence[str], count: int, rng: Random, *, held: bool) -> list[Message]:
    """Messages of all labels, problems of every stage among them; what is `held` is never trained on."""
    return [
        _message(rng.choices(labels, [2 if label == GENERAL else 1 for label in labels])[0], rng, held)
        for _ in range(count)
    ]


def _message(label: str, rng: Random, held: bool) -> Message:
    return Message(talk(rng, held=held) if label == GENERAL else _asked(label, rng, held), label)


def talk(rng: Random, *, held: bool) -> str:
    """A message that asks for nothing: generated, written by hand, or a story's statement.

    A line that was written by hand is `held` or not before anything is put around it.
    """
    draw = rng.random()
    if draw < WRITTEN_SHARE:
        return surround(written.talk(rng, held=held), rng, 1)
    if draw < WRITTEN_SHARE + STORY_SHARE and (stories := _statements()):
        return _sided(partial(rng.choice, stories), held)
    return _sided(partial(small_talk, rng), held)


def _sided(source: Callable[[], str], held: bool) -> str:
    """The first message of a source that is held out, or that is not."""
    while held_out(text := source()) != held:
        pass
    return text


def _asked(label: str, rng: Random, held: bool) -> str:
    """A problem for that expert: generated, written by hand, of GSM8K, or in words that no expert knows."""
    draw = rng.random()
    if draw < ASKED_SHARE:
        return surround(_written(label, rng, held), rng, 1)
    if label == ARITHMETIC and not held and draw < ASKED_SHARE + UNFAMILIAR_SHARE:
        return _sided(partial(unfamiliar, rng), held)
    if label == WORDS and draw < ASKED_SHARE + STORY_SHARE and (stories := published_questions()):
        return _sided(partial(rng.choice, stories), held)
    return (sample_held_out if held else sample)(label, _stage(rng), rng).question


def _stage(rng: Random) -> int:
    """The last one most often: there much is stated first, as `Let f(x) = x + 3`, and the question decides alone."""
    return max(rng.randint(0, LAST_STAGE), rng.randint(0, LAST_STAGE))


def _written(label: str, rng: Random, held: bool) -> str:
    source = written_question if rng.random() < PROGRAM_SHARE else written.asked
    return source(label, rng, held=held)


@cache
def _statements() -> list[str]:
    """Sentences of GSM8K's stories that ask nothing, where the file is: talk full of numbers."""
    sentences = (part for question in published_questions() for part in re.split(r"(?<=[.?!]) ", question))
    return [sentence for sentence in sentences if sentence.endswith(".") and "how " not in sentence.lower()]


def calibrated_temperature(logits: Tensor, targets: Tensor) -> float:
    """The temperature that makes held-out messages likeliest (Guo et al. 2017), found on a grid; at least 1."""
    grid = torch.linspace(1.0, 4.0, 61)
    losses = torch.stack([nn.functional.cross_entropy(logits / temperature, targets) for temperature in grid])
    return float(grid[losses.argmin()])


def fit(
    model: GateModel, drawn: list[tuple[Tensor, Tensor]], recipe: GateRecipe | GateTuningRecipe, progress: Progress
) -> None:
    """Train on batches; the model is then ready to classify. `progress` hears as in `train_gate`."""
    optimizer = torch.optim.AdamW(model.parameters(), lr=recipe.learning_rate, weight_decay=recipe.weight_decay)
    total = len(drawn) * recipe.epochs
    schedule = torch.optim.lr_scheduler.OneCycleLR(optimizer, recipe.learning_rate, total_steps=total, pct_start=0.1)
    rng = Random(recipe.seed)
    model.train()
    for step in range(total):
        if step % len(drawn) == 0:
            rng.shuffle(drawn)
        tokens, targets = drawn[step % len(drawn)]
        loss = nn.functional.cross_entropy(model(tokens), targets, label_smoothing=recipe.label_smoothing)
        optimizer.zero_grad()
        loss.backward()
        nn.utils.clip_grad_norm_(model.parameters(), 1.0)
        optimizer.step()
        schedule.step()
        if step % 50 == 0:
            progress((step + 1) / total, f"step {step} of {total}, loss {loss.item():.4f}")
    model.eval()


def batches(
    tokenizer: Tokenizer, messages: Sequence[Message], labels: Sequence[str], size: int
) -> Iterator[tuple[Tensor, Tensor]]:
    """Batches of messages of like length, so that little is padding: tokens (size, longest), targets (size)."""
    encoded = sorted(
        ((encode(tokenizer, one.text), labels.index(one.expert)) for one in messages), key=lambda pair: len(pair[0])
    )
    for start in range(0, len(encoded), size):
        rows = encoded[start : start + size]
        longest = len(rows[-1][0])
        tokens = [row + [PADDING] * (longest - len(row)) for row, _ in rows]
        yield torch.tensor(tokens), torch.tensor([target for _, target in rows])


@torch.inference_mode()
def logits(
    model: GateModel, tokenizer: Tokenizer, messages: Sequence[Message], labels: Sequence[str]
) -> tuple[Tensor, Tensor]:
    """The scores (messages, labels) and the labels' places (messages) of messages, in one order."""
    pairs = [(model(tokens), targets) for tokens, targets in batches(tokenizer, messages, labels, 128)]
    return torch.cat([scores for scores, _ in pairs]), torch.cat([targets for _, targets in pairs])
