"""Remarks, choices, siblings and opt-outs are kept as facts: committed, once, and only on exchanges that there are."""

import asyncio
from dataclasses import replace

import pytest

from feedback.records import Choice, OptOut, Reason, Remark, Scope, Verification
from feedback.store import Store
from tests.feedback.facts import NOON, answered, exchange, later
from tests.rated import rated_exchanges

REMARK = Remark("a", "discord:bob", Reason.WRONG_RESULT, NOON, "8")
CHOICE = Choice("a", "b", "discord:bob", NOON)


async def test_a_remark_comes_back_with_its_exchange_though_nobody_reacted(store):
    await answered(store, "a")
    assert await store.opinions.remark(REMARK)
    [one] = (await store.facts()).rated
    assert (one.exchange.id, one.ratings, one.remarks) == ("a", (), (REMARK,))
    assert await rated_exchanges(store) == []


async def test_a_remark_that_is_sent_again_is_there_once_and_a_later_one_beside_it(store):
    await answered(store, "a")
    second = replace(REMARK, reason=Reason.MISREAD, given_at=later(1))
    for remark in (REMARK, REMARK, second, REMARK):
        assert await store.opinions.remark(remark)
    assert (await store.facts()).rated[0].remarks == (REMARK, second)


async def test_what_concerns_no_exchange_of_ours_is_refused(store):
    await answered(store, "a")
    assert not await store.opinions.remark(replace(REMARK, exchange_id="gone"))
    assert not await store.opinions.choose(CHOICE)
    assert not await store.opinions.choose(Choice("a", "a", "discord:bob", NOON))


def test_a_right_answer_that_is_too_long_is_refused_and_not_cut():
    assert Remark("a", "discord:bob", Reason.OTHER, NOON, "1" * 500).right_answer == "1" * 500
    with pytest.raises(ValueError, match="at most 500 characters"):
        Remark("a", "discord:bob", Reason.OTHER, NOON, "1" * 501)


async def test_a_choice_comes_back_with_both_answers_and_is_there_once(store):
    for id_ in "abc":
        await answered(store, id_)
    assert await asyncio.gather(*(store.opinions.choose(CHOICE) for _ in range(5))) == [True] * 5
    facts = await store.facts()
    assert facts.choices == (CHOICE,)
    assert [one.exchange.id for one in facts.rated] == ["a", "b"]


async def test_what_is_taken_back_is_gone_and_the_other_choice_stays(store):
    for id_ in "ab":
        await answered(store, id_)
    turned = Choice("b", "a", "discord:bob", later(1))
    others = Choice("b", "a", "discord:carol", later(1))
    for choice in (CHOICE, turned, replace(turned, given_at=later(2)), others):
        await store.opinions.choose(choice)
    assert await store.opinions.unchoose("b", "a", "discord:bob")
    assert not await store.opinions.unchoose("b", "a", "discord:bob")
    assert (await store.facts()).choices == (CHOICE, others)


async def test_opinions_outlive_a_restart(tmp_path):
    url = f"sqlite+aiosqlite:///{tmp_path}/emmy.db"
    before, after = Store(url), Store(url)
    await before.open()
    for id_ in "ab":
        await answered(before, id_)
    await before.opinions.remark(REMARK)
    await before.opinions.choose(CHOICE)
    await before.opt_outs.add(Scope.SERVER, "discord:1", NOON)
    kept = await before.facts()
    await before.close()
    await after.open()
    assert await after.facts() == kept
    assert (kept.choices, kept.opt_outs) == ((CHOICE,), (OptOut(Scope.SERVER, "discord:1", NOON),))
    await after.close()


async def test_all_answers_to_one_question_name_the_first_of_them(store):
    await answered(store, "first")
    await answered(store, "second", sibling_of="first")
    third = await answered(store, "third", sibling_of="second")
    assert (await store.exchange_of(third)).sibling_of == "first"


async def test_a_rated_answer_brings_its_siblings_and_no_others(store):
    await answered(store, "elsewhere")
    await answered(store, "first")
    await answered(store, "second", sibling_of="first", asked_at=later(1))
    ref = await answered(store, "third", sibling_of="first", asked_at=later(2))
    await store.rate(ref, "discord:bob", "👍", NOON)
    assert [one.exchange.id for one in (await store.facts()).rated] == ["first", "second", "third"]
    assert [one.exchange.id for one in await rated_exchanges(store)] == ["third"]


async def test_a_sibling_of_what_was_deleted_can_still_be_kept(store):
    await store.record(exchange("second", sibling_of="deleted"))
    assert [one.sibling_of for one in await store.history("discord:1/2", 1)] == ["deleted"]


async def test_what_the_engine_verified_is_kept(store):
    told = exchange("a", verification=Verification.DOUBTFUL)
    await store.record(told)
    assert await store.history("discord:1/2", 1) == [told]


async def test_an_opt_out_stands_since_the_first_time_until_it_is_taken_back(store):
    await store.opt_outs.add(Scope.PERSON, "discord:bob", NOON)
    await store.opt_outs.add(Scope.PERSON, "discord:bob", later(1))
    assert await store.opt_outs.of(Scope.PERSON, "discord:bob") == OptOut(Scope.PERSON, "discord:bob", NOON)
    assert await store.opt_outs.of(Scope.SERVER, "discord:bob") is None
    await store.opt_outs.remove(Scope.PERSON, "discord:bob")
    await store.opt_outs.remove(Scope.PERSON, "discord:bob")
    assert await store.opt_outs.of(Scope.PERSON, "discord:bob") is None
