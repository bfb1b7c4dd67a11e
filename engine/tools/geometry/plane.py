"""Points and lines of the plane: distances, midpoint, slope, intercepts, the line through two points, areas by corners."""

from itertools import pairwise

import sympy
from sympy import Expr

from engine.errors import ComputationError
from engine.messages import Failure, Step
from engine.tools.algebra.equations import solve
from engine.tools.geometry.triangles import sixteen_squares
from engine.tools.terms import printing
from engine.tools.terms.build import build, defined
from engine.tools.terms.coordinates import X, Y, of_coordinates, pair
from engine.tools.terms.finding import Finding, verified
from engine.tools.terms.nodes import Name, Node, Relation
from engine.tools.terms.scope import Entries, Point
from engine.tools.terms.syntax import parse
from engine.tools.terms.tidy import agree, tidy
from engine.tools.terms.values import number, of_number

_Pair = tuple[Expr, Expr]
_NO_LINE = "this is no line in x and y"
_FEWEST_CORNERS, _MOST_CORNERS = 3, 12


def point_distance(one: Point | Entries, other: Point | Entries) -> Finding:
    """The length of the segment between two points, of the plane or of space."""
    pairs = list(zip(_coordinates(one), _coordinates(other), strict=False))
    if len(_coordinates(one)) != len(_coordinates(other)):
        raise ComputationError(Failure.UNDEFINED, "the two points have not as many coordinates")
    latex = rf"\sqrt{{{' + '.join(f'({_less(u, x)})^2' for x, u in pairs)}}}"
    value = sympy.sqrt(sum((u - x) ** 2 for x, u in pairs))
    found = of_number(value, latex, steps=(Step("The theorem of Pythagoras", latex),))
    return verified(found, agree(value**2, _square_by_products(pairs)))


def _square_by_products(pairs: list[tuple[Expr, Expr]]) -> Expr:
    """The square of the distance by the law of cosines: of both points' own squares less twice their scalar product."""
    return sympy.Add(*(x * x for x, _ in pairs), *(u * u for _, u in pairs), *(-2 * x * u for x, u in pairs))


def midpoint(one: Point, other: Point) -> Finding:
    """The point halfway between two points."""
    (x, y), (u, v) = pair(one), pair(other)
    a, b = (x + u) / 2, (y + v) / 2
    return verified(of_coordinates((a, b)), agree(2 * a - x, u) and agree(2 * b - y, v))


def endpoint(one: Point, middle: Point) -> Finding:
    """The other end of a segment by one end and the midpoint: `endpoint((1, 2), (3, 4))` is `(5, 6)`."""
    (x, y), (u, v) = pair(one), pair(middle)
    a, b = 2 * u - x, 2 * v - y
    steps = (
        Step("Twice the midpoint's x, less the end's", _doubled(u, x, a)),
        Step("Twice the midpoint's y, less the end's", _doubled(v, y, b)),
    )
    return verified(of_coordinates((a, b), steps), ((x + a) / 2, (y + b) / 2) == (u, v))


def divide_segment(one: Point, other: Point, first: Node, second: Node) -> Finding:
    """The point between two that divides their segment in a ratio: `divide_segment((0, 0), (5, 10), 2, 3)` is `(2, 4)`.

    With one number of the ratio below zero the point lies outside, on the same line (external division). Raises
    ComputationError if both numbers together are zero.
    """
    (x, y), (u, v) = pair(one), pair(other)
    m, n = number(first), number(second)
    if m + n == 0:
        raise ComputationError(Failure.UNDEFINED, "no point is as far from both ends outside of the segment")
    a, b = ((m * end + n * begin) / (m + n) for begin, end in ((x, u), (y, v)))
    steps = (Step("Across", _weighted(x, u, (m, n), a)), Step("Upwards", _weighted(y, v, (m, n), b)))
    return verified(of_coordinates((a, b), steps), agree(n * (a - x), m * (u - a)) and agree(n * (b - y), m * (v - b)))


def _weighted(begin: Expr, end: Expr, ratio: _Pair, value: Expr) -> str:
    m, n = map(printing.as_factor, ratio)
    terms = rf"{m} \cdot {printing.as_factor(end)} + {n} \cdot {printing.as_factor(begin)}"
    return rf"\frac{{{terms}}}{{{m} + {n}}} = {printing.latex(value)}"


def _doubled(middle: Expr, end: Expr, value: Expr) -> str:
    return rf"2 \cdot {printing.as_factor(middle)} - {printing.as_factor(end)} = {printing.latex(value)}"


