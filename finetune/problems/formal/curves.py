"""Inequalities, lines, parabolas, sums over whole numbers, complex numbers, and functions put in words."""

from collections.abc import Callable
from fractions import Fraction
from random import Random

from finetune.problems.chat import filled
from finetune.problems.formal import writing
from finetune.problems.formal.asking import Asked, said, worded
from finetune.problems.problem import Problem

_INEQUALITY = """solve {r}
    solve the inequality {r}
    solve {r} for {x}
    (for which|for what) [values of] {x} is {r} [true]
    {ask} {x} (if|when|such that|so that) {r}
    (what|which) values of {x} (satisfy|make|solve) {r}
    {r}, solve for {x}
    {r}
    (find|give) the solution (set|) of {r}"""
_INTERSECTION = """where do {q} and {w} (intersect|meet|cross)
    (find|what is) the (intersection|point of intersection|crossing point) of {q} and {w}
    at which point do [the lines] {q} and {w} (intersect|meet|cross)
    intersection of {q} and {w}"""
_LINE = {
    "line_slope": "{ask} the (slope|gradient|steepness) of [the line] {q}\n(slope|gradient) of {q}",
    "y_intercept": "{ask} the y-intercept of [the line] {q}\nwhere does {q} (cross|cut|meet) the y axis\ny intercept of {q}",
    "x_intercept": "{ask} the x-intercept of [the line] {q}\nwhere does {q} (cross|cut|meet) the x axis\nx intercept of {q}",
}  # fmt: skip
_THROUGH = """{ask} the (equation|formula) of the line (through|passing through|that goes through) {v} and {u}
    (equation of the line|line) (through|passing through|between) {v} and {u}
    which line goes through {v} and {u}"""
_PARABOLA = {
    "extrema": "{ask} the (vertex|turning point|extremum|extreme point) of {p}\n(vertex|turning point|apex) of [the parabola] {p}\nwhere is the (vertex|turning point) of {p}\n{ask} the (local extrema|extreme points) of {p}",
    "discriminant": "{ask} the discriminant of {p}\ndiscriminant of {p}",
    "complete_square": "complete the square (for|of|in|) {p}\n(write|put) {p} in vertex form\n{p} complete the square",
}  # fmt: skip
_LOWEST = "{ask} the (minimum|smallest value|lowest value|least value|min|minimum value) of {p}\n(minimum|min) (value|) of {p}\nhow (small|low) can {p} (get|be)"
_HIGHEST = "{ask} the (maximum|largest value|highest value|greatest value|max|maximum value) of {p}\n(maximum|max) (value|) of {p}\nhow (large|high|big) can {p} (get|be)"
_SUMS: tuple[tuple[str, str, Callable[[int], int], bool], ...] = (
    ("{ask} the sum of [all] [the] [whole|natural] (numbers|integers) from {a} to {b}\n(sum|add|total) (of|) [all|] (numbers|integers) from {a} to {b}\nadd [up] all [the] numbers from {a} to {b}", "summation(k, k, {a}, {b})", lambda k: k, False),
    ("{ask} the sum of the first {b} (natural numbers|positive integers|whole numbers|integers|numbers)\nsum of [the] first {b} (natural numbers|positive integers)", "summation(k, k, 1, {b})", lambda k: k, True),
    ("{ask} the sum of the first {b} odd numbers\nsum of [the] first {b} odd (numbers|integers)", "summation(2*k - 1, k, 1, {b})", lambda k: 2 * k - 1, True),
    ("{ask} the sum of the first {b} even numbers\nsum of [the] first {b} (positive|) even (numbers|integers)", "summation(2*k, k, 1, {b})", lambda k: 2 * k, True),
    ("{ask} the sum of the first {b} (squares|square numbers|perfect squares)\nsum of [the] squares (of the first {b} numbers|from 1 to {b})", "summation(k**2, k, 1, {b})", lambda k: k * k, True),
    ("{ask} the sum of the first {b} (cubes|cube numbers)\nsum of [the] cubes (of the first {b} numbers|from 1 to {b})", "summation(k**3, k, 1, {b})", lambda k: k**3, True),
)  # fmt: skip
_SIGMA = """{ask} the sum of {p} (for|from|with) {k} = {a} to {b}
    sum {p} (for|from|with) {k} = {a} to {b}
    {ask} the sum from {k} = {a} to {b} of {p}"""
