"""What schools ask of functions that are stated: derivatives at a place, tangents, lines, division, inverses; a number."""

from collections.abc import Mapping, Sequence
from fractions import Fraction
from random import Random

from finetune.problems.chat import filled
from finetune.problems.formal import writing
from finetune.problems.formal.asking import Asked, said, worded
from finetune.problems.problem import Problem

_PRIME = """(if|given|let|for|suppose) {f}(, find| find|, what is|. find|, calculate|. what is) {d}
    {f}(, find| find|, what is|. find|. what is|, calculate) {d}
    {ask} {d} (if|when|where|given|for) {f}"""
_LEVEL = """(if|given|let|for) {f}(, solve| solve|. solve|, find {x} (when|where|such that)|, for which {x} is) {d}
    (solve|when is) {d} (if|where|given|for) {f}"""
_VELOCITY = """(a particle moves with|an object has (position|displacement)|the position is|a car moves with|position) {f}[ metres|]. {ask} (its|the) velocity (at|when) {q}
    {f}. {ask} the (velocity|speed) (at|when) {q}
    {ask} the (velocity|instantaneous velocity) (at|when) {q} if {f}"""
_SIDED = {
    "diff": "{ask} the derivative of {s}\n(differentiate|derive) {s}\nderivative of {s}\n{s}, (differentiate|find the derivative|find dy/dx)",
    "integrate": "{ask} the (integral|antiderivative) of {s}\nintegrate {s}",
    "extrema": "{ask} the (vertex|turning point) of {s}\nvertex of {s}\nwhere is the vertex of [the parabola] {s}",
    "discriminant": "{ask} the discriminant of {s}\ndiscriminant of {s}",
    "factor": "(factor|factorise|factorize) {s}\n{ask} the factored form of {s}",
    "stationary_points": "{ask} the (stationary points|critical points) of {s}\n(stationary|critical) points of {s}",
}  # fmt: skip
_AREA = """{ask} the area under [the curve] {s} (from|between) {a} (to|and) {b}
    (area under|integrate|integral of) {s} (from {a} to {b}|between {a} and {b})
    {ask} the [definite] integral of {s} (from {a} to {b}|between {a} and {b})"""
_AREA_ON = """{ask} the area under [the curve] {s} (on|over) {i}
    (integrate|integral of|area under) {s} (on|over) [the interval] {i}"""
_TANGENT = """{ask} the [equation of the] tangent [line] (to|of) [the curve] {s} at {q}
    (tangent line|tangent|equation of the tangent) (to|of) {s} at {q}
    {s}, tangent [line] at {q}"""
_WITH_SLOPE = """{ask} the (equation of the|) line through {v} with (slope|gradient) {m}
    (line|equation of the line) (through|passing through|that goes through) {v} with (a slope of|slope|gradient) {m}
    {ask} the line with (slope|gradient) {m} (through|passing through|that passes through|that goes through) {v}"""
_SIDE_BY_SIDE = """{ask} the (equation of the|) line {w} {s} (through|that goes through|passing through|and passes through) {v}
    line {w} {s} (through|passing through) {v}
    {ask} the line through {v} (that is|) {w} {s}"""
_DIVIDED = {
    "quotient": "{ask} the quotient (when {p} is divided by {r}|of {p} and {r})\n{ask} the quotient of {p} divided by {r}\ndivide {p} by {r}\n(do|use) (long|synthetic|polynomial) division: {p} (divided by|by) {r}",
    "remainder": "{ask} the remainder when {p} is divided by {r}\nremainder (of {p} divided by {r}|when dividing {p} by {r})\n{ask} the remainder of {p} (divided by|by) {r}",
}  # fmt: skip
_PARTIAL = """(find|give me|what is|what are|) the partial fraction(s|) [decomposition] of {p}
    (decompose|split|write|break) {p} [in|into|as] partial fractions
    partial fractions [of|for] {p}"""
_INVERSE = """{ask} the inverse [function] of {s}
    (find the inverse|inverse|inverse function) (of|for) {s}
    (if|given) {s}(, find|, what is| find) (the|its) inverse [function]"""
_SHAPE = {
    "degree": "{ask} the degree of [the polynomial] {p}\n(what degree (is|has)|degree of) {p}",
    "leading_coefficient": "{ask} the leading coefficient (of|in) {p}\nleading coefficient of {p}",
}
_CHAIN = """solve {r}
    solve the [compound|double] inequality {r}
    (for which|what) values of {x} is {r}
    {r}, solve for {x}"""
