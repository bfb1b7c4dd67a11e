"""The modal after a 👎: what was wrong, and perhaps the right answer."""

from typing import Any

import discord

from bot.adapters.discord_messages import Part
from bot.adapters.discord_sending import after
from bot.adapters.discord_showing import Showing
from bot.events import Complaint, Form, Person

OPEN_SECONDS = 3600.0  # that a form is waited for
MOST_TITLE = 45  # characters of a title or a label


class ComplaintForm(discord.ui.Modal):
    """A Form. What it says goes to the conversation, and its thanks to who filled it in."""

    def __init__(self, form: Form, showing: Showing, person: Person, server_locale: str) -> None:
        super().__init__(title=form.title[:MOST_TITLE], timeout=OPEN_SECONDS)
        self._form = form
        self._showing = showing
        self._person = person
        self._server_locale = server_locale
        options = [discord.SelectOption(value=value, label=label) for value, label in form.reasons]
        self._reason: discord.ui.Select[Any] = discord.ui.Select(options=options, custom_id="reason")
        self._right: discord.ui.TextInput[Any] = discord.ui.TextInput(
            required=False, max_length=form.most_characters, custom_id="right_answer"
        )
        self.add_item(discord.ui.Label(text=form.reason_label[:MOST_TITLE], component=self._reason))
        self.add_item(discord.ui.Label(text=form.answer_label[:MOST_TITLE], component=self._right))

    async def on_submit(self, interaction: discord.Interaction) -> None:
        """Keep it, and give thanks."""
        with self._showing.bearing("form"):
            await interaction.response.defer(ephemeral=True, thinking=True)
        reason = self._reason.values[0] if self._reason.values else ""
        complaint = Complaint(self._form, self._person, reason, self._right.value, self._server_locale)
        reply = await self._showing.conversation.complained(complaint)
        with self._showing.bearing("form"):
            await after(interaction)(Part(reply.text, ephemeral=True))
