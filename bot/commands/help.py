"""`/help`."""

from collections.abc import AsyncIterator

from bot import replies
from bot.commands.requests import Request
from bot.events import Reply
from bot.verbs import VERBS
from bot.words import Words


async def help_(request: Request) -> AsyncIterator[Reply]:
    """How to talk to Emmy."""
    yield replies.private(text(request.place.say))


def text(say: Words) -> str:
    """How to ask, and every verb with its meaning."""
    verbs = [
        say("help_verb", verb=verb.name, meaning=say(f"verb_{verb.name}")) for verb in VERBS if verb.name != "help"
    ]
    return "\n".join([say("help"), "", *verbs])
