"""The command that answers a file of questions."""

import json

from engine.command import main


def test_the_command_answers_a_file_row_by_row(tmp_path, monkeypatch, capsys):
    monkeypatch.setenv("EMMY_GENERAL_MODEL", "none")
    monkeypatch.setenv("EMMY_RELEASES", str(tmp_path / "releases"))
    rows = [{"question": "12 x 15 =", "id": 1}, {"question": "if x-5=7 what is x?", "id": 2}]
    questions, answers = tmp_path / "in.jsonl", tmp_path / "out.jsonl"
    questions.write_text("".join(json.dumps(row) + "\n" for row in rows))
    assert main(["--batch", str(questions), "--out", str(answers)]) == 0
    answered = [json.loads(line) for line in answers.read_text().splitlines()]
    assert [(row["id"], row["final"], row["expert"]) for row in answered] == [(1, "180", "exact"), (2, "12", "algebra")]
    assert all({"text", "confidence", "tool_calls"} <= row.keys() and row["ms"] > 0 for row in answered)


def test_a_bad_setting_is_named_in_one_line(monkeypatch, capsys):
    monkeypatch.setenv("EMMY_THREADS", "none")
    assert main(["12 x 15 ="]) == 2
    told = capsys.readouterr().err
    assert told.startswith("engine: EMMY_THREADS='none' is wrong: ")
    assert told.count("\n") == 1


def test_a_file_that_is_no_jsonl_is_named_in_one_line(tmp_path, capsys):
    questions = tmp_path / "in.jsonl"
    questions.write_text('{"question": 1}\n')
    assert main(["--batch", str(questions), "--out", str(tmp_path / "out.jsonl")]) == 2
    assert capsys.readouterr().err == f"engine: {questions}:1 has no text `question`\n"
