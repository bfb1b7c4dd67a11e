"""How often the gate sends a message to the right expert, and how often talk is calculated. `python -m benchmarks.gate`.

Generated messages are held out of the training by content. Those in tests/data/gate_messages.jsonl were written by hand:
the misses among the "seen" ones were read while the generators were widened, the "fresh" ones were only ever counted.
"""

import asyncio
import json
import statistics
import time
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from random import Random

import torch

from engine.assembly import open_engine
from engine.gate import Gate
from engine.messages import Turn
from engine.release import SHIPPED_FOLDER, read_release
from engine.settings import EngineSettings
from finetune.gate_training import GENERAL, Message, draw

COUNT = 2000
SEED = 77
EXPERTS = {
    "arithmetic": "arithmetic", "numbers": "arithmetic", "measurement": "arithmetic", "algebra": "algebra",
    "calculus": "algebra", "chance": "words", "geometry": "words", "words": "words", "general": GENERAL,
}  # fmt: skip
BY_HAND = Path(__file__).parent.parent / "tests" / "data" / "gate_messages.jsonl"


@dataclass(frozen=True, slots=True)
class Score:
    """How the gate did on some messages: shares (0..1), median milliseconds, and (wanted, sent to) counts."""

    right: float
    calculated: float
    milliseconds: float
    confusion: Counter[tuple[str, str]]


def table() -> str:
    """Accuracy, the confusions and the time, as Markdown."""
    torch.set_num_threads(1)
    gate = Gate.load(read_release(SHIPPED_FOLDER).model_folder("gate"))
    messages = {"held-out generated": draw(gate.labels, COUNT, Random(SEED), held=True), **by_hand()}
    lines = [
        "| messages | number | right | talk sent to an expert with confidence | ms a message (median) |",
        "|---|---|---|---|---|",
    ]
    confusion = Counter[tuple[str, str]]()
    for name, rows in messages.items():
        score = _score(gate, rows)
        confusion += score.confusion if "hand" in name else Counter()
        lines.append(
            f"| {name} | {len(rows):,} | {score.right:.2%} | {score.calculated:.2%} | {score.milliseconds:.1f} |"
        )
    everything = [message for name, rows in messages.items() if "hand" in name for message in rows]
    return "\n".join([*lines, "", *_confusions(gate.labels, confusion), "", asyncio.run(_engine(everything))])


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


def _score(gate: Gate, messages: Sequence[Message]) -> Score:
    threshold = EngineSettings().gate_threshold
    seconds, confusion, calculated = [], Counter[tuple[str, str]](), 0
    for message in messages:
        started = time.perf_counter()
        verdict = gate.classify(message.text)
        seconds.append(time.perf_counter() - started)
        confusion[message.expert, verdict.expert] += 1
        wrong = message.expert == GENERAL != verdict.expert
        calculated += wrong and verdict.confidence >= threshold
    right = sum(confusion[label, label] for label in gate.labels)
    talk = sum(message.expert == GENERAL for message in messages)
    return Score(right / len(messages), calculated / talk, 1000 * statistics.median(seconds), confusion)


def _confusions(labels: Sequence[str], confusion: Counter[tuple[str, str]]) -> list[str]:
    rows = ((label, " | ".join(str(confusion[label, sent]) for sent in labels)) for label in labels)
    head = "| by hand: for (down), sent to (across) | " + " | ".join(labels) + " |"
    return [head, "|---|" + "---|" * len(labels), *(f"| {label} | {counts} |" for label, counts in rows)]


if __name__ == "__main__":
    print(table())
