"""The played server: what is asked, who rates how, and one small night for real."""

from random import Random

import pytest

from benchmarks.simulate import SMOKE, Play, simulate
from benchmarks.simulation.day import Asked, ask
from benchmarks.simulation.families import FAMILIES, Question, asked, counted, unused
from benchmarks.simulation.people import Member, members, raters
from bot.events import Person
from engine.release import SHIPPED_FOLDER, read_release
from feedback.questions import held_out
from feedback.records import Reason, RunState
from finetune.problems.chat import LEFT_OUT
from tests.fakes import FakeEngine, computed
from tests.rated import rated_exchanges


@pytest.mark.parametrize("family", FAMILIES)
def test_counted_questions_are_kept_from_training_and_other_wordings_are_never_asked(family):
    assert all(held_out(question.text) for question in counted(family, 20, Random(1)))
    sentences = {sentence for phrase in FAMILIES[family] for sentence in phrase.used}
    others = {sentence for phrase in FAMILIES[family] for sentence in phrase.unused}
    assert sentences.isdisjoint(others)
    assert len(unused(family, 20, Random(1))) == 20


def test_the_same_seed_asks_the_same(family="slang"):
    assert [asked(family, Random(3)) for _ in range(5)] == [asked(family, Random(3)) for _ in range(5)]


def test_the_words_for_division_and_subtraction_are_left_out_of_the_curriculum():
    assert LEFT_OUT.search("12 yeet 3")
    assert LEFT_OUT.search("knock 3 off of 12")


def test_a_brigade_says_the_contrary_and_comes_together():
    rng = Random(1)
    everyone = members(20, inverted=0.0, brigade=0.3, corrects=0.3, rng=rng)
    brigade = [member for member in everyone if member.brigade]
    assert len(brigade) == 6
    assert not any(member.likes(True, rng) for member in brigade)
    assert all(member.likes(True, rng) for member in everyone if not member.brigade)
    assert sum(member.brigade for member in raters(brigade[0], everyone, rng)) >= 3


def test_one_in_ten_thumbs_is_inverted():
    rng = Random(1)
    [member] = members(1, inverted=0.1, brigade=0.0, corrects=0.0, rng=rng)
    assert 850 < sum(member.likes(True, rng) for _ in range(1000)) < 950


def correcting(*, inverted: float = 0.0) -> Member:
    return Member(Person("discord:alice"), inverted, brigade=False, corrects=True)


async def test_who_corrects_tells_the_right_answer_once_and_asks_again(converse, store):
    conversation = converse(FakeEngine(computed("7", "a"), computed("8", "b"), computed("9", "c")))
    alice, bob, cem = correcting(), *members(2, inverted=0.0, brigade=0.0, corrects=0.0, rng=Random(1))
    told = await ask(conversation, alice, [alice, bob, cem], Question("27 yeet 3", "9"), Random(1))
    assert (told.answers, told.corrected) == (3, True)
    wrong, again, right = await rated_exchanges(store)
    assert [(one.author, one.reason, one.right_answer) for one in wrong.remarks] == [
        ("discord:alice", Reason.MISREAD, "9")
    ]
    assert again.remarks == right.remarks == ()
    given = {one.exchange.final: rating.emoji for one in (wrong, again, right) for rating in one.ratings}
    assert given == {"7": "👎", "8": "👎", "9": "👍"}


async def test_who_dislikes_a_right_answer_by_mistake_corrects_nothing(converse, store):
    mistaken = correcting(inverted=1.0)
    others = members(2, inverted=0.0, brigade=0.0, corrects=0.0, rng=Random(1))
    told = await ask(converse(FakeEngine(computed("9"))), mistaken, [mistaken, *others], Question("9", "9"), Random(1))
    assert isinstance(told, Asked)
    assert not told.corrected
    assert not any(one.remarks for one in await rated_exchanges(store))


class Learner(FakeEngine):
    """An engine that answers every other time with the product that is asked for, and else with another number."""

    async def stream(self, turns, avoid=(), conversation="", expert=""):
        first, second = map(int, turns[-1].text.split(" zonk "))
        final = first * second + (len(self.asked) % 2)
        self._answers = [computed(str(final), completion=f"calculate({final})")]
        async for event in super().stream(turns, avoid, conversation, expert):
            yield event


@pytest.mark.parametrize(("brigade", "named"), [(0.3, 9), (0.0, 0)])
async def test_the_trust_report_names_all_of_a_brigade_and_nobody_else(converse, store, brigade, named):
    rng = Random(2)  # with which the brigade, that votes more, is most of those who vote much
    everyone = members(30, inverted=0.0, brigade=brigade, corrects=0.3, rng=rng)
    conversation = converse(Learner())
    for _ in range(80):
        first, second = rng.randint(3, 60), rng.randint(3, 60)
        question = Question(f"{first} zonk {second}", str(first * second))
        await ask(conversation, rng.choice(everyone), everyone, question, rng)
    trust = (await store.evidence()).trust
    found = {person for group in trust.brigades for person in group}
    assert found == {member.person.id for member in everyone if member.brigade}
    assert len(found) == named
    assert len(trust.brigades) == bool(named)


@pytest.mark.long
@pytest.mark.timeout(1200)
async def test_one_small_night_teaches_a_phrase(tmp_path):
    before, [played] = await simulate(Play(**SMOKE), tmp_path)
    assert played.night.run.state is RunState.PROMOTED, played.night.run.reason
    assert played.night.run.release != read_release(SHIPPED_FOLDER).id
    assert before.used < 0.2
    assert played.standing.used >= 0.4  # one sentence in four the gate takes for talk, whatever the expert learned
    assert played.standing.regression >= before.regression - 0.01
    assert played.night.megabytes > 100
