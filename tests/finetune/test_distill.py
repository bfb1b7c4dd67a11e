"""The cascade of teachers against a server on this machine: who solves what, in how many tries, and going on later."""

import json

import pytest
from aiohttp import web
from aiohttp.test_utils import TestServer

from engine.errors import ModelError
from finetune.distill_command import read_problems, run
from finetune.jsonl import RowsError
from finetune.recipes import DistillRecipe, TeacherRecipe

ANSWERS = {"What is 1 + 1?": "2", "What is 2 + 2?": "4", "What is 3 + 3?": "6", "What is 4 + 4?": "8"}


class Teachers:
    """Two models behind one address: which try of a question each gets right; what it never gets right is left out."""

    def __init__(self, right: dict[str, dict[str, int]]) -> None:
        self.right = right
        self.asked: list[tuple[str, str]] = []
        self.keys: set[str] = set()
        self.broken = False

    async def complete(self, request: web.Request) -> web.Response:
        body = await request.json()
        question = body["messages"][-1]["content"].partition("\n")[0]
        self.asked.append((body["model"], question))
        self.keys.add(request.headers.get("Authorization", ""))
        if self.broken:
            return web.Response(status=401, text="no")
        tries = self.asked.count((body["model"], question))
        right = self.right[body["model"]].get(question) == tries
        text = f"Step by step.\n#### {ANSWERS[question] if right else '999'}"
        choice = {"message": {"content": text}, "finish_reason": "stop"}
        return web.json_response({"choices": [choice], "usage": {"completion_tokens": 10}})


@pytest.fixture
async def teachers():
    first, second, third, _ = ANSWERS
    return Teachers({"small": {first: 1, second: 3}, "large": {third: 5}})


@pytest.fixture
async def recipe(teachers):
    app = web.Application()
    app.router.add_post("/v1/chat/completions", teachers.complete)
    async with TestServer(app) as server:
        url = str(server.make_url("/v1"))
        yield DistillRecipe((TeacherRecipe(url, "small", 3), TeacherRecipe(url, "large", 5, "TEACHER_KEY")))


@pytest.fixture
def problems(tmp_path, monkeypatch):
    monkeypatch.setenv("TEACHER_KEY", "secret")
    file = tmp_path / "problems.jsonl"
    file.write_text("".join(json.dumps({"question": q, "answer": a}) + "\n" for q, a in ANSWERS.items()))
    return file


async def test_what_the_first_teacher_cannot_solve_goes_to_the_second(recipe, problems, teachers, tmp_path):
    found = await run(recipe, problems, tmp_path / "out.jsonl")
    assert found.solved == {"small": 2, "large": 1}
    assert (found.problems, found.unsolved) == (4, 1)
    assert found.attempts == 1 + 3 + (3 + 5) + (3 + 5)
    assert found.tokens == 10 * found.attempts
    rows = {row["question"]: row for row in map(json.loads, (tmp_path / "out.jsonl").read_text().splitlines())}
    first, second, third, last = (rows[question] for question in ANSWERS)
    assert first["solution"].endswith("#### 2")
    assert len(second["wrong"]) == 2
    assert third["teacher"] == "large"
    assert last["solution"] is None
    assert json.loads((tmp_path / "out.statistics.json").read_text())["unsolved"] == 1
    assert teachers.keys == {"", "Bearer secret"}


async def test_a_run_goes_on_where_it_was_stopped(recipe, problems, teachers, tmp_path):
    out = tmp_path / "out.jsonl"
    whole = await run(recipe, problems, out)
    kept = out.read_text().splitlines(keepends=True)
    out.write_text("".join(kept[:2]) + kept[2][:20])
    teachers.asked.clear()
    assert await run(recipe, problems, out) == whole
    assert len({question for _, question in teachers.asked}) == 2
    assert len(out.read_text().splitlines()) == 4


async def test_a_question_counts_once_and_only_if_the_file_has_it(recipe, problems, teachers, tmp_path):
    out = tmp_path / "out.jsonl"
    await run(recipe, problems, out)
    first, *others = problems.read_text().splitlines(keepends=True)
    problems.write_text(first * 2)
    assert (await run(recipe, problems, out)).problems == 1
    problems.write_text(others[0] * 2)
    teachers.asked.clear()
    found = await run(recipe, problems, tmp_path / "new.jsonl")
    assert (found.problems, len((tmp_path / "new.jsonl").read_text().splitlines())) == (1, 1)


async def test_a_teacher_that_refuses_stops_the_run_and_nothing_is_lost(recipe, problems, teachers, tmp_path):
    out = tmp_path / "out.jsonl"
    teachers.broken = True
    with pytest.raises(ModelError, match="401"):
        await run(recipe, problems, out)
    teachers.broken = False
    teachers.asked.clear()
    assert (await run(recipe, problems, out)).problems == 4


async def test_a_key_that_is_not_set_is_named(recipe, problems, tmp_path, monkeypatch):
    monkeypatch.delenv("TEACHER_KEY")
    with pytest.raises(ModelError, match="TEACHER_KEY"):
        await run(recipe, problems, tmp_path / "out.jsonl")


def test_a_problem_without_an_answer_is_named(tmp_path):
    (tmp_path / "bad.jsonl").write_text('{"question": "1 + 1?", "answer": "2"}\n{"question": "2 + 2?"}\n')
    with pytest.raises(RowsError, match="row 2"):
        read_problems(tmp_path / "bad.jsonl")
