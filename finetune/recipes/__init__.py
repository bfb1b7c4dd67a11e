"""One frozen recipe per training method: every figure that a run depends on, seed included; and published ones as TOML."""

from finetune.recipes.distilling import DistillRecipe, TeacherRecipe
from finetune.recipes.gate import GATE, GATE_TUNING, SMALL_GATE, GateRecipe, GateTuningRecipe
from finetune.recipes.pretraining import PRETRAINING, PretrainRecipe, Shape, small
from finetune.recipes.reader import FURTHER_READER, READER, SMALL_READER, AdapterRecipe, ReaderRecipe
from finetune.recipes.reading import RECIPES, Recipe, RecipeError, published, read_recipe
from finetune.recipes.shared import Data, Lora, Tuning
from finetune.recipes.tuning import (
    DPO,
    GRPO,
    KTO,
    PPO,
    REWARD,
    SFT,
    DpoRecipe,
    GrpoRecipe,
    KtoRecipe,
    PpoRecipe,
    RewardRecipe,
    SftRecipe,
    TuningRecipe,
)

__all__ = [
    "DPO",
    "FURTHER_READER",
    "GATE",
    "GATE_TUNING",
    "GRPO",
    "KTO",
    "PPO",
    "PRETRAINING",
    "READER",
    "RECIPES",
    "REWARD",
    "SFT",
    "SMALL_GATE",
    "SMALL_READER",
    "AdapterRecipe",
    "Data",
    "DistillRecipe",
    "DpoRecipe",
    "GateRecipe",
    "GateTuningRecipe",
    "GrpoRecipe",
    "KtoRecipe",
    "Lora",
    "PpoRecipe",
    "PretrainRecipe",
    "ReaderRecipe",
    "Recipe",
    "RecipeError",
    "RewardRecipe",
    "SftRecipe",
    "Shape",
    "TeacherRecipe",
    "Tuning",
    "TuningRecipe",
    "published",
    "read_recipe",
    "small",
]
