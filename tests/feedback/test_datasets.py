"""Rated exchanges become pairs, labels and examples; the same facts become the same rows."""

from itertools import permutations

import pytest

from engine.reading.sketch import expert_prompt
from feedback import datasets, pairs
from feedback.datasets import fingerprint
from feedback.evidence import Evidence
from feedback.pairs import Source
from feedback.questions import held_out
from feedback.records import Choice, Reason
from feedback.standings import Candidate
from tests.feedback.facts import NOON, evidence_of, exchange, later, rated, remarked

QUESTION = "take 3 from 10"
RIGHT, WRONG = "calculate(10 - 3)", "calculate(3 - 10)"
LIKED = rated(exchange("good", QUESTION, RIGHT, final="7"), "bob 👍")
DISLIKED = rated(exchange("bad", "Take 3 from 10?", WRONG, final="-7", asked_at=later(-5)), "bob 👎")


def preference_pairs(facts, candidates=(), **more):
    return pairs.preference_pairs(evidence_of(*facts, **more), candidates)


def rated_questions(facts):
    return datasets.rated_questions(evidence_of(*facts))


def rows(facts, form, candidates=()):
    return [example.row for example in datasets.examples(evidence_of(*facts), form, candidates)]


def test_a_liked_and_a_disliked_answer_to_one_question_are_a_pair():
    [pair] = preference_pairs([LIKED, DISLIKED])
    assert (pair.expert, pair.chosen, pair.rejected) == ("arithmetic", RIGHT, WRONG)
    assert set(pair.exchanges) == {"good", "bad"}


class Judgements(tuple):
    """Counts how often it is gone through."""

    times = 0

    def __iter__(self):
        self.times += 1
        return super().__iter__()


def readings(questions: int) -> int:
    """How often the pairs of so many questions go through all that was judged."""
    judged = Judgements(
        evidence_of(*(rated(exchange(str(n), f"take {n} from 10"), "bob 👍") for n in range(questions))).judged
    )
    pairs.preference_pairs(Evidence(judged))
    return judged.times


def test_more_questions_are_not_read_more_often():
    assert readings(9) == readings(2)


def test_two_liked_answers_are_no_pair():
    assert preference_pairs([LIKED, rated(exchange("other", QUESTION, WRONG), "bob 👍")]) == []


def test_one_text_liked_here_and_disliked_there_is_no_pair():
    assert preference_pairs([LIKED, rated(exchange("again", QUESTION, RIGHT), "carol 👎")]) == []


def test_answers_of_two_experts_are_no_pair():
    assert preference_pairs([LIKED, rated(exchange("bad", QUESTION, WRONG, expert="algebra"), "bob 👎")]) == []


def test_answers_to_two_questions_are_no_pair():
    assert preference_pairs([LIKED, rated(exchange("bad", "take 4 from 10", WRONG), "bob 👎")]) == []


def test_a_person_of_two_minds_makes_no_pair():
    assert preference_pairs([LIKED, rated(exchange("bad", QUESTION, WRONG), "bob 👎", "bob 👍")]) == []


def test_a_pair_of_texts_is_told_once_however_many_say_it():
    twice = [rated(exchange("bad2", QUESTION, WRONG), "carol 👎"), rated(exchange("good2", QUESTION, RIGHT), "dan 👍")]
    assert len(preference_pairs([LIKED, DISLIKED, *twice])) == 1


def test_the_exact_route_never_enters_a_dataset():
    exact = [rated(exchange("e1", completion=""), "bob 👍"), rated(exchange("e2", completion=""), "bob 👎")]
    assert preference_pairs([LIKED, *exact]) == []
    assert [len(rows([LIKED, *exact], form)) for form in ("kto", "sft")] == [1, 1]
    assert rows(exact, "dpo") == []


def test_rows_have_the_prompt_that_the_expert_is_served_with():
    assert rows([LIKED], "sft") == [{"prompt": expert_prompt(QUESTION), "completion": RIGHT}]
    [row] = rows([LIKED, DISLIKED], "dpo")
    assert (row["chosen"], row["rejected"]) == (RIGHT, WRONG)
    assert set(row) == {"prompt", "chosen", "rejected"}


