"""Divisors, primes, digits, rounding, comparing and other bases: values against arithmetic done otherwise, and bounds."""

import math
import time
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from engine.messages import Failure
from tests.engine.running import outcome, run

small = st.integers(1, 10**4)


@pytest.mark.parametrize(
    ("program", "value"),
    [
        ("gcd([12, 18, 30])", "6"),
        ("gcd(0, 0)", "0"),
        ("gcd(x^2 - 1, x^2 - 2x + 1)", "x - 1"),
        ("lcm(x^2 - 1, x - 1, x)", "x*(x - 1)*(x + 1)"),
        ("lcm(4, 6)", "12"),
        ("common_denominator([1/6, 3/4])", "12"),
        ("remainder(-7, 3)", "2"),
        ("is_prime(97)", "True"),
        ("is_prime(1)", "False"),
        ("is_prime(-7)", "False"),
        ("is_composite(1)", "False"),
        ("is_composite(91)", "True"),
        ("is_multiple(12, 4)", "True"),
        ("is_multiple(12, 5)", "False"),
        ("is_multiple(x^3 - 3x^2 + 4, x - 2)", "True"),
        ("is_multiple(x^3 + 1, x - 1)", "False"),
        ("is_multiple(x^2 - 1, 2x + 2)", "True"),
        ("is_multiple(x^2 - a^2, x - 1)", Failure.UNSUPPORTED),
        ("is_multiple(sin(x), x)", Failure.UNSUPPORTED),
        ("prime_factors(360)", "2, 3, 5"),
        ("prime_factors(1)", "none"),
        ("divisors(-12)", "1, 2, 3, 4, 6, 12"),
        ("count_divisors(360)", "24"),
        ("next_prime(43)", "47"),
        ("next_prime(-5)", "2"),
        ("previous_prime(100)", "97"),
        ("previous_prime(3)", "2"),
        ("nth_prime(1)", "2"),
        ("nth_prime(25)", "97"),
        ("divide(47, 5)", "9 remainder 2"),
        ("divide(47/5)", "9 remainder 2"),
        ("divide(45, 9)", "5 remainder 0"),
        ("divide(-47, 5)", "-10 remainder 3"),
        ("divide(x^2 + 3x + 7, x + 1)", "x + 2 remainder 5"),
        ("totient(36)", "12"),
        ("totient(1)", "1"),
        ("totient(0)", Failure.UNSUPPORTED),
        ('digit(12345, "tens")', "4"),
        ('digit(12345, "ten-thousands")', "1"),
        ("digit(12.375, hundredths)", "7"),
        ("nearest(17, 5)", "15"),
        ("nearest(-2.5, 1)", "-3"),
        ("decimal_places(2.675, 2)", "2.68"),
        ("decimal_places(pi, 4)", "3.1416"),
        ("significant_figures(0.0012345, 3)", "0.00123"),
        ("significant_figures(999.6, 3)", "1000"),
        ("significant_figures(0, 2)", "0"),
    ],
)
def test_whole_numbers_are_taken_apart(program, value):
    assert outcome(program) == value


@pytest.mark.parametrize(
    ("program", "value"),
    [
        ("compare(3/4 < 0.8)", "True"),
        ("compare(1/3 = 0.333)", "False"),
        ("compare(sqrt(2)**2 = 2)", "True"),
        ("largest([3, -5, 1/2])", "3"),
        ("largest([3, -5, 1/2], 2)", "1/2"),
        ("smallest({a: 3, b: 0.5})", "b"),
        ("closest([1, 5, 9], 6)", "5"),
        ("sort([3, -5, 0.2])", "-5, 0.2, 3"),
        ("sort([3, -5, 0.2], down)", "3, 0.2, -5"),
        ("suppose(t = 4)\nlargest([t, 3])", "t"),
        ("smallest([3.60/12, 5.04/18])", "0.28"),
        ("smallest([80*(1 - 25/100), 80 - 15])", "60"),
        ("smallest([2**10, 10**3])", "10**3"),
        ("largest([-5/8, 2 1/2, 9/4])", "2 1/2"),
    ],
)
def test_numbers_are_compared_and_named_as_the_question_does(program, value):
    assert outcome(program) == value


