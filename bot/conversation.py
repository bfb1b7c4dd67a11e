"""The core of the bot, the same for every platform: questions, reactions, presses and commands in, replies out.

What an adapter does with it (all that it needs stands here, in `bot.events`, `bot.actions` and `bot.verbs`):

- a question: `async for reply in conversation.answer(incoming)`, show each Reply in place of the one before; when the
  last is shown and has an `exchange_id`, `await conversation.delivered(reply, refs)` with the messages that carry it,
  and only then put `reply.votes` on as reactions, so that none can come before the store knows the message. No reply
  at all means that Emmy stays silent: send nothing before the first. After a `gone` one nothing of it may be left. Hold
  `conversation.showing(incoming.message)` until all is shown;
- an edited question: nothing is to be done if `conversation.revised(incoming)`, for the answer that is being made goes
  on with it. Else, holding `showing`, `edit = await conversation.edited(incoming)`; if there is one, show `edit.replies`
  in `edit.messages` (post what is more, delete what is left over) and go on as above;
- a deleted question: `conversation.recalled(ref)` at once, for an answer that is being made; then, holding `showing`,
  delete the messages that `await conversation.deleted(ref)` names;
- a reaction: `await conversation.reacted(reaction)`; it has returned only when the rating is committed;
- a button: `async for reply in conversation.pressed(press)`. `in_place` replies replace the message of the button, the
  others are shown anew, `ephemeral` ones to the presser alone; `form` is opened as a modal, and what was filled in goes
  to `await conversation.complained(complaint)`, whose Reply is shown to the author. `delivered` as above;
- a slash command of `bot.verbs.VERBS`: `async for reply in conversation.command(command)`; `delivered` as above.

Where a platform lacks something it shows the nearest thing: a `hint` as small text, `buttons` as reactions (`votes`), an
`ephemeral` reply as a direct message or not at all, `files` as a message. Answers in one conversation come one after the
other; all together, so many at once go to the engine, and who waits is told their place.
"""

import asyncio
import logging
from collections.abc import AsyncGenerator, AsyncIterator, Iterable
from dataclasses import dataclass
from datetime import UTC, datetime

from bot import commands, replies, words
from bot.actions import EMOJI, ActionKind
from bot.asking import Answering, Asker, Question, repeating
from bot.commands.curves import asked_in_words
from bot.commands.requests import Request
from bot.events import Command, Complaint, Incoming, Person, Press, Reaction, Reply
from bot.limits import RateLimiter
from bot.metrics import Metrics
from bot.pressing import Presses
from bot.reception import Reception
from bot.revisions import Revisions
from bot.rules import rules
from bot.turns import Turns
from feedback.records import MOST_ANSWER_CHARACTERS, MessageRef, Reason, Remark
from feedback.store import Store

log = logging.getLogger(__name__)

KNOWN_RELEASES = 25  # that are offered for completion
_VARIATION = "\ufe0f"
_PAIR_VOTES = {EMOJI[kind].removesuffix(_VARIATION): kind for kind in (ActionKind.FIRST, ActionKind.SECOND)}


@dataclass(frozen=True, slots=True)
class Edit:
    """An edited question: what is to be shown, and the messages in which it is to be shown."""

    messages: tuple[MessageRef, ...]
    replies: AsyncIterator[Reply]


