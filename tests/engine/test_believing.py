"""The value that a model believes in most, over all the programs that come to it."""

import pytest

from engine.believing import SAMPLES, believed
from engine.experts import TALK
from engine.messages import Failure
from tests.fakes import Believer

QUESTION = "yeet 12 into 4"


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
