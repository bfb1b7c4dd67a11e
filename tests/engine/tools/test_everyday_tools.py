"""Shares in a ratio, loans, Roman numerals, digits, numbers in words, congruences: values against arithmetic done otherwise."""

import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from engine.messages import Failure
from engine.reading.number_words import match_number
from tests.engine.running import outcome, run


@pytest.mark.parametrize(
    ("program", "value"),
    [
        ("share(60, [2, 3])", "24, 36"),
        ("share(450, 2, 3, 4)", "100, 150, 200"),
        ("share(100, [1, 2])", "100/3, 200/3"),
        ("share(7.5, [1, 4])", "1.5, 6"),
        ("share(36, [1/2, 1/4])", "24, 12"),
        ("A = share(60, [2, 3])\nlargest(A)", "36"),
        ("loan_payment(20000, 6, 5*12)", "386.66"),
        ("loan_payment(300000, 6.5, 30*12)", "1896.20"),
        ("loan_payment(1200, 0, 12)", "100.00"),
        ("payoff_months(3000, 18, 120)", "32"),
        ("payoff_months(1200, 0, 100)", "12"),
        ("payoff_months(1210, 0, 100)", "13"),
        ("payoff_months(101, 12, 102.01)", "1"),
        ("savings(200, 3, 3*12)", "7524.11"),
        ("savings(100, 0, 12)", "1200.00"),
        ("savings(100, 12, 2)", "201.00"),
        ("best_buy(12, 3.60, 20, 5.40)", "20 for 5.40"),
        ("best_buy(2, 5, 4, 10, 1, 3)", "2 for 5 = 4 for 10"),
        ("best_buy(2*6, 3, 5, 4/3)", "12 for 3"),
        ("coin_ways(50, [5, 10, 20])", "12"),
        ("coin_ways(1, 0.05, 0.10, 0.20)", "36"),
        ("coin_ways(100, 1, 5, 10, 25, 50)", "292"),
        ("coin_ways(7, [4, 6, 6])", "0"),
        ("reversed_digits(4821)", "1284"),
        ("reversed_digits(-120)", "-21"),
        ("is_palindrome(12321)", "True"),
        ("is_palindrome(1232)", "False"),
        ('letter_count("mississippi")', "11"),
        ('letter_count("Strawberry", "r")', "3"),
        ('letter_count("banana", "x")', "0"),
        ('vowel_count("MATHEMATICS")', "4"),
        ('vowel_count("rhythm")', "0"),
        ("to_roman(1994)", "MCMXCIV"),
        ("to_roman(3999)", "MMMCMXCIX"),
        ('from_roman("MCMXLIX")', "1949"),
        ('from_roman("xiv")', "14"),
        ('A = from_roman("XIV")\nB = from_roman("IX")\nto_roman(A + B)', "XXIII"),
        ("place_value(372451, 7)", "70000"),
        ("place_value(45.386, 8)", "0.08"),
        ("place_value(3132, 3)", "3000, 30"),
        ("place_value(105, 0)", "0"),
        ("expanded_form(4307)", "4000 + 300 + 7"),
        ("expanded_form(20.05)", "20 + 0.05"),
        ("expanded_form(0)", "0"),
        ("trailing_zeros(100!)", "24"),
        ("trailing_zeros(factorial(10^12))", "249999999997"),
        ("trailing_zeros(4!)", "0"),
        ("trailing_zeros(45000)", "3"),
        ("trailing_zeros(10!*10)", "3"),
        ("trailing_zeros(200!/100!)", "25"),
        ("in_words(4205)", "four thousand two hundred five"),
        ("in_words(-3.05)", "minus three point zero five"),
        ("in_words(0)", "zero"),
        ("in_words(10^6 + 40)", "one million forty"),
        ("congruence(3*x = 1, 7)", "5"),
        ("congruence(6n = 4, 10)", "4, 9"),
        ("congruence(6x = 3, 10)", "no solution"),
        ("congruence(x^2 = 2, 7)", "3, 4"),
        ("congruence(38 = 14, 12)", "True"),
        ("congruence(38 = 13, 12)", "False"),
        ("modular_inverse(3, 11)", "4"),
        ("modular_inverse(-3, 11)", "7"),
        ("modular_inverse(3 mod 11)", "4"),
        ("modular_inverse(3^-1 mod 11)", "4"),
        ("modular_inverse(3^(-2) mod 11)", "5"),
        ("chinese_remainder([2, 3], [3, 5])", "8"),
        ("chinese_remainder([x = 2, x = 3], [3, 5])", "8"),
        ("chinese_remainder([1, 1, 1, 1, 1, 0], [2, 3, 4, 5, 6, 7])", "301"),
    ],
)
def test_a_tool_finds_a_checked_value(program, value):
    result = run(program)
    assert (result.value, result.checked) == (value, True)


@pytest.mark.parametrize(
    ("program", "value"),
    [
        ("count_significant(0.00450)", "3"),
        ("count_significant(120300)", "4"),
        ("count_significant(1500)", "2"),
        ("count_significant(-10.0)", "3"),
        ("count_significant(6.020*10^23)", "4"),
        ("count_significant(0)", "0"),
    ],
)
def test_significant_figures_are_counted_as_they_are_typed(program, value):
    assert outcome(program) == value


@pytest.mark.parametrize(
    ("program", "value"),
    [
        ("loan_payment(100.01, 0, 2)", "50.01"),
        ("savings(0.005, 0, 1)", "0.01"),
        ("payoff_months(100/1.01 + 100/1.01^2, 12, 100)", "2"),
    ],
)
def test_half_a_cent_is_rounded_up_and_a_loan_may_be_paid_back_to_the_cent(program, value):
    result = run(program)
    assert (result.value, result.checked) == (value, True)