_TERMS = """{ask} the sum of the first {b} terms of [the sequence|] {l}
    sum of the first {b} terms (of|in) {l}"""
_COMPLEX = {
    "abs": "{ask} the (modulus|absolute value|magnitude) of {z}\n(modulus|absolute value|magnitude) of {z}",
    "product": "{ask} the product of {z} and {y}\nmultiply {z} (and|by|with) {y}\n{z} times {y}",
    "sum": "{ask} the sum of {z} and {y}\nadd {z} and {y}\n{z} plus {y}",
    "conjugate": "{ask} the [complex] conjugate of {z}\n[complex] conjugate of {z}\nconjugate {z}",
    "quotient": "divide {z} by {y}\n{z} divided by {y}\n{ask} {z} divided by {y}\n{ask} the quotient of {z} and {y}",
}  # fmt: skip
_SIGNS = ("<", ">", "<=", ">=")


def inequalities(rng: Random, stage: int) -> Problem:
    """Linear inequalities with one unknown."""
    name = rng.choice("xxxxyznabt")
    a, b, c = rng.choice((2, 3, 4, 5, -2, -3, 1, 7)), rng.randint(-20, 20), rng.randint(-30, 30)
    sign = rng.choice(_SIGNS)
    code = rng.random() < 0.3
    left = writing.joined([writing.term(a, name, 1, code=code), *([str(b)] if b else [])])
    relation = f"{left} {sign} {c}" if rng.random() < 0.8 else f"{left}{sign}{c}"
    question = worded(_INEQUALITY, rng)
    named = "{x}" in question
    question = filled(question, r=relation, x=name)
    turned = sign if a > 0 else {"<": ">", ">": "<", "<=": ">=", ">=": "<="}[sign]
    return _problem(
        Asked(
            question,
            f"solve({relation}{f', {name}' if named else ''})",
            f"{name} {turned} {Fraction(c - b, a)}",
            "inequalities",
        ),
        rng,
        stage,
    )


def straight_lines(rng: Random, stage: int) -> Problem:
    """Slopes, intercepts, intersections, the line through two points."""
    m, b, n = rng.choice((1, 2, 3, 4, 5, -1, -2, -3, -4)), rng.randint(-12, 12), rng.choice((6, 7, -5, -6, -7))
    code = rng.random() < 0.3
    line = f"y = {writing.joined([writing.term(m, 'x', 1, code=code), *([str(b)] if b else [])])}"
    draw = rng.randrange(5)
    if draw == 0:
        x = rng.randint(-8, 8)
        other = f"y = {writing.joined([writing.term(n, 'x', 1, code=code), str((m - n) * x + b)])}"
        question = worded(_INTERSECTION, rng).replace("{q}", line).replace("{w}", other)
        return _problem(
            Asked(question, f"solve({line}, {other})", f"x = {x}, y = {m * x + b}", "intersections"), rng, stage
        )
    if draw == 1:
        x, u = rng.sample(range(-8, 9), 2)
        question = worded(_THROUGH, rng).replace("{v}", f"({x}, {m * x + b})").replace("{u}", f"({u}, {m * u + b})")
        return _problem(
            Asked(question, f"line_through(({x}, {m * x + b}), ({u}, {m * u + b}))", line, "lines"), rng, stage
        )
    tool = rng.choice(tuple(_LINE))
    final = {"line_slope": str(m), "y_intercept": str(b), "x_intercept": str(Fraction(-b, m))}[tool]
    return _problem(Asked(worded(_LINE[tool], rng).replace("{q}", line), f"{tool}({line})", final, "lines"), rng, stage)


