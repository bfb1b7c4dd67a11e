"""The value that a model believes in most, over all the programs that come to it."""

from math import log

import pytest

from engine.believing import SAMPLES, believed, oddities
from engine.experts import TALK, Attempt
from engine.messages import Failure
from engine.models.runtime import Completion
from engine.reading.sketch import sketch
from engine.settings import EngineSettings
from engine.tools.toolbox import Toolbox

QUESTION = "yeet 12 into 4"


class Believer:
    """Writes the first program when it is asked for the likeliest, and the others when it is asked for samples."""

    def __init__(self, *beliefs: tuple[str, float]) -> None:
        self._written = [Completion(program, 1, log(probability)) for program, probability in beliefs]
        self.sampled = 0

    async def complete(self, *_: object) -> Completion:
        return self._written[0]

    async def sample(self, _prompt: str, count: int, *_: object, **__: object) -> list[Completion]:
        self.sampled = count
        return [*self._written[1:], self._written[-1]]


@pytest.fixture(scope="module")
def toolbox():
    settings = EngineSettings()
    opened = Toolbox(1, settings.tool_seconds, settings.tool_megabytes)
    opened.start()
    yield opened
    opened.close()


async def test_programs_that_agree_outweigh_one_that_is_likelier(toolbox):
    model = Believer(("calculate(<n1> - <n2>)", 0.35), ("calculate(<n1>/<n2>)", 0.3), ("quotient(<n1>, <n2>)", 0.1))
    found = await believed(model, toolbox, QUESTION, (), verification=True)
    assert (found.completion, found.results[-1].value) == ("calculate(<n1>/<n2>)", "3")
    assert found.probability == pytest.approx(0.4)
    assert (model.sampled, found.first_choice) == (SAMPLES, False)


@pytest.mark.parametrize(
    ("likelier", "believed_in"),
    [
        ("calculate(<n1>)", "calculate(<n1>/<n2>)"),
        ("calculate(<n2> - <n1>)", "calculate(<n1>/<n2>)"),
        ("calculate(<n1> + <n2>)", "calculate(<n1> + <n2>)"),
    ],
)
async def test_a_program_that_leaves_a_number_out_or_comes_to_less_than_nothing_is_worth_less(
    toolbox, likelier, believed_in
):
    model = Believer((likelier, 0.5), ("calculate(<n1>/<n2>)", 0.3))
    found = await believed(model, toolbox, QUESTION, (), verification=True)
    assert found.completion == believed_in


async def test_where_one_program_is_clear_nothing_is_sampled(toolbox):
    model = Believer(("calculate(<n1> + <n2>)", 0.98), ("calculate(<n1>/<n2>)", 0.01))
    found = await believed(model, toolbox, QUESTION, (), verification=True)
    assert (found.results[-1].value, model.sampled, found.first_choice) == ("16", 0, True)


async def test_what_was_given_before_is_left_out(toolbox):
    model = Believer(("calculate(<n1> + <n2>)", 0.98), ("calculate(<n1>/<n2>)", 0.01))
    found = await believed(model, toolbox, QUESTION, {"calculate(<n1>+<n2>)"}, verification=True)
    assert found.results[-1].value == "3"


async def test_a_message_that_is_likelier_talk_is_not_computed(toolbox):
    found = await believed(Believer((TALK, 0.6), ("calculate(<n1>)", 0.3)), toolbox, QUESTION, (), verification=True)
    assert found.talk


async def test_without_a_program_that_runs_the_likeliest_ones_failure_is_told(toolbox):
    model = Believer(("calculate(<n1>/0)", 0.5), ("nonsense", 0.2))
    found = await believed(model, toolbox, QUESTION, (), verification=True)
    assert (found.completion, found.failure) == ("calculate(<n1>/0)", Failure.UNDEFINED)


@pytest.mark.parametrize(
    ("question", "program", "odd"),
    [
        ("5 and 40 apples", "<n1> + <n2>", 0),
        ("5 and 40 apples", "<n1>", 1),
        ("5 and 40 apples", "-<n1>*<n2>", 1),
        ("-40 celsius and 5", "-<n1>*<n2>", 0),
        ("solve x + 5 = 2", "-solve(<q1>)", 0),
    ],
)
def test_numbers_left_out_and_values_below_zero_that_nobody_told_are_odd(question, program, odd):
    assert oddities(Attempt(program, 1.0), sketch(question)) == odd
