"""Services that break, end, are refused or come to their end, each beside the pauses of the others."""

import asyncio

import pytest

from bot import services
from bot.services import EndedError, RefusedError, keep_running


@pytest.fixture(autouse=True)
def short_pauses(monkeypatch):
    monkeypatch.setattr(services, "FIRST_PAUSE", 0.01)
    monkeypatch.setattr(services, "LONGEST_PAUSE", 0.04)


class Frail:
    """A service that meets its fates one after the other, and is done after the last."""

    def __init__(self, *fates: Exception) -> None:
        self.fates = list(fates)
        self.starts = 0

    async def __call__(self) -> None:
        self.starts += 1
        if self.fates:
            raise self.fates.pop(0)


def pauses(caplog) -> list[float]:
    return [record.args[-1] for record in caplog.records if "started again" in record.msg]


async def test_a_service_that_breaks_is_started_again_and_counted(metrics, caplog):
    frail = Frail(ConnectionError("no network yet"), EndedError("ended with code 7"))
    await keep_running("Discord", frail, metrics)
    assert frail.starts == 3
    assert "no network yet" in caplog.text
    assert "Discord: ended with code 7" in caplog.text
    assert 'emmy_service_breaks_total{service="Discord"} 2.0' in metrics.text().decode()


async def test_the_pauses_double_up_to_the_longest(metrics, caplog):
    caplog.set_level("INFO")
    await keep_running("the news", Frail(*[OSError("the disk is full")] * 4), metrics)
    assert pauses(caplog) == [0.01, 0.02, 0.04, 0.04]


async def test_the_pauses_begin_anew_after_a_long_life(metrics, caplog):
    caplog.set_level("INFO")
    lives = iter([0, 0, 0.05])

    async def lively() -> None:
        if (life := next(lives, None)) is not None:
            await asyncio.sleep(life)
            raise OSError("over")

    await keep_running("the news", lively, metrics)
    assert pauses(caplog) == [0.01, 0.02, 0.01]


async def test_what_is_refused_is_said_and_not_tried_again(metrics, caplog):
    refused = Frail(RefusedError("DISCORD_TOKEN is none of Discord's"))
    await keep_running("Discord", refused, metrics)
    assert refused.starts == 1
    assert "Discord does not run: DISCORD_TOKEN is none of Discord's" in caplog.text


async def test_a_service_that_is_cancelled_stays_so(metrics):
    started = asyncio.Event()

    async def endless() -> None:
        started.set()
        await asyncio.Event().wait()

    running = asyncio.create_task(keep_running("Slack", endless, metrics))
    await started.wait()
    running.cancel()
    with pytest.raises(asyncio.CancelledError):
        await running
