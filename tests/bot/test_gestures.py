"""Buttons, forms, edits, deletions, pairs, auto-replies and waiting: what adapters rely on, over the real store."""

import asyncio
from dataclasses import replace

import pytest

from bot import turns, words
from bot.actions import Action, ActionKind
from bot.conversation import Conversation
from bot.events import Complaint, Incoming, Person, Press, Reaction, Reply
from bot.limits import RateLimiter
from bot.metrics import Metrics
from engine.messages import Step
from feedback.records import MessageRef, Reason
from tests.bot.test_conversation import ALICE, BOB, Slow, answered, asked, message, react, replies, settled
from tests.fakes import FakeEngine, computed, said
from tests.rated import rated_exchanges

SAY = words.of("en")
SERVER, CHANNEL = "discord:1", "discord:c1"
QUESTION = MessageRef("discord", "2", "question")


def press(button: str, presser: Person = BOB, ref: str = "m1") -> Press:
    return Press("discord", SERVER, "discord:1:2", presser, message(ref), button, CHANNEL)


async def pressed(conversation: Conversation, button: str, presser: Person = BOB, ref: str = "m1") -> Reply:
    *_, last = [reply async for reply in conversation.pressed(press(button, presser, ref))]
    assert last.finished
    return last


def button(reply: Reply, kind: ActionKind) -> str:
    return next(one.id for one in reply.buttons if one.action.kind is kind)


async def standing(store) -> list[tuple[str, str]]:
    """Who stands by which emoji."""
    return [
        (rating.rater, rating.emoji)
        for one in await rated_exchanges(store)
        for rating in one.ratings
        if rating.retracted_at is None
    ]


async def test_an_answer_has_buttons_and_the_votes_of_the_place(conversation, store):
    await store.settings.change(SERVER, "", "emoji", "✅ ❌", "x")
    last = await answered(conversation, asked("12 x 15 ="), "m1")
    assert [one.action.kind for one in last.buttons] == [ActionKind.UP, ActionKind.DOWN, ActionKind.AGAIN]
    assert last.votes == ("✅", "❌")


async def test_a_button_rates_and_its_opposite_takes_that_back(conversation, store):
    last = await answered(conversation, asked("12 x 15 ="), "m1")
    thanks = await pressed(conversation, button(last, ActionKind.UP))
    assert (thanks.text, thanks.ephemeral, thanks.form) == (SAY("rated"), True, None)
    assert await standing(store) == [(BOB.id, "👍")]
    await pressed(conversation, button(last, ActionKind.DOWN))
    assert await standing(store) == [(BOB.id, "👎")]


async def test_a_button_that_is_pressed_before_the_adapter_told_of_its_message_counts(conversation, store):
    *_, last = await replies(conversation, asked("12 x 15 ="))
    await pressed(conversation, button(last, ActionKind.UP), ref="early")
    assert await standing(store) == [(BOB.id, "👍")]


async def test_buttons_work_after_a_restart(conversation, converse, store):
    last = await answered(conversation, asked("12 x 15 ="), "m1")
    await pressed(converse(FakeEngine()), button(last, ActionKind.UP))
    assert await standing(store) == [(BOB.id, "👍")]


async def test_the_form_after_a_dislike_becomes_a_remark_with_a_correction(conversation, store):
    last = await answered(conversation, asked("12 x 15 ="), "m1")
    form = (await pressed(conversation, button(last, ActionKind.DOWN))).form
    assert [value for value, _ in form.reasons] == [reason.value for reason in Reason]
    thanks = await conversation.complained(Complaint(form, BOB, "misread", " 181 "))
    assert (thanks.text, thanks.ephemeral) == (SAY("remark_kept"), True)
    [rated] = (await store.facts()).rated
    [remark] = rated.remarks
    assert (remark.author, remark.reason, remark.right_answer) == (BOB.id, Reason.MISREAD, "181")


@pytest.mark.parametrize(("reason", "right"), [("rude", ""), ("other", "9" * 501)])
async def test_a_form_that_was_not_ours_is_refused(conversation, store, reason, right):
    last = await answered(conversation, asked("12 x 15 ="), "m1")
    form = (await pressed(conversation, button(last, ActionKind.DOWN))).form
    assert "does not fit" in (await conversation.complained(Complaint(form, BOB, reason, right))).text
    assert (await store.facts()).rated[0].remarks == ()


