"""How fast the tiny experts decode and the engine answers, beside other shapes under `generate` in the same run.

All take turns, after a warm-up, so that the machine's drift meets them alike. Absolute figures depend on the machine and
its other work; the ratios are what to read. `python -m benchmarks.speed`.
"""

import asyncio
import itertools
import statistics
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import partial
from operator import truediv
from pathlib import Path
from random import Random

import torch
from transformers import GPT2Config, GPT2LMHeadModel

from benchmarks.mathnet_formats import SEED, questions
from engine.assembly import open_engine
from engine.messages import Turn
from engine.models.llama import KeyValueCache, Llama
from engine.models.runtime import ExpertModel, Sampling
from engine.reading.sketch import expert_prompt
from engine.release import SHIPPED_FOLDER, read_release
from engine.service import Engine
from engine.settings import EngineSettings
from finetune.suites.catalogue import rows_of

PROMPT = 40  # tokens that are read before
TOKENS = 44  # tokens that are decoded; a call of MathNet's takes so many
BATCH = 32
ROUNDS = 7
QUESTIONS = 100
SHORT = "what is seven plus 5?"
MATHEMATICS = Path("data/benchmarks/mathematics-interpolate.jsonl")  # DeepMind mathematics, where it is
# layers, width, heads; both with GPT-2's vocabulary of 50,257
SHAPES = {"MathNet's expert shape": (7, 96, 6), "DistilGPT2's shape": (6, 768, 12)}


@dataclass(frozen=True, slots=True)
class Timing:
    """Seconds of a call: up to its first token, which is when the prompt is read, and for the others."""

    reading: float
    decoding: float


Timed = Callable[[], Timing]


def table() -> str:
    """The figures as two Markdown tables."""
    return f"{_decoding()}\n\n{asyncio.run(_answering())}"


def _decoding() -> str:
    """Tokens a second, the candidates in turn in every round: after the prompt was read, and of the whole call."""
    expert = Llama.load(read_release(SHIPPED_FOLDER).model_folder("arithmetic"))
    candidates: dict[str, tuple[Timed, int]] = {
        "Emmy's expert, one stream": (partial(_decode, expert, 1), 1),
        f"Emmy's expert, {BATCH} together": (partial(_decode, expert, BATCH), BATCH),
        f"Emmy's expert, {BATCH} together, `EMMY_THREADS=2`": (partial(_decode, expert, BATCH, threads=2), BATCH),
    }
    for name, shape in SHAPES.items():
        candidates[f"{name} under `generate`"] = (partial(_generate, _gpt2(*shape)), 1)
    _, *rounds = [
        {name: _rates(timed(), rows) for name, (timed, rows) in candidates.items()} for _ in range(1 + ROUNDS)
    ]  # the first one warms up
    compared = "against MathNet's shape | against one stream"
    lines = [
        f"| tokens/s (median) | once the prompt is read | {compared} | its reading counted | {compared} |",
        "|---|---|---|---|---|---|---|",
    ]
    one_stream, _, _, mathnet, _ = candidates
    for name in candidates:
        cells = [
            _compared([[one[by][kind] for one in rounds] for by in (name, mathnet, one_stream)]) for kind in (0, 1)
        ]
        lines.append(f"| {name} | {' | '.join(cells)} |")
    return "\n".join(lines)


def _rates(timing: Timing, rows: int) -> tuple[float, float]:
    """Tokens a second after the first token, and of the whole call."""
    return rows * (TOKENS - 1) / timing.decoding, rows * TOKENS / (timing.reading + timing.decoding)


def _compared(rates: Sequence[Sequence[float]]) -> str:
    """The median of the first rates of every round, and how many times the others they are."""
    own, mathnet, one_stream = rates
    times = (statistics.median(map(truediv, own, base)) for base in (mathnet, one_stream))
    return f"{statistics.median(own):,.0f} | " + " | ".join(f"{ratio:.1f} x" for ratio in times)


