"""Equations and expressions, alone or after statements: solve, factor, expand, collect, rearrange, compose, evaluate."""

from fractions import Fraction
from random import Random

from finetune.problems.formal import writing
from finetune.problems.formal.asking import COMPOSED, Asked, told, worded
from finetune.problems.formal.story import Story
from finetune.problems.problem import Problem

_SOLVE = """solve {e} for {x}
    solve {e} for {x}
    solve {e}[ for {x}]
    find {x} (such that|so that|if|when|given that|given) {e}
    determine {x} (so that|such that|given that|if) {e}
    (find|determine|calculate) {x}, given that {e}
    (let|suppose) {e}. (what is|calculate|find|determine) {x}
    what is {x} in {e}
    (if|given) {e} (then|) what is {x}
    {e}[, solve for {x}]
    (what are|find) the (roots|zeros|solutions) of {e}"""
_FACTOR = """factor {p}
    (factor|factorise|factorize) {p}
    {ask} the (factorization|factorisation|factored form) of {p}
    (write|express) {p} as a product [of factors]"""
_EXPAND = """expand {p}
    (expand|multiply out|expand and simplify|distribute|foil|open the brackets in|open brackets) {p}
    (write|express) {p} without brackets"""
_COLLECT = """collect the terms in {p}
    (collect|combine|gather) [the|all] [like] terms in {p}
    simplify {p}
    (simplify|reduce|tidy up) {p}"""
_REARRANGE = """rearrange {p} to {f} and give {x}
    express {p} (in the form|as) {f} and give {x}
    rearrange {p} to the form {f} and give {x}
    (write|bring) {p} (in|into) the form {f}(, what is| and find| and tell me) {x}
    if {p} = {f} for all {v}, what is {x}"""
_COEFFICIENT = """{ask} the coefficient of {m} in {p}
    coefficient of {m} in {p}
    (what is|what's) the {m} coefficient (of|in) {p}"""
_VALUE = """{ask} {c}
    (what is|calculate|determine|give|find|evaluate|compute) {c}
    {c}
    what does {c} equal"""
_EVALUATE = """{ask} {p} (when|if|for|where|at|given) {q}
    (evaluate|compute|calculate) {p} (at|for|when|if) {q}
    {ask} the value of {p} (when|if|for|at) {q}
    (if|given|for|let|when) {q}[,] (what is|find|calculate|evaluate) {p}
    (put|plug|substitute) {q} (in|into) {p}"""
_NEXT = """what is (next|the next term|the next number|the next one) in {l}
    what comes next: {l}
    what comes next in {l}
    (find|give me|tell me|continue:) [the] next (number|term|one) [in|of] [the sequence] {l}
    {l}, what (comes next|is next|is the next number)
    (the sequence|sequence|pattern) {l}[:] (next term|what comes next|next number)
    (continue|complete) [the] (sequence|pattern|series) {l}"""
_NTH = """what is the {n}'th term of {l}
    {ask} the {n}(th|'th|-th) term of [the sequence] {l}
    (formula|rule|general term|expression) for the {n}(th|'th|-th) term of {l}
    {ask} (a|the) (formula|rule|general term) (for|of) [the sequence] {l} in {n}"""
_PLACE = """{ask} the {k}th term (of|in) [the sequence] {l}
    {ask} term (number|) {k} of {l}"""
_POSITIVE = """simplify {p} assuming {x} is positive
    simplify {p}(, assuming|, where| if| given that| for) {x} (is positive|> 0)"""
_SURD = """simplify {s}
    (simplify|{ask} the simplest form of|write in simplest form|reduce) {s}"""


def roots(rng: Random, stage: int) -> Problem:
    """Linear, quadratic and cubic equations of one unknown, some after statements that give them a coefficient."""
    story = Story(rng)
    name = story.letter()
    solutions = sorted({rng.randint(-20, 20) for _ in range(rng.choice((1, 1, 2, 2, 3)))})
    if len(solutions) == 1:
        equation = writing.equation(name, solutions[0], rng, code=story.code)
    else:
        body = writing.polynomial(_product(solutions, rng.choice((1, 1, 2, -3))), name, rng, code=story.code)
        equation = f"{body} = 0" if rng.random() < 0.8 else f"0 = {body}"
    equation = _with_named(equation, story, stage)
    return told(_solved(equation, name, solutions, rng), story, stage)