async def test_another_answer_is_a_sibling_by_who_pressed(conversation, engine, store):
    last = await answered(conversation, asked("12 x 15 ="), "m1")
    again = await pressed(conversation, button(last, ActionKind.AGAIN))
    sibling = await store.exchange(again.exchange_id)
    assert (sibling.sibling_of, sibling.asker, sibling.conversation) == (last.exchange_id, BOB.id, "discord:1:2")
    assert engine.asked[-1][1] == {"calculate(12*15)"}


async def test_another_answer_is_a_sibling_of_the_one_whose_button_was_pressed(conversation, store):
    first = await answered(conversation, asked("12 x 15 ="), "m1")
    await answered(conversation, asked("12 x 15 ="), "m2")
    again = await pressed(conversation, button(first, ActionKind.AGAIN))
    once_more = await pressed(conversation, button(again, ActionKind.AGAIN))
    siblings = [(await store.exchange(one.exchange_id)).sibling_of for one in (again, once_more)]
    assert siblings == [first.exchange_id] * 2


async def test_steps_are_for_who_pressed(converse):
    conversation = converse(FakeEngine(replace(computed("3"), steps=(Step("Halve", "x = 3"),))))
    last = await answered(conversation, asked("2x = 6"), "m1")
    shown = await pressed(conversation, button(last, ActionKind.STEPS))
    assert (shown.text, shown.ephemeral) == ("**Steps**\n1. Halve: $x = 3$", True)


@pytest.mark.parametrize("id_", ["", "other:up/a", "emmy:up/no-such-exchange", "emmy:first/a/b"])
async def test_a_button_of_what_is_gone_says_so(conversation, id_):
    assert (await pressed(conversation, id_)).text == SAY("gone")


async def test_only_oneself_can_delete_what_is_kept_of_one(conversation, store):
    await answered(conversation, asked("12 x 15 ="), "m1")
    id_ = Action(ActionKind.FORGET, ALICE.id).id
    assert (await pressed(conversation, id_, BOB)).text == SAY("gone")
    assert len(await store.history("discord:1:2", 9)) == 1
    assert (await pressed(conversation, id_, ALICE)).text == SAY("privacy_deleted", rows=1)
    assert await store.history("discord:1:2", 9) == []


def pairing() -> FakeEngine:
    first, second = computed("180", completion="a"), computed("27", completion="b")
    return FakeEngine(first, second, computed("1", completion="c"))


@pytest.fixture
async def paired(converse, store):
    """A conversation in which two answers stand side by side in the message "m1", and the reply that shows them."""
    await store.settings.change(SERVER, "", "side_by_side", "100", "x")
    conversation = converse(pairing())
    last = await answered(conversation, asked("twelve times 15", message=QUESTION), "m1")
    return conversation, last


async def test_two_answers_stand_side_by_side_where_admins_want_it(paired, store):
    _, last = paired
    assert "**🅰️** `180`" in last.text
    assert "**🅱️** `27`" in last.text
    assert last.votes == ("🅰️", "🅱️")
    first, second = await store.exchange(last.exchange_id), await store.exchange(last.rival_id)
    assert (first.completion, second.completion, second.sibling_of) == ("a", "b", first.id)


async def test_a_reaction_to_a_pair_rates_neither(paired, store):
    conversation, _ = paired
    assert not await react(conversation, "m1", "👍")
    assert await standing(store) == []


@pytest.mark.parametrize(("kind", "chosen", "text"), [(ActionKind.FIRST, 0, "`180`"), (ActionKind.SECOND, 1, "`27`")])
async def test_the_askers_vote_is_a_choice_and_puts_the_chosen_answer_in_place(paired, store, kind, chosen, text):
    conversation, last = paired
    pair = (last.exchange_id, last.rival_id)
    shown = await pressed(conversation, button(last, kind), ALICE)
    assert (shown.text, shown.in_place, shown.exchange_id) == (text, True, pair[chosen])
    [choice] = (await store.facts()).choices
    assert (choice.chosen, choice.rejected, choice.rater) == (pair[chosen], pair[1 - chosen], ALICE.id)
    await conversation.delivered(shown, [message("m1")])
    assert await react(conversation, "m1", "👍")
    assert (await store.exchange_of(message("m1"))).id == pair[chosen]


