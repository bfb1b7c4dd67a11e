"""The frame of a program: names, targets and where arguments end. What they say stays text."""

import time
from contextlib import suppress

import pytest

from engine.errors import ToolCallError
from engine.tool_calls import MOST_ARGUMENTS, MOST_CALLS, parse_program


def test_a_program_is_read_call_by_call():
    program = parse_program("a = solve(2*x + 3 = 11, x)\ncalculate(a^2)")
    assert [(call.target, call.name, call.arguments) for call in program] == [
        ("a", "solve", ("2*x + 3 = 11", "x")),
        (None, "calculate", ("a^2",)),
    ]


@pytest.mark.parametrize(
    ("call", "arguments"),
    [
        ("calculate(h(2, 3))", ("h(2, 3)",)),
        ("sort([3, -5, t], down)", ("[3, -5, t]", "down")),
        ("largest({a: 3, b: (1, 2)})", ("{a: 3, b: (1, 2)}",)),
        ("point_distance((0, 1), (2, 3))", ("(0, 1)", "(2, 3)")),
        ('date_shift("March 3, 2021", 5)', ('"March 3, 2021"', "5")),
        ('in_base("3b) - (b3", 12)', ('"3b) - (b3"', "12")),
        ("  calculate ( 1 + 2 ) ", ("1 + 2",)),
        ("suppose(h(x) = x**2, a = 3)", ("h(x) = x**2", "a = 3")),
    ],
)
def test_arguments_end_at_commas_outside_of_brackets_and_quotes(call, arguments):
    assert parse_program(call)[0].arguments == arguments


@pytest.mark.parametrize(
    ("line", "target"), [("w(t) = diff(t**3, t)", "w(t)"), ("total = calculate(1)", "total"), ("calculate(1)", None)]
)
def test_a_call_may_name_its_result(line, target):
    assert parse_program(line)[0].target == target


@pytest.mark.parametrize(
    "text",
    [
        "", "  \n ", "hello", "__import__('os')", "calculate(1", "calculate 1", "calculate(1))", "calculate((1)", "calculate([1)]",
        "calculate(1)(2)", "calculate(x=1)(2)", "os.system('ls')", "exec(1)", "eval(1)", "(lambda: 0)()", "calculate()", "calculate(1,)",
        "calculate(,1)", "1 = calculate(1)", "a.b = calculate(1)", "a[0] = calculate(1)", "calculate(1); calculate(2)",
        "calculate(*a)" * 100, "calculate(1)\n" * (MOST_CALLS + 1), f"gcd({', '.join('1' * (MOST_ARGUMENTS + 1))})", "calculate(" + "(" * 1900,
    ],
)  # fmt: skip
def test_what_is_no_program_of_known_tools_is_refused(text):
    with pytest.raises(ToolCallError):
        parse_program(text)


@pytest.mark.parametrize("piece", ["(", "()", '"', '"(', "[{(", ",", "a = ", "calculate(", "x" * 7, " "])
def test_hostile_text_is_refused_or_read_at_once(piece):
    started = time.process_time()
    with suppress(ToolCallError):
        parse_program(f"calculate({piece * 400}"[:1990] + ")")
    assert time.process_time() - started < 0.1
