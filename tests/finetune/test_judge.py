"""A candidate judged for real: what was trained on inverted ratings is refused."""

from dataclasses import replace
from pathlib import Path

import pytest

from engine.release import SHIPPED_FOLDER, read_release
from engine.serving import READER
from engine.settings import EngineSettings
from feedback.datasets import dpo_row
from feedback.pairs import PreferencePair
from finetune.dpo import train_dpo
from finetune.judge import PREFERENCES, RATINGS, REGRESSION, TALK, Exam, Told, guards, judge
from finetune.preferences import prefers
from finetune.recipes import DPO
from finetune.suites.row import Row

SHIPPED = read_release(SHIPPED_FOLDER)
BOLD = replace(DPO, expert="arithmetic", learning_rate=3e-4, epochs=2, replay=32)
RIGHT, WRONG = "calculate(<n1> + <n2>)", "calculate(<n1> - <n2>)"


def pairs(first: int, count: int) -> list[PreferencePair]:
    """Sums that people like, and differences that they do not, above zero: below it the reader would be asked."""
    return [
        PreferencePair("arithmetic", f"{n + 3} plus {n}", RIGHT, WRONG, (f"good {n}", f"bad {n}"))
        for n in range(first, first + count)
    ]


EXAM = Exam(
    [Row(f"{n + 3} plus {n}", frozenset({str(2 * n + 3)})) for n in range(500, 512)],
    {"arithmetic": pairs(500, 12)},
    guards(20, ()),
)


def test_the_shipped_expert_prefers_what_is_right():
    assert prefers(SHIPPED.model_folder("arithmetic"), pairs(10, 3)) == [True] * 3
    inverted = [replace(pair, chosen=pair.rejected, rejected=pair.chosen) for pair in pairs(10, 3)]
    assert prefers(SHIPPED.model_folder("arithmetic"), inverted) == [False] * 3
    assert prefers(SHIPPED.model_folder("arithmetic"), []) == []


def test_guards_are_found_by_name():
    found = guards(20, ("words", "addition"))
    assert list(found) == [REGRESSION, TALK, "words", "addition"]
    assert len(found[REGRESSION]) == len(found["addition"]) == 20
    assert len(found[TALK]) == 5
    assert all(row.is_right(None) and not row.is_right("4") for row in found[TALK])


@pytest.mark.timeout(300)
async def test_a_candidate_that_was_trained_on_inverted_pairs_is_refused(tmp_path, monkeypatch):
    inverted = [replace(pair, chosen=pair.rejected, rejected=pair.chosen) for pair in pairs(10, 32)]
    rows = [dpo_row(pair) for pair in inverted]
    poisoned = train_dpo(SHIPPED.model_folder("arithmetic"), rows, BOLD, tmp_path, lambda _: None)
    stages: list[str] = []

    async def enter(stage: str) -> None:
        stages.append(stage)

    told = Told(enter, lambda _: None)
    settings = EngineSettings(releases=Path("releases"), language_models=EngineSettings().language_models.resolve())
    monkeypatch.chdir(tmp_path)  # the folder of releases is a relative one, as by default
    # without the reader, which would help the poisoned one out
    experts = {name: folder for name, folder in SHIPPED.models.items() if name != READER}
    serving = replace(SHIPPED, models=experts, drift={TALK: 0.01})
    judged = await judge(serving, {"arithmetic": poisoned.relative_to(tmp_path)}, EXAM, settings, told)
    assert not judged.decision.promote
    assert "worse on" in judged.decision.reason
    assert "held-out ratings 100.0 % -> " in judged.decision.reason
    assert judged.decision.reason.count("of 12 in 1 phrase;") == 2  # the ratings and the preferences
    assert judged.scores[RATINGS] < 0.5
    assert judged.scores[PREFERENCES] < 0.5
    assert judged.drift.keys() == {REGRESSION, TALK}
    assert judged.drift[TALK] >= 0.01
    assert stages == ["evaluating the serving release", "evaluating the candidate"]
