"""Evaluations that are kept as they go: graded, written at once, and gone on with where they were cut off."""

import asyncio
import json
from contextlib import closing

import pytest

from engine.errors import ModelError
from engine.release import SHIPPED_FOLDER, read_release
from engine.settings import EngineSettings
from engine.strategies.strategy import Solution
from finetune.answerers import EngineAnswerer, Reply, StrategyAnswerer, open_answerer
from finetune.assess import assess
from finetune.evaluate import TOGETHER
from finetune.grader import Grader
from finetune.jsonl import RowsError
from finetune.ledger import Ledger
from finetune.suites.reading import SuiteError
from finetune.suites.row import Row
from tests.fakes import computed

ROWS = {place: Row(f"{place} + {place}", frozenset({str(2 * place)}), "sums") for place in range(10)}


class Doubler:
    """Says 2 * n to n + n, from 7 on one too many, and keeps what it was asked. Fails at the questions in `broken`."""

    name = "doubler"

    def __init__(self, broken=()) -> None:
        self.asked: list[str] = []
        self._broken = broken

    async def answer(self, question: str) -> Reply:
        self.asked.append(question)
        if question in self._broken:
            raise ModelError("the model is gone")
        number = int(question.split(maxsplit=1)[0])
        return Reply(str(2 * number + (number >= 7)), 0.25, "exact")


@pytest.fixture
def ledger(tmp_path) -> Ledger:
    return Ledger(tmp_path / "new folder" / "answers.jsonl")


@pytest.fixture
def grader():
    with closing(Grader()) as opened:
        yield opened


async def test_every_row_is_asked_graded_and_kept(ledger, grader):
    told = []
    outcomes = await assess(Doubler(), ROWS, ledger, grader, told.append)
    assert [outcome.right for outcome in outcomes] == [True] * 7 + [False] * 3
    assert [(one.row, one.question, one.final, one.wanted) for one in outcomes[6:8]] == [
        (6, "6 + 6", "12", ("12",)),
        (7, "7 + 7", "15", ("14",)),
    ]
    assert {(one.family, one.route, one.seconds) for one in outcomes} == {("sums", "exact", 0.25)}
    assert ledger.read() == dict(enumerate(outcomes))
    assert sorted(told, key=lambda one: one.row) == outcomes


async def test_what_was_answered_is_not_asked_again(ledger, grader):
    some = {place: ROWS[place] for place in (8, 2, 5)}
    first = await assess(Doubler(), some, ledger, grader)
    second, told = Doubler(), []
    outcomes = await assess(second, ROWS, ledger, grader, told.append)
    assert sorted(second.asked) == sorted(row.question for place, row in ROWS.items() if place not in some)
    assert [outcomes[place] for place in some] == first
    assert len(told) == len(ROWS)


async def test_after_a_failure_the_answers_that_came_are_kept(tmp_path, grader):
    many = {place: Row(f"{place} + {place}", frozenset({"0"})) for place in range(2 * TOGETHER)}
    ledger = Ledger(tmp_path / "answers.jsonl")
    with pytest.raises(ModelError, match="the model is gone"):
        await assess(Doubler(broken=["9 + 9"]), many, ledger, grader)
    assert 0 < len(ledger.read()) < len(many)


async def test_a_line_that_was_cut_off_is_dropped_and_asked_again(ledger, grader, tmp_path):
    await assess(Doubler(), ROWS, ledger, grader)
    [file] = (tmp_path / "new folder").iterdir()
    whole = file.read_bytes()
    file.write_bytes(whole[:-20])
    assert len(ledger.read()) == len(ROWS) - 1
    again = Doubler()
    await assess(again, ROWS, ledger, grader)
    assert len(again.asked) == 1
    assert len(file.read_text().splitlines()) == len(ROWS)
    assert all(json.loads(line) for line in file.read_text().splitlines())


async def test_answers_to_other_questions_are_refused(ledger, grader):
    await assess(Doubler(), ROWS, ledger, grader)
    others = {3: Row("30 + 30", frozenset({"60"}))}
    with pytest.raises(SuiteError, match="row 3 was another question"):
        await assess(Doubler(), others, ledger, grader)


async def test_answers_that_were_graded_by_other_values_are_refused(ledger, grader):
    await assess(Doubler(), ROWS, ledger, grader)
    others = {3: Row(ROWS[3].question, frozenset({"7"}))}
    with pytest.raises(SuiteError, match="row 3 wanted another value"):
        await assess(Doubler(), others, ledger, grader)


@pytest.mark.parametrize("content", ["[1]\n", "no json\n", '{"row": 1, "wanted": []}\n'])
def test_a_file_of_something_else_is_told(tmp_path, content):
    (tmp_path / "answers.jsonl").write_text(content)
    with pytest.raises(RowsError, match=r"answers\.jsonl"):
        Ledger(tmp_path / "answers.jsonl").read()


async def test_the_engine_replies_with_its_value_under_its_route():
    class Engine:
        release = computed("180")

        async def answer(self, turns):
            assert [turn.text for turn in turns] == ["12 x 15"]
            return computed("180")

    engine = Engine()
    engine.release = type("Release", (), {"id": "a1"})
    reply = await EngineAnswerer(engine, exact_route=True).answer("12 x 15")
    assert (reply.final, reply.route) == ("180", "arithmetic")
    assert 0 < reply.seconds < 1
    assert EngineAnswerer(engine, exact_route=True).name == "a1"
    assert EngineAnswerer(engine, exact_route=False).name == "a1-without-exact-route"


@pytest.mark.parametrize(("at_once", "most"), [(1, 1), (3, 3)])
async def test_so_many_problems_at_a_time_are_put_to_a_strategy(at_once, most):
    class Counting:
        now = top = 0

        async def solve(self, question, model, budget):
            self.now += 1
            self.top = max(self.top, self.now)
            await asyncio.sleep(0.01)
            self.now -= 1
            return Solution(question, question, (), 1, 0.01, "done")

    strategy = Counting()
    answerer = StrategyAnswerer("counting", strategy, None, None, at_once)
    replies = await asyncio.gather(*(answerer.answer(str(number)) for number in range(6)))
    assert [reply.final for reply in replies] == list("012345")
    assert strategy.top == most


@pytest.mark.parametrize(
    ("strategy", "changed", "told"),
    [
        ("direct", {}, "some-model-direct-1024-tokens-60-seconds"),
        ("direct", {"strategy_samples": 9}, "some-model-direct-1024-tokens-60-seconds"),
        ("direct", {"strategy_seconds": 7.5}, "some-model-direct-1024-tokens-7.5-seconds"),
        ("solver_verifier", {}, "some-model-solver_verifier-1024-tokens-60-seconds-2-rounds"),
        ("majority_vote", {"strategy_samples": 9}, "some-model-majority_vote-1024-tokens-60-seconds-9-samples"),
    ],
)
async def test_a_strategy_is_named_with_what_it_may_spend(strategy, changed, told):
    settings = EngineSettings(lm_url="http://127.0.0.1:9", lm_model="some/model", **changed)
    async with open_answerer(settings, read_release(SHIPPED_FOLDER), strategy) as answerer:
        assert answerer.name == told
