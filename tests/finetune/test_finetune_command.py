"""The command line: thin, quick to start, and one line on standard error where the start is at fault."""

import asyncio
import json
import shutil
import subprocess
import sys

import pytest

from engine.release import SHIPPED_FOLDER, load_current, read_release
from feedback.settings import FeedbackSettings
from feedback.store import Store
from finetune.__main__ import main
from finetune.registry import Lineage, Registry
from finetune.work import alone
from tests.feedback.facts import NOON, answered

SHIPPED_ID = read_release(SHIPPED_FOLDER).id


@pytest.fixture
def registry(tmp_path, monkeypatch) -> Registry:
    """A registry with one release, in an environment of its own."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("DATABASE_URL", f"sqlite+aiosqlite:///{tmp_path}/emmy.db")
    monkeypatch.setenv("EMMY_RELEASES", str(tmp_path / "releases"))
    monkeypatch.setenv("EMMY_REGRESSION_PROBLEMS", "20")
    monkeypatch.setenv("EMMY_GENERAL_MODEL", "none")
    shipped = read_release(SHIPPED_FOLDER)
    shutil.copytree(shipped.model_folder("gate"), tmp_path / "gate")
    (tmp_path / "gate" / "README.md").write_text("another")
    registry = Registry(tmp_path / "releases")
    registry.add(shipped, {"gate": tmp_path / "gate"}, Lineage("none", 1, "", {}), "for the test")
    return registry


def test_a_release_is_promoted_rolled_back_and_both_are_on_record(registry, capsys):
    added = registry.history()[0].release
    assert main(["promote", added, "--at-once"]) == 0
    assert load_current(registry.root).id == added
    assert main(["rollback"]) == 0
    capsys.readouterr()
    assert main(["history"]) == 0
    lines = capsys.readouterr().out.splitlines()
    assert [line.split()[1] for line in lines] == ["add", "promote", "rollback"]
    assert "asked for on the command line" in lines[-1]


@pytest.mark.parametrize("arguments", [["promote", "gone"], ["rollback"]])
def test_what_cannot_be_done_is_said_in_one_line(registry, capsys, arguments):
    assert main(arguments) == 2
    told = capsys.readouterr().err
    assert told.startswith("finetune: ")
    assert told.count("\n") == 1


def test_a_bad_setting_is_named_in_one_line_and_a_secret_is_not_told(registry, capsys, monkeypatch):
    monkeypatch.setenv("DATABASE_URL", "mysql://emmy:hunter2@db/emmy")
    assert main(["history"]) == 2
    told = capsys.readouterr().err
    assert told.startswith("finetune: DATABASE_URL=(secret) is wrong: ")
    assert "hunter2" not in told
    assert told.count("\n") == 1


def test_a_night_without_ratings_says_why_nothing_was_trained(registry, capsys):
    assert main(["nightly"]) == 0
    assert capsys.readouterr().out.startswith("kept: Too little to learn from")


def test_a_night_beside_another_one_is_refused_and_asks_for_nothing(registry, capsys):
    with alone(registry.root):
        assert main(["nightly"]) == 2
    assert capsys.readouterr().err.splitlines()[-1].startswith("finetune: another trainer is at work in ")
    store = Store(FeedbackSettings().database_url)
    assert asyncio.run(store.training.claim()) is None


@pytest.mark.parametrize(("ignored", "votes"), [("", 1), ("discord:bob", 0)])
def test_a_night_reads_votes_as_the_settings_say(registry, tmp_path, monkeypatch, ignored, votes):
    monkeypatch.setenv("EMMY_IGNORED_RATERS", ignored)

    async def run(act):
        store = Store(f"sqlite+aiosqlite:///{tmp_path}/emmy.db")
        await store.open()
        try:
            return await act(store)
        finally:
            await store.close()

    async def rate(store):
        await store.rate(await answered(store, "a"), "discord:bob", "👍", NOON)

    asyncio.run(run(rate))
    assert main(["nightly"]) == 0
    [ended] = asyncio.run(run(lambda store: store.training.runs(1)))
    assert ended.trust["votes"] == votes


def test_evaluate_prints_tables_and_writes_them(registry, capsys, tmp_path):
    assert main(["evaluate", "--limit", "20"]) == 0
    assert "Right answers by family" in capsys.readouterr().out
    [folder] = (tmp_path / "data" / "evaluations").iterdir()
    assert folder.name.startswith("regression-")
    figures = json.loads((folder / "report.json").read_text())
    assert figures["families"][-1]["asked"] == 20
    assert figures["families"][-1]["accuracy"] > 0.7
    assert (folder / "report.md").read_text().startswith("# regression: shipped-")


def test_an_evaluation_goes_on_and_is_compared_with_a_release_and_with_another(registry, capsys, tmp_path):
    added = registry.history()[0].release
    first, second = tmp_path / "first", tmp_path / "second"
    evaluate = ["evaluate", "--suite", "addition", "--out"]
    assert main([*evaluate, str(first), "--limit", "6"]) == 0
    [answers] = first.glob("answers-*.jsonl")
    six = answers.read_text()
    assert main([*evaluate, str(first), "--limit", "12", "--against", added]) == 0
    assert answers.read_text().startswith(six)
    assert len(answers.read_text().splitlines()) == 12
    assert len((first / f"answers-{added}.jsonl").read_text().splitlines()) == 12
    assert main([*evaluate, str(second), "--limit", "8", "--no-exact", "--against", str(first)]) == 0
    figures = json.loads((second / "report.json").read_text())
    assert figures["comparison"][-1]["asked"] == 8
    assert "exact" not in {route["route"] for route in figures["routes"]}
    assert "exact" in {route["route"] for route in json.loads((first / "report.json").read_text())["routes"]}


def test_ratings_are_a_suite_once_people_rated(registry, capsys):
    assert main(["evaluate", "--suite", "ratings"]) == 2
    assert capsys.readouterr().err.endswith("finetune: The suite ratings has no questions yet.\n")


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (["--suite", "words", "--data", "gone.jsonl"], "gone.jsonl"),
        (["--suite", "simplemath"], "give it with --data FILE"),
        (["--suite", "roots", "--data", "rows.csv"], "takes no file"),
        (["--limit", "1", "--against", "gone"], "there is no release 'gone'"),
        (["--suite", "roots", "--limit", "1", "--out", "begun"], "holds answers of another evaluation, old on svamp"),
        (["--limit", "1", "--strategy", "direct", "--against", SHIPPED_ID], "a strategy asks no release"),
        (["--limit", "1", "--against", "begun"], "cannot be compared with regression"),
        (["--limit", "1", "--against", "broken"], "says not what was evaluated"),
    ],
)
def test_what_cannot_be_evaluated_is_said_in_one_line(registry, capsys, tmp_path, arguments, told):
    for name, content in (("begun", '{"suite": "svamp", "data": "", "answerer": "old"}'), ("broken", "{}")):
        (tmp_path / name).mkdir()
        (tmp_path / name / "run.json").write_text(content)
    assert main(["evaluate", *arguments]) == 2
    said = capsys.readouterr().err
    assert said.startswith("finetune: ")
    assert told in said
    assert said.count("\n") == 1


@pytest.mark.parametrize("bad", ["25:00", "3", "3:00"])
def test_a_bad_time_stops_the_start_and_is_named(registry, capsys, monkeypatch, bad):
    monkeypatch.setenv("EMMY_NIGHTLY", bad)
    assert main(["nightly"]) == 2
    told = capsys.readouterr().err
    assert "nightly" in told.lower()
    assert f"{bad!r}" in told
    assert "must be a time such as 03:00" in told


def test_the_command_line_loads_no_training_library():
    check = (
        "import sys, finetune.__main__; assert not {'torch', 'trl', 'transformers', 'apscheduler'} & set(sys.modules)"
    )
    subprocess.run([sys.executable, "-c", check], check=True, timeout=60)


@pytest.mark.long
@pytest.mark.timeout(1200)
def test_all_experts_and_the_gate_are_trained_by_one_command(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    assert main(["pretrain", "all", "--small"]) == 0
    release = read_release(tmp_path / "data" / "pretrain" / "small" / "weights")
    assert set(release.models) == {"arithmetic", "algebra", "words", "gate"}
    assert {f"held_out/{expert}" for expert in ("arithmetic", "algebra", "words")} <= set(release.scores)
    assert all((release.model_folder(name) / "README.md").exists() for name in release.models)
