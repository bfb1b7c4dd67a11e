"""The sequential test: what it decides, how soon, and how often it errs."""

from random import Random

import pytest

from finetune.canary import ALPHA, MOST_PAIRS, Verdict, verdict


def test_without_outcomes_nothing_is_decided():
    assert verdict([], []) is Verdict.GO_ON
    assert verdict([True] * 50, []) is Verdict.GO_ON


def test_eight_conversations_that_only_the_serving_release_answers_well_are_enough():
    assert verdict([True] * 7, [False] * 7) is Verdict.GO_ON
    assert verdict([True] * 8, [False] * 8) is Verdict.ROLL_BACK


def test_five_that_only_the_trial_answers_well_are_enough():
    assert verdict([False] * 4, [True] * 4) is Verdict.GO_ON
    assert verdict([False] * 5, [True] * 5) is Verdict.PROMOTE


def test_outcomes_alike_say_nothing_until_there_are_very_many():
    assert verdict([True] * (MOST_PAIRS - 1), [True] * (MOST_PAIRS - 1)) is Verdict.GO_ON
    assert verdict([True] * MOST_PAIRS, [True] * MOST_PAIRS) is Verdict.PROMOTE


@pytest.mark.parametrize(
    ("serving", "trial", "wanted"),
    [([], [], Verdict.PROMOTE), ([True], [False], Verdict.ROLL_BACK), ([False], [True], Verdict.PROMOTE)],
)
def test_the_last_look_goes_by_what_there_is(serving, trial, wanted):
    assert verdict(serving, trial) is Verdict.GO_ON
    assert verdict(serving, trial, last=True) is wanted


def drawn(good: float, rng: Random) -> list[bool]:
    return [rng.random() < good for _ in range(MOST_PAIRS)]


@pytest.mark.parametrize(
    ("serving", "trial", "wanted"),
    [
        (0.9, 0.9, Verdict.PROMOTE),
        (0.6, 0.6, Verdict.PROMOTE),
        (0.9, 0.4, Verdict.ROLL_BACK),
        (0.8, 0.5, Verdict.ROLL_BACK),
    ],
)
def test_it_errs_no_more_often_than_it_may(serving, trial, wanted):
    rng = Random(1)
    found = [verdict(drawn(serving, rng), drawn(trial, rng)) for _ in range(1000)]
    assert sum(one is not wanted for one in found) <= 1000 * (ALPHA + 0.02)


def test_a_decision_stands_however_many_outcomes_come_after_it():
    rng = Random(2)
    for _ in range(100):
        serving, trial = drawn(0.8, rng), drawn(0.6, rng)
        found = [verdict(serving[:count], trial[:count]) for count in range(MOST_PAIRS + 1)]
        first = next(one for one in found if one is not Verdict.GO_ON)
        assert found[-1] is first
