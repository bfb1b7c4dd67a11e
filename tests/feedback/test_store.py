"""The store keeps facts: exchanges, messages, ratings and retractions, whatever the order and number of events."""

import asyncio
from dataclasses import replace
from datetime import datetime, timedelta, timezone

import pytest

from engine.messages import Step
from feedback.store import Store
from tests.feedback.facts import NOON, answered, exchange, later, message
from tests.rated import rated_exchanges


async def ratings(store):
    return [rating for one in await rated_exchanges(store) for rating in one.ratings]


async def test_an_exchange_comes_back_as_it_was_recorded(store):
    told = exchange("a", final=None, failure="undefined")
    await store.record(told)
    await store.attach("a", [message("1"), message("2")])
    assert await store.exchange_of(message("1")) == told
    assert await store.exchange_of(message("2")) == told


async def test_a_strange_message_has_no_exchange(store):
    assert await store.exchange_of(message("1")) is None


async def test_times_come_back_in_utc(store):
    here = datetime(2026, 3, 1, 14, tzinfo=timezone(timedelta(hours=2)))
    await answered(store, "a", asked_at=here)
    found = await store.exchange_of(message("a"))
    assert found.asked_at == here
    assert found.asked_at.utcoffset() == timedelta(0)


async def test_text_that_no_database_takes_is_kept_readable(store):
    await answered(store, "a", question="half \ud83d of a pair, and \0")
    assert (await store.exchange_of(message("a"))).question == "half ? of a pair, and ?"
    assert await store.given_completions("discord:1/2", "half \ud83d of a pair, and \0") == {"calculate(10 - 3)"}


async def test_attaching_twice_is_attaching_once(store):
    ref = await answered(store, "a")
    await store.attach("a", [ref, message("more")])
    assert (await store.exchange_of(message("more"))).id == "a"


async def test_a_message_carries_the_last_exchange_that_names_it(store):
    ref = await answered(store, "a")
    await store.record(exchange("b"))
    await store.attach("b", [message("new"), ref])
    assert (await store.exchange_of(ref)).id == "b"
    assert (await store.exchange_of(message("new"))).id == "b"


async def test_reactions_stay_with_what_the_message_carried_when_they_were_given(store):
    ref = await answered(store, "a")
    await store.rate(ref, "bob", "👍", NOON)
    await store.record(exchange("b"))
    await store.attach("b", [ref])
    await store.rate(ref, "carol", "👎", NOON)
    await store.retract(ref, "bob", "👍", later(1))
    [old, new] = await rated_exchanges(store)
    assert [(one.rater, one.retracted_at) for one in old.ratings] == [("bob", later(1))]
    assert [(one.rater, one.emoji) for one in new.ratings] == [("carol", "👎")]


async def test_an_exchange_is_found_by_its_id_with_its_steps(store):
    steps = (Step("subtract", "10 - 3 = 7"), Step("done"))
    await store.record(exchange("a", steps=steps))
    assert (await store.exchange("a")).steps == steps
    assert await store.exchange("b") is None


async def test_history_is_the_last_exchanges_of_one_conversation_oldest_first(store):
    for minute, id_ in enumerate("abc"):
        await store.record(exchange(id_, asked_at=later(minute)))
    await store.record(exchange("elsewhere", conversation="discord:9"))
    assert [one.id for one in await store.history("discord:1/2", 2)] == ["b", "c"]


async def test_a_reaction_to_a_strange_message_is_no_rating(store):
    assert not await store.rate(message("1"), "bob", "👍", NOON)
    assert not await store.retract(message("1"), "bob", "👍", NOON)
    assert await rated_exchanges(store) == []


async def test_a_reaction_on_any_message_of_an_answer_is_a_rating_of_it(store):
    await answered(store, "a")
    await store.attach("a", [message("second part")])
    assert await store.rate(message("second part"), "bob", "🎉", NOON)
    [rating] = await ratings(store)
    assert (rating.exchange_id, rating.message, rating.rater) == ("a", message("second part"), "bob")
    assert (rating.emoji, rating.given_at, rating.retracted_at) == ("🎉", NOON, None)


async def test_an_event_delivered_twice_is_one_rating(store):
    ref = await answered(store, "a")
    assert await store.rate(ref, "bob", "👍", NOON)
    assert await store.rate(ref, "bob", "👍", later(1))
    assert [rating.given_at for rating in await ratings(store)] == [NOON]


async def test_an_event_delivered_to_many_at_once_is_one_rating(store):
    ref = await answered(store, "a")
    assert await asyncio.gather(*[store.rate(ref, "bob", "👍", later(minute)) for minute in range(20)]) == [True] * 20
    assert len(await ratings(store)) == 1


