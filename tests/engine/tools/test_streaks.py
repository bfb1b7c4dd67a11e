"""Successes in a row, and patterns of heads and tails."""

from fractions import Fraction
from itertools import product

import pytest
from hypothesis import given
from hypothesis.strategies import integers

from engine.messages import Failure
from tests.engine.running import outcome, run


@pytest.mark.parametrize(
    ("program", "value"),
    [
        ("streak_chance(10, 5, 1/2)", "7/64"),
        ("streak_chance(3, 3, 0.5)", "1/8"),
        ("streak_chance(3, 5, 0.5)", "0"),
        ("streak_chance(4, 1, 0.2)", "369/625"),
        ("streak_chance(4, 2, 1)", "1"),
        ("streak_wait(2, 1/2)", "6"),
        ("streak_wait(2, 1/6)", "42"),
        ("streak_wait(4, 1)", "4"),
        ('pattern_wait("HTH")', "10"),
        ('pattern_wait("thh")', "8"),
        ('pattern_wait("HH", 0.6)', "40/9"),
        ('pattern_first("TH", "HH")', "3/4"),
        ('pattern_first("HTT", "HHT")', "1/3"),
        ('pattern_first("H", "TT", 1/3)', "5/9"),
    ],
)
def test_rows_and_patterns_are_checked_in_another_way(program, value):
    result = run(program)
    assert (result.value, result.checked, bool(result.steps)) == (value, True, True)


@given(integers(0, 9), integers(1, 5))
def test_streaks_are_counted_as_if_flips_were_listed(trials, length):
    rows = sum("H" * length in "".join(flips) for flips in product("HT", repeat=trials))
    assert Fraction(outcome(f"streak_chance({trials}, {length}, 1/2)")) == Fraction(rows, 2**trials)


@pytest.mark.parametrize(
    ("program", "failure"),
    [
        ("streak_wait(3, 0)", Failure.UNDEFINED),
        ("streak_chance(10, 3, 2)", Failure.UNDEFINED),
        ("streak_chance(1000, 3, 0.123456789)", Failure.TOO_LARGE),
        ("streak_wait(1000, 0.123456789)", Failure.TOO_LARGE),
        ('pattern_wait("HXH")', Failure.UNSUPPORTED),
        ('pattern_wait("HTH", 1)', Failure.UNDEFINED),
        ('pattern_first("HH", "THH")', Failure.UNDEFINED),
    ],
)
def test_what_never_comes_or_is_no_pattern_is_refused(program, failure):
    assert outcome(program) == failure