async def test_the_vote_of_another_is_kept_and_leaves_the_pair(paired, store):
    conversation, last = paired
    shown = await pressed(conversation, button(last, ActionKind.SECOND), BOB)
    assert (shown.text, shown.in_place, shown.ephemeral) == (SAY("chosen"), False, True)
    assert await conversation.reacted(Reaction(message("m1"), Person("discord:carol"), "🅰", added=True))
    chosen = {choice.rater: choice.chosen for choice in (await store.facts()).choices}
    assert chosen == {BOB.id: last.rival_id, "discord:carol": last.exchange_id}


async def test_a_choice_goes_with_its_reaction_and_the_one_that_still_stands_counts(paired, store):
    conversation, last = paired
    for emoji in ("🅰️", "🅱️"):
        assert await react(conversation, "m1", emoji)
    assert await react(conversation, "m1", "🅱️", added=False)
    assert not await react(conversation, "m1", "🅱️", added=False)
    assert [choice.chosen for choice in (await store.facts()).choices] == [last.exchange_id]
    assert await react(conversation, "m1", "🅰", added=False)
    assert (await store.facts()).choices == ()


@pytest.mark.parametrize(
    "answers", [[computed("180", completion="")], [said("hello"), said("hello")], [computed("7", completion="a")] * 2]
)
async def test_there_is_no_pair_of_what_does_not_differ(converse, store, answers):
    await store.settings.change(SERVER, "", "side_by_side", "100", "x")
    *_, last = await replies(converse(FakeEngine(*answers)), asked("twelve times 15"))
    assert last.rival_id is None


async def edit(conversation: Conversation, incoming: Incoming) -> list[Reply] | None:
    found = await conversation.edited(incoming)
    return None if found is None else [reply async for reply in found.replies]


async def test_an_edited_question_is_answered_again_in_place(conversation, engine, store):
    await answered(conversation, asked("12 x 15 =", message=QUESTION), "m1")
    await react(conversation, "m1", "👎")
    changed = asked("12 x 16 =", message=QUESTION)
    found = await conversation.edited(changed)
    assert found.messages == (message("m1"),)
    *_, last = [reply async for reply in found.replies]
    await conversation.delivered(last, found.messages)
    await react(conversation, "m1", "👍", rater=ALICE)
    assert [one.question for one in await store.history("discord:1:2", 9)] == ["12 x 16 ="]
    assert [turn.text for turn in engine.asked[-1][0]] == ["12 x 16 ="]
    old, new = await rated_exchanges(store)
    assert (old.exchange.question, [one.emoji for one in old.ratings]) == ("12 x 15 =", ["👎"])
    assert (new.exchange.question, [one.emoji for one in new.ratings]) == ("12 x 16 =", ["👍"])


async def test_an_edit_that_changes_nothing_or_is_none_of_ours_is_left_alone(conversation):
    await answered(conversation, asked("12 x 15 =", message=QUESTION), "m1")
    assert await edit(conversation, asked("12 x 15 =", message=QUESTION)) is None
    assert await edit(conversation, asked("12 x 16 =", message=message("other"))) is None
    assert await edit(conversation, asked("12 x 16 =")) is None


async def test_an_edit_that_fails_leaves_the_question_as_it_was(converse, store):
    await answered(converse(FakeEngine()), asked("12 x 15 =", message=QUESTION), "m1")

    class Broken(FakeEngine):
        async def stream(self, turns, avoid=(), conversation="", expert=""):
            raise OSError(28, "no space")
            yield

    *_, last = await edit(converse(Broken()), asked("12 x 16 =", message=QUESTION))
    assert last.text == SAY("failed")
    assert [one.question for one in await store.history("discord:1:2", 9)] == ["12 x 15 ="]
    assert await edit(converse(FakeEngine()), asked("12 x 16 =", message=QUESTION))


