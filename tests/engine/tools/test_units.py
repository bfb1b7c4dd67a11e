"""Conversions of units are exact, in the words that people use, and every wrong one says why."""

import re
import time
from fractions import Fraction

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from engine.errors import ComputationError
from engine.messages import Failure
from engine.tools.measures.units import convert
from engine.tools.terms.syntax import parse


def converted(quantity: str, source: str, target: str):
    return convert(parse(quantity), source, target)


@pytest.mark.parametrize(
    ("quantity", "source", "target", "value"),
    [
        ("82.89549", "mm", "nm", "82895490"),
        ("9/10", "micrometer", "nm", "900"),
        ("68350.16", "nanograms", "tonnes", "0.00000000006835016"),
        ("935.619", "tonnes", "grams", "935619000"),
        ("3/8", "century", "months", "450"),
        ("0.5", "millennia", "decades", "50"),
        ("2", "weeks", "minutes", "20160"),
        ("1", "year", "days", "365"),
        ("1", "day", "years", "1/365"),
        ("1 1/2", "miles", "feet", "7920"),
        ("6", "ft", "metres", "1.8288"),
        ("3", "yards", "inches", "108"),
        ("2", "lbs", "oz", "32"),
        ("1", "stone", "kg", "6.35029318"),
        ("1", "Gallon", "Liters", "3.785411784"),
        ("1", "imperial pint", "ml", "568.26125"),
        ("1", "us fluid ounces", "mL", "29.5735295625"),
        ("250", "millilitres", "litres", "0.25"),
        ("100", "°C", "°F", "212"),
        ("98.6", "degrees Fahrenheit", "celsius", "37"),
        ("0", "K", "C", "-273.15"),
        ("-40", "F", "C", "-40"),
        ("36", "km/h", "m/s", "10"),
        ("10", "metres per second", "kph", "36"),
        ("5", "mph", "km per hour", "8.04672"),
        ("5", "sq ft", "square inches", "720"),
        ("1", "m²", "cm^2", "10000"),
        ("1", "hectare", "m2", "10000"),
        ("2", "cubic metres", "litres", "2000"),
        ("3", "kg m/s^2", "N", "3"),
        ("9.81", "meters per second squared", "cm/s/s", "981"),
        ("1", "KiB", "bytes", "1024"),
        ("8", "megabits", "MB", "1"),
        ("1", "kilowatt-hours", "MJ", "3.6"),
        ("1", "J/°C", "J/K", "1"),
        ("180", "degrees", "radians", "pi"),
        ("1", "light-year", "km", "9460730472580.8"),
        ("100", "mcg", "mg", "0.1"),
    ],
)
def test_a_quantity_is_converted_exactly(quantity, source, target, value):
    assert converted(quantity, source, target).value == value


@pytest.mark.parametrize(
    ("quantity", "source", "target", "failure"),
    [
        ("3", "wibbles", "metres", Failure.UNSUPPORTED),
        ("3", "__import__('os')", "metres", Failure.NOT_UNDERSTOOD),
        ("3", "", "metres", Failure.NOT_UNDERSTOOD),
        ("3", "m" * 100, "metres", Failure.NOT_UNDERSTOOD),
        ("3", "m^99999999", "metres", Failure.NOT_UNDERSTOOD),
        ("3", "m m m m m m m m", "metres", Failure.NOT_UNDERSTOOD),
        ("3", "60", "m", Failure.NOT_UNDERSTOOD),
        ("3", "square", "m", Failure.NOT_UNDERSTOOD),
        ("3", "per hour", "m", Failure.NOT_UNDERSTOOD),
        ("5", "kilometers", "grams", Failure.NOT_UNDERSTOOD),
        ("5", "square metres", "metres", Failure.NOT_UNDERSTOOD),
        ("5", "bytes", "radians", Failure.NOT_UNDERSTOOD),
        ("x", "m", "cm", Failure.NOT_UNDERSTOOD),
        ("i", "m", "cm", Failure.NOT_UNDERSTOOD),
        ("-500", "C", "K", Failure.UNDEFINED),
        ("-500", "C", "C", Failure.UNDEFINED),
        ("-10", "kelvin", "rankine", Failure.UNDEFINED),
        ("5", "millicelsius", "K", Failure.UNSUPPORTED),
    ],
)
def test_what_cannot_be_converted_says_why(quantity, source, target, failure):
    with pytest.raises(ComputationError) as caught:
        converted(quantity, source, target)
    assert caught.value.failure is failure


