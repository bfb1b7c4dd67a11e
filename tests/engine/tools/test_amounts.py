"""Messages of nothing but amounts with units: computed exactly, in the units that people expect; all else is left alone."""

import time
from fractions import Fraction

import pint
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from engine.messages import Failure, ToolResult
from engine.reading.amounts import recognise_amounts
from engine.reading.exact import formula_call, recognise
from engine.tools.names import TOOL_NAMES
from engine.tools.program import run_program
from tests.engine.running import outcome, run

PINT = pint.UnitRegistry(non_int_type=Fraction)
MEASURES = (
    ("kg", "g", "mg", "lb", "oz"),
    ("km", "cm", "mm", "miles", "yards", "ft", "in"),
    ("days", "hours", "min", "seconds"),
    ("litres", "ml", "cups", "pints", "gallons"),
)


def asked(message: str) -> ToolResult:
    call = recognise(message)
    assert call is not None, message
    return run_program((call,))[-1]


@pytest.mark.parametrize(
    ("message", "value"),
    [
        ("5 kg + 300 g", "5.3 kg"),
        ("add 2h 45min and 3h 38min", "6 h 23 min"),
        ("add 5 kg, 300 g and 2 kg in g", "7300"),
        ("5 lb 6 oz + 3 lb 12 oz", "9 lb 2 oz"),
        ("(6 h 50 min + 7 h 20 min) / 2", "7 h 5 min"),
        ("10 h - 3 * (45 min + 1 h 5 min)", "4 h 30 min"),
        ("5 kg - (2 kg - (300 g + 1.2 kg)) / 2", "4.75 kg"),
        ("3 h 20 min times 4", "13 h 20 min"),
        ("3 kg 250 g minus 1 kg 700 g", "1 kg 550 g"),
        ("2 h 45 min + 1 h 50 min", "4 h 35 min"),
        ("6 ft 2 in - 4 ft 11 in", "1 ft 3 in"),
        ("1h30 + 45min", "2 h 15 min"),
        ("10h30 - 8h15", "2 h 15 min"),
        ("8 hrs 20 min plus 3h 50", "12 hrs 10 min"),
        ("1h30 times 3", "4 h 30 min"),
        ("2h 45m + 30m", "3 h 15 min"),
        ("5m 30s + 2m 45s", "8 min 15 s"),
        ("2h + 30m", "2 h 30 min"),
        ("250 ml * 6", "1500 ml"),
        ("6 x 250ml", "1500 ml"),
        ("4 times 1 h 20 min", "5 h 20 min"),
        ("2.5 m / 5", "0.5 m"),
        ("90 min * 2", "180 min"),
        ("10 kg / 3", "3 1/3 kg"),
        ("5 lb 6 oz / 3", "1 lb 12 2/3 oz"),
        ("3 kg / 2 / 3", "0.5 kg"),
        ("2 kg divided by 1/2", "4 kg"),
        ("what is 2 1/2 cups + 3/4 cup?", "3 1/4 cups"),
        ("1/4 cup + 1/2 cup", "3/4 cup"),
        (".5 kg + 1/2 kg", "1 kg"),
        ("1,500 g + 2 kg", "3.5 kg"),
        ("1 000 000 mm + 1 km", "2 km"),
        ("5 feet and 3 inches minus 2 feet and 11 inches", "2 feet 4 inches"),
        ("5 feet, 3 inches + 1 inch", "5 feet 4 inches"),
        ("5 ft. 3 in. + 2 ft.", "7 ft 3 in"),
        ("hey emmy, 5 pounds + 6 ounces please", "5 pounds 6 ounces"),
        ("how much is 1 hour * 3?", "3 hours"),
        ("12 foot - 11 foot", "1 foot"),
        ("1 square foot * 3", "3 square feet"),
        ("3 sq ft + 20 sq in", "3 sq ft 20 sq in"),
        ("5 cm^2 + 3 cm²", "8 cm^2"),
        ("3 tbsp + 1 tbsp", "4 tbsp"),
        ("1 metre * 3", "3 metres"),
        ("100 mb + 2 gb", "2.1 GB"),
        ("5 kg + 3 lb", "6.36077711 kg"),
        ("5 miles + 3 km", "6.86411 miles"),
        ("2 days + 30 hours", "3 days 6 hours"),
        ("1 year + 3 months", "1 year 3 months"),
        ("11 st 4 lb - 10 st 9 lb", "9 lb"),
        ("5 kg - 8 kg", "-3 kg"),
        ("1 h - 2 h 30 min", "-(1 h 30 min)"),
        ("-3 kg + 1 kg", "-2 kg"),
        ("7 km - 7 km", "0 km"),
        ("what is 3 kg and 5 kg?", "8 kg"),
        ("5.5 lb - 3 oz = ?", "5 lb 5 oz"),
        ("5 lb 9 oz plus 3 lb 12 oz in pounds and ounces", "9 pounds 5 ounces"),
    ],
)
def test_amounts_are_said_in_the_units_that_people_expect(message, value):
    result = asked(message)
    assert (result.value, result.checked) == (value, True)


