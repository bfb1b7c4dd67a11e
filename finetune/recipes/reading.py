"""A recipe from a TOML file: `method` names the recipe's type, all else are its fields. Unknown keys are refused."""

import tomllib
from collections.abc import Mapping
from pathlib import Path

from pydantic import TypeAdapter, ValidationError

from engine.errors import EngineError
from finetune.recipes.distilling import DistillRecipe
from finetune.recipes.gate import GateRecipe
from finetune.recipes.pretraining import PretrainRecipe
from finetune.recipes.tuning import (
    DpoRecipe,
    GrpoRecipe,
    KtoRecipe,
    PpoRecipe,
    RewardRecipe,
    SftRecipe,
    TuningRecipe,
)

Recipe = TuningRecipe | PretrainRecipe | GateRecipe | DistillRecipe
RECIPES: Mapping[str, type[Recipe]] = {
    "pretrain": PretrainRecipe,
    "gate": GateRecipe,
    "distill": DistillRecipe,
    "sft": SftRecipe,
    "dpo": DpoRecipe,
    "kto": KtoRecipe,
    "reward": RewardRecipe,
    "ppo": PpoRecipe,
    "grpo": GrpoRecipe,
}
FOLDER = Path(__file__).parent


class RecipeError(EngineError):
    """A recipe cannot be read, or holds what makes no sense."""


def read_recipe(file: Path, method: str) -> Recipe:
    """The recipe in a file. Raises RecipeError, with the key and the bad value, if it is none of that method."""
    try:
        written = tomllib.loads(file.read_text(encoding="utf-8"))
    except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError) as error:
        raise RecipeError(f"{file}: {error}") from error
    named = written.pop("method", None)
    if named != method:
        raise RecipeError(f'{file}: method is {named!r}, not "{method}"')
    try:
        return TypeAdapter[Recipe](RECIPES[method]).validate_python(written)
    except ValidationError as error:
        told = "; ".join(f"{'.'.join(map(str, one['loc']))}: {one['msg']}" for one in error.errors())
        raise RecipeError(f"{file}: {told}") from error


def published() -> list[Path]:
    """The recipe files that stand beside this one."""
    return sorted(FOLDER.glob("*.toml"))
