"""A poisoned release is pushed through by hand while people ask; how many conversations until it is rolled back."""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from random import Random
from tempfile import TemporaryDirectory

from benchmarks.simulation.day import play
from benchmarks.simulation.people import Member
from benchmarks.simulation.poison import poisoned
from bot.conversation import Conversation
from bot.limits import RateLimiter
from bot.metrics import Metrics
from engine.assembly import open_engine
from engine.release import load_current
from engine.settings import EngineSettings
from feedback.store import Store
from finetune.canary import Verdict
from finetune.registry import Lineage, Registry
from finetune.settings import FinetuneSettings
from finetune.watch import watch

STEP = 5  # conversations between two looks
MOST = 400
WITHOUT_LIMIT = 10**9


@dataclass(frozen=True, slots=True)
class Trial:
    """How a trial ended, and after how many conversations; `release` was on trial, `serving` serves after it."""

    verdict: Verdict
    conversations: int
    release: str
    serving: str


async def push_poisoned(store: Store, settings: EngineSettings, everyone: Sequence[Member], rng: Random) -> Trial:
    """Poison the serving release, put it on trial as the trainer would, and play until the trial ends."""
    share = FinetuneSettings().canary_share
    serving = load_current(settings.releases)
    registry = Registry(settings.releases)
    lineage = Lineage("poisoned", 1, "inverted", {})
    with TemporaryDirectory(prefix="emmy-") as folder:
        release = registry.add(serving, poisoned(serving, Path(folder)), lineage, "pushed through by hand")
    async with open_engine(settings) as engine:
        conversation = Conversation(engine, store, RateLimiter(WITHOUT_LIMIT, WITHOUT_LIMIT, WITHOUT_LIMIT), Metrics())
        registry.try_out(release.id, share, "pushed through by hand")
        found, conversations = Verdict.GO_ON, 0
        while found is Verdict.GO_ON and conversations < MOST:
            await play(conversation, everyone, None, STEP, rng)
            conversations += STEP
            found = await watch(store, registry)
    return Trial(found, conversations, release.id, load_current(settings.releases).id)
