"""The composition root: reads the settings, builds the parts, and serves every platform that has tokens until stopped."""

import asyncio
import logging
import signal
import sys
from collections.abc import Mapping
from contextlib import AsyncExitStack
from functools import partial
from socket import socket

from pydantic import SecretStr, ValidationError
from pydantic_settings import BaseSettings

from bot.adapters.discord_adapter import DiscordAdapter
from bot.adapters.slack_adapter import SlackAccess, SlackAdapter, web_api
from bot.adapters.slack_installing import oauth
from bot.adapters.web_adapter import Tabs, page
from bot.conversation import Conversation
from bot.insight import Insight
from bot.limits import RateLimiter
from bot.metrics import Metrics
from bot.news import Announce, News
from bot.server import Server, application, listening, server
from bot.services import Service, keep_running
from bot.settings import BotSettings, problems
from bot.trainer import train
from engine.assembly import open_engine
from engine.errors import EngineError
from engine.rivals import open_rivals
from engine.settings import EngineSettings
from feedback.settings import FeedbackSettings
from feedback.store import Store
from finetune.settings import FinetuneSettings

log = logging.getLogger("bot")

SETTINGS: tuple[type[BaseSettings], ...] = (BotSettings, EngineSettings, FeedbackSettings, FinetuneSettings)


def main() -> int:
    """Serve until SIGTERM or SIGINT. Returns 2, with a line for each problem, if a setting or a file is at fault."""
    logging.basicConfig(level=logging.INFO, format="%(asctime)s %(name)s %(levelname)s %(message)s")
    wrong = [
        line for settings in SETTINGS for line in _wrong(settings)
    ]  # the trainer's too: it would die at each start
    if wrong:
        print("\n".join(wrong), file=sys.stderr)
        return 2
    try:
        asyncio.run(serve(BotSettings(), EngineSettings(), FeedbackSettings()))
    except (EngineError, OSError) as error:
        print(f"Emmy cannot start: {error}", file=sys.stderr)
        return 2
    return 0


def _wrong(settings: type[BaseSettings]) -> list[str]:
    try:
        settings()
    except ValidationError as error:
        return list(problems(error, settings))
    return []


async def serve(bot: BotSettings, engine_settings: EngineSettings, feedback: FeedbackSettings) -> None:
    """Build the parts, run them side by side, and take them down in order when a signal comes.

    Raises OSError if the port is taken or the web server ends before, and what the parts raise that cannot be opened.
    """
    stopped = asyncio.Event()
    for number in (signal.SIGTERM, signal.SIGINT):
        asyncio.get_running_loop().add_signal_handler(number, stopped.set)
    async with AsyncExitStack() as stack:
        listener = stack.enter_context(listening(bot.host, bot.port))  # first: a taken port ends the start at once
        store = Store(feedback.database_url, feedback.judging)
        stack.push_async_callback(store.close)
        await store.open()
        engine = await stack.enter_async_context(open_engine(engine_settings))
        metrics = Metrics(feedback.judging.meanings)
        limiter = RateLimiter(bot.questions_per_minute, bot.channel_per_minute, bot.server_per_minute)
        conversation = Conversation(engine, store, limiter, metrics)
        rivals = await stack.enter_async_context(open_rivals(engine_settings))
        tabs = Tabs(rivals, Insight(store, engine_settings.releases), bot.page_password.get_secret_value())
        web, services = _services(bot, conversation, store, metrics, tabs)
        services["the reader"] = engine.warm_up
        await _run(web, listener, services, metrics, stopped)


async def _run(
    web: Server, listener: socket, services: Mapping[str, Service], metrics: Metrics, stopped: asyncio.Event
) -> None:
    tasks = [asyncio.create_task(keep_running(name, service, metrics)) for name, service in services.items()]
    serving = asyncio.create_task(web.serve(sockets=[listener]))
    log.info("Emmy is on http://%s:%s", *listener.getsockname()[:2])
    await asyncio.wait([asyncio.create_task(stopped.wait()), serving], return_when=asyncio.FIRST_COMPLETED)
    web.should_exit = True
    for task in tasks:
        task.cancel()
    await asyncio.gather(serving, *tasks, return_exceptions=True)
    if not stopped.is_set():
        raise OSError("the web server ended by itself") from serving.exception()


def _services(
    bot: BotSettings, conversation: Conversation, store: Store, metrics: Metrics, tabs: Tabs
) -> tuple[Server, dict[str, Service]]:
    """The web server, and what runs beside it: the platforms that have tokens, and the trainer."""
    services: dict[str, Service] = {}
    announce: dict[str, Announce] = {}
    slack = _slack(bot, conversation, store, metrics)
    if slack:
        announce["slack"] = slack.announce
    if slack and bot.slack_app_token:
        services["Slack"] = partial(slack.run_socket_mode, bot.slack_app_token.get_secret_value())
    if bot.discord_token:
        services["Discord"] = partial(_discord, bot, bot.discord_token.get_secret_value(), conversation, announce)
    if slack or bot.discord_token:
        services["the news"] = News(store, announce).run
    if bot.trainer:
        services["the trainer"] = partial(train, metrics)
    over_http = slack.handle if slack and (bot.slack_signing_secret or bot.slack_is_shared) else None
    app = application(page(conversation, admin=bot.page_may_train, tabs=tabs), metrics, over_http)
    return server(app), services


async def _discord(bot: BotSettings, token: str, conversation: Conversation, announce: dict[str, Announce]) -> None:
    """Serve Discord by an adapter of its own: one that is closed cannot be opened again."""
    adapter = DiscordAdapter(conversation, bot.admin_ids, message_content=bot.discord_message_content)
    announce["discord"] = adapter.announce
    await adapter.run_until_cancelled(token)


def _slack(bot: BotSettings, conversation: Conversation, store: Store, metrics: Metrics) -> SlackAdapter | None:
    if not bot.slack_bot_token and not bot.slack_is_shared:
        return None
    client = web_api(_value(bot.slack_bot_token), bot.slack_api_url)
    client_secret = _value(bot.slack_client_secret)
    shared = oauth(bot.slack_client_id, client_secret, store.installations) if client_secret else None
    return SlackAdapter(
        conversation, client, SlackAccess(_value(bot.slack_signing_secret), shared), metrics, bot.admin_ids
    )


def _value(secret: SecretStr | None) -> str | None:
    return secret.get_secret_value() if secret else None
