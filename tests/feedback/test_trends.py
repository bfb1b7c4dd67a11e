"""What the dashboard shows of answers and reactions."""

from datetime import timedelta

import pytest

from feedback.records import Choice
from feedback.trends import Day, Latency, ReleaseFigures
from tests.feedback.facts import NOON, answered, later


async def test_reactions_by_day_without_those_that_were_taken_back(store):
    ref = await answered(store, "a")
    for who, emoji, days in (("bob", "👍", 0), ("carol", "👎", 0), ("dora", "❤️", 1), ("emil", "👎", 2)):
        await store.rate(ref, who, emoji, NOON + timedelta(days=days))
    await store.retract(ref, "emil", "👎", NOON + timedelta(days=3))
    assert (await store.trends.since(NOON)).days == (Day("2026-03-01", 1, 1), Day("2026-03-02", 1, 0))


async def test_each_release_with_its_reactions(store):
    ref = await answered(store, "a", release="old")
    await answered(store, "b", release="new", asked_at=later(1))
    await answered(store, "c", release="new", asked_at=later(2))
    await store.rate(ref, "bob", "👎", NOON)
    old, new = (await store.trends.since(NOON)).releases
    assert (old, old.liked) == (ReleaseFigures("old", 1, 0, 1), 0.0)
    assert (new, new.liked) == (ReleaseFigures("new", 2, 0, 0), None)


async def test_releases_by_what_each_person_said_last_of_two_answers(store):
    for id_, release in (("a", "old"), ("b", "new"), ("c", "new")):
        await answered(store, id_, release=release)
    for chosen, rejected, who, minute in (
        ("a", "b", "bob", 1),
        ("b", "a", "bob", 2),
        ("b", "a", "carol", 1),
        ("b", "c", "bob", 3),
    ):
        await store.opinions.choose(Choice(chosen, rejected, who, later(minute)))
    new, old = (await store.trends.since(NOON)).strengths
    assert (new.release, new.wins, new.losses) == ("new", 2, 0)
    assert (old.release, old.wins, old.losses) == ("old", 0, 2)
    rate, low, high = new.win_rate
    assert low < rate < high
    assert rate == pytest.approx(1 - old.win_rate[0])


async def test_each_route_with_its_usual_and_its_slow_answers(store):
    for number in range(20):
        await answered(store, f"a{number}", expert="algebra", seconds=float(number + 1))
    await answered(store, "e", expert="exact", seconds=0.5)
    assert (await store.trends.since(NOON)).routes == (
        Latency("algebra", 20, 10.5, 19.0),
        Latency("exact", 1, 0.5, 0.5),
    )


async def test_what_was_before_is_not_counted(store):
    await answered(store, "a")
    found = await store.trends.since(later(1))
    assert (found.days, found.releases, found.strengths, found.routes) == ((), (), (), ())
