"""Whether a final value is the right one."""

import pytest

from finetune.grading import same_value


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
        ("no solution", "7"),
        ("9**9**9**9", "7"),
        ("1/0", "7"),
        ("__import__('os')", "7"),
    ],
)
def test_other_values_are_wrong(given, right):
    assert not same_value(given, right)
