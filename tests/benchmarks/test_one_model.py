"""The methods side by side on one model, in a size that shows only that all of them run."""

from dataclasses import replace

from benchmarks import one_model


def test_every_method_learns_and_is_counted(monkeypatch):
    small = {name: replace(recipe, replay=4, batch=4) for name, recipe in one_model.RECIPES.items()}
    small["SFT, then GRPO"] = replace(small["SFT, then GRPO"], prompts=2, samples=2, longest=24)
    monkeypatch.setattr(one_model, "RECIPES", small)
    for name, count in (("LEARNED", 24), ("REINFORCED", 12), ("COUNTED", 6)):
        monkeypatch.setattr(one_model, name, count)
    head, _, *lines = one_model.table().splitlines()
    assert head.startswith("| 6 held-out word problems |")
    assert [line.split(" | ")[0] for line in lines] == ["| as it ships", "| SFT", "| SFT, then GRPO"]
    assert "| 24 rows |" in lines[1]
