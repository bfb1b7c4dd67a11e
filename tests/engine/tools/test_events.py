"""Chances of events from those of others."""

import pytest

from engine.errors import ComputationError
from engine.messages import Failure
from engine.tools.stochastics.event_sets import event, outcomes
from tests.engine.running import outcome, run


@pytest.mark.parametrize(
    ("program", "value"),
    [
        ('event_chance("A | B", {A and B: 0.12, B: 0.3})', "0.4"),
        ('event_chance("A or B", {A: 0.4, B: 0.5, A and B: 0.2})', "0.7"),
        ('event_chance("A or B", {A: 1/3, B: 1/4}, independent)', "1/2"),
        ('event_chance("A or B", {A: 0.3, B: 0.4}, exclusive)', "0.7"),
        ('event_chance("A and B", {A: 0.6, B | A: 0.3})', "0.18"),
        ('event_chance("A | B", {A: 0.3, B | A: 0.6, B | not A: 0.2})', "0.5625"),
        ('event_chance("B", {A: 0.4, A or B: 0.7}, independent)', "0.5"),
        ('event_chance("A and not B", {A: 0.5, B: 0.4}, independent)', "0.3"),
        ('event_chance("not (A or B)", {A: 0.5, B: 0.4, A and B: 0.3})', "0.4"),
        ('event_chance("A or B or C", {A: 0.5, B: 0.4, C: 0.3}, independent)', "0.79"),
        ('event_chance("not A", {A: 37/100})', "63/100"),
    ],
)
def test_the_chance_of_an_event_follows_from_those_of_others(program, value):
    result = run(program)
    assert (result.value, result.checked, bool(result.steps)) == (value, True, True)


@pytest.mark.parametrize(
    ("program", "failure"),
    [
        ('event_chance("A or B", {A: 0.5, B: 0.4})', Failure.UNDEFINED),
        ('event_chance("A or B", {A: 0.5, B: 0.4, A and B: 0.6})', Failure.UNDEFINED),
        ('event_chance("A", {A and B: 0.2, A or B: 0.9}, independent)', Failure.UNDEFINED),
        ('event_chance("B | A", {A: 0, B: 0.5})', Failure.UNDEFINED),
        ('event_chance("A", {B: 0.5}, sometimes)', Failure.UNSUPPORTED),
        ('event_chance("A", {B: 0.5, C: 0.2, D: 0.1})', Failure.UNSUPPORTED),
        ('event_chance("A or", {A: 0.5})', Failure.NOT_UNDERSTOOD),
        ('event_chance("(A or B", {A: 0.5})', Failure.NOT_UNDERSTOOD),
        ('event_chance("A B", {A: 0.5, B: 0.5})', Failure.NOT_UNDERSTOOD),
    ],
)
def test_chances_that_settle_nothing_are_refused(program, failure):
    assert outcome(program) == failure


@pytest.mark.parametrize(
    ("said", "same"),
    [("not A and B", "B and not A"), ("A or B and C", "A or (B and C)"), ("not (A or B)", "not A and not B")],
)
def test_not_binds_closest_and_then_and(said, same):
    everything = outcomes("ABC", 3)
    assert event(said, everything) == event(same, everything)


@pytest.mark.parametrize("said", ["", "(A", "A and", "x", "A)"])
def test_what_is_no_event_is_refused(said):
    with pytest.raises(ComputationError):
        event(said, outcomes("A", 1))
