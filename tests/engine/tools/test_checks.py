"""That each check tells a right value from a wrong one, that what was refuted is doubtful, and what claims no check."""

from collections import Counter
from fractions import Fraction

import mpmath
import pytest
import sympy
from sympy import Integer, Rational, symbols

from engine.tools import facts
from engine.tools.algebra import extremes, matrices, sequences
from engine.tools.calculus import tangents
from engine.tools.geometry import plane
from engine.tools.money import prices
from engine.tools.numbers import comparison, digits, dividing_powers, divisibility, forms, modular
from engine.tools.stochastics import chance, quantiles, statistics, trials
from engine.tools.terms.decimals import agrees_in_decimals
from engine.tools.terms.finding import Finding, verified
from engine.tools.terms.nodes import Number
from engine.tools.terms.number_names import named_number, number_name
from engine.tools.terms.scope import Scope
from engine.tools.terms.syntax import parse
from engine.tools.terms.tidy import agree
from tests.engine.running import run

x, y, n = symbols("x y n")


def _exact(value):
    return Integer(value) if type(value) is int else value


def _offer(count, price):
    return Number(str(count)), Number(str(price))


def _corners(*pairs):
    return [(Integer(across), Integer(up)) for across, up in pairs]


@pytest.mark.parametrize(("agrees", "fields"), [(True, (True, False)), (False, (False, True)), (None, (False, False))])
def test_a_finding_is_checked_doubtful_or_neither(agrees, fields):
    found = verified(Finding("1", "1"), agrees)
    assert (found.checked, found.doubtful) == fields


