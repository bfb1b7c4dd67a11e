"""A night's run as its row tells it: too little data, no better candidate, a damaged release, a run that is stopped."""

import asyncio
import threading
from dataclasses import replace
from itertools import groupby

import pytest

from benchmarks.simulation.readerless import leave_reader_out
from engine.errors import ReleaseError
from engine.release import SHIPPED_FOLDER, load_current, read_release
from engine.settings import EngineSettings
from feedback.questions import held_out
from feedback.records import RequestKind, RunState, Scope
from finetune import gathering
from finetune import nightly as nightly_module
from finetune.decide import Decision
from finetune.judge import Judged
from finetune.nightly import Parts, nightly
from finetune.recipes import DPO
from finetune.registry import Lineage, Registry
from finetune.settings import FinetuneSettings
from tests.feedback.facts import NOON, answered, message

SHIPPED = read_release(SHIPPED_FOLDER)
QUESTIONS = [f"{n} plus 5" for n in range(10, 60)]
TAUGHT = [question for question in QUESTIONS if not held_out(question)]
KEPT = [question for question in QUESTIONS if held_out(question)]
NO_LINEAGE = Lineage("by hand", 1, "", {})
TIMID = replace(DPO, learning_rate=1e-7, epochs=1, replay=16, batch=8)


@pytest.fixture
def parts(store, tmp_path) -> Parts:
    engine = EngineSettings(releases=tmp_path / "releases", general_model="none")
    leave_reader_out(engine)  # whose seconds a question add nothing here
    return Parts(store, Registry(engine.releases), engine, FinetuneSettings(regression_problems=20, guards=""), TIMID)


async def begun(parts: Parts):
    request = await parts.store.training.request(RequestKind.TRAIN, "", "me")
    await parts.store.training.claim()
    return await parts.store.training.start(request)


async def rate(store, questions) -> None:
    """Each question answered well and rated up, and answered badly and rated down."""
    for question in questions:
        number = question.split()[0]
        for final, sign, emoji in ((str(int(number) + 5), "+", "👍"), (str(int(number) - 5), "-", "👎")):
            ref = await answered(
                store, f"{number}{sign}", question=question, completion=f"calculate({number} {sign} 5)", final=final
            )
            await store.rate(ref, "alice", emoji, NOON)


async def test_with_too_few_pairs_the_run_says_how_many_there_are(parts):
    await rate(parts.store, TAUGHT[:3])
    run = await nightly(parts, await begun(parts))
    assert run.state is RunState.KEPT
    assert run.reason.endswith("(arithmetic 3).")


async def test_a_brigade_is_not_believed_and_the_run_says_so(parts):
    await rate(parts.store, TAUGHT[:6])
    for rater, good, bad in (("bob", "👍", "👎"), ("cem", "👍", "👎"), ("mal", "👎", "👍"), ("tru", "👎", "👍")):
        for number in (question.split()[0] for question in TAUGHT[:6]):
            await parts.store.rate(message(f"{number}+"), rater, good, NOON)
            await parts.store.rate(message(f"{number}-"), rater, bad, NOON)
    run = await nightly(parts, await begun(parts))
    assert run.reason.endswith("(arithmetic 6). Trust: 2 of 5 raters were not believed; brigades of 2 people.")
    [kept] = await parts.store.training.runs(1)
    assert kept.trust["brigades"] == [["mal", "tru"]]


async def test_what_people_took_out_of_training_is_not_trained_on(parts):
    await rate(parts.store, [*TAUGHT[:10], *KEPT[:4]])
    await parts.store.opt_outs.add(Scope.PERSON, "alice", NOON)
    run = await nightly(parts, await begun(parts))
    assert run.reason.endswith("(none).")


async def test_pairs_of_held_out_questions_are_never_trained_on(parts):
    await rate(parts.store, KEPT)
    run = await nightly(parts, await begun(parts))
    assert run.state is RunState.KEPT
    assert run.reason.endswith("(none).")


async def test_without_held_out_ratings_no_candidate_is_trained(parts):
    await rate(parts.store, TAUGHT[:8])
    run = await nightly(parts, await begun(parts))
    assert run.state is RunState.KEPT
    assert "No rated question is held out yet" in run.reason


