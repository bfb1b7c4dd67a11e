"""Buttons under messages. Their ids say all (`bot.actions`), so that they work after a restart, too."""

import re
from collections.abc import Sequence
from typing import Any, Self

import discord

from bot.actions import PREFIX, ActionKind, Button

PRESSED = "emmy_pressed"  # the event of a press, with the interaction and the button's id
_LABELLED = (ActionKind.FIRST, ActionKind.SECOND, ActionKind.FORGET)  # the others are known by their emoji alone


class ActionButton(discord.ui.DynamicItem[discord.ui.Button[Any]], template=re.compile(rf"{PREFIX}:.+", re.DOTALL)):
    """Any button of Emmy's. A press becomes an event of the client's."""

    @classmethod
    async def from_custom_id(
        cls, interaction: discord.Interaction, item: discord.ui.Item[Any], match: re.Match[str], /
    ) -> Self:
        """The button of a message that is out there."""
        del interaction, item
        return cls(discord.ui.Button(custom_id=match[0]))

    async def callback(self, interaction: discord.Interaction[Any]) -> None:
        """Tell the client."""
        interaction.client.dispatch(PRESSED, interaction, self.custom_id)


def view(buttons: Sequence[Button]) -> discord.ui.View | None:
    """The buttons in their order, or None if there are none.

    It is stopped from the start: discord.py would else keep each message's view in memory for ever.
    """
    if not buttons:
        return None
    shown = discord.ui.View(timeout=None)
    for button in buttons:
        shown.add_item(ActionButton(_drawn(button)))
    shown.stop()
    return shown


def _drawn(button: Button) -> discord.ui.Button[Any]:
    kind = button.action.kind
    style = discord.ButtonStyle.danger if kind is ActionKind.FORGET else discord.ButtonStyle.secondary
    label = button.label[:80] if kind in _LABELLED else None
    return discord.ui.Button(style=style, label=label, emoji=button.emoji, custom_id=button.id)
