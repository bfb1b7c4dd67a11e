"""Where the store stands, from the environment or `.env`."""

from pydantic import Field, ValidationError, field_validator
from pydantic_settings import BaseSettings, SettingsConfigDict
from sqlalchemy.engine import make_url
from sqlalchemy.exc import ArgumentError

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


def problem(error: ValidationError) -> str:
    """The bad settings in one line: each with its name in the environment, its value and what would be right."""
    return "; ".join(
        f"{str(details['loc'][0]).upper()}={_masked(str(details['input']))} is wrong: {details['msg']}"
        for details in error.errors()
    )


def _masked(url: str) -> str:
    """A database URL without its password."""
    try:
        return make_url(url).render_as_string(hide_password=True)
    except ArgumentError:
        return url
