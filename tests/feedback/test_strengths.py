"""Strengths by votes: who is ahead, by how much, how sure, and what no vote tells."""

from math import log
from random import Random

import pytest

from feedback.strengths import Win, strengths


def test_without_votes_there_is_no_strength():
    assert strengths([]) == []
    assert strengths([Win("a", "a")] * 5) == []


def test_odds_of_two_releases_are_those_of_their_votes():
    two = strengths([Win("new", "old")] * 300 + [Win("old", "new")] * 100)
    assert [one.release for one in two] == ["new", "old"]
    assert two[0].strength - two[1].strength == pytest.approx(log(3), abs=0.02)
    assert (two[0].wins, two[0].losses) == (300, 100)
    assert two[0].low > two[1].high


def test_a_few_votes_leave_the_intervals_wide():
    few = strengths([Win("new", "old")] * 3 + [Win("old", "new")])
    assert few[0].low < few[1].high
    many = strengths([Win("new", "old")] * 30 + [Win("old", "new")] * 10)
    assert many[0].high - many[0].low < few[0].high - few[0].low


def test_a_release_that_only_won_stays_finite():
    two = strengths([Win("new", "old")] * 20)
    assert 1 < two[0].strength < 5


def test_releases_that_never_met_are_compared_through_others():
    votes = [Win("b", "a")] * 40 + [Win("a", "b")] * 20 + [Win("c", "b")] * 40 + [Win("b", "c")] * 20
    assert [one.release for one in strengths(votes)] == ["c", "b", "a"]
    assert sum(one.strength for one in strengths(votes)) == pytest.approx(0, abs=1e-6)


def test_the_interval_holds_the_true_strength_as_often_as_it_says():
    rng = Random(1)
    held = 0
    for _ in range(200):
        votes = [Win("a", "b") if rng.random() < 0.7 else Win("b", "a") for _ in range(60)]
        first = next(one for one in strengths(votes) if one.release == "a")
        held += first.low <= log(0.7 / 0.3) / 2 <= first.high
    assert 180 <= held <= 200