def polygon_area(*corners: Point) -> Finding:
    """The area of a triangle or another polygon by its corners, one after the other around it.

    Raises ComputationError if there are fewer than three, or two of its sides cross.
    """
    pairs = [pair(corner) for corner in corners]
    if not _FEWEST_CORNERS <= len(pairs) <= _MOST_CORNERS:
        raise ComputationError(Failure.NOT_UNDERSTOOD, f"a polygon has {_FEWEST_CORNERS} to {_MOST_CORNERS} corners")
    ring = list(zip(pairs, pairs[1:] + pairs[:1], strict=True))
    if _crosses(ring):
        raise ComputationError(Failure.UNDEFINED, "two sides cross: the corners come one after the other around it")
    terms = [
        rf"{printing.as_factor(x)} \cdot {printing.as_factor(v)} - {printing.as_factor(u)} \cdot {printing.as_factor(y)}"
        for (x, y), (u, v) in ring
    ]
    doubled = sum((x * v - u * y for (x, y), (u, v) in ring), sympy.S.Zero)
    added = printing.equation(" + ".join(f"({term})" for term in terms), printing.latex(doubled), "")
    steps = (Step("From corner to corner", added), Step("Half of it, without a sign"))
    value = sympy.Abs(doubled) / 2
    return verified(of_number(value, "A", steps=steps), agree(value, _area_by_triangles(pairs)))


def _area_by_triangles(corners: list[_Pair]) -> Expr:
    """The area by Heron's formula: of the triangles at the first corner, those that turn the other way taken off."""
    first, *rest = corners
    return sympy.Abs(sympy.Add(*(_turn(first, *side) * _heron(first, *side) for side in pairwise(rest))))


def _turn(one: _Pair, other: _Pair, third: _Pair) -> Expr:
    """1 where the three follow one another to the left, -1 to the right."""
    return sympy.sign((other[0] - one[0]) * (third[1] - one[1]) - (other[1] - one[1]) * (third[0] - one[0]))


def _heron(one: _Pair, other: _Pair, third: _Pair) -> Expr:
    """The area of a triangle by the squares of its sides."""
    squares = ((x - u) ** 2 + (y - v) ** 2 for (x, y), (u, v) in ((one, other), (other, third), (third, one)))
    return sympy.sqrt(sixteen_squares(*squares)) / 4


def _crosses(ring: list[tuple[_Pair, _Pair]]) -> bool:
    """True if two sides that are no neighbours meet."""
    sides = [sympy.Segment(*side) for side in ring if side[0] != side[1]]
    return any(
        one.intersection(other)
        for place, one in enumerate(sides)
        for other in sides[place + 2 : len(sides) - (place == 0)]
    )


def slope(one: Point, other: Point) -> Finding:
    """How steep the line through two points is."""
    (x, y), (u, v) = pair(one), pair(other)
    if x == u:
        raise ComputationError(Failure.UNDEFINED, "the line is vertical")
    latex = rf"\frac{{{_less(v, y)}}}{{{_less(u, x)}}}"
    value = (v - y) / (u - x)
    found = of_number(value, latex, steps=(Step("Rise over run", latex),))
    return verified(found, agree(y + value * (u - x), v))


def line_through(one: Point, other: Point) -> Finding:
    """The equation of the line through two points."""
    (x, y), (u, v) = pair(one), pair(other)
    if x == u:
        return Finding(f"x = {printing.plain(x)}", f"x = {printing.latex(x)}", checked=y != v)
    rise = (v - y) / (u - x)
    line = sympy.expand(rise * (X - x) + y)
    steps = (Step("The slope", rf"m = {printing.latex(rise)}"),)
    found = Finding(f"y = {printing.plain(line)}", f"y = {printing.latex(line)}", steps=steps)
    return verified(found, agree(line.subs(X, x), y) and agree(line.subs(X, u), v))


def line_with_slope(point: Point, rise: Node) -> Finding:
    """The equation of the line through a point with a slope."""
    return _line_from(pair(point), number(rise))


def parallel(line: Node, point: Point) -> Finding:
    """The line through a point that is parallel to a line."""
    rise, _ = _slope_and_height(line)
    return _line_from(pair(point), rise)


def perpendicular(line: Node, point: Point) -> Finding:
    """The line through a point that is at right angles to a line."""
    rise, _ = _slope_and_height(line)
    if rise == 0:
        x, _ = pair(point)
        return Finding(f"x = {printing.plain(x)}", f"x = {printing.latex(x)}")
    return _line_from(pair(point), -1 / rise)


