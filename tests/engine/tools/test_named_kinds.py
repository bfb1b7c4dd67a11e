"""Kinds of whole numbers that have a name."""

import pytest
from hypothesis import given
from hypothesis.strategies import integers, sampled_from

from engine.messages import Failure
from tests.engine.running import outcome, run


@pytest.mark.parametrize(
    ("kind", "members"),
    [
        ("square", [0, 1, 4, 9, 16, 25, 36, 49]),
        ("cube", [0, 1, 8, 27]),
        ("triangular", [0, 1, 3, 6, 10, 15, 21, 28, 36, 45]),
        ("fibonacci", [0, 1, 2, 3, 5, 8, 13, 21, 34]),
        ("perfect", [6, 28]),
        ("armstrong", [*range(10)]),
    ],
)
def test_the_members_of_a_kind_below_fifty(kind, members):
    found = [number for number in range(50) if outcome(f"is_kind({number}, {kind})") == "True"]
    assert found == members


@given(integers(2, 50), integers(0, 10), sampled_from([0, 1]))
def test_a_power_is_one_and_what_follows_it_is_none(base, exponent, more):
    value = base**exponent + more
    powers = {base**n for n in range(exponent + 2)}
    assert outcome(f"is_power({value}, {base})") == str(value in powers)


@pytest.mark.parametrize(
    ("program", "failure"),
    [
        ("is_kind(4, happy)", Failure.NOT_UNDERSTOOD),
        ("is_kind(-4, square)", Failure.UNDEFINED),
        ("is_kind(1/2, square)", Failure.UNSUPPORTED),
        ("is_kind(10^20, square)", Failure.TOO_LARGE),
        ("is_power(8, 1)", Failure.UNDEFINED),
        ("is_power(0, 2)", Failure.UNDEFINED),
    ],
)
def test_what_can_be_of_no_kind_is_a_failure(program, failure):
    assert outcome(program) == failure


@pytest.mark.parametrize(
    ("program", "shown"),
    [
        ("is_kind(144, square)", "144 = 12^2"),
        ("is_kind(22, fibonacci)", "F_{8} = 21 < 22 < 34 = F_{9}"),
        ("is_kind(153, armstrong)", "1^{3} + 5^{3} + 3^{3} = 153"),
        ("is_power(100, 3)", "3^{4} = 81 < 100 < 243 = 3^{5}"),
    ],
)
def test_a_step_shows_why(program, shown):
    assert run(program).steps[-1].latex == shown
