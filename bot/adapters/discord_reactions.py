"""Reactions and buttons: ratings, choices, another answer, steps, and the form after a 👎."""

import asyncio
from collections.abc import AsyncIterator

import discord
from discord.ext import commands

from bot.actions import ActionKind, parse
from bot.adapters.discord_buttons import PRESSED
from bot.adapters.discord_events import PLATFORM, person_id, presser, ref, ref_of, spot_in, unicode
from bot.adapters.discord_form import ComplaintForm
from bot.adapters.discord_messages import DiscordMessages, Part
from bot.adapters.discord_permissions import allowed_after
from bot.adapters.discord_sending import after
from bot.adapters.discord_showing import Showing
from bot.events import Person, Press, Reaction, Reply

FORM_SECONDS = 2.0  # Discord wants a first response within three; a form can be nothing but that


class Reactions(commands.Cog):
    """Hears reactions and presses, also on messages that were sent before this start."""

    def __init__(self, bot: commands.AutoShardedBot, showing: Showing) -> None:
        self._bot = bot
        self._showing = showing
        self._conversation = showing.conversation

    @commands.Cog.listener()
    async def on_raw_reaction_add(self, payload: discord.RawReactionActionEvent) -> None:
        """A rating, or a choice between two answers."""
        await self._react(payload, added=True)

    @commands.Cog.listener()
    async def on_raw_reaction_remove(self, payload: discord.RawReactionActionEvent) -> None:
        """The same, taken back."""
        await self._react(payload, added=False)

    @commands.Cog.listener(f"on_{PRESSED}")
    async def pressed(self, interaction: discord.Interaction, button: str) -> None:
        """A button. All are deferred at once, but the 👎, whose rating is committed first and whose form then opens."""
        press = self._press(interaction, button)
        action = parse(button)
        with self._showing.bearing("interaction"):
            if action and action.kind is ActionKind.DOWN:
                await self._disliked(interaction, press)
                return
            await interaction.response.defer()
            await self._obeyed(interaction, press)

    async def _react(self, payload: discord.RawReactionActionEvent, *, added: bool) -> None:
        own = self._bot.user is not None and payload.user_id == self._bot.user.id
        if own or (payload.member and payload.member.bot):
            return
        message = ref_of(payload.channel_id, payload.message_id)
        rater = Person(person_id(payload.user_id))
        await self._conversation.reacted(Reaction(message, rater, unicode(payload.emoji), added))

    async def _disliked(self, interaction: discord.Interaction, press: Press) -> None:
        """Open the form; if it takes too long to keep the rating, only give thanks."""
        keeping = asyncio.ensure_future(_last(self._conversation.pressed(press)))
        await asyncio.wait({keeping}, timeout=FORM_SECONDS)
        if not keeping.done():
            await interaction.response.defer()
            self._showing.lacks("form", "wait longer than Discord does")
        reply = await keeping
        if reply.form and not interaction.response.is_done():
            form = ComplaintForm(reply.form, self._showing, press.presser, press.server_locale)
            await interaction.response.send_modal(form)
            return
        if not interaction.response.is_done():
            await interaction.response.defer()
        await after(interaction)(Part(reply.text, ephemeral=True))

    async def _obeyed(self, interaction: discord.Interaction, press: Press) -> None:
        """Show what came of a press: in place of the message whose button it was, or anew."""
        allowed = allowed_after(interaction)
        anew = DiscordMessages(after(interaction), pictures=allowed.pictures)
        pressed = [interaction.message] if interaction.message else []
        in_place = DiscordMessages(after(interaction), pressed, pictures=allowed.pictures)
        await self._showing.show(self._conversation.pressed(press), anew, allowed, in_place)

    def _press(self, interaction: discord.Interaction, button: str) -> Press:
        spot = spot_in(interaction)
        message = interaction.message
        return Press(
            platform=PLATFORM,
            server=spot.server,
            conversation=spot.conversation,
            presser=presser(interaction, self._showing.admins),
            message=ref(message) if message else ref_of(interaction.channel_id or 0, interaction.id),
            button=button,
            channel=spot.channel,
            server_locale=spot.server_locale,
        )


async def _last(replies: AsyncIterator[Reply]) -> Reply:
    """The reply that stands in the end."""
    return [reply async for reply in replies][-1]
