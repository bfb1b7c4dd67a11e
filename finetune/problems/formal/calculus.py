"""Derivatives, integrals, limits and series of what is typed, or of functions that are stated."""

import math
from collections.abc import Mapping, Sequence
from fractions import Fraction
from random import Random

from finetune.problems.chat import filled
from finetune.problems.formal import writing
from finetune.problems.formal.asking import ASK, COMPOSED, Asked, told, worded
from finetune.problems.formal.story import Story
from finetune.problems.phrases import lines, phrased
from finetune.problems.problem import Problem

_ORDERS = ("", "(first|) ", "(second|2nd) ", "(third|3rd) ", "(fourth|4th) ")
_BY = "(wrt|with respect to|by|in)"
_FUNCTIONS = (
    ("sin({x})", "cos({x})"), ("cos({x})", "-sin({x})"), ("exp({x})", "exp({x})"), ("ln({x})", "1/{x}"), ("log({x})", "1/{x}"), ("tan({x})", "1/cos({x})**2"),
    ("sqrt({x})", "1/(2*sqrt({x}))"), ("e^{x}", "exp({x})"), ("1/{x}", "-1/{x}**2"), ("{x}*exp({x})", "exp({x}) + {x}*exp({x})"),
    ("{x}^2*sin({x})", "2*{x}*sin({x}) + {x}**2*cos({x})"), ("sin({x})*cos({x})", "cos({x})**2 - sin({x})**2"), ("sin(2{x})", "2*cos(2*{x})"),
    ("sin({x})^2", "2*sin({x})*cos({x})"), ("e^(3{x})", "3*exp(3*{x})"), ("{x} ln({x})", "ln({x}) + 1"), ("cos({x})/{x}", "-sin({x})/{x} - cos({x})/{x}**2"),
)  # fmt: skip
_DERIVE = """(find|what is|what's|calculate|give me|) the {o}derivative of {p}[ {by} {x}]
    (differentiate|derive|diff) {p}[ {by} {x}]
    {ask} the {o}derivative of {p}
    {o}derivative (of|for) {p}
    d/d{x} (of|) {p}
    {ask} d/d{x} of {p}
    (how do i differentiate|how to differentiate|take the derivative of) {p}
    (if|let|given) (f({x})|y) = {p}(, what is|, find|. find|. what is) (f'({x})|dy/d{x}|the derivative|y')"""
_DERIVE_TWICE = """(find|what is|what's|calculate|give me|) the {o}derivative of {p}[ {by} {x}]
    {o}derivative (of|for) {p}
    {ask} the {o}derivative of {p}[ {by} {x}]"""
_DERIVE_PARTLY_TWICE = "(find|what is|give) the {o}[partial] derivative of {p} {by} {x}"
_DERIVE_PARTLY = _DERIVE_PARTLY_TWICE + "\ndifferentiate {p} {by} {x}"
_DERIVE_STATED_TWICE = "(find|what is) the {o}derivative of {p} {by} {x}\n(find|what is) the {o}derivative of {p}"
_DERIVE_STATED = _DERIVE_STATED_TWICE + "\ndifferentiate {p} {by} {x}"
_AT = """(find|what is|calculate) the derivative of {p} at {q}
    (slope|gradient|derivative) of {p} (at|when|where) {q}
    {ask} the (slope|gradient) of (the tangent to|the curve|) {p} at {q}
    (differentiate|derive) {p} (and put in|at) {q}"""
_INTEGRATE = """(find|what is|what's|calculate|give me|) the (integral|antiderivative|indefinite integral|primitive) of {p}[ d{x}| {by} {x}]
    (integrate|antidifferentiate) {p}[ d{x}| {by} {x}]
    integral (of|) {p}[ d{x}]
    {ask} the integral of {p}
    (how do i integrate|what is the antiderivative of|find a function whose derivative is) {p}"""
