"""What the buttons of a Reply do. Their ids say all; what they concern is read from the store, so restarts do not matter."""

from collections.abc import AsyncIterator, Awaitable, Callable
from dataclasses import replace
from datetime import UTC, datetime

from bot import replies
from bot.actions import EMOJI, Action, ActionKind, parse
from bot.commands import privacy
from bot.events import Incoming, Person, Press, Reaction, Reply
from bot.reception import Place
from feedback.records import Choice, Exchange
from feedback.store import Store

_OPPOSITE = {ActionKind.UP: ActionKind.DOWN, ActionKind.DOWN: ActionKind.UP}


class Presses:
    """Obeys buttons. `react` keeps an emoji as `Conversation.reacted` does, `answer` answers a question."""

    def __init__(
        self,
        store: Store,
        react: Callable[[Reaction], Awaitable[bool]],
        answer: Callable[[Incoming], AsyncIterator[Reply]],
    ) -> None:
        self._store = store
        self._react = react
        self._answer = answer

    async def obeyed(self, press: Press, place: Place) -> AsyncIterator[Reply]:
        """The replies to a press. What it says is committed before the first of them."""
        action = parse(press.button)
        if action and action.kind is ActionKind.FORGET:
            yield await privacy.forgotten(self._store, place.say, press.presser, action.subject)
            return
        exchange = await self._store.exchange(action.subject) if action else None
        if action is None or exchange is None:
            yield replies.private(place.say("gone"))
        elif action.kind is ActionKind.AGAIN:
            async for reply in self._answer(_again(press, exchange)):
                yield reply
        else:
            yield await self._opinion(action, exchange, press, place)

    async def chose(self, vote: ActionKind, pair: tuple[str, str], rater: Person) -> bool:
        """Keep which of two answers somebody prefers; false if they are gone."""
        chosen, rejected = _ordered(vote, pair)
        return await self._store.opinions.choose(Choice(chosen, rejected, rater.id, datetime.now(UTC)))

    async def unchose(self, vote: ActionKind, pair: tuple[str, str], rater: Person) -> bool:
        """Take back that somebody prefers that one of two answers; false if they never said so."""
        chosen, rejected = _ordered(vote, pair)
        return await self._store.opinions.unchoose(chosen, rejected, rater.id)

    async def _opinion(self, action: Action, exchange: Exchange, press: Press, place: Place) -> Reply:
        match action.kind:
            case ActionKind.STEPS:
                return replies.private(replies.steps(place.say, exchange.steps))
            case ActionKind.UP:
                await self._rated(action, press)
                return replies.private(place.say("rated"))
            case ActionKind.DOWN:
                await self._rated(action, press)
                return replace(replies.private(place.say("rated")), form=replies.form(exchange.id, place.say))
            case _:
                return await self._settled(action, exchange, press, place)

    async def _rated(self, action: Action, press: Press) -> None:
        """Keep 👍 or 👎 of a button; the other one, if it was given before, is taken back afterwards."""
        if await self._store.exchange_of(press.message) is None:
            await self._store.attach(action.subject, [press.message])  # pressed before the adapter could say so
        for kind, added in ((action.kind, True), (_OPPOSITE[action.kind], False)):
            await self._react(Reaction(press.message, press.presser, EMOJI[kind], added, of=action.subject))

    async def _settled(self, action: Action, first: Exchange, press: Press, place: Place) -> Reply:
        """Keep a choice. The asker's puts the chosen answer in place of the two; others are thanked."""
        if not await self.chose(action.kind, (action.subject, action.other), press.presser):
            return replies.private(place.say("gone"))
        chosen = first if action.kind is ActionKind.FIRST else await self._store.exchange(action.other)
        if chosen is None or press.presser.id != first.asker:
            return replies.private(place.say("chosen"))
        return replies.settled(chosen, place.say, place.rules)


def _ordered(vote: ActionKind, pair: tuple[str, str]) -> tuple[str, str]:
    """The answer that a vote is for, and the other one."""
    return pair if vote is ActionKind.FIRST else pair[::-1]


def _again(press: Press, exchange: Exchange) -> Incoming:
    """The same question once more, by who pressed, in place of the answer whose button it was."""
    return Incoming(
        platform=press.platform,
        server=press.server,
        conversation=exchange.conversation,
        author=press.presser,
        text=exchange.question,
        retry=True,
        channel=press.channel,
        server_locale=press.server_locale,
        sibling_of=exchange.sibling_of or exchange.id,
    )
