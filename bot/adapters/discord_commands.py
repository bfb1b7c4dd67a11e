"""Slash commands for every verb of `bot.verbs`, `/ask`, and "Solve this" in the menu of any message."""

import asyncio
import inspect
from collections.abc import AsyncIterator, Mapping, Sequence
from typing import Any

import discord
from discord import app_commands

from bot.adapters import discord_showing
from bot.adapters.discord_completion import Completion, completions
from bot.adapters.discord_events import PLATFORM, presser, spot_in
from bot.adapters.discord_messages import DiscordMessages
from bot.adapters.discord_permissions import allowed_after
from bot.adapters.discord_reading import Reader
from bot.adapters.discord_sending import after
from bot.adapters.discord_showing import Showing
from bot.adapters.discord_translation import sentence
from bot.adapters.pacing import paced
from bot.events import Command, Incoming, Reply
from bot.verbs import VERBS, Argument, Verb, VerbName

ANY_CONTEXT = app_commands.AppCommandContext(guild=True, dm_channel=True, private_channel=True)
ANY_INSTALL = app_commands.AppInstallationType(guild=True, user=True)
IN_SERVERS = app_commands.AppCommandContext(guild=True, dm_channel=False, private_channel=False)
BY_SERVERS = app_commands.AppInstallationType(guild=True, user=False)
MOMENT = 0.5  # seconds
ADMINS = discord.Permissions(manage_guild=True)  # who sees an admin's command, until a server says otherwise


AppCommand = app_commands.Command[Any, ..., None] | app_commands.ContextMenu


def app_commands_of(showing: Showing, reader: Reader) -> list[AppCommand]:
    """All that the application registers."""
    completing = completions(showing.conversation)
    return [_ask(showing), _solve_this(showing, reader), *(_command(verb, showing, completing) for verb in VERBS)]


def _ask(showing: Showing) -> AppCommand:
    @app_commands.describe(question=sentence("argument_question"))
    async def ask(interaction: discord.Interaction, question: str) -> None:
        await _answered(interaction, question, showing)

    return app_commands.Command(
        name="ask",
        description=sentence("verb_ask"),
        callback=ask,
        allowed_contexts=ANY_CONTEXT,
        allowed_installs=ANY_INSTALL,
    )


def _solve_this(showing: Showing, reader: Reader) -> AppCommand:
    async def solve_this(interaction: discord.Interaction, message: discord.Message) -> None:
        await _answered(interaction, reader.without_mention(message.content), showing)

    return app_commands.ContextMenu(
        name=sentence("solve_this"), callback=solve_this, allowed_contexts=ANY_CONTEXT, allowed_installs=ANY_INSTALL
    )


def _command(verb: Verb, showing: Showing, completing: Mapping[tuple[VerbName, str], Completion]) -> AppCommand:
    """A verb; those of admins are for servers that installed the application, and for who may manage them."""
    command: app_commands.Command[Any, ..., None] = app_commands.Command(
        name=verb.name,
        description=sentence(f"verb_{verb.name}"),
        callback=_callback(verb, showing, completing),
        allowed_contexts=IN_SERVERS if verb.admin else ANY_CONTEXT,
        allowed_installs=BY_SERVERS if verb.admin else ANY_INSTALL,
    )
    command.default_permissions = ADMINS if verb.admin else None
    return command


def _callback(verb: Verb, showing: Showing, completing: Mapping[tuple[VerbName, str], Completion]) -> Any:  # noqa: ANN401 -- its arguments are the verb's
    """A function with the verb's arguments, from whose signature discord.py reads what to ask for."""

    async def run(interaction: discord.Interaction, **given: str | None) -> None:
        await _obeyed(interaction, verb, {name: value for name, value in given.items() if value}, showing)

    callback: Any = run
    callback.__signature__ = _signature(verb.arguments)
    names = [argument.name for argument in verb.arguments]
    completed: dict[str, Any] = {name: completing[verb.name, name] for name in names if (verb.name, name) in completing}
    app_commands.describe(**{name: sentence(f"argument_{name}") for name in names})(callback)
    app_commands.choices(**{one.name: _choices(one) for one in verb.arguments if one.choices})(callback)
    app_commands.autocomplete(**completed)(callback)
    return callback


def _signature(arguments: Sequence[Argument]) -> inspect.Signature:
    """The parameters of a command: the interaction, and a text for each argument."""
    kind = inspect.Parameter.KEYWORD_ONLY
    texts = [
        inspect.Parameter(one.name, kind, annotation=str)
        if one.required
        else inspect.Parameter(one.name, kind, annotation=str | None, default=None)
        for one in arguments
    ]
    return inspect.Signature([inspect.Parameter("interaction", inspect.Parameter.POSITIONAL_ONLY), *texts])


def _choices(argument: Argument) -> list[app_commands.Choice[str]]:
    return [app_commands.Choice(name=choice, value=choice) for choice in argument.choices]


async def _answered(interaction: discord.Interaction, question: str, showing: Showing) -> None:
    """Answer a question for all to see."""
    spot = spot_in(interaction)
    incoming = Incoming(
        platform=PLATFORM,
        server=spot.server,
        conversation=spot.conversation,
        author=presser(interaction, showing.admins),
        text=question,
        channel=spot.channel,
        server_locale=spot.server_locale,
    )
    await _shown(interaction, showing.conversation.answer(incoming), showing, private=False)


async def _obeyed(interaction: discord.Interaction, verb: Verb, given: Mapping[str, str], showing: Showing) -> None:
    spot = spot_in(interaction)
    command = Command(
        platform=PLATFORM,
        server=spot.server,
        name=verb.name,
        author=presser(interaction, showing.admins),
        arguments=given,
        conversation=spot.conversation,
        channel=spot.channel,
        server_locale=spot.server_locale,
    )
    await _shown(interaction, showing.conversation.command(command), showing, private=verb.private)


async def _shown(
    interaction: discord.Interaction, replies: AsyncIterator[Reply], showing: Showing, *, private: bool
) -> None:
    """Defer, and show the replies. What comes within a moment may be private, such as a refusal; later it is too late.

    Discord waits for three seconds only, and what was deferred for all to see stays so.
    """
    changes = paced(replies, discord_showing.EDIT_SECONDS)
    coming = asyncio.ensure_future(anext(changes, None))
    await asyncio.wait({coming}, timeout=MOMENT)
    refused = coming.done() and (early := coming.result()) is not None and early.ephemeral
    try:
        with showing.bearing("interaction"):
            await interaction.response.defer(thinking=True, ephemeral=private or refused)
            allowed = allowed_after(interaction)
            shown = DiscordMessages(after(interaction), pictures=allowed.pictures)
            while reply := await coming:
                await showing.put(reply, shown, allowed)
                coming = asyncio.ensure_future(anext(changes, None))
    finally:
        coming.cancel()