_NUMBER: tuple[tuple[str, str], ...] = (
    ("(a|some) number (plus|increased by|added to) {b} is {c}\n(i|you) add {b} to a number and get {c}\n{b} more than a number is {c}\nthe sum of a number and {b} is {c}", "x + {b} = {c}"),
    ("(a|some) number (minus|decreased by|less) {b} is {c}\n{b} less than a number is {c}\nsubtract {b} from a number and you get {c}", "x - {b} = {c}"),
    ("(twice|double|two times) a number (plus|increased by) {b} (is|equals) {c}\n{b} more than (twice|double) a number is {c}\ndouble a number and add {b} and you get {c}", "2*x + {b} = {c}"),
    ("(twice|double|two times) a number minus {b} (is|equals) {c}\n{b} less than (twice|double) a number is {c}", "2*x - {b} = {c}"),
    ("{b} times a number is {c}\nthe product of a number and {b} is {c}\na number (times|multiplied by) {b} is {c}", "{b}*x = {c}"),
    ("a number divided by {b} is {c}\nthe quotient of a number and {b} is {c}", "x/{b} = {c}"),
)  # fmt: skip
_ASKED = "(, |. |, )(what is the number|find the number|what's the number|which number is it|what number is it|find it)"


def stated_derivatives(rng: Random, stage: int) -> Problem:
    """`If f(x) = x^2, find f'(3)`, `solve f'(x) = 0`, velocities, and formulas that stand after `y =`."""
    return rng.choice((_prime, _level, _velocity, _sided, _sided))(rng, stage)


def bounded_areas(rng: Random, stage: int) -> Problem:
    """Integrals from `x = 1` to `x = 4`, on `[1, 4]`, of what stands after `y =`."""
    coefficients, low = _coefficients(rng, 2), rng.randint(-4, 4)
    high = low + rng.randint(1, 6)
    stated = _stated(coefficients, rng)
    integral = [Fraction(0), *(Fraction(value, power + 1) for power, value in enumerate(coefficients))]
    final = str(_at(integral, high) - _at(integral, low))
    if rng.random() < 0.4:
        interval = f"[{low}, {high}]"
        return _told(
            _AREA_ON, {"s": stated, "i": interval}, f"integrate({stated}, {interval})", final, "areas", rng, stage
        )
    lower, upper = (f"x = {low}", f"x = {high}") if rng.random() < 0.6 else (str(low), str(high))
    parts = {"s": stated, "a": lower, "b": upper}
    return _told(_AREA, parts, f"integrate({stated}, {lower}, {upper})", final, "areas", rng, stage)


def tangents(rng: Random, stage: int) -> Problem:
    """Tangents of parabolas and cubics, at a place or in a point."""
    coefficients, place = _coefficients(rng, rng.choice((2, 2, 3))), rng.randint(-5, 5)
    stated, height = _stated(coefficients, rng), _at(coefficients, place)
    at = f"x = {place}" if rng.random() < 0.6 else f"({place}, {height})"
    rise = _at(_derived(coefficients), place)
    final = f"y = {_line(rise, height - rise * place)}"
    return _told(_TANGENT, {"s": stated, "q": at}, f"tangent({stated}, {at})", final, "tangents", rng, stage)


def lines_through(rng: Random, stage: int) -> Problem:
    """Through a point with a slope, parallel or at right angles to a line."""
    x, y, rise = rng.randint(-9, 9), rng.randint(-9, 9), rng.choice((2, 3, 4, 5, 7, -2, -3, -4, -5))
    point = f"({x}, {y})"
    if rng.random() < 0.4:
        final = f"y = {_line(Fraction(rise), Fraction(y - rise * x))}"
        program = f"line_with_slope({point}, {rise})"
        return _told(_WITH_SLOPE, {"v": point, "m": str(rise)}, program, final, "lines_through", rng, stage)
    tool = rng.choice(("parallel", "perpendicular"))
    slope = Fraction(rise) if tool == "parallel" else Fraction(-1, rise)
    line = f"y = {writing.joined([writing.term(rise, 'x', 1, code=False), str(rng.choice((-8, -6, 5, 7, 9)))])}"
    final = f"y = {_line(slope, y - slope * x)}"
    parts = {"w": f"{tool} to", "s": line, "v": point}
    return _told(_SIDE_BY_SIDE, parts, f"{tool}({line}, {point})", final, "lines_through", rng, stage)