async def test_what_takes_long_before_the_training_leaves_the_loop_free(parts, monkeypatch):
    threads = {}

    def noted(name, do):
        def call(*given):
            threads[name] = threading.current_thread()
            return do(*given)

        return call

    def refuse(*_):
        raise ValueError("far enough")

    for module, names in (
        (gathering, ("wanted", "trainable", "misrouted")),
        (nightly_module, ("ratings", "judging_pairs")),
    ):
        for name in names:
            monkeypatch.setattr(module, name, noted(name, getattr(module, name)))
    monkeypatch.setattr(nightly_module, "guards", noted("guards", refuse))
    await rate(parts.store, [*TAUGHT[:10], *KEPT[:4]])
    run = await nightly(parts, await begun(parts))
    assert run.reason == "ValueError: far enough"
    assert len(threads) == 6
    assert threading.main_thread() not in threads.values()


async def test_a_candidate_that_is_no_better_is_not_promoted(parts):
    serving, history = load_current(parts.registry.root), parts.registry.history()
    await rate(parts.store, [*TAUGHT[:10], *KEPT[:4]])
    run = await nightly(parts, await begun(parts))
    assert run.state is RunState.KEPT
    assert "not shown to be better on held-out ratings" in run.reason
    assert run.scores.keys() == {"held-out ratings", "held-out preferences", "regression", "talk"}
    assert run.finished_at is not None
    assert await parts.store.training.runs(1) == [run]
    assert parts.registry.history() == history
    assert load_current(parts.registry.root) == serving


async def test_a_better_candidate_waits_where_an_admin_promoted_another_release_meanwhile(parts, monkeypatch):
    async def overtaken(*_) -> Judged:
        other = parts.registry.add(SHIPPED, {"arithmetic": SHIPPED.model_folder("algebra")}, NO_LINEAGE, "by hand")
        parts.registry.promote(other.id, "by hand")
        return Judged(Decision(True, "Better."), {}, {})

    monkeypatch.setattr(nightly_module, "judge", overtaken)
    await rate(parts.store, [*TAUGHT[:10], *KEPT[:4]])
    run = await nightly(parts, await begun(parts))
    promoted = load_current(parts.registry.root).id
    assert (run.state, run.reason) == (
        RunState.KEPT,
        f"Better. But {promoted} was promoted meanwhile, so {run.release} waits for an admin.",
    )
    assert parts.registry.get(run.release).id not in (promoted, SHIPPED.id)


async def test_what_is_told_late_of_a_stage_is_never_written_after_the_next_one_began(parts, monkeypatch):
    written = []
    update = parts.store.training.update

    async def slow(run):
        await asyncio.sleep(0.5 * run.progress)
        await update(run)
        written.append(run.stage)

    monkeypatch.setattr(parts.store.training, "update", slow)
    await rate(parts.store, [*TAUGHT[:10], *KEPT[:4]])
    await nightly(parts, await begun(parts))
    assert "evaluating the candidate" in written
    assert [stage for stage, _ in groupby(written)] == list(dict.fromkeys(written))


async def test_a_damaged_expert_ends_the_run_as_failed(parts, tmp_path):
    damaged = tmp_path / "damaged"
    damaged.mkdir()
    for file in SHIPPED.model_folder("arithmetic").iterdir():
        (damaged / file.name).write_bytes(file.read_bytes())
    (damaged / "model.safetensors").write_bytes(b"not weights")
    release = parts.registry.add(SHIPPED, {"arithmetic": damaged}, Lineage("none", 1, "", {}), "for the test")
    parts.registry.promote(release.id, "for the test")
    await rate(parts.store, [*TAUGHT[:10], *KEPT[:4]])
    run = await nightly(parts, await begun(parts))
    assert run.state is RunState.FAILED
    assert "no readable expert" in run.reason


async def test_a_run_that_is_cancelled_stops_its_training(parts):
    parts = replace(parts, recipe=replace(TIMID, epochs=10_000))
    await rate(parts.store, [*TAUGHT[:10], *KEPT[:4]])
    run = asyncio.create_task(nightly(parts, await begun(parts)))
    while not (await parts.store.training.runs(1))[0].stage.startswith("training"):
        await asyncio.sleep(0.05)
    run.cancel()
    with pytest.raises(asyncio.CancelledError):
        await run
    await asyncio.wait_for(asyncio.get_running_loop().shutdown_default_executor(), 60)


async def test_a_broken_pointer_ends_the_run_as_failed(parts):
    (parts.registry.root / "current").write_text("gone")
    run = await nightly(parts, await begun(parts))
    assert run.state is RunState.FAILED
    assert run.reason.startswith(ReleaseError.__name__)
