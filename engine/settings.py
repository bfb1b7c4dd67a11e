"""The engine's settings, from the environment or `.env`: read once by whoever composes a process, and handed down."""

from pathlib import Path

from pydantic import Field
from pydantic_settings import BaseSettings, SettingsConfigDict


class EngineSettings(BaseSettings):
    """What the engine can be told from outside. A bad value raises pydantic's ValidationError with key and value."""

    model_config = SettingsConfigDict(env_prefix="EMMY_", env_file=".env", extra="ignore", frozen=True)

    releases: Path = Field(
        Path("data/releases"), description="Folder of the releases; while none is promoted, the shipped one is served"
    )
    exact_route: bool = Field(True, description="Answer plain expressions and equations without a model")
    gate_threshold: float = Field(0.6, ge=0, le=1, description="Confidence below which the gate's pick is doubted")
    general_model: str = Field(
        "smollm2", description="Expert for what is not mathematics: smollm2, a Hugging Face id or folder, or none"
    )
    language_models: Path = Field(Path("data/models"), description="Folder where converted language models are kept")
    general_tokens: int = Field(160, ge=1, description="Longest answer of the general expert, in tokens")
    general_seconds: float = Field(30.0, gt=0, description="Longest time of the general expert, in seconds")
    tool_workers: int = Field(2, ge=1, description="Worker processes that run tools")
    tool_seconds: float = Field(4.0, gt=0, description="Time limit of one tool program, in seconds")
    tool_megabytes: int = Field(1024, ge=256, description="Memory limit of one tool worker, in megabytes")
    threads: int = Field(1, ge=1, description="Processor threads of one model computation")
