"""What a command's handler gets, and what it is."""

from collections.abc import AsyncIterator, Callable
from dataclasses import dataclass

from bot.events import Command, Incoming, Reply
from bot.reception import Place
from bot.turns import Turns
from engine.release import Release
from feedback.store import Store


@dataclass(frozen=True, slots=True)
class Request:
    """A command, where it was given, and what there is to obey it with."""

    command: Command
    place: Place
    release: Release
    store: Store
    turns: Turns
    poll_seconds: float

    def say(self, key: str, **parts: object) -> str:
        """A sentence in the asker's language."""
        return self.place.say(key, **parts)

    def argument(self, name: str) -> str:
        """An argument without white space around it; empty if it was not given."""
        return self.command.arguments.get(name, "").strip()

    def asking(self, text: str) -> Incoming:
        """A question that the command asks."""
        command = self.command
        return Incoming(
            platform=command.platform,
            server=command.server,
            conversation=command.conversation,
            author=command.author,
            text=text,
            channel=command.channel,
            server_locale=command.server_locale,
        )


Handler = Callable[[Request], AsyncIterator[Reply]]
