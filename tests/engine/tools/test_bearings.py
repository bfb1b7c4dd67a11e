"""Courses by distances and bearings: how far they lead, and in which direction."""

import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from engine.messages import Failure
from tests.engine.running import outcome, run

_LEG = st.tuples(st.integers(1, 50), st.integers(0, 359))


@pytest.mark.parametrize(
    ("program", "value"),
    [
        ("course_distance(8, 90, 6, 0)", "10"),
        ("course_distance(12, 50, 5, 140)", "13"),
        ("course_distance(3, 0, 4, 90, 6, 180)", "5"),
        ("course_distance(10, 40, 15, 170)", "sqrt(325 - 300*cos(5*pi/18))"),
        ("course_distance(5, 0, 5, 180)", "0"),
        ('course_distance(8, "west", 15, "due north")', "17"),
        ("course_bearing(5, 90, 5, 0)", "45"),
        ('course_bearing(3, "East", 3, "S")', "135"),
        ('course_bearing(4, "north-west")', "315"),
        ("course_bearing(8, 180, 8, 270)", "225"),
        ("course_bearing(6, 0, 6, 60)", "30"),
        ("course_bearing(4, 300)", "300"),
        ("course_bearing(5, 225, 3, 315)", "180*atan(3/5)/pi + 225"),
        ("course_bearing(10, 0, 10, -360)", "0"),
    ],
)
def test_a_course_has_an_end(program, value):
    result = run(program)
    assert (result.value, result.checked) == (value, True)


@pytest.mark.parametrize(
    ("program", "failure"),
    [
        ("course_bearing(5, 0, 5, 180)", Failure.UNDEFINED),
        ("course_distance(5)", Failure.NOT_UNDERSTOOD),
        ("course_distance(5, 20, 3)", Failure.NOT_UNDERSTOOD),
        ("course_distance(-5, 20)", Failure.UNSUPPORTED),
        ("course_bearing(5, sqrt(-2))", Failure.UNSUPPORTED),
        ('course_distance(5, "up")', Failure.NOT_UNDERSTOOD),
        ('course_distance("north", "north")', Failure.NOT_UNDERSTOOD),
        ("course_bearing(5, x)", Failure.NOT_UNDERSTOOD),
    ],
)
def test_other_courses_have_none(program, failure):
    assert outcome(program) is failure


@given(st.lists(_LEG, min_size=1, max_size=3))
def test_the_end_is_where_the_legs_lead(legs):
    east = sum(distance * math.sin(math.radians(bearing)) for distance, bearing in legs)
    north = sum(distance * math.cos(math.radians(bearing)) for distance, bearing in legs)
    written = ", ".join(f"{distance}, {bearing}" for distance, bearing in legs)
    distance = run(f"A = course_distance({written})\ndecimal_places(A, 4)").value
    assert float(distance) == pytest.approx(math.hypot(east, north), abs=1e-4)


def test_the_way_east_and_north_is_shown():
    assert [step.latex for step in run("course_distance(8, 90, 6, 180)").steps] == [
        r"\left(8,\; -6\right)",
        r"\sqrt{8^2 + 6^2}",
    ]