@pytest.mark.parametrize(
    ("message", "value", "text"),
    [
        ("convert 5 ft 3 in to cm", "160.02", "160.02 cm"),
        ("1h30m in minutes", "90", "90 minutes"),
        ("3 m + 2 m in cm", "500", "500 cm"),
        ("1 h 10 min in days", "7/144", "7/144 days"),
        ("2 years 3 months in days", "821.25", "821.25 days"),
        ("30 min + 30 min in hours", "1", "1 hour"),
        ("2 ft 3 in -> in", "27", "27 in"),
        ("12 km in metres", "12000", "12000 metres"),
        ("12 in in cm", "30.48", "30.48 cm"),
        ("5 g in kg", "0.005", "0.005 kg"),
        ("-40 c in f", "-40", "-40 F"),
        ("25 degrees C in kelvin", "298.15", "298.15 kelvin"),
    ],
)
def test_in_one_unit_that_is_asked_for_the_value_is_a_bare_number_as_of_convert(message, value, text):
    result = asked(message)
    assert (result.value, result.text, result.checked) == (value, text, True)


@pytest.mark.parametrize(
    ("message", "call"),
    [
        ("12 km in miles", 'convert(12, "km", "miles")'),
        ("8 pints in litres (uk)", 'convert(8, "uk pints", "litres")'),
        ("30 mpg (imperial) to l/100km", 'convert(30, "imperial mpg", "l/100km")'),
        ("500 ml in cups (us)", 'convert(500, "ml", "cups")'),
        ("convert 1 1/2 miles to foot", 'convert(1 1/2, "miles", "feet")'),
        ("200 min in hours and minutes", 'in_units(200, "min", "hours", "minutes")'),
        ("5 ft 3 in to cm", 'amount("5 ft 3 in", "cm")'),
    ],
)
def test_the_tools_that_there_are_do_what_they_can(message, call):
    assert str(recognise(message)) == call


@pytest.mark.parametrize(
    "message",
    [
        # unknowns of algebra
        "3 m + 2 m", "5g - 2g", "5g - 2g = 6", "2h + 3", "4 l", "5 a + 3 b", "2k + 3k", "3 pt + 2 pt", "2 y + 3 d", "8m / 2",
        "2x + 3y", "3 m + 2 s", "5 m/s", "5 m / s", "simplify 3h + 20 min", "(2 h + 3 h) * 2", "2 t * 3", "20 C + 5 C",
        # plain numbers, dates, times of the day and talk
        "5 + 3", "5 kg + 300", "300 + 5 kg", "7", "5 pm", "5 am + 3 pm", "10:30 + 2 h", "12/05/2024", "5 to 9", "9h to 17h",
        "10 minutes to 5", "2 days", "5 lb 6 oz", "2 hours and 45 minutes", "5 km and 8 km", "24 hours in a day", "3 in 1",
        "5 min", "5 in 3 days", "1998-2004", "5'3\"", "555-123-4567", "in km", "kg + g", "",
        # things that are no units, or of different measures
        "2 apples + 3 apples", "5 kg + 3 apples", "5 kg + 3 m", "5 kg in metres", "5 kg in euros", "5 ft * 3 ft", "5 km / 2 h",
        "5 kg 3 kg + 1 kg", "300 g 5 kg + 1 kg", "1.5 h 30 min + 1 h", "5 kg / 2 kg", "5 kg * 2 g", "180 degrees in radians",
        # sentences
        "how many feet in 3 miles", "I ran 5 km + 3 km", "5 kg of rice + 300 g", "add 5 kg", "add 5 ft and 3 in to 2 ft", "is 5 kg more than 300 g",
        "convert 5 km", "5 hours times", "plot 5 kg + 300 g", "3 m (10 ft)", "(5 lb 6 oz + 3 lb", "5 km (3 miles) + 2 km", "f(3 m)",
    ],
)  # fmt: skip
def test_all_else_is_left_alone(message):
    assert recognise_amounts(message) is None


