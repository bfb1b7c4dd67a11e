"""A trial that is watched: what counts as an outcome, how it ends, and what is told of it."""

import json
import shutil
from dataclasses import asdict
from datetime import UTC, datetime, timedelta

import pytest

from engine.release import CANARY_NAME, SHIPPED_FOLDER, Canary, canary_of, load_current, read_release
from feedback.evidence import Judging, evidence
from feedback.records import Facts, RequestKind, RunState, Verification
from finetune.canary import Verdict
from finetune.registry import Lineage, Registry
from finetune.watch import LONGEST, outcomes, watch
from tests.feedback.facts import answered, exchange, rated

SHIPPED = read_release(SHIPPED_FOLDER)


@pytest.fixture
def registry(tmp_path) -> Registry:
    return Registry(tmp_path / "releases")


@pytest.fixture
def trial(registry, tmp_path):
    """A release that answers half of the conversations."""
    shutil.copytree(SHIPPED.model_folder("gate"), tmp_path / "gate")
    (tmp_path / "gate" / "README.md").write_text("another")
    release = registry.add(SHIPPED, {"gate": tmp_path / "gate"}, Lineage("none", 1, "", {}), "for the test")
    return registry.try_out(release.id, 0.5, "for the test")


async def happened(store, release: str, number: int, emoji: str, at: datetime) -> None:
    ref = await answered(store, f"{release}{number}", release=release, conversation=f"{release}/{number}", asked_at=at)
    await store.rate(ref, f"rater {number}", emoji, at)


async def test_without_a_trial_there_is_nothing_to_watch(store, registry):
    assert await watch(store, registry) is Verdict.GO_ON


@pytest.mark.parametrize(
    ("served", "tried", "verdict", "state", "kind"),
    [
        ("👍", "👎", Verdict.ROLL_BACK, RunState.KEPT, RequestKind.ROLLBACK),
        ("👎", "👍", Verdict.PROMOTE, RunState.PROMOTED, RequestKind.PROMOTE),
    ],
)
async def test_thumbs_end_a_trial_and_the_run_tells_why(store, registry, trial, served, tried, verdict, state, kind):
    at = datetime.now(UTC) + timedelta(seconds=1)
    for number in range(8):
        await happened(store, SHIPPED.id, number, served, at)
        await happened(store, trial.id, number, tried, at)
    assert await watch(store, registry) is verdict
    assert canary_of(registry.root) is None
    assert load_current(registry.root).id == (trial.id if verdict is Verdict.PROMOTE else SHIPPED.id)
    [run] = await store.training.runs(5)
    assert (run.state, run.release, run.progress) == (state, trial.id, 1.0)
    assert "of 8" in run.reason
    assert await store.training.claim() is None
    assert registry.history()[-1].action == ("promote" if verdict is Verdict.PROMOTE else "refuse")


async def test_what_happened_before_the_trial_does_not_count(store, registry, trial):
    for number in range(10):
        long_ago = datetime.now(UTC) - timedelta(days=1)
        await happened(store, SHIPPED.id, number, "👍", long_ago)
        await happened(store, trial.id, number, "👎", long_ago)
    assert await watch(store, registry) is Verdict.GO_ON


async def test_a_trial_of_which_nobody_said_anything_ends_after_a_week(store, registry, trial):
    for since, verdict in ((LONGEST / 2, Verdict.GO_ON), (LONGEST, Verdict.PROMOTE)):
        canary = Canary(trial.id, 0.5, (datetime.now(UTC) - since).isoformat())
        (registry.root / CANARY_NAME).write_text(json.dumps(asdict(canary)))
        assert await watch(store, registry) is verdict
    assert load_current(registry.root).id == trial.id


async def test_a_rater_is_weighed_in_a_trial_by_what_they_said_before_it(store, registry, trial):
    long_ago, at = datetime.now(UTC) - timedelta(days=9), datetime.now(UTC) + timedelta(seconds=1)
    for number in range(12):
        ref = await answered(store, f"e{number}", question=f"{number} plus 5", asked_at=long_ago)
        for who, emoji in (("ann", "👍"), ("bob", "👍"), ("cem", "👍"), ("mal", "👎")):
            await store.rate(ref, who, emoji, long_ago)
    for who, emoji in (("mal", "👎"), ("ann", "👍")):
        ref = await answered(store, who, question=f"{who} plus 5", conversation=who, release=trial.id, asked_at=at)
        await store.rate(ref, who, emoji, at)
    answers = (await store.first_answers(at)).judged
    assert [one.exchange.id for one in answers] == ["ann", "mal"]
    assert outcomes(answers, trial.id) == [True]


async def test_a_conversation_counts_once_by_its_first_answer(store):
    at = datetime.now(UTC)
    for number, emoji in enumerate(("👎", "👍")):
        ref = await answered(store, f"e{number}", asked_at=at + timedelta(seconds=number))
        await store.rate(ref, "alice", emoji, at)
    [first] = (await store.first_answers(at)).judged
    assert first.exchange.id == "e0"
    assert outcomes([first], "shipped") == [False]
    assert (await store.first_answers(at + timedelta(seconds=1))).judged == ()


def test_what_the_engine_knows_outweighs_thumbs():
    doubted = rated(exchange("1", verification=Verification.DOUBTFUL), "alice 👍")
    failed = rated(exchange("2", failure="not_understood"), "alice 👍")
    liked, disputed, silent = (
        rated(exchange("3"), "alice 👍"),
        rated(exchange("4"), "a 👍", "a 👎"),
        rated(exchange("5")),
    )
    computed = rated(exchange("6", expert="exact"), "alice 👎")
    refused = rated(exchange("7", expert="", failure="empty"))  # before any model was asked
    facts = Facts((doubted, failed, liked, disputed, silent, computed, refused))
    assert outcomes(evidence(facts, Judging()).judged, "shipped") == [False, False, True]


async def test_a_trial_that_was_replaced_meanwhile_is_left_alone(store, registry, trial):
    canary = canary_of(registry.root)
    assert canary is not None
    registry.try_out(trial.id, 0.1, "another share")
    assert not registry.refuse(canary, "late")
    assert not registry.adopt(canary, "late")
    assert canary_of(registry.root) is not None


def test_a_rollback_ends_the_trial_first(registry, trial):
    assert registry.rollback("no").id == SHIPPED.id
    assert not (registry.root / CANARY_NAME).exists()
