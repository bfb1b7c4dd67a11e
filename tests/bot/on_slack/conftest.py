"""A Slack workspace over the Socket Mode double, with Emmy in it."""

import pytest

from tests.bot.slack_double import SlackDouble, in_socket_mode, listening


@pytest.fixture
def double():
    return SlackDouble()


@pytest.fixture
async def slack(double, conversation, metrics):
    async with listening(double), in_socket_mode(double, conversation, metrics):
        yield double
