"""The tokenizer of the experts: any text comes back, each slot is one token, and so is each digit."""

from random import Random

import pytest

from finetune.problems.curriculum import LAST_STAGE, sample_lesson
from finetune.vocabulary import EOS, PAD, SLOTS, sketch_tokenizer


@pytest.fixture(scope="module")
def tokenizer():
    """Learned from a few hundred lessons."""
    rng = Random(1)
    lessons = [sample_lesson("arithmetic", LAST_STAGE, rng) for _ in range(300)]
    return sketch_tokenizer((one.prompt + one.completion for one in lessons), 600)


@pytest.mark.parametrize(
    "text",
    [
        "gcd of 12 and 18\n",
        "what  is   the SUM?\nA = calculate(1/2)\ncalculate(A**2)",
        "naïve 你好 😀 ½ \t \u2028",
        "is 3 < n 7 or >= 5 <",
        "",
    ],
)
def test_any_text_comes_back(tokenizer, text):
    assert tokenizer.decode(tokenizer(text)["input_ids"]) == text


def test_lessons_come_back_with_their_slots(tokenizer):
    rng = Random(2)
    for expert in ("arithmetic", "algebra", "words"):
        for _ in range(50):
            one = sample_lesson(expert, LAST_STAGE, rng)
            written = tokenizer.decode(tokenizer(one.completion)["input_ids"])
            assert "".join(written.split()) == "".join(one.completion.split())


@pytest.mark.parametrize("slot", SLOTS)
def test_each_slot_is_one_token_wherever_it_stands(tokenizer, slot):
    [token] = tokenizer(slot)["input_ids"]
    assert tokenizer.decode([token]).strip() == slot
    for text in (f"gcd({slot}, 3)", f"the {slot} of", f"-{slot}*2", f"{slot}{slot}"):
        assert tokenizer(text)["input_ids"].count(token) == text.count(slot)


def test_no_slot_is_learned_as_letters(tokenizer):
    assert not [token for token in tokenizer.get_vocab() if token not in SLOTS and any(one in token for one in SLOTS)]


def test_digits_are_single(tokenizer):
    ids = tokenizer("2024.5")["input_ids"]
    assert [tokenizer.decode([one]) for one in ids] == ["2", "0", "2", "4", ".", "5"]
    digits = [token for token in tokenizer.get_vocab() if token not in SLOTS and sum(map(str.isdigit, token)) > 1]
    assert not digits


def test_the_end_and_the_padding_are_tokens_of_their_own(tokenizer):
    assert tokenizer(EOS)["input_ids"] == [tokenizer.eos_token_id]
    assert tokenizer(PAD)["input_ids"] == [tokenizer.pad_token_id]
    assert tokenizer.padding_side == "left"


def test_nothing_is_added_to_a_text(tokenizer):
    assert tokenizer("5")["input_ids"] == tokenizer("5", add_special_tokens=False)["input_ids"]
