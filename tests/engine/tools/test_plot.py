"""Curves: their values are right, they are cut where they jump and nowhere else, and bad input is told, not drawn."""

import math
import struct
import time

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from engine.errors import ComputationError, ExpressionError
from engine.messages import Failure
from engine.tools.plot import draw
from engine.tools.terms import sampling
from engine.tools.terms.syntax import parse
from engine.tools.terms.tokens import FUNCTIONS

AT = np.linspace(-10, 10, sampling.POINTS + 1)


def size(png: bytes) -> tuple[int, int]:
    assert png.startswith(b"\x89PNG\r\n\x1a\n")
    return struct.unpack(">II", png[16:24])


def cuts(expression: str) -> list[float]:
    """Where a curve is cut, or has no value, to one place."""
    node = parse(expression)
    heights = sampling.values(node, "x", AT)
    low, high = sampling.window([heights])
    shown = sampling.cut(node, "x", AT, heights, high - low)
    return sorted({round(float(at), 1) + 0.0 for at in AT[np.isnan(shown)]})


@pytest.mark.parametrize(
    ("expression", "value"),
    [
        ("x^2 - 3x + 1", lambda x: x * x - 3 * x + 1),
        ("-2 sin(x)/5", lambda x: -2 * math.sin(x) / 5),
        ("|x| % 3 + max(x, 0, -x)", lambda x: abs(x) % 3 + abs(x)),
        ("e^(x/4)*pi", lambda x: math.exp(x / 4) * math.pi),
        ("floor(x) + round(2.5)", lambda x: math.floor(x) + 3),
        ("log(8, 2)*cbrt(x)", lambda x: 3 * math.cbrt(x)),
        ("factorial(abs(x))", lambda x: math.gamma(abs(x) + 1)),
    ],
)
def test_a_curve_has_its_values(expression, value):
    found = sampling.values(parse(expression), "x", AT)
    assert np.allclose(found, [value(x) for x in AT], rtol=1e-12)


@pytest.mark.parametrize(
    ("expression", "places"),
    [
        ("1/x", [0.0]),
        ("1/(x - 0.123)", [0.1]),
        ("tan(x/3)", [-4.7, 4.7]),
        ("floor(x/4)", [-8.0, -4.0, 0.0, 4.0, 8.0]),
        ("x/|x|", [0.0]),
        ("x^3", []),
        ("exp(x)", []),
        ("50*sin(20x)", []),
        ("atan(100x)", []),
        ("|x|", []),
        ("7", []),
    ],
)
def test_a_curve_is_cut_where_it_jumps_and_nowhere_else(expression, places):
    assert cuts(expression) == pytest.approx(places, abs=0.11)


def test_a_curve_stands_only_where_it_is_real():
    found = sampling.values(parse("sqrt(x)"), "x", AT)
    assert np.isnan(found[AT < 0]).all()
    assert not np.isnan(found[AT >= 0]).any()


def test_the_window_leaves_out_what_runs_away_but_nothing_of_a_parabola():
    assert sampling.window([sampling.values(parse("1/x"), "x", AT)]) == pytest.approx((-2.75, 2.75), abs=0.3)
    assert sampling.window([sampling.values(parse("x^2"), "x", AT)]) == pytest.approx((-5, 105))


@pytest.mark.parametrize("theme", ["dark", "light"])
def test_a_picture_has_its_size_and_is_not_heavy(theme):
    png = draw(["x^2/10", "y = sin(x)", "1/x", "tan(x)"], -6, 6, theme)
    assert size(png) == (910, 585)
    assert len(png) < 200_000


def test_the_themes_and_the_curves_make_different_pictures():
    assert len({draw(["x"], theme="dark"), draw(["x"], theme="light"), draw(["2x"], theme="light")}) == 3


@pytest.mark.parametrize("function", sorted(FUNCTIONS - {"gcd", "lcm", "totient", "binomial", "permutations", "arg"}))
def test_every_function_of_real_numbers_can_be_drawn_with_its_formula(function):
    arguments = "x, 3" if function in ("root", "mod") else "x"
    start = 1 if function in ("acosh", "asec", "acsc") else 0  # below 1 these have no real values
    assert size(draw([f"{function}({arguments}) + x mod 2"], start + 0.1, start + 0.9)) == (910, 585)


@pytest.mark.parametrize(
    "expression",
    [
        "10^99*x",
        "10^-300*x",
        "9^9^9*x",
        "x*1" + "0" * 200,
        "sin(10^12*x)",
        "x" + "+x" * 150,
        "1/(10^200*x)",
        "lambda^2",
    ],
)
def test_extreme_curves_are_drawn_within_a_second(expression):
    draw(["x"])  # loads matplotlib
    started = time.process_time()
    try:
        assert size(draw([expression])) == (910, 585)
    except ComputationError as error:
        assert error.failure is Failure.UNDEFINED
    assert time.process_time() - started < 2


@pytest.mark.parametrize(
    ("expressions", "span", "failure"),
    [
        ([], (-1, 1), Failure.UNSUPPORTED),
        (["x"] * 5, (-1, 1), Failure.UNSUPPORTED),
        (["x*y"], (-1, 1), Failure.UNSUPPORTED),
        (["x", "t"], (-1, 1), Failure.UNSUPPORTED),
        (["x^2 + y^2 = 1"], (-1, 1), Failure.UNSUPPORTED),
        (["y < x"], (-1, 1), Failure.UNSUPPORTED),
        (["x"], (1, 1), Failure.UNSUPPORTED),
        (["x"], (2, 1), Failure.UNSUPPORTED),
        (["x"], (math.nan, 1), Failure.UNSUPPORTED),
        (["x"], (0, math.inf), Failure.UNSUPPORTED),
        (["i*x"], (-1, 1), Failure.NOT_UNDERSTOOD),
        (["gcd(x, 2)"], (-1, 1), Failure.UNSUPPORTED),
        (["sqrt(-1 - x^2)"], (-1, 1), Failure.UNDEFINED),
        (["1/0"], (-1, 1), Failure.UNDEFINED),
    ],
)
def test_what_cannot_be_drawn_says_why(expressions, span, failure):
    with pytest.raises(ComputationError) as caught:
        draw(expressions, *span)
    assert caught.value.failure is failure


@pytest.mark.parametrize("text", ["__import__('os')", "x.real", "lambda: 1", "", "x" * 2000])
def test_what_is_no_expression_is_never_run(text):
    with pytest.raises(ExpressionError):
        draw([text])


@given(st.integers(-20, 20), st.integers(-20, 20), st.integers(-20, 20))
def test_no_cubic_is_cut(a, b, c):
    assert cuts(f"({a})*x^3 + ({b})*x^2 + ({c})*x") == []


@given(st.integers(-800, 800).filter(lambda place: place % 10))
def test_a_pole_is_always_cut_at_its_place(place):
    found = cuts(f"3/(x - ({place}/100))")
    assert found
    assert all(abs(at - place / 100) < 0.11 for at in found)
