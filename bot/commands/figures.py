"""`/stats` and `/leaderboard`, in figures and as a picture."""

import asyncio
from collections.abc import AsyncIterator, Sequence

from bot import words
from bot.commands.requests import Request
from bot.events import Image, Reply, mention
from bot.rendering.chart import Bar, chart
from feedback.figures import ExpertFigures, PersonFigures

LEADERS = 10


async def stats(request: Request) -> AsyncIterator[Reply]:
    """What was asked on this server, and how it was liked."""
    experts = await request.store.figures.experts(request.command.server)
    answers = sum(one.answers for one in experts)
    told = request.say("stats", answers=answers, opinion=_opinion(request, experts))
    lines = [_expert(request, one) for one in experts]
    bars = [Bar(one.expert or "-", one.answers, one.ups) for one in experts]
    yield Reply("\n".join([told, *lines]), finished=True, images=await _drawn(request, bars, "stats_chart"))


async def leaderboard(request: Request) -> AsyncIterator[Reply]:
    """Who reacted most on this server; without who opted out."""
    leaders = await request.store.figures.people(request.command.server, LEADERS)
    if not leaders:
        yield Reply(request.say("leaderboard_nobody"), finished=True)
        return
    lines = [_leader(request, place, one) for place, one in enumerate(leaders, start=1)]
    people = frozenset(one.person for one in leaders)
    yield Reply("\n".join([request.say("leaderboard"), "", *lines]), finished=True, people=people)


def _opinion(request: Request, experts: Sequence[ExpertFigures]) -> str:
    ups, count = sum(one.ups for one in experts), sum(one.ups + one.downs for one in experts)
    if not count:
        return request.say("stats_nobody")
    return request.say("stats_share", percent=words.percent(ups / count), count=count)


def _expert(request: Request, one: ExpertFigures) -> str:
    count = one.ups + one.downs
    share = f"👍 {words.percent(one.ups / count)} %" if count else request.say("stats_no_share")
    return request.say("stats_expert", expert=one.expert or "-", answers=one.answers, share=share)


def _leader(request: Request, place: int, one: PersonFigures) -> str:
    return request.say(
        "leaderboard_line", place=place, person=mention(one.person), reactions=one.reactions, questions=one.questions
    )


async def _drawn(request: Request, bars: Sequence[Bar], alt: str) -> tuple[Image, ...]:
    """The bars as a picture, told in words to who cannot see it."""
    if not bars:
        return ()
    png = await asyncio.to_thread(chart, bars, request.place.rules.theme)
    told = ", ".join(f"{bar.label} {bar.count} (👍 {bar.good})" for bar in bars)
    return (Image(png, request.say(alt, experts=told), "stats.png"),)
