"""Dice in players' notation."""

import pytest

from engine.reading.rolls import stated_call


@pytest.mark.parametrize(
    ("message", "call"),
    [
        ("average of 2d6+1d8+3", "calculate(2*(6 + 1)/2 + 1*(8 + 1)/2 + 3)"),
        ("2d6−1 avg?", "calculate(2*(6 + 1)/2 - 1)"),
        ("expected value of 3 + d4", "calculate(1*(4 + 1)/2 + 3)"),
        ("variance of 2d6", "roll_variance(2, 6)"),
        ("whats the standard deviation of a single d6 roll", "roll_deviation(1, 6)"),
        ("P(2d6 + d8 ≥ 12)", "roll_chance(k >= 12, 2, 6, 1, 8)"),
        ("3d6=10 chance?", "roll_chance(k = 10, 3, 6)"),
        ("P(sum of 3d6 is 10)", "roll_chance(k = 10, 3, 6)"),
        ("chance of rolling 10 or more on 1d6+1d8", "roll_chance(k >= 10, 1, 6, 1, 8)"),
        ("probability of 15+ on 3d6", "roll_chance(k >= 15, 3, 6)"),
        ("chance of 2d6 being under 5", "roll_chance(k < 5, 2, 6)"),
        ("odds of 9 or less with 3d6?", "roll_chance(k <= 9, 3, 6)"),
        ("chance d20+5 hits AC 18", "roll_chance(k >= 18, 1, 20, 5)"),
        ("probability 2d10 beats 2d8 + 1", "roll_chance(k > 0, 2, 10, -2, 8, -1)"),
    ],
)
def test_dice_become_a_call(message, call):
    assert str(stated_call(message)) == call


@pytest.mark.parametrize(
    "message",
    [
        "3d6+2",
        "d6 + 5 = 7",
        "prob of 7 or 11 on 2d6",
        "chance of a 6 on 2d6",
        "2d20 at least one 15+, chance?",
        "avg 4d6 drop lowest",
        "average of 2d6 and 3d8",
        "P(d20+5 >= 15) with advantage",
        "chance that 2d6 is at least 5 more than d8",
    ],
)
def test_what_says_more_is_left_to_the_gate(message):
    assert stated_call(message) is None
