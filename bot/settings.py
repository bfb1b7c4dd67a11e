"""The bot's settings, from the environment or `.env`, and how a bad one is reported: name, value, remedy."""

from collections.abc import Sequence
from typing import Self

from pydantic import Field, SecretStr, ValidationError, field_validator, model_validator
from pydantic_core import ErrorDetails, PydanticCustomError
from pydantic_settings import BaseSettings, SettingsConfigDict

_PREFIXES = {"slack_bot_token": "xoxb-", "slack_app_token": "xapp-"}
_TOKENS = frozenset({"discord_token", "slack_bot_token", "slack_app_token", "slack_signing_secret"})
_SECRETS = _TOKENS | {"database_url"}  # it may hold a password


class BotSettings(BaseSettings):
    """What the bot can be told from outside. Tokens decide which platforms are served."""

    model_config = SettingsConfigDict(env_file=".env", extra="ignore", frozen=True, populate_by_name=True)

    discord_token: SecretStr | None = Field(None, description="Bot token of the Discord application; empty: no Discord")
    slack_bot_token: SecretStr | None = Field(None, description="Slack bot token (xoxb-...); empty: no Slack")
    slack_app_token: SecretStr | None = Field(None, description="Slack app token (xapp-...) for Socket Mode")
    slack_signing_secret: SecretStr | None = Field(None, description="Slack signing secret, for events over HTTP")
    slack_api_url: str = Field("https://slack.com/api/", description="Base of Slack's Web API")
    host: str = Field("127.0.0.1", validation_alias="EMMY_HOST", description="Address that the web page listens on")
    port: int = Field(7860, ge=1, le=65535, validation_alias="EMMY_PORT", description="Port of the web page")
    trainer: bool = Field(True, validation_alias="EMMY_TRAINER", description="Run the trainer as a child process")
    admins: str = Field(
        "", validation_alias="EMMY_ADMINS", description="People who may train, such as discord:123,slack:U1"
    )
    page_admin: bool = Field(
        True, validation_alias="EMMY_PAGE_ADMIN", description="Whether people on the web page may start a training"
    )
    questions_per_minute: int = Field(
        20, ge=1, validation_alias="EMMY_QUESTIONS_PER_MINUTE", description="Most questions of one person in a minute"
    )

    @property
    def admin_ids(self) -> frozenset[str]:
        """The people named in EMMY_ADMINS."""
        return frozenset(name.strip() for name in self.admins.split(",") if name.strip())

    @field_validator(*_TOKENS, mode="before")
    @classmethod
    def _empty_is_none(cls, value: object) -> object:
        return None if value == "" else value

    @field_validator(*_PREFIXES)
    @classmethod
    def _looks_like_a_token(cls, value: SecretStr | None, info: object) -> SecretStr | None:
        prefix = _PREFIXES[getattr(info, "field_name", "")]
        if value and not value.get_secret_value().startswith(prefix):
            raise PydanticCustomError("token", "a token that begins with {prefix} is needed", {"prefix": prefix})
        return value

    @model_validator(mode="after")
    def _slack_is_whole(self) -> Self:
        if self.slack_bot_token and not (self.slack_app_token or self.slack_signing_secret):
            raise PydanticCustomError(
                "slack",
                "SLACK_BOT_TOKEN is set, but neither SLACK_APP_TOKEN (Socket Mode) nor SLACK_SIGNING_SECRET (HTTP); set one",
            )
        if not self.slack_bot_token and (self.slack_app_token or self.slack_signing_secret):
            raise PydanticCustomError("slack", "SLACK_BOT_TOKEN is missing, which Slack needs in either mode; set it")
        return self


def problems(error: ValidationError, settings: type[BaseSettings]) -> Sequence[str]:
    """One line for each bad setting: its name in the environment, the value (secrets masked), and what would be right."""
    return [_line(details, settings) for details in error.errors()]


def _line(details: ErrorDetails, settings: type[BaseSettings]) -> str:
    if not details["loc"]:
        return details["msg"]
    key = str(details["loc"][0])
    field = settings.model_fields.get(key)
    prefix = settings.model_config.get("env_prefix", "")
    alias = field.validation_alias if field else None
    name = str(alias or f"{prefix}{key}").upper()
    value = "(secret)" if key in _SECRETS else repr(details["input"])
    return f"{name}={value} is wrong: {details['msg']}"
