"""Formulas as text: polynomials, sums and products of numbers, equations with a known solution; in code or school style."""

from collections.abc import Sequence
from fractions import Fraction
from random import Random


def code_style(rng: Random) -> bool:
    """Whether a problem is typed as `2*x**2` rather than `2x^2`."""
    return rng.random() < 0.6


def polynomial(coefficients: Sequence[int | Fraction], name: str, rng: Random, *, code: bool) -> str:
    """The polynomial with these coefficients, the constant first; its terms in any order at times."""
    terms = [(power, value) for power, value in enumerate(coefficients) if value]
    terms.reverse()
    if rng.random() < 0.3:
        rng.shuffle(terms)
    return joined([term(value, name, power, code=code) for power, value in terms]) or "0"


def term(value: int | Fraction, name: str, power: int, *, code: bool) -> str:
    """`-3*x**2`, `-3x^2`, `x`, `-7`, `x**3/4`."""
    value = Fraction(value)
    if power == 0:
        return str(value)
    raised = name if power == 1 else f"{name}{'**' if code else '^'}{power}"
    top, bottom = value.numerator, value.denominator
    head = {1: "", -1: "-"}.get(top, f"{top}*" if code else str(top))
    return f"{head}{raised}" + (f"/{bottom}" if bottom != 1 else "")


def joined(terms: Sequence[str]) -> str:
    """Terms with signs between them."""
    text = ""
    for one in terms:
        text += one if not text else (f" - {one[1:]}" if one.startswith("-") else f" + {one}")
    return text


def spread(coefficients: Sequence[int], name: str, rng: Random, *, code: bool) -> str:
    """The polynomial in more terms than it needs: `3*x - x + 5 - 2`."""
    terms = []
    for power, value in enumerate(coefficients):
        part = rng.randint(-30, 30)
        terms += [term(one, name, power, code=code) for one in (part, value - part) if one or rng.random() < 0.05]
    rng.shuffle(terms)
    return joined(terms) or f"0{'*' if code else ''}{name}"


def closed_sum(value: Fraction, rng: Random) -> str:
    """A closed expression with that value: `-7 + 12 - (3 - 5)`, `(-8)/12*3`."""
    if value.denominator == 1 and rng.random() < 0.65:
        return _whole_sum(value.numerator, rng)
    factor = rng.choice((2, 3, 4, 5, 6, 7, 9, 12, 15))
    top, bottom = value.numerator * factor, value.denominator * factor
    style = rng.randrange(4)
    if style == 0:
        return f"{_bracketed(top)}/{_bracketed(bottom)}"
    if style == 1:
        part = rng.randint(1, 9)
        return f"{_bracketed(top)}/{bottom} + {part} - {part}"
    if style == 2:
        return f"{_bracketed(-top)}/{_bracketed(-bottom)}*1"
    part = rng.randint(-9, 9)
    rest = value - part
    return f"{part} - {_bracketed(-rest.numerator)}/{_bracketed(rest.denominator)}"


def _whole_sum(value: int, rng: Random) -> str:
    part, other = rng.randint(-40, 40), rng.randint(-9, 9)
    rest = value - part
    return rng.choice(
        (
            f"{part} + {rest}",
            f"{part} - {-rest}",
            f"{rest} - {-part}",
            f"{part} - ({-rest + other} - {other})",
            f"({part} - {other}) + {rest + other}",
            f"{value} + {other} - {other}",
        )
    )


def decimal_sum(value: Fraction, rng: Random) -> str:
    """A sum of decimals with that value, which must end as a decimal."""
    part = Fraction(rng.randint(-999, 999), rng.choice((10, 100)))
    return f"{decimal(part)} {rng.choice('+')} {decimal(value - part)}"


def decimal(value: Fraction) -> str:
    """A decimal that ends: `-0.25`."""
    places = next(places for places in range(12) if (value * 10**places).denominator == 1)
    digits = str(abs(int(value * 10**places))).rjust(places + 1, "0")
    text = f"{digits[:-places]}.{digits[-places:]}" if places else digits
    return f"-{text}" if value < 0 else text


def number(value: Fraction) -> str:
    """A number as it stands in a sum: `7`, `-3`, `(-3)/4`."""
    return str(value) if value.denominator == 1 else f"{_bracketed(value.numerator)}/{value.denominator}"


def _bracketed(value: int | Fraction) -> str:
    return f"({value})" if value < 0 or Fraction(value).denominator != 1 else str(value)


def equation(name: str, value: int, rng: Random, *, code: bool) -> str:
    """A linear equation that the value solves."""
    a, b, c = rng.choice((1, 2, 3, 4, 5, 7, -2, -3)), rng.randint(-60, 60), rng.choice((0, 0, 1, 2, -4))
    if a == c:
        c += 1
    left = [term(a, name, 1, code=code), *([str(b)] if b else [])]
    right = [*([term(c, name, 1, code=code)] if c else []), *([str(a * value + b - c * value)])]
    if rng.random() < 0.3:
        rng.shuffle(left)
    if rng.random() < 0.3:
        rng.shuffle(right)
    sides = [joined(left), joined(right)]
    if rng.random() < 0.4:
        sides.reverse()
    return " = ".join(sides)


def pair_of_equations(names: Sequence[str], values: Sequence[int], rng: Random, *, code: bool) -> tuple[str, str]:
    """Two linear equations in two unknowns that only these values solve."""
    while True:
        a, b, c, d = (rng.choice((1, 2, 3, 4, 5, -1, -2, -3, -5)) for _ in range(4))
        if a * d != b * c:
            break
    return _linear((a, b), names, values, rng, code=code), _linear((c, d), names, values, rng, code=code)


def _linear(factors: tuple[int, int], names: Sequence[str], values: Sequence[int], rng: Random, *, code: bool) -> str:
    a, b = factors
    constant = a * values[0] + b * values[1]
    first, second = term(a, names[0], 1, code=code), term(b, names[1], 1, code=code)
    shapes = (
        f"{joined([first, second])} = {constant}",
        f"{constant} = {joined([second, first])}",
        f"{first} = {joined([term(-b, names[1], 1, code=code), str(constant)])}",
        f"{joined([first, second, str(-constant)])} = 0" if constant else f"{joined([first, second])} = 0",
        f"0 = {joined([term(-a, names[0], 1, code=code), term(-b, names[1], 1, code=code), str(constant)])}",
    )
    return rng.choice(shapes)
