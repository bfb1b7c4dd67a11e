"""How often the gate sends a message to the right expert, on held-out generated messages. `python -m benchmarks.gate`."""

import statistics
import time
from collections import Counter
from random import Random

import torch

from engine.gate import Gate
from engine.release import SHIPPED_FOLDER, read_release
from engine.settings import EngineSettings
from finetune.gate_training import GENERAL, draw

COUNT = 2000
SEED = 77


def table() -> str:
    """Accuracy, the confusions and the time, as Markdown."""
    torch.set_num_threads(1)
    gate = Gate.load(read_release(SHIPPED_FOLDER).model_folder("gate"))
    threshold = EngineSettings().gate_threshold
    messages = draw(gate.labels, COUNT, Random(SEED), held=True)
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
    lines = [
        f"{right / COUNT:.2%} of {COUNT:,} held-out messages right; {calculated / talk:.2%} of those without mathematics "
        f"sent to an expert with confidence; {1000 * statistics.median(seconds):.1f} ms a message (median).",
        "",
        "| for (down), sent to (across) | " + " | ".join(gate.labels) + " |",
        "|---|" + "---|" * len(gate.labels),
    ]
    rows = ((label, " | ".join(str(confusion[label, sent]) for sent in gate.labels)) for label in gate.labels)
    return "\n".join([*lines, *(f"| {label} | {counts} |" for label, counts in rows)])


if __name__ == "__main__":
    print(table())
