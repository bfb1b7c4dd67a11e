"""Variables with the chance of each of their values."""

import pytest

from engine.reading.tabled_chances import stated_call


@pytest.mark.parametrize(
    ("message", "call"),
    [
        ("x: 0 1 2 3, P(x): 0.1 0.3 0.4 0.2. find E(X)", "weighted_mean([0, 1, 2, 3], [0.1, 0.3, 0.4, 0.2])"),
        ("X = 1, 2, 3; P(X) = .2, .5, .3. expected value?", "weighted_mean([1, 2, 3], [.2, .5, .3])"),
        ("x | 0 | 1 | 2\nP(x) | 1/2 | 1/4 | 1/4\nE(X)=?", "weighted_mean([0, 1, 2], [1/2, 1/4, 1/4])"),
        ("X: −1, 4 and P(X=x): 50%, 50%, Var(X)", "weighted_variance([-1, 4], [50/100, 50/100])"),
        ("P(X=0)=0.7 and P(X=2) = 0.3. Find the variance of X.", "weighted_variance([0, 2], [0.7, 0.3])"),
        ("P(X=1)=0.2, P(X=2)=k, P(X=3)=3k. find k", "solve(0.2 + k + 3k = 1, k)"),
    ],
)
def test_values_and_their_chances_become_a_call(message, call):
    assert str(stated_call(message)) == call


@pytest.mark.parametrize(
    "message",
    [
        "P(X=1)=0.2, find P(X=2)",
        "P(X=1)=0.2 and P(X=2)=0.3. E(X)?",
        "x: 1 2 3 P(x): 0.1 0.9 E(X)",
        "x: 1 2 P(x): 0.1 0.9",
        "x: 1 2 P(x): 0.1 0.9 find the mean and the variance",
        "P(X=1)=k, P(X=2)=3k, find E(X)",
        "P(X=1)=k, P(X=2)=3m, find k",
        "x: 1 2 P(x): 0.1 0.9, how many euros does he win in the mean",
    ],
)
def test_a_sentence_is_left_to_the_gate(message):
    assert stated_call(message) is None
