"""The trainer's child: real processes that live, die and are ended."""

import asyncio
import os
import sys
from contextlib import asynccontextmanager

import pytest

from bot import trainer
from bot.metrics import Metrics
from bot.trainer import Trainer


def python(monkeypatch, code: str) -> None:
    """Let the child be a small program."""
    monkeypatch.setattr(trainer, "COMMAND", (sys.executable, "-c", code))


@asynccontextmanager
async def running(metrics: Metrics):
    task = asyncio.create_task(Trainer(metrics).run())
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


async def test_a_child_that_dies_is_started_again_after_a_pause(monkeypatch, log, caplog):
    monkeypatch.setattr(trainer, "FIRST_PAUSE", 0.05)
    python(monkeypatch, f"open({str(log)!r}, 'a').write('up\\n'); raise SystemExit(7)")
    async with running(Metrics()):
        assert await until(log, 2) == ["up", "up"]
    assert "the trainer ended with code 7" in caplog.text


async def test_a_child_that_keeps_dying_is_waited_for_longer_and_longer(monkeypatch, log, caplog):
    monkeypatch.setattr(trainer, "FIRST_PAUSE", 0.1)
    python(monkeypatch, f"open({str(log)!r}, 'a').write('up\\n'); raise SystemExit(1)")
    async with running(Metrics()):
        await until(log, 3)
    pauses = [record.args[-1] for record in caplog.records if record.name == trainer.__name__]
    assert pauses[:2] == [0.1, 0.2]


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
