"""What is kept of a person can be had, and deleted for good."""

from dataclasses import replace

from feedback.records import Choice, Facts, Installed, Kept, OptOut, Reason, Remark, RequestKind, Scope
from feedback.store import Store
from tests.feedback.facts import NOON, answered


async def filled(store):
    hers = await answered(store, "hers", question="my secret sum")
    his = await answered(store, "his", asker="discord:bob")
    await store.rate(hers, "discord:bob", "👍", NOON)
    await store.rate(his, "discord:alice", "👎", NOON)
    for person, theme in (("discord:alice", "dark"), ("discord:bob", "light")):
        await store.settings.change("discord:1", "", "theme", theme, person)
        await store.training.request(RequestKind.TRAIN, "", person)
    for person, other in (("discord:alice", "his"), ("discord:bob", "hers")):
        await store.opinions.remark(Remark(other, person, Reason.MISREAD, NOON, f"by {person}"))
        await store.opinions.choose(Choice("hers", "his", person, NOON))


async def test_a_person_gets_what_is_theirs_and_nothing_of_others(store):
    await filled(store)
    await store.opt_outs.add(Scope.PERSON, "discord:alice", NOON)
    await store.opt_outs.add(Scope.SERVER, "discord:alice", NOON)  # another scope, though it has the same name
    kept = await store.kept_of("discord:alice")
    assert [one.id for one in kept.exchanges] == ["hers"]
    assert [(rating.exchange_id, rating.emoji) for rating in kept.ratings] == [("his", "👎")]
    assert kept.remarks == (Remark("his", "discord:alice", Reason.MISREAD, NOON, "by discord:alice"),)
    assert kept.choices == (Choice("hers", "his", "discord:alice", NOON),)
    assert kept.opt_outs == (OptOut(Scope.PERSON, "discord:alice", NOON),)
    assert [(one.name, one.value) for one in kept.changes] == [("theme", "dark")]
    assert [(one.kind, one.asked_by) for one in kept.requests] == [(RequestKind.TRAIN, "discord:alice")]


async def test_after_a_deletion_nothing_of_the_person_is_left(store):
    await filled(store)
    assert await store.delete_person("discord:alice") == 4
    assert await store.kept_of("discord:alice") == Kept()


async def test_another_answer_to_a_deleted_persons_question_goes_with_it(store):
    await answered(store, "hers", question="my secret sum")
    await answered(store, "again", question="my secret sum", asker="discord:bob", sibling_of="hers")
    await answered(store, "his", asker="discord:bob")
    assert await store.delete_person("discord:alice") == 2
    assert [one.id for one in (await store.kept_of("discord:bob")).exchanges] == ["his"]


async def test_a_wish_not_to_be_learned_from_outlives_the_deletion(store):
    await store.opt_outs.add(Scope.PERSON, "discord:alice", NOON)
    await store.delete_person("discord:alice")
    assert await store.opt_outs.of(Scope.PERSON, "discord:alice") == OptOut(Scope.PERSON, "discord:alice", NOON)


async def test_after_a_deletion_no_report_names_the_person(store):
    run = await store.training.start(await store.training.request(RequestKind.TRAIN, "", "x"))
    found = {"brigades": [["discord:alice", "discord:bob"]], "distrusted": [["discord:alice", 0.1]], "votes": 9}
    await store.training.update(replace(run, trust=found))
    await store.delete_person("discord:alice")
    [kept] = await store.training.runs(1)
    assert kept.trust == {"brigades": [["", "discord:bob"]], "distrusted": [["", 0.1]], "votes": 9}


async def test_after_a_deletion_no_conversation_of_others_names_the_person(store):
    await answered(store, "hers", conversation="discord:10:alice")
    await answered(store, "again", conversation="discord:10:alice", asker="discord:bob")
    await answered(store, "own", conversation="discord:10:bob", asker="discord:bob")
    await answered(store, "elsewhere", conversation="slack:C1:alice", asker="slack:bob", platform="slack")
    await store.delete_person("discord:alice")
    left = [await store.exchange(id_) for id_ in ("again", "own", "elsewhere")]
    assert [one.conversation for one in left] == ["again", "discord:10:bob", "slack:C1:alice"]


async def test_after_a_deletion_no_setting_and_no_installation_names_the_person(store):
    await store.settings.change("slack:T1", "", "askers", "slack:alice alice S12 bob", "slack:bob")
    await store.settings.change("slack:T1", "C1", "askers", None, "slack:bob")
    await store.settings.change("slack:T1", "", "news", "alice", "slack:bob")  # the name of a channel
    for team, installer in (("T1", "alice"), ("T2", "bob")):
        await store.installations.keep(Installed("slack", "", team, {"bot_token": "x", "user_id": installer}))
    await store.delete_person("slack:alice")
    assert await store.settings.of("slack:T1") == {"askers": "deleted deleted S12 bob", "news": "alice"}
    kept = [await store.installations.of("slack", "", team) for team in ("T1", "T2")]
    assert [one.content for one in kept] == [{"bot_token": "x", "user_id": ""}, {"bot_token": "x", "user_id": "bob"}]


async def test_a_deletion_leaves_the_others_questions_and_the_request(store):
    await filled(store)
    await store.delete_person("discord:alice")
    assert [one.id for one in (await store.kept_of("discord:bob")).exchanges] == ["his"]
    assert (await store.training.claim()).asked_by == ""


async def test_what_others_thought_of_a_deleted_question_goes_with_it(store):
    await filled(store)
    await store.delete_person("discord:alice")
    assert await store.facts() == Facts(())
    assert (await store.kept_of("discord:bob")).choices == ()


async def test_the_deleted_words_are_no_longer_in_the_file(tmp_path):
    store = Store(f"sqlite+aiosqlite:///{tmp_path}/emmy.db")
    await store.open()
    await filled(store)
    await store.delete_person("discord:alice")
    await store.close()
    left = b"".join(path.read_bytes() for path in tmp_path.iterdir())
    assert b"take 3 from 10" in left
    assert b"my secret sum" not in left