@pytest.mark.parametrize(
    ("program", "value"),
    [
        ('to_base("3b33", 12, 5)', "204212"),
        ('to_base("zz", 36, 2)', "10100001111"),
        ('to_base("-12", 10, 2)', "-1100"),
        ('to_base("0.625", 10, 2)', "0.101"),
        ('to_base("101.101", 2, 10)', "5.625"),
        ('to_base("-25.5", 10, 16)', "-19.8"),
        ('in_base("1.1 + 0.1", 2)', "10"),
        ('in_base("3b - b3", 12)', "-74"),
        ('in_base("11 + 1", 2)', "100"),
        ('in_base("1--1", 2)', "10"),
        ('in_base("1010 × 11", 2)', "11110"),
        ('in_base("23 * 4 - 11*2", 5)', "130"),
    ],
)
def test_numerals_of_other_bases_are_read_and_written(program, value):
    assert outcome(program) == value


@pytest.mark.parametrize(
    ("program", "failure"),
    [
        ("remainder(7, 0)", Failure.UNDEFINED),
        ("prime_factors(0)", Failure.UNDEFINED),
        ("divisors(0)", Failure.UNDEFINED),
        ("count_divisors(0)", Failure.UNDEFINED),
        ("gcd(1/2, 3)", Failure.UNSUPPORTED),
        ("is_prime(x)", Failure.NOT_UNDERSTOOD),
        ('digit(5, "foo")', Failure.UNSUPPORTED),
        ("nearest(5, 0)", Failure.UNDEFINED),
        ("nearest(2i, 1)", Failure.UNDEFINED),
        ("decimal_places(2/3, 60)", Failure.UNSUPPORTED),
        ("compare(3)", Failure.NOT_UNDERSTOOD),
        ("compare(x < 2)", Failure.NOT_UNDERSTOOD),
        ("largest([3], 2)", Failure.UNSUPPORTED),
        ("smallest([])", Failure.NOT_UNDERSTOOD),
        ("sort([1, i])", Failure.UNDEFINED),
        ('to_base("19", 8, 10)', Failure.UNDEFINED),
        ('to_base("12", 1, 2)', Failure.UNSUPPORTED),
        ('to_base("0.1", 10, 2)', Failure.UNSUPPORTED),
        ('to_base("1.2.3", 10, 2)', Failure.NOT_UNDERSTOOD),
        ('to_base("12", 10, 37)', Failure.UNSUPPORTED),
        ('in_base("1 1", 2)', Failure.NOT_UNDERSTOOD),
        ('in_base("", 2)', Failure.NOT_UNDERSTOOD),
        ('in_base("+", 2)', Failure.NOT_UNDERSTOOD),
        ('in_base("²", 10)', Failure.NOT_UNDERSTOOD),
        ("previous_prime(2)", Failure.UNDEFINED),
        ("previous_prime(1/2)", Failure.UNSUPPORTED),
        ("nth_prime(0)", Failure.UNSUPPORTED),
        ("nth_prime(1000001)", Failure.UNSUPPORTED),
        ("divide(4, 0)", Failure.UNDEFINED),
        ("count_primes(10**16, 100)", Failure.TOO_LARGE),
        ("divide(4.5, 2)", Failure.UNSUPPORTED),
        ("divide(47)", Failure.NOT_UNDERSTOOD),
        ("A = divide(47, 5)\ncalculate(A)", Failure.UNSUPPORTED),
        ("previous_prime(10**41)", Failure.TOO_LARGE),
        ("is_prime(10**200)", Failure.TOO_LARGE),
        ("divisors(2**130)", Failure.TOO_LARGE),
        ("divisors(10**40)", Failure.TOO_LARGE),
        ("prime_factors(10**40 + 1)", Failure.TOO_LARGE),
        (f'in_base("{"1" * 301}", 2)', Failure.NOT_UNDERSTOOD),
    ],
)
def test_what_has_no_value_says_why(program, failure):
    assert outcome(program) is failure