class Conversation:
    """Joins the engine and the store."""

    def __init__(
        self,
        engine: Answering,
        store: Store,
        limiter: RateLimiter,
        metrics: Metrics,
        poll_seconds: float = 1.0,
    ) -> None:
        self._engine = engine
        self._store = store
        self._metrics = metrics
        self._poll_seconds = poll_seconds
        self._reception = Reception(store, limiter)
        self._asker = Asker(engine, store, metrics)
        self._turns = Turns(self._asker)
        self._revisions = Revisions(self._answer)
        self._presses = Presses(store, self.reacted, self._answer)

    def answer(self, incoming: Incoming) -> AsyncIterator[Reply]:
        """The reply to a question, as it comes about. The exchange is recorded before the last Reply is given.

        A plot that is asked for in words is made as by its command.
        """
        curves = asked_in_words(incoming.text)
        shown = self._plotted(incoming, curves) if curves else self._revisions.replies(incoming)
        return self._guarded("a question", incoming.author, shown)

    def showing(self, message: MessageRef) -> asyncio.Lock:
        """To be held while what is answered to a message is shown: its edits and its deletion come one after the other."""
        return self._revisions.showing(message)

    def revised(self, incoming: Incoming) -> bool:
        """Whether an edit came while the answer was being made: what was made is given up, and it goes on with the edit."""
        return self._revisions.edit(incoming)

    async def edited(self, incoming: Incoming) -> Edit | None:
        """How to show the answer to a question that was edited; None if it was not ours, or asks the same as before."""
        if incoming.message is None:
            return None
        shown = await self._store.messages.answers_to(incoming.message)
        asked = await self._store.messages.exchanges_of(incoming.message)
        before = await self._store.exchange(asked[-1]) if asked else None
        if (
            not shown
            or before is None
            or before.question in (incoming.text, await self._asker.whole_question(incoming))
        ):
            return None
        answered = self._guarded("an edited question", incoming.author, self._revisions.replies(incoming, edited=True))
        return Edit(tuple(shown), answered)

    def recalled(self, question: MessageRef) -> None:
        """Give up what is being answered to a question that was deleted."""
        self._revisions.delete(question)

    async def deleted(self, question: MessageRef) -> tuple[MessageRef, ...]:
        """The messages that are to go with a question that was deleted. Reactions to them stay kept."""
        if not await self.was_asked(question):
            return ()  # as most messages that are deleted; no writer need wait for them
        shown = await self._store.messages.answers_to(question)
        await self._store.messages.withdraw(question)
        return tuple(shown)

    def degraded(self, platform: str, lacking: str) -> None:
        """Count that an adapter had to do without something that its platform has; it logs the details itself."""
        self._metrics.degraded(platform, lacking)

    async def releases(self) -> tuple[str, ...]:
        """The releases that trainings brought, the last one first, for completing what is typed after `/release`."""
        runs = await self._store.training.runs(KNOWN_RELEASES)
        return tuple(dict.fromkeys(run.release for run in runs if run.release))

    async def knows(self, conversation: str) -> bool:
        """Whether something was answered in that conversation before."""
        return bool(await self._store.history(conversation, 1))

    async def overhears(self, server: str, channel: str) -> bool:
        """Whether what merely stands in that channel may be answered; where not, nothing need be found out of its author."""
        return rules(await self._store.settings.of(server, channel)).auto_reply

    async def was_asked(self, message: MessageRef) -> bool:
        """Whether that message was answered before, by a process that may have ended since."""
        return bool(await self._store.messages.exchanges_of(message))

    async def delivered(self, reply: Reply, refs: Iterable[MessageRef]) -> None:
        """The messages that carry an answer stand; reactions to any of them are ratings from now on."""
        if reply.exchange_id and reply.rival_id:
            await self._store.messages.show_pair(reply.exchange_id, reply.rival_id, refs)
        elif reply.exchange_id:
            await self._store.attach(reply.exchange_id, refs)

    async def reacted(self, reaction: Reaction) -> bool:
        """Keep a reaction or its retraction. True if there was one to keep or take back; it is then committed.

        On two answers side by side 🅰️ and 🅱️ are choices; false if one is taken back that was never made.
        """
        vote = _PAIR_VOTES.get(reaction.emoji.removesuffix(_VARIATION))
        if vote and (pair := await self._store.messages.pair_of(reaction.message)):
            keep_vote = self._presses.chose if reaction.added else self._presses.unchose
            return await keep_vote(vote, pair, reaction.rater)
        given = (reaction.message, reaction.rater.id, reaction.emoji, datetime.now(UTC))
        kept = await (self._store.rate(*given) if reaction.added else self._store.retract(*given, of=reaction.of))
        if kept:
            self._metrics.rated(reaction.emoji, added=reaction.added)
        return kept

    def pressed(self, press: Press) -> AsyncIterator[Reply]:
        """What a button does. A rating or a choice is committed before the first Reply."""
        return self._guarded("a button", press.presser, self._pressed(press), private=True)

    async def complained(self, complaint: Complaint) -> Reply:
        """Keep what a Form says; it is committed when the thanks are given."""
        say = words.of(complaint.author.locale, complaint.server_locale)
        told = complaint.right_answer.strip()
        if complaint.reason not in set(Reason) or len(told) > MOST_ANSWER_CHARACTERS:
            return replies.private(say("remark_refused", most=MOST_ANSWER_CHARACTERS))
        reason = Reason(complaint.reason)
        remark = Remark(complaint.form.exchange_id, complaint.author.id, reason, datetime.now(UTC), told)
        kept = await self._store.opinions.remark(remark)
        return replies.private(say("remark_kept" if kept else "gone"))

    def command(self, command: Command) -> AsyncIterator[Reply]:
        """The reply to a slash command, as it comes about."""
        return self._guarded(f"/{command.name}", command.author, self._command(command), private=True)

    async def _guarded(
        self, what: str, person: Person, shown: AsyncIterator[Reply], *, private: bool = False
    ) -> AsyncIterator[Reply]:
        """The replies; whatever breaks, the person is told and the adapter goes on. This is the edge of the core."""
        try:
            async for reply in shown:
                yield reply
        except Exception:
            log.exception("%s failed", what)
            self._metrics.failed()
            yield Reply(words.of(person.locale)("failed"), ephemeral=private, finished=True)

    async def _answer(self, incoming: Incoming, edited: bool = False) -> AsyncGenerator[Reply]:
        async with self._reception.arriving(incoming.conversation):
            place = await self._reception.place(incoming)
            incoming, repeated = await repeating(incoming, self._store)
        if not incoming.addressed and not place.rules.auto_reply:
            return
        if refusal := self._reception.refusal(incoming, place):
            if incoming.addressed:
                yield replies.private(refusal)
            return
        async for reply in self._turns.answer(Question(incoming, place.rules, place.say, repeated, edited)):
            yield reply

    async def _plotted(self, incoming: Incoming, curves: str) -> AsyncGenerator[Reply]:
        """The plot; where a message was not addressed to Emmy, that or nothing, and only where admins chose so."""
        place = await self._reception.place(incoming)
        if not incoming.addressed and not place.rules.auto_reply:
            return
        async for reply in self._command(_plot(incoming, curves)):
            if incoming.addressed or reply.images:
                yield reply

    async def _pressed(self, press: Press) -> AsyncIterator[Reply]:
        place = await self._reception.place(press)
        async for reply in self._presses.obeyed(press, place):
            yield reply

    async def _command(self, command: Command) -> AsyncIterator[Reply]:
        place = await self._reception.place(command)
        if command.name in commands.COMPUTING and (refusal := self._reception.refusal(command, place)):
            yield replies.private(refusal)
            return
        request = Request(command, place, self._engine.release, self._store, self._turns, self._poll_seconds)
        async for reply in commands.obeyed(request):
            yield reply


def _plot(incoming: Incoming, curves: str) -> Command:
    """The command that a message in words stands for."""
    return Command(
        platform=incoming.platform,
        server=incoming.server,
        name="plot",
        author=incoming.author,
        arguments={"curves": curves},
        conversation=incoming.conversation,
        channel=incoming.channel,
        server_locale=incoming.server_locale,
    )
