"""The composition root: reads the settings, builds the parts, and serves every platform that has tokens until stopped."""

import asyncio
import logging
import signal
import sys
from collections.abc import Coroutine
from contextlib import AsyncExitStack

from discord import LoginFailure
from pydantic import ValidationError
from pydantic_settings import BaseSettings
from slack_sdk.web.async_client import AsyncWebClient

from bot.adapters.discord_adapter import DiscordAdapter
from bot.adapters.slack_adapter import SlackAdapter
from bot.adapters.web_adapter import page
from bot.conversation import Conversation
from bot.limits import RateLimiter
from bot.metrics import Metrics
from bot.server import Server, application, server
from bot.settings import BotSettings, problems
from bot.trainer import Trainer
from engine.assembly import open_engine
from engine.errors import EngineError
from engine.settings import EngineSettings
from feedback.settings import FeedbackSettings
from feedback.store import Store

log = logging.getLogger("bot")

MINUTE = 60.0


def main() -> int:
    """Serve until SIGTERM or SIGINT. Returns 2, with a line for each problem, if a setting or a file is at fault."""
    logging.basicConfig(level=logging.INFO, format="%(asctime)s %(name)s %(levelname)s %(message)s")
    wrong = [line for settings in (BotSettings, EngineSettings, FeedbackSettings) for line in _wrong(settings)]
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
    """Build the parts, run them side by side, and take them down in order when a signal comes."""
    stopped = asyncio.Event()
    for number in (signal.SIGTERM, signal.SIGINT):
        asyncio.get_running_loop().add_signal_handler(number, stopped.set)
    async with AsyncExitStack() as stack:
        store = Store(feedback.database_url)
        stack.push_async_callback(store.close)
        await store.open()
        engine = await stack.enter_async_context(open_engine(engine_settings))
        metrics = Metrics()
        limiter = RateLimiter(bot.questions_per_minute, MINUTE)
        conversation = Conversation(engine, store, limiter, metrics)
        web, services = _services(bot, conversation, metrics)
        tasks = [asyncio.create_task(_guarded(name, service)) for name, service in services.items()]
        serving = asyncio.create_task(web.serve())
        log.info("Emmy is on http://%s:%s", bot.host, bot.port)
        await asyncio.wait([asyncio.create_task(stopped.wait()), serving], return_when=asyncio.FIRST_COMPLETED)
        web.should_exit = True
        for task in tasks:
            task.cancel()
        await asyncio.gather(serving, *tasks, return_exceptions=True)


def _services(
    bot: BotSettings, conversation: Conversation, metrics: Metrics
) -> tuple[Server, dict[str, Coroutine[None, None, None]]]:
    """The web server, and what runs beside it: the platforms that have tokens, and the trainer."""
    services: dict[str, Coroutine[None, None, None]] = {}
    slack = _slack(bot, conversation)
    if slack and bot.slack_app_token:
        services["Slack"] = slack.run_socket_mode(bot.slack_app_token.get_secret_value())
    if bot.discord_token:
        discord = DiscordAdapter(conversation, bot.admin_ids)
        services["Discord"] = discord.start(bot.discord_token.get_secret_value())
    if bot.trainer:
        services["the trainer"] = Trainer(metrics).run()
    over_http = slack.handle if slack and bot.slack_signing_secret else None
    app = application(page(conversation, admin=bot.page_admin), metrics, over_http)
    return server(app, bot.host, bot.port), services


def _slack(bot: BotSettings, conversation: Conversation) -> SlackAdapter | None:
    if not bot.slack_bot_token:
        return None
    client = AsyncWebClient(bot.slack_bot_token.get_secret_value(), base_url=bot.slack_api_url)
    secret = bot.slack_signing_secret.get_secret_value() if bot.slack_signing_secret else None
    return SlackAdapter(conversation, client, secret, bot.admin_ids)


async def _guarded(name: str, service: Coroutine[None, None, None]) -> None:
    """Run a service; if it breaks, say so and leave the others alone."""
    try:
        await service
    except LoginFailure:
        log.error("DISCORD_TOKEN was refused by Discord: copy it again from the developer portal, Bot, Reset Token")  # noqa: TRY400
    except Exception:
        log.exception("%s stopped working; the rest of Emmy goes on", name)
