"""Signs of calculus, typed and pasted: as words of a sketch, and as calls where they are the whole message."""

import time

import pytest

from engine.messages import ToolCall
from engine.reading.calculus_signs import in_words
from engine.reading.exact import recognise
from engine.reading.sketch import sketch


@pytest.mark.parametrize(
    ("typed", "read"),
    [
        (r"$\int_0^2 3x^2 dx$", "the integral from <n1> to <n2> of <p1>"),
        (r"\int_{0}^{\frac{\pi}{2}} \sin x \, dx please", "the integral from <n1> to <e1> of <p1> please"),
        ("∫(2x+7)dx", "the integral of <p1>"),
        ("∫ 3x^2 dx from 0 to 2", "the integral of <p1> from <n1> to <n2>"),
        (r"\lim_{x \to 0} \frac{\sin x}{x}", "lim x -> <n1> of <p1>"),
        (r"\sum_{k=1}^{10} k^2", "the sum from <q1> to <n1> of <p1>"),
        ("sum_{k=1}^{10} k^2", "the sum from <q1> to <n1> of <p1>"),
        (r"\frac{d}{dx} (x^2+3)", "d/d x of <p1>"),
        ("d²/dx² x^3", "the second derivative with respect to x of <p1>"),
        ("what is d^2/dx^2 of x^3", "what is the second derivative with respect to x of <p1>"),
        ("find f'(2)", "find <c1>"),
        ("whats the limit as x->0+ of 1/x pls", "whats the lim x -> <n1> from the right of <p1> pls"),
        ("lim x->2", "lim x -> <n1>"),
        ("integrate from 0 to 2 x^2", "integrate from <n1> to <n2> of <p1>"),
        ("integrate from 0 to 2: x^2", "integrate from <n1> to <n2> : <p1>"),
        ("the int of x and the sum of 3 and 4", "the int of x and the sum of <n1> and <n2>"),
    ],
)
def test_an_expert_reads_words(typed, read):
    assert sketch(typed).text == read


@pytest.mark.parametrize(
    ("typed", "call"),
    [
        (r"$\int_0^2 3x^2 dx$", "integrate(3x^2, x, 0, 2)"),
        ("∫(2x+7)dx", "integrate((2x+7), x)"),
        (r"evaluate $\lim_{x \to \infty} \frac{1}{x}$", "limit(((1)/(x)), x, oo)"),
        ("sum_{k=1}^{10} k^2", "summation(k^2, k = 1, 10)"),
        ("∫₀² x^2 dx", "integrate(x^2, x, 0, 2)"),
        ("∫₀^π sin x dx", "integrate(sin x, x, 0, π)"),
        ("Σ k^2 k=1..10", "summation(k^2, k = 1, 10)"),
        ("Σ 2^n for n = 0 to 5", "summation(2^n, n = 0, 5)"),
        ("Σ (k=1 to 10) k^2", "summation(k^2, k = 1, 10)"),
        ("lim x→0 sin(5x)/x", "limit(sin(5x)/x, x, 0)"),
        ("lim(x->-1/2) of 3x", "limit(3x, x, -1/2)"),
        ("limit as x->0+ 1/x", "limit(1/x, x, 0, right)"),
        ("limit of |x|/x as x goes to 0 from the left", "limit(|x|/x, x, 0, left)"),
        ("what is the limit of 1/x as x->0+?", "limit(1/x, x, 0, right)"),
        ("find the limit as x approaches 2 from above of 1/(x-2)", "limit(1/(x-2), x, 2, right)"),
        ("lim x -> ∞ (2x+1)/x", "limit((2x+1)/x, x, ∞)"),
        ("factor y = x^2 - 4", "factor(y = x^2 - 4)"),
    ],
)
def test_a_whole_message_needs_no_model(typed, call):
    assert str(recognise(typed)) == call


def test_a_hostile_text_takes_little_time():
    started = time.process_time()
    for text in (
        "∫" * 2000,
        r"\int_" * 500,
        "d^2/" * 500,
        r"\lim_{x \to " * 200,
        "∫" + " " * 900 + "x",
        "lim_{x->" + " " * 900 + "x",
        r"\int_{{{" * 300,
        "lim x->" * 200,
        "integral from 1 to 2 " * 60,
    ):
        in_words(text)
    assert time.process_time() - started < 2


@pytest.mark.parametrize(
    ("question", "text"),
    [
        ("lim x->0+ ln(x)", "lim x -> <n1> from the right of <p1>"),
        ("limit of 1/x as x→0⁻", "limit of <p1> as x → <n1> from the left"),
        (r"$\lim_{x \to 0^+} \ln x$", "lim x -> <n1> from the right of <p1>"),
        ("lim (x->0+) ln x", "lim x -> <n1> from the right of <p1>"),
        (r"$\lim_{x \to 0^{-}} \frac{1}{x}$", "lim x -> <n1> from the left of <p1>"),
        ("lim x->2- 1/(x-2)", "lim x -> <n1> from the left of <p1>"),
        ("lim x->0 sin(x)/x", "lim x -> <n1> of <p1>"),
    ],
)
def test_the_side_of_a_limit_is_said_in_words(question, text):
    assert sketch(question).text == text


def test_a_limit_that_is_all_of_a_message_keeps_its_side():
    call = recognise(r"\lim_{x \to 0^-} \frac{1}{x}")
    assert call == ToolCall("limit", ("((1)/(x))", "x", "0", "left"))
