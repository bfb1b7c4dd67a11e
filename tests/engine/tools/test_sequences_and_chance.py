"""Sequences, probabilities, statistics and points of the plane: values found otherwise, and bounds."""

import itertools
import math
import statistics
import time
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from engine.messages import Failure
from tests.engine.running import outcome, run

fractions = st.fractions(-20, 20, max_denominator=12)


@pytest.mark.parametrize(
    ("program", "value"),
    [
        ("next_term([1, 4, 9, 16])", "25"),
        ("next_term([2, 4, 8])", "16"),
        ("next_term([1, 1, 2, 3, 5])", "8"),
        ("next_term([5, 5, 5])", "5"),
        ("term_at([2, 4, 6], 10000)", "20000"),
        ("nth_term([3, 7, 11], n)", "4*n - 1"),
        ("nth_term([1, 8, 27, 64, 125], n)", "n**3"),
        ("sequence_sum([1, 2, 3], 100)", "5050"),
        ("sequence_sum([1, 1/2, 1/4, 1/8], 10)", "1023/512"),
        ("sequence_sum([18, -6, 2], oo)", "27/2"),
        ("next_term([10**199, 10**198, 10**197])", "1" + "0" * 196),
    ],
)
def test_a_sequence_goes_on_as_it_began(program, value):
    assert outcome(program) == value


@given(fractions, fractions.filter(bool), st.integers(3, 6), st.integers(1, 30))
def test_steps_of_equal_size_are_followed_to_any_place(first, step, terms, place):
    listed = ", ".join(str(first + step * k) for k in range(terms))
    assert outcome(f"term_at([{listed}], {place})") == str(first + step * (place - 1))
    assert outcome(f"sequence_sum([{listed}], {place})") == str(sum(first + step * k for k in range(place)))


@pytest.mark.parametrize(
    ("program", "value"),
    [
        ("draw_counts({a: 3, b: 2}, {a: 1, b: 1})", "3/5"),
        ('draw_counts("aab", {a: 1})', "2/3"),
        ("draw_counts({a: 3}, {b: 1})", "0"),
        ("draw_counts({a: 5000, b: 4000}, {a: 2, b: 1}, 3)", "49990000/121459503"),
        ('draw_sequence("aabb", "aab")', "1/6"),
        ("drawn_at_least(3, 7, 2, 1)", "8/15"),
        ("drawn_at_least(4, 2, 3, 0)", "1"),
        ("drawn_at_least(2, 3, 4, 3)", "0"),
        ("P = drawn_at_least(5, 45, 10, 2)\ncalculate(1 - P)", "392977/529690"),
        ("dice_sum(2, 7)", "1/6"),
        ("dice_sum(2, 13)", "0"),
        ("successes(10, 3, 1/2)", "15/128"),
        ("successes(3, 5, 1/2)", "0"),
        ("successes(0, 0, 0)", "1"),
        ("at_least(5, 1, 1/6)", "4651/7776"),
        ("at_least(3, 4, 1/2)", "0"),
        ('arrangements("mississippi")', "34650"),
        (f'arrangements("{"ab" * 100}")', str(math.comb(200, 100))),
    ],
)
def test_chances_are_counted_exactly(program, value):
    assert outcome(program) == value


@given(st.text("abc", min_size=2, max_size=6), st.text("abc", min_size=1, max_size=3))
def test_draws_agree_with_all_orders_written_out(urn, wanted):
    orders = list(itertools.permutations(urn, len(wanted))) if len(wanted) <= len(urn) else []
    if not orders:
        assert outcome(f'draw_sequence("{urn}", "{wanted}")') is Failure.UNDEFINED
        return
    assert outcome(f'draw_sequence("{urn}", "{wanted}")') == str(Fraction(orders.count(tuple(wanted)), len(orders)))
    table = "{" + ", ".join(f"{kind}: {wanted.count(kind)}" for kind in sorted(set(wanted))) + "}"
    fitting = sum(sorted(order) == sorted(wanted) for order in orders)
    assert outcome(f'draw_counts("{urn}", {table})') == str(Fraction(fitting, len(orders)))


