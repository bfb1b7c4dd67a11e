"""A real bot process that is killed without warning: no rating that Slack was told of is lost."""

import asyncio
import os
import signal
import sys
from contextlib import asynccontextmanager
from datetime import UTC, datetime

import aiohttp
import pytest

from bot.server import listening
from feedback.records import Exchange, MessageRef
from feedback.store import Store
from tests.bot.slack_double import slack_double
from tests.bot.slack_emulator import SIGNING_SECRET, Sender, free_port

REF = MessageRef("slack", "C1", "1700000000.000100")
OLD = Exchange(
    id="old", asked_at=datetime.now(UTC), platform="slack", server="slack:T1", conversation="slack:T1:C1:1",
    asker="slack:UALICE", question="12 x 15 =", answer="`180`", final="180", expert="exact", completion="",
    confidence=1.0, release="shipped", seconds=0.002,
)  # fmt: skip


@pytest.fixture
async def answered(store):
    """A store with an answer that was given before the bot's start."""
    await store.record(OLD)
    await store.attach(OLD.id, [REF])
    return store


@asynccontextmanager
async def bot(tmp_path, port: int, slack_port: int = 9):
    """`python -m bot` with Slack over HTTP, once it answers."""
    environment = {
        **os.environ, "DATABASE_URL": f"sqlite+aiosqlite:///{tmp_path}/emmy.db", "EMMY_PORT": str(port),
        "EMMY_TRAINER": "false", "EMMY_GENERAL_MODEL": "none", "EMMY_RELEASES": str(tmp_path / "releases"),
        "SLACK_BOT_TOKEN": "xoxb-1", "SLACK_SIGNING_SECRET": SIGNING_SECRET, "SLACK_API_URL": f"http://127.0.0.1:{slack_port}/api/",
    }  # fmt: skip
    process = await asyncio.create_subprocess_exec(sys.executable, "-m", "bot", env=environment)
    try:
        await until_healthy(port)
        yield process
    finally:
        if process.returncode is None:
            process.kill()
        await process.wait()


async def until_healthy(port: int) -> None:
    for _ in range(300):
        try:
            async with aiohttp.ClientSession() as session, session.get(f"http://127.0.0.1:{port}/healthz") as answer:
                if answer.status == 200:
                    return
        except aiohttp.ClientError:
            pass
        await asyncio.sleep(0.2)
    raise TimeoutError("the bot did not come up")


def thumb(user: str) -> dict:
    item = {"type": "message", "channel": REF.channel, "ts": REF.message}
    return {"type": "reaction_added", "user": user, "reaction": "+1", "item": item}


async def test_a_rating_survives_the_kill_that_follows_its_acknowledgement(tmp_path, answered: Store):
    port = free_port()
    sender = Sender(f"http://127.0.0.1:{port}", "T1")
    async with slack_double() as slack:
        async with bot(tmp_path, port, slack.port) as process:
            assert await sender.event(thumb("UALICE")) == 200
            process.send_signal(signal.SIGKILL)
            await process.wait()
        assert (await answered.statistics()).ups == 1
        async with bot(tmp_path, port, slack.port):
            assert await sender.event(thumb("UBOB")) == 200
        assert (await answered.statistics()).ups == 2


async def test_a_wrong_setting_stops_the_start_with_its_name_and_the_remedy(tmp_path):
    environment = {**os.environ, "EMMY_PORT": "70000", "EMMY_NIGHTLY": "25:00", "SLACK_BOT_TOKEN": "xoxp-secret"}
    process = await asyncio.create_subprocess_exec(
        sys.executable, "-m", "bot", env=environment, cwd=tmp_path, stderr=asyncio.subprocess.PIPE
    )
    _, told = await process.communicate()
    assert process.returncode == 2
    assert b"EMMY_PORT='70000' is wrong" in told
    assert b"EMMY_NIGHTLY='25:00' is wrong: must be a time such as 03:00" in told
    assert b"SLACK_BOT_TOKEN=(secret) is wrong: a token that begins with xoxb- is needed" in told
    assert b"xoxp-secret" not in told


async def test_a_termination_ends_the_bot_in_order_though_a_page_is_open(tmp_path, answered):
    port = free_port()
    async with bot(tmp_path, port) as process, aiohttp.ClientSession() as browser:
        heartbeat = f"http://127.0.0.1:{port}/gradio_api/heartbeat/a-page"  # Gradio's, for as long as a page is open
        async with browser.get(heartbeat) as opened:
            assert opened.status == 200
            process.terminate()
            assert await asyncio.wait_for(process.wait(), 20) == 0


async def test_a_port_that_is_taken_stops_the_start_with_a_sentence(tmp_path):
    with listening("127.0.0.1", 0) as taken:
        port = taken.getsockname()[1]
        environment = {**os.environ, "EMMY_PORT": str(port)}
        process = await asyncio.create_subprocess_exec(
            sys.executable, "-m", "bot", env=environment, stderr=asyncio.subprocess.PIPE
        )
        _, told = await process.communicate()
    assert process.returncode == 2
    assert f"EMMY_HOST='127.0.0.1' with EMMY_PORT={port} is wrong: Address already in use".encode() in told
    assert b"Traceback" not in told
