"""The exact route: what is plainly mathematics becomes a call, everything else is left to the gate."""

import pytest

from engine.errors import ExpressionError, ToolCallError
from engine.exact import recognise
from engine.tool_calls import parse_program


@pytest.mark.parametrize(
    ("message", "call"),
    [
        ("12 x 15 =", "calculate(12 x 15)"),
        ("what is 3+4*2?", "calculate(3+4*2)"),
        ("3 + 4 = ?", "calculate(3 + 4)"),
        ("5!", "calculate(5!)"),
        ("please compute 1,234 + 1, thanks", "calculate(1,234 + 1)"),
        ("solve 2x+3=11 for x", "solve(2x+3=11, x)"),
        ("Solve for y: 3y - 4 = 8", "solve(3y - 4 = 8, y)"),
        ("x+y=3, x-y=1", "solve(x+y=3, x-y=1)"),
        ("x + 3 = 7, x = ?", "solve(x + 3 = 7, x)"),
        ("$x^2=4$", "solve(x^(2)=4)"),
        (r"\frac{1}{2}+\frac{1}{3}", "calculate(((1)/(2))+((1)/(3)))"),
        ("factor x^2-5x+6", "factor(x^2-5x+6)"),
        ("expand (x+1)^2", "expand((x+1)^2)"),
        ("x^2-5x+6", "simplify(x^2-5x+6)"),
    ],
)
def test_plain_mathematics_needs_no_model(message, call):
    assert str(recognise(message)) == call


@pytest.mark.parametrize(
    "message",
    [
        "hello", "a", "I", "hi", "7", "3.11", "-5", "2 apples", "5 pm", "5 km + 3 km", "12/05/2024", "555-123-4567", "what is up",
        "if x-5=7 what is x?", "5 plus 40", "10 divided by 3", "__import__('os')", "<3", ":)", "c++", "😀😀", "(1,2)",
        "what is the answer to 2+2", r"what is \frac{1}{2} of the cake",
    ],
)  # fmt: skip
def test_what_needs_a_sentence_to_be_understood_is_left_to_the_gate(message):
    assert recognise(message) is None


@pytest.mark.parametrize("message", [r"\frac{1}{2", r"\foo{2}", r"\sqrt"])
def test_broken_latex_is_named(message):
    with pytest.raises(ExpressionError):
        recognise(message)


def test_a_program_is_read_call_by_call():
    program = parse_program("a = solve(2*x + 3 = 11, x)\ncalculate(a^2)")
    assert [(call.target, call.name, call.arguments) for call in program] == [
        ("a", "solve", ("2*x + 3 = 11", "x")),
        (None, "calculate", ("a**2",)),
    ]


@pytest.mark.parametrize(
    "text",
    [
        "", "hello", "__import__('os')", "calculate(1", "calculate(x=1)(2)", "os.system('ls')", "exec(1)", "calculate(*a)" * 100,
        "calculate(1)\n" * 9, "(lambda: 0)()",
    ],
)  # fmt: skip
def test_what_is_no_program_of_known_tools_is_refused(text):
    with pytest.raises(ToolCallError):
        parse_program(text)
