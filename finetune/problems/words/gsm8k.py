"""GSM8K's training problems (Cobbe et al. 2021, MIT licence) as programs, by the calculator marks in their solutions.

A mark such as `<<48/2=24>>` becomes a step; a number that an earlier step found becomes that step's name. The last 500
problems are the dev set and are never trained on. The file is not part of the project.
"""

import json
import re
from collections.abc import Iterator
from fractions import Fraction
from pathlib import Path

from finetune.problems.problem import Problem
from finetune.problems.slotted import Lesson, lesson

DEV_ROWS = 500  # the last ones of the training file, the suite gsm8k-dev
STEPS = "ABCDEFGH"
_MARK = re.compile(r"<<([^=<>]+)=([^<>]+)>>")
_NUMBER = re.compile(r"(?<![\w.])(?:\d+(?:\.\d+)?|\.\d+)%?")
_FORMULA = re.compile(r"[\d\s.%+*/()-]+")


def gsm8k_lessons(file: Path) -> list[Lesson]:
    """What can be learned from a file of GSM8K's form, the dev rows left out. Raises OSError if it cannot be read."""
    rows = [json.loads(line) for line in file.read_text(encoding="utf-8").splitlines()]
    problems = (gsm8k_problem(row["question"], row["answer"]) for row in rows[:-DEV_ROWS])
    lessons = (lesson(problem, in_order=True) for problem in problems if problem)
    return [one for one in lessons if one]


def gsm8k_questions(file: Path) -> list[str]:
    """The questions as they are, the dev rows left out. Raises OSError if the file cannot be read."""
    rows = file.read_text(encoding="utf-8").splitlines()[:-DEV_ROWS]
    return [json.loads(row)["question"] for row in rows]


def gsm8k_problem(question: str, answer: str) -> Problem | None:
    """The problem with a program; None if its marks do not lead to its answer."""
    final = answer.rpartition("####")[2].strip().replace(",", "")
    lines: list[tuple[str, str]] = []
    found: dict[Fraction, str] = {}
    for formula, result in _marks(answer):
        if len(lines) == len(STEPS) or not _FORMULA.fullmatch(formula):
            return None
        written = _named(formula, found, question)
        lines.append((STEPS[len(lines)], written))
        value = _fraction(result)
        if value is None:
            return None
        found[value] = STEPS[len(lines) - 1]
    if not lines or _fraction(final) not in found or found[_fraction(final) or Fraction(0)] != lines[-1][0]:
        return None
    program = [f"{name} = calculate({written})" for name, written in lines[:-1]] + [f"calculate({lines[-1][1]})"]
    return Problem(question, "\n".join(program), final, "gsm8k")


def _marks(answer: str) -> Iterator[tuple[str, str]]:
    for match in _MARK.finditer(answer):
        yield (
            match[1].replace(" ", "").replace("$", "").replace(",", ""),
            match[2].replace("$", "").replace(",", "").strip(),
        )


def _named(formula: str, found: dict[Fraction, str], question: str) -> str:
    """The formula with the names of steps for what they found, and parts of a hundred for percents."""
    said = set(re.findall(r"\d+(?:\.\d+)?", question.replace(",", "")))

    def name(match: re.Match[str]) -> str:
        number = match[0].rstrip("%")
        value = _fraction(number)
        text = found.get(value, number) if value is not None and (number not in said or value in found) else number
        return f"({text}/100)" if match[0].endswith("%") else text

    return _NUMBER.sub(name, formula)


def _fraction(text: str) -> Fraction | None:
    try:
        return Fraction(text)
    except (ValueError, ZeroDivisionError):
        return None
