"""Nothing of people and servers that opted out of training is in any dataset: as if they had never been here."""

from dataclasses import replace
from itertools import product

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from feedback.datasets import FORMATS, examples, rated_questions
from feedback.evidence import Judging, evidence
from feedback.pairs import preference_pairs
from feedback.records import Choice, Facts, OptOut, RatedExchange, Rating, Reason, Remark, Scope
from feedback.standings import Candidate, standings
from finetune.suites.ratings import ratings
from tests.feedback.facts import NOON, answered, exchange, later, message
from tests.rated import rated_exchanges

PEOPLE = ("ann", "bob", "cem", "dee")
SERVERS = ("s1", "s2")
PROGRAMS = {"calculate(10 - 3)": "7", "calculate(3 - 10)": "-7", "solve(x = 1, x)": "1"}
FUNCTIONS = {
    "pairs": preference_pairs,
    "pairs with samples": lambda found: preference_pairs(found, [Candidate("arithmetic", "q0", "calculate(7)", "7")]),
    "standings": standings,
    "rated questions": rated_questions,
    "held-out ratings": ratings,
    "trust": lambda found: found.trust,
    **{form: lambda found, form=form: examples(found, form) for form in FORMATS},
}


@st.composite
def exchanges(draw, id_: str) -> RatedExchange:
    completion = draw(st.sampled_from(sorted(PROGRAMS)))
    told = exchange(
        id_,
        draw(st.sampled_from(["q0", "q1", "q2"])),
        completion,
        final=PROGRAMS[completion],
        asker=draw(st.sampled_from(PEOPLE)),
        server=draw(st.sampled_from(SERVERS)),
        asked_at=later(int(id_)),
        sibling_of=draw(st.sampled_from([None, "0"])) if id_ != "0" else None,
    )
    reactions = draw(st.dictionaries(st.sampled_from(PEOPLE), st.sampled_from("👍👎")))
    given_ = tuple(Rating(id_, message(id_), who, emoji, NOON) for who, emoji in reactions.items())
    remarks = draw(st.dictionaries(st.sampled_from(PEOPLE), st.sampled_from(["", "7", "1"])))
    said = tuple(Remark(id_, who, Reason.MISREAD, NOON, right) for who, right in remarks.items())
    return RatedExchange(told, given_, said)


@st.composite
def all_facts(draw) -> Facts:
    told = tuple(draw(exchanges(str(n))) for n in range(draw(st.integers(1, 6))))
    ids = st.sampled_from([one.exchange.id for one in told])
    choices = draw(st.lists(st.tuples(ids, ids, st.sampled_from(PEOPLE)), max_size=4))
    out = draw(
        st.sets(st.sampled_from([*product([Scope.PERSON], PEOPLE), *product([Scope.SERVER], SERVERS)]), max_size=3)
    )
    return Facts(
        told,
        tuple(Choice(one, other, who, NOON) for one, other, who in choices if one != other),
        tuple(OptOut(scope, id_, NOON) for scope, id_ in sorted(out)),
    )


def never_here(facts: Facts) -> Facts:
    """The facts as they would be if those who opted out had never come, written anew and not as the code does it."""
    out = {(one.scope, one.id) for one in facts.opt_outs}
    gone = {
        one.exchange.id
        for one in facts.rated
        if (Scope.PERSON, one.exchange.asker) in out or (Scope.SERVER, one.exchange.server) in out
    }
    here = [one for one in facts.rated if one.exchange.id not in gone and one.exchange.sibling_of not in gone]
    kept = tuple(
        replace(
            one,
            ratings=tuple(rating for rating in one.ratings if (Scope.PERSON, rating.rater) not in out),
            remarks=tuple(remark for remark in one.remarks if (Scope.PERSON, remark.author) not in out),
        )
        for one in here
    )
    ids = {one.exchange.id for one in kept}
    choices = (one for one in facts.choices if one.chosen in ids and one.rejected in ids)
    return Facts(kept, tuple(one for one in choices if (Scope.PERSON, one.rater) not in out))


@pytest.mark.parametrize("made", FUNCTIONS.values(), ids=FUNCTIONS)
@settings(max_examples=60)
@given(facts=all_facts())
def test_every_dataset_is_as_if_those_who_opted_out_had_never_been_here(made, facts):
    assert made(evidence(facts, Judging())) == made(evidence(never_here(facts), Judging()))


@pytest.mark.parametrize("scope", Scope)
async def test_an_opt_out_holds_at_once_and_for_what_was_before_until_it_is_taken_back(store, scope):
    ref = await answered(store, "a", asker="discord:alice")
    await store.rate(ref, "discord:bob", "👍", NOON)
    assert examples(await store.evidence(), "sft")
    id_ = "discord:alice" if scope is Scope.PERSON else "discord:1"
    await store.opt_outs.add(scope, id_, NOON)
    assert (await store.evidence()).judged == ()
    await store.opt_outs.remove(scope, id_)
    assert examples(await store.evidence(), "sft")


async def test_what_a_bot_thinks_never_counts_though_it_is_kept(store):
    ref = await answered(store, "a")
    await store.rate(ref, "discord:bot", "👍", NOON)
    [judged] = evidence(await store.facts(), Judging(ignored=frozenset({"discord:bot"}))).judged
    assert judged.score == 0
    assert len(await rated_exchanges(store)) == 1
