"""Evaluation: every row put to the engine, several at once, the results in the rows' order; and what the suites hold."""

import asyncio
from dataclasses import replace

from feedback.questions import held_out as rating_held_out
from finetune.evaluate import TOGETHER, evaluate
from finetune.problems.curriculum import experts, held_out
from finetune.suites.ratings import ratings
from finetune.suites.regression import regression
from finetune.suites.row import Row
from tests.fakes import computed
from tests.feedback.facts import evidence_of, exchange, rated


class Pupil:
    """Knows that n + n is 2 * n, and takes the longer the smaller n is."""

    def __init__(self) -> None:
        self.most_at_once = 0
        self._now = 0

    async def answer(self, turns, avoid=()):
        self._now += 1
        self.most_at_once = max(self.most_at_once, self._now)
        number = int(turns[-1].text.split()[0])
        await asyncio.sleep(0.02 / number)
        self._now -= 1
        return computed(str(2 * number))


def rows(count: int) -> list[Row]:
    """Every third row wants something else than n + n."""
    return [Row(f"{n} + {n}", frozenset({str(2 * n if n % 3 else 0)})) for n in range(1, count + 1)]


async def test_results_stand_in_the_order_of_the_rows():
    assert await evaluate(Pupil(), rows(9)) == [True, True, False] * 3


async def test_only_so_many_questions_are_asked_at_once():
    pupil = Pupil()
    await evaluate(pupil, rows(3 * TOGETHER))
    assert pupil.most_at_once == TOGETHER


async def test_progress_is_told_after_every_answer():
    told = []
    await evaluate(Pupil(), rows(4), told.append)
    assert told == [0.25, 0.5, 0.75, 1.0]


async def test_an_answer_without_a_value_is_wrong():
    class Silent:
        async def answer(self, turns, avoid=()):
            return replace(computed(""), final=None)

    assert await evaluate(Silent(), rows(2)) == [False, False]


def test_the_regression_suite_is_the_same_every_time_and_asks_every_expert():
    suite = regression(60)
    assert suite == regression(60)
    assert regression(20) == suite[:20]
    assert all(held_out(row.question) for row in suite)
    assert len(experts()) == 3
    assert len({row.question for row in suite}) > 55


def asked(question: str, final: str, *reactions: str):
    told = exchange(f"{question} -> {final}", question, completion=f"calculate({final})", final=final)
    return rated(told, *reactions)


QUESTIONS = [f"{n} take away 5" for n in range(10, 60)]
KEPT = [question for question in QUESTIONS if rating_held_out(question)]


def test_only_held_out_questions_are_judged():
    suite = ratings(evidence_of(*(asked(question, "5", "alice 👍") for question in QUESTIONS)))
    assert [row.question for row in suite] == KEPT
    assert 0 < len(KEPT) < len(QUESTIONS) / 2


def test_right_is_what_people_found_right():
    [row] = ratings(evidence_of(asked(KEPT[0], "7", "alice 👍"), asked(KEPT[0], "8", "alice 👎")))
    assert [row.is_right(final) for final in ("7", "14/2", "8", "9", None)] == [True, True, False, False, False]


def test_where_no_value_is_right_having_none_is():
    talk = Row("how are you", frozenset())
    assert [talk.is_right(final) for final in (None, "7", "")] == [True, False, False]


def test_a_question_of_which_only_wrong_answers_are_known_judges_nobody():
    assert ratings(evidence_of(asked(KEPT[0], "8", "alice 👎"))) == []


def test_a_question_that_people_are_divided_about_judges_nobody():
    assert ratings(evidence_of(asked(KEPT[0], "7", "alice 👍"), asked(KEPT[0], "7", "bob 👎", "carol 👎"))) == []
