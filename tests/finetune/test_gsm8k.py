"""GSM8K's problems as programs: calculator marks become steps, and the dev rows are never read."""

import json

import pytest

from engine.reading.sketch import sketch
from engine.tool_calls import parse_program
from engine.tools.program import run_program
from finetune.problems.words.gsm8k import DEV_ROWS, gsm8k_lessons, gsm8k_problem

CLIPS = "Natalia sold clips to 48 friends in April, and half as many in May. How many clips did she sell altogether?"
CLIPS_ANSWER = "She sold 48/2 = <<48/2=24>>24 clips in May.\nTogether 48+24 = <<48+24=72>>72.\n#### 72"


def row(number):
    return {
        "question": f"Ann has {number} pens and buys 3. How many?",
        "answer": f"<<{number}+3={number + 3}>>\n#### {number + 3}",
    }


def test_marks_become_steps_and_what_they_found_becomes_their_names():
    problem = gsm8k_problem(CLIPS, CLIPS_ANSWER)
    assert problem.program == "A = calculate(48/2)\ncalculate(48+A)"
    assert (problem.final, problem.family) == ("72", "gsm8k")


@pytest.mark.parametrize(
    ("marks", "final", "program"),
    [
        ("<<20%*50=10>>", "10", "calculate((20/100)*50)"),
        ("<<$1,200/4=$300>>", "300", "calculate(1200/4)"),
        ("<<.5*8=4>> <<4+2=6>>", "6", "A = calculate(.5*8)\ncalculate(A+2)"),
        ("<<3*600=1800>>", "1,800", "calculate(3*600)"),
    ],
)
def test_percents_prices_and_decimals_are_read(marks, final, program):
    assert gsm8k_problem("How many?", f"{marks}\n#### {final}").program == program


@pytest.mark.parametrize(
    "answer",
    [
        "There are no marks.\n#### 5",
        "<<2+3=5>>\n#### 6",  # the marks lead elsewhere
        "<<2+3=5>> <<5+1=6>>\n#### 5",  # the last step is not the answer
        "<<x+3=5>>\n#### 5",
        "<<2+3=five>>\n#### 5",
        "".join(f"<<{number}+1={number + 1}>>" for number in range(9)) + "\n#### 9",  # too many steps
    ],
)
def test_marks_that_do_not_lead_to_the_answer_are_no_problem(answer):
    assert gsm8k_problem("How many?", answer) is None


def test_the_last_rows_are_never_learned_and_the_tools_find_the_answers_of_the_others(tmp_path):
    file = tmp_path / "train.jsonl"
    rows = [
        {"question": CLIPS, "answer": CLIPS_ANSWER},
        row(20),
        *(row(number) for number in range(100, 100 + DEV_ROWS)),
    ]
    file.write_text("\n".join(map(json.dumps, rows)), encoding="utf-8")
    found = gsm8k_lessons(file)
    assert [one.prompt for one in found] == [sketch(one["question"]).prompt for one in rows[:2]]
    assert found[0].completion == "A = calculate(<n1>/2)\ncalculate(<n1>+A)"
    values = [
        run_program(parse_program(sketch(one["question"]).fill(lesson.completion)))[-1].value
        for one, lesson in zip(rows, found, strict=False)
    ]
    assert values == ["72", "23"]


def test_a_file_of_dev_rows_alone_has_no_lessons(tmp_path):
    file = tmp_path / "train.jsonl"
    file.write_text("\n".join(json.dumps(row(number)) for number in range(100, 100 + DEV_ROWS)), encoding="utf-8")
    assert gsm8k_lessons(file) == []


def test_a_missing_file_is_an_error(tmp_path):
    with pytest.raises(OSError, match=r"train\.jsonl"):
        gsm8k_lessons(tmp_path / "train.jsonl")
