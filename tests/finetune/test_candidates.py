"""Programs that the serving experts are made to write: only where people's answers make no pair, and told apart by value."""

import pytest

from engine.release import SHIPPED_FOLDER, read_release
from engine.settings import EngineSettings
from feedback.pairs import Source, preference_pairs
from feedback.questions import held_out
from feedback.records import Reason
from finetune import candidates
from finetune.candidates import Wanted, wanted
from finetune.rated_rows import trainable
from tests.feedback.facts import evidence_of, exchange, rated, remarked

EXPERTS = ("arithmetic",)
TAUGHT = [question for n in range(10, 40) if not held_out(question := f"what is {n} plus 5")]
KEPT = next(question for n in range(10, 40) if held_out(question := f"what is {n} plus 5"))


def told(question: str, *reactions: str, sign: str = "+", id_: str = "a"):
    number = int(question.split()[2])
    final = str(number + 5 if sign == "+" else number - 5)
    return rated(exchange(id_, question, f"calculate(<n1> {sign} <n2>)", final=final), *reactions)


def corrected(question: str, id_: str = "a"):
    right = str(int(question.split()[2]) + 5)
    return remarked(told(question, "bob 👎", sign="-", id_=id_), "bob", Reason.WRONG_RESULT, right)


def test_what_two_like_and_a_corrected_answer_want_others_and_a_pair_or_one_thumb_does_not():
    facts = [
        told(TAUGHT[0], "bob 👍", "eve 👍", id_="1 liked"),
        corrected(TAUGHT[1], "2 corrected"),
        told(TAUGHT[2], "bob 👍", id_="good"),
        told(TAUGHT[2], "bob 👎", sign="-", id_="bad"),
        told(TAUGHT[3], "bob 👎", sign="-", id_="disliked"),
        told(TAUGHT[4], "bob 👍", id_="liked by one"),
        told(TAUGHT[5], "discord:alice 👍", id_="liked by the asker"),
        told(TAUGHT[5], "discord:alice 👍", id_="liked by the asker again"),
        told(KEPT, "bob 👍", "eve 👍", id_="kept"),
    ]
    found = wanted(evidence_of(*facts), EXPERTS)
    assert [(one.question, one.right) for one in found] == [
        (TAUGHT[0], str(int(TAUGHT[0].split()[2]) + 5)),
        (TAUGHT[1], str(int(TAUGHT[1].split()[2]) + 5)),
    ]
    assert wanted(evidence_of(*facts), ("words",)) == []


def test_no_more_than_so_many_are_wanted_the_newest(monkeypatch):
    monkeypatch.setattr(candidates, "MOST_QUESTIONS", 2)
    facts = [corrected(question, question) for question in TAUGHT[:5]]
    assert [one.question for one in wanted(evidence_of(*facts), EXPERTS)] == TAUGHT[3:5]


def test_of_what_is_answered_rightly_no_more_is_wanted_than_was_answered_badly():
    liked = [told(question, "bob 👍", "eve 👍", id_=question) for question in TAUGHT[:5]]
    assert wanted(evidence_of(*liked), EXPERTS) == []
    found = wanted(evidence_of(*liked, corrected(TAUGHT[6], "corrected")), EXPERTS)
    assert [one.question for one in found] == [TAUGHT[4], TAUGHT[6]]


async def test_a_corrected_question_gets_the_programs_that_reach_the_value_and_those_that_do_not():
    evidence = evidence_of(corrected(TAUGHT[0]))
    shares = []
    settings = EngineSettings(general_model="none")
    drawn = await candidates.candidates(
        read_release(SHIPPED_FOLDER), wanted(evidence, EXPERTS), settings, shares.append
    )
    assert shares == [1.0]
    right = [one for one in drawn if one.final]
    assert [one.final for one in right] == [str(int(TAUGHT[0].split()[2]) + 5)]
    assert len(drawn) <= candidates.MOST_RIGHT + candidates.MOST_WRONG
    again = await candidates.candidates(
        read_release(SHIPPED_FOLDER), wanted(evidence, EXPERTS), settings, lambda _: None
    )
    assert again == drawn
    pairs = preference_pairs(evidence, drawn)
    assert pairs
    assert {pair.source for pair in pairs} == {Source.SAMPLED}
    assert all(one.sampled for one in trainable(evidence, "dpo", drawn)["arithmetic"])


async def test_a_question_that_is_too_long_for_an_expert_gets_none():
    long = Wanted("arithmetic", "add " + "apples " * 2000, "7")
    assert await candidates.candidates(read_release(SHIPPED_FOLDER), [long], EngineSettings(), lambda _: None) == []


@pytest.mark.parametrize("method", ["dpo", "kto", "sft", "ppo"])
def test_without_candidates_nothing_counts_as_sampled(method):
    evidence = evidence_of(told(TAUGHT[0], "bob 👍"), told(TAUGHT[0], "bob 👎", sign="-", id_="b"))
    assert not any(one.sampled for one in trainable(evidence, method)["arithmetic"])
