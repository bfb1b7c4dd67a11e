"""The form of results: equal to what it was made from, and as people write it."""

import pytest
import sympy
from hypothesis import given
from hypothesis import strategies as st
from sympy.abc import x

from engine.tools.terms.tidy import same, tidy

coefficients = st.lists(st.integers(-9, 9), min_size=1, max_size=4)


@pytest.mark.parametrize(
    ("value", "form"),
    [
        (sympy.Rational(6, 4), "3/2"),
        (sympy.sqrt(8), "2*sqrt(2)"),
        (1 / (1 + sympy.sqrt(2)), "-1 + sqrt(2)"),
        (1 / sympy.sqrt(2), "sqrt(2)/2"),
        ((x + 1) ** 2, "x**2 + 2*x + 1"),
        ((x**2 - 1) / (x - 1), "x + 1"),
        (sympy.sin(x) ** 2 + sympy.cos(x) ** 2, "1"),
        (sympy.log(8) / sympy.log(2), "3"),
        (sympy.log(2) / sympy.log(sympy.Rational(21, 20)), "log(2)/log(21/20)"),
        (sympy.log(2) / sympy.log(sympy.Rational(103, 100)), "log(2)/log(103/100)"),
        (10 * sympy.log(2), "10*log(2)"),
        (sympy.log(3) + sympy.log(4), "log(12)"),
        ((1 + sympy.I) ** 2, "2*I"),
    ],
)
def test_results_have_the_form_that_people_expect(value, form):
    assert str(tidy(value)) == form


@given(coefficients, coefficients.filter(any))
def test_a_tidied_quotient_is_the_same_number_everywhere(above, below):
    quotient = sympy.Poly(above, x).as_expr() / sympy.Poly(below, x).as_expr()
    place = sympy.Rational(37, 11)  # no such polynomial vanishes there
    assert tidy(quotient).subs(x, place) == quotient.subs(x, place)


@pytest.mark.parametrize(
    ("one", "other", "equal"),
    [
        ((x + 1) ** 2, x**2 + 2 * x + 1, True),
        (sympy.sin(2 * x), 2 * sympy.sin(x) * sympy.cos(x), True),
        (sympy.sqrt(2) * sympy.sqrt(3), sympy.sqrt(6), True),
        (x, x + 1, False),
        (sympy.pi, sympy.Rational(22, 7), False),
    ],
)
def test_sameness_is_seen_through_the_form(one, other, equal):
    assert same(one, other) is equal