def test_every_rated_completion_is_labelled_and_the_undecided_left_out():
    undecided = rated(exchange("even", "take 4 from 10"), "bob 👍", "carol 👎")
    found = rows([LIKED, DISLIKED, undecided], "kto")
    assert {(row["completion"], row["label"]) for row in found} == {(RIGHT, True), (WRONG, False)}


def test_only_liked_completions_are_examples():
    assert [row["completion"] for row in rows([LIKED, DISLIKED], "sft")] == [RIGHT]


def test_the_fingerprint_is_of_the_pairs_and_not_of_their_order():
    other = [
        rated(exchange("up", "take 4 from 10", "calculate(10 - 4)"), "bob 👍"),
        rated(exchange("down", "take 4 from 10", "calculate(4 - 10)"), "bob 👎"),
    ]
    facts = [LIKED, DISLIKED, *other]
    assert len({fingerprint(preference_pairs(order)) for order in permutations(facts)}) == 1
    assert fingerprint(preference_pairs(facts)) != fingerprint(preference_pairs(facts[:2]))


def test_a_rated_question_knows_which_finals_people_found_right_and_wrong():
    [asked] = rated_questions([LIKED, DISLIKED])
    assert (asked.right, asked.wrong) == ({"7"}, {"-7"})


def test_a_final_that_people_disagree_about_judges_nothing():
    divided = [LIKED, rated(exchange("again", QUESTION, RIGHT, final="7"), "carol 👎")]
    assert rated_questions(divided) == []


FIRST = exchange("first", QUESTION, WRONG, final="-7", asked_at=later(1))
SECOND = exchange("second", QUESTION, RIGHT, final="7", asked_at=later(2), sibling_of="first")
CORRECTED = remarked(rated(FIRST, "bob 👎"), "bob", Reason.WRONG_RESULT, "x = 7.0")


def test_another_answer_that_was_asked_for_and_liked_is_better_than_the_one_before():
    [pair] = preference_pairs([rated(FIRST), rated(SECOND, "bob 👍")])
    assert (pair.chosen, pair.rejected, pair.source) == (RIGHT, WRONG, Source.SIBLING)
    assert pair.strength < 1


def test_an_unrated_answer_that_came_later_or_elsewhere_is_no_worse():
    assert preference_pairs([rated(FIRST, "bob 👍"), rated(SECOND)]) == []
    assert preference_pairs([rated(exchange("other", QUESTION, WRONG)), rated(SECOND, "bob 👍")]) == []


@pytest.mark.parametrize(("minute", "chosen"), [(5, "second"), (-5, "first")])
def test_the_newest_choice_of_a_person_is_a_pair(minute, chosen):
    choices = (Choice("first", "second", "bob", NOON), Choice("second", "first", "bob", later(minute)))
    [pair] = preference_pairs([rated(FIRST), rated(SECOND)], choices=choices)
    assert (pair.exchanges[0], pair.source) == (chosen, Source.CHOICE)


def test_choices_that_cancel_are_no_pair():
    choices = (Choice("first", "second", "bob", NOON), Choice("second", "first", "carol", NOON))
    assert preference_pairs([rated(FIRST), rated(SECOND)], choices=choices) == []


def test_a_choice_against_votes_that_weigh_as_much_is_no_pair():
    facts = [rated(FIRST, "carol 👎"), rated(SECOND, "carol 👍")]
    assert len(preference_pairs(facts)) == 1
    assert preference_pairs(facts, choices=(Choice("first", "second", "bob", NOON),)) == []


def test_a_correction_makes_another_answer_with_that_value_the_better_one():
    other = rated(exchange("other", QUESTION, RIGHT, final="7"))
    [pair] = preference_pairs([CORRECTED, other])
    assert (pair.chosen, pair.rejected, pair.source) == (RIGHT, WRONG, Source.CORRECTION)


def test_a_sampled_answer_that_reaches_the_corrected_value_is_the_better_one():
    drawn = [
        Candidate("arithmetic", "Take 3 from 10?", RIGHT, "7"),
        Candidate("arithmetic", "take 4 from 10", RIGHT, "7"),
    ]
    [pair] = preference_pairs([CORRECTED], drawn)
    assert (pair.chosen, pair.rejected, pair.exchanges) == (RIGHT, WRONG, ("", "first"))
    assert pair.source is Source.SAMPLED
    assert [row["completion"] for row in rows([CORRECTED], "sft", drawn)] == [RIGHT]


