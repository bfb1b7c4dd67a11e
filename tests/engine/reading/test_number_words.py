"""Numbers in words: which are read, where they end, and which words are left as words."""

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from engine.reading.number_words import match_number

ONES = "zero one two three four five six seven eight nine".split()
TEENS = "ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen".split()
TENS = "twenty thirty forty fifty sixty seventy eighty ninety".split()


def spoken(number: int) -> str:
    """A number in English words, written here anew."""
    for size, name in ((10**9, "billion"), (10**6, "million"), (1000, "thousand"), (100, "hundred")):
        if number >= size:
            rest = f" {'and ' if size == 100 else ''}{spoken(number % size)}" if number % size else ""
            return f"{spoken(number // size)} {name}{rest}"
    if number < 20:
        return (ONES + TEENS)[number]
    return TENS[number // 10 - 2] + (f"-{ONES[number % 10]}" if number % 10 else "")


@given(st.integers(2, 10**12 - 1))
def test_every_number_is_read_to_its_end(number):
    words = spoken(number)
    assert match_number(f"{words} apples", 0) == (len(words), str(number))


@pytest.mark.parametrize(
    ("text", "digits", "rest"),
    [
        ("three hundred and fifty-three plus 2", "353", " plus 2"),
        ("A dozen eggs", "12", " eggs"),
        ("two dozen", "24", ""),
        ("half a dozen eggs", "6", " eggs"),
        ("Half a million", "500000", ""),
        ("2.5 million people", "2500000", " people"),
        ("1,200 thousand", "1200000", ""),
        ("fourty two", "42", ""),
        ("two three", "2", " three"),
        ("sixteen sixty", "16", " sixty"),
        ("five fourteenths of it", "5/14", " of it"),
        ("one half", "1/2", ""),
        ("one third of", "1/3", " of"),
        ("Two Thirds", "2/3", ""),
        ("two hundred thousand", "200000", ""),
        ("a dozen and a half eggs", "18", " eggs"),
        ("two million and a quarter", "2250000", ""),
        ("two and a half hours", "2.5", " hours"),
        ("2 and a half times 4", "2.5", " times 4"),
        ("one and a half cups", "1.5", " cups"),
        ("three and three quarters", "3.75", ""),
        ("5 and a third", "16/3", ""),
        ("2 and a half million people", "2500000", " people"),
        ("twelve point five plus 1", "12.5", " plus 1"),
        ("zero point two five", "0.25", ""),
        ("3 point 5 times", "3.5", " times"),
        ("4 thousand and 7", "4007", ""),
        ("2 million and 3 thousand", "2000000", " and 3 thousand"),
        ("3 hundred thousand", "300000", ""),
        ("2.5million", "2500000", ""),
        ("a couple of apples at 3", "2", " apples at 3"),
    ],
)
def test_a_number_ends_where_its_words_do(text, digits, rest):
    found = match_number(text, 0)
    assert found is not None
    assert (found[1], text[found[0] :]) == (digits, rest)


@pytest.mark.parametrize(
    "text",
    [
        "one of them",
        "",
        "apples",
        "often",
        "tenth",
        "twenty third",
        "ten thousands digit",
        "hundred thousand place",
        "hundred-thousands digit",
        "hundred's place",
        "thousand place",
        "ten thousandths",
        "a couple of questions about 3",
        "a couple of apples",
        "12",
        "2 and a quarter past 3",
        "oneself",
        "seventhly",
        "and two",
    ],
)
def test_other_words_are_left_as_they_are(text):
    assert match_number(text, 0) is None


def test_it_reads_at_the_given_place_alone():
    assert match_number("five and six", 9) == (12, "6")
    assert match_number("five and six", 4) is None


def test_a_long_number_keeps_every_digit():
    digits = "123456789012345678901234567890123"
    assert match_number(f"{digits} thousand", 0) == (len(digits) + 9, digits + "000")


def test_two_numbers_that_are_spoken_of_stay_two():
    text = "sum of 4 thousand and 7"
    assert match_number(text, 7) == (17, "4000")


@pytest.mark.parametrize(
    "word",
    [
        "2 and a half ",
        "1 point 2 ",
        "4 thousand and 7 ",
        "3 hundred ",
        "twenty ",
        "hundred ",
        "one hundred and ",
        "a dozen ",
        "million-",
    ],
)
def test_a_long_row_of_number_words_takes_no_time(word):
    started = time.process_time()
    match_number(word * (1000 // len(word)), 0)
    assert time.process_time() - started < 0.05
