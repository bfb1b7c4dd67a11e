"""Trains the gate from nothing on generated messages: problems of every expert, and talk that is no mathematics.

`python -m finetune gate` writes the shipped one. The tokenizer is a byte-level BPE (Sennrich et al. 2016) with single
digits, learned from the same messages.
"""

import time
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from random import Random

import torch
from tokenizers import Regex, Tokenizer, decoders, models, normalizers, pre_tokenizers, trainers
from torch import Tensor, nn

from engine.gate import Gate, GateModel, GateShape, encode
from engine.prompts import clean
from finetune.problems.chatter import small_talk
from finetune.problems.curriculum import LAST_STAGE, experts, held_out, sample, sample_held_out
from finetune.problems.unfamiliar import unfamiliar
from finetune.recipes import GateRecipe

GENERAL = "general"
ARITHMETIC = "arithmetic"
UNFAMILIAR_SHARE = 0.15  # of the arithmetic messages
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
    tokenizer = learn_tokenizer([message.text for message in messages], recipe.vocabulary)
    shape = GateShape(vocabulary=tokenizer.get_vocab_size(), layers=recipe.layers, width=recipe.width)
    model = GateModel(shape, len(labels))
    _fit(model, list(_batches(tokenizer, messages, labels, recipe.batch)), recipe, progress)
    test = draw(labels, recipe.held_out_messages, Random(recipe.seed + 1), held=True)
    logits, targets = _logits(model, tokenizer, test, labels)
    gate = Gate(model, tokenizer, labels, calibrated_temperature(logits, targets))
    gate.save(folder, shape)
    accuracy = float((logits.argmax(dim=1) == targets).float().mean())
    parameters = sum(weight.numel() for weight in model.parameters())
    return GateReport(accuracy, gate.temperature, (time.monotonic() - started) / 60, recipe.messages, parameters)


def draw(labels: Sequence[str], count: int, rng: Random, *, held: bool) -> list[Message]:
    """Messages of all labels, problems of every stage among them; what is `held` is never trained on."""
    return [
        _message(rng.choices(labels, [2 if label == GENERAL else 1 for label in labels])[0], rng, held)
        for _ in range(count)
    ]


def _message(label: str, rng: Random, held: bool) -> Message:
    if label == ARITHMETIC and not held and rng.random() < UNFAMILIAR_SHARE:
        return Message(unfamiliar(rng), label)
    if label != GENERAL:
        problem = (sample_held_out if held else sample)(label, rng.randint(0, LAST_STAGE), rng)
        return Message(problem.question, label)
    while True:
        text = small_talk(rng)
        if held_out(text) == held:
            return Message(text, label)


def learn_tokenizer(texts: Sequence[str], vocabulary: int) -> Tokenizer:
    """Byte-level BPE over lower-case text; a digit is always a token of its own."""
    tokenizer = Tokenizer(models.BPE())
    tokenizer.normalizer = normalizers.Lowercase()
    tokenizer.pre_tokenizer = pre_tokenizers.Sequence(
        [pre_tokenizers.Split(Regex(r"\d"), "isolated"), pre_tokenizers.ByteLevel(add_prefix_space=True)]
    )
    tokenizer.decoder = decoders.ByteLevel()
    trainer = trainers.BpeTrainer(
        vocab_size=vocabulary,
        special_tokens=["<pad>"],
        initial_alphabet=pre_tokenizers.ByteLevel.alphabet(),
        show_progress=False,
    )
    tokenizer.train_from_iterator((clean(text) for text in texts), trainer)
    return tokenizer


def calibrated_temperature(logits: Tensor, targets: Tensor) -> float:
    """The temperature that makes held-out messages likeliest (Guo et al. 2017), found on a grid; at least 1."""
    grid = torch.linspace(1.0, 4.0, 61)
    losses = torch.stack([nn.functional.cross_entropy(logits / temperature, targets) for temperature in grid])
    return float(grid[losses.argmin()])


def _fit(model: GateModel, batches: list[tuple[Tensor, Tensor]], recipe: GateRecipe, progress: Progress) -> None:
    optimizer = torch.optim.AdamW(model.parameters(), lr=recipe.learning_rate, weight_decay=recipe.weight_decay)
    total = len(batches) * recipe.epochs
    schedule = torch.optim.lr_scheduler.OneCycleLR(optimizer, recipe.learning_rate, total_steps=total, pct_start=0.1)
    rng = Random(recipe.seed)
    model.train()
    for step in range(total):
        if step % len(batches) == 0:
            rng.shuffle(batches)
        tokens, targets = batches[step % len(batches)]
        loss = nn.functional.cross_entropy(model(tokens), targets, label_smoothing=recipe.label_smoothing)
        optimizer.zero_grad()
        loss.backward()
        nn.utils.clip_grad_norm_(model.parameters(), 1.0)
        optimizer.step()
        schedule.step()
        if step % 50 == 0:
            progress((step + 1) / total, f"step {step} of {total}, loss {loss.item():.4f}")
    model.eval()


def _batches(
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
def _logits(
    model: GateModel, tokenizer: Tokenizer, messages: Sequence[Message], labels: Sequence[str]
) -> tuple[Tensor, Tensor]:
    pairs = [(model(tokens), targets) for tokens, targets in _batches(tokenizer, messages, labels, 128)]
    return torch.cat([logits for logits, _ in pairs]), torch.cat([targets for _, targets in pairs])
