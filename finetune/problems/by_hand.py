"""Questions that people wrote by hand for training, each with its program: the files of `finetune/problems/written`.

One line is one question, a tab, and its program, whose calls are joined by ` ; `. The slots of a lesson make a line
teach its wording for all numbers.
"""

from functools import cache
from operator import itemgetter
from pathlib import Path
from random import Random

from finetune.problems.chat import surround
from finetune.problems.curriculum import held_out
from finetune.problems.problem import Problem
from finetune.problems.slotted import Lesson, lesson

_FOLDER = Path(__file__).parent / "written"
FILES = {"arithmetic": ("arithmetic",), "algebra": ("algebra",), "words": ("words", "stories")}
_JOINT = " ; "


def written_lesson(expert: str, rng: Random, *, latest: float = 1.0) -> Lesson:
    """The lesson of a hand-written question of that expert's, in a chat's surroundings.

    A line is drawn the oftener the later it was written, the last ones `latest` times as often as by mere chance.
    Raises KeyError for an expert that no file is written for.
    """
    written = _problems(expert, False)
    return _in_chat(written[int(len(written) * rng.random() ** (1 / latest))], rng)[1]


def written_in_chat(expert: str, rng: Random, *, held: bool = False) -> tuple[str, Lesson]:
    """Such a question as somebody sends it, and its lesson; surroundings that would change its slots are left out.

    Raises KeyError for an expert that no file is written for.
    """
    return _in_chat(rng.choice(_problems(expert, held)), rng)


def _in_chat(problem: Problem, rng: Random) -> tuple[str, Lesson]:
    plain = lesson(problem, in_order=True)
    assert plain is not None, "every written line is a lesson, as a test says"  # noqa: S101 -- tells the type checker
    question = surround(problem.question, rng, 2)
    chatted = lesson(Problem(question, problem.program, "", problem.family), in_order=True)
    if chatted and chatted.completion == plain.completion:
        return question, chatted
    return problem.question, plain


def written_question(expert: str, rng: Random, *, held: bool = False) -> str:
    """Such a question as it was written. Raises KeyError for an expert that no file is written for."""
    return rng.choice(_problems(expert, held)).question


@cache
def _problems(expert: str, held: bool) -> tuple[Problem, ...]:
    """The oldest first: each file is added to at its end."""
    files = [problems(name) for name in FILES[expert]]
    aged = ((place / len(file), one) for file in files for place, one in enumerate(file))
    by_age = (one for _, one in sorted(aged, key=itemgetter(0)))
    return tuple(one for one in by_age if held_out(one.question) == held)


def problems(name: str) -> list[Problem]:
    """The lines of a file of that name. Raises OSError if there is none, ValueError for a line without its program."""
    rows = (_FOLDER / f"{name}.txt").read_text(encoding="utf-8").splitlines()
    pairs = [row.split("\t") for row in rows]
    return [Problem(question, program.replace(_JOINT, "\n"), "", name) for question, program in pairs]
