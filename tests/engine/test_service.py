"""The whole engine with the shipped weights: routes, other answers, bad input, a named expert, and follow-ups."""

import pytest

from engine.assembly import open_engine
from engine.messages import Answer, Failure, Progress, Turn
from tests.engine.running import ask


async def test_an_expression_takes_the_exact_route(engine):
    answer = await ask(engine, "12 x 15 =")
    assert (answer.expert, answer.final, answer.confidence, answer.completion) == ("exact", "180", 1.0, "")


@pytest.mark.parametrize(
    ("question", "expert", "final"),
    [
        ("if x-5=7 what is x?", "algebra", "12"),
        ("10 divided by 3", "arithmetic", "10/3"),
        ("5 plus 40", "arithmetic", "45"),
        ("if x/9=10 whats x?", "algebra", "90"),
    ],
)
async def test_a_question_in_words_is_routed_to_its_expert(engine, question, expert, final):
    answer = await ask(engine, question)
    assert (answer.expert, answer.final) == (expert, final)
    assert answer.tool_calls
    assert 0.5 < answer.confidence <= 1
    assert answer.timings.total >= answer.timings.gate + answer.timings.expert + answer.timings.tools


async def test_the_stages_are_told_on_the_way(engine):
    events = [event async for event in engine.stream([Turn("user", "5 plus 40")])]
    assert [event.stage for event in events if isinstance(event, Progress)] == ["routing", "solving"]
    assert events[-1].final == "45"


@pytest.mark.parametrize(
    ("text", "failure"),
    [
        ("", Failure.EMPTY),
        ("   \n", Failure.EMPTY),
        ("x" * 4000, Failure.TOO_LONG),
        ("😀😀😀", Failure.NO_LANGUAGE_MODEL),
        ("9**9**9**9", Failure.TOO_LARGE),
        (r"\frac{1}{2", Failure.NOT_UNDERSTOOD),
        ("1/0", Failure.UNDEFINED),
    ],
)
async def test_bad_input_gets_one_clear_sentence(engine, text, failure):
    answer = await ask(engine, text)
    assert answer.failure is failure
    assert answer.final is None
    assert answer.text
    assert "Traceback" not in answer.text


async def test_a_problem_in_words_that_no_expert_can_read_whole_is_refused(engine):
    answer = await ask(engine, "if x-5=7 what is x? " + "!?" * 480)
    assert (answer.failure, answer.final) == (Failure.TOO_LONG, None)
    assert "300 words" in answer.text


async def test_code_is_never_run(engine):
    answer = await ask(engine, "__import__('os').system('touch /tmp/emmy-was-here')")
    assert answer.final is None


async def test_what_is_to_be_avoided_is_not_given_again(engine):
    first = await ask(engine, "5 plus 40")
    second = await ask(engine, "5 plus 40", avoid={first.completion})
    assert second.completion != first.completion
    assert "another_program" in second.fallbacks


async def test_without_the_exact_route_the_experts_answer(settings):
    async with open_engine(settings.model_copy(update={"exact_route": False})) as engine:
        answer = await ask(engine, "12 x 15 =")
    assert (answer.expert, answer.final) == ("arithmetic", "180")


async def test_who_names_an_expert_is_answered_by_it(engine):
    answer = await ask(engine, "5 plus 40", expert="algebra")
    assert answer.expert == "algebra"
    assert answer.tokens > 0


async def test_where_the_named_expert_is_not_there_the_gate_picks_and_it_is_counted(engine):
    answer = await ask(engine, "5 plus 40", expert="calculus")
    assert (answer.expert, answer.final) == ("arithmetic", "45")
    assert "no_such_expert" in answer.fallbacks


async def test_a_formula_needs_no_expert_even_if_one_is_named(engine):
    assert (await ask(engine, "12 x 15 =", expert="words")).expert == "exact"


async def follow(engine, *messages: str) -> list[Answer]:
    """What a conversation comes to, each answer with the turns before it."""
    turns: list[Turn] = []
    answers = []
    for text in messages:
        answer = await engine.answer([*turns, Turn("user", text)])
        turns += [Turn("user", answer.taken_as or text), Turn("assistant", answer.text, answer.final or "")]
        answers.append(answer)
    return answers


async def test_a_follow_up_is_answered_as_the_whole_question_that_it_stands_for(engine):
    answers = await follow(engine, "12 x 15 =", "and times 3?", "half of that", "plus 10% tip")
    assert [(answer.taken_as, answer.final) for answer in answers] == [
        ("", "180"),
        ("180 * 3", "540"),
        ("540 / 2", "270"),
        ("270 plus 10% tip", "297"),
    ]


async def test_an_amount_is_followed_up_with_its_unit_and_a_question_with_another_number(engine):
    answers = await follow(engine, "3 days to hours", "in weeks?", "what is 15% of 200", "what about 20%?", "squared")
    assert [(answer.taken_as, answer.final) for answer in answers[1:]] == [
        ("72 hours in weeks", "3/7"),
        ("", "30"),
        ("what is 20% of 200", "40"),
        ("40^2", "1600"),
    ]


async def test_what_stands_alone_or_is_talk_is_answered_as_ever(engine):
    alone = [await ask(engine, text) for text in ("12 + 5", "that was quick")]
    after = [(await follow(engine, "12 x 15 =", text))[-1] for text in ("12 + 5", "that was quick")]
    assert [(one.text, one.taken_as, one.expert) for one in after] == [(one.text, "", one.expert) for one in alone]
