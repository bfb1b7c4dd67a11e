"""The command line: thin, quick to start, and one line on standard error where the start is at fault."""

import shutil
import subprocess
import sys

import pytest

from engine.release import SHIPPED_FOLDER, load_current, read_release
from finetune.__main__ import main
from finetune.registry import Lineage, Registry


@pytest.fixture
def registry(tmp_path, monkeypatch) -> Registry:
    """A registry with one release, in an environment of its own."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("DATABASE_URL", f"sqlite+aiosqlite:///{tmp_path}/emmy.db")
    monkeypatch.setenv("EMMY_RELEASES", str(tmp_path / "releases"))
    monkeypatch.setenv("EMMY_REGRESSION_PROBLEMS", "20")
    shipped = read_release(SHIPPED_FOLDER)
    shutil.copytree(shipped.model_folder("gate"), tmp_path / "gate")
    (tmp_path / "gate" / "README.md").write_text("another")
    registry = Registry(tmp_path / "releases")
    registry.add(shipped, {"gate": tmp_path / "gate"}, Lineage("none", 1, "", {}), "for the test")
    return registry


def test_a_release_is_promoted_rolled_back_and_both_are_on_record(registry, capsys):
    added = registry.history()[0].release
    assert main(["promote", added]) == 0
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


def test_a_night_without_ratings_says_why_nothing_was_trained(registry, capsys):
    assert main(["nightly"]) == 0
    assert capsys.readouterr().out.startswith("kept: Too little to learn from")


def test_evaluate_prints_the_share_of_right_answers(registry, capsys):
    assert main(["evaluate"]) == 0
    suite, share, _ = capsys.readouterr().out.split()
    assert suite == "regression"
    assert 80 < float(share) <= 100


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
