"""Two lists that belong together: correlation, regression, weighted means; and the mean deviation of one."""

import statistics

import pytest
from hypothesis import given
from hypothesis import strategies as st

from engine.messages import Failure
from tests.engine.running import outcome, run

_PAIRS = st.lists(st.tuples(st.integers(-30, 30), st.integers(-30, 30)), min_size=2, max_size=8)


@pytest.mark.parametrize(
    ("program", "value"),
    [
        ("correlation([1, 2, 3], [2, 4, 6])", "1"),
        ("correlation([1, 2, 3], [6, 4, 2])", "-1"),
        ("correlation([1, 2, 3, 4], [1, 3, 2, 5])", "11*sqrt(7)/35"),
        ("correlation((1, 2), (2, 4), (3, 5))", "3*sqrt(21)/14"),
        ("R = correlation([1, 2, 3], [2, 4, 5])\ncalculate(R**2)", "27/28"),
        ("regression([1, 2, 3], [3, 5, 7])", "y = 2*x + 1"),
        ("regression([1, 2, 3], [2, 4, 5])", "y = 3*x/2 + 2/3"),
        ("regression((0.5, 1), (1.5, 0))", "y = 3/2 - x"),
        ("regression([1, 2, 3], [4, 4, 4])", "y = 4"),
        ("weighted_mean([80, 90], [40/100, 60/100])", "86"),
        ("weighted_mean([80, 91], [1, 2])", "262/3"),
        ("weighted_mean([1.5, 2], [1, 1])", "1.75"),
        ("weighted_mean([10, -2], [1/6, 5/6])", "0"),
        ("rank_correlation([1, 2, 3, 4, 5], [2, 1, 4, 3, 5])", "4/5"),
        ("rank_correlation([10, 20, 30], [3, 2, -1])", "-1"),
        ("rank_correlation((0.5, 1), (1.5, 7), (2, 7))", "sqrt(3)/2"),
        ("rank_correlation([1, 2], [5, 5])", Failure.UNDEFINED),
        ("weighted_variance([1, 2, 3], [0.2, 0.5, 0.3])", "0.49"),
        ("weighted_variance([1, 2, 3], [1/3, 1/3, 1/3])", "2/3"),
        ("V = weighted_variance([2, 4], [1, 1])\ncalculate(sqrt(V))", "1"),
        ("weighted_variance([1, 2], [0, 0])", Failure.UNDEFINED),
        ("mean_deviation([3, 5, 8, 12])", "3"),
        ("mean_deviation(1.5, 2)", "0.25"),
        ("mean_deviation([5])", "0"),
        ("mean_deviation([1, 2, 4])", "10/9"),
        ("correlation([1, 2], [5, 5])", Failure.UNDEFINED),
        ("correlation([1], [5])", Failure.UNDEFINED),
        ("correlation([1, 2, 3], [5, 6])", Failure.NOT_UNDERSTOOD),
        ("correlation([1, 2, 3])", Failure.NOT_UNDERSTOOD),
        ("correlation([1, 2], [1, 2], (1, 2))", Failure.NOT_UNDERSTOOD),
        ("regression([2, 2], [5, 6])", Failure.UNDEFINED),
        ("regression([1, sqrt(2)], [5, 6])", Failure.UNSUPPORTED),
        ("weighted_mean([1, 2], [0, 0])", Failure.UNDEFINED),
        ("weighted_mean([1, 2], [3, -1])", Failure.UNDEFINED),
        ("weighted_mean([1, 2], [3])", Failure.NOT_UNDERSTOOD),
        ("weighted_mean([], [])", Failure.NOT_UNDERSTOOD),
        ("mean_deviation([])", Failure.NOT_UNDERSTOOD),
        ("mean_deviation([i])", Failure.UNDEFINED),
    ],
)
def test_a_program_comes_to_its_value(program, value):
    assert outcome(program) == value


@given(_PAIRS.filter(lambda pairs: len({x for x, _ in pairs}) > 1 and len({y for _, y in pairs}) > 1))
def test_they_agree_with_pythons_statistics(pairs):
    points = ", ".join(map(str, pairs))
    found = run(f"R = correlation({points})\ncalculate(R)")
    assert float(found.approximation or found.value) == pytest.approx(
        statistics.correlation(*zip(*pairs, strict=True)), abs=1e-5
    )
    slope, _ = statistics.linear_regression(*zip(*pairs, strict=True))
    line = run(f"L = regression({points})\nline_slope(L)")
    assert float(line.approximation or line.value) == pytest.approx(slope, rel=1e-5, abs=1e-9)
    assert run(f"correlation({points})").checked
    assert run(f"regression({points})").checked


def test_the_steps_of_a_line_tell_its_decimals():
    assert run("regression([1, 2, 3], [2, 4, 5])").steps[-1].latex == (
        r"m = \frac{3}{2} \approx 1.5,\; b = \frac{2}{3} \approx 0.666667"
    )
