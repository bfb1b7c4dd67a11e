"""Series of games, collections, and shared birthdays."""

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
        ("best_of(7, 0.6)", "11097/15625"),
        ("best_of(1, 2/3)", "2/3"),
        ("best_of(5, 55/100)", "949003/1600000"),
        ("series_ends(7, 7, 1/2)", "5/16"),
        ("series_ends(5, 3, 0.6)", "7/25"),
        ("series_length(7, 1/2)", "93/16"),
        ("series_length(3, 0.6)", "62/25"),
        ("collect_all(6)", "147/10"),
        ("collect_all(10, 3)", "55/3"),
        ("collect_all(4, 0)", "0"),
        ("all_collected(6, 10)", "38045/139968"),
        ("all_collected(6, 5)", "0"),
        ("people_sharing(0.5)", "23"),
        ("people_sharing(99/100)", "57"),
        ("people_sharing(1)", "366"),
        ("people_sharing(0.5, 12)", "5"),
        ("people_sharing(0)", "1"),
    ],
)
def test_what_is_found_is_checked_in_another_way(program, value):
    result = run(program)
    assert (result.value, result.checked, bool(result.steps)) == (value, True, True)


@given(integers(1, 4), integers(0, 5))
def test_collections_are_counted_as_if_draws_were_listed(kinds, draws):
    full = sum(len(set(drawn)) == kinds for drawn in product(range(kinds), repeat=draws))
    assert Fraction(outcome(f"all_collected({kinds}, {draws})")) == Fraction(full, kinds**draws)


@pytest.mark.parametrize(
    ("program", "failure"),
    [
        ("best_of(4, 0.5)", Failure.UNDEFINED),
        ("best_of(7, 60)", Failure.UNDEFINED),
        ("series_ends(7, 3, 0.5)", Failure.UNSUPPORTED),
        ("series_length(2, 0.5)", Failure.UNDEFINED),
        ("collect_all(6, 7)", Failure.UNSUPPORTED),
        ("all_collected(200, 1000)", Failure.TOO_LARGE),
        ("people_sharing(50)", Failure.UNDEFINED),
    ],
)
def test_what_is_no_contest_or_collection_is_refused(program, failure):
    assert outcome(program) == failure