def test_amounts_are_no_formula_that_could_be_drawn():
    assert formula_call("5 kg + 300 g") is None
    assert recognise("5 kg + 300 g") is not None


@pytest.mark.parametrize(
    ("call", "failure"),
    [
        ('amount("5 kg / 0")', Failure.UNDEFINED),
        ('amount("5 kg + 3 m")', Failure.NOT_UNDERSTOOD),
        ('amount("5 kg + 3 wibbles")', Failure.NOT_UNDERSTOOD),
        ('amount("5 kg", "m")', Failure.NOT_UNDERSTOOD),
        ('amount("5 h", "min", "minutes")', Failure.NOT_UNDERSTOOD),
        ('amount("5 h", "weeks", "days", "h", "min", "s")', Failure.NOT_UNDERSTOOD),
        ('amount("20 celsius + 5 celsius")', Failure.UNSUPPORTED),
        ('amount("hello")', Failure.NOT_UNDERSTOOD),
        (f'amount("{"1" * 50} kg + 1 kg")', Failure.NOT_UNDERSTOOD),
        (f'amount("{" + ".join(["1 kg"] * 21)}")', Failure.NOT_UNDERSTOOD),
        (f'amount("1 kg{" * 2" * 7}")', Failure.NOT_UNDERSTOOD),
        ('amount("(5 kg + 1 kg")', Failure.NOT_UNDERSTOOD),
        ('amount("5 kg + 1 kg)")', Failure.NOT_UNDERSTOOD),
        (f'amount("{"(" * 5}1 kg{")" * 5}")', Failure.NOT_UNDERSTOOD),
        (f'amount("{" " * 400}1 kg + 1 kg")', Failure.NOT_UNDERSTOOD),
    ],
)
def test_what_cannot_be_added_says_why(call, failure):
    assert outcome(call) is failure


def test_the_steps_go_by_the_smallest_unit():
    result = run('amount("5 lb 6 oz * 2 + 3 lb")')
    assert [(step.reason, step.latex) for step in result.steps] == [
        ("Convert 5 lb 6 oz to oz", r"5 \cdot 16 + 6 = 86"),
        ("Multiply by $2$", r"86 \cdot 2 = 172"),
        ("Convert 3 lb to oz", r"3 \cdot 16 = 48"),
        ("Add", "172 + 48 = 220"),
        ("Whole lb", r"220 = 13 \cdot 16 + 12"),
    ]
    assert result.latex == (
        r"\left(5\,\text{lb}\;6\,\text{oz}\right) \cdot 2 + 3\,\text{lb} = 13\,\text{lb}\;12\,\text{oz}"
    )


def test_the_steps_end_with_the_unit_of_the_result_and_say_what_a_year_is():
    assert [step.reason for step in run('amount("5 kg - 300 g")').steps] == [
        "Convert 5 kg to g", "Subtract", "The factor", "Divide by $1000$",
    ]  # fmt: skip
    assert run('amount("2 years 3 months", "days")').steps[0].reason == "A year is counted as $365$ days"