@given(st.lists(fractions, min_size=2, max_size=7))
def test_statistics_agree_with_pythons(values):
    listed = ", ".join(map(str, values))
    assert outcome(f"mean([{listed}])") == str(Fraction(sum(values), len(values)))
    assert outcome(f"median([{listed}])") == str(statistics.median(values))
    assert outcome(f"value_range([{listed}])") == str(max(values) - min(values))
    assert outcome(f"variance([{listed}])") == str(statistics.pvariance(values))
    assert outcome(f"sample_variance([{listed}])") == str(statistics.variance(values))
    assert outcome(f"mode([{listed}])") == ", ".join(map(str, sorted(statistics.multimode(values))))


@pytest.mark.parametrize(
    ("program", "value"),
    [
        ("total([3, 7, 7])", "17"),
        ("total(0.5, 1)", "1.5"),
        ("product([3, -7, 1/7])", "-3"),
        ("count([3, 7, 7])", "3"),
        ("missing_value([80, 90, 85], 88)", "97"),
        ("missing_value([3, 5, x, 9], 6)", "7"),
        ("missing_value([1.5, 2], 2)", "2.5"),
        ("missing_value([x, x + 2, x + 4], 10)", "8"),
        ("missing_value([2*n, 7, n - 1], 9)", "7"),
        ("missing_value([x + 3, 5], 7)", "6"),
        ("quartile([1, 2, 3, 4, 5, 6, 7], 1)", "2"),
        ("quartile([1, 2, 3, 4, 5, 6, 7, 8], 3)", "13/2"),
        ("quartile([7, 1, 3], 2)", "3"),
        ("interquartile_range([1, 2, 3, 4, 5, 6, 7])", "4"),
        ("five_numbers([7, 1, 3, 2.5])", "1, 1.75, 2.75, 5, 7"),
        ("five_numbers([2, 5, 6, 1/3])", "1/3, 7/6, 3.5, 5.5, 6"),
        ("harmonic_mean(40, 60)", "48"),
        ("harmonic_mean([2.5, 10])", "4"),
        ("harmonic_mean([1, 2, 4])", "12/7"),
        ("geometric_mean(4, 8, 16)", "8"),
        ("geometric_mean([1.5, 6])", "3"),
        ("geometric_mean([2, 5])", "sqrt(10)"),
        ("root_mean_square(1, 5, 7)", "5"),
        ("root_mean_square([-2, 4])", "sqrt(10)"),
        ("terms_needed([3, 6, 12], 93)", "5"),
        ("terms_needed([20, 18, 16], 90)", "6"),
        ("terms_needed([3, 6, 12], k > 100)", "6"),
        ("terms_needed([1, 1/2, 1/4], k >= 1.9)", "5"),
        ('poker_hands("full house")', "3744"),
        ('poker_hands("Two Pairs")', "123552"),
        ('N = poker_hands("flush")\ncalculate(N/binomial(52, 5))', "1277/649740"),
        ("percentile([10, 20, 30, 40, 50], 25)", "20"),
        ("percentile([10, 20, 30, 40], 90)", "37"),
        ("percentile([10], 50)", "10"),
        ("percentile_rank([3, 9, 5, 5], 5)", "25"),
        ("percentile_rank([3, 9, 5], 8)", "200/3"),
        ("percentile_rank([1.5, 2], 1)", "0"),
        ("dice_at_least(2, 10)", "1/6"),
        ("dice_at_least(2, 9 + 1)", "1/6"),
        ("dice_at_least(2, 13)", "0"),
        ("kept_mean(4, 3)", "15869/1296"),
        ("kept_mean(2, 1, 20)", "553/40"),
        ("kept_mean(3, 3, 8)", "27/2"),
        ("lattice_paths((0, 0), (4, 3))", "35"),
        ("lattice_paths((5, 2))", "21"),
        ("lattice_paths((1, -2), (4, 4))", "84"),
        ("dice_at_most(2, 4)", "1/6"),
        ("dice_at_most(1, 2, 8)", "1/4"),
        ("deviation([2, 4, 4, 4, 5, 5, 7, 9])", "2"),
        ("mean(0.1, 0.2)", "0.15"),
        ("point_distance((0, 0), (3, 4))", "5"),
        ("point_distance((0, 0), (1, 1))", "sqrt(2)"),
        ("midpoint((1, 2), (4, 3))", "(5/2, 5/2)"),
        ("slope((1, -2), (-3, 8))", "-5/2"),
    ],
)
def test_data_and_points_have_their_values(program, value):
    assert outcome(program) == value


