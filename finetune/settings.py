"""When and how the trainer works, from the environment or `.env`."""

import re

from pydantic import Field, field_validator
from pydantic_settings import BaseSettings, SettingsConfigDict

_TIME = re.compile(r"([01]\d|2[0-3]):[0-5]\d")


class FinetuneSettings(BaseSettings):
    """What the trainer can be told from outside. A bad value raises pydantic's ValidationError with key and value."""

    model_config = SettingsConfigDict(env_prefix="EMMY_", env_file=".env", extra="ignore", frozen=True)

    nightly: str = Field("03:00", description="Local time of the nightly training, as HH:MM")
    least_pairs: int = Field(8, ge=1, description="Preference pairs that an expert needs before it is trained")
    regression_problems: int = Field(
        300, ge=20, description="Held-out problems that guard what an expert can already do"
    )

    @field_validator("nightly")
    @classmethod
    def _is_a_time(cls, value: str) -> str:
        if not _TIME.fullmatch(value):
            raise ValueError("must be a time such as 03:00")
        return value
