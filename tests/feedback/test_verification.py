"""What the engine can vouch for: what it computed and checked without a model's reading; and what it knows to be wrong."""

from dataclasses import replace

import pytest

from engine.messages import Failure
from feedback.records import Verification
from feedback.verification import verified
from tests.fakes import computed, said


def answer(completion: str = "", **flags):
    plain = computed("180", completion=completion)
    return replace(plain, tool_results=tuple(replace(result, **flags) for result in plain.tool_results))


@pytest.mark.parametrize(
    ("given", "expected"),
    [
        (answer(checked=True), Verification.CHECKED),
        (answer(), ""),
        (answer(completion="calculate(12*15)", checked=True), ""),
        (answer(completion="calculate(12*15)", doubtful=True), Verification.DOUBTFUL),
        (answer(doubtful=True), Verification.DOUBTFUL),
        (replace(answer(checked=True), failure=Failure.UNDEFINED), ""),
        (replace(answer(completion="calculate(4/0)"), failure=Failure.UNDEFINED), ""),
        (replace(answer(completion="whereius(4)"), failure=Failure.NOT_UNDERSTOOD), Verification.REFUTED),
        (replace(answer(), failure=Failure.NOT_UNDERSTOOD), ""),
        (said("good morning"), ""),
    ],
)
def test_an_answer_is_checked_doubtful_refuted_or_none_of_these(given, expected):
    assert verified(given) == expected


async def test_the_conversation_keeps_what_the_engine_verified(converse, store):
    from tests.bot.test_conversation import asked, replies
    from tests.fakes import FakeEngine

    await replies(converse(FakeEngine(answer(checked=True))), asked("12 x 15 ="))
    [kept] = await store.history("discord:1:2", 1)
    assert kept.verification == Verification.CHECKED