def functions_roots(rng: Random, stage: int) -> Problem:
    """The zeros or the factors of a function that is stated."""
    story = Story(rng)
    function, name = story.letter(), story.letter()
    solutions = sorted({rng.randint(-12, 12) for _ in range(rng.choice((1, 2, 2, 3)))})
    story.function(function, _product(solutions, 1))
    applied = f"{function}({name})"
    if rng.randrange(3) == 0:
        final = _plain(_product(solutions, 1), name)
        return told(Asked(f"factor {applied}", f"factor({applied})", final, "factor"), story, stage)
    equation = f"{applied} = 0" if rng.random() < 0.8 else f"0 = {applied}"
    return told(_solved(equation, name, solutions, rng), story, stage)


def systems(rng: Random, stage: int) -> Problem:
    """Two equations, one unknown or both asked."""
    story = Story(rng)
    names, values = (story.letter(), story.letter()), (rng.randint(-20, 20), rng.randint(-20, 20))
    one, other = writing.pair_of_equations(names, values, rng, code=story.code)
    if rng.random() < COMPOSED[stage]:
        one = _with_named(one, story, stage)
    joint = rng.choice((", ", ", ", " and ", "; ") if not story.clean else (", ",))
    wanted = rng.randrange(2)
    question = worded(_SOLVE, rng, e=f"{one}{joint}{other}", x=names[wanted])
    if names[wanted] not in question.replace(one, "").replace(other, ""):
        final = ", ".join(f"{name} = {value}" for name, value in sorted(zip(names, values, strict=True)))
        return told(Asked(question, f"solve({one}, {other})", final, "systems"), story, stage)
    program = f"solve({one}, {other}, {names[wanted]})"
    return told(Asked(question, program, str(values[wanted]), "systems"), story, stage)


def rewriting(rng: Random, stage: int) -> Problem:
    """Factor, expand, collect."""
    story = Story(rng)
    name = story.letter()
    solutions = [rng.randint(-9, 9) for _ in range(2)]
    coefficients = _product(solutions, rng.choice((1, 2, -1)))
    if all(value == 0 for value in coefficients[1:]):
        raise ValueError("there is nothing to rewrite")
    tool, templates, text = rng.choice(
        (
            ("factor", _FACTOR, writing.polynomial(coefficients, name, rng, code=story.code)),
            ("expand", _EXPAND, _brackets(solutions, coefficients[-1], name, code=story.code)),
            (rng.choice(("simplify", "expand")), _COLLECT, writing.spread(coefficients, name, rng, code=story.code)),
        )
    )
    if templates is _COLLECT:
        tool = "simplify"
    text = _with_named(text, story, stage)
    question = worded(templates, rng, p=text)
    return told(Asked(question, f"{tool}({text})", _plain(coefficients, name), tool), story, stage)


def rearranging(rng: Random, stage: int) -> Problem:
    """The coefficient of a form, or of a power."""
    story = Story(rng)
    name = story.letter()
    coefficients = [rng.randint(-99, 99) for _ in range(rng.choice((2, 3, 4)))]
    text = writing.spread(coefficients, name, rng, code=story.code)
    power = rng.randrange(len(coefficients))
    if rng.random() < 0.6:
        letters = [story.letter() for _ in coefficients]
        form = _form(letters, name, rng)
        question = worded(_REARRANGE, rng, v=name, p=text, f=form, x=letters[power])
        program = f"coefficient({text}, {form}, {letters[power]})"
    else:
        power = max(1, power)
        monomial = writing.term(1, name, power, code=story.code)
        question = worded(_COEFFICIENT, rng, p=text, m=monomial)
        program = f"coefficient({text}, {monomial})"
    return told(Asked(question, program, str(coefficients[power]), "rearranging"), story, stage)


def evaluating(rng: Random, stage: int) -> Problem:
    """A function's value, a sum of functions, one function of another, an expression at a value."""
    return rng.choice((_applied, _applied, _composed, _summed, _at_value))(rng, stage)


def _applied(rng: Random, stage: int) -> Problem:
    story = Story(rng)
    value = rng.randint(-99, 99)
    applied = story.as_applied(Fraction(value))
    question = worded(_VALUE, rng, c=applied)
    return told(Asked(question, f"calculate({applied})", str(value), "evaluate"), story, stage)


