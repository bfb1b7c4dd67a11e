"""What an emoji says, what several say together, and when two questions are the same."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from feedback.datasets import held_out, verdict
from feedback.emoji import meaning
from feedback.questions import normalise
from tests.feedback.facts import exchange, rated


@pytest.mark.parametrize("emoji", ["👍", "❤️", "❤", "🎉", "✅", "💯", "👏", "🔥", "👍🏽", "👍🏿", "🙌🏻", "✔️"])
def test_these_say_that_an_answer_is_good(emoji):
    assert meaning(emoji) == 1


@pytest.mark.parametrize("emoji", ["👎", "❌", "😕", "😡", "👎🏾", "☹️", "✖️"])
def test_these_say_that_an_answer_is_bad(emoji):
    assert meaning(emoji) == -1


@pytest.mark.parametrize("emoji", ["🦆", "🧮", "🔁", "", "<:party:123>", "\U0001f3fd", "\ufe0f"])
def test_these_say_neither(emoji):
    assert meaning(emoji) == 0


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
    assert verdict(rated(exchange("a"), *reactions)) == expected


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
