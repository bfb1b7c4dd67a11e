"""The bot's settings: what is accepted, and the one line that each bad one is told in."""

import pytest
from pydantic import ValidationError

from bot.settings import BotSettings, problems
from engine.settings import EngineSettings
from feedback.settings import FeedbackSettings
from finetune.settings import FinetuneSettings


@pytest.fixture(autouse=True)
def nothing_is_set(monkeypatch, tmp_path):
    """Neither the machine's environment nor a developer's `.env` has a say."""
    monkeypatch.chdir(tmp_path)
    for name, field in BotSettings.model_fields.items():
        monkeypatch.delenv(str(field.validation_alias or name).upper(), raising=False)


def told(settings=BotSettings) -> list[str]:
    with pytest.raises(ValidationError) as caught:
        settings()
    return list(problems(caught.value, settings))


@pytest.mark.parametrize(
    ("name", "value", "line"),
    [
        ("EMMY_PORT", "0", "EMMY_PORT='0' is wrong: Input should be greater than or equal to 1"),
        ("EMMY_PORT", "70000", "EMMY_PORT='70000' is wrong: Input should be less than or equal to 65535"),
        ("EMMY_HOST", "", "EMMY_HOST='' is wrong: String should have at least 1 character"),
        ("EMMY_TRAINER", "maybe", "EMMY_TRAINER='maybe' is wrong: Input should be a valid boolean, unable to interpret input"),
        ("EMMY_ADMINS", "alice", "EMMY_ADMINS='alice' is wrong: people are named such as discord:123,slack:U1"),
        ("SLACK_API_URL", "slack.com", "SLACK_API_URL='slack.com' is wrong: an address such as https://slack.com/api/ is needed"),
        ("SLACK_BOT_TOKEN", "xoxp-1", "SLACK_BOT_TOKEN=(secret) is wrong: a token that begins with xoxb- is needed"),
        ("SLACK_APP_TOKEN", "1", "SLACK_APP_TOKEN=(secret) is wrong: a token that begins with xapp- is needed"),
        ("SLACK_BOT_TOKEN", "xoxb-1", "Slack needs SLACK_APP_TOKEN (Socket Mode) or SLACK_SIGNING_SECRET (HTTP) besides its token; set one"),
        ("SLACK_CLIENT_ID", "1.2", "SLACK_CLIENT_ID and SLACK_CLIENT_SECRET belong together; set both or neither"),
        ("SLACK_APP_TOKEN", "xapp-1", "SLACK_BOT_TOKEN is missing, which Slack needs in either mode; set it, or SLACK_CLIENT_ID"),
        ("SLACK_SIGNING_SECRET", "8f74", "SLACK_BOT_TOKEN is missing, which Slack needs in either mode; set it, or SLACK_CLIENT_ID"),
    ],
)  # fmt: skip
def test_a_bad_setting_is_told_with_its_name_its_value_and_what_would_be_right(monkeypatch, name, value, line):
    monkeypatch.setenv(name, value)
    assert told() == [line]


def test_every_bad_setting_has_a_line_of_its_own(monkeypatch):
    monkeypatch.setenv("EMMY_PORT", "x")
    monkeypatch.setenv("EMMY_QUESTIONS_PER_MINUTE", "0")
    assert [line.split("=")[0] for line in told()] == ["EMMY_PORT", "EMMY_QUESTIONS_PER_MINUTE"]


@pytest.mark.parametrize(
    ("settings", "name", "value", "line"),
    [
        (EngineSettings, "EMMY_GATE_THRESHOLD", "2", "EMMY_GATE_THRESHOLD='2' is wrong: Input should be less than or equal to 1"),
        (FeedbackSettings, "DATABASE_URL", "mysql://a:b@c/d", "DATABASE_URL=(secret) is wrong: must begin with sqlite+aiosqlite or postgresql+asyncpg"),
        (FinetuneSettings, "EMMY_NIGHTLY", "25:00", "EMMY_NIGHTLY='25:00' is wrong: must be a time such as 03:00"),
    ],
)  # fmt: skip
def test_the_other_rooms_settings_are_told_in_the_same_way(monkeypatch, settings, name, value, line):
    monkeypatch.setenv(name, value)
    assert told(settings) == [line]


def test_settings_are_read_from_a_file_beside_the_start(tmp_path):
    (tmp_path / ".env").write_text("EMMY_PORT=7861\nDISCORD_TOKEN=\nEMMY_ADMINS=discord:1, slack:U2\n")
    settings = BotSettings()
    assert (settings.port, settings.discord_token) == (7861, None)
    assert settings.admin_ids == {"discord:1", "slack:U2"}


def test_a_secret_is_not_printed(monkeypatch):
    monkeypatch.setenv("DISCORD_TOKEN", "very-secret")
    assert "very-secret" not in repr(BotSettings())


@pytest.mark.parametrize(("host", "granted"), [("127.0.0.1", True), ("localhost", True), ("0.0.0.0", False)])
def test_people_on_the_page_may_train_only_where_no_other_machine_opens_it(monkeypatch, host, granted):
    monkeypatch.setenv("EMMY_HOST", host)
    assert BotSettings().page_may_train is granted