@pytest.mark.parametrize(
    ("program", "value"),
    [
        ("is_prime(10**199 + 153)", "True"),
        (f"is_prime({'1' * 200})", "False"),
        ("prime_factors(1000000007*1000000009)", "1000000007, 1000000009"),
        ("count_divisors(10**40)", "1681"),
        ("next_prime(10**40)", "1" + "0" * 37 + "121"),
        ("previous_prime(10**40)", "9" * 38 + "83"),
        ("nth_prime(1000000)", "15485863"),
        ("gcd(10**199, 10**198)", "1" + "0" * 198),
        (f'in_base("{"1" * 300} + 1", 2)', "1" + "0" * 300),
        (f'to_base("{"z" * 300}", 36, 2)', format(36**300 - 1, "b")),
    ],
)
def test_long_numbers_take_little_time(program, value):
    started = time.process_time()
    result = run(program)
    assert (result.value, result.failure, result.doubtful) == (value, None, False)
    assert time.process_time() - started < 3


def test_bounds_are_taken_in_either_order_and_multiples_are_positive():
    assert outcome("count_primes(10, 5)") == "2"
    assert outcome("multiples(3, -10, 10)") == "3, 6, 9"


@given(st.lists(small, min_size=2, max_size=6))
def test_gcd_and_lcm_agree_with_pythons(numbers):
    assert outcome(f"gcd({numbers})") == str(math.gcd(*numbers))
    if math.lcm(*numbers) < 10**100:
        assert outcome(f"lcm({numbers})") == str(math.lcm(*numbers))


@given(small)
def test_the_divisors_are_those_that_leave_nothing(number):
    assert outcome(f"count_divisors({number})") == str(sum(number % one == 0 for one in range(1, number + 1)))
    assert outcome(f"is_prime({number})") == str(
        number > 1 and all(number % one for one in range(2, math.isqrt(number) + 1))
    )


@given(st.integers(-(10**9), 10**9), st.integers(1, 10**6))
def test_quotient_and_remainder_make_the_dividend_again(dividend, divisor):
    whole, rest = map(int, outcome(f"divide({dividend}, {divisor})").split(" remainder "))
    assert whole * divisor + rest == dividend
    assert 0 <= rest < divisor


@given(st.integers(1, 500))
def test_the_primes_by_their_places_follow_one_another(place):
    prime = outcome(f"nth_prime({place})")
    assert outcome(f"next_prime({prime})") == outcome(f"nth_prime({place + 1})")
    assert outcome(f"previous_prime({int(prime) + 1})") == prime
    assert outcome(f"count_primes(1, {prime})") == str(place)


@given(st.integers(-(10**40), 10**40), st.integers(2, 36), st.integers(2, 36))
def test_a_numeral_comes_back_from_another_base(number, one, other):
    written = outcome(f'to_base("{number}", 10, {one})')
    assert int(written, one) == number
    assert int(outcome(f'to_base("{written}", {one}, {other})'), other) == number


@given(st.fractions(-100, 100, max_denominator=60), st.integers(0, 4))
def test_a_rounded_number_is_no_more_than_half_a_step_away(value, places):
    rounded = Fraction(outcome(f"decimal_places(({value}), {places})"))
    assert abs(rounded - value) <= Fraction(1, 2 * 10**places)
    assert (rounded * 10**places).denominator == 1


@given(st.lists(st.fractions(-9, 9, max_denominator=20), min_size=2, max_size=6, unique=True))
def test_sorting_agrees_with_pythons(values):
    listed = ", ".join(map(str, values))
    assert outcome(f"sort([{listed}])") == ", ".join(map(str, sorted(values)))
    assert outcome(f"largest([{listed}], 2)") == str(sorted(values)[-2])