def _composed(rng: Random, stage: int) -> Problem:
    story = Story(rng)
    outer, inner, name = story.letter(), story.letter(), story.letter()
    a, b, c, d = (rng.randint(-9, 9) for _ in range(4))
    pair = [(outer, [b, a]), (inner, [d, c])]
    rng.shuffle(pair)
    for function, coefficients in pair:
        story.function(function, coefficients)
    whole = [a * d + b, a * c]
    number = rng.randint(-9, 9) if rng.random() < 0.4 else None
    applied = f"{outer}({inner}({name if number is None else number}))"
    final = _plain(whole, name) if number is None else str(whole[0] + whole[1] * number)
    return told(Asked(worded(_VALUE, rng, c=applied), f"calculate({applied})", final, "compose"), story, stage)


def _summed(rng: Random, stage: int) -> Problem:
    story = Story(rng)
    one, other, name = story.letter(), story.letter(), story.letter()
    first, second = ([rng.randint(-9, 9) for _ in range(3)] for _ in range(2))
    story.function(one, first)
    story.function(other, second)
    a, b = (rng.choice((1, 2, 3, -1, -2, 5, -7)) for _ in range(2))
    text = writing.joined([_times(a, f"{one}({name})"), _times(b, f"{other}({name})")])
    final = _plain([a * x + b * y for x, y in zip(first, second, strict=True)], name)
    if rng.random() < 0.25:
        mixed = f"{story.letter()}({name})"
        story.state(story.opened(f"{mixed} = {text}"), f"suppose({mixed} = {text})")
        text = mixed
    question = worded(_VALUE, rng, c=text)
    tool = "calculate" if text.endswith(f"({name})") and text[1] == "(" else "simplify"
    return told(Asked(question, f"{tool}({text})", final, "add"), story, stage)


def _at_value(rng: Random, stage: int) -> Problem:
    story = Story(rng)
    name, value = story.letter(), rng.randint(-12, 12)
    coefficients = [rng.randint(-9, 9) for _ in range(rng.choice((2, 3, 3, 4)))]
    text = writing.polynomial(coefficients, name, rng, code=story.code)
    if name not in text:
        raise ValueError("there is nothing to put in")
    given = f"{name} = {value}" if rng.random() < 0.8 else f"{name}={value}"
    program = f"suppose({given})\ncalculate({text})"
    final = str(_at(coefficients, value))
    return told(Asked(worded(_EVALUATE, rng, p=text, q=given), program, final, "evaluate"), story, stage)


def sequences(rng: Random, stage: int) -> Problem:
    """The next term, the formula of the n-th, the term at a place."""
    story = Story(rng)
    name = story.letter()
    higher = (rng.randint(-99, 99), rng.randint(-60, 60))
    coefficients = [*higher, *(rng.randint(-9, 9) for _ in range(rng.choice((0, 0, 1, 1, 2))))]
    while coefficients[-1] == 0:
        coefficients[-1] = rng.randint(-9, 9)
    terms = [_at(coefficients, place) for place in range(1, len(coefficients) + rng.randint(3, 6))]
    written = ", ".join(map(str, terms))
    draw = rng.random()
    if draw < 0.45:
        template, program, final = _NEXT, f"next_term([{written}])", str(_at(coefficients, len(terms) + 1))
    elif draw < 0.9:
        template, program, final = _NTH, f"nth_term([{written}], {name})", _plain(coefficients, name)
    else:
        place = rng.randint(len(terms) + 2, 100)
        template = _PLACE.replace("{k}", str(place))
        program, final = f"term_at([{written}], {place})", str(_at(coefficients, place))
    return told(Asked(worded(template, rng, l=written, n=name), program, final, "sequences"), story, stage)


def powers_of_one(rng: Random, stage: int) -> Problem:
    """Products and quotients of powers of one positive unknown."""
    story = Story(rng)
    name = story.letter()
    exponents = [Fraction(rng.randint(-12, 12), rng.choice((1, 1, 2, 3, 5, 7))) for _ in range(rng.randint(2, 4))]
    outer = Fraction(rng.randint(-12, 12) or 1, rng.choice((1, 2, 3)))
    parts = [_raised(name, one) for one in exponents]
    text, total = parts[0], exponents[0]
    for part, exponent in zip(parts[1:], exponents[1:], strict=True):
        sign = rng.choice("*/")
        text, total = f"{text}{sign}{part}", total + (exponent if sign == "*" else -exponent)
    if rng.random() < 0.5:
        text, total = f"({text})**{_exponent(outer)}", total * outer
    question = worded(_POSITIVE, rng, p=text, x=name)
    return told(Asked(question, f"simplify({text}, {name})", f"{name}**({total})", "simplify_power"), story, stage)


