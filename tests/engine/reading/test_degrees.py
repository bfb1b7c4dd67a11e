"""Degrees inside trigonometric functions are turned into radians, and others are left alone."""

import pytest

from engine.answers import solved
from engine.reading.degrees import in_radians
from engine.reading.exact import recognise
from engine.reading.sketch import sketch
from engine.tool_calls import parse_program
from engine.tools.program import run_program


@pytest.mark.parametrize(
    ("typed", "read"),
    [
        ("sin 30°", "sin(30*pi/180)"),
        ("sin x = 0.5, 0° ≤ x < 360°", "sin x = 0.5, 0 ≤ x < 360"),
        ("0 <= 2θ <= 180°", "0 <= 2θ <= 180"),
        ("5*cos(60°) + 1", "5*cos(60*pi/180) + 1"),
        ("what is the cosine of 60 degrees", "what is the cos(60*pi/180)"),
        ("Tan 45 deg", "tan(45*pi/180)"),
        ("sin(30) in degree mode", "sin(30*pi/180) in degree mode"),
        ("an angle of 40°: is it 8*sin 40?", "an angle of 40°: is it 8*sin(40*pi/180)?"),
        (r"\sin(30^\circ)", "sin(30*pi/180)"),
        (r"\cos\left(22.5^{\circ}\right)", "cos(22.5*pi/180)"),
    ],
)
def test_an_angle_in_degrees(typed, read):
    assert in_radians(typed) == read


@pytest.mark.parametrize(
    "typed",
    [
        "30° in radians",
        "sin(30)",
        "it is 20 degrees",
        "basin 30 degrees",
        "sin(30° + x)",
        "tan 5 degreez",
        "inverse sin(1) in degrees",
        "arcsin(1) in degrees",
        "tan^-1(2) in degrees",
        "convert cos(1) to degrees",
    ],
)
def test_other_degrees_stay(typed):
    assert in_radians(typed) == typed


def test_the_exact_route_and_a_sketch_both_read_it():
    assert str(recognise("sin 30 degrees")) == "calculate(sin(30*pi/180))"
    assert sketch("sine of 30 degrees please").text == "<e1> please"


@pytest.mark.parametrize(
    ("program", "text"),
    [
        ("calculate(sin(30*pi/180))", "`1/2` (= 0.5)"),
        ("calculate(8*tan(50*pi/180))", "about `9.53403` (exactly `8*tan(5*pi/18)`)"),
        ("calculate(10*sin(33*pi/180))", "about `5.44639` (exactly `10*sin(11*pi/60)`)"),
        ("calculate(55*tan(48*pi/180))", "about `61.0837` (exactly `55*tan(4*pi/15)`)"),
        ("calculate(sin(45*pi/180))", "`sqrt(2)/2` (about 0.707107)"),
    ],
)
def test_a_value_that_nobody_can_picture_is_said_in_decimals(program, text):
    assert solved(run_program(parse_program(program)), "exact", 1.0).text == text
