"""Where the store stands, from the environment or `.env`."""

from pydantic import Field, field_validator
from pydantic_settings import BaseSettings, SettingsConfigDict

DIALECTS = ("sqlite+aiosqlite", "postgresql+asyncpg")


class FeedbackSettings(BaseSettings):
    """What the store can be told from outside. A bad value raises pydantic's ValidationError with key and value."""

    model_config = SettingsConfigDict(env_file=".env", extra="ignore", frozen=True)

    database_url: str = Field(
        "sqlite+aiosqlite:///data/emmy.db",
        description="Database: SQLite through aiosqlite, or PostgreSQL through asyncpg",
    )

    @field_validator("database_url")
    @classmethod
    def _known_dialect(cls, url: str) -> str:
        if not url.startswith(DIALECTS):
            raise ValueError(f"must begin with {' or '.join(DIALECTS)}")
        return url