@pytest.mark.parametrize(
    ("program", "failure"),
    [
        ("next_term([1, 2])", Failure.NOT_UNDERSTOOD),
        ("next_term([3, 1, 4, 1, 5, 9])", Failure.NO_CLOSED_FORM),
        ("term_at([2, 4, 6], 0)", Failure.UNSUPPORTED),
        ("term_at([10**100, 10**101, 10**102], 9999)", Failure.TOO_LARGE),
        ("sequence_sum([2, 4, 8, 16], 1000000)", Failure.TOO_LARGE),
        ("sequence_sum([1, -1, 1], oo)", Failure.UNDEFINED),
        ("sequence_sum([1, 1/2, 1/3], oo)", Failure.UNDEFINED),
        ("next_term([10**3000, 10**3001, 10**3002])", Failure.TOO_LARGE),
        ("draw_counts({a: 5000, b: 4000}, {a: 2000, b: 1000})", Failure.TOO_LARGE),
        ("draw_counts({a: 10000, b: 4000}, {a: 1})", Failure.UNSUPPORTED),
        ("draw_counts({a: 3}, {a: 4})", Failure.UNDEFINED),
        ("draw_counts({a: -3}, {a: 1})", Failure.UNSUPPORTED),
        ('draw_sequence({a: 1}, "aa")', Failure.UNDEFINED),
        ("dice_sum(51, 7)", Failure.UNSUPPORTED),
        ("successes(10, 3, 2)", Failure.UNDEFINED),
        ("successes(10000, 5000, 1/3)", Failure.TOO_LARGE),
        ("at_least(1000, 1, 1/10**150)", Failure.TOO_LARGE),
        ('arrangements("")', Failure.UNSUPPORTED),
        (f'arrangements("{"a" * 201}")', Failure.UNSUPPORTED),
        ("missing_value([1, x, y], 6)", Failure.UNSUPPORTED),
        ("missing_value([x, x**2], 6)", Failure.UNSUPPORTED),
        ("missing_value([x, 1/x], 6)", Failure.UNSUPPORTED),
        ("missing_value([x, -x], 6)", Failure.UNSUPPORTED),
        ("missing_value([1, 2], z)", Failure.NOT_UNDERSTOOD),
        ("quartile([5], 1)", Failure.UNDEFINED),
        ("five_numbers([5])", Failure.UNDEFINED),
        ("harmonic_mean([0, 3])", Failure.UNDEFINED),
        ("geometric_mean([-2, 8])", Failure.UNDEFINED),
        ("terms_needed([3, 6, 12], 94)", Failure.UNDEFINED),
        ("terms_needed([1, 1/2, 1/4], k > 2)", Failure.UNDEFINED),
        ("terms_needed([3, 6, 12], x)", Failure.NOT_UNDERSTOOD),
        ('poker_hands("five aces")', Failure.UNSUPPORTED),
        ("quartile([5, 6], 4)", Failure.UNSUPPORTED),
        ("percentile([5, 6], 101)", Failure.UNDEFINED),
        ("percentile([], 10)", Failure.NOT_UNDERSTOOD),
        ("mean([])", Failure.NOT_UNDERSTOOD),
        ("mean([i])", Failure.UNDEFINED),
        ("mean([1, x])", Failure.NOT_UNDERSTOOD),
        ("sample_deviation([5])", Failure.UNDEFINED),
        ("slope((1, 2), (1, 8))", Failure.UNDEFINED),
        ("point_distance((x, 0), (1, 1))", Failure.NOT_UNDERSTOOD),
        ("point_distance(3, 4)", Failure.NOT_UNDERSTOOD),
        ("calculate(binomial(x, 1000000))", Failure.TOO_LARGE),
        ("calculate(permutations(10**30, 3))", Failure.TOO_LARGE),
    ],
)
def test_what_has_no_value_says_why_and_soon(program, failure):
    started = time.process_time()
    assert outcome(program) is failure
    assert time.process_time() - started < 3


