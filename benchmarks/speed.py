"""How fast the tiny experts decode and the engine answers, beside other shapes under `generate` in the same run.

Absolute figures depend on the machine and its other work; the ratios are what to read. `python -m benchmarks.speed`.
"""

import asyncio
import itertools
import statistics
import time
from collections.abc import Callable
from functools import partial

import torch
from transformers import GPT2Config, GPT2LMHeadModel

from benchmarks.mathnet_formats import SEED, questions
from engine.assembly import open_engine
from engine.llama import KeyValueCache, Llama
from engine.messages import Turn
from engine.release import SHIPPED_FOLDER, read_release
from engine.service import Engine
from engine.settings import EngineSettings

PROMPT = 40  # tokens that are read before
TOKENS = 44  # tokens that are decoded; a call of MathNet's takes so many
BATCH = 32
ROUNDS = 7
QUESTIONS = 100
# layers, width, heads; both with GPT-2's vocabulary of 50,257
SHAPES = {"MathNet's expert shape": (7, 96, 6), "DistilGPT2's shape": (6, 768, 12)}

Timed = Callable[[], float]


def table() -> str:
    """The figures as two Markdown tables."""
    torch.set_num_threads(1)
    return f"{_decoding()}\n\n{asyncio.run(_answering())}"


def _decoding() -> str:
    """Tokens a second, the candidates in turn in every round, so that the machine's drift meets all alike."""
    expert = Llama.load(read_release(SHIPPED_FOLDER).model_folder("arithmetic"))
    candidates: dict[str, tuple[Timed, int]] = {
        "Emmy's expert, one stream": (partial(_decode, expert, 1), TOKENS),
        f"Emmy's expert, {BATCH} together": (partial(_decode, expert, BATCH), TOKENS * BATCH),
    }
    for name, shape in SHAPES.items():
        candidates[f"{name} under `generate`"] = (partial(_generate, _gpt2(*shape)), TOKENS)
    rounds = [{name: tokens / timed() for name, (timed, tokens) in candidates.items()} for _ in range(ROUNDS)]
    base = next(name for name in candidates if name.startswith("MathNet"))
    lines = ["| decoding | tokens/s (median) | against MathNet's shape |", "|---|---|---|"]
    for name in candidates:
        ratio = statistics.median(one[name] / one[base] for one in rounds)
        lines.append(f"| {name} | {statistics.median(one[name] for one in rounds):,.0f} | {ratio:.1f} x |")
    return "\n".join(lines)


def _decode(model: Llama, rows: int) -> float:
    """Seconds of TOKENS greedy steps in so many rows, the prompts' reading not counted."""
    cache = KeyValueCache(model.shape, rows, PROMPT + TOKENS)
    logits = model.prefill(cache, 0, [list(range(5, 5 + PROMPT))] * rows)
    started = time.perf_counter()
    for step in range(TOKENS):
        logits = model.step(cache, logits.argmax(dim=-1).tolist(), [PROMPT + step] * rows)
    return time.perf_counter() - started


def _gpt2(layers: int, width: int, heads: int) -> GPT2LMHeadModel:
    torch.manual_seed(0)
    return GPT2LMHeadModel(GPT2Config(n_layer=layers, n_embd=width, n_head=heads)).eval()


@torch.inference_mode()
def _generate(model: GPT2LMHeadModel) -> float:
    """Seconds of a call of TOKENS tokens, its prompt's reading counted."""
    prompt = torch.arange(5, 5 + PROMPT)[None]
    started = time.perf_counter()
    model.generate(
        prompt, attention_mask=torch.ones_like(prompt), max_new_tokens=TOKENS, min_new_tokens=TOKENS, do_sample=False,
        pad_token_id=0,
    )  # fmt: skip
    return time.perf_counter() - started


async def _answering() -> str:
    """Milliseconds of whole answers, one question after the other, beside a call of MathNet's shape in between."""
    release = read_release(SHIPPED_FOLDER)
    asked = [problem.question for problem in itertools.islice(questions(SEED), QUESTIONS)]
    mathnet = _gpt2(*SHAPES["MathNet's expert shape"])
    settings = EngineSettings(general_model="none")
    seconds: dict[str, list[float]] = {"exact route": [], "neural route": [], "one call of MathNet's shape": []}
    async with (
        open_engine(settings, release) as engine,
        open_engine(settings.model_copy(update={"exact_route": False}), release) as neural,
    ):
        for number, question in enumerate(asked):
            seconds["exact route"].append(await _answer(engine, f"{number} * 15 + 7"))
            seconds["neural route"].append(await _answer(neural, question))
            seconds["one call of MathNet's shape"].append(_generate(mathnet))
    base = statistics.median(seconds["one call of MathNet's shape"])
    lines = ["| one answer | p50, ms | p95, ms | p50 against MathNet's call |", "|---|---|---|---|"]
    for name, times in seconds.items():
        p50, p95 = statistics.median(times), statistics.quantiles(times, n=20)[-1]
        lines.append(f"| {name} | {1000 * p50:.1f} | {1000 * p95:.1f} | {p50 / base:.3f} |")
    return "\n".join(lines)


async def _answer(engine: Engine, question: str) -> float:
    return (await engine.answer([Turn("user", question)])).timings.total


if __name__ == "__main__":
    print(table())
