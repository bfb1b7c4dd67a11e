"""A page that was lived with: three weeks of questions, reactions, votes and trainings, and a release that was promoted."""

import json
import shutil
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

from bot.adapters.web_adapter import Tabs, page
from bot.conversation import Conversation
from bot.insight import Insight
from bot.limits import RateLimiter
from bot.metrics import Metrics
from bot.server import application
from engine.assembly import open_engine
from engine.history import METRICS_NAME
from engine.release import SHIPPED_FOLDER, Release, read_release
from engine.rivals import open_rivals
from engine.settings import EngineSettings
from feedback.records import Choice, RequestKind, RunState
from feedback.store import Store
from finetune.registry import Lineage, Registry
from tests.bot.serving import served
from tests.feedback.facts import answered

PASSWORD = "correct horse battery"
REASON = "12 held-out ratings gained, 2 lost (p = 0.006); nothing lost on the regression suite"
TOO_FEW = "3 of the 8 pairs that an expert needs"
QUESTIONS, BEFORE = 84, 50  # so many, of which the shipped release answered the first
ROUTES = (
    ("exact", 0.004),
    ("algebra", 0.09),
    ("exact", 0.006),
    ("arithmetic", 0.06),
    ("words", 0.14),
    ("general", 0.9),
)


@dataclass(frozen=True)
class Lived:
    """Where the page is, its store, and the promoted release."""

    address: str
    store: Store
    release: Release


@asynccontextmanager
async def lived_page(folder: Path) -> AsyncIterator[Lived]:
    """The page with the real engine, over a store and a registry in that folder."""
    settings = EngineSettings(releases=folder / "releases", general_model="none")
    release = _promoted(settings.releases, folder / "candidate")
    store = Store(f"sqlite+aiosqlite:///{folder}/emmy.db")
    await store.open()
    await _filled(store, release)
    async with open_engine(settings) as engine, open_rivals(settings) as rivals:
        conversation = Conversation(engine, store, RateLimiter(1000, 1000, 1000), Metrics(), poll_seconds=0.05)
        tabs = Tabs(rivals, Insight(store, settings.releases), PASSWORD)
        await rivals.compare("12 x 15")  # which opens them, so that no visitor waits for that
        async with served(application(page(conversation, admin=False, tabs=tabs), Metrics())) as address:
            yield Lived(address, store, release)
    await store.close()


def _promoted(root: Path, candidate: Path) -> Release:
    shutil.copytree(SHIPPED_FOLDER / "algebra", candidate)
    curve = [{"loss": 0.25 + 0.45 / (1 + step / 9), "step": step} for step in range(1, 61)]
    (candidate / METRICS_NAME).write_text("\n".join(map(json.dumps, curve)), encoding="utf-8")
    lineage = Lineage("dpo", 1, "f00d", {"held-out ratings": 0.913, "regression": 0.987})
    registry = Registry(root)
    release = registry.add(read_release(SHIPPED_FOLDER), {"algebra": candidate}, lineage, REASON)
    return registry.promote(release.id, REASON)


async def _filled(store: Store, promoted: Release) -> None:
    shipped, now = read_release(SHIPPED_FOLDER).id, datetime.now(UTC)
    for number in range(QUESTIONS):
        expert, seconds = ROUTES[number % len(ROUTES)]
        old = number < BEFORE
        told = {
            "expert": expert, "asked_at": now - timedelta(days=20 - number // 4), "seconds": seconds * (1 + number % 5 / 4),
            "release": shipped if old else promoted.id,
        }  # fmt: skip
        ref = await answered(store, f"a{number}", **told)
        await store.rate(ref, "discord:bob", "👎" if number % (4 if old else 11) == 1 else "👍", told["asked_at"])
    for number in range(18):
        pair = (f"a{BEFORE + number}", f"a{number}")
        await store.opinions.choose(Choice(*(pair[::-1] if number % 5 == 4 else pair), "discord:bob", now))
    for days, state, reason in ((9, RunState.KEPT, TOO_FEW), (1, RunState.PROMOTED, REASON)):
        run = await store.training.start(await store.training.request(RequestKind.TRAIN, "", "schedule"))
        ended = replace(run, started_at=now - timedelta(days=days), state=state, reason=reason, progress=1.0)
        await store.training.update(replace(ended, release=promoted.id if state is RunState.PROMOTED else ""))
