"""What messages have to do with exchanges besides carrying their answers: which ask, and which show two side by side."""

from collections.abc import Iterable
from dataclasses import asdict
from enum import StrEnum

from sqlalchemy import ColumnElement, Select, Update, select, update

from feedback.database import Sessions, insert_new
from feedback.records import MessageRef
from feedback.tables import MessageRow


class Role(StrEnum):
    """What a message is to an exchange; the value is stored and must not change.

    WITHDRAWN is a question that was edited since or deleted. PAIR shows the exchange beside another one to choose from:
    reactions to it say nothing of either.
    """

    ANSWER = "answer"
    QUESTION = "question"
    WITHDRAWN = "withdrawn"
    PAIR = "pair"


class Messages:
    """The rows of messages that carry no single answer. A method that has returned has committed."""

    def __init__(self, sessions: Sessions) -> None:
        self._sessions = sessions

    async def show_pair(self, first: str, second: str, refs: Iterable[MessageRef]) -> None:
        """The messages show two exchanges side by side."""
        async with self._sessions.writing() as session:
            for ref in refs:
                for exchange_id in (first, second):
                    await insert_new(session, MessageRow, exchange_id=exchange_id, role=Role.PAIR, **asdict(ref))

    async def pair_of(self, ref: MessageRef) -> tuple[str, str] | None:
        """The two exchanges that a message shows side by side, in that order; None if it shows none."""
        shown = select(MessageRow.exchange_id).where(*is_message(ref), MessageRow.role == Role.PAIR)
        async with self._sessions.reading() as session:
            found = (await session.scalars(shown.order_by(MessageRow.id))).all()
        return (found[0], found[1]) if len(found) > 1 else None

    async def answers_to(self, question: MessageRef) -> list[MessageRef]:
        """The messages that carry what was answered to a message that asks, each once, oldest first."""
        async with self._sessions.reading() as session:
            rows = (await session.scalars(_answers_to(question))).all()
        return list(dict.fromkeys(MessageRef(row.platform, row.channel, row.message) for row in rows))

    async def exchanges_of(self, question: MessageRef) -> list[str]:
        """The exchanges that answer a message that asks, oldest first."""
        asked = select(MessageRow.exchange_id).where(*is_message(question), MessageRow.role == Role.QUESTION)
        async with self._sessions.reading() as session:
            return list(await session.scalars(asked.order_by(MessageRow.id)))

    async def withdraw(self, question: MessageRef) -> None:
        """The message no longer asks what it asked: its exchanges are no history of the conversation any more."""
        async with self._sessions.writing() as session:
            await session.execute(withdrawal(question))


def is_message(ref: MessageRef) -> tuple[ColumnElement[bool], ...]:
    """The conditions of the rows of a message."""
    return (
        MessageRow.platform == ref.platform,
        MessageRow.channel == ref.channel,
        MessageRow.message == ref.message,
    )


def withdrawal(question: MessageRef) -> Update:
    """The statement after which a message no longer asks what it asked."""
    asked = update(MessageRow).where(*is_message(question), MessageRow.role == Role.QUESTION)
    return asked.values(role=Role.WITHDRAWN)


def _answers_to(question: MessageRef) -> Select[MessageRow]:
    asked = select(MessageRow.exchange_id).where(*is_message(question), MessageRow.role == Role.QUESTION)
    shows = MessageRow.role.in_((Role.ANSWER, Role.PAIR))
    return select(MessageRow).where(MessageRow.exchange_id.in_(asked), shows).order_by(MessageRow.id)
