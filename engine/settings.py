"""The engine's settings: read once by whoever composes a process, and handed down. Values come from the environment or `.env`."""

from pathlib import Path
from typing import Annotated

from pydantic import Field
from pydantic_settings import BaseSettings, SettingsConfigDict


class EngineSettings(BaseSettings):
    """What the engine can be told from outside. A bad value raises pydantic's ValidationError with the key and the value."""

    model_config = SettingsConfigDict(env_prefix="EMMY_", env_file=".env", extra="ignore", frozen=True)

    releases: Path = Field(Path("data/releases"), description="Folder of the promoted releases; empty means the shipped one")
    exact_route: bool = Field(True, description="Answer plain expressions and equations without a model")
    gate_threshold: Annotated[float, Field(ge=0, le=1, description="Confidence below which the gate's choice is not trusted")] = 0.6
    general_model: str = Field(
        "smollm2", description="Expert for all that is not mathematics: smollm2, a Hugging Face id or folder, or none"
    )
    model_cache: Path = Field(Path("data/models"), description="Folder where converted language models are kept")
    general_tokens: Annotated[int, Field(ge=1, description="Longest answer of the general expert, in tokens")] = 160
    general_seconds: Annotated[float, Field(gt=0, description="Longest time of the general expert, in seconds")] = 30.0
    tool_workers: Annotated[int, Field(ge=1, description="Worker processes that run tools")] = 2
    tool_seconds: Annotated[float, Field(gt=0, description="Time limit of one tool program, in seconds")] = 4.0
    tool_megabytes: Annotated[int, Field(ge=256, description="Memory limit of a tool worker, in megabytes")] = 1024
    threads: Annotated[int, Field(ge=1, description="Processor threads of one model computation")] = 1