@pytest.mark.parametrize(
    "program",
    [
        "loan_payment(10^150, 5, 36)",
        "loan_payment(9000, 10^100, 1200)",
        "savings(1, 10^6, 1200)",
        "expanded_form(7^4000)",
        "in_words(7^4000)",
    ],
)
def test_what_would_fill_pages_is_too_large(program):
    assert outcome(program) is Failure.TOO_LARGE


@pytest.mark.parametrize(
    ("program", "failure"),
    [
        ("share(60, [-2, 3])", Failure.UNDEFINED),
        ("share(60, [0, 0])", Failure.UNDEFINED),
        ("loan_payment(1000, -5, 12)", Failure.UNDEFINED),
        ("loan_payment(1000, 5, 0)", Failure.UNSUPPORTED),
        ("payoff_months(3000, 18, 45)", Failure.UNDEFINED),
        ("payoff_months(0, 18, 45)", Failure.UNDEFINED),
        ("payoff_months(100000, 0, 1)", Failure.TOO_LARGE),
        ("savings(100, -1, 12)", Failure.UNDEFINED),
        ("best_buy(12, 3.60)", Failure.NOT_UNDERSTOOD),
        ("best_buy(12, 3.60, 0, 5)", Failure.UNDEFINED),
        ("to_roman(4000)", Failure.UNSUPPORTED),
        ('from_roman("IIX")', Failure.UNDEFINED),
        ('from_roman("ABC")', Failure.NOT_UNDERSTOOD),
        ("place_value(125, 7)", Failure.UNDEFINED),
        ("coin_ways(0, 5)", Failure.UNDEFINED),
        ("coin_ways(10^6, 1, 2)", Failure.TOO_LARGE),
        ("reversed_digits(1/2)", Failure.UNSUPPORTED),
        ('letter_count("12")', Failure.UNSUPPORTED),
        ('letter_count("banana", "an")', Failure.NOT_UNDERSTOOD),
        ("expanded_form(1/3)", Failure.UNSUPPORTED),
        ("count_significant(2 + 3)", Failure.NOT_UNDERSTOOD),
        ("trailing_zeros(0)", Failure.UNDEFINED),
        ("trailing_zeros(1/2)", Failure.UNDEFINED),
        ("in_words(10^15)", Failure.TOO_LARGE),
        ("in_words(2/3)", Failure.UNSUPPORTED),
        ("congruence(x + y = 1, 7)", Failure.UNSUPPORTED),
        ("congruence(x = 1/2, 7)", Failure.UNSUPPORTED),
        ("congruence(3*x = 1, 10^9)", Failure.TOO_LARGE),
        ("congruence(3*x, 7)", Failure.NOT_UNDERSTOOD),
        ("modular_inverse(4, 10)", Failure.UNDEFINED),
        ("modular_inverse(3, 1)", Failure.UNDEFINED),
        ("modular_inverse(3)", Failure.NOT_UNDERSTOOD),
        ("chinese_remainder([2, 3], [3])", Failure.NOT_UNDERSTOOD),
        ("chinese_remainder([2], [1])", Failure.UNDEFINED),
    ],
)
def test_what_has_no_value_fails_with_its_reason(program, failure):
    assert outcome(program) is failure


def test_an_offer_is_told_with_the_price_of_one():
    assert run("best_buy(12, 3.60, 20, 5.40)").text == "20 for 5.40, at 0.27 each"


@pytest.mark.parametrize(
    ("program", "about"),
    [
        ("calculate(10^7/3)", "3333333.33"),
        ("calculate(sqrt(2)*10^6)", "1414213.56"),
        ("calculate(sqrt(2)*10^5)", "141421."),
        ("calculate(sqrt(2)/10^5)", "1.41421e-5"),
        ("calculate(2^0.5*10^16)", "1.41421e+16"),
    ],
)
def test_decimals_of_a_large_number_tell_its_whole_part(program, about):
    assert run(program).approximation == about


@pytest.mark.parametrize(
    ("program", "value"),
    [
        ("calculate(10000*(1 + 4.5/100/12)**(12*30))", "38476.980499635017435"),
        ("calculate((1/3)^1000)", "7.5638913231040998048*10**-478"),
        ("A = calculate(10000*(1 + 4.5/100/12)**(12*30))\ndecimal_places(A, 2)", "38476.98"),
    ],
)
def test_a_fraction_that_would_fill_lines_is_given_in_decimals(program, value):
    assert outcome(program) == value


@given(st.integers(2, 10**15 - 1))
def test_the_words_of_a_number_are_read_as_that_number(value):
    words = outcome(f"in_words({value})")
    assert match_number(words, 0) == (len(words), str(value))


@given(st.integers(1, 300))
def test_the_zeros_that_end_a_factorial_are_those_that_stand_there(value):
    digits = str(math.factorial(value))
    assert outcome(f"trailing_zeros({value}!)") == str(len(digits) - len(digits.rstrip("0")))


@given(st.integers(1, 3999))
def test_a_roman_numeral_says_the_number_that_it_was_made_from(value):
    assert outcome(f'from_roman("{outcome(f"to_roman({value})")}")') == str(value)


@given(st.integers(2, 60), st.integers(0, 200), st.integers(0, 200))
def test_a_congruence_has_the_solutions_that_trying_all_remainders_finds(modulus, factor, rest):
    tried = [str(x) for x in range(modulus) if (factor * x - rest) % modulus == 0]
    expected = ", ".join(tried) or "no solution"
    assert factor == 0 or outcome(f"congruence({factor}*x = {rest}, {modulus})") == expected


def test_remainders_that_no_number_leaves_have_no_solution():
    assert outcome("chinese_remainder([1, 2], [4, 6])") == "no solution"
