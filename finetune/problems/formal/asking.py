"""How formal problems are asked: templates of questions, kinds with values to draw, and what is stated or said around."""

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from fractions import Fraction
from random import Random

from finetune.problems.chat import filled, surround
from finetune.problems.formal.story import Story, capital
from finetune.problems.phrases import lines, phrased
from finetune.problems.problem import Problem

Values = Mapping[str, int | Fraction | str]
ASK = (
    "(what is|what is|what is|what's|whats|find|find|calculate|calculate|compute|determine|work out|give me|give|tell me|"
    "can you (find|calculate|tell me|give me)|please (find|give me|calculate)|i need|i want|help me find|"
    "how do i find|how do you find|evaluate|get|do you know|figure out|)"
)
IS = "(is|is|is|tell me if|check if|can you check (if|whether)|true or false:|do you know if|determine whether)"


@dataclass(frozen=True, slots=True)
class Asked:
    """A question with its answer, before anything is said around it."""

    question: str
    program: str
    final: str
    family: str
    constants: tuple[str, ...] | None = None  # as in Problem


@dataclass(frozen=True, slots=True)
class Kind:
    """A kind of question: how its values are drawn, what is asked about them, the program, and the truth."""

    family: str
    draw: Callable[[Random, int], Values]
    questions: str
    program: str
    truth: Callable[[Values], str]
    referable: tuple[str, ...] = ()  # values that a story may define


COMPOSED = (0.0, 0.4, 0.6)  # how often something is stated first, by stage


def worded(templates: str, rng: Random, **parts: str) -> str:
    """One of the templates, with its choices made and each `{name}` replaced by the part of that name."""
    return filled(phrased(rng.choice(lines(templates)).replace("{ask}", ASK).replace("{is}", IS), rng), **parts)


def told(asked: Asked, story: Story, stage: int) -> Problem:
    """The problem after what its story states; one without a story as in a textbook, or as in a chat."""
    if story.sentences:
        story.ramble()
    alone = not story.sentences and not story.clean
    question = surround(asked.question, story.rng, stage) if alone else story.question(asked.question)
    return Problem(question, "\n".join([*story.program, asked.program]), asked.final, asked.family, asked.constants)


def said(asked: Asked, rng: Random, stage: int, mark: Callable[[str], str], *, clean: float = 0.5) -> Problem:
    """The problem without a story: with that chance with a capital and the mark that ends it, else as in a chat."""
    if rng.random() < clean:
        question = asked.question[:1].upper() + asked.question[1:] + mark(asked.question)
    else:
        question = surround(asked.question, rng, stage)
    return Problem(question, asked.program, asked.final, asked.family, asked.constants)


def asked(kind: Kind, rng: Random, stage: int) -> Problem:
    """A problem of that kind, its values at times stood in for by what a story states."""
    values = kind.draw(rng, stage)
    story = Story(rng)
    texts = {name: str(value) for name, value in values.items()}
    if kind.referable and rng.random() < COMPOSED[stage]:
        for name in rng.sample(kind.referable, rng.randint(1, len(kind.referable))):
            texts[name] = story.stand_in(values[name])  # type: ignore[arg-type]
    if story.sentences:
        story.ramble()
    question, program = worded(kind.questions, rng), kind.program
    for name, text in texts.items():
        question = question.replace("{" + name + "}", text)
        program = _put_in(program, name, text)
    whole = story.question(question) if story.sentences else _alone(question, rng, stage, clean=story.clean)
    return Problem(whole, "\n".join([*story.program, program]), kind.truth(values), kind.family)


def _put_in(program: str, name: str, text: str) -> str:
    """The program with a value's text; in brackets where signs beside it would tear it apart."""
    place = "{" + name + "}"
    signed = re.search(rf"[-+*/^] ?{re.escape(place)}|{re.escape(place)} ?[-+*/%^]", program)
    plain = re.fullmatch(r"[\d.]+|[a-z](?:\([^()]*\))?", text)
    return program.replace(place, f"({text})" if signed and not plain else text)


def family(*kinds: Kind) -> Callable[[Random, int], Problem]:
    """A family that draws one of several kinds."""

    def drawn(rng: Random, stage: int) -> Problem:
        return asked(rng.choice(kinds), rng, stage)

    return drawn


def _alone(question: str, rng: Random, stage: int, *, clean: bool) -> str:
    if clean:
        mark = "?" if question.startswith(("what", "is", "which", "how")) else "."
        return capital(question if question[-1:] in "?." else question + mark)
    return surround(question, rng, stage)