def parabolas(rng: Random, stage: int) -> Problem:
    """Vertex, discriminant, completed square, largest and smallest value of a quadratic."""
    a, h, k = rng.choice((1, 1, 2, 3, -1, -2)), rng.randint(-6, 6), rng.randint(-12, 12)
    coefficients = [a * h * h + k, -2 * a * h, a]
    text = writing.polynomial(coefficients, rng.choice("xxxtn"), rng, code=rng.random() < 0.3)
    draw = rng.randrange(4)
    if draw == 0:
        templates, tool = (_LOWEST, "lowest") if a > 0 else (_HIGHEST, "highest")
        return _problem(
            Asked(worded(templates, rng).replace("{p}", text), f"{tool}({text})", str(k), "extremes"), rng, stage
        )
    tool = rng.choice(tuple(_PARABOLA))
    final = {
        "extrema": f"({h}, {k})",
        "discriminant": str(coefficients[1] ** 2 - 4 * a * coefficients[0]),
        "complete_square": text,
    }[tool]
    return _problem(
        Asked(worded(_PARABOLA[tool], rng).replace("{p}", text), f"{tool}({text})", final, "parabolas"), rng, stage
    )


def series_sums(rng: Random, stage: int) -> Problem:
    """Sums over whole numbers, in words or of a formula, and of the terms of a sequence."""
    low, high = rng.randint(1, 9), rng.randint(10, 200)
    draw = rng.random()
    if draw < 0.55:
        templates, program, term, from_one = rng.choice(_SUMS)
        start = 1 if from_one else low
        question = worded(templates, rng).replace("{a}", str(low)).replace("{b}", str(high))
        final = str(sum(term(k) for k in range(start, high + 1)))
        return _problem(
            Asked(question, program.replace("{a}", str(low)).replace("{b}", str(high)), final, "series_sums"),
            rng,
            stage,
        )
    if draw < 0.8:
        name, factor, power = rng.choice("kni"), rng.randint(1, 5), rng.choice((1, 2))
        text = writing.joined([writing.term(factor, name, power, code=rng.random() < 0.4), str(rng.randint(1, 9))])
        added = int(text.rpartition("+ ")[2])
        question = (
            worded(_SIGMA, rng)
            .replace("{p}", text)
            .replace("{k}", name)
            .replace("{a}", str(low))
            .replace("{b}", str(high))
        )
        final = str(sum(factor * n**power + added for n in range(low, high + 1)))
        return _problem(Asked(question, f"summation({text}, {name} = {low}, {high})", final, "sigma"), rng, stage)
    first, step = rng.randint(1, 30), rng.randint(1, 12)
    terms = ", ".join(str(first + step * index) for index in range(4))
    question = worded(_TERMS, rng).replace("{b}", str(high)).replace("{l}", terms)
    final = str(sum(first + step * index for index in range(high)))
    return _problem(Asked(question, f"sequence_sum([{terms}], {high})", final, "sequence_sums"), rng, stage)


def complex_numbers(rng: Random, stage: int) -> Problem:
    """Sums, products and moduli of complex numbers."""
    a, b, c, d = (rng.choice((-1, 1)) * rng.randint(1, 9) for _ in range(4))
    z, y = (
        writing.joined([str(real), f"{part}i" if abs(part) != 1 else ("i" if part > 0 else "-i")])
        for real, part in ((a, b), (c, d))
    )
    bracketed = rng.random() < 0.5
    kind = rng.choice(tuple(_COMPLEX))
    question = (
        worded(_COMPLEX[kind], rng)
        .replace("{z}", f"({z})" if bracketed else z)
        .replace("{y}", f"({y})" if bracketed else y)
    )
    if kind == "abs":
        return _problem(Asked(question, f"calculate(abs({z}))", f"sqrt({a * a + b * b})", "complex"), rng, stage)
    if kind == "conjugate":
        return _problem(Asked(question, f"calculate(conjugate({z}))", f"{a} + {-b}*i", "complex"), rng, stage)
    if kind == "quotient":
        size = c * c + d * d
        final = f"{Fraction(a * c + b * d, size)} + ({Fraction(b * c - a * d, size)})*i"
        return _problem(Asked(question, f"calculate(({z})/({y}))", final, "complex"), rng, stage)
    sign, real, part = ("*", a * c - b * d, a * d + b * c) if kind == "product" else ("+", a + c, b + d)
    return _problem(Asked(question, f"calculate(({z}){sign}({y}))", f"{real} + {part}*i", "complex"), rng, stage)


def _problem(asked: Asked, rng: Random, stage: int) -> Problem:
    return said(asked, rng, stage, lambda question: "" if question[-1:] in ".?" else "?", clean=0.4)
