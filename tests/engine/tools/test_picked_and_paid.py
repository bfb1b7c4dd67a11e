"""One number of a list, coins that pay an amount, causes, and chances of continuous distributions."""

import itertools

import pytest
from hypothesis import given
from hypothesis import strategies as st

from engine.messages import Failure
from tests.engine.running import outcome, run


@pytest.mark.parametrize(
    ("program", "value"),
    [
        ("item([7, 10, 13], 2)", "10"),
        ("item([7, 10, 13], -1)", "13"),
        ("item([2.5, 1/2], 1)", "2.5"),
        ("without([7, 10, 13], 13)", "7, 10"),
        ("without([5, 5, 2.5], 5)", "5, 2.5"),
        ("without([1, 2, 3, 4], [2, 4])", "1, 3"),
        ("A = largest([7, 10, 13])\nB = without([7, 10, 13], A)\nmean(B)", "17/2"),
        ("A = item([52, 61, 48, 70], 1)\nB = without([52, 61, 48, 70], A)\nmean(B, 60)", "239/4"),
        ("A = without([3, 9], 9)\ncalculate(A + 1)", "4"),
    ],
)
def test_one_number_of_a_list_is_had_by_its_place_or_taken_out(program, value):
    assert outcome(program) == value


@pytest.mark.parametrize(
    ("program", "value"),
    [
        ("coin_ways(50, [5, 10, 25])", "10"),
        ("coin_ways(100, [1, 5, 10, 25, 50])", "292"),
        ("coin_ways(1, [0.05, 0.10, 0.25, 0.50])", "40"),
        ("coin_ways(7, [2, 4])", "0"),
        ("coin_ways(10, [5, 5])", "1"),
        ("fewest_coins(87, [25, 10, 5, 1])", "6"),
        ("fewest_coins(6, [1, 3, 4])", "2"),
        ("fewest_coins(1.35, [1, 0.5, 0.2, 0.05])", "5"),
        ("bayes([40, 60], [5, 2])", "5/8"),
        ("bayes([0.02, 0.98], [0.95, 0.1])", "19/117"),
        ("bayes([50, 30, 20], [0, 1, 0])", "0"),
        ("bayes([1/2, 1/2], [1, 0])", "1"),
        ("exponential_chance(X > 1500, 1/1000)", "exp(-3/2)"),
        ("exponential_chance(X < 3, 0.5)", "1 - exp(-3/2)"),
        ("exponential_chance(1 < X <= 2, 1)", "-exp(-2) + exp(-1)"),
        ("exponential_chance(X > -1, 3)", "1"),
        ("exponential_chance(X = 2, 3)", "0"),
        ("uniform_chance(X > 15, 0, 20)", "1/4"),
        ("uniform_chance(2 <= X < 5, 1, 7)", "1/2"),
        ("uniform_chance(X < 30, 0, 20)", "1"),
        ("uniform_chance(X > 30, 0, 20)", "0"),
    ],
)
def test_a_tool_finds_a_checked_value(program, value):
    result = run(program)
    assert (result.value, result.checked, bool(result.steps)) == (value, True, True)


@pytest.mark.parametrize(
    ("program", "failure"),
    [
        ("item([7, 10], 3)", Failure.UNSUPPORTED),
        ("item([7, 10], 0)", Failure.UNDEFINED),
        ("without([7, 10], 3)", Failure.UNDEFINED),
        ("without([7], 7)", Failure.UNDEFINED),
        ("coin_ways(-5, [1])", Failure.UNDEFINED),
        ("coin_ways(5, [0])", Failure.UNDEFINED),
        ("coin_ways(10**9, [1, 2])", Failure.TOO_LARGE),
        ("fewest_coins(7, [2, 4])", Failure.UNDEFINED),
        ("bayes([1, 2], [1])", Failure.NOT_UNDERSTOOD),
        ("bayes([1, 2], [0, 0])", Failure.UNDEFINED),
        ("bayes([1, -2], [1, 1])", Failure.UNDEFINED),
        ("exponential_chance(X > 3, 0)", Failure.UNDEFINED),
        ("exponential_chance(X > 3)", Failure.NOT_UNDERSTOOD),
        ("uniform_chance(X > 3, 5, 5)", Failure.UNDEFINED),
    ],
)
def test_what_has_no_value_fails_with_its_reason(program, failure):
    assert outcome(program) == failure


@given(st.integers(1, 30), st.lists(st.integers(1, 9), min_size=1, max_size=3, unique=True))
def test_ways_to_pay_are_those_that_trying_all_finds(amount, coins):
    counts = itertools.product(range(amount + 1), repeat=len(coins))
    ways = [used for used in counts if sum(map(int.__mul__, used, coins)) == amount]
    assert outcome(f"coin_ways({amount}, {coins})") == str(len(ways))
    assert outcome(f"fewest_coins({amount}, {coins})") == (str(min(map(sum, ways))) if ways else Failure.UNDEFINED)
