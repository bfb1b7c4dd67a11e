"""Watches a release on trial: what its conversations came to decides whether it serves all or is rolled back.

An outcome is a conversation's first answer. Doubt of the engine's own check and a failure count as bad whatever people
say; else their votes count, weighed as in `feedback.evidence`.
Where nobody said anything the answer counts for neither release. A trial that was not decided after LONGEST ends by what
there is, since no night by schedule trains meanwhile.
"""

import logging
from collections.abc import Iterable
from datetime import UTC, datetime, timedelta
from uuid import uuid4

from engine.release import Canary, canary_of, load_current
from feedback.evidence import LEAST, Judged
from feedback.records import RequestKind, RunState, TrainingRun, Verification
from feedback.store import Store
from finetune.canary import ALPHA, BETA, Verdict, verdict
from finetune.registry import Registry

log = logging.getLogger(__name__)

CANARY = "canary"
LONGEST = timedelta(days=7)
NOT_OF_A_RELEASE = frozenset({"exact", "general"})  # experts that stay the same
_KINDS = {Verdict.PROMOTE: RequestKind.PROMOTE, Verdict.ROLL_BACK: RequestKind.ROLLBACK}


async def watch(store: Store, registry: Registry) -> Verdict:
    """Look at the trial once; what ends it is noted as a run, which admins are told. GO_ON also where there is no trial.

    Raises ReleaseError if the registry cannot be read.
    """
    canary = canary_of(registry.root)
    if canary is None:
        return Verdict.GO_ON
    since = datetime.fromisoformat(canary.since)
    answers = (await store.first_answers(since)).judged
    serving = load_current(registry.root).id
    before, now = (outcomes(answers, release) for release in (serving, canary.release))
    found = verdict(before, now, last=datetime.now(UTC) - since >= LONGEST)
    if found is not Verdict.GO_ON:
        await _end(store, registry, canary, found, _reason(canary, found, before, now))
    return found


def outcomes(answers: Iterable[Judged], release: str) -> list[bool]:
    """What a release's answers came to, in their order."""
    found = (_outcome(one) for one in answers if one.exchange.release == release)
    return [good for good in found if good is not None]


def _outcome(answer: Judged) -> bool | None:
    if not answer.exchange.expert or answer.exchange.expert in NOT_OF_A_RELEASE:
        return None  # refused before any model was asked, or not by a release's models
    if answer.exchange.failure or answer.exchange.verification == Verification.DOUBTFUL:
        return False
    return answer.score > 0 if abs(answer.score) >= LEAST else None


async def _end(store: Store, registry: Registry, canary: Canary, found: Verdict, reason: str) -> None:
    end = registry.adopt if found is Verdict.PROMOTE else registry.refuse
    if not end(canary, reason):
        return
    log.warning("%s", reason)
    now = datetime.now(UTC)
    state = RunState.PROMOTED if found is Verdict.PROMOTE else RunState.KEPT
    run = TrainingRun(str(uuid4()), str(uuid4()), state, CANARY, 1.0, now, now, canary.release, reason)
    await store.training.note(_KINDS[found], run, CANARY)


def _reason(canary: Canary, found: Verdict, before: list[bool], now: list[bool]) -> str:
    figures = (
        f"(good answers: {_share(now)}, of the serving release {_share(before)}; "
        f"Wald's sequential test, alpha {ALPHA}, beta {BETA}, {LONGEST.days} days at most)"
    )
    if found is Verdict.PROMOTE:
        return f"Release {canary.release} did no worse on its share of the conversations and serves all now {figures}."
    return f"Release {canary.release} did worse on its share of the conversations and was rolled back {figures}."


def _share(good: list[bool]) -> str:
    return f"{sum(good)} of {len(good)}"