_BETWEEN = """(find|what is|calculate|) the [definite] integral of {p} (from {a} to {b}|between {a} and {b})
    (integrate|int) {p} (from {a} to {b}|between {a} and {b}|for {x} from {a} to {b})
    {ask} the integral from {a} to {b} of {p}[ d{x}]
    (area|{ask} the area) under [the curve] {p} (from {a} to {b}|between {x} = {a} and {x} = {b}|between {a} and {b})"""
_LIMIT = """{ask} the limit of {p} (as|when|for) {x} (goes to|approaches|tends to|->|→) {a}
    (limit|lim) of {p} (as|when) {x} (->|goes to|approaches) {a}
    lim {x} -> {a} of {p}
    lim ({x} -> {a}) {p}
    (what does {p} (approach|tend to|go to) (as|when) {x} (goes to|approaches|->) {a})"""
_SERIES = """{ask} the (taylor|maclaurin|power) (series|polynomial|expansion) of {p} (up to|to|of) (order|degree) {n}
    (taylor|maclaurin) (series|polynomial) (for|of) {p} (to|up to) (order|degree) {n}[ (around|about|at) 0]
    (taylor|maclaurin) series of {p}"""
_INFINITY = ("infinity", "inf", "oo")
_AT_ZERO = (
    ("sin({x})/{x}", "1"), ("(1 - cos({x}))/{x}^2", "1/2"), ("(e^{x} - 1)/{x}", "1"), ("tan({x})/{x}", "1"),
    ("sin(3{x})/{x}", "3"),
)  # fmt: skip
_POWER_SERIES: tuple[tuple[str, dict[int, str]], ...] = (
    ("sin(x)", {1: "x", 3: "-x**3/6", 5: "x**5/120"}),
    ("cos(x)", {0: "1", 2: "-x**2/2", 4: "x**4/24"}),
    ("e^x", {0: "1", 1: "x", 2: "x**2/2", 3: "x**3/6", 4: "x**4/24", 5: "x**5/120"}),
    ("ln(1+x)", {1: "x", 2: "-x**2/2", 3: "x**3/3", 4: "-x**4/4", 5: "x**5/5"}),
    ("1/(1-x)", {0: "1", 1: "x", 2: "x**2", 3: "x**3", 4: "x**4", 5: "x**5"}),
)


def derivatives(rng: Random, stage: int) -> Problem:
    """Of polynomials in one or two unknowns, of usual functions, at a place, of functions that are stated."""
    return rng.choices((_of_polynomial, _of_two, _of_function, _of_stated, _at_place), (3, 2, 2, 3, 2))[0](rng, stage)


def integrals(rng: Random, stage: int) -> Problem:
    """Antiderivatives, and integrals between bounds."""
    story = Story(rng)
    name = _unknown(story, 0.4)
    if rng.random() < 0.3:
        whole, integrand = (text.replace("{x}", name) for text in rng.choice(_FUNCTIONS))
        final = whole.replace("^", "**").replace("log(", "ln(")  # in calculus, where an answer says ln
        asked = _antiderivative(integrand, name, final, "integrals_of_functions", rng)
        return told(asked, story, stage)
    coefficients = [rng.randint(-9, 9) for _ in range(rng.choice((1, 2, 2, 3, 4)))]
    integral = [Fraction(0), *(Fraction(value, power + 1) for power, value in enumerate(coefficients))]
    text = writing.polynomial(coefficients, name, rng, code=story.code)
    if name not in text:
        raise ValueError("a constant is no lesson")
    if rng.random() < 0.5:
        return told(_antiderivative(text, name, _written(integral, name), "integrals", rng), story, stage)
    low = rng.randint(-5, 5)
    high = low + rng.randint(1, 9)
    question = worded(_BETWEEN, rng, p=text, x=name, a=str(low), b=str(high))
    final = str(_at(integral, high) - _at(integral, low))
    return told(Asked(question, f"integrate({text}, {low}, {high})", final, "definite_integrals"), story, stage)


