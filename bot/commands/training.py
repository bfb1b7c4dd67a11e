"""`/model`, `/history`, and what admins ask of the trainer: `/retrain`, `/rollback`, `/release`."""

import asyncio
from collections.abc import AsyncIterator
from datetime import UTC, datetime, timedelta

from bot import replies, words
from bot.commands.requests import Request
from bot.events import Reply
from bot.insight import LOOKED_BACK
from feedback.records import RequestKind, TrainingRun
from feedback.strengths import Strength

ALIVE = timedelta(seconds=30)  # a trainer whose last sign of life is older is taken for dead
NIGHTS = 10  # that /history tells of
STRENGTHS = 5  # releases that it ranks by votes
TIME = "%Y-%m-%d %H:%M"


async def model(request: Request) -> AsyncIterator[Reply]:
    """Which release answers, how good it is, and how the last training ended."""
    last = await request.store.training.runs(1)
    scores = [f"- {suite}: {100 * score:.1f} %" for suite, score in sorted(request.release.scores.items())]
    shown = "\n".join(scores) or request.say("model_no_scores")
    outcome = _last(request, last[0]) if last else request.say("model_no_run")
    yield Reply(request.say("model", release=request.release.id, scores=shown, last=outcome), finished=True)


async def history(request: Request) -> AsyncIterator[Reply]:
    """What each night of training brought, the last one first, and whose answers people prefer."""
    ended = [run for run in await request.store.training.runs(NIGHTS) if run.state.ended]
    lines = [
        request.say("history_line", time=f"{run.started_at:{TIME}}", outcome=words.outcome(request.place.say, run))
        for run in ended
    ]
    text = "\n".join([request.say("history"), *lines]) if lines else request.say("history_empty")
    yield Reply(text + await _preferred(request), finished=True)


async def _preferred(request: Request) -> str:
    """Releases by the votes between two answers; nothing while there are none."""
    found = await request.store.trends.strengths(datetime.now(UTC) - LOOKED_BACK)
    lines = [_strength(request, one) for one in found[:STRENGTHS]]
    return "\n\n" + "\n".join([request.say("history_votes"), *lines]) if lines else ""


def _strength(request: Request, one: Strength) -> str:
    rate, low, high = map(words.percent, one.win_rate)
    return request.say(
        "history_vote", release=one.release, percent=rate, low=low, high=high, wins=one.wins, losses=one.losses
    )


def retrain(request: Request) -> AsyncIterator[Reply]:
    """Ask the trainer to train now, and tell how it goes until it has ended."""
    return _asked(request, RequestKind.TRAIN, "")


def rollback(request: Request) -> AsyncIterator[Reply]:
    """Ask for the release before."""
    return _asked(request, RequestKind.ROLLBACK, "")


async def release(request: Request) -> AsyncIterator[Reply]:
    """Ask for a certain release."""
    wanted = request.argument("release")
    if not wanted:
        yield replies.private(request.say("release_which"))
        return
    async for reply in _asked(request, RequestKind.PROMOTE, wanted[:64]):
        yield reply


async def _asked(request: Request, kind: RequestKind, argument: str) -> AsyncIterator[Reply]:
    """Put a request into the trainer's line, and tell how it goes until it has ended."""
    if refusal := await _refusal(request):
        yield replies.private(refusal)
        return
    wanted = await request.store.training.request(kind, argument, request.command.author.id)
    shown = request.say("request_waiting")
    yield Reply(shown)
    while True:
        run = await request.store.training.run_of(wanted.id)
        lost = (run is None or not run.state.ended) and not await _trainer_is_alive(request)
        ended = lost or (run is not None and run.state.ended)
        text = request.say("trainer_lost") if lost else _told(request, run)
        if ended or text != shown:
            yield Reply(text, finished=ended)
            shown = text
        if ended:
            return
        await asyncio.sleep(request.poll_seconds)


async def _refusal(request: Request) -> str | None:
    if not await _trainer_is_alive(request):
        return request.say("no_trainer")
    running = await request.store.training.running()
    if running:
        at = words.percent(running[0].progress)
        return request.say("already_training", stage=running[0].stage, percent=at)
    return None


def _told(request: Request, run: TrainingRun | None) -> str:
    return request.say("request_waiting") if run is None else words.run(request.place.say, run)


def _last(request: Request, run: TrainingRun) -> str:
    outcome = words.run(request.place.say, run)
    return request.say("model_last", time=f"{run.started_at:{TIME}}", outcome=outcome)


async def _trainer_is_alive(request: Request) -> bool:
    last = await request.store.training.last_beat()
    return last is not None and datetime.now(UTC) - last < ALIVE
