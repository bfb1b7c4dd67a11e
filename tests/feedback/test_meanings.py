"""What an emoji says, what several say together, and when two questions are the same."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from feedback.emoji import USUAL, Meanings, listed
from feedback.questions import held_out, normalise
from feedback.records import Reason
from feedback.values import canonical
from feedback.votes import votes
from tests.feedback.facts import exchange, later, rated, remarked


@pytest.mark.parametrize("emoji", ["👍", "❤️", "❤", "🎉", "✅", "💯", "👏", "🔥", "👍🏽", "👍🏿", "🙌🏻", "✔️"])
def test_these_say_that_an_answer_is_good(emoji):
    assert USUAL.of(emoji) == 1


@pytest.mark.parametrize("emoji", ["👎", "❌", "😕", "😡", "👎🏾", "☹️", "✖️", "🤦🏽‍♀️"])
def test_these_say_that_an_answer_is_bad(emoji):
    assert USUAL.of(emoji) == -1


@pytest.mark.parametrize("emoji", ["🦆", "🧮", "🔁", "", "<:party:123>", "\U0001f3fd", "\ufe0f"])
def test_these_say_neither(emoji):
    assert USUAL.of(emoji) == 0


@pytest.mark.parametrize(
    ("reactions", "expected"),
    [
        ([], 0),
        (["bob 👍"], 1),
        (["bob 👎"], -1),
        (["bob 🦆"], 0),
        (["bob 👍", "bob 👎"], 0),
        (["bob 👍", "bob 🎉", "bob ❤️"], 1),
        (["bob 👎", "bob 😡", "carol 👍"], 0),
        (["bob 👎", "carol 👍", "dan ✅"], 1),
    ],
)
def test_each_person_has_one_vote_and_a_persons_good_and_bad_cancel(reactions, expected):
    assert sum(vote.sign for vote in votes(rated(exchange("a"), *reactions), USUAL)) == expected


def test_a_persons_good_and_bad_cancel_however_many_they_are():
    assert votes(rated(exchange("a"), "bob 👍", "bob 🎉", "bob 👎"), USUAL) == []


def test_meanings_are_what_the_lists_say():
    meanings = Meanings(listed("🦆, 👎🏽"), listed("👍 <:no:12>"))
    assert [meanings.of(emoji) for emoji in ("🦆", "👎🏿", "👍", "<:no:12>", "❤️")] == [1, 1, -1, -1, 0]


OBJECTION = remarked(rated(exchange("a", final="7")), "bob", Reason.WRONG_RESULT, "8")


def signs(told):
    return [vote.sign for vote in votes(told, USUAL)]


def test_a_remark_is_a_vote_against_also_without_a_reaction():
    assert signs(OBJECTION) == [-1]
    assert signs(remarked(rated(exchange("a"), "bob 👎"), "bob", Reason.OTHER)) == [-1]
    assert signs(remarked(rated(exchange("a"), "bob 👍"), "bob", Reason.OTHER)) == []


def test_a_remark_that_gives_the_answer_as_right_that_was_given_says_nothing_against_it():
    assert signs(remarked(rated(exchange("a", final="1/2")), "bob", Reason.OTHER, "$0.50$")) == []


def test_the_newest_remark_of_a_person_counts():
    [vote] = votes(remarked(OBJECTION, "bob", Reason.MISREAD, minute=1), USUAL)
    assert vote.reason is Reason.MISREAD


def test_a_remark_falls_when_its_author_takes_the_bad_reaction_back():
    told = remarked(rated(exchange("a"), "bob 👎"), "bob", Reason.MISREAD, minute=1)
    back = replace(told, ratings=(replace(told.ratings[0], retracted_at=later(2)),))
    before = replace(told, ratings=(replace(told.ratings[0], retracted_at=later(0)),))
    assert (signs(told), signs(back), signs(before)) == ([-1], [], [-1])


@pytest.mark.parametrize("reason", [Reason.UNCLEAR, Reason.TOO_LONG])
def test_that_words_are_unclear_is_no_vote_on_a_program_but_one_on_a_language_models_words(reason):
    program, words = exchange("a"), exchange("b", completion="so it is 7", answer="so it is 7")
    assert signs(remarked(rated(program, "bob 👎"), "bob", reason)) == []
    assert signs(remarked(rated(words, "bob 👎"), "bob", reason)) == [-1]


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("7", " $7.0$ "),
        ("0.75", "3/4"),
        (r"\frac{3}{4}", "75/100"),
        ("x = 7", "7"),
        ("-2, 5", "x = 5 or x = -2"),
        ("x = 1, y = 2.0", "y=2 and x=1"),
        ("1,234,567", "1234567"),
        ("−3", "-3"),
        ("True", "true"),
    ],
)
def test_these_are_the_same_value(one, other):
    assert canonical(one) == canonical(other)


@pytest.mark.parametrize(
    ("one", "other"),
    [("7", "8"), ("x = 1, y = 2", "x = 2, y = 1"), ("1/0", "0"), ("x + 1", "x + 2"), ("1,2", "12"), ("forty", "ty")],
)
def test_these_are_different_values(one, other):
    assert canonical(one) != canonical(other)


@given(st.text(max_size=200))
def test_any_text_has_a_form_and_at_once(text):
    assert canonical(canonical(text)) is not None


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("What is 5 + 3?", "  what IS 5 +  3 "),
        ("12 × 15 =", "12 * 15"),
        ("if x−5=7, what is x???", "If x-5=7, what is x"),
        ("thanks!", "Thanks"),
        ("... 5+1", "5+1."),
        ("solve x² = 4", "solve x^2 = 4"),
        ("１２ + 3", "12 + 3"),
    ],
)
def test_spelling_habits_do_not_make_another_question(one, other):
    assert normalise(one) == normalise(other)
    assert held_out(one) == held_out(other)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("what is 5!", "what is 5"),
        ("(n+1)!", "(n+1)"),
        (".5 + 1", "5 + 1"),
        ("x² = 4", "x2 = 4"),
        ("2½ + 1", "21/2 + 1"),
        ("f'", "f"),
        ("3 4", "34"),
    ],
)
def test_what_is_other_mathematics_is_another_question(one, other):
    assert normalise(one) != normalise(other)


@given(st.text(max_size=60))
def test_a_normal_form_is_its_own_normal_form(question):
    assert normalise(normalise(question)) == normalise(question)


def test_about_a_quarter_of_the_questions_is_held_out():
    assert 0.2 < sum(held_out(f"what is {n} + 1?") for n in range(2000)) / 2000 < 0.3
