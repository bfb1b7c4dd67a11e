"""Votes are weighed: caps, bursts, newcomers, what the engine verified, and who votes against everybody else."""

from collections.abc import Iterable
from dataclasses import replace
from datetime import timedelta
from random import Random

import pytest

from feedback.agreement import Ballot, agreement
from feedback.brigades import brigades
from feedback.emoji import USUAL
from feedback.records import Reason, Verification
from feedback.trust import TrustRules, weigh
from feedback.votes import Vote, votes
from tests.feedback.facts import exchange, later, rated, remarked

RULES = TrustRules(newcomer=1.0, burst=1.0)


def vote(rater: str, id_: str, sign: int, minute: float = 0, **changed) -> Vote:
    return Vote(rater, exchange(id_, question=f"question {id_}", **changed), sign, later(minute))


def weights(cast: Iterable[Vote], rules: TrustRules = RULES) -> list[float]:
    return [weight for _, weight in weigh(cast, rules).votes]


def test_an_ordinary_vote_weighs_one_and_the_askers_more():
    assert weights([vote("bob", "a", 1), vote("discord:alice", "b", 1)]) == pytest.approx([1.0, 1.5])


def test_votes_over_the_daily_cap_count_nothing_and_are_told():
    cast = [vote("bob", str(n), 1, minute=n) for n in range(5)] + [vote("bob", "next", 1, minute=24 * 60)]
    weighing = weigh(cast, replace(RULES, daily=3))
    assert [weight > 0 for _, weight in weighing.votes] == [True] * 3 + [False] * 2 + [True]
    assert weighing.report.capped == (("bob", 2),)


def test_a_newcomers_votes_count_less_until_a_day_has_passed():
    rules = replace(RULES, newcomer=0.5)
    assert weights([vote("bob", "a", 1), vote("bob", "b", 1, minute=24 * 60)], rules) == pytest.approx([0.5, 1.0])


def test_a_burst_counts_less_and_slow_votes_do_not():
    rules = replace(RULES, burst=0.5, burst_votes=3, burst_within=timedelta(minutes=1))
    fast = [vote("bob", f"f{n}", 1, minute=n / 10) for n in range(4)]
    slow = [vote("bob", f"s{n}", 1, minute=60 + n) for n in range(4)]
    weighing = weigh(fast + slow, rules)
    assert [weight for _, weight in weighing.votes] == pytest.approx([0.5] * 4 + [1.0] * 4)
    assert weighing.report.bursts == (("bob", 4),)


def test_a_thumb_against_what_the_engine_verified_counts_little_and_is_listed():
    cast = [
        vote("bob", "a", -1, verification=Verification.CHECKED),
        vote("bob", "b", 1, minute=1, verification=Verification.DOUBTFUL),
        vote("bob", "c", 1, minute=2, verification=Verification.CHECKED),
        vote("bob", "d", 1, minute=3),
        vote("bob", "e", 1, minute=4, verification=Verification.REFUTED),
        vote("bob", "f", -1, minute=5, verification=Verification.REFUTED),
    ]
    weighing = weigh(cast, RULES)
    one, two, three, four, five, six = (weight for _, weight in weighing.votes)
    assert one == two == five == pytest.approx(three * RULES.contrary)
    assert three == four == six
    assert [(found.exchange_id, found.verification) for found in weighing.report.contradictions] == [
        ("a", "checked"),
        ("b", "doubtful"),
        ("e", "refuted"),
    ]
    assert "3 votes contradict what the engine verified" in weighing.report.sentence()


def test_that_a_verified_answer_is_unclear_contradicts_nothing():
    words = exchange("a", completion="7 it is", answer="7 it is", verification=Verification.CHECKED)
    unclear = votes(remarked(rated(words, "bob 👎"), "bob", Reason.UNCLEAR), USUAL)
    assert weigh(unclear, RULES).report.contradictions == ()


def played(
    honest: int, brigade: int, answers: int, *, noise: float = 0.0, seed: int = 1, voters: int = 4
) -> list[Vote]:
    """Answers that are good or bad by chance; each gets votes of some people, and the brigade says the contrary."""
    rng = Random(seed)
    people = [f"honest{n}" for n in range(honest)] + [f"brigade{n}" for n in range(brigade)]
    cast = []
    for number in range(answers):
        good = rng.choice((1, -1))
        for person in rng.sample(people, voters):
            told = -good if person.startswith("brigade") or rng.random() < noise else good
            cast.append(vote(person, f"{number}", told, minute=number))
    return cast


def test_a_brigade_of_three_in_ten_is_not_believed_and_is_named():
    weighing = weigh(played(14, 6, 200, noise=0.1), RULES)
    assert {rater for rater, weight in weighing.raters.items() if weight == 0} == {f"brigade{n}" for n in range(6)}
    assert weighing.report.brigades == (tuple(f"brigade{n}" for n in range(6)),)
    assert "6 of 20 raters were not believed; brigades of 6 people" in weighing.report.sentence()


def test_a_brigade_that_outvotes_the_others_by_diligence_is_found_by_heads():
    rng = Random(7)
    cast = played(21, 9, 250, voters=2)
    for number in range(100):  # where one of them asked, five of them say that a wrong answer is good
        for person in rng.sample(range(9), 5):
            cast.append(vote(f"brigade{person}", f"piled{number}", 1, minute=number))
        cast.append(vote(f"honest{rng.randrange(21)}", f"piled{number}", -1, minute=number))
    weighing = weigh(cast, RULES)
    assert {rater for rater, weight in weighing.raters.items() if weight < 0.5} == {f"brigade{n}" for n in range(9)}


def test_people_who_err_now_and_then_are_all_believed():
    weighing = weigh(played(20, 0, 200, noise=0.1), RULES)
    assert min(weighing.raters.values()) > 0.5
    assert weighing.report.sentence() == ""


def test_what_the_engine_verified_shows_liars_who_are_in_the_majority():
    cast = [
        vote(f"{kind}{person}", f"{number}", sign, minute=number, verification=Verification.CHECKED)
        for kind, people, sign in (("honest", 2, 1), ("liar", 5, -1))
        for person in range(people)
        for number in range(12)
    ]
    weighing = weigh(cast, RULES)
    assert {rater for rater, weight in weighing.raters.items() if weight == 0} == {f"liar{n}" for n in range(5)}


def test_two_who_disagree_are_both_believed():
    cast = [vote(rater, f"{n}", sign, minute=n) for n in range(20) for rater, sign in (("bob", 1), ("carol", -1))]
    assert len(set(weigh(cast, RULES).raters.values())) == 1


def test_the_order_of_the_votes_makes_no_difference():
    cast = played(8, 3, 60, noise=0.1)
    shuffled = Random(2).sample(cast, len(cast))
    assert weigh(cast, RULES) == weigh(shuffled, RULES)


def test_a_rater_of_whom_little_is_known_is_taken_for_an_ordinary_one():
    found = agreement([Ballot("bob", "a", 1)], {})
    assert found.reliability["bob"] == pytest.approx(0.8)


def test_who_votes_alike_is_one_group_directly_or_through_others():
    cast = [Ballot("a", "1", 1), Ballot("b", "1", 1), Ballot("b", "2", -1), Ballot("c", "2", -1), Ballot("d", "2", 1)]
    assert brigades(cast) == (("a", "b", "c"),)


def test_nothing_comes_of_nothing():
    assert weigh([], RULES).report.sentence() == ""