@pytest.mark.parametrize(
    ("check", "right", "wrong"),
    [
        (lambda value: agree(value, Rational(1, 3)), Rational(1, 3), Rational(333333333, 10**9)),
        (lambda value: agree(value, sympy.sqrt(8)), 2 * sympy.sqrt(2), sympy.sqrt(7)),
        (lambda value: agree(value, (x + y) ** 2), x**2 + 2 * x * y + y**2, x**2 + y**2),
        (lambda value: agrees_in_decimals(parse("40*50"), value), Integer(2000), Integer(2001)),
        (lambda value: divisibility._tried(12) == value, [1, 2, 3, 4, 6, 12], [1, 2, 3, 4, 12]),
        (lambda value: divisibility._is_prime_by_trial(int(value)), 9999991, 9999991 * 7),
        (lambda value: divisibility._is_least_denominator(value, [Rational(1, 6), Rational(3, 4)]), 12, 24),
        (lambda value: divisibility._counted(Integer(2), Integer(100)) == value, 25, 24),
        (lambda value: divisibility._fibonacci_by_adding(90) == value, 2880067194370816120, 2880067194370816121),
        (lambda value: divisibility._figure("12.375", -2) == value, "7", "3"),
        (lambda value: digits._makes_up(Number("43.07"), value), [40, 3, 0, Rational(7, 100)], [40, 3, Rational(7, 10)]),
        (lambda value: sum(dividing_powers.multiples_of_powers(100, 5)) == value, 24, 20),
        (lambda value: named_number(value) == 1_200_017, "one million two hundred thousand seventeen", "one million"),
        (lambda value: forms._is_scientific(value, -3, Rational(1, 500)), Integer(2), Integer(20)),
        (lambda value: forms._is_ratio(value, [Rational(1, 2), Rational(3, 4)]), [2, 3], [4, 6]),
        (lambda value: forms._is_ratio(value, [Integer(1), Integer(-1)]), [1, -1], [1, 1]),
        (lambda value: prices._is_least(value, [_offer(12, 3), _offer(20, 4)]), _offer(20, 4), _offer(12, 3)),
        (lambda value: comparison._crosswise(value, "<", Rational(1, 3)), Rational(33, 100), Rational(34, 100)),
        (comparison._in_order, [1, 2, 2], [2, 1, 2]),
        (lambda value: comparison._has_rank(value, 2, [1, 3, 5], largest_first=True), 3, 5),
        (lambda value: comparison._has_rank(value, 2, [1, 1, 5], largest_first=False), 1, 5),
        (lambda value: statistics._agrees(value, [Integer(1), Integer(4)], statistics._mean_distance), Rational(3, 2), 1),
        (lambda value: statistics._variance([Fraction(one) for one in (1, 2, 6)], 1) == value, 7, Fraction(14, 3)),
        (lambda value: quantiles._agrees_in_floats([1, 2, 4], Rational(3, 4), value), 3, Rational(7, 2)),
        (lambda value: chance._rows([(13, 2), (39, 3)]) == value, 10 * 13 * 12 * 39 * 38 * 37, 13 * 12 * 39 * 38 * 37),
        (lambda value: chance._at_most(3, 6, 4) == value, 4, 3),
        (lambda value: chance._by_places(Counter("mississippi")) == value, 34650, 39916800),
        (lambda value: trials._agrees(value, 4, range(2, 5), Rational(1, 2)), Rational(11, 16), Rational(5, 16)),
        (lambda value: modular._tried(3 * x - value, x, 7) == [5], 1, 2),
        (lambda value: modular._agrees(Integer(38), value, Integer(12), holds=True), Integer(14), Integer(13)),
        (lambda value: plane._area_by_triangles(_corners((0, 0), (4, 0), (1, 1), (0, 4))) == value, 4, 8),
        (lambda value: tangents._is_slope(value, sympy.sin(x), x, sympy.pi / 3), Rational(1, 2), Rational(1, 3)),
        (lambda value: sequences._explains(value, n, [1, 4, 9]), n**2, 4 * n - 3),
        (lambda value: sequences._is_sum(value, n**2, 10), 385, 384),
        (lambda value: matrices._are_eigenvalues(sympy.Matrix([[2, 1], [1, 2]]), value), {1: 1, 3: 1}, {1: 2, 3: 1}),
        (lambda value: extremes._is_outermost(value, parse("x^2"), x, [Integer(-1), Integer(2)], 1), 0, 1),
        (lambda value: facts._is_borne_out(Scope(), [parse(value)]), "1 + 1 = 2", "1 + 1 = 3"),
    ],
)  # fmt: skip
def test_a_check_tells_a_right_value_from_a_wrong_one(check, right, wrong):
    assert check(_exact(right)) is True
    assert check(_exact(wrong)) is False


@pytest.mark.parametrize("value", [0, 7, 13, 40, 100, 115, 1001, 20_000, 999_999, 10**6, 10**15 - 1, 300_000_020_001])
def test_the_name_of_a_number_is_read_back(value):
    assert named_number(number_name(value)) == value


def test_distributions_without_end_are_checked_by_their_closed_forms():
    assert trials._geometric_upto(Rational(1, 2), 3) == mpmath.mpf(7) / 8
    assert trials._poisson_upto(Rational(3), -1) == 0
    assert mpmath.almosteq(trials._poisson_upto(Rational(3), 1), 4 * mpmath.exp(-3))


@pytest.mark.parametrize(
    "program",
    [
        "transpose([[1, 2], [3, 4]])", "mode(1, 1, 2)", "count(1, 2, 3)", "repeated([1, 2], [3, 1])", "fraction(0.25)",
        "degree(x^3 + 1)", "quartile([1, 2, 3, 4], 1)", "outliers([1, 2, 3, 90])", "count_significant(0.0045)",
        "closest([1, 5], 4)", "is_prime(10**199 + 153)", "count_divisors(10**40)", "next_term([2, 3, 5, 7])",
        "suppose(a = 3)", "sequence_sum([1, 2, 3], 100000)", "mean([sqrt(2), 1])", "perpendicular(y = 3, (1, 2))",
        "calculate(7^222 mod 11)",
    ],
)  # fmt: skip
def test_what_nothing_else_can_verify_claims_no_check_and_is_not_doubted(program):
    result = run(program)
    assert (result.failure, result.checked, result.doubtful) == (None, False, False)


