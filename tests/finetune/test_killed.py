"""The trainer is killed (SIGKILL) in a process of its own at each stage: the run fails cleanly, serving never stops.

The next start goes on where it stood.
"""

import asyncio
import os
import signal
import sys
from dataclasses import replace

import pytest

from benchmarks.simulation.readerless import leave_reader_out
from engine.assembly import open_engine
from engine.messages import Turn
from engine.release import canary_of, load_current
from engine.settings import EngineSettings
from feedback.records import RunState
from finetune import methods, nightly
from finetune.nightly import Parts
from finetune.registry import Registry
from finetune.settings import FinetuneSettings
from finetune.work import WORK
from finetune.worker import fail_abandoned, serve_one
from tests.finetune.test_nightly import KEPT, TAUGHT, TIMID, rate

# a trainer that kills itself as a stage is told, or as its progress is
CHILD = """
import os, signal, sys
from dataclasses import replace
from finetune import methods, nightly
methods.DEFAULTS["dpo"] = replace(methods.DEFAULTS["dpo"], learning_rate=1e-7, epochs=1, replay=16, batch=8, save_every=1)
stage, share = sys.argv[1], float(sys.argv[2])
entered, told = nightly._Night._enter, nightly._Night._tell

def die(night):
    if night._run.stage.startswith(stage):
        os.kill(os.getpid(), signal.SIGKILL)

async def enter(night, name):
    await entered(night, name)
    if not share:
        die(night)

def tell(night, progress):
    told(night, progress)
    if share and progress >= share:
        die(night)

nightly._Night._enter, nightly._Night._tell = enter, tell
from finetune.__main__ import main
main(["nightly"])
"""
STAGES = [
    ("building pairs", 0.0),
    ("training", 0.0),
    ("training", 0.5),
    ("evaluating the serving release", 0.5),
    ("evaluating the candidate", 0.5),
]
# of the run after it: from the beginning, from the checkpoint, or none since all was trained
FIRST_STEPS = dict(zip(STAGES, ([1], [1], [2], [], []), strict=True))


def listening(steps):
    """`train`, with its steps written down."""

    def train(serving, rows, recipe, folder, progress):
        def told(now):
            steps.append(now.step)
            progress(now)

        return methods.train(serving, rows, recipe, folder, told)

    return train


@pytest.mark.long
@pytest.mark.timeout(600)
@pytest.mark.parametrize(("stage", "share"), STAGES)
async def test_a_trainer_that_is_killed_leaves_a_failed_run_and_its_work_is_taken_up(
    store, tmp_path, monkeypatch, stage, share
):
    settings = EngineSettings(releases=tmp_path / "releases", general_model="none")
    leave_reader_out(settings)  # its seconds a question add nothing here
    registry = Registry(settings.releases)
    before = registry.history()
    await rate(store, [*TAUGHT[:10], *KEPT[:4]])
    environment = os.environ | {
        "DATABASE_URL": f"sqlite+aiosqlite:///{tmp_path}/emmy.db",
        "EMMY_RELEASES": str(settings.releases),
        "EMMY_REGRESSION_PROBLEMS": "20",
        "EMMY_GUARDS": "",
    }
    async with open_engine(settings) as engine:
        killed = await asyncio.create_subprocess_exec(
            sys.executable, "-c", CHILD, stage, str(share), env=environment, stderr=asyncio.subprocess.DEVNULL
        )
        while killed.returncode is None:
            assert (await engine.answer([Turn("user", "5 plus 40")])).final == "45"
            await asyncio.sleep(0.2)
        assert killed.returncode == -signal.SIGKILL
        [left] = await store.training.runs(5)
        assert left.state is RunState.RUNNING
        assert left.stage.startswith(stage)

        await fail_abandoned(store)
        [failed] = await store.training.runs(5)
        assert failed.state is RunState.FAILED
        assert failed.reason.endswith("It is taken up again where it stood.")
        assert registry.history() == before
        assert canary_of(registry.root) is None
        assert load_current(registry.root).id == engine.release.id

        await rate(store, TAUGHT[10:12])  # what comes after it is for the next night
        steps = []
        monkeypatch.setattr(nightly, "train", listening(steps))
        recipe = replace(TIMID, save_every=1)
        parts = Parts(store, registry, settings, FinetuneSettings(regression_problems=20, guards=""), recipe)
        again = await serve_one(parts)
        assert again is not None
        assert again.state is RunState.KEPT, again.reason
        assert FIRST_STEPS[stage, share] == steps[:1]
        assert list((registry.root / WORK).glob("*")) == []
        assert (await engine.answer([Turn("user", "6 plus 40")])).final == "46"
