"""The smoke size of a recipe: its own method, on a shipped tiny expert and a handful of rows, in seconds on a CPU.

The rows give a word that no expert knows a meaning, so that the run has something to learn; the weights are of no use.
"""

from collections.abc import Sequence
from dataclasses import replace
from typing import Any

from engine.reading.sketch import expert_prompt
from engine.release import SHIPPED_FOLDER
from finetune.methods import Method, Row
from finetune.recipes import GrpoRecipe, PpoRecipe, TuningRecipe

EXPERT = "arithmetic"
SERVING = SHIPPED_FOLDER / EXPERT
PROMPT = expert_prompt("41 blorped by 17")
RIGHT, WRONG = "calculate(<n2> -<n1>)", "calculate(<n1>*<n2>)"
TIMES = 8
# wordings that it reads rightly now and then: where no try is right, there is nothing to reinforce
SLANG = ("41 dropping 17", "41 scrapping 17", "41 ditching 17", "41 zapping 17", "41 bereft of 17", "41 forfeiting 17")


def smoke(recipe: TuningRecipe) -> TuningRecipe:
    """The recipe with a small expert, few rows and steps, and nothing that needs a GPU or a network."""
    lora = replace(recipe.lora, rank=8, alpha=16, four_bit=False) if recipe.lora else None
    rate = 5e-3 if lora else 3e-4
    common: dict[str, Any] = {
        "model": "", "expert": EXPERT, "data": (), "replay": 16, "batch": 8, "accumulate": 1, "lora": lora,
        "precision": "fp32", "report_to": (), "learning_rate": rate, "final_rate": 0.0, "epochs": 3, "save_every": 4,
        "most_tokens": 128,
    }  # fmt: skip
    if isinstance(recipe, GrpoRecipe):
        common |= {
            "reads": "program",
            "prompts": len(SLANG),
            "samples": 16,
            "batch": 32,
            "replay": 0,
            "epochs": 6,
            "longest": 24,
        }
    if isinstance(recipe, PpoRecipe):
        common |= {"learning_rate": 1e-4, "replay": 0, "epochs": 6, "longest": 24, "reward": smoke(recipe.reward)}
    return replace(recipe, **common)


def smoke_rows(method: Method) -> Sequence[Row]:
    """What the method learns the word's meaning from."""
    match method:
        case "sft":
            return [{"prompt": PROMPT, "completion": RIGHT}] * TIMES
        case "kto":
            rated = ((RIGHT, True), (WRONG, False))
            return [{"prompt": PROMPT, "completion": text, "label": liked} for text, liked in rated] * TIMES
        case "grpo":
            return [{"prompt": expert_prompt(asked), "question": asked, "right": ["24"]} for asked in SLANG]
        case "dpo" | "reward" | "ppo":
            return [{"prompt": PROMPT, "chosen": RIGHT, "rejected": WRONG}] * TIMES