@pytest.mark.parametrize(
    "program",
    [
        "is_prime(97)", "is_composite(91)", "is_multiple(12, 5)", "divisors(360)", "count_divisors(360)",
        "divisor_sum(360)", "primes_between(10, 30)", "count_primes(1, 100)", "multiples(3, 20)", "digit_sum(1234)",
        "fibonacci(30)", "next_prime(43)", "digit(12.375, tenths)", "common_denominator([1/6, 3/4])",
        "remainder(x^2 + 1, x - 1)", "place_value(3132, 3)", "trailing_zeros(100!)", "in_words(4205)", "in_base(\"11\", 2)",
        "mean(1, 2, 4)", "median(3, 1, 2)", "harmonic_mean(40, 60)", "geometric_mean(4, 9, 5)", "root_mean_square(2, 3)",
        "variance(1, 2, 4)", "mean_deviation(1, 2, 4)",
        "missing_value([1, 2], 5)", "percentile([1, 2, 4], 30)", "scientific(0.001)", "ratio(4, 6)", "mixed_number(17/5)",
        "best_buy(12, 3.60, 20, 5.40)", "compare(1/3 < 0.34)", "sort([3, 1, 2], down)", "largest([1, 5, 2], 2)",
        "dice_sum(3, 10)", "dice_at_least(3, 10)", "dice_at_most(3, 10)", 'arrangements("mississippi")',
        'vowels_together("education")', "committees(k >= 2, 5, 6, 4)", "drawn_at_least(13, 39, 5, 2)",
        "kept_mean(4, 3)", "coin_ways(50, 5, 10, 20)", "reversed_digits(120)", "is_palindrome(12)", 'vowel_count("banana")',
        'letter_count("banana")', 'letter_count("banana", "n")', "lattice_paths((0, 0), (4, 3))",
        'poker_hands("flush")', "terms_needed([7, 11, 15], k > 200)",
        'draw_sequence("aab", "aba")', "successes(10, 3, 0.5)", "at_least(10, 3, 0.5)", "binomial_chance(X > 3, 10, 0.5)",
        "geometric_chance(X <= 3, 0.2)", "poisson_chance(X > 3, 3)", "poisson_chance(2 <= X < 6, 3)",
        "point_distance((1, 2), (4, 6))", "midpoint((1, 2), (sqrt(3), 4))", "polygon_area((0, 0), (4, 0), (1, 1), (0, 4))",
        "slope((1, 2), (3, 7))", "line_through((1, 2), (3, 7))", "parallel(y = 2x + 1, (1, 2))", "line_slope(2x + 3y = 6)",
        "y_intercept(2x + 3y = 6)", "tangent(x^2, 3)", "normal_line(x^2, 1)", "asymptotes((x^2 + 1)/(x - 1))",
        "extrema(x^3 - 3x)", "inflection_points(x^3 - 3x)", "discriminant(a*x^2 + b*x + c)", "lowest(x^2 - 4x + 1)",
        "highest(x^3 - x, 0, 2)", "eigenvalues([[2, 1], [1, 2]])", "eigenvectors([[1, 1], [1, 0]])", "lowest_at(x + 9/x)",
        "sequence_sum([1, 2, 3], 100)", "term_at([1, 3, 5], 10)",
        "suppose(2*a + b = 7, a - b = 2)", "leap_year(2024)", "estimate(39*52)", "right_triangle(3, 4, 5)",
        "right_triangle(3, 4, 6)", "congruence(6x = 3, 10)", "solve(x = x, x)",
    ],
)  # fmt: skip
def test_what_another_way_comes_to_is_checked(program):
    result = run(program)
    assert (result.failure, result.checked, result.doubtful) == (None, True, False)
