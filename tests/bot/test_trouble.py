"""Broken LaTeX: which mark is at fault, and at which character."""

import pytest

from bot.rendering.latex import LatexError, picture
from bot.rendering.trouble import Trouble, around, trouble
from tests.bot.test_latex import FORMULAS

SOUND = [
    *FORMULAS.values(), r"\frac12", r"\sqrt[3]{8}", r"x'^2", r"x_1^2", r"\left.x\right|_0", r"\operatorname{lcm}(a, b)",
    r"\begin{bmatrix}1&2\\3&4\end{bmatrix}", r"\begin{array}{c|c}1&2\end{array}", r"\binom{n}{k}", r"\lim_{x \to 0}",
    r"\begin{vmatrix} \frac{1}{2} & x \\ 3 & \sqrt{4} \end{vmatrix}", r"\left\{x\right\}", r"a \bmod b", "1.5",
]  # fmt: skip


@pytest.mark.parametrize("latex", SOUND)
async def test_what_is_sound_is_drawn_in_either_theme(latex):
    assert trouble(latex) is None
    assert await picture(latex, "dark") != await picture(latex, "light")


@pytest.mark.parametrize(
    ("latex", "found"),
    [
        ("  ", Trouble("empty")),
        (r"\frac{1}{2", Trouble("unclosed", "{", 8)),
        (r"a + }", Trouble("unopened", "}", 4)),
        (r"1 + \frac{1}", Trouble("argument", r"\frac", 4)),
        (r"\sqrt[3]", Trouble("argument", r"\sqrt", 0)),
        ("x + y^", Trouble("argument", "^", 5)),
        ("x_{1}_2", Trouble("broken", "_", 5)),
        (r"2 + \foo{3}", Trouble("unknown", r"\foo", 4)),
        (r"x \begin{foo}\end{foo}", Trouble("unknown", r"\begin{foo}", 2)),
        (r"\begin{cases} x", Trouble("unclosed", r"\begin{cases}", 0)),
        (r"\begin{matrix} 1 \end{cases}", Trouble("unopened", r"\end{cases}", 17)),
        (r"\begin{cases} {x \end{cases}", Trouble("unopened", r"\end{cases}", 17)),
        (r"(1) \left( x", Trouble("unclosed", r"\left", 4)),
        (r"x \right)", Trouble("unopened", r"\right", 2)),
        ("a & b", Trouble("broken", "&", 2)),
    ],
)
async def test_it_names_the_mark_and_the_place(latex, found):
    assert trouble(latex) == found
    with pytest.raises(LatexError) as refused:
        await picture(latex)
    assert (refused.value.problem, refused.value.place) == (found.problem, found.place)


@pytest.mark.parametrize("latex", [r"\def\a{\a\a}\a", r"\newcommand{\a}{b}", r"\href{https://example.org}{x}"])
def test_definitions_and_links_are_refused(latex):
    assert trouble(latex).problem == "unknown"


def test_the_characters_around_a_place_fit_between_backticks():
    assert around("`abc`\ndef^ghi", 9) == ("'abc' def", "^ghi")
    assert around("^", 0) == (" ", "^")
    assert [len(part) for part in around("x" * 99, 50)] == [12, 12]