def _decode(model: Llama, rows: int, threads: int = 1) -> Timing:
    """TOKENS greedy tokens in so many rows, each after another prompt."""
    torch.set_num_threads(threads)
    started = time.perf_counter()
    cache = KeyValueCache(model.shape, rows)
    logits = model.prefill(cache, 0, [list(range(5 + row, 5 + row + PROMPT)) for row in range(rows)])
    read = time.perf_counter()
    for step in range(TOKENS - 1):
        logits = model.step(cache, logits.argmax(dim=-1).tolist(), [PROMPT + step] * rows)
    return Timing(read - started, time.perf_counter() - read)


def _gpt2(layers: int, width: int, heads: int) -> GPT2LMHeadModel:
    torch.manual_seed(0)
    return GPT2LMHeadModel(GPT2Config(n_layer=layers, n_embd=width, n_head=heads)).eval()


def _generate(model: GPT2LMHeadModel) -> Timing:
    """The same by `generate`, in one thread; a call for one token tells what the reading takes."""
    torch.set_num_threads(1)
    reading = _call_of(model, 1)
    return Timing(reading, _call_of(model, TOKENS) - reading)


@torch.inference_mode()
def _call_of(model: GPT2LMHeadModel, tokens: int) -> float:
    prompt = torch.arange(5, 5 + PROMPT)[None]
    started = time.perf_counter()
    model.generate(
        prompt, attention_mask=torch.ones_like(prompt), max_new_tokens=tokens, min_new_tokens=tokens, do_sample=False,
        pad_token_id=0,
    )  # fmt: skip
    return time.perf_counter() - started


async def _answering() -> str:
    """Milliseconds of whole answers, one after the other, beside a call of MathNet's shape in between."""
    torch.set_num_threads(1)
    release = read_release(SHIPPED_FOLDER)
    asked = [problem.question for problem in itertools.islice(questions(SEED), QUESTIONS)]
    source, school = _school_questions()
    expert = ExpertModel.load(release.model_folder("arithmetic"))
    mathnet = _gpt2(*SHAPES["MathNet's expert shape"])
    settings = EngineSettings(general_model="none")
    async with (
        open_engine(settings, release) as engine,
        open_engine(settings.model_copy(update={"exact_route": False}), release) as neural,
    ):
        _, *rounds = [
            {
                "exact route": await _answer(engine, f"{number} * 15 + 7"),
                "neural route, MathNet's formats": await _answer(neural, question),
                f"neural route, {source}": await _answer(neural, school[number]),
                f"neural route, `{SHORT}`": await _answer(neural, SHORT),
                "of it the expert's call": await _call(expert, SHORT),
                "one call of MathNet's shape": _call_of(mathnet, TOKENS),
            }
            for number, question in enumerate(asked)
        ]  # the first one warms up
    expert.close()
    return _percentiles(rounds)


def _school_questions() -> tuple[str, list[str]]:
    """Questions of DeepMind's mathematics, drawn over all modules; where the file is not, the chat messages."""
    name, file = ("mathematics", MATHEMATICS) if MATHEMATICS.exists() else ("chat", None)
    rows = rows_of(name, file)
    return f"the {name} set", [row.question for row in Random(SEED).sample(rows, QUESTIONS)]


def _percentiles(rounds: list[dict[str, float]]) -> str:
    *_, base = rounds[0]
    lines = ["| one answer | p50, ms | p95, ms | as fast as MathNet's call, p50 |", "|---|---|---|---|"]
    for name in rounds[0]:
        times = [one[name] for one in rounds]
        p50, p95 = statistics.median(times), statistics.quantiles(times, n=20)[-1]
        times_as_fast = statistics.median(one[base] for one in rounds) / p50
        lines.append(f"| {name} | {1000 * p50:.1f} | {1000 * p95:.1f} | {times_as_fast:.1f} x |")
    return "\n".join(lines)


async def _call(expert: ExpertModel, question: str) -> float:
    """Seconds from a prompt's submission to its whole completion."""
    started = time.perf_counter()
    await expert.complete(expert_prompt(question), Sampling())
    return time.perf_counter() - started


async def _answer(engine: Engine, question: str) -> float:
    return (await engine.answer([Turn("user", question)])).timings.total


if __name__ == "__main__":
    print(table())
