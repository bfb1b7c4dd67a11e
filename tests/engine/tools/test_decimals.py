"""What is too large to be written out is given by its first digits, as long as these are known."""

import pytest

from engine.messages import Failure
from engine.tools.terms.decimals import first_digits
from engine.tools.terms.syntax import parse
from tests.engine.running import run


@pytest.mark.parametrize(
    ("expression", "digits"),
    [
        ("(1 - 1/4096)^3000", "0.48070029205441081755"),
        ("1000*(1 + 0.05/365)^(365*10)", "1648.6648137654718302"),
        ("12^5000", "8.0580552003571575778*10**5395"),
        ("5000!", "4.2285779266055435222*10**16325"),
        ("(1/3)^1000000", "5.5626320991571288659*10**-477122"),
        ("9^9^9", "4.2812477317574704804*10**369693099"),
    ],
)
def test_numbers_too_large_to_be_written_out_are_given_by_their_first_digits(expression, digits):
    result = run(f"calculate({expression})")
    assert (result.value, result.checked) == (digits, True)


@pytest.mark.parametrize(
    "expression",
    [
        "10^4001 - 10^4001 + 6",
        "10^4001 + 1 - 10^4001",
        "9^9^9^9",
        "7^50000 % 13",
        "x^5000",
        "sin(10^5000)",
        "i^5001*9^9^9",
    ],
)
def test_where_the_digits_are_lost_it_stays_too_large(expression):
    assert run(f"calculate({expression})").failure is Failure.TOO_LARGE


@pytest.mark.parametrize("expression", ["1 - 1", "sqrt(-1)", "(1 + 10^(-70)) - 1", "x"])
def test_digits_that_are_not_known_are_not_given(expression):
    with pytest.raises(ArithmeticError):
        first_digits(parse(expression))
