"""Where the store stands and how what people say is read, from the environment or `.env`."""

from pydantic import Field, ValidationError, ValidationInfo, field_validator
from pydantic_core import ErrorDetails
from pydantic_settings import BaseSettings, SettingsConfigDict
from sqlalchemy.engine import make_url
from sqlalchemy.exc import ArgumentError

from feedback.emoji import BAD, GOOD, Meanings, listed
from feedback.evidence import Judging
from feedback.trust import TrustRules

DIALECTS = ("sqlite+aiosqlite", "postgresql+asyncpg")


class FeedbackSettings(BaseSettings):
    """What the store can be told from outside. A bad value raises pydantic's ValidationError with key and value."""

    model_config = SettingsConfigDict(env_file=".env", extra="ignore", frozen=True, populate_by_name=True)

    database_url: str = Field(
        "sqlite+aiosqlite:///data/emmy.db",
        description="Database: SQLite through aiosqlite, or PostgreSQL through asyncpg",
    )
    good_emoji: str = Field(
        " ".join(sorted(GOOD)), validation_alias="EMMY_GOOD_EMOJI", description="Reactions that say an answer is good"
    )
    bad_emoji: str = Field(
        " ".join(sorted(BAD)), validation_alias="EMMY_BAD_EMOJI", description="Reactions that say an answer is bad"
    )
    asker_weight: float = Field(
        1.5,
        ge=0,
        le=10,
        validation_alias="EMMY_ASKER_WEIGHT",
        description="What the vote of the one who asked weighs, where another's weighs 1",
    )
    daily_votes: int = Field(
        500, ge=1, validation_alias="EMMY_DAILY_VOTES", description="Most votes of one person in a day that count"
    )
    ignored_raters: str = Field(
        "",
        validation_alias="EMMY_IGNORED_RATERS",
        description="Whose reactions never count, such as discord:123,slack:U1; bots never do",
    )

    @property
    def judging(self) -> Judging:
        """How reactions, remarks and choices are read."""
        meanings = Meanings(listed(self.good_emoji), listed(self.bad_emoji))
        ignored = frozenset(self.ignored_raters.replace(",", " ").split())
        return Judging(meanings, TrustRules(asker=self.asker_weight, daily=self.daily_votes), ignored)

    @field_validator("database_url")
    @classmethod
    def _known_dialect(cls, url: str) -> str:
        if not url.startswith(DIALECTS):
            raise ValueError(f"must begin with {' or '.join(DIALECTS)}")
        return url

    @field_validator("bad_emoji")
    @classmethod
    def _not_both(cls, bad: str, others: ValidationInfo) -> str:
        if both := listed(bad) & listed(others.data.get("good_emoji", "")):
            raise ValueError(f"{' '.join(sorted(both))} is in EMMY_GOOD_EMOJI too")
        return bad


def problem(error: ValidationError) -> str:
    """The bad settings in one line: each with its name in the environment, its value and what would be right."""
    return "; ".join(
        f"{str(details['loc'][0]).upper()}={_shown(details)} is wrong: {details['msg']}" for details in error.errors()
    )


def _shown(details: ErrorDetails) -> str:
    """The bad value; a database URL without its password, or not at all where it is unknown which part that is."""
    value = str(details["input"])
    if details["loc"][0] != "database_url":
        return value
    try:
        return make_url(value).render_as_string(hide_password=True)
    except (ArgumentError, ValueError):  # the latter of a port that is no number
        return "(secret)"