def polynomial_parts(rng: Random, stage: int) -> Problem:
    """Division with a remainder, partial fractions, degree, leading coefficient, inverse."""
    return rng.choice((_divided, _divided, _partial, _inverse, _shape))(rng, stage)


def chained_inequalities(rng: Random, stage: int) -> Problem:
    """`3 < 2x + 1 < 9`."""
    a, b, low = rng.choice((1, 2, 3, 4, 5)), rng.randint(-9, 9), rng.randint(-20, 10)
    high, name = low + rng.randint(1, 30), rng.choice("xxxyn")
    first, second = rng.choice(("<", "<=")), rng.choice(("<", "<="))
    middle = writing.joined([writing.term(a, name, 1, code=False), *([str(b)] if b else [])])
    relation = f"{low} {first} {middle} {second} {high}"
    final = f"{Fraction(low - b, a)} {first} {name} {second} {Fraction(high - b, a)}"
    return _told(_CHAIN, {"r": relation, "x": name}, f"solve({relation})", final, "chained_inequalities", rng, stage)


def unnamed_numbers(rng: Random, stage: int) -> Problem:
    """`A number plus 7 is 19`: the program gives the number a name."""
    templates, equation = rng.choice(_NUMBER)
    x, b = rng.randint(2, 60), rng.randint(3, 40)
    if "/" in equation:
        x *= b
    value = {"x + ": x + b, "x - ": x - b, "2*x + ": 2 * x + b, "2*x - ": 2 * x - b, "{b}*": b * x, "x/": x // b}
    c = next(found for head, found in value.items() if equation.startswith(head))
    if c <= 0:
        raise ValueError("a number of things is above zero")
    parts = {"b": str(b), "c": str(c)}
    ended = "\n".join(line.strip() + _ASKED for line in templates.splitlines())
    program = f"solve({equation.replace('{b}', str(b)).replace('{c}', str(c))}, x)"
    return _told(ended, parts, program, str(x), "unnamed_numbers", rng, stage)


def _prime(rng: Random, stage: int) -> Problem:
    coefficients, place, name = _coefficients(rng, rng.choice((2, 3))), rng.randint(-6, 6), rng.choice("ffgh")
    twice = rng.random() < 0.2
    stated = f"{name}(x) = {_polynomial(coefficients, rng)}"
    asked = f"{name}{chr(39) * (1 + twice)}({place})"
    derived = _derived(_derived(coefficients)) if twice else _derived(coefficients)
    program = f"suppose({stated})\ncalculate({asked})"
    final = str(_at(derived, place))
    return _told(_PRIME, {"f": stated, "d": asked}, program, final, "stated_derivatives", rng, stage)


def _level(rng: Random, stage: int) -> Problem:
    name, root = rng.choice("ffgh"), rng.randint(-7, 7)
    a = rng.choice((1, 2, 3, -1, -2))
    stated = f"{name}(x) = {_polynomial([rng.randint(1, 9), -2 * a * root, a], rng)}"
    asked = f"{name}'(x) = 0"
    program = f"suppose({stated})\nsolve({asked})"
    return _told(_LEVEL, {"f": stated, "d": asked, "x": "x"}, program, str(root), "stated_derivatives", rng, stage)


def _velocity(rng: Random, stage: int) -> Problem:
    coefficients, place, name = _coefficients(rng, rng.choice((2, 3))), rng.randint(1, 9), rng.choice("ssxh")
    stated = f"{name}(t) = {_polynomial(coefficients, rng, 't')}"
    at = f"t = {place}" if rng.random() < 0.6 else f"t={place}"
    program = f"D = diff({stated})\nsuppose({at})\ncalculate(D)"
    final = str(_at(_derived(coefficients), place))
    return _told(_VELOCITY, {"f": stated, "q": at}, program, final, "velocities", rng, stage)


def _sided(rng: Random, stage: int) -> Problem:
    tool = rng.choice(tuple(_SIDED))
    h, k, a = rng.randint(-6, 6), rng.randint(-9, 9), rng.choice((1, 1, 2, 3, -1))
    coefficients = [a * h * h + k, -2 * a * h, a]
    if tool == "factor":
        coefficients = [h * k, -(h + k), 1]
    text = _polynomial(coefficients, rng)
    stated = f"{text} = 0" if tool in ("discriminant", "factor") and rng.random() < 0.4 else _after_name(text, rng)
    final = {
        "diff": _written([*map(Fraction, _derived(coefficients))]),
        "integrate": _written([Fraction(0), *(Fraction(value, power + 1) for power, value in enumerate(coefficients))]),
        "extrema": f"({h}, {k})",
        "stationary_points": f"({h}, {k})",
        "discriminant": str(coefficients[1] ** 2 - 4 * coefficients[2] * coefficients[0]),
        "factor": text,
    }[tool]
    return _told(_SIDED[tool], {"s": stated}, f"{tool}({stated})", final, "stated_formulas", rng, stage)


def _divided(rng: Random, stage: int) -> Problem:
    tool, root = rng.choice(tuple(_DIVIDED)), rng.choice((-5, -4, -3, -2, -1, 1, 2, 3, 4, 5))
    whole, rest = _coefficients(rng, rng.choice((1, 2))), rng.choice((0, rng.randint(-9, 9)))
    product = [-root * whole[0] + rest]
    product += [
        whole[power - 1] - root * (whole[power] if power < len(whole) else 0) for power in range(1, len(whole) + 1)
    ]
    text, divisor = _polynomial(product, rng), writing.joined(["x", str(-root)])
    final = _written([*map(Fraction, whole)]) if tool == "quotient" else str(rest)
    return _told(
        _DIVIDED[tool], {"p": text, "r": divisor}, f"{tool}({text}, {divisor})", final, "divisions", rng, stage
    )


def _partial(rng: Random, stage: int) -> Problem:
    (one, other), a, b = rng.sample(range(-6, 7), 2), rng.randint(1, 5), rng.randint(1, 5)
    if 0 in (one, other):
        raise ValueError("x alone is written otherwise")
    above = writing.joined([writing.term(a + b, "x", 1, code=False), str(-(a * other + b * one))])
    below = "".join(f"({writing.joined(['x', str(-root)])})" for root in (one, other))
    text = f"({above})/({below})"
    final = f"{a}/(x - ({one})) + {b}/(x - ({other}))"
    return _told(_PARTIAL, {"p": text}, f"partial_fractions({text})", final, "partial_fractions", rng, stage)


def _inverse(rng: Random, stage: int) -> Problem:
    a, b = rng.choice((2, 3, 4, 5, -2, -3)), rng.randint(-9, 9)
    stated = _after_name(_polynomial([b, a], rng), rng)
    final = f"(x - ({b}))/({a})"
    return _told(_INVERSE, {"s": stated}, f"inverse({stated})", final, "inverses", rng, stage)


def _shape(rng: Random, stage: int) -> Problem:
    tool, coefficients = rng.choice(tuple(_SHAPE)), _coefficients(rng, rng.randint(2, 5))
    text = _polynomial(coefficients, rng)
    final = str(len(coefficients) - 1 if tool == "degree" else coefficients[-1])
    return _told(_SHAPE[tool], {"p": text}, f"{tool}({text})", final, "polynomial_parts", rng, stage)


def _coefficients(rng: Random, degree: int) -> list[int]:
    """From the constant up; the highest is not zero."""
    return [*(rng.randint(-9, 9) for _ in range(degree)), rng.choice((1, 1, 2, 3, 4, -1, -2))]


def _polynomial(coefficients: list[int], rng: Random, name: str = "x") -> str:
    text = writing.polynomial(coefficients, name, rng, code=False)
    if name not in text:
        raise ValueError("a constant is no lesson")
    return text


def _stated(coefficients: list[int], rng: Random) -> str:
    return _after_name(_polynomial(coefficients, rng), rng)


def _after_name(text: str, rng: Random) -> str:
    return f"{rng.choice(('y', 'y', 'f(x)', 'f(x)', 'g(x)'))} = {text}"


def _derived(coefficients: list[int]) -> list[int]:
    return [power * value for power, value in enumerate(coefficients)][1:] or [0]


def _at(coefficients: Sequence[int | Fraction], place: int) -> Fraction:
    return sum((value * place**power for power, value in enumerate(coefficients)), Fraction(0))


def _line(rise: Fraction, height: Fraction) -> str:
    return f"({rise})*x + ({height})"


def _written(coefficients: list[Fraction]) -> str:
    return " + ".join(f"({value})*x**{power}" for power, value in enumerate(coefficients) if value) or "0"


def _told(  # noqa: PLR0913, PLR0917 -- a question's parts, beside what draws it
    templates: str, parts: Mapping[str, str], program: str, final: str, family: str, rng: Random, stage: int
) -> Problem:
    question = filled(worded(templates, rng), **parts)
    return said(Asked(question, program, final, family), rng, stage, _mark, clean=0.4)


def _mark(question: str) -> str:
    return "" if question[-1:] in ".?" else "?"
