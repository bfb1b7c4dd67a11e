"""How often one whole number divides another, or a factorial, which may be far too long to be written.

Method: Legendre's formula. A prime p divides n! as often as there are multiples of p, of p^2, of p^3, ... up to n.
"""

import sympy
from sympy import Integer
from sympy.ntheory.factor_ import digits

from engine.errors import ComputationError
from engine.messages import Failure, Step
from engine.tools.terms import notation
from engine.tools.terms.finding import Finding
from engine.tools.terms.nodes import Call, Node
from engine.tools.terms.values import number, of_number, small

LARGEST_FACTORIAL = 10**15
LARGEST_BASE = 10**12


def power_dividing(given: Node, base: Node) -> Finding:
    """The exponent of the highest power of a number that divides another: `power_dividing(50!, 3)` is 22.

    Raises ComputationError where there is none, of the number 0, or of the base 1.
    """
    by = small(base, 2, LARGEST_BASE)
    match given:
        case Call("factorial", (inner,)):
            count, steps, checked = _of_factorial(small(inner, 0, LARGEST_FACTORIAL), by)
        case _:
            count, steps, checked = _of_number(given, by)
    left = rf"\text{{exponent of {by} in }} {notation.latex(given)}"
    return of_number(Integer(count), left, steps=steps, checked=checked)


def multiples_of_powers(last: int, prime: int) -> list[int]:
    """How many multiples of a prime, of its square, of its cube, ... there are up to a number."""
    counts = []
    while last := last // prime:
        counts.append(last)
    return counts


def _of_factorial(last: int, base: int) -> tuple[int, tuple[Step, ...], bool]:
    """Checked by the digits of n in base p, whose sum s makes the exponent of a prime (n - s)/(p - 1)."""
    factors = sympy.factorint(base)
    often = {prime: multiples_of_powers(last, prime) for prime in factors}
    steps = tuple(
        Step(f"How often {prime} divides it", f"{' + '.join(map(str, counts)) or 0} = {sum(counts)}")
        for prime, counts in often.items()
    )
    if factors != {base: 1}:
        steps += (Step(f"All of {base} = {_product(factors)} must fit as often", _least(factors, often)),)
    count = min(sum(often[prime]) // exponent for prime, exponent in factors.items())
    agrees = all((last - sum(digits(last, prime)[1:])) == sum(often[prime]) * (prime - 1) for prime in factors)
    return count, steps, agrees


def _product(factors: dict[int, int]) -> str:
    return "*".join(f"{prime}^{exponent}" if exponent > 1 else str(prime) for prime, exponent in factors.items())


def _least(factors: dict[int, int], often: dict[int, list[int]]) -> str:
    each = (
        rf"\left\lfloor \frac{{{sum(often[prime])}}}{{{exponent}}} \right\rfloor" for prime, exponent in factors.items()
    )
    return rf"\min\left({', '.join(each)}\right)"


def _of_number(given: Node, base: int) -> tuple[int, tuple[Step, ...], bool]:
    value = number(given)
    if not isinstance(value, Integer) or value == 0:
        raise ComputationError(Failure.UNDEFINED, "only whole numbers but 0 are divided by a highest power")
    count = sympy.multiplicity(base, value)
    rest = abs(int(value)) // base**count
    step = Step("The highest power taken out", rf"{abs(value)} = {base}^{{{count}}} \cdot {rest}")
    return count, (step,), base**count * rest == abs(value) and rest % base != 0