def surds(rng: Random, stage: int) -> Problem:
    """Sums and products of square roots."""
    story = Story(rng)
    root = rng.choice((2, 3, 5, 6, 7, 10, 11, 13))
    a, b, c = rng.randint(2, 9), rng.randint(-9, 9), rng.randint(1, 9)
    shapes = (
        (f"sqrt({root * a * a})", f"{a}*sqrt({root})"),
        (f"sqrt({root * a * a}) + {c}*sqrt({root})", f"{a + c}*sqrt({root})"),
        (f"({b} + sqrt({root}))**2", f"{b * b + root} + {2 * b}*sqrt({root})"),
        (f"sqrt({root * a})/sqrt({a})", f"sqrt({root})"),
        (f"(sqrt({root}) + {a})*(sqrt({root}) - {a})", f"{root - a * a}"),
    )
    text, final = rng.choice(shapes)
    return told(Asked(worded(_SURD, rng, s=text), f"simplify({text})", final, "surds"), story, stage)


def _solved(equation: str, name: str, solutions: list[int], rng: Random) -> Asked:
    """The equation to solve; the program names the unknown if the question does."""
    question = worded(_SOLVE, rng, e=equation, x=name)
    named = name in question.replace(equation, " ")
    program = f"solve({equation}, {name})" if named else f"solve({equation})"
    return Asked(question, program, ", ".join(map(str, solutions)), "roots")


def _with_named(formula: str, story: Story, stage: int) -> str:
    """The formula with one of its numbers replaced by a name that the story then defines."""
    places = [at for at in range(len(formula)) if formula[at].isdigit() and _is_small_number(formula, at)]
    if not places or not story.code or story.rng.random() > COMPOSED[stage]:
        return formula
    at = story.rng.choice(places)
    name = story.stand_in(int(formula[at]), depth=1)
    return formula[:at] + name + formula[at + 1 :]


def _is_small_number(formula: str, at: int) -> bool:
    """A number of one digit, 2 to 9, that is no part of a longer one and of no quotient."""
    beside = {formula[at - 1 : at], formula[at + 1 : at + 2]}
    return formula[at] not in "01" and not any(one.isdigit() or one in (".", "/") for one in beside)


def _product(solutions: list[int], factor: int) -> list[int]:
    """The coefficients, the constant first, of factor * (x - a) * (x - b) ..."""
    coefficients = [factor]
    for root in solutions:
        coefficients = [low - root * high for low, high in zip([0, *coefficients], [*coefficients, 0], strict=True)]
    return coefficients


def _brackets(solutions: list[int], factor: int, name: str, *, code: bool) -> str:
    brackets = [f"({writing.joined([name, str(-root)]) if root else name})" for root in solutions]
    sign = "*" if code else ""
    head = "" if factor == 1 else f"{factor}{sign}" if factor != -1 else "-"
    return head + sign.join(brackets)


def _form(letters: list[str], name: str, rng: Random) -> str:
    """A polynomial with letters for coefficients, its terms in any order."""
    powers = [writing.term(1, name, degree, code=True) for degree in range(len(letters))]
    terms = [_letter_times(letter, one, rng) for letter, one in zip(letters[1:], powers[1:], strict=True)]
    return " + ".join(rng.sample([letters[0], *terms], len(letters)))


def _letter_times(letter: str, power: str, rng: Random) -> str:
    return f"{letter}*{power}" if rng.random() < 0.85 else f"{power}*{letter}"


def _times(factor: int, applied: str) -> str:
    return applied if factor == 1 else f"-{applied}" if factor == -1 else f"{factor}*{applied}"


def _plain(coefficients: list[int], name: str) -> str:
    terms = [writing.term(value, name, power, code=True) for power, value in enumerate(coefficients) if value]
    return writing.joined(terms) or "0"


def _at(coefficients: list[int], place: int) -> int:
    return sum(factor * place**power for power, factor in enumerate(coefficients))


def _raised(name: str, exponent: Fraction) -> str:
    return name if exponent == 1 else f"{name}**{_exponent(exponent)}"


def _exponent(exponent: Fraction) -> str:
    return str(exponent) if exponent.denominator == 1 and exponent >= 0 else f"({exponent})"
