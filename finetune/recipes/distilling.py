"""How solutions are drawn from larger models."""

from typing import Annotated

from pydantic import Field
from pydantic.dataclasses import dataclass

from finetune.recipes.shared import STRICT, Count, Positive


@dataclass(frozen=True, slots=True, config=STRICT)
class TeacherRecipe:
    """A model behind an OpenAI-compatible address, and how often it may try a problem.

    `key_from` names the environment variable that holds its key, "" for none: keys are never written into files.
    """

    url: str
    model: str
    attempts: Count
    key_from: str = ""


@dataclass(frozen=True, slots=True, config=STRICT)
class DistillRecipe:
    """The teachers in their order: the next one is asked only what none before has solved."""

    teachers: Annotated[tuple[TeacherRecipe, ...], Field(min_length=1)]
    tokens: Count = 1024
    seconds: Positive = 120.0
    temperature: Annotated[float, Field(ge=0)] = 0.7
    seed: int = 1
