"""Messages that ask, and messages that show two answers side by side."""

from tests.feedback.facts import answered, exchange, message
from tests.rated import rated_exchanges

QUESTION = message("q")


async def test_the_answers_to_a_question_are_all_messages_of_all_its_answers_each_once(store):
    await answered(store, "a", QUESTION)
    await store.attach("a", [message("a, second part")])
    await store.record(exchange("b"), QUESTION)
    await store.attach("b", [message("a"), message("b")])
    await answered(store, "elsewhere")
    assert [ref.message for ref in await store.messages.answers_to(QUESTION)] == ["a", "a, second part", "b"]
    assert await store.messages.answers_to(message("a")) == []


async def test_a_withdrawn_question_is_no_history_and_its_reactions_stay(store):
    ref = await answered(store, "a", QUESTION)
    await answered(store, "b")
    await store.rate(ref, "bob", "👍", exchange("a").asked_at)
    await store.messages.withdraw(QUESTION)
    assert [one.id for one in await store.history("discord:1/2", 9)] == ["b"]
    assert [one.exchange.id for one in await rated_exchanges(store)] == ["a"]
    assert await store.messages.answers_to(QUESTION) == []


async def test_a_question_that_is_asked_anew_asks_only_that(store):
    await store.record(exchange("a"), QUESTION)
    await store.record(exchange("b"), QUESTION, anew=True)
    assert await store.messages.exchanges_of(QUESTION) == ["b"]
    assert [one.id for one in await store.history("discord:1/2", 9)] == ["b"]


async def test_a_message_that_asks_carries_no_answer(store):
    await answered(store, "a", QUESTION)
    assert await store.exchange_of(QUESTION) is None
    assert not await store.rate(QUESTION, "bob", "👍", exchange("a").asked_at)


async def test_a_pair_is_told_in_the_order_in_which_it_was_shown_and_takes_no_reactions(store):
    for id_ in ("b", "a"):
        await store.record(exchange(id_))
    await store.messages.show_pair("b", "a", [message("m"), message("n")])
    assert await store.messages.pair_of(message("n")) == ("b", "a")
    assert not await store.rate(message("m"), "bob", "👍", exchange("a").asked_at)
    assert await store.messages.pair_of(message("other")) is None


async def test_a_pair_goes_with_its_question_and_may_carry_the_chosen_answer_later(store):
    for id_ in ("a", "b"):
        await store.record(exchange(id_), QUESTION)
    await store.messages.show_pair("a", "b", [message("m")])
    assert await store.messages.answers_to(QUESTION) == [message("m")]
    await store.attach("b", [message("m")])
    assert (await store.exchange_of(message("m"))).id == "b"