def _line_from(point: _Pair, rise: Expr) -> Finding:
    x, y = point
    line = sympy.expand(rise * (X - x) + y)
    steps = (
        Step("The slope", f"m = {printing.latex(rise)}"),
        Step(
            "Put in the point", rf"{printing.latex(y)} = {printing.as_factor(rise)} \cdot {printing.as_factor(x)} + b"
        ),
    )
    found = Finding(f"y = {printing.plain(line)}", f"y = {printing.latex(line)}", steps=steps)
    return verified(found, agree(line.subs(X, x), y) and agree(line.subs(X, x + 1) - y, rise))


def line_distance(point: Point, line: Node) -> Finding:
    """How far a point is from a line: `line_distance((2, 3), 3*x + 4*y = 8)` is `2`."""
    (u, v), (a, b, c) = pair(point), line_coefficients(line)
    weights = " + ".join(
        rf"{printing.as_factor(one)} \cdot {printing.as_factor(other)}" for one, other in ((a, u), (b, v))
    )
    above = rf"\left|{weights} + {printing.as_factor(c)}\right|"
    latex = rf"\frac{{{above}}}{{\sqrt{{{printing.squared(a)} + {printing.squared(b)}}}}}"
    steps = (
        Step("The line with all on one side", f"{printing.latex(a * X + b * Y + c)} = 0"),
        Step("Put in the point, over the root of the coefficients' squares", latex),
    )
    return of_number(sympy.Abs(a * u + b * v + c) / sympy.sqrt(a**2 + b**2), "d", steps=steps)


def line_coefficients(line: Node) -> tuple[Expr, Expr, Expr]:
    """a, b and c of the line a*x + b*y + c = 0. Raises ComputationError if it is none."""
    difference = sympy.expand(_difference(line))
    a, b, c = difference.coeff(X, 1), difference.coeff(Y, 1), difference.subs({X: 0, Y: 0})
    is_line = sympy.expand(a * X + b * Y + c - difference) == 0 and not (a == 0 and b == 0)
    if not is_line or any(one.free_symbols for one in (a, b, c)):
        raise ComputationError(Failure.UNSUPPORTED, _NO_LINE)
    return a, b, c


def line_slope(line: Node) -> Finding:
    """The slope of a line that is given by an equation in x and y, or by the expression that y is."""
    rise, height = _slope_and_height(line)
    return verified(of_number(rise, "m"), agree(_difference(line).subs({X: 1, Y: height + rise}), sympy.S.Zero))


def y_intercept(line: Node) -> Finding:
    """Where a line, or another curve that is given by a height, meets the y-axis."""
    value = tidy(defined(_height(line).subs(X, 0)))
    return verified(of_number(value, "y"), agree(_difference(line).subs({X: 0, Y: value}), sympy.S.Zero))


def x_intercept(line: Node) -> Finding:
    """Where a line, or another curve that is given by a height, meets the x-axis."""
    height = _height(line)
    if not height.has(X):
        raise ComputationError(Failure.UNDEFINED, "the line runs along the x-axis or never meets it")
    return solve(parse(printing.plain(height)), Name("x"))


def _slope_and_height(line: Node) -> tuple[Expr, Expr]:
    height = _height(line)
    if not height.is_polynomial(X) or sympy.degree(height, X) > 1:
        raise ComputationError(Failure.UNSUPPORTED, _NO_LINE)
    return sympy.expand(height).coeff(X, 1), sympy.expand(height).coeff(X, 0)


def _height(curve: Node) -> Expr:
    """The one expression in x that y is. Raises ComputationError."""
    solutions = sympy.solve(_difference(curve), Y)
    if len(solutions) != 1 or not solutions[0].free_symbols <= {X}:
        raise ComputationError(Failure.UNSUPPORTED, _NO_LINE)
    return solutions[0]


def _difference(line: Node) -> Expr:
    """What is zero on the line; of an expression alone, y less it."""
    return build(line.left) - build(line.right) if isinstance(line, Relation) else Y - build(line)


def _coordinates(point: Point | Entries) -> list[Expr]:
    return list(pair(point)) if isinstance(point, Point) else [number(entry.node) for entry in point]


def _less(left: Expr, right: Expr) -> str:
    return f"{printing.latex(left)} - {printing.as_factor(right)}"
