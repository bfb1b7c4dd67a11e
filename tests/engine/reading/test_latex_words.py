"""LaTeX that stands for words, pasted among formulas."""

import time

import pytest

from engine.reading.latex_words import without_marks
from engine.reading.sketch import sketch


@pytest.mark.parametrize(
    ("question", "text"),
    [
        (r"radius $5 \text{ cm}$ and height $12 \mathrm{~cm}$", "radius <n1> cm and height <n2> cm"),
        (r"$\text{Find } x \text{ if } \frac{2x}{3} = 4$", "find x if <q1>"),
        (r"In $\triangle ABC$, $\angle A = 60^\circ$, $AB = 8$.", "in triangle abc , angle A = <n1> ° , ab = <n2> ."),
        (r"the angle is $60^{\circ}$, the sides are $5$ and $8$", "the angle is <n1> ° , the sides are <n2> and <n3>"),
        (r"$\vec{a} = \langle 2, -1 \rangle$, find $\vec{a} \cdot \vec{b}$", "<q1> , find <p1>"),
        (r"length of the vector $3\hat{i} - 4\hat{j} + 12\hat{k}$", "length of the vector <v1>"),
        (r"length of $\overline{AB}$, $0.\overline{3}$ cm", "length of ab , <n1> cm"),
        (r"$\overrightarrow{AB} \perp \overrightarrow{CD}$", "ab perp cd"),
        (r"differentiate $\sin^2 x$", "differentiate <p1>"),
        (r"a pen costs \$3 and a book \$12", "a pen costs <n1> and a book <n2>"),
    ],
)
def test_words_in_latex_are_read_as_words(question, text):
    assert sketch(question).text == text


@pytest.mark.parametrize(
    ("question", "read"),
    [
        ("a pen costs $3 and a book $12", "a pen costs $3 and a book $12"),
        (r"$v_{\text{max}} = 4$", r"\(v_{\text{max}} = 4\)".replace(r"\text{max}", " max ")),
        (r"$\int_0^1 x \text{d}x$", r"\(\int_0^1 x dx\)"),
        (r"$$\begin{cases} x & \text{if } x > 0 \end{cases}$$", r"$$\begin{cases} x &  if   x > 0 \end{cases}$$"),
    ],
)
def test_formulas_keep_what_is_theirs(question, read):
    assert without_marks(question) == read


@pytest.mark.parametrize("piece", [r"$\text{a} ", r"\text{", r"\langle 1, ", r"\(", "$x$ ", r"\hat{ "])
def test_a_piece_repeated_to_the_limit_takes_little_time(piece):
    started = time.process_time()
    without_marks((piece * 5000)[:5000])
    assert time.process_time() - started < 0.15
