"""Facts to fill a store or a dataset with; what a test is not about has a default."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta

from feedback.evidence import Evidence, Judging, evidence
from feedback.records import Choice, Exchange, Facts, MessageRef, OptOut, RatedExchange, Rating, Reason, Remark
from feedback.store import Store
from feedback.trust import TrustRules

NOON = datetime(2026, 3, 1, 12, tzinfo=UTC)
PLAIN = Judging(rules=TrustRules(newcomer=1.0, burst=1.0))


def exchange(id_: str, question: str = "take 3 from 10", completion: str = "calculate(10 - 3)", **changed) -> Exchange:
    """Answered by the arithmetic expert on the server "discord:1"."""
    values = {
        "asked_at": NOON,
        "platform": "discord",
        "server": "discord:1",
        "conversation": "discord:1/2",
        "asker": "discord:alice",
        "answer": "`7`",
        "final": "7",
        "expert": "arithmetic",
        "confidence": 0.9,
        "release": "shipped",
        "seconds": 0.03,
    }
    return Exchange(id=id_, question=question, completion=completion, **(values | changed))


def message(id_: str) -> MessageRef:
    return MessageRef("discord", "2", id_)


def later(minutes: int) -> datetime:
    return NOON + timedelta(minutes=minutes)


async def answered(store: Store, id_: str, asked_by: MessageRef | None = None, **changed) -> MessageRef:
    """An exchange that is recorded and carried by a message of the same id."""
    await store.record(exchange(id_, **changed), asked_by)
    await store.attach(id_, [message(id_)])
    return message(id_)


def rated(told: Exchange, *reactions: str) -> RatedExchange:
    """Each reaction is a rater's name and emoji: `alice 👍`."""
    ratings = [reaction.split() for reaction in reactions]
    return RatedExchange(told, tuple(Rating(told.id, message(told.id), who, emoji, NOON) for who, emoji in ratings))


def remarked(
    told: RatedExchange, author: str, reason: Reason, right_answer: str = "", minute: int = 0
) -> RatedExchange:
    """The exchange with one more remark."""
    remark = Remark(told.exchange.id, author, reason, later(minute), right_answer)
    return replace(told, remarks=(*told.remarks, remark))


def evidence_of(*told: RatedExchange, choices: tuple[Choice, ...] = (), opt_outs: tuple[OptOut, ...] = ()) -> Evidence:
    """The evidence of exchanges, with votes that all count as they come."""
    return evidence(Facts(told, choices, opt_outs), PLAIN)
