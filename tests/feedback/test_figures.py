"""Counts by expert and by person."""

from feedback.figures import ExpertFigures, PersonFigures
from feedback.records import Scope
from tests.feedback.facts import NOON, answered, message

SERVER = "discord:1"


async def filled(store) -> None:
    for id_, expert in (("a", "algebra"), ("b", "algebra"), ("c", "exact")):
        await answered(store, id_, expert=expert)
    elsewhere = await answered(store, "d", server="discord:2")
    for ref, who, emoji in (("a", "bob", "👍"), ("b", "bob", "👎"), ("a", "alice", "❤️"), ("c", "alice", "🦆")):
        await store.rate(message(ref), f"discord:{who}", emoji, NOON)
    await store.rate(elsewhere, "discord:carol", "👍", NOON)
    await store.rate(message("c"), "discord:bob", "👎", NOON)
    await store.retract(message("c"), "discord:bob", "👎", NOON)


async def test_each_expert_of_a_server_with_its_answers_and_reactions_the_busiest_first(store):
    await filled(store)
    assert await store.figures.experts(SERVER) == [ExpertFigures("algebra", 2, 2, 1), ExpertFigures("exact", 1, 0, 0)]
    assert await store.figures.experts("discord:9") == []


async def test_those_who_reacted_most_on_a_server_without_who_opted_out(store):
    await filled(store)
    assert await store.figures.people(SERVER, 9) == [
        PersonFigures("discord:alice", 2, 3),
        PersonFigures("discord:bob", 2, 0),
    ]
    assert len(await store.figures.people(SERVER, 1)) == 1
    await store.opt_outs.add(Scope.PERSON, "discord:alice", NOON)
    assert [one.person for one in await store.figures.people(SERVER, 9)] == ["discord:bob"]


async def test_one_person_is_counted_everywhere(store):
    await filled(store)
    assert await store.figures.of_person("discord:alice") == PersonFigures("discord:alice", 2, 4)
    assert await store.figures.of_person("discord:nobody") == PersonFigures("discord:nobody", 0, 0)