@pytest.mark.parametrize(
    "program",
    ["at_least(1000, 1, 1/6)", "dice_sum(50, 175)", f'draw_sequence({{a: 100, b: 90}}, "{"ab" * 50}")', f"mean([{','.join(map(str, range(200)))}])",
     "sequence_sum([1, 8, 27, 64, 125], 1000000)", "calculate(permutations(200, 100))"],
)  # fmt: skip
def test_large_counts_take_little_time(program):
    started = time.process_time()
    result = run(program)
    assert result.failure is None
    assert result.value
    assert time.process_time() - started < 3


@pytest.mark.parametrize(
    ("terms", "following"),
    [
        ("2, 3, 5, 9, 17", "33"),
        ("1, 3, 7, 15", "31"),
        ("1, 4, 9", "16"),
        ("8, 27, 64", "125"),
        ("1, 1, 2, 3, 5, 8", "13"),
        ("2, 3, 5, 7, 11", "13"),
        ("1, 2, 6, 24", "120"),
        ("1, -3, 5, -7", "9"),
        ("1, 10, 2, 20, 3, 30", "4"),
        ("3, 1, 4, 1, 5", Failure.NO_CLOSED_FORM),
        ("2, 3, 5, 10", Failure.NO_CLOSED_FORM),
    ],
)
def test_a_rule_is_only_taken_where_a_further_term_bears_it_out(terms, following):
    assert outcome(f"next_term([{terms}])") == following


def test_a_term_and_a_sum_say_what_they_are_the_value_of():
    assert run("term_at([3, 7, 11, 15], 10)").latex == r"a_n = 4 n - 1, \quad a_{10} = 39"
    assert run("next_term([1, 1, 2, 3, 5, 8])").latex == r"a_n = a_{n-1} + a_{n-2}, \quad a_{7} = 13"
    assert run("sequence_sum([5, 8, 11], 20)").latex == r"\sum_{n=1}^{20} \left(3 n + 2\right) = 670"


@pytest.mark.parametrize(
    ("program", "value"),
    [
        ("repeated([1, 2.5], [2, 1])", "1, 1, 2.5"),
        ("L = repeated([1, 2, 3, 4], [5, 9, 4, 2])\nmedian(L)", "2"),
        ("L = repeated([6, 7], [0, 1])\nmedian(L)", "7"),
        ("L = repeated([1, 2], [1, 3])\ndeviation(L)", "sqrt(3)/4"),
        ("repeated([1, 2], [3])", Failure.NOT_UNDERSTOOD),
        ("repeated([1, 2], [0, 0])", Failure.UNSUPPORTED),
        ("repeated([1, 2], [400, 101])", Failure.UNSUPPORTED),
        ("outliers([5, 7, 8, 9, 10, 12, 40])", "40"),
        ("outliers([1.5, 20, 21, 22, 22, 23, 60])", "1.5, 60"),
        ("outliers([1, 2, 3, 4])", "none"),
        ("outliers([3])", Failure.UNDEFINED),
        ("drawn_at_least(2, 3, 6, 1)", Failure.UNDEFINED),
        ("binomial_chance(X <= 1, 3, 1/2)", "1/2"),
        ("binomial_chance(X > 1, 3, 0.5)", "1/2"),
        ("binomial_chance(1 <= k < 3, 3, 1/2)", "3/4"),
        ("binomial_chance(X = 3, 3, 1/2)", "1/8"),
        ("binomial_chance(X > 3, 3, 1/2)", "0"),
        ("binomial_chance(2*X > 3, 3, 1/2)", Failure.UNSUPPORTED),
        ("binomial_chance(X > 3, 3)", Failure.NOT_UNDERSTOOD),
        ("binomial_chance(X > 1, 3, 2)", Failure.UNDEFINED),
    ],
)
def test_tables_of_counts_and_values_far_from_the_rest(program, value):
    assert outcome(program) == value