def limits(rng: Random, stage: int) -> Problem:
    """Of polynomials, of quotients with a removable gap, at infinity."""
    story = Story(rng)
    name = _unknown(story, 0.3)
    text, to, final = _limit(name, rng)
    place = "oo" if to in _INFINITY else to
    question = worded(_LIMIT, rng, p=text, x=name, a=to)
    return told(Asked(question, f"limit({text}, {name}, {place})", final, "limits"), story, stage)


def _limit(name: str, rng: Random) -> tuple[str, str, str]:
    """A formula, the place that its unknown goes to, and the limit."""
    draw, at = rng.randrange(4), rng.randint(-6, 6)
    if draw == 0:
        root = rng.randint(-6, 6)
        if at > 0:
            return f"({name}^2 - {at * at})/({name} - {at})", str(at), str(2 * at)
        return f"{name}^2 + {root}*{name}", str(at), str(at * at + root * at)
    if draw == 1:
        a, b, c = rng.randint(1, 9), rng.randint(1, 9), rng.randint(1, 9)
        return f"({a}{name}^2 + {b})/({c}{name}^2 + {name})", "infinity", str(Fraction(a, c))
    if draw == 2:
        text, final = rng.choice(_AT_ZERO)
        return text.replace("{x}", name), "0", final
    return f"1/{name}", rng.choice(_INFINITY), "0"


def taylor(rng: Random, stage: int) -> Problem:
    """Maclaurin polynomials of usual functions."""
    story = Story(rng)
    order = rng.randint(2, 5)
    text, terms = rng.choice(_POWER_SERIES)
    template = rng.choice(lines(_SERIES))
    given = "{n}" in template
    question = filled(phrased(template.replace("{ask}", ASK), rng), p=text, n=str(order))
    final = writing.joined([term for power, term in terms.items() if power <= (order if given else 5)])
    program = f"series({text}, {order})" if given else f"series({text})"
    return told(Asked(question, program, final, "taylor"), story, stage)


def _of_polynomial(rng: Random, stage: int) -> Problem:
    story = Story(rng)
    name = _unknown(story, 0.7)
    coefficients = [rng.randint(-99, 99) for _ in range(rng.choice((2, 3, 3, 4, 5)))]
    order = rng.choice((1, 1, 1, 2, 2, 3, 3, 4)[: 4 + 2 * stage])
    make = writing.spread if rng.random() < 0.3 else writing.polynomial
    text = make(coefficients, name, rng, code=story.code)
    if name not in text:
        raise ValueError("a constant is no lesson")
    text = _with_exponent_named(text, story, stage)
    question = _derivative_of(text, name, order, _DERIVE if order == 1 else _DERIVE_TWICE, rng)
    final = _written(_derived(coefficients, order), name)
    return told(Asked(question, _diff(text, name, order, question), final, "derivatives"), story, stage)


def _of_two(rng: Random, stage: int) -> Problem:
    story = Story(rng)
    name, other = story.letter(), story.letter()
    order = rng.choice((1, 1, 2, 2, 3))
    parts = {(rng.randint(0, 4), rng.randint(0, 3)): rng.randint(-99, 99) or 1 for _ in range(rng.randint(2, 5))}
    parts[(order, rng.randint(1, 3))] = rng.randint(1, 99)
    text = writing.joined([_monomial(value, {name: power, other: rest}) for (power, rest), value in parts.items()])
    derived = [
        _monomial(value * math.perm(power, order), {name: power - order, other: rest})
        for (power, rest), value in parts.items()
        if power >= order
    ]
    question = _derivative_of(text, name, order, _DERIVE_PARTLY if order == 1 else _DERIVE_PARTLY_TWICE, rng)
    program = f"diff({text}, {name}, {order})" if order > 1 else f"diff({text}, {name})"
    return told(Asked(question, program, writing.joined(derived), "partial_derivatives"), story, stage)


def _of_function(rng: Random, stage: int) -> Problem:
    story = Story(rng)
    name = _unknown(story, 0.3)
    text, final = (part.replace("{x}", name) for part in rng.choice(_FUNCTIONS))
    question = _derivative_of(text, name, 1, _DERIVE, rng)
    return told(Asked(question, _diff(text, name, 1, question), final, "derivatives_of_functions"), story, stage)


