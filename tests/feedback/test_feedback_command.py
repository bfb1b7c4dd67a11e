"""`python -m feedback`: files and counts out of the store, and one clear line where something is wrong."""

import json
import sys

import pytest

from feedback.__main__ import main
from feedback.settings import FeedbackSettings
from tests.feedback.facts import NOON, answered


@pytest.fixture
async def filled(store, tmp_path, monkeypatch):
    """A store with a liked and a disliked answer to one question, which the settings point at."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("DATABASE_URL", f"sqlite+aiosqlite:///{tmp_path}/emmy.db")
    good = await answered(store, "good", completion="calculate(10 - 3)")
    bad = await answered(store, "bad", completion="calculate(3 - 10)", expert="arithmetic")
    other = await answered(store, "other", question="solve x = 1", completion="solve(x = 1, x)", expert="algebra")
    for ref, emoji in ((good, "👍"), (bad, "👎"), (other, "👍")):
        await store.rate(ref, "discord:bob", emoji, NOON)
    return store


def written(path):
    return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]


@pytest.mark.parametrize(("form", "count"), [("dpo", 1), ("kto", 3), ("sft", 2)])
def test_export_writes_a_line_for_each_row(filled, tmp_path, form, count):
    out = tmp_path / "rows.jsonl"
    assert main(["export", "--format", form, "--out", str(out)]) == 0
    assert len(written(out)) == count


def test_export_can_be_of_one_expert(filled, tmp_path):
    out = tmp_path / "rows.jsonl"
    assert main(["export", "--format", "sft", "--out", str(out), "--expert", "algebra"]) == 0
    assert [row["completion"] for row in written(out)] == ["solve(x = 1, x)"]


def test_export_to_a_folder_tells_how_much_is_held_out(filled, tmp_path, capsys):
    assert main(["export", "--format", "kto", "--out", str(tmp_path / "data"), "--parquet"]) == 0
    assert capsys.readouterr().out == f"3 rows to train on and 0 held out in {tmp_path / 'data'}\n"
    assert sorted(path.name for path in (tmp_path / "data").iterdir()) == ["README.md", "train.parquet"]


def test_only_a_folder_is_pushed(filled, tmp_path):
    with pytest.raises(SystemExit):
        main(["export", "--format", "kto", "--out", str(tmp_path / "rows.jsonl"), "--push", "emmy/votes"])


def test_what_the_hub_refuses_is_told_in_one_line(filled, tmp_path, capsys, monkeypatch):
    from huggingface_hub import HfApi
    from huggingface_hub.errors import HFValidationError

    def refuse(*_, **__):
        raise HFValidationError("no such owner\nand more")

    monkeypatch.setattr(HfApi, "create_repo", refuse)
    assert main(["export", "--format", "kto", "--out", str(tmp_path / "data"), "--push", "emmy/votes"]) == 2
    assert capsys.readouterr().err == "feedback: the hub did not take emmy/votes: no such owner\n"


def test_trust_prints_whose_votes_are_believed(filled, capsys):
    assert main(["trust"]) == 0
    shown = json.loads(capsys.readouterr().out)
    assert (shown["raters"], shown["votes"], shown["distrusted"]) == (1, 3, [])


@pytest.mark.parametrize(
    ("name", "value", "told"),
    [
        ("EMMY_BAD_EMOJI", "👍🏽 👎", "👍 is in EMMY_GOOD_EMOJI too"),
        ("EMMY_ASKER_WEIGHT", "-1", "greater than or equal to 0"),
    ],
)
def test_a_bad_way_of_judging_is_told_with_its_name(name, value, told, monkeypatch, capsys):
    monkeypatch.setenv(name, value)
    assert main(["stats"]) == 2
    [line] = capsys.readouterr().err.splitlines()
    assert line.startswith(f"feedback: {name}={value} is wrong: ")
    assert told in line


def test_the_settings_say_what_emoji_mean_and_how_much_an_asker_counts(monkeypatch):
    monkeypatch.setenv("EMMY_GOOD_EMOJI", "🦆")
    monkeypatch.setenv("EMMY_ASKER_WEIGHT", "3")
    monkeypatch.setenv("EMMY_IGNORED_RATERS", "discord:1, slack:U2")
    judging = FeedbackSettings().judging
    assert (judging.meanings.of("🦆"), judging.meanings.of("👍"), judging.rules.asker) == (1, 0, 3.0)
    assert judging.ignored == {"discord:1", "slack:U2"}


def test_stats_prints_the_counts(filled, capsys):
    assert main(["stats"]) == 0
    shown = json.loads(capsys.readouterr().out)
    assert shown == {"exchanges": 3, "ups": 2, "downs": 1, "by_expert": {"algebra": 1, "arithmetic": 2}}


def test_a_person_is_exported_and_then_deleted(filled, tmp_path):
    out = tmp_path / "bob.jsonl"
    assert main(["export-person", "discord:bob", "--out", str(out)]) == 0
    assert [(row["kind"], row["emoji"]) for row in written(out)] == [("Rating", emoji) for emoji in "👍👎👍"]
    assert main(["delete-person", "discord:bob"]) == 0
    assert main(["export-person", "discord:bob", "--out", str(out)]) == 0
    assert written(out) == []


def test_a_person_fits_no_table(filled, tmp_path, capsys):
    with pytest.raises(SystemExit):
        main(["export-person", "discord:bob", "--out", str(tmp_path / "bob.parquet")])
    assert "please name a .jsonl file" in capsys.readouterr().err
    assert not (tmp_path / "bob.parquet").exists()


@pytest.mark.parametrize(
    ("url", "shown"),
    [
        ("mysql://emmy:s3cret@host/emmy", "mysql://emmy:***@host/emmy"),
        ("mysql//emmy:s3cret@host/emmy", "(secret)"),
        ("mysql://emmy:s3cret@host:first/emmy", "(secret)"),
    ],
)
def test_a_bad_setting_is_told_in_one_line_with_name_value_and_remedy(url, shown, monkeypatch, capsys):
    monkeypatch.setenv("DATABASE_URL", url)
    assert main(["stats"]) == 2
    [line] = capsys.readouterr().err.splitlines()
    assert line.startswith(f"feedback: DATABASE_URL={shown} is wrong: ")
    assert "sqlite+aiosqlite" in line


def test_a_database_that_cannot_be_opened_is_told_in_one_line(tmp_path, monkeypatch, capsys):
    monkeypatch.setenv("DATABASE_URL", f"sqlite+aiosqlite:///{tmp_path}")  # a folder
    assert main(["stats"]) == 2
    assert len(capsys.readouterr().err.splitlines()) == 1


def test_a_driver_that_is_not_installed_is_told_in_one_line(monkeypatch, capsys):
    monkeypatch.setitem(sys.modules, "asyncpg", None)  # as if it were not there
    monkeypatch.setenv("DATABASE_URL", "postgresql+asyncpg://emmy:s3cret@host/emmy")
    assert main(["stats"]) == 2
    assert capsys.readouterr().err == "feedback: DATABASE_URL needs the package asyncpg: pip install asyncpg\n"


def test_a_file_that_cannot_be_written_is_told_in_one_line(filled, tmp_path, capsys):
    assert main(["export", "--format", "sft", "--out", str(tmp_path / "nowhere" / "rows.jsonl")]) == 2
    assert "No such file or directory" in capsys.readouterr().err
