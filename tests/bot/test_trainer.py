"""The trainer's child: real processes that end by themselves and are ended."""

import asyncio
import os
import sys
from contextlib import asynccontextmanager

import pytest

from bot import trainer
from bot.metrics import Metrics
from bot.services import EndedError
from bot.trainer import train


def python(monkeypatch, code: str) -> None:
    """Let the child be a small program."""
    monkeypatch.setattr(trainer, "COMMAND", (sys.executable, "-c", code))


@asynccontextmanager
async def running(metrics: Metrics):
    task = asyncio.create_task(train(metrics))
    yield task
    task.cancel()
    await asyncio.gather(task, return_exceptions=True)


async def until(path, lines: int) -> list[str]:
    """What the children wrote, once it is that many lines."""
    for _ in range(200):
        if path.exists() and len(written := path.read_text().splitlines()) >= lines:
            return written
        await asyncio.sleep(0.05)
    raise TimeoutError(f"fewer than {lines} lines")


def alive(metrics: Metrics) -> bool:
    return b"emmy_trainer_alive 1.0" in metrics.text()


@pytest.fixture
def log(tmp_path):
    return tmp_path / "log"


async def test_a_child_that_ends_by_itself_is_told_with_its_code(monkeypatch, metrics):
    python(monkeypatch, "raise SystemExit(7)")
    with pytest.raises(EndedError, match="ended with code 7"):
        await train(metrics)
    assert not alive(metrics)


async def test_the_child_is_ended_with_the_bot(monkeypatch, log):
    metrics = Metrics()
    python(monkeypatch, f"""
import signal, sys, time
def end(*_):
    open({str(log)!r}, 'a').write('ended\\n'); sys.exit(0)
signal.signal(signal.SIGTERM, end)
open({str(log)!r}, 'a').write('up\\n')
time.sleep(60)
""")  # fmt: skip
    async with running(metrics):
        await until(log, 1)
        assert alive(metrics)
    assert log.read_text().splitlines() == ["up", "ended"]
    assert not alive(metrics)


async def test_a_child_that_does_not_listen_is_killed(monkeypatch, log):
    monkeypatch.setattr(trainer, "END_SECONDS", 0.2)
    python(monkeypatch, f"""
import os, signal, time
signal.signal(signal.SIGTERM, signal.SIG_IGN)
open({str(log)!r}, 'a').write(f'{{os.getpid()}}\\n')
time.sleep(60)
""")  # fmt: skip
    async with running(Metrics()):
        [child] = map(int, await until(log, 1))
    with pytest.raises(ProcessLookupError):
        os.kill(child, 0)
