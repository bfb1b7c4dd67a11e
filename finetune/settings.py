"""When and how the trainer works, from the environment or `.env`."""

import re
from typing import Literal

from pydantic import Field, field_validator
from pydantic_settings import BaseSettings, SettingsConfigDict

from finetune.suites.names import GUARD_NAMES

_TIME = re.compile(r"([01]\d|2[0-3]):[0-5]\d")


class FinetuneSettings(BaseSettings):
    """What the trainer can be told from outside. A bad value raises pydantic's ValidationError with key and value."""

    model_config = SettingsConfigDict(env_prefix="EMMY_", env_file=".env", extra="ignore", frozen=True)

    nightly: str = Field("03:00", description="Local time of the nightly training, as HH:MM")
    method: Literal["dpo", "kto", "ppo", "grpo", "sft"] = Field("dpo", description="How is trained at night")
    least_pairs: int = Field(
        8, ge=1, description="Pairs (or rows, by the method) that an expert needs before it is trained"
    )
    regression_problems: int = Field(
        300, ge=20, description="Held-out problems that guard what an expert can already do"
    )
    guards: str = Field(
        "words,chat", description="More suites on which no candidate may be worse, by their names with commas between"
    )

    canary_share: float = Field(
        0.25, ge=0, le=1, description="Share of the conversations that a promoted release answers first; 0: all at once"
    )
    kept_releases: int = Field(10, ge=1, description="Releases that are kept; older ones are removed after a run")

    @property
    def guard_suites(self) -> tuple[str, ...]:
        """The names in `guards`."""
        return tuple(name.strip() for name in self.guards.split(",") if name.strip())

    @field_validator("guards")
    @classmethod
    def _are_suites(cls, value: str) -> str:
        unknown = {name.strip() for name in value.split(",")} - {"", *GUARD_NAMES}
        if unknown:
            raise ValueError(f"must be names out of {', '.join(GUARD_NAMES)}; {', '.join(sorted(unknown))} is none")
        return value

    @field_validator("nightly")
    @classmethod
    def _is_a_time(cls, value: str) -> str:
        if not _TIME.fullmatch(value):
            raise ValueError("must be a time such as 03:00")
        return value
