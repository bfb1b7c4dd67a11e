"""What many tests need: a real store on disk, and a conversation over a fake engine."""

import os
from collections.abc import AsyncIterator, Callable

import pytest
from hypothesis import settings

from bot.conversation import Conversation
from bot.limits import RateLimiter
from bot.metrics import Metrics
from feedback.store import Store
from tests.fakes import FakeEngine

# a busy machine holds an example up for longer than any deadline; what must be quick is timed by a test of its own
settings.register_profile("busy machine", deadline=None)
settings.load_profile("busy machine")


def missing(what: str) -> None:
    """Skip for a program that is not there, with the reason; where everything must be there (CI), fail."""
    if os.environ.get("EMMY_TEST_NOTHING_SKIPPED"):
        pytest.fail(f"{what} is missing, and nothing may be skipped here")
    pytest.skip(f"{what} is missing")


@pytest.fixture
async def store(tmp_path) -> AsyncIterator[Store]:
    """A fresh store."""
    opened = Store(f"sqlite+aiosqlite:///{tmp_path}/emmy.db")
    await opened.open()
    yield opened
    await opened.close()


@pytest.fixture
def engine() -> FakeEngine:
    """An engine that says 180."""
    return FakeEngine()


@pytest.fixture
def converse(store: Store) -> Callable[[object], Conversation]:
    """A conversation over the store and an engine of the test's choice."""
    return lambda engine: Conversation(engine, store, RateLimiter(1000, 1000, 1000), Metrics(), poll_seconds=0.01)
