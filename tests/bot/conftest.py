"""What tests of the bot share: a conversation over the fake engine, its figures, a double of Slack, and a browser."""

import pytest
import pytest_asyncio

from bot.metrics import Metrics
from tests.bot.browser import chromium
from tests.bot.slack_double import slack_double


@pytest.fixture
def metrics():
    return Metrics()


@pytest.fixture
def conversation(converse, engine):
    return converse(engine)


@pytest.fixture
async def slack():
    async with slack_double() as double:
        yield double


@pytest_asyncio.fixture(scope="module", loop_scope="module")
async def browser():
    async with chromium() as launched:
        yield launched
