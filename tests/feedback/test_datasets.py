"""Rated exchanges become pairs, labels and examples; the same facts become the same rows."""

from itertools import permutations

from engine.prompts import expert_prompt
from feedback.datasets import fingerprint, preference_pairs, rated_questions, rows
from tests.feedback.facts import exchange, later, rated

QUESTION = "take 3 from 10"
RIGHT, WRONG = "calculate(10 - 3)", "calculate(3 - 10)"
LIKED = rated(exchange("good", QUESTION, RIGHT, final="7"), "bob 👍")
DISLIKED = rated(exchange("bad", "Take 3 from 10?", WRONG, final="-7", asked_at=later(-5)), "bob 👎")


def test_a_liked_and_a_disliked_answer_to_one_question_are_a_pair():
    [pair] = preference_pairs([LIKED, DISLIKED])
    assert (pair.expert, pair.chosen, pair.rejected) == ("arithmetic", RIGHT, WRONG)
    assert set(pair.exchanges) == {"good", "bad"}


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
    assert [(row["completion"], row["label"]) for row in found] == [(RIGHT, True), (WRONG, False)]


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
