"""Discord: the client, which connects its parts: `discord_events` reads payloads, `discord_messages` writes them."""

from collections.abc import Collection

import discord
from discord.ext import commands

from bot.adapters.discord_buttons import ActionButton
from bot.adapters.discord_commands import app_commands_of
from bot.adapters.discord_events import server_id
from bot.adapters.discord_messages import DiscordMessages
from bot.adapters.discord_questions import Questions
from bot.adapters.discord_reactions import Reactions
from bot.adapters.discord_reading import Reader
from bot.adapters.discord_sending import into
from bot.adapters.discord_showing import Showing
from bot.adapters.discord_translation import Translator
from bot.conversation import Conversation
from bot.events import Reply
from bot.services import RefusedError

NO_TOKEN = "DISCORD_TOKEN is none of Discord's: copy it again from the developer portal, Bot, Reset Token"
NO_INTENT = (
    "Discord wants the message content intent switched on: developer portal, Bot, Privileged Gateway Intents; "
    "or set EMMY_DISCORD_MESSAGE_CONTENT=false, and Emmy reads mentions, direct messages and commands only"
)


class DiscordAdapter(commands.AutoShardedBot):
    """The bot's client. `admins` are ids of people who may train everywhere, besides those who may manage a server.

    Without `message_content`, a privileged intent, she reads what mentions her, direct messages and commands.
    """

    def __init__(
        self, conversation: Conversation, admins: Collection[str] = (), *, message_content: bool = True
    ) -> None:
        super().__init__(
            command_prefix=(),
            help_command=None,
            intents=_intents(message_content=message_content),
            allowed_mentions=discord.AllowedMentions.none(),
        )
        self._showing = Showing(conversation, frozenset(admins))
        self._reader = Reader(self, conversation, self._showing.admins)
        for command in app_commands_of(self._showing, self._reader):
            self.tree.add_command(command)

    async def setup_hook(self) -> None:
        """Listen, and tell Discord which commands there are."""
        self.add_dynamic_items(ActionButton)
        await self.add_cog(Questions(self, self._showing, self._reader))
        await self.add_cog(Reactions(self, self._showing))
        await self.tree.set_translator(Translator())
        with self._showing.bearing("commands"):
            await self.tree.sync()

    async def run_until_cancelled(self, token: str) -> None:
        """Serve, and close the gateway's sessions in the end.

        Raises RefusedError if Discord takes neither the token nor the intents, and what else `start` raises.
        """
        try:
            async with self:
                await self.start(token)
        except discord.LoginFailure as error:
            raise RefusedError(NO_TOKEN) from error
        except discord.PrivilegedIntentsRequired as error:
            raise RefusedError(NO_INTENT) from error

    async def on_message(self, message: discord.Message, /) -> None:
        """Messages are questions, which `Questions` hears; there are no commands with a prefix."""

    async def announce(self, server: str, channel: str, reply: Reply) -> None:
        """Show a reply in a channel of that server, and of no other; where she cannot, that is logged and counted."""
        found = self.get_channel(int(channel)) if channel.isdecimal() else None
        guild = getattr(found, "guild", None)
        if not isinstance(found, discord.abc.Messageable) or guild is None or server_id(guild.id) != server:
            self._showing.lacks("news", "see the channel that /settings news names")
            return
        with self._showing.bearing("news"):
            await DiscordMessages(into(found)).show(reply)


def _intents(*, message_content: bool) -> discord.Intents:
    intents = discord.Intents.none()
    intents.guilds = intents.messages = intents.reactions = True
    intents.message_content = message_content
    return intents