async def test_the_answers_of_a_deleted_question_go_and_their_ratings_stay(conversation, store):
    last = await answered(conversation, asked("12 x 15 =", message=QUESTION), "m1")
    await conversation.delivered(last, [message("m2")])
    await react(conversation, "m1", "👍")
    assert await conversation.deleted(QUESTION) == (message("m1"), message("m2"))
    assert await conversation.deleted(QUESTION) == ()
    assert not await conversation.knows("discord:1:2")
    assert await standing(store) == [(BOB.id, "👍")]


async def test_a_pair_goes_with_its_question(paired):
    conversation, _ = paired
    assert await conversation.deleted(QUESTION) == (message("m1"),)


async def test_what_is_said_among_others_is_answered_only_where_admins_chose_so(converse, store, engine):
    conversation = converse(engine)
    overheard = asked("12 x 15 =", addressed=False, channel=CHANNEL)
    assert await replies(conversation, overheard) == []
    assert engine.asked == []
    await store.settings.change(SERVER, CHANNEL, "auto_reply", "on", "x")
    [only] = await replies(conversation, overheard)
    assert only.text == "`180`"
    assert await replies(converse(FakeEngine(said("hello"))), overheard) == []
    assert len(await store.history("discord:1:2", 9)) == 1


async def test_who_may_not_ask_is_told_so_alone_and_only_when_they_asked(conversation, store, engine):
    await store.settings.change(SERVER, "", "askers", "admins", "x")
    await store.settings.change(SERVER, "", "auto_reply", "on", "x")
    [refusal] = await replies(conversation, asked("12 x 15 ="))
    assert (refusal.text, refusal.ephemeral) == (SAY("not_you"), True)
    assert await replies(conversation, asked("12 x 15 =", addressed=False)) == []
    assert engine.asked == []


@pytest.mark.parametrize(
    ("set_to", "person", "server", "language"),
    [(None, "de-AT", "fr", "de"), (None, "", "fr", "fr"), (None, "pt", "", "en"), ("es", "de", "fr", "es")],
)
async def test_the_language_is_the_one_that_is_set_or_the_persons_or_the_servers(
    converse, store, set_to, person, server, language
):
    await store.settings.change(SERVER, "", "language", set_to, "x")
    conversation = converse(Slow())
    speaker = Person("discord:alice", locale=person)
    shown = conversation.answer(asked("x", author=speaker, server_locale=server))
    assert (await anext(shown)).status == words.of(language)("stage_solving")
    await shown.aclose()


async def test_the_hint_rotates_and_stops_when_a_person_has_reacted_three_times(conversation):
    hints = [(await answered(conversation, asked(f"{n}"), f"m{n}")).hint for n in range(4)]
    assert len(set(hints[:3])) == 3
    assert hints[3] == hints[0]
    for n in range(3):
        assert (await answered(conversation, asked("again"), f"a{n}")).hint
        await react(conversation, f"m{n}", "👍", rater=ALICE)
    assert (await answered(conversation, asked("again"), "b")).hint == ""


async def test_who_waits_while_she_is_busy_is_told_their_place(converse, monkeypatch):
    monkeypatch.setattr(turns, "AT_ONCE", 1)
    engine = Slow()
    conversation = converse(engine)
    tasks = [asyncio.create_task(replies(conversation, asked("q", conversation=f"c{n}"))) for n in range(3)]
    await settled()
    engine.go.set()
    shown = await asyncio.gather(*tasks)
    places = [[reply.status for reply in one if reply.stage == "queued"] for one in shown]
    first, second = SAY("stage_queued", place=1), SAY("stage_queued", place=2)
    assert sorted(places, key=len) == [[], [first], [second, first]]
    assert engine.most_busy == 1


async def test_a_busy_channel_waits_and_another_does_not(engine, store):
    conversation = Conversation(engine, store, RateLimiter(9, 1, 9), Metrics())
    await replies(conversation, asked("1", channel="a"))
    [wait] = await replies(conversation, asked("2", channel="a", author=BOB))
    assert wait.text == SAY("too_fast_channel", seconds=60)
    *_, last = await replies(conversation, asked("3", channel="b", author=BOB))
    assert last.text == "`180`"
