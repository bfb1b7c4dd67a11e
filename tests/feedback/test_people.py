"""What is kept of a person can be had, and deleted for good."""

from feedback.records import RequestKind
from feedback.store import Store
from tests.feedback.facts import NOON, answered


async def filled(store):
    hers = await answered(store, "hers", question="my secret sum")
    his = await answered(store, "his", asker="discord:bob")
    await store.rate(hers, "discord:bob", "👍", NOON)
    await store.rate(his, "discord:alice", "👎", NOON)
    await store.training.request(RequestKind.TRAIN, "", "discord:alice")


async def test_a_person_gets_what_is_theirs_and_nothing_of_others(store):
    await filled(store)
    exchanges, ratings = await store.kept_of("discord:alice")
    assert [one.id for one in exchanges] == ["hers"]
    assert [(rating.exchange_id, rating.emoji) for rating in ratings] == [("his", "👎")]


async def test_after_a_deletion_nothing_of_the_person_is_left(store):
    await filled(store)
    assert await store.delete_person("discord:alice") == 2
    assert await store.kept_of("discord:alice") == ([], [])


async def test_a_deletion_leaves_the_others_questions_and_the_request(store):
    await filled(store)
    await store.delete_person("discord:alice")
    assert [one.id for one in (await store.kept_of("discord:bob"))[0]] == ["his"]
    assert (await store.training.claim()).asked_by == ""


async def test_reactions_to_a_deleted_question_go_with_it(store):
    await filled(store)
    await store.delete_person("discord:alice")
    assert await store.rated_exchanges() == []


async def test_the_deleted_words_are_no_longer_in_the_file(tmp_path):
    store = Store(f"sqlite+aiosqlite:///{tmp_path}/emmy.db")
    await store.open()
    await filled(store)
    await store.delete_person("discord:alice")
    await store.close()
    left = b"".join(path.read_bytes() for path in tmp_path.iterdir())
    assert b"take 3 from 10" in left
    assert b"my secret sum" not in left
