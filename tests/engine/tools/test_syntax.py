"""The whitelisting parser: what is read, how it is shown again, and what is refused where."""

import pytest

from engine.errors import ExpressionError
from engine.tools.terms.latex_input import plain
from engine.tools.terms.notation import latex
from engine.tools.terms.syntax import parse


@pytest.mark.parametrize(
    ("typed", "shown"),
    [
        ("12 x 15", r"12 \cdot 15"),
        ("(3+4) x (5-2)", r"\left(3 + 4\right) \cdot \left(5 - 2\right)"),
        ("5x - 3", "5 x - 3"),
        ("2x(x + 1)", r"2 x \cdot \left(x + 1\right)"),
        ("3x(y + 1)", r"3 x \cdot \left(y + 1\right)"),
        ("5x - 3 = 7", "5 x - 3 = 7"),
        ("2x+3(x+1)=7", r"2 x + 3 \cdot \left(x + 1\right) = 7"),
        ("-2^2", "-2^{2}"),
        ("1/2x", r"\frac{1}{2} \cdot x"),
        ("15% * 80", r"\frac{15}{100} \cdot 80"),
        ("17 % 5", r"17 \bmod 5"),
        ("|x-3|", r"\left|x - 3\right|"),
        ("sin 2x", r"\sin\left(2 x\right)"),
        ("x²+1", "x^{2} + 1"),
        ("1,234+1", "1234 + 1"),
        ("2 1/2", r"2 + \frac{1}{2}"),
        ("√16", r"\sqrt{16}"),
        ("binomial(10, 3)^2", r"\left(\binom{10}{3}\right)^{2}"),
        ("9/14 ÷ 3/7", r"\frac{\frac{9}{14}}{\frac{3}{7}}"),
        ("9/14 : 3/7", r"\frac{\frac{9}{14}}{\frac{3}{7}}"),
        ("9/14 / 3/7", r"\frac{\frac{9}{14}}{\frac{3}{7}}"),
        ("9/14÷3/7", r"\frac{\frac{9}{14}}{\frac{3}{7}}"),
        ("12 ÷ 3 × 2", r"\frac{12}{3} \cdot 2"),
        ("12 / 3 / 2", r"\frac{\frac{12}{3}}{2}"),
        ("5 ÷ -1/2", r"\frac{5}{\frac{-1}{2}}"),
        ("12/3/2", r"\frac{\frac{12}{3}}{2}"),
        ("-2x < 8", "-2 x < 8"),
        ("sin^2(x)", r"\sin^{2}\left(x\right)"),
        ("(sin x)^n", r"\left(\sin\left(x\right)\right)^{n}"),
        ("binomial(5, 2)", r"\binom{5}{2}"),
        ("permutations(6, 2)", r"P\left(6, 2\right)"),
        ("(3!)! + 7!!", r"\left(3!\right)! + 7!!"),
        ("log10(1000)", r"\log_{10}\left(1000\right)"),
        ("log_2 8", r"\log_{2}\left(8\right)"),
        ("log_{2}(8)", r"\log_{2}\left(8\right)"),
        ("3log2(x + 1)", r"3 \cdot \log_{2}\left(x + 1\right)"),
        ("log2", r"\log\left(2\right)"),
        ("log2 + 3", r"\log\left(2\right) + 3"),
        ("5 - -3", r"5 - \left(-3\right)"),
        ("a <= b", r"a \le b"),
        ("n 3^n", r"n \cdot 3^{n}"),
        ("n^2 3^n", r"n^{2} \cdot 3^{n}"),
    ],
)
def test_typed_mathematics_is_shown_as_it_was_meant(typed, shown):
    assert latex(parse(typed)) == shown


@pytest.mark.parametrize(
    "text",
    [
        "__import__('os')",
        "x.real",
        "f'{x}'",
        "lambda x: x",
        "hello",
        "2 3",
        "2 3^n",
        "x2^3",
        "(2+3",
        "sin",
        "1..2",
        "x = y = z",
        "",
        "@",
        '"a"',
    ],
)
def test_what_is_not_in_the_grammar_is_refused(text):
    with pytest.raises(ExpressionError):
        parse(text)


@pytest.mark.parametrize(
    "text",
    [
        "(" * 60 + "1" + ")" * 60, "-" * 200 + "1", "9" * 400, "1+" * 500 + "1", "√" * 900 + "2", "sin " * 240 + "2",
        "2" + "!" * 390, "log2 " * 190 + "2", "9" + "^2" * 300,
    ],
)  # fmt: skip
def test_what_is_too_deep_or_too_long_is_refused(text):
    with pytest.raises(ExpressionError):
        parse(text)


def test_an_error_names_its_place():
    with pytest.raises(ExpressionError) as refused:
        parse("12 + foo")
    assert refused.value.position == 5


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        (r"\frac{1}{2}+\frac{1}{3}", "1/2 + 1/3"),
        (r"$\sqrt[3]{27}$", "root(27, 3)"),
        (r"\left(2+3\right)\cdot 4", "(2+3)*4"),
        (r"\(x^{2} \leq 4\)", "x^2 <= 4"),
        (r"\frac12", "1/2"),
        (r"9/14 \div 3/7", "(9/14)/(3/7)"),
        (r"\log_{10}(1000)", "log10(1000)"),
        (r"\log_28", "log_2 8"),
        (r"\sin(\pi/2)", "sin(pi/2)"),
        (r"\frac{1}{2} x^(n + 1)", "1/2 x^(n + 1)"),
        (r"\operatorname{lcm}(4, 6)", "lcm(4, 6)"),
    ],
)
def test_latex_is_read_as_the_plain_text_is(typed, meant):
    assert latex(parse(plain(typed))) == latex(parse(meant))


@pytest.mark.parametrize("broken", [r"\frac{1}{2", r"\foo{2}", r"2}", r"\sqrt", r"\frac{1}"])
def test_broken_latex_is_refused(broken):
    with pytest.raises(ExpressionError):
        parse(plain(broken))