@pytest.mark.parametrize(
    ("program", "value"),
    [
        ("poisson_chance(X = 2, 3)", "9*exp(-3)/2"),
        ("poisson_chance(X <= 2, 4)", "13*exp(-4)"),
        ("poisson_chance(1 < X < 4, 2)", "10*exp(-2)/3"),
        ("poisson_chance(4 >= X, X > 3, 2)", "2*exp(-2)/3"),
        ("poisson_chance(X >= 1, 0.5)", "1 - exp(-1/2)"),
        ("poisson_chance(X > 1.5, 2)", "1 - 3*exp(-2)"),
        ("poisson_chance(X >= 0, 2)", "1"),
        ("poisson_chance(X > 150, 170.3)", "0.93762449444140318607"),
        ("poisson_chance(X > 1)", Failure.NOT_UNDERSTOOD),
        ("poisson_chance(X > 1, 0)", Failure.UNDEFINED),
        ("poisson_chance(X > 1000, 3)", Failure.TOO_LARGE),
        ("geometric_chance(X = 4, 0.2)", "64/625"),
        ("geometric_chance(X <= 3, 0.3)", "657/1000"),
        ("geometric_chance(X > 5, 1/6)", "3125/7776"),
        ("geometric_chance(X < 1, 1/6)", "0"),
        ("geometric_chance(X <= 5, 1)", "1"),
        ("geometric_chance(X > 5, 0)", Failure.UNDEFINED),
        ("committees(W >= 1, 4, 4, 6)", "195"),
        ("committees(W <= 2, 5, 5, 6)", "281"),
        ("committees(W < 1, 5, 5, 4)", "0"),
        ("committees(2 <= W <= 3, 4, 5, 6)", "210"),
        ("committees(W > 1, 12, 5, 6)", Failure.UNDEFINED),
        ('vowels_together("triangle")', "4320"),
        ('vowels_together("banana")', "12"),
        ('A = arrangements("daughter")\nB = vowels_together("daughter")\ncalculate(A - B)', "36000"),
        ('vowels_together("rhythm")', Failure.UNDEFINED),
        ("kept_mean(2, 3)", Failure.UNDEFINED),
        ("lattice_paths((0, 1/2), (4, 3))", Failure.UNSUPPORTED),
        ("lattice_paths((0, 0), (400, 3))", Failure.TOO_LARGE),
    ],
)
def test_a_range_of_counts_has_its_chance_and_its_ways(program, value):
    assert outcome(program) == value


@pytest.mark.parametrize(
    "program",
    [
        "dice_at_least(50, 2500, 100)",
        "geometric_chance(X <= 900, 0.0001)",
        "poisson_chance(X <= 1000, 999)",
        f"poisson_chance(X <= 900, 1/{10**150 + 1})",
        f"geometric_chance(X <= 900, 1/{10**150 + 1})",
    ],
)
def test_long_distributions_take_little_time(program):
    started = time.process_time()
    result = run(program)
    assert result.checked or result.failure is Failure.TOO_LARGE
    assert time.process_time() - started < 3
