"""Courses of ships and walkers: how far from its start a course ends, and in which direction by the compass.

A course is given leg by leg, the distance and then the bearing. A bearing is an angle in degrees clockwise from north,
east is 90, or a point of the compass by its name.
"""

import re

import sympy
from sympy import Expr

from engine.errors import ComputationError
from engine.messages import Failure, Step
from engine.tools.terms import printing
from engine.tools.terms.finding import Finding, verified
from engine.tools.terms.nodes import Node
from engine.tools.terms.tidy import agree
from engine.tools.terms.values import number, of_number

_Legs = list[tuple[Expr, Expr]]
_FULL_TURN = 360  # degrees
_POINTS = ("north", "northeast", "east", "southeast", "south", "southwest", "west", "northwest")  # each 45 degrees on
_SHORT = ("n", "ne", "e", "se", "s", "sw", "w", "nw")
_DEGREE = sympy.pi / 180
_NEAR = sympy.Float("1e-9")


def course_distance(*legs: Node | str) -> Finding:
    """How far from its start a course ends: `course_distance(12, 050, 5, 140)` is `13`, `course_distance(8, "east")` is `8`.

    Raises ComputationError if a leg has no bearing, or its length is below zero.
    """
    course = _legs(legs)
    square = _square(course)
    east, north = _end(course, sympy.S.Zero)
    sides = rf"\sqrt{{{_shown(abs(east))}^2 + {_shown(abs(north))}^2}}"
    steps = (*_steps(east, north), Step("The theorem of Pythagoras", sides))
    return verified(of_number(sympy.sqrt(square), "d", steps=steps), agree(square, east**2 + north**2))


def course_bearing(*legs: Node | str) -> Finding:
    """In which direction from its start a course ends, as a bearing: `course_bearing(5, "east", 5, 180)` is `135`.

    Raises ComputationError if a leg has no bearing, or its length is below zero, or the course ends where it began.
    """
    course = _legs(legs)
    first = course[0][1]
    across, along = _end(course, first)
    if abs(across.evalf()) < _NEAR and abs(along.evalf()) < _NEAR:
        raise ComputationError(Failure.UNDEFINED, "the course ends where it began")
    value = _on_compass(first + sympy.atan2(across, along) / _DEGREE)
    east, north = _end(course, sympy.S.Zero)
    agrees = agree(east * sympy.cos(value * _DEGREE), north * sympy.sin(value * _DEGREE))
    return verified(of_number(value, r"\beta", steps=_steps(east, north)), agrees)


def _legs(given: tuple[Node | str, ...]) -> _Legs:
    """Each leg's distance and bearing."""
    lengths = [number(one) for one in given[::2] if not isinstance(one, str)]
    bearings = [_bearing(one) for one in given[1::2]]
    if not bearings or len(given) != 2 * len(lengths):
        raise ComputationError(Failure.NOT_UNDERSTOOD, "each leg of a course has a length and a bearing")
    if not all(one.is_real for one in bearings) or not all(length.is_nonnegative for length in lengths):
        raise ComputationError(Failure.UNSUPPORTED, "a leg has a length from 0 on and a bearing in degrees")
    return list(zip(lengths, bearings, strict=True))


def _bearing(given: Node | str) -> Expr:
    """The degrees of a bearing. Raises ComputationError if a name is none of the compass."""
    if not isinstance(given, str):
        return number(given)
    name = re.sub("[^a-z]", "", given.lower()).removeprefix("due")
    for names in (_POINTS, _SHORT):
        if name in names:
            return sympy.Integer(names.index(name) * _FULL_TURN // len(names))
    raise ComputationError(Failure.NOT_UNDERSTOOD, f"there is no point `{given[:20]}` of the compass")


def _square(course: _Legs) -> Expr:
    """The square of the distance, by the law of cosines for each leg with each: so right angles leave no sines behind."""
    return sympy.Add(
        *(one * other * sympy.cos((left - right) * _DEGREE) for one, left in course for other, right in course)
    )


def _end(course: _Legs, ahead: Expr) -> tuple[Expr, Expr]:
    """How far to the right of a bearing and how far along it the course ends."""
    turned = [(distance, (bearing - ahead) * _DEGREE) for distance, bearing in course]
    return (
        sympy.Add(*(distance * sympy.sin(angle) for distance, angle in turned)),
        sympy.Add(*(distance * sympy.cos(angle) for distance, angle in turned)),
    )


def _on_compass(degrees: Expr) -> Expr:
    """The same direction from 0 to below 360."""
    return degrees - _FULL_TURN * sympy.floor(degrees / _FULL_TURN)


def _steps(east: Expr, north: Expr) -> tuple[Step, ...]:
    ways = rf"\left({_shown(east)},\; {_shown(north)}\right)"
    return (Step("From the start to the end, east and north", ways),)


def _shown(way: Expr) -> str:
    return printing.approximation(way) or printing.latex(way)
