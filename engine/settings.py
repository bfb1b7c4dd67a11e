"""The engine's settings, from the environment or `.env`: read once by whoever composes a process, and handed down."""

import re
from pathlib import Path
from typing import Annotated, Self
from urllib.parse import urlsplit

from pydantic import Field, SecretStr, ValidationError, field_validator, model_validator
from pydantic_core import ErrorDetails, PydanticCustomError
from pydantic_settings import BaseSettings, SettingsConfigDict

from engine.strategies.strategy import StrategyName

_SECRET = re.compile("URL|KEY|TOKEN|PASSWORD")  # in the names of settings that hold one, or may


class EngineSettings(BaseSettings):
    """What the engine can be told from outside. A bad value raises pydantic's ValidationError with key and value."""

    model_config = SettingsConfigDict(env_prefix="EMMY_", env_file=".env", extra="ignore", frozen=True)

    releases: Path = Field(
        Path("data/releases"), description="Folder of the releases; while none is promoted, the shipped one is served"
    )
    exact_route: bool = Field(True, description="Answer plain expressions and equations without a model")
    verification: bool = Field(True, description="Try another way where a result fails its check")
    only_expert: str = Field("", description="Ask this expert alone, whatever the gate says (to measure experts)")
    gate_threshold: float = Field(0.6, ge=0, le=1, description="Confidence below which the gate's pick is doubted")
    sure: dict[str, Annotated[float, Field(ge=0, le=1)]] = Field(
        # from 0.9 to 0.98 arithmetic is right 27 of 36 times, and the reader 33; words is from 0.95 on (docs/lab.md)
        {"arithmetic": 0.98, "words": 0.95},
        description="Probability of its program from which on an expert is believed without the reader, by expert; else 0.9",
    )
    general_model: str = Field(
        "smollm2", description="Expert for what is not mathematics: smollm2, a Hugging Face id or folder, or none"
    )
    language_models: Path = Field(Path("data/models"), description="Folder where converted language models are kept")
    lm_url: str = Field(
        "",
        description="OpenAI-compatible endpoint that is that expert instead, such as http://127.0.0.1:8000/v1",
    )
    lm_model: str = Field("", description="What the endpoint calls its model")
    lm_api_key: SecretStr = Field(SecretStr(""), description="Key of the endpoint; empty: it needs none")
    general_tokens: int = Field(160, ge=1, description="Longest answer of the general expert, in tokens")
    general_seconds: float = Field(30.0, gt=0, description="Longest time of the general expert, in seconds")
    general_solves: bool = Field(
        False, description="Ask that expert for mathematics that no other could read; smollm2 is too small for it"
    )
    general_strategy: StrategyName = Field(
        "direct",
        description="How a problem is put to that expert: direct, code_feedback, solver_verifier or majority_vote",
    )
    strategy_tokens: int = Field(1024, ge=1, description="Most tokens that a strategy may have written for one problem")
    strategy_seconds: float = Field(60.0, gt=0, description="Longest time of a strategy on one problem, in seconds")
    strategy_iterations: int = Field(2, ge=1, le=5, description="Most rounds of solver_verifier")
    strategy_samples: int = Field(5, ge=1, le=16, description="Answers that majority_vote counts")
    tool_workers: int = Field(2, ge=1, description="Worker processes that run tools")
    tool_seconds: float = Field(4.0, gt=0, description="Time limit of one tool program, in seconds")
    tool_megabytes: int = Field(1024, ge=256, description="Memory limit of one tool worker, in megabytes")
    threads: int = Field(1, ge=1, description="Processor threads of one model computation")

    @field_validator("lm_url")
    @classmethod
    def _is_an_address(cls, value: str) -> str:
        parts = urlsplit(value)
        if value and not (parts.scheme in ("http", "https") and parts.hostname):
            raise PydanticCustomError("url", "an address that begins with http:// or https:// is needed")
        return value

    @model_validator(mode="after")
    def _endpoint_is_whole(self) -> Self:
        if self.lm_url and not self.lm_model:
            raise PydanticCustomError("endpoint", "EMMY_LM_URL is set, but EMMY_LM_MODEL is not; set it")
        return self


def problem(error: ValidationError) -> str:
    """The bad settings in one line: its name in the environment, its value (secrets masked), what would be right."""
    return "; ".join(map(_wrong, error.errors()))


def _wrong(details: ErrorDetails) -> str:
    if not details["loc"]:
        return details["msg"]  # of several settings together, which it names
    name = ".".join(map(str, details["loc"])).upper()
    name = name if name.startswith(("EMMY_", "DATABASE_URL")) else f"EMMY_{name}"
    value = "(secret)" if _SECRET.search(name) else repr(details["input"])
    return f"{name}={value} is wrong: {details['msg']}"
