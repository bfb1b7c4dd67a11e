r"""Rows of LaTeX: systems and functions in pieces."""

import pytest

from engine.messages import ToolCall
from engine.reading.exact import recognise
from engine.reading.sketch import sketch


@pytest.mark.parametrize(
    ("question", "text", "slots"),
    [
        (r"\begin{cases} 2x + 3y = 12 \\ x - y = 1 \end{cases}", "<q1> , <q2>", ["2x + 3y = 12", "x - y = 1"]),
        (
            r"solve $$\begin{align*} 2x &= 6 \\[4pt] x + y &= 1 \end{align*}$$",
            "solve <q1> , <q2>",
            ["2x = 6", "x + y = 1"],
        ),
        (
            r"$\begin{array}{rcl} 3x & - 2y & = 4 \\ x & + y & = 3 \end{array}$",
            "<q1> , <q2>",
            ["3x - 2y = 4", "x + y = 3"],
        ),
        (
            r"solve \left\{\begin{array}{l} 3x - 2y = 4 \\ x + y = 3 \end{array}\right.",
            "solve <q1> , <q2>",
            ["3x - 2y = 4", "x + y = 3"],
        ),
    ],
)
def test_the_rows_of_a_system_are_equations(question, text, slots):
    found = sketch(question)
    assert (found.text, list(found.slots.values())) == (text, slots)


@pytest.mark.parametrize(
    ("question", "text", "slots"),
    [
        (
            r"Let $f(x)=\begin{cases} x^2 & x<1 \\ 2x+1 & x\ge 1\end{cases}$. What is f(3)?",
            "let <f1> if <r1> , <p1> if <r2> . what is <c1> ?",
            ["f(x)= x^(2)", "x<1", "2x+1", "x>= 1", "f(3)"],
        ),
        (
            r"$g(t) = \begin{cases} t^2, &\text{for } 0\leq t \leq 2\\ 4, & \text{if } t>2\end{cases}$",
            "<f1> if <r1> , <n1> if <r2>",
            ["g(t) = t^(2)", "0<= t <= 2", "4", "t>2"],
        ),
        (
            r"\begin{cases} f(x) = 2x & -1 < x < 9 \\ f(x) = x + 9 & x \ge 9 \end{cases}",
            "<f1> if <r1> , <f2> if <r2>",
            ["f(x) = 2x", "-1 < x < 9", "f(x) = x + 9", "x >= 9"],
        ),
        (
            r"f(x)=\left\{\begin{array}{ll} x+2 & \text{if } x < 1 \\ k x & \text{otherwise} \end{array}\right.",
            "<f1> if <r1> , <p1> otherwise",
            ["f(x)= x+2", "x < 1", "k*x"],
        ),
    ],
)
def test_each_piece_of_a_function_stands_before_its_condition(question, text, slots):
    found = sketch(question)
    assert (found.text, list(found.slots.values())) == (text, slots)


@pytest.mark.parametrize(
    ("question", "slots"),
    [
        (r"rank of $\left[\begin{array}{cc} 1 & 2 \\ 3 & 4\end{array}\right]$", ["[[1, 2], [3, 4]]"]),
        (r"$\left|\begin{array}{cc} 1 & 2 \\ 3 & 4\end{array}\right|$", ["[[1, 2], [3, 4]]"]),
    ],
)
def test_an_array_without_equations_is_a_matrix(question, slots):
    assert list(sketch(question).slots.values()) == slots


def test_a_system_alone_needs_no_model():
    question = r"Solve the system: $$\begin{cases} 2x + 3y = 12 \\ x - y = 1 \end{cases}$$"
    assert recognise(question) == ToolCall("solve", ("2x + 3y = 12", "x - y = 1"))
