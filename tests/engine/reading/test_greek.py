"""Greek unknowns belong to the formulas that use them."""

import time

import pytest

from engine.reading.exact import recognise
from engine.reading.sketch import sketch


@pytest.mark.parametrize(
    ("typed", "slots"),
    [
        ("solve sin θ = 1/2 for 0 ≤ θ ≤ 2π", ["sin θ = 1/2", "0 <= θ <= 2pi"]),
        ("simplify (sin²θ + cos²θ)/cos θ", ["(sin^2θ + cos^2θ)/cos θ"]),
        ("if sinϑ = 3/5, what is cos ϑ", ["sin θ = 3/5", "cos θ"]),
        ("2 alpha + 30 = 90, find alpha", ["2 α + 30 = 90"]),
        (r"what makes $\lambda^2 - 5\lambda + 6 = 0$ true", ["λ ^(2) - 5 λ + 6 = 0"]),
    ],
)
def test_formulas_have_greek_unknowns(typed, slots):
    assert list(sketch(typed).slots.values()) == slots


@pytest.mark.parametrize(
    ("typed", "text"),
    [
        ("hyp = 8.5, θ = 24°", "hyp = <n1> , θ = <n2> °"),
        ("opp 12 theta 37°", "opp <n1> theta <n2> °"),
        ("poisson λ = 9, test at α = 0.05", "poisson λ = <n1> , test at α = <n2>"),
        ("the alpha of 3 dogs", "the alpha of <n1> dogs"),
    ],
)
def test_what_is_only_told_stays_among_the_words(typed, text):
    assert sketch(typed).text == text


def test_a_derivative_by_one_is_no_product():
    assert recognise("d/dθ (θ sin θ)") is None


def test_a_bare_formula_needs_no_model():
    assert str(recognise("θ² = 16")) == "solve(θ² = 16)"


@pytest.mark.parametrize("piece", ["sin θ ", "2θ", "theta + ", "(θ"])
def test_a_piece_repeated_takes_little_time(piece):
    started = time.process_time()
    sketch(piece * 200)
    assert time.process_time() - started < 1
