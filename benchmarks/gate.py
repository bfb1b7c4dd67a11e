"""How often the gate sends a message to the right expert, and how often talk is calculated. `python -m benchmarks.gate`.

Generated messages are held out of the training by content. Those in tests/data/gate_messages.jsonl were written by hand:
the misses among the "seen" ones were read while the generators were widened, the "fresh" ones were only ever counted.
"""

import asyncio
import json
import statistics
import time
from collections import Counter
from collections.abc import Awaitable, Callable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from random import Random

import torch

from engine.assembly import open_engine
from engine.messages import Turn
from engine.release import SHIPPED_FOLDER, read_release
from engine.routing import probabilities
from engine.serving import ServedModels, load_models
from engine.settings import EngineSettings
from finetune.gate_training import GENERAL, Message, draw

COUNT = 2000
SEED = 77
TOGETHER = "gate and reader"
EXPERTS = {
    "arithmetic": "arithmetic", "numbers": "arithmetic", "measurement": "arithmetic", "algebra": "algebra",
    "calculus": "algebra", "chance": "words", "geometry": "words", "words": "words", "general": GENERAL,
}  # fmt: skip
BY_HAND = Path(__file__).parent.parent / "tests" / "data" / "gate_messages.jsonl"


Classify = Callable[[str], Awaitable[Mapping[str, float]]]  # a message to every expert's probability


@dataclass(frozen=True, slots=True)
class Score:
    """How one way did on some messages: shares (0..1), median milliseconds, and (wanted, sent to) counts."""

    right: float
    calculated: float
    milliseconds: float
    confusion: Counter[tuple[str, str]]


def table() -> str:
    """Accuracy, the confusions and the time, as Markdown."""
    torch.set_num_threads(1)
    return asyncio.run(_table())


async def _table() -> str:
    release = read_release(SHIPPED_FOLDER)
    models = load_models(release, EngineSettings().language_models)
    labels = models.gate.labels
    lines = [
        "| messages | number | by | right | talk sent to an expert with confidence | ms a message (median) |",
        "|---|---|---|---|---|---|",
    ]
    confusion = Counter[tuple[str, str]]()
    hand = by_hand()
    for name, rows in {"held-out generated": draw(labels, COUNT, Random(SEED), held=True), **hand}.items():
        for by, classify in _ways(models).items():
            score = await _score(classify, rows)
            confusion += score.confusion if name in hand and by == TOGETHER else Counter()
            shares = f"{score.right:.2%} | {score.calculated:.2%}"
            lines.append(f"| {name} | {len(rows):,} | {by} | {shares} | {score.milliseconds:.1f} |")
    models.close()
    everything = [message for rows in hand.values() for message in rows]
    return "\n".join([*lines, "", *_confusions(labels, confusion), "", await _engine(everything)])


def _ways(models: ServedModels) -> dict[str, Classify]:
    async def alone(text: str) -> Mapping[str, float]:
        return models.gate.classify(text).scores

    async def together(text: str) -> Mapping[str, float]:
        scores, _ = await probabilities(models, text)
        return scores

    return {"the gate": alone, TOGETHER: together}


async def _engine(messages: Sequence[Message]) -> str:
    """What the whole engine, whose reader has the last word where the gate is in doubt, makes of talk and of questions."""
    wrong, asked = Counter[bool](), Counter[bool]()
    async with open_engine(EngineSettings(general_model="none"), read_release(SHIPPED_FOLDER)) as engine:
        for message in messages:
            answer = await engine.answer([Turn("user", message.text)])
            talk = message.expert == GENERAL
            asked[talk] += 1
            wrong[talk] += talk is (answer.expert != GENERAL and answer.final is not None)
    return (
        f"By the whole engine {wrong[True] / asked[True]:.1%} of the {asked[True]} messages of talk are answered with "
        f"a calculation, and {wrong[False] / asked[False]:.1%} of the {asked[False]} others are not."
    )


def by_hand() -> dict[str, list[Message]]:
    """The messages written by hand, apart as seen and fresh."""
    found: dict[str, list[Message]] = {}
    for line in BY_HAND.read_text(encoding="utf-8").splitlines():
        row = json.loads(line)
        found.setdefault(f"by hand, {row['set']}", []).append(Message(row["text"], EXPERTS[row["kind"]]))
    return found


async def _score(classify: Classify, messages: Sequence[Message]) -> Score:
    threshold = EngineSettings().gate_threshold
    seconds, confusion, calculated = [], Counter[tuple[str, str]](), 0
    for message in messages:
        started = time.perf_counter()
        scores = await classify(message.text)
        seconds.append(time.perf_counter() - started)
        sent = max(scores, key=scores.__getitem__)
        confusion[message.expert, sent] += 1
        wrong = message.expert == GENERAL != sent
        calculated += wrong and scores[sent] >= threshold
    right = sum(count for (wanted, sent), count in confusion.items() if wanted == sent)
    talk = sum(message.expert == GENERAL for message in messages)
    return Score(right / len(messages), calculated / talk, 1000 * statistics.median(seconds), confusion)


def _confusions(labels: Sequence[str], confusion: Counter[tuple[str, str]]) -> list[str]:
    rows = ((label, " | ".join(str(confusion[label, sent]) for sent in labels)) for label in labels)
    head = "| by hand, gate and reader: for (down), sent to (across) | " + " | ".join(labels) + " |"
    return [head, "|---|" + "---|" * len(labels), *(f"| {label} | {counts} |" for label, counts in rows)]


if __name__ == "__main__":
    print(table())
