"""Generated suites: sums, roots, derivatives and integrals, half of them in LaTeX, with the truth found by SymPy.

The same seed gives the same rows, and fewer rows are the first ones of more.
"""

from collections.abc import Callable, Mapping, Sequence
from decimal import Decimal
from random import Random

import sympy
from sympy import Expr, Rational, Symbol

from finetune.suites.row import Row

SEED = 20_262
ROWS = 200  # where nobody says how many
LATEX = ", LaTeX"
ASKING = ("What is {}?", "Find {}.")


def generated(name: str, count: int, seed: int = SEED) -> list[Row]:
    """So many rows of the suite of that name. Raises KeyError if there is none."""
    rng = Random(seed)
    return [GENERATED[name](rng) for _ in range(count)]


def addition(rng: Random) -> Row:
    """Two to four whole numbers, decimals or fractions, of either sign."""
    family = rng.choice(("whole numbers", "decimals", "fractions"))
    count = rng.randint(2, 4)
    if family == "fractions":
        terms = [Rational(_signed(rng, 30), rng.randint(2, 20)) for _ in range(count)]
        forms = _sum([str(term) for term in terms]), _sum([_latex(term) for term in terms])
        return _row(rng, family, forms, str(sum(terms)))
    places = rng.randint(1, 4) if family == "decimals" else 0
    decimals = [Decimal(_signed(rng, 10 ** rng.randint(1, 10))).scaleb(-places) for _ in range(count)]
    written = _sum([f"{term:f}" for term in decimals])
    return _row(rng, family, (written, written), f"{sum(decimals):f}")


def roots(rng: Random) -> Row:
    """Square roots, higher roots of powers, and the roots of quadratics and cubics."""
    return rng.choice((_square_root, _higher_root, _polynomial_roots, _irrational_roots))(rng)


def derivatives(rng: Random) -> Row:
    """First and second derivatives of sums of powers, sines, cosines, exponentials and logarithms."""
    x = _unknown(rng)
    function, order = _function(rng, x, logarithms=True), rng.choice((1, 1, 2))
    truth = sympy.expand(sympy.diff(function, x, order))
    which = "second derivative" if order == 2 else "derivative"
    plain = f"the {which} of {_plain(function)} with respect to {x}"
    return _row(rng, which, (plain, _latex(sympy.Derivative(function, (x, order)))), str(truth))


def integrals(rng: Random) -> Row:
    """Antiderivatives, with or without a constant, and definite integrals between whole numbers."""
    x = _unknown(rng)
    if rng.random() < 0.5:
        function = _function(rng, x)
        truth = str(sympy.integrate(function, x))
        plain = f"the antiderivative of {_plain(function)} with respect to {x}"
        row = _row(rng, "antiderivative", (plain, _latex(sympy.Integral(function, x))), truth)
        return Row(row.question, row.right | {f"{truth} + C"}, row.family)
    function = _polynomial(rng, x)
    low = rng.randint(-3, 3)
    high = low + rng.randint(1, 5)
    plain = f"the integral of {_plain(function)} from {low} to {high} with respect to {x}"
    truth = str(sympy.integrate(function, (x, low, high)))
    return _row(rng, "definite integral", (plain, _latex(sympy.Integral(function, (x, low, high)))), truth)


GENERATED: Mapping[str, Callable[[Random], Row]] = {
    "addition": addition,
    "roots": roots,
    "derivatives": derivatives,
    "integrals": integrals,
}


def _row(rng: Random, family: str, forms: tuple[str, str], right: str, asking: Sequence[str] = ASKING) -> Row:
    """What is asked, in plain text or LaTeX: the plain form in a sentence, the other also alone."""
    plain, latex = forms
    if rng.random() < 0.5:
        return Row(rng.choice(asking).format(plain), frozenset({right}), family)
    return Row(rng.choice((*asking, "{}")).format(f"${latex}$"), frozenset({right}), family + LATEX)


def _square_root(rng: Random) -> Row:
    radicand = rng.choice((rng.randint(2, 60) ** 2, rng.randint(2, 12) ** 2 * rng.randint(2, 15)))
    root = str(sympy.sqrt(radicand))
    return _row(rng, "square root", (f"the square root of {radicand}", rf"\sqrt{{{radicand}}}"), root)


def _higher_root(rng: Random) -> Row:
    degree, base = rng.randint(3, 5), rng.randint(2, 12)
    radicand = base**degree
    name = {3: "cube", 4: "fourth", 5: "fifth"}[degree]
    forms = f"the {name} root of {radicand}", rf"\sqrt[{degree}]{{{radicand}}}"
    return _row(rng, "higher root", forms, str(base))


def _polynomial_roots(rng: Random) -> Row:
    x = _unknown(rng)
    wanted = sorted(rng.sample(range(-9, 10), rng.choice((2, 2, 3))))
    factors = [x - root for root in wanted]
    return _equation(rng, "rational roots", rng.choice((1, 1, 2, 3)) * sympy.prod(factors), wanted, x)


def _irrational_roots(rng: Random) -> Row:
    x = _unknown(rng)
    middle, square = rng.randint(-6, 6), rng.choice([number for number in range(2, 30) if number not in (4, 9, 16, 25)])
    wanted = [middle - sympy.sqrt(square), middle + sympy.sqrt(square)]
    return _equation(rng, "irrational roots", (x - middle) ** 2 - square, wanted, x)


def _equation(rng: Random, family: str, left: Expr, wanted: list[Expr], x: Symbol) -> Row:
    polynomial = sympy.expand(left)
    forms = f"{_plain(polynomial)} = 0 for {x}", f"{_latex(polynomial)} = 0"
    return _row(rng, family, forms, ", ".join(map(str, wanted)), ("Solve {}.",))


def _function(rng: Random, x: Symbol, *, logarithms: bool = False) -> Expr:
    """A polynomial, or one with another term."""
    inner = rng.randint(1, 5) * x
    others = [sympy.Integer(0), sympy.sin(inner), sympy.cos(inner), sympy.exp(inner)]
    if logarithms:
        others.append(sympy.log(x))
    return _polynomial(rng, x) + _signed(rng, 7) * rng.choice(others)


def _polynomial(rng: Random, x: Symbol) -> Expr:
    """One to three powers of the unknown, the highest the sixth; never a constant alone."""
    powers = rng.sample(range(1, 7), rng.randint(1, 3))
    return sympy.Add(*(_signed(rng, 12) * x**power for power in powers))


def _unknown(rng: Random) -> Symbol:
    return Symbol(rng.choice("xyt"))


def _signed(rng: Random, most: int) -> int:
    """A whole number other than 0."""
    return int(rng.choice((-1, 1, 1)) * rng.randint(1, most))


def _sum(terms: list[str]) -> str:
    """The terms with plus signs, negative ones after the first in brackets."""
    return " + ".join([terms[0], *(f"({term})" if term.startswith("-") else term for term in terms[1:])])


def _plain(expression: Expr) -> str:
    return str(expression).replace("**", "^").replace("log(", "ln(")


def _latex(expression: Expr) -> str:
    return str(sympy.latex(expression, ln_notation=True)).replace(r"\int\limits", r"\int")
