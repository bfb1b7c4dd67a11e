"""Each platform with its adapter over one conversation; a test names what it needs, and runs where that is there."""

import pytest

from bot.adapters import discord_showing, slack_showing
from bot.adapters.discord_adapter import DiscordAdapter
from bot.adapters.web_chat import Chat
from bot.conversation import Conversation
from bot.limits import RateLimiter
from bot.metrics import Metrics
from tests.bot.contract.discord_driver import OnDiscord
from tests.bot.contract.page_driver import OnPage
from tests.bot.contract.slack_driver import OnSlack
from tests.bot.contract.slack_workspace import Workspace
from tests.bot.slack_double import in_socket_mode, listening


@pytest.fixture
def limiter():
    return RateLimiter(1000, 1000, 1000)


@pytest.fixture
def conversation(engine, store, limiter):
    return Conversation(engine, store, limiter, Metrics(), poll_seconds=0.01)


@pytest.fixture
def surface(request, monkeypatch):
    """The platform of that name."""
    monkeypatch.setattr(discord_showing, "EDIT_SECONDS", 0.0)
    monkeypatch.setattr(slack_showing, "UPDATE_SECONDS", 0.0)
    return request.getfixturevalue(f"on_{request.param.lower()}")


@pytest.fixture
def simcord_bot(conversation):
    return DiscordAdapter(conversation)


@pytest.fixture
def on_discord(simcord_env):
    guild = simcord_env.create_guild()
    alice = guild.add_member(simcord_env.create_user("alice"))
    return OnDiscord(simcord_env, guild, guild.create_text_channel("maths"), alice)


@pytest.fixture
async def on_slack(conversation, engine):
    async with listening(Workspace()) as slack, in_socket_mode(slack, conversation, Metrics()):
        yield OnSlack(slack, lambda: getattr(engine, "waiting", 0) > 0)


@pytest.fixture
def on_page(conversation):
    return OnPage(Chat(conversation, admin=False))