def test_a_conversion_shows_the_factor_and_the_multiplication():
    finding = converted("1 1/2", "miles", "ft")
    assert [(step.reason, step.latex) for step in finding.steps] == [
        ("The factor", r"1\,\text{mile} = 5280\,\text{ft}"),
        ("Multiply by $5280$", r"1.5 \cdot 5280 = 7920"),
    ]
    assert (finding.latex, finding.text) == (r"1.5\,\text{miles} = 7920\,\text{ft}", "7920 ft")


@pytest.mark.parametrize(
    ("quantity", "source", "target", "text", "latex"),
    [
        ("7", "days", "weeks", "1 week", r"7\,\text{days} = 1\,\text{week}"),
        ("1", "Feet", "inches", "12 inches", r"1\,\text{foot} = 12\,\text{inches}"),
        ("1", "miles per hour", "mph", "1 mph", r"1\,\text{mile}/\text{hour} = 1\,\text{mph}"),
        ("1", "celsius", "kelvin", "274.15 kelvin", r"1\,\text{celsius} = 274.15\,\text{kelvin}"),
        ("3.5", "gb", "mb", "3500 MB", r"3.5\,\text{GB} = 3500\,\text{MB}"),
        ("2", "kwh", "wh", "2000 Wh", r"2\,\text{kWh} = 2000\,\text{Wh}"),
        ("1500", "ms", "s", "1.5 s", r"1500\,\text{ms} = 1.5\,\text{s}"),
    ],
)
def test_units_are_written_as_one_writes_them(quantity, source, target, text, latex):
    finding = converted(quantity, source, target)
    assert (finding.text, finding.latex) == (text, latex)


def test_of_a_fraction_that_nobody_can_read_the_decimals_are_shown():
    finding = converted("40", "psi", "bar")
    assert finding.latex == r"40\,\text{psi} \approx 2.75790\,\text{bar}"
    assert [(step.reason, step.latex) for step in finding.steps] == [
        ("The factor", r"1\,\text{psi} \approx 0.0689476\,\text{bar}"),
        ("Multiply by $0.0689476$", r"40 \cdot 0.0689476 \approx 2.75790"),
    ]


def test_a_fraction_has_an_approximation_and_a_decimal_has_none():
    assert converted("1", "day", "years").approximation == "0.00273973"
    assert converted("1", "mm", "m").approximation == ""


def test_that_a_year_is_counted_as_365_days_is_said_where_it_matters():
    said = "A year is counted as $365$ days"
    assert converted("1", "decade", "days").steps[0].reason == said
    assert all(step.reason != said for step in converted("1", "decade", "months").steps)


def test_degrees_are_shifted_and_scaled_in_the_order_that_schools_teach():
    assert [step.reason for step in converted("68", "F", "C").steps] == ["Subtract $32$", r"Multiply by $\frac{5}{9}$"]
    assert [step.reason for step in converted("20", "C", "F").steps] == ["Multiply by $1.8$", "Add $32$"]


def test_a_warm_conversion_takes_less_than_five_milliseconds():
    converted("1", "mile", "km")
    started = time.process_time()
    for number in range(20):
        converted(str(number), "miles per hour", "m/s")
    assert (time.process_time() - started) / 20 < 0.005


GROUPS = [
    ["nm", "micrometres", "mm", "cm", "metres", "km", "inches", "feet", "yards", "miles"],
    ["ng", "mg", "grams", "kilograms", "tonnes", "ounces", "pounds", "stone"],
    ["ms", "seconds", "minutes", "hours", "days", "weeks", "months", "years", "decades", "centuries"],
    ["ml", "litres", "gallons", "pints", "cups", "cubic cm", "cubic feet"],
    ["celsius", "fahrenheit", "kelvin", "rankine"],
    ["m/s", "km/h", "mph", "knots", "feet per second"],
    ["bits", "bytes", "kB", "KiB", "MB", "GiB"],
]
pairs = st.sampled_from(GROUPS).flatmap(lambda group: st.tuples(st.sampled_from(group), st.sampled_from(group)))
amounts = st.fractions(0, 10**6, max_denominator=1000)