def test_what_is_rounded_is_said_to_be():
    result = run('amount("5 miles + 3 km")')
    assert (result.text, r"\approx" in result.latex) == ("about 6.86411 miles", True)
    assert run('amount("170 cm + 0 cm", "feet", "inches")').text == "about 5 feet 6.93 inches"


def test_experts_may_call_the_tool():
    assert "amount" in TOOL_NAMES


@st.composite
def sums(draw) -> tuple[str, "pint.Quantity[Fraction]"]:
    """A sum of amounts of one measure as a message, and its value by Pint's own registry."""
    units = st.sampled_from(draw(st.sampled_from(MEASURES)))
    message, total = "", None
    for place in range(draw(st.integers(2, 6))):
        number, unit = draw(st.integers(0, 9999)), draw(units)
        places = draw(st.integers(0, 3))
        sign = draw(st.sampled_from("+-")) if place else ""
        value = Fraction(number, 10**places) * PINT(f"1 {unit}").to_base_units()
        message += (
            f" {sign} {number / 10**places:.{places}f} {unit}" if place else f"{number / 10**places:.{places}f} {unit}"
        )
        total = value if total is None else total + value if sign == "+" else total - value
    return message, total


@settings(max_examples=50)
@given(sums())
def test_sums_agree_with_pint(asked_for):
    message, total = asked_for
    unit = message.split()[-1]
    wanted = Fraction(total.to(unit).magnitude)
    assert Fraction(outcome(f'amount("{message}", "{unit}")')) == wanted
    result = run(f'amount("{message}")')
    assert result.checked
    assert near(result.value, total)


def near(value: str, total: "pint.Quantity[Fraction]") -> bool:
    """True if what is said in words is the total, but for rounding to six digits."""
    words = value.removeprefix("-").strip("()").split()
    found, number = 0 * total, Fraction(0)
    for word in words:
        if word[0].isdigit():
            number += Fraction(word)
        else:
            found, number = found + number * PINT(f"1 {word}").to_base_units(), Fraction(0)
    found = -found if value.startswith("-") else found
    return abs((found - total).magnitude) <= abs(total.magnitude) / 10**5


@pytest.mark.parametrize(
    "row",
    ["5 kg" + " " * 380, "5" + " in" * 130, "5 kg + " * 50, "5 a b c" * 50, "5 kg " * 70, "5 m " + ", 3 m" * 90, "1 " * 190,
     "5 kg in " + " and m" * 60, "5 kg + 3 kg in" + " in" * 120, "9" * 390],
)  # fmt: skip
def test_a_long_row_takes_little_time(row):
    recognise_amounts("1 kg + 1 kg")  # the units are read once
    started = time.process_time()
    assert recognise_amounts(row) is None
    assert time.process_time() - started < 0.5


@pytest.mark.parametrize(
    ("message", "text"),
    [
        ("100 kph to mph", "781250/12573 mph"),
        ("36 km/h in m/s", "10 m/s"),
        ("10 l/100km in km/l", "10 km/l"),
        ("whats 12 km/h in min/km?", "5 min/km"),
        ("8 minutes per mile to mph", "7.5 mph"),
        ("5 g/cm3 in kg/m3", "5000 kg/m3"),
        ("20 mbit/s in MB/s", "2.5 MB/s"),
    ],
)
def test_an_amount_a_unit_in_another(message, text):
    assert asked(message).text == text


@pytest.mark.parametrize("message", ["5 g/h in m", "3 x/y to z", "3 m/s in h"])
def test_what_measures_something_else_is_left_alone(message):
    assert recognise_amounts(message) is None


@pytest.mark.parametrize(
    ("message", "text"),
    [
        ("6 foot 2 in cm", "187.96 cm"),
        ("5'11\" in cm", "180.34 cm"),
        ("5' 11\" to cm", "180.34 cm"),
        ("11 stone 4 in lbs", "158 lbs"),
        ("9 lb 3 to oz", "147 oz"),
        ("3-1/2 inches in mm", "88.9 mm"),
        ("6 ft 2 - 4 ft 11", "1 ft 3 in"),
    ],
)
def test_the_smaller_unit_need_not_be_said(message, text):
    assert asked(message).text == text
