"""Who is answered where: the rules and the language of a place, and why somebody is sent away."""

import asyncio
from dataclasses import dataclass
from weakref import WeakValueDictionary

from bot import words
from bot.events import Command, Incoming, Press
from bot.limits import RateLimiter
from bot.rules import Rules, rules
from bot.words import Words
from feedback.store import Store


@dataclass(frozen=True, slots=True)
class Place:
    """What holds where somebody speaks: the rules, and the language in which they are answered."""

    rules: Rules
    say: Words


class Reception:
    """Knows what admins set, and who asked how often."""

    def __init__(self, store: Store, limiter: RateLimiter) -> None:
        self._store = store
        self._limiter = limiter
        self._arrivals: WeakValueDictionary[str, asyncio.Lock] = WeakValueDictionary()

    def arriving(self, conversation: str) -> asyncio.Lock:
        """To be held while the place of a question is read, so that questions of a conversation stay in order."""
        return self._arrivals.setdefault(conversation, asyncio.Lock())

    async def place(self, source: Incoming | Press | Command) -> Place:
        """The place that something comes from. Its language is the one that is set, else the person's, else the server's."""
        held = rules(await self._store.settings.of(source.server, source.channel))
        person = source.presser if isinstance(source, Press) else source.author
        return Place(held, words.of(held.language, person.locale, source.server_locale))

    def refusal(self, source: Incoming | Command, place: Place) -> str | None:
        """Why somebody is not answered here or not now, in words; None if they are, and the question then counts."""
        if not place.rules.answers:
            return place.say("not_here")
        if not place.rules.may_ask(source.author):
            return place.say("not_you")
        wait = self._limiter.wait(*_counted(source))
        return place.say(f"too_fast_{wait.scope}", seconds=wait.seconds) if wait else None


def _counted(source: Incoming | Command) -> tuple[str, ...]:
    """Person, channel and server; what somebody merely says among others is counted apart from what they ask."""
    if isinstance(source, Incoming) and not source.addressed:
        return (f"heard {source.author.id}",)
    return (source.author.id, source.channel, source.server)
