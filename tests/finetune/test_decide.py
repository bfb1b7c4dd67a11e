"""The decision: better on ratings and no worse elsewhere, or not promoted, with the figures in one sentence."""

from dataclasses import replace

import pytest

from finetune.decide import LARGEST_DRIFT, LARGEST_DROP, Pace, Paired, decide


def paired(suite: str, both: int, gained: int, lost: int, neither: int = 0) -> Paired:
    """Rows that both, only the candidate, only the serving release, or neither got right."""
    serving = [True] * both + [False] * gained + [True] * lost + [False] * neither
    candidate = [True] * both + [True] * gained + [False] * lost + [False] * neither
    return Paired(suite, serving, candidate)


SAME = paired("regression", 190, 0, 0, 10)
LIKE_BEFORE = Pace([0.1] * 20, [0.1] * 20)
BETTER = paired("ratings", 2, 8, 0)


@pytest.mark.parametrize(
    ("ratings", "regression", "promoted", "told"),
    [
        (paired("ratings", 2, 8, 0), SAME, True, "is better on ratings, p = 0.0039"),
        (paired("ratings", 2, 5, 0), SAME, True, "p = 0.0312"),
        (paired("ratings", 2, 4, 0), SAME, False, "not shown to be better on ratings, p = 0.062"),
        (paired("ratings", 10, 0, 0), SAME, False, "p = 1.000"),
        (paired("ratings", 2, 8, 0), paired("regression", 180, 0, 6, 14), False, "forgot something"),
        (paired("ratings", 2, 8, 0), paired("regression", 180, 1, 4, 15), False, "forgot something"),
        (paired("ratings", 2, 8, 0), paired("regression", 188, 1, 2, 9), True, "is better"),
        (paired("ratings", 2, 8, 0), paired("regression", 297, 0, 3), True, "regression 100.0 % -> 99.0 % of 300"),
        (paired("ratings", 2, 8, 0), paired("regression", 296, 0, 4), False, "forgot something"),
        (paired("ratings", 0, 0, 0), SAME, False, "not shown to be better"),
    ],
)
def test_the_decision_and_its_reason(ratings, regression, promoted, told):
    decision = decide([ratings], [replace(regression, largest_drop=LARGEST_DROP)], LIKE_BEFORE)
    assert decision.promote is promoted
    assert told in decision.reason
    assert "regression" in decision.reason


@pytest.mark.parametrize(("gained", "lost", "p"), [(8, 0, 0.0078), (0, 8, 0.0078), (5, 5, 1.0), (0, 0, 1.0)])
def test_a_difference_is_as_likely_in_either_direction(gained, lost, p):
    assert round(paired("any", 3, gained, lost).p_different, 4) == p


def test_no_suite_may_be_worse():
    words = paired("words", 200, 0, 5)
    decision = decide([BETTER], [SAME, words, paired("chat", 100, 3, 3)], LIKE_BEFORE)
    assert not decision.promote
    assert "worse on the words suite" in decision.reason


@pytest.mark.parametrize(
    ("drift", "gained", "lost", "promoted", "drifted"),
    [
        (0.0, 0, 4, True, 0.02),
        (0.02, 0, 4, True, 0.04),
        (0.03, 0, 4, False, 0.05),
        (0.03, 4, 0, True, 0.01),
        (0.01, 4, 0, True, 0.0),
    ],
)
def test_what_no_night_shows_is_summed_over_the_releases(drift, gained, lost, promoted, drifted):
    words = replace(paired("words", 100, gained, lost, 100 - gained - lost), drift=drift, largest_drift=LARGEST_DRIFT)
    decision = decide([BETTER], [words], LIKE_BEFORE)
    assert decision.promote is promoted
    assert words.drifted == pytest.approx(drifted)
    assert (f"of 200, {100 * drifted:.1f} % under the best" in decision.reason) is (drift > 0)


def test_a_signal_that_is_worse_outweighs_one_that_is_better():
    decision = decide([BETTER, paired("preferences", 20, 0, 6)], [SAME], LIKE_BEFORE)
    assert not decision.promote
    assert "worse on preferences" in decision.reason


def test_two_signals_must_show_more_than_one():
    five = paired("ratings", 2, 5, 0)
    assert decide([five, paired("preferences", 0, 0, 0)], [SAME], LIKE_BEFORE).promote
    assert not decide([five, paired("preferences", 20, 0, 0)], [SAME], LIKE_BEFORE).promote


@pytest.mark.parametrize(("phrases", "told"), [(None, "of 10;"), (1, "of 10 in 1 phrase;"), (4, "of 10 in 4 phrases;")])
def test_the_decision_says_in_how_many_phrases_people_spoke(phrases, told):
    decision = decide([replace(BETTER, phrases=phrases)], [SAME], LIKE_BEFORE)
    assert f"ratings 20.0 % -> 100.0 % {told}" in decision.reason


def test_what_is_slower_is_not_promoted():
    slow = Pace([0.1 + n / 1000 for n in range(20)], [0.2 + n / 1000 for n in range(20)])
    decision = decide([BETTER], [SAME], slow)
    assert not decision.promote
    assert "slower" in decision.reason
    assert "median 110 -> 210 ms" in decision.reason
