"""Amounts split into larger units and a rest: they add up, and what is rounded is said to be."""

from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from engine.messages import Failure
from tests.engine.running import outcome, run

TIMES = {"weeks": 604800, "days": 86400, "hours": 3600, "minutes": 60, "seconds": 1}


@pytest.mark.parametrize(
    ("arguments", "value"),
    [
        ('200, "minutes", "hours", "minutes"', "3 hours 20 minutes"),
        ('3.25, "hours", "hours", "minutes"', "3 hours 15 minutes"),
        ('10/3, "hours", "hours", "minutes"', "3 hours 20 minutes"),
        ('500, "seconds", "minutes", "seconds"', "8 minutes 20 seconds"),
        ('100000, "s", "days", "hours", "minutes", "seconds"', "1 day 3 hours 46 minutes 40 seconds"),
        ('170, "cm", "feet", "inches"', "5 feet 6.93 inches"),
        ('61, "inches", "feet", "inches"', "5 feet 1 inch"),
        ('13, "inches", "feet", "inches"', "1 foot 1 inch"),
        ('90, "minutes", "minutes", "hours"', "1 hour 30 minutes"),
        ('180, "minutes", "hours", "minutes"', "3 hours"),
        ('45, "minutes", "hours", "minutes"', "45 minutes"),
        ('0, "minutes", "hours", "minutes"', "0 minutes"),
        ('90.5, "seconds", "minutes", "seconds"', "1 minute 30.5 seconds"),
        ('7199.99999, "seconds", "hours", "minutes", "seconds"', "2 hours"),
        ('101, "years", "centuries", "years"', "1 century 1 year"),
        ('61, "mins", "hrs", "mins"', "1 hr 1 min"),
        ('12.51, "degrees", "degrees", "arcminutes", "arcseconds"', "12 degrees 30 arcminutes 36 arcseconds"),
    ],
)
def test_an_amount_is_split_into_units(arguments, value):
    result = run(f"in_units({arguments})")
    assert (result.value, result.checked) == (value, True)


@pytest.mark.parametrize(
    ("arguments", "failure"),
    [
        ('200, "minutes", "hours"', Failure.NOT_UNDERSTOOD),
        ('200, "s", "weeks", "days", "hours", "minutes", "s"', Failure.NOT_UNDERSTOOD),
        ('200, "minutes", "hours", "feet"', Failure.NOT_UNDERSTOOD),
        ('200, "minutes", "hours", "hrs"', Failure.NOT_UNDERSTOOD),
        ('200, "minutes", "hours", "wibbles"', Failure.UNSUPPORTED),
        ('20, "celsius", "fahrenheit", "kelvin"', Failure.UNSUPPORTED),
        ('-200, "minutes", "hours", "minutes"', Failure.UNDEFINED),
        ('x, "minutes", "hours", "minutes"', Failure.NOT_UNDERSTOOD),
        ('pi, "minutes", "hours", "minutes"', Failure.UNSUPPORTED),
    ],
)
def test_what_cannot_be_split_says_why(arguments, failure):
    assert outcome(f"in_units({arguments})") is failure


def test_a_rounded_rest_is_said_to_be_about():
    result = run('in_units(170, "cm", "feet", "inches")')
    assert result.text == "about 5 feet 6.93 inches"
    assert result.latex == r"170\,\text{cm} \approx 5\,\text{feet}\;6.93\,\text{inches}"
    assert [step.reason for step in result.steps][-2:] == ["Round to hundredths", "Whole feet"]


def test_the_divisions_are_shown_and_what_a_year_is_taken_for():
    result = run('in_units(800, "days", "years", "days")')
    assert [(step.reason, step.latex) for step in result.steps] == [
        ("A year is counted as $365$ days", r"1\,\text{year} = 365\,\text{days}"),
        ("Whole years", r"800 = 2 \cdot 365 + 70"),
    ]


@given(st.fractions(0, 10**7, max_denominator=100), st.sets(st.sampled_from(sorted(TIMES)), min_size=2, max_size=4))
def test_the_parts_add_up_to_the_amount_and_none_fills_the_next_larger_unit(amount, names):
    quoted = ", ".join(f'"{name}"' for name in names)
    words = outcome(f'in_units({amount}, "seconds", {quoted})').split()
    sizes = [TIMES.get(name) or TIMES[f"{name}s"] for name in words[1::2]]
    parts = [Fraction(number) * size for number, size in zip(words[::2], sizes, strict=True)]
    smallest = min(TIMES[name] for name in names)
    assert abs(sum(parts) - amount) <= Fraction(smallest, 200)
    assert sizes == sorted(sizes, reverse=True)
    assert all(sum(parts[place + 1 :]) < size for place, size in enumerate(sizes[:-1]))