@given(amounts, pairs)
def test_a_conversion_there_and_back_is_the_quantity_again(amount, units):
    there = converted(str(amount + 500), *units)  # 500, since nothing is colder than absolute zero
    assume("." in there.value or there.value.isdecimal())
    assert Fraction(converted(there.value, units[1], units[0]).value) == amount + 500
    assert there.checked


@given(amounts, pairs)
def test_every_worked_line_is_a_true_equation_and_the_last_ends_at_the_value(amount, units):
    finding = converted(str(amount), *units)
    worked = [step.latex for step in finding.steps if "text" not in step.latex]
    for line in worked:
        left, right = map(_number, re.split(r" = | \\approx ", line))
        assert left == right or (r"\approx" in line and float(left) == pytest.approx(float(right), rel=1e-4))
    if worked:
        last = _number(re.split(r" = | \\approx ", worked[-1])[1])
        assert last == Fraction(finding.value) or float(last) == pytest.approx(float(Fraction(finding.value)), rel=1e-5)


def _number(latex: str) -> Fraction:
    """The value of a line of steps: one sign between two numbers, or a number."""
    latex = latex.replace("- \\frac", "-\\frac", 1) if latex.startswith("- ") else latex
    for sign, work in (
        (r" \cdot ", Fraction.__mul__),
        (r" \div ", Fraction.__truediv__),
        (" + ", Fraction.__add__),
        (" - ", Fraction.__sub__),
    ):
        if sign in latex:
            left, right = latex.split(sign)
            return work(_number(left), _number(right))
    return Fraction(re.sub(r"\\frac\{(\d+)\}\{(\d+)\}", r"\1/\2", latex))


@pytest.mark.parametrize(
    ("quantity", "source", "target", "value"),
    [
        ("80", "kilos", "g", "80000"),
        ("1.5", "gigs", "megs", "1500"),
        ("3", "hrs", "mins", "180"),
        ("5", "kms", "cms", "500000"),
        ("10", "k", "m", "10000"),
        ("2", "kgs", "gms", "2000"),
        ("36", "kilometers an hour", "m/s", "10"),
        ("100", "c", "f", "212"),
        ("100", "celcius", "farenheit", "212"),
        ("2", "sqm", "square cm", "20000"),
        ("2", "sqft", "sq inches", "288"),
        ("1", "kwh", "kj", "3600"),
        ("8", "mbps", "kbps", "8000"),
        ("1", "gib", "mib", "1024"),
    ],
)
def test_units_are_named_as_in_chats(quantity, source, target, value):
    assert converted(quantity, source, target).value == value


@pytest.mark.parametrize(
    ("quantity", "source", "target", "value"),
    [
        ("30", "mpg", "l/100km", "112903/14400"),
        ("10", "litres per 100 km", "km/l", "10"),
        ("6", "min/km", "km/h", "10"),
        ("8", "minutes per mile", "mph", "7.5"),
        ("50", "Hz", "ms", "20"),
    ],
)
def test_a_unit_is_turned_over_where_the_other_has_it_below_the_line(quantity, source, target, value):
    finding = converted(quantity, source, target)
    assert (finding.value, finding.checked) == (value, True)


def test_no_speed_is_a_pace():
    with pytest.raises(ComputationError) as raised:
        converted("0", "km/h", "min/km")
    assert raised.value.failure is Failure.UNDEFINED


@pytest.mark.parametrize(
    ("quantity", "source", "target", "value"),
    [
        ("16", "oz", "ml", "473.176473"),
        ("1", "cup", "ounces", "8"),
        ("16", "oz", "pounds", "1"),
    ],
)
def test_ounces_are_fluid_beside_a_volume(quantity, source, target, value):
    assert convert(parse(quantity), source, target).value == value
