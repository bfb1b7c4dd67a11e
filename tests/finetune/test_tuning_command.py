"""The commands of the methods: a recipe's smoke size for real, phases one after the other, what is refused."""

import json

from engine.release import SHIPPED_FOLDER
from finetune.__main__ import main
from finetune.recipes import published

FILES = {file.stem: file for file in published()}


def test_the_smoke_size_of_a_published_recipe_runs(tmp_path, caplog):
    caplog.set_level("INFO")
    assert main(["sft", "--recipe", str(FILES["slm-math-sft-lora"]), "--smoke", "--out", str(tmp_path)]) == 0
    assert (tmp_path / "model" / "model.safetensors").exists()
    steps = [json.loads(line) for line in (tmp_path / "metrics.jsonl").read_text().splitlines()]
    assert steps[-1]["loss"] < steps[0]["loss"]
    assert "0 s to go" in caplog.text


def test_phases_go_on_from_each_other(tmp_path):
    recipe = tmp_path / "two.toml"
    source = 'rows = 4\ncolumns = { prompt = "question", completion = "solution" }\n'
    recipe.write_text(
        f'method = "sft"\nmodel = "{SHIPPED_FOLDER}/arithmetic"\nepochs = 1\nbatch = 4\n'
        f'[[data]]\ngenerated = "addition"\n{source}[[data]]\ngenerated = "roots"\n{source}'
    )
    assert main(["sft", "--recipe", str(recipe), "--out", str(tmp_path / "run")]) == 0
    cards = [(tmp_path / "run" / phase / "model" / "README.md").read_text() for phase in "12"]
    assert [card.count("## Tuned on examples") for card in cards] == [1, 2]


def test_rows_can_be_given_in_a_file(tmp_path, monkeypatch):
    monkeypatch.setenv("EMMY_RELEASES", str(tmp_path / "releases"))
    rows, recipe = tmp_path / "rows.jsonl", tmp_path / "quick.toml"
    rows.write_text(json.dumps({"prompt": "a\n", "chosen": "calculate(1)", "rejected": "calculate(2)"}) + "\n")
    recipe.write_text('method = "dpo"\nexpert = "arithmetic"\nepochs = 1\nreplay = 0\n')
    assert main(["dpo", "--recipe", str(recipe), "--rows", str(rows), "--out", str(tmp_path / "run")]) == 0
    assert (tmp_path / "run" / "1" / "model" / "model.safetensors").exists()


def test_a_recipe_without_data_and_a_wrong_one_end_with_one_line(tmp_path, capsys):
    assert main(["kto"]) == 2
    assert "--rows" in capsys.readouterr().err
    assert main(["kto", "--recipe", str(FILES["dpo"])]) == 2
    assert 'not "kto"' in capsys.readouterr().err
    assert main(["pretrain"]) == 2
    assert "--recipe" in capsys.readouterr().err


def test_a_set_is_generated(tmp_path):
    assert main(["generate", "integrals", "--rows", "20", "--out", str(tmp_path / "set.jsonl")]) == 0
    assert len((tmp_path / "set.jsonl").read_text().splitlines()) < 20


def test_pretraining_by_a_recipes_file(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    recipe = tmp_path / "tiny.toml"
    text = FILES["mathnet-arithmetic"].read_text()
    recipe.write_text(text)
    assert main(["pretrain", "--recipe", str(recipe), "--smoke", "--out", str(tmp_path / "out")]) == 0
    report = json.loads((tmp_path / "out" / "training.json").read_text())
    assert set(report["exact"]) == {"all", "mathnet"}
