"""The bot's settings, from the environment or `.env`, and how a bad one is reported: name, value, remedy."""

from collections.abc import Sequence
from typing import Self

from pydantic import Field, SecretStr, ValidationError, field_validator, model_validator
from pydantic_core import ErrorDetails, PydanticCustomError
from pydantic_settings import BaseSettings, SettingsConfigDict

_PREFIXES = {"slack_bot_token": "xoxb-", "slack_app_token": "xapp-"}
_TOKENS = frozenset(
    {"discord_token", "slack_bot_token", "slack_app_token", "slack_signing_secret", "slack_client_secret"}
)
_URL = "^https?://[^/]+"
_ADMINS = r"^\s*((discord|slack):\w+\s*(,\s*|$))*$"
_EXAMPLES = {
    _URL: "an address such as https://slack.com/api/ is needed",
    _ADMINS: "people are named such as discord:123,slack:U1",
}  # a pattern says little to people
_THIS_MACHINE = frozenset({"127.0.0.1", "::1", "localhost"})
_SECRETS = _TOKENS | {"database_url", "page_password"}  # it may hold a password


class BotSettings(BaseSettings):
    """What the bot can be told from outside. Tokens decide which platforms are served."""

    model_config = SettingsConfigDict(env_file=".env", extra="ignore", frozen=True, populate_by_name=True)

    discord_token: SecretStr | None = Field(None, description="Bot token of the Discord application; empty: no Discord")
    discord_message_content: bool = Field(
        True,
        validation_alias="EMMY_DISCORD_MESSAGE_CONTENT",
        description="Ask Discord for the message content intent; without, she reads mentions, direct messages, commands",
    )
    slack_bot_token: SecretStr | None = Field(None, description="Slack bot token (xoxb-...); empty: no Slack")
    slack_app_token: SecretStr | None = Field(None, description="Slack app token (xapp-...) for Socket Mode")
    slack_signing_secret: SecretStr | None = Field(None, description="Slack signing secret, for events over HTTP")
    slack_client_id: str = Field("", description="Client id of a Slack app that many workspaces install")
    slack_client_secret: SecretStr | None = Field(None, description="Its client secret; both in place of a bot token")
    slack_api_url: str = Field("https://slack.com/api/", pattern=_URL, description="Base of Slack's Web API")
    host: str = Field(
        "127.0.0.1", min_length=1, validation_alias="EMMY_HOST", description="Address that the web page listens on"
    )
    port: int = Field(7860, ge=1, le=65535, validation_alias="EMMY_PORT", description="Port of the web page")
    trainer: bool = Field(True, validation_alias="EMMY_TRAINER", description="Run the trainer as a child process")
    admins: str = Field(
        "",
        pattern=_ADMINS,
        validation_alias="EMMY_ADMINS",
        description="Who may train and release, such as discord:123,slack:U1; empty: who manages a server or workspace",
    )
    page_admin: bool = Field(
        True,
        validation_alias="EMMY_PAGE_ADMIN",
        description="Whether people on the web page may start a training; never where other machines can open it",
    )
    page_password: SecretStr = Field(
        SecretStr(""),
        validation_alias="EMMY_PAGE_PASSWORD",
        description="Password of the web page's admin tab; empty: there is no such tab",
    )
    questions_per_minute: int = Field(
        20, ge=1, validation_alias="EMMY_QUESTIONS_PER_MINUTE", description="Most questions of one person in a minute"
    )
    channel_per_minute: int = Field(
        60, ge=1, validation_alias="EMMY_CHANNEL_PER_MINUTE", description="Most questions in one channel in a minute"
    )
    server_per_minute: int = Field(
        300, ge=1, validation_alias="EMMY_SERVER_PER_MINUTE", description="Most questions on one server in a minute"
    )

    @property
    def slack_is_shared(self) -> bool:
        """Whether many workspaces may install the Slack app."""
        return bool(self.slack_client_id and self.slack_client_secret)

    @property
    def admin_ids(self) -> frozenset[str]:
        """The people named in EMMY_ADMINS."""
        return frozenset(name.strip() for name in self.admins.split(",") if name.strip())

    @property
    def page_may_train(self) -> bool:
        """Whether the page's people are admins: never where other machines can open it."""
        return self.page_admin and self.host in _THIS_MACHINE

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
        if bool(self.slack_client_id) != bool(self.slack_client_secret):
            raise PydanticCustomError(
                "slack", "SLACK_CLIENT_ID and SLACK_CLIENT_SECRET belong together; set both or neither"
            )
        if self.slack_bot_token and self.slack_client_id:
            raise PydanticCustomError(
                "slack",
                "SLACK_BOT_TOKEN serves one workspace, SLACK_CLIENT_ID all that install the app; set one of them",
            )
        served = self.slack_bot_token or self.slack_client_id
        if served and not (self.slack_app_token or self.slack_signing_secret):
            raise PydanticCustomError(
                "slack",
                "Slack needs SLACK_APP_TOKEN (Socket Mode) or SLACK_SIGNING_SECRET (HTTP) besides its token; set one",
            )
        if not served and (self.slack_app_token or self.slack_signing_secret):
            raise PydanticCustomError(
                "slack", "SLACK_BOT_TOKEN is missing, which Slack needs in either mode; set it, or SLACK_CLIENT_ID"
            )
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
    return f"{name}={value} is wrong: {_remedy(details)}"


def _remedy(details: ErrorDetails) -> str:
    example = _EXAMPLES.get(details.get("ctx", {}).get("pattern", ""))
    return example or details["msg"].removeprefix("Value error, ")
