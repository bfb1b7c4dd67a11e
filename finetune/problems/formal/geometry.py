"""Areas, perimeters, volumes, the theorem of Pythagoras, angles: formulas that the expert writes out."""

import re
from dataclasses import dataclass
from fractions import Fraction
from random import Random

from finetune.problems.formal.asking import Asked, said, worded
from finetune.problems.formal.writing import decimal
from finetune.problems.problem import Problem

_UNITS = ("", "", "", " cm", " m", " meters", " inches", " feet", " units", "cm", "m", " km", " ft", " mm")


@dataclass(frozen=True, slots=True)
class _Shape:
    """What is asked, and the formula over the letters a < b < c that answers it."""

    questions: str
    formula: str
    least: int = 1


_SHAPES = (
    _Shape(
        """{ask} the area of a (rectangle|rectangular field|rectangular garden|room|garden) (with sides|with length {a} and width {b}|{a} by {b}|that is {a} by {b}|with sides {a} and {b}|measuring {a} by {b}) {ab}
        {ask} the area of a rectangle (with length|of length|if the length is|whose length is) {a} and (width|height|breadth) (is |){b}
        a rectangle (is|measures) {a} (long|in length|) and {b} (wide|in width|)[.,] (what is|find) (its|the) area
        area of a {a} by {b} rectangle
        rectangle {a} by {b} area""", "a*b"),
    _Shape(
        """{ask} the perimeter of a (rectangle|field|garden|rectangular room) (with length {a} and width {b}|with sides {a} and {b}|{a} by {b}|measuring {a} by {b})
        a rectangle (is|measures) {a} (long|) (by|and) {b} (wide|)[.,] (what is|find) (its|the) perimeter
        perimeter of a {a} by {b} rectangle
        how long is the fence around a {a} by {b} (garden|field|yard)""", "2*(a + b)"),
    _Shape(
        """{ask} the area of a square (with side|of side|with sides of|whose side is|with side length) {a}
        area of a square (with side|side) {a}
        a square has (side|sides of|side length) {a}[.,] (what is|find) (its|the) area""", "a**2"),
    _Shape(
        """{ask} the perimeter of a square (with side|of side|with sides of|whose side is|with side length) {a}
        perimeter of a square (with side|side) {a}
        a square has (side|sides of) {a}[.,] (what is|find) (its|the) perimeter""", "4*a"),
    _Shape(
        """{ask} the (side|side length) of a square (with|of|whose|that has) (area|an area of|area of) {a}
        a square has [an] area [of] {a}. how long is (its|a|one) side""", "sqrt(a)"),
    _Shape(
        """{ask} the area of a (circle|round table|pizza|disc) (with|of|whose) radius [is|of] {a}
        area of a circle (with|of|,) radius {a}
        a circle has [a] radius [of] {a}[.,] (what is|find) (its|the) area
        circle radius {a} area""", "pi*a**2"),
    _Shape(
        """{ask} the area of a (circle|pizza|round table) (with|of|whose) diameter [is|of] {a}
        area of a circle (with|of|,) diameter {a}
        a circle has [a] diameter [of] {a}[.,] (what is|find) (its|the) area""", "pi*(a/2)**2"),
    _Shape(
        """{ask} the (circumference|perimeter) of a (circle|wheel) (with|of|whose) radius [is|of] {a}
        circumference of a circle (with|of|,) radius {a}
        a circle has [a] radius [of] {a}[.,] (what is|find) (its|the) circumference""", "2*pi*a"),
    _Shape(
        """{ask} the (circumference|perimeter) of a (circle|wheel) (with|of|whose) diameter [is|of] {a}
        circumference of a circle (with|of|,) diameter {a}
        how far does a wheel of diameter {a} roll in one turn""", "pi*a"),
    _Shape(
        """{ask} the area of a triangle (with base {a} and height {b}|of base {a} and height {b}|whose base is {a} and height is {b}|with height {b} and base {a})
        area of a triangle[,|with] base {a}[,|and] height {b}
        a triangle has [a] base [of] {a} and [a] height [of] {b}[.,] (what is|find) (its|the) area""", "a*b/2"),
    _Shape(
        """{ask} the (hypotenuse|longest side) of a right triangle with (legs|sides|catheti) {a} and {b}
        hypotenuse (if|of|when) [the] (legs|sides) [are|of] {a} and {b}
        (a right triangle|right triangle) (has|with) legs [of] {a} and {b}[.,] (what is|find|how long is) the hypotenuse
        [using|use] pythagoras [with|:] {a} and {b}""", "sqrt(a**2 + b**2)"),
    _Shape(
        """{ask} the (diagonal|length of the diagonal) of a (rectangle|screen|door) (with sides|{a} by {b}|that is {a} by {b}|with length {a} and width {b}) {ab}
        how long is the diagonal of a {a} by {b} rectangle""", "sqrt(a**2 + b**2)"),
    _Shape(
        """(a right triangle|right triangle) (has|with) [a] hypotenuse [of] {b} and (one leg|a leg|one side) [of] {a}[.,] (what is|find|how long is) the other (leg|side)
        {ask} the other leg of a right triangle with hypotenuse {b} and leg {a}
        (missing|other) leg (if|when) [the] hypotenuse is {b} and one leg is {a}""", "sqrt(b**2 - a**2)"),
    _Shape(
        """{ask} the volume of a cube (with|of|whose) (side|edge|sides of|edge length|side length) [is|of] {a}
        volume of a cube[,|with] (side|edge) {a}
        a cube has (edges of|sides of|side|an edge of) {a}[.,] (what is|find) (its|the) volume""", "a**3"),
    _Shape(
        """{ask} the surface area of a cube (with|of|whose) (side|edge|edge length) [is|of] {a}
        surface area of a cube[,|with] (side|edge) {a}""", "6*a**2"),
    _Shape(
        """{ask} the volume of a (box|cuboid|rectangular prism|tank|room) (with sides {a}, {b} and {c}|{a} by {b} by {c}|with length {a}, width {b} and height {c}|that is {a} long, {b} wide and {c} high|measuring {a} by {b} by {c})
        volume of a {a} by {b} by {c} (box|cuboid|prism|tank)
        a (box|tank|cuboid) is {a} long, {b} wide and {c} (high|tall|deep)[.,] (what is|find) (its|the) volume""", "a*b*c"),
    _Shape(
        """{ask} the surface area of a (box|cuboid|rectangular prism) ({a} by {b} by {c}|with sides {a}, {b} and {c}|measuring {a} by {b} by {c})
        surface area of a {a} by {b} by {c} (box|cuboid)""", "2*(a*b + b*c + a*c)"),
    _Shape(
        """{ask} the volume of a (sphere|ball) (with|of|whose) radius [is|of] {a}
        volume of a sphere[,|with] radius {a}
        a (sphere|ball) has [a] radius [of] {a}[.,] (what is|find) (its|the) volume""", "4/3*pi*a**3"),
    _Shape(
        """{ask} the surface area of a (sphere|ball) (with|of|whose) radius [is|of] {a}
        surface area of a sphere[,|with] radius {a}""", "4*pi*a**2"),
    _Shape(
        """{ask} the volume of a cylinder (with|of) radius {a} and height {b}
        volume of a cylinder[,|with] radius {a}[,|and] height {b}
        a (cylinder|can|round tank) has [a] radius [of] {a} and [a] height [of] {b}[.,] (what is|find) (its|the) volume""", "pi*a**2*b"),
    _Shape(
        """{ask} the volume of a cone (with|of) radius {a} and height {b}
        volume of a cone[,|with] radius {a}[,|and] height {b}
        a cone has [a] radius [of] {a} and [a] height [of] {b}[.,] (what is|find) (its|the) volume""", "pi*a**2*b/3"),
    _Shape(
        """{ask} the volume of a pyramid with [a] (square base|base side) [of] [side] {a} and height {b}
        volume of a square pyramid[,|with] base {a}[,|and] height {b}""", "a**2*b/3"),
    _Shape(
        """{ask} the area of a trapez(oid|ium) with (parallel sides|bases) {a} and {b} and height {c}
        area of a trapez(oid|ium)[:|with] (sides|bases) {a} and {b}[,|and] height {c}""", "(a + b)/2*c"),
    _Shape(
        """{ask} the area of a parallelogram with base {a} and height {b}
        area of a parallelogram[,|with] base {a}[,|and] height {b}""", "a*b"),
    _Shape(
        """(two angles of a triangle are|a triangle has angles|two angles in a triangle are|a triangle has angles of) {a} and {b} [degrees][.,] (what is|find|how big is) the (third|third angle|other angle|missing angle|third one)
        {ask} the (third|missing|last) angle of a triangle with angles {a} and {b} [degrees]""", "180 - a - b"),
    _Shape(
        """{ask} the sum of [the] [interior] angles (of|in) a polygon with {a} sides
        (sum of|how many degrees are) the [interior] angles (of|in) a {a}[-| ]sided polygon""", "(a - 2)*180", 3),
    _Shape(
        """{ask} [each|one|the] interior angle of a regular (polygon with {a} sides|{a}-gon|{a} sided polygon)""", "(a - 2)*180/a", 3),
    _Shape(
        """{ask} the complement of [an angle of] {a} degrees
        (complement|complementary angle) of {a} [degrees]""", "90 - a"),
    _Shape(
        """{ask} the supplement of [an angle of] {a} degrees
        (supplement|supplementary angle) (of|to) {a} [degrees]""", "180 - a"),
    _Shape(
        """{ask} the perimeter of a triangle with sides {a}, {b} and {c}
        perimeter of a triangle[:|with] [sides] {a}, {b}, {c}
        a triangle has sides [of] {a}, {b} and {c}[.,] (what is|find) (its|the) perimeter""", "a + b + c"),
    _Shape(
        """{ask} the (arc length|length of an arc|length of the arc) of a circle with radius {a} and (angle|central angle) {b} degrees""", "b/360*2*pi*a"),
    _Shape(
        """{ask} the area of a sector (of|with) radius {a} and angle {b} [degrees]""", "b/360*pi*a**2"),
)  # fmt: skip
_POINTS = {
    "distance": ("{ask} the distance (between|from) {p} (and|to) {q}\ndistance (between|of) {p} and {q}\nhow far (is|apart are) {p} (from|and) {q}", "point_distance"),
    "midpoint": ("{ask} the midpoint (between|of|of the segment from) {p} (and|to) {q}\nmidpoint of {p} and {q}", "midpoint"),
    "slope": ("{ask} the (slope|gradient) (of the line|) (through|between|from) {p} (and|to) {q}\nslope (between|through) {p} and {q}", "slope"),
}  # fmt: skip


