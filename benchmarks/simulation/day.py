"""A day on the played server: questions asked, answers rated, wrong ones asked again, all through the conversation core.

Nothing of the engine or the store is passed by: a reply is delivered, a thumb is a reaction to its message, and who
corrects presses 👎 and fills in the form that it opens.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from random import Random
from uuid import uuid4

from benchmarks.simulation.families import Question, asked, ordinary
from benchmarks.simulation.people import Member, raters
from bot.actions import Action, ActionKind
from bot.conversation import Conversation
from bot.events import Complaint, Form, Incoming, Press, Reaction, Reply
from feedback.records import MessageRef, Reason
from finetune.grading import same_value

SERVER = "discord:played"
CHANNEL = "played"
MOST_TRIES = 10  # a person who is told nonsense asks again only so often
NEW_SHARE = 0.6  # of the questions are in the new phrases
GOOD, BAD = "👍", "👎"


@dataclass(frozen=True, slots=True)
class Day:
    """What came of a day: questions, answers (with those that were asked for again), thumbs and corrections."""

    questions: int
    answers: int
    thumbs: int
    corrections: int


@dataclass(frozen=True, slots=True)
class Asked:
    """What came of one question."""

    answers: int
    thumbs: int
    corrected: bool


async def play(
    conversation: Conversation, everyone: Sequence[Member], family: str | None, questions: int, rng: Random
) -> Day:
    """So many questions by people drawn by chance; without a family only ordinary ones."""
    asked_today = []
    for _ in range(questions):
        question = asked(family, rng) if family and rng.random() < NEW_SHARE else ordinary(rng)
        asked_today.append(await ask(conversation, rng.choice(everyone), everyone, question, rng))
    return Day(
        questions,
        sum(one.answers for one in asked_today),
        sum(one.thumbs for one in asked_today),
        sum(one.corrected for one in asked_today),
    )


async def ask(
    conversation: Conversation, asker: Member, everyone: Sequence[Member], question: Question, rng: Random
) -> Asked:
    """One question until its asker is content or gives up. Who corrects does so at the first answer that is wrong."""
    thread = f"{SERVER}/{uuid4()}"
    thumbs, corrected = 0, False
    for tries in range(1, MOST_TRIES + 1):
        incoming = Incoming("discord", SERVER, thread, asker.person, question.text, retry=tries > 1)
        reply, message = await _answered(conversation, incoming)
        right = same_value(reply.alt or None, question.right)
        content = asker.likes(right, rng)
        if asker.corrects and not (content or right or corrected):
            corrected = await _correct(conversation, reply, message, asker, question)
            thumbs += 1
        else:
            thumbs += await _rate(conversation, message, asker, content)
        for other in raters(asker, everyone, rng):
            thumbs += await _rate(conversation, message, other, other.likes(right, rng))
        if content:
            break
    return Asked(tries, thumbs, corrected)


async def _answered(conversation: Conversation, incoming: Incoming) -> tuple[Reply, MessageRef]:
    """The finished reply, shown in a message of its own."""
    replies = [reply async for reply in conversation.answer(incoming)]
    message = MessageRef("discord", CHANNEL, str(uuid4()))
    await conversation.delivered(replies[-1], [message])
    return replies[-1], message


async def _rate(conversation: Conversation, message: MessageRef, member: Member, good: bool) -> int:
    return await conversation.reacted(Reaction(message, member.person, GOOD if good else BAD, added=True))


async def _correct(
    conversation: Conversation, reply: Reply, message: MessageRef, member: Member, question: Question
) -> bool:
    """Press 👎, and fill in the form that comes; whether one came."""
    form = await _form(conversation, reply, message, member)
    if form is not None:
        await conversation.complained(Complaint(form, member.person, Reason.MISREAD, question.right))
    return form is not None


async def _form(conversation: Conversation, reply: Reply, message: MessageRef, member: Member) -> Form | None:
    button = Action(ActionKind.DOWN, reply.exchange_id or "").id
    press = Press("discord", SERVER, CHANNEL, member.person, message, button)
    return next((one.form for one in [shown async for shown in conversation.pressed(press)] if one.form), None)
