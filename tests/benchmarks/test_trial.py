"""A poisoned release that is pushed through by hand: the canary finds it out."""

from random import Random

import pytest

from benchmarks.simulation.people import members
from benchmarks.simulation.readerless import leave_reader_out
from benchmarks.simulation.trial import push_poisoned
from engine.release import canary_of, load_current
from engine.settings import EngineSettings
from feedback.records import RunState
from finetune.canary import Verdict
from finetune.registry import Registry


@pytest.mark.long
@pytest.mark.timeout(1200)
async def test_a_poisoned_release_is_rolled_back_within_200_conversations(store, tmp_path):
    settings = EngineSettings(releases=tmp_path / "releases", general_model="none")
    leave_reader_out(settings)  # it would answer rightly in place of poisoned experts that are unsure
    before = load_current(settings.releases).id
    rng = Random(1)
    everyone = members(20, inverted=0.1, brigade=0.0, corrects=0.0, rng=rng)
    trial = await push_poisoned(store, settings, everyone, rng)
    assert trial.verdict is Verdict.ROLL_BACK
    assert trial.conversations <= 200
    assert trial.serving == before
    assert canary_of(settings.releases) is None
    assert [event.action for event in Registry(settings.releases).history()] == [
        "add", "promote", "add", "canary", "refuse"
    ]  # fmt: skip
    [run] = await store.training.runs(5)
    assert (run.state, run.release) == (RunState.KEPT, trial.release)
    assert "was rolled back (good answers: " in run.reason