@pytest.mark.parametrize("final", ["30", ""])
def test_a_sampled_answer_that_misses_the_known_right_value_is_the_worse_one(final):
    drawn = [Candidate("arithmetic", QUESTION, "calculate(3 * 10)", final)]
    [pair] = preference_pairs([LIKED], drawn)
    assert (pair.chosen, pair.rejected, pair.source) == (RIGHT, "calculate(3 * 10)", Source.SAMPLED)
    assert [row["label"] for row in rows([LIKED], "kto", drawn)] == [True, False]


def test_a_sampled_answer_says_nothing_where_no_right_value_is_known():
    drawn = [Candidate("arithmetic", QUESTION, "calculate(3 * 10)", "30")]
    assert preference_pairs([DISLIKED], drawn) == []


def test_a_correction_alone_judges_but_is_no_pair_and_no_example():
    assert preference_pairs([CORRECTED]) == []
    assert rows([CORRECTED], "sft") == []
    [asked] = rated_questions([CORRECTED])
    assert (asked.right, asked.wrong) == ({"x = 7.0"}, {"-7"})


def test_rows_for_a_reward_model_have_the_strength_as_margin():
    [row] = rows([LIKED, DISLIKED], "reward")
    assert (row["chosen"], row["rejected"], row["margin"]) == (RIGHT, WRONG, 1.0)


def test_of_a_misread_question_the_gate_learns_the_expert_that_answered_rightly():
    misread = remarked(
        rated(exchange("m", QUESTION, "solve(x = 1, x)", expert="algebra", final="1")), "bob", Reason.MISREAD
    )
    assert rows([misread, LIKED], "gate") == [{"text": QUESTION, "label": "arithmetic"}]
    assert rows([misread], "gate") == []
    assert rows([LIKED, DISLIKED], "gate") == []


def test_of_a_corrected_question_the_gate_learns_the_expert_whose_answer_has_that_value():
    reached = rated(exchange("r", QUESTION, "solve(x + 3 = 10, x)", expert="algebra", final="7"))
    assert rows([CORRECTED, reached], "gate") == [{"text": QUESTION, "label": "algebra"}]


def test_the_one_who_asked_outweighs_another():
    told = rated(exchange("a", QUESTION, RIGHT, asker="bob"), "bob 👍", "carol 👎")
    assert [row["label"] for row in rows([told], "kto")] == [True]


SLOTTED = "calculate(<n2> - <n1>)"
TRAINED = [q for q in (f"take {n} from 20" for n in range(2, 20)) if not held_out(q)]
HELD = [q for q in (f"take {n} from 20" for n in range(2, 40)) if held_out(q)]


def liked(questions, thumb="👍"):
    return [rated(exchange(question, question, SLOTTED), f"bob {thumb}") for question in questions]


def test_a_slip_is_outvoted_by_the_other_questions_that_are_read_alike():
    slip, *others = TRAINED
    found = rows([*liked([slip], "👎"), *liked(others)], "kto")
    assert [row["label"] for row in found] == [True] * len(others)


def test_one_question_against_one_decides_nothing():
    assert len(rows([*liked(TRAINED[:1], "👎"), *liked(TRAINED[1:2])], "kto")) == 2


def test_a_slip_is_outvoted_by_another_program_of_the_questions_that_are_read_alike():
    slip = rated(exchange("slip", TRAINED[0], "calculate(<n1> - <n2>)"), "bob 👍")
    found = rows([slip, *liked(TRAINED[1:])], "sft")
    assert [row["completion"] for row in found] == [SLOTTED] * len(TRAINED[1:])


def test_questions_that_judge_are_weighed_among_themselves():
    found = rows([*liked(HELD[:1], "👎"), *liked(TRAINED)], "kto")
    assert sorted(row["label"] for row in found) == [False] + [True] * len(TRAINED)


def test_another_program_of_the_same_phrase_keeps_its_votes():
    other = rated(exchange("other", TRAINED[0], "calculate(<n1> - <n2>)"), "bob 👎")
    assert len(rows([other, *liked(TRAINED[1:])], "kto")) == len(TRAINED)
