"""Fits the reader's probe: whom a message is for, by logistic regression on the hidden state that the reader has after it.

The messages are the gate's. The loss is convex, so that it needs neither batches nor a schedule: L-BFGS (Liu and Nocedal
1989) on all of them at once, at the ridge penalty of the recipe.
"""

import time
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from random import Random

import torch
from torch import Tensor, nn

from engine.models.llama import KeyValueCache, Llama
from engine.models.runtime import load_tokenizer
from engine.probe import Probe
from engine.reading.sketch import expert_prompt
from finetune.gate_training import GENERAL, Message, calibrated_temperature, draw
from finetune.problems.curriculum import experts
from finetune.recipes import ProbeRecipe

MOST_TOKENS = 192  # of a message, the last ones
ROWS = 32  # messages that are read together
LEAST_SPREAD = 1e-3  # of a dimension, so that none is divided by nothing


@dataclass(frozen=True, slots=True)
class ProbeReport:
    """What a fit came to: accuracy on held-out messages (0..1), and its time."""

    recipe: ProbeRecipe
    accuracy: float
    seconds: float


def fit_probe(base: Path, reader: Path, recipe: ProbeRecipe) -> ProbeReport:
    """Fit the probe of the reader in that folder, an adapter of the model in `base`, and save it there.

    Raises ModelError if model or adapter cannot be read.
    """
    started = time.perf_counter()
    labels = (*experts(), GENERAL)
    model, (tokenizer, _) = Llama.load(base, reader), load_tokenizer(base)

    def states(messages: Sequence[Message]) -> Tensor:
        prompts = (expert_prompt(message.text) for message in messages)
        return _states(model, [tokenizer.encode(prompt, add_special_tokens=False).ids for prompt in prompts])

    learned, held = (
        draw(labels, count, Random(recipe.seed), held=held)
        for count, held in ((recipe.messages, False), (recipe.held_out_messages, True))
    )
    weight, bias = fitted(states(learned), _targets(labels, learned), len(labels), recipe.penalty)
    logits, targets = nn.functional.linear(states(held), weight, bias), _targets(labels, held)
    temperature = calibrated_temperature(logits, targets)
    Probe(labels, weight / temperature, bias / temperature).save(reader)
    accuracy = float((logits.argmax(dim=1) == targets).float().mean())
    return ProbeReport(recipe, accuracy, time.perf_counter() - started)


def fitted(states: Tensor, targets: Tensor, labels: int, penalty: float) -> tuple[Tensor, Tensor]:
    """Weight (labels, width) and bias (labels) for states (messages, width), which are standardised for the penalty."""
    mean, spread = states.mean(dim=0), states.std(dim=0) + LEAST_SPREAD
    standard = (states - mean) / spread
    weight = torch.zeros(labels, states.shape[1], requires_grad=True)
    bias = torch.zeros(labels, requires_grad=True)
    optimizer = torch.optim.LBFGS([weight, bias], max_iter=200, line_search_fn="strong_wolfe")

    def loss() -> Tensor:
        optimizer.zero_grad()
        logits = nn.functional.linear(standard, weight, bias)
        value = nn.functional.cross_entropy(logits, targets) + penalty * weight.square().sum()
        value.backward()
        return value

    optimizer.step(loss)
    with torch.no_grad():
        return weight / spread, bias - (weight / spread) @ mean


def _states(model: Llama, prompts: Sequence[Sequence[int]]) -> Tensor:
    """The hidden state after each prompt, (prompts, width); those of like length are read together."""
    states = torch.empty(len(prompts), model.shape.width)
    cache = KeyValueCache(model.shape, ROWS)
    by_length = sorted(range(len(prompts)), key=lambda place: len(prompts[place]))
    for start in range(0, len(by_length), ROWS):
        places = by_length[start : start + ROWS]
        states[places] = model.read(cache, 0, [prompts[place][-MOST_TOKENS:] for place in places])
    return states


def _targets(labels: Sequence[str], messages: Sequence[Message]) -> Tensor:
    return torch.tensor([labels.index(message.expert) for message in messages])