async def test_a_retraction_keeps_the_fact_and_dates_its_end(store):
    ref = await answered(store, "a")
    await store.rate(ref, "bob", "👍", NOON)
    assert await store.retract(ref, "bob", "👍", later(1))
    assert [(rating.given_at, rating.retracted_at) for rating in await ratings(store)] == [(NOON, later(1))]


async def test_nothing_is_taken_back_that_was_not_given_or_was_given_to_what_the_message_carried_before(store):
    ref = await answered(store, "a")
    assert not await store.retract(ref, "bob", "👍", NOON)
    await store.rate(ref, "bob", "👍", NOON)
    await answered(store, "b")
    await store.attach("b", [ref])  # the question was edited, and its answer shown in place of the other
    assert not await store.retract(ref, "bob", "👍", later(1), of="b")
    assert [rating.retracted_at for rating in await ratings(store)] == [None]
    assert await store.retract(ref, "bob", "👍", later(2))


async def test_giving_again_after_a_retraction_is_a_new_fact(store):
    ref = await answered(store, "a")
    await store.rate(ref, "bob", "👍", NOON)
    await store.retract(ref, "bob", "👍", later(1))
    await store.rate(ref, "bob", "👍", later(2))
    assert [(rating.given_at, rating.retracted_at) for rating in await ratings(store)] == [
        (NOON, later(1)),
        (later(2), None),
    ]


async def test_a_retraction_of_what_was_not_given_changes_nothing(store):
    ref = await answered(store, "a")
    await store.rate(ref, "bob", "👍", NOON)
    assert not await store.retract(ref, "bob", "👎", later(1))
    assert not await store.retract(ref, "carol", "👍", later(1))
    assert [rating.retracted_at for rating in await ratings(store)] == [None]


async def test_a_second_retraction_does_not_move_the_first(store):
    ref = await answered(store, "a")
    await store.rate(ref, "bob", "👍", NOON)
    await store.retract(ref, "bob", "👍", later(1))
    await store.retract(ref, "bob", "👍", later(5))
    assert [rating.retracted_at for rating in await ratings(store)] == [later(1)]


async def test_ratings_outlive_a_restart(tmp_path):
    url = f"sqlite+aiosqlite:///{tmp_path}/deep/down/emmy.db"
    before = Store(url)
    await before.open()
    ref = await answered(before, "a")
    await before.close()
    after = Store(url)
    await after.open()
    assert await after.rate(ref, "bob", "👍", NOON)
    await after.close()


async def test_what_was_given_to_a_question_is_told_by_conversation(store):
    await answered(store, "a", question="Take 3 from 10?", completion="calculate(3 - 10)")
    await answered(store, "b", completion="")
    await answered(store, "c", conversation="elsewhere", completion="calculate(3)")
    assert await store.given_completions("discord:1/2", "take 3  from 10") == {"calculate(3 - 10)"}


async def test_a_completion_is_rejected_when_more_people_dislike_than_like_it(store):
    ref = await answered(store, "a", completion="calculate(3 - 10)")
    await store.rate(ref, "bob", "👎", NOON)
    assert await store.rejected_completions("discord:1", "TAKE 3 from 10?") == {"calculate(3 - 10)"}
    assert await store.rejected_completions("discord:9", "take 3 from 10") == frozenset()
    await store.rate(ref, "carol", "👍", NOON)
    assert await store.rejected_completions("discord:1", "take 3 from 10") == frozenset()


async def test_one_person_cannot_outvote_two(store):
    ref = await answered(store, "a")
    for emoji in ("👎", "😡", "❌"):
        await store.rate(ref, "bob", emoji, NOON)
    await store.rate(ref, "carol", "👍", NOON)
    await store.rate(ref, "dan", "🎉", NOON)
    assert await store.rejected_completions("discord:1", "take 3 from 10") == frozenset()


async def test_a_dislike_taken_back_rejects_nothing(store):
    ref = await answered(store, "a")
    await store.rate(ref, "bob", "👎", NOON)
    await store.retract(ref, "bob", "👎", later(1))
    assert await store.rejected_completions("discord:1", "take 3 from 10") == frozenset()


async def test_statistics_count_all_servers(store):
    liked = await answered(store, "a")
    await answered(store, "b", expert="algebra")
    disliked = await answered(store, "c", server="slack:T1")
    await store.rate(liked, "bob", "👍", NOON)
    await store.rate(liked, "bob", "🦆", NOON)
    await store.rate(disliked, "bob", "👎", NOON)
    found = await store.statistics()
    assert (found.exchanges, found.ups, found.downs) == (3, 1, 1)
    assert found.by_expert == {"arithmetic": 2, "algebra": 1}


async def test_an_exchange_is_recorded_once(store):
    await store.record(exchange("a"))
    with pytest.raises(Exception, match="UNIQUE"):
        await store.record(replace(exchange("a"), answer="another"))
    assert [one.answer for one in await store.history("discord:1/2", 9)] == ["`7`"]