def _of_stated(rng: Random, stage: int) -> Problem:
    """`Let h(a) = ... What is the second derivative of h(t) wrt t?`."""
    story = Story(rng)
    function, name = story.letter(), story.letter()
    coefficients = [rng.randint(-30, 30) for _ in range(rng.choice((2, 3, 4)))]
    story.function(function, coefficients)
    order = rng.choice((1, 1, 2, 3))
    applied = f"{function}({name})"
    question = _derivative_of(applied, name, order, _DERIVE_STATED if order == 1 else _DERIVE_STATED_TWICE, rng)
    final = _written(_derived(coefficients, order), name)
    return told(Asked(question, _diff(applied, name, order, question), final, "derivatives_of_stated"), story, stage)


def _at_place(rng: Random, stage: int) -> Problem:
    story = Story(rng)
    name = _unknown(story, 0.3)
    coefficients = [rng.randint(-9, 9) for _ in range(rng.choice((3, 3, 4)))]
    text, place = writing.polynomial(coefficients, name, rng, code=story.code), rng.randint(-6, 6)
    if name not in text:
        raise ValueError("a constant is no lesson")
    given = f"{name} = {place}" if rng.random() < 0.6 else f"{name}={place}"
    program = f"D = diff({text})\nsuppose({given})\ncalculate(D)"
    final = str(_at(_derived(coefficients, 1), place))
    return told(Asked(worded(_AT, rng, p=text, x=name, q=given), program, final, "derivatives_at"), story, stage)


def _unknown(story: Story, share: float) -> str:
    """Some letter in that share of the problems, else x."""
    return story.letter() if story.rng.random() < share else "x"


def _antiderivative(text: str, name: str, final: str, family: str, rng: Random) -> Asked:
    """The unknown is named if the question names it beside the formula."""
    question = worded(_INTEGRATE.replace("{by}", _BY), rng, p=text, x=name)
    named = name in question.replace(text, " ").split()
    return Asked(question, f"integrate({text}, {name})" if named else f"integrate({text})", final, family)


def _derivative_of(text: str, name: str, order: int, templates: str, rng: Random) -> str:
    return worded(templates.replace("{o}", _ORDERS[order]).replace("{by}", _BY), rng, p=text, x=name)


def _diff(text: str, name: str, order: int, question: str) -> str:
    """The unknown is named if the question names it beside the formula."""
    rest = question.replace(text, " ")
    named = name in rest.split() or f"d/d{name}" in rest or f"({name})" in rest
    return f"diff({', '.join([text, *([name] if named else []), *([str(order)] if order > 1 else [])])})"


def _with_exponent_named(text: str, story: Story, stage: int) -> str:
    """At times an exponent is a name that the story defines."""
    if not story.code or story.rng.random() > COMPOSED[stage] or "**" not in text:
        return text
    at = text.index("**") + 2
    name = story.stand_in(int(text[at]), depth=1)
    return text[:at] + name + text[at + 1 :] if len(name) == 1 else text


def _derived(coefficients: list[int], order: int) -> list[int]:
    for _ in range(order):
        coefficients = [power * value for power, value in enumerate(coefficients)][1:]
    return coefficients


def _written(coefficients: Sequence[int | Fraction], name: str) -> str:
    terms = [writing.term(value, name, power, code=True) for power, value in enumerate(coefficients) if value]
    return writing.joined(terms) or "0"


def _at(coefficients: Sequence[int | Fraction], place: int) -> Fraction:
    return sum((value * place**power for power, value in enumerate(coefficients)), Fraction(0))


def _monomial(value: int, powers: Mapping[str, int]) -> str:
    """`-3*x**2*y`, with the powers of its unknowns."""
    factors = [f"{name}**{power}" if power > 1 else name for name, power in powers.items() if power]
    if not factors:
        return str(value)
    head = [] if abs(value) == 1 else [str(value)]
    return ("-" if value == -1 else "") + "*".join(head + factors)
