"""Whether a final value is the right one."""

import pytest

from finetune.grading import LONGEST, decided, is_wording, same_value


@pytest.mark.parametrize(
    ("given", "right"),
    [
        ("10/3", "10/3"),
        ("7.2", "36/5"),
        ("-2, 5", "5, -2"),
        ("x = 6, y = 4", "y = 4, x = 6"),
        ("x**2 + 5*x + 6", "(x + 2)*(x + 3)"),
        ("2*sqrt(5)", "sqrt(20)"),
        ("1 - sqrt(2), 1 + sqrt(2)", "1 + sqrt(2), -(sqrt(2) - 1)"),
        ("true", "true"),
        ("2*cos(2*x)*exp(x)", "exp(x)*(cos(x)**2 - sin(x)**2)*2"),
    ],
)
def test_equal_values_in_other_words_are_right(given, right):
    assert same_value(given, right)


@pytest.mark.parametrize(
    ("given", "right"),
    [
        (None, "7"),
        ("", "7"),
        ("7", "8"),
        ("3.3333", "10/3"),
        ("-2", "-2, 5"),
        ("5, 5", "-2, 5"),
        ("x = 6, y = 4", "x = 4, y = 6"),
        ("x**2", "y**2"),
        ("a + c", "2*b"),
        ("2*x + z", "x + 2*y"),
        ("no solution", "7"),
        ("9**9**9**9", "7"),
        ("1/0", "7"),
        ("__import__('os')", "7"),
    ],
)
def test_other_values_are_wrong(given, right):
    assert not same_value(given, right)


@pytest.mark.parametrize(
    ("given", "right"),
    [
        ("$1,234.", "1234"),
        ("10000", r"10,\!000"),
        ("1000000", r"1,\! 000,\! 000"),
        (" MONDAY", "Monday"),
        ("-8*d-86", "-8*d - 86"),
        (r"\text{even}", "even"),
        ("(B)", "b"),
        ("6:30PM", "6:30 pm"),
        ("103, 2", "2, 103"),
        ("2,103", "2, 103"),
        ("1 and 2", "{2, 1}"),
        ("y = 4, x=6", "x=6,y=4"),
        ("x = 6", "6"),
        (r"\frac{1}{2}", "0.5"),
        ("3.1415926", "3.1415927"),
        ("-0.0", "0"),
        ("−7", "-7"),
        ("9" * 5000, "9" * 5000),
    ],
)
def test_text_parts_and_numbers_decide_what_is_right(given, right):
    assert decided(given, right) is True


@pytest.mark.parametrize(
    ("given", "right"),
    [
        ("", "7"),
        ("1", "True"),
        ("c", "b"),
        ("6:30 AM", "6:30 PM"),
        ("2103", "2, 103"),
        ("5", "5, 6"),
        ("x=4, y=6", "x=6, y=4"),
        ("95972022122", "95972022126"),
        ("0.0000019", "0.0000017"),
        ("7" * (LONGEST + 1), "7"),
        ("1e99", "7"),
    ],
)
def test_text_parts_and_numbers_decide_what_is_wrong(given, right):
    assert decided(given, right) is False


@pytest.mark.parametrize(
    ("given", "right"),
    [
        ("x + 1", "1 + x"),
        ("1 1/2", "11/2"),
        (r"1\frac{1}{2}", "11/2"),
        ("(4, 3)", "(3, 4)"),
        ("1e9999", "7"),
        ("7/0", "7"),
    ],
)
def test_what_only_algebra_can_tell_is_left_open(given, right):
    assert decided(given, right) is None


def test_in_a_sorted_list_the_order_counts_and_nothing_is_left_open():
    assert decided("b, -0.5, c", "b, -1/2, c", ordered=True) is True
    assert decided("c, -1/2, b", "b, -1/2, c", ordered=True) is False
    assert decided("x + 1, 2", "1 + x, 2", ordered=True) is False


@pytest.mark.parametrize(
    ("right", "wording"), [("False", True), ("e", True), ("pi", False), ("2*x", False), ("12", False)]
)
def test_words_and_letters_are_no_mathematics(right, wording):
    assert is_wording(right) is wording