def shapes(rng: Random, stage: int) -> Problem:
    """A figure's measure, by its formula."""
    shape = rng.choice(_SHAPES)
    lengths = sorted(_length(rng, shape.least) for _ in range(3))
    if shape.formula.startswith(("180", "90", "(a - 2)")):
        unit, texts = "", {"a": str(rng.randint(3, 60)), "b": str(rng.randint(61, 110)), "c": "1"}
    else:
        unit, texts = rng.choice(_UNITS), dict(zip("abc", map(str, lengths), strict=True))
        if rng.random() < 0.2:
            texts = dict(zip("abc", _decimals(rng), strict=True))
    question, formula = worded(shape.questions, rng).replace(" {ab}", ""), shape.formula
    for name, text in texts.items():
        question = question.replace("{" + name + "}", text + unit)
        formula = _with_letter(formula, name, text)
    return _problem(Asked(question, _program(question, formula, tuple(texts.values())), formula, "shapes"), rng, stage)


def points(rng: Random, stage: int) -> Problem:
    """Distance, midpoint and slope of two points of the plane."""
    x, y, u, v = (rng.randint(-12, 12) for _ in range(4))
    if x == u:
        raise ValueError("a vertical line has no slope")
    kind = rng.choice(tuple(_POINTS))
    templates, tool = _POINTS[kind]
    joint = rng.choice((", ", ","))
    p, q = f"({x}{joint}{y})", f"({u}{joint}{v})"
    final = {
        "distance": f"sqrt({(x - u) ** 2 + (y - v) ** 2})",
        "midpoint": f"({Fraction(x + u, 2)}, {Fraction(y + v, 2)})",
        "slope": str(Fraction(v - y, u - x)),
    }[kind]
    return _problem(Asked(worded(templates, rng, p=p, q=q), f"{tool}({p}, {q})", final, "points"), rng, stage)


def _program(question: str, formula: str, lengths: tuple[str, ...]) -> str:
    """Where the sides are told as a list, "3, 7 and 7", a sum or a product is that of a list."""
    if re.search(", ?".join(map(re.escape, lengths[:2])), question) and re.fullmatch(
        r"[\d.]+( ?[*+] ?[\d.]+){2}", formula
    ):
        return f"{'total' if '+' in formula else 'product'}([{', '.join(lengths)}])"
    return f"calculate({formula})"


def _length(rng: Random, least: int) -> int:
    return rng.randint(max(least, 2), rng.choice((12, 12, 30, 150)))


def _with_letter(formula: str, name: str, text: str) -> str:
    return re.sub(rf"(?<![A-Za-z]){name}(?![A-Za-z])", text, formula)


def _decimals(rng: Random) -> list[str]:
    """Three lengths with one decimal, the shortest first."""
    tenths = [Fraction(rng.randint(11, most), 10) for most in (100, 180, 260)]
    return [decimal(length) for length in sorted(tenths)]


def _problem(asked: Asked, rng: Random, stage: int) -> Problem:
    return said(asked, rng, stage, lambda question: "" if question[-1:] in ".?" else "?", clean=0.4)