@pytest.mark.parametrize(
    ("call", "latex"),
    [
        ("decimal_places(3.14159, 2)", r"3.14159 \approx 3.14"),
        ("nearest(1234, 100)", r"1234 \approx 1200"),
        ("nearest(10, 5)", "10"),
        ("decimal_places(1/4, 2)", r"\frac{1}{4} = 0.25"),
    ],
)
def test_a_rounded_value_is_about_the_same_unless_it_is_the_same(call, latex):
    assert run(call).latex == latex


@pytest.mark.parametrize(
    ("call", "latex"),
    [
        ("mean([12.50, 8.75, 10])", r"\frac{12.5 + 8.75 + 10}{3} = \frac{125}{12}"),
        ("total([1.25, -2, 3])", r"1.25 + \left(-2\right) + 3 = 2.25"),
        ("value_range([1.5, 4])", "4 - 1.5 = 2.5"),
        ("median([2.5, 1, 3])", r"\operatorname{median}(1,\; 2.5,\; 3) = 2.5"),
        ("mean([1/2, 1/4])", r"\frac{\frac{1}{2} + \frac{1}{4}}{2} = \frac{3}{8}"),
    ],
)
def test_data_typed_in_decimals_is_shown_in_decimals(call, latex):
    assert run(call).latex == latex


@pytest.mark.parametrize(
    ("program", "value", "text", "latex"),
    [
        ("decimal_places(3.14159, 3)", "3.142", "", r"3.14159 \approx 3.142"),
        ("decimal_places(3.999, 2)", "4", "4.00", r"3.999 \approx 4.00"),
        ("decimal_places(2.5, 2)", "2.5", "2.50", "2.5 = 2.50"),
        ("nearest(4.96, 1/10)", "5", "5.0", r"4.96 \approx 5.0"),
        ("nearest(4876, 100)", "4900", "", r"4876 \approx 4900"),
        ("nearest(3.6, 0.25)", "3.5", "", r"3.6 \approx 3.5"),
        ("nearest(1, 3/7)", "6/7", "", r"1 \approx \frac{6}{7}"),
        ("significant_figures(0.00996, 2)", "0.01", "0.010", r"0.00996 \approx 0.010"),
        ("significant_figures(-0.996, 2)", "-1", "-1.0", r"-0.996 \approx -1.0"),
        ("significant_figures(1999, 2)", "2000", "", r"1999 \approx 2000"),
    ],
)
def test_a_rounded_number_keeps_the_zeros_of_its_places_in_the_text(program, value, text, latex):
    result = run(program)
    assert (result.value, result.text, result.latex, result.checked) == (value, text, latex, True)


def test_the_divisions_of_euclid_begin_with_the_larger_number():
    steps = [step.latex for step in run("gcd(84, 126)").steps]
    assert steps == [r"126 = 1 \cdot 84 + 42", r"84 = 2 \cdot 42 + 0"]


@pytest.mark.parametrize(
    ("program", "latex"),
    [
        ('to_base("101", 2, 10)', [r"\text{101}_{2} = 5"]),
        ('to_base("255", 10, 16)', [r"255 = \text{ff}_{16}"]),
        ('to_base("101", 2, 3)', [r"\text{101}_{2} = 5", r"5 = \text{12}_{3}"]),
    ],
)
def test_a_numeral_goes_by_way_of_base_ten_only_where_that_is_neither_base(program, latex):
    assert [step.latex for step in run(program).steps] == latex


def test_a_decimal_is_named_as_the_question_wrote_it():
    assert run("largest([sqrt(10), 3.2])").text == "3.2"
    assert run("largest([2*3, 4])").text == "2*3 (= 6)"
    assert run("largest({A: 1/2, B: 0.6})").text == "B (= 0.6)"
