"""What the engine can vouch for: what it computed and checked without a model's reading; what failed a check is doubtful."""

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
        (said("good morning"), ""),
    ],
)
def test_an_answer_is_checked_doubtful_or_neither(given, expected):
    assert verified(given) == expected


async def test_the_conversation_keeps_what_the_engine_verified(converse, store):
    from tests.bot.test_conversation import asked, replies
    from tests.fakes import FakeEngine

    await replies(converse(FakeEngine(answer(checked=True))), asked("12 x 15 ="))
    [kept] = await store.history("discord:1:2", 1)
    assert kept.verification == Verification.CHECKED
