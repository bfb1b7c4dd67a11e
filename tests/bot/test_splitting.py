"""Parts of long texts: nothing is lost, no part is too long, and nothing that belongs together is cut in two."""

import re

import pytest
import regex
from hypothesis import given
from hypothesis import strategies as st

from bot.rendering.splitting import FENCE, split

CLUSTERS = ["👩‍👩‍👧‍👦", "👍🏽", "🇩🇪", "e\u0301", "한", "1️⃣", "❤️", "x", "-", "π"]
pieces = st.one_of(
    st.text(st.characters(codec="utf-8"), max_size=40),
    st.lists(st.sampled_from(CLUSTERS), max_size=40).map("".join),
    st.sampled_from([" ", "\n", "\n\n", ". ", "`code`", "$x^2 + 1$", "**bold**"]),
    st.lists(st.sampled_from(["for x in y:", "    print(1)", ""]), max_size=6).map(
        lambda lines: "\n".join([FENCE, *lines, FENCE, ""])
    ),
)
texts = st.lists(pieces, max_size=30).map("".join)
limits = st.integers(12, 120)


def ink(text: str) -> str:
    """What remains of a text without white space and fences."""
    return re.sub(r"\s+", "", text.replace(FENCE, ""))


@given(texts, limits)
def test_no_part_is_too_long_and_nothing_is_lost(text, limit):
    parts = split(text, limit)
    assert all(len(part) <= limit for part in parts)
    assert "".join(map(ink, parts)) == ink(text)


@given(st.lists(st.sampled_from([*CLUSTERS, " "]), min_size=80, max_size=300).map("".join), st.integers(24, 60))
def test_no_character_is_cut_in_two(text, limit):
    whole = regex.findall(r"\X", text)
    parts = [regex.findall(r"\X", part) for part in split(text, limit)]
    assert [one for part in parts for one in part if one.strip()] == [one for one in whole if one.strip()]


@given(st.lists(st.sampled_from(["a = b + c", "words, words", "", FENCE]), max_size=60), st.integers(30, 90))
def test_every_part_closes_the_fence_that_it_opens(lines, limit):
    text = "\n".join([*lines, FENCE] if lines.count(FENCE) % 2 else lines)
    assert all(part.count(FENCE) % 2 == 0 for part in split(text, limit))


def test_a_short_text_stays_as_it_is():
    assert split("one\n\ntwo", 20) == ["one\n\ntwo"]


@pytest.mark.parametrize("text", ["", "   \n"])
def test_nothing_is_one_empty_part(text):
    assert split(text, 20) == [""]


def test_no_part_is_empty():
    assert split(" " * 50 + "x" + " " * 50, 20) == ["x"]


def test_a_paragraphs_end_is_preferred_to_a_lines_and_a_lines_to_a_words():
    assert split("one two three\n\nfour five\nsix", 24) == ["one two three", "four five\nsix"]
    assert split("one two three\nfour five six", 24) == ["one two three", "four five six"]
    assert split("one two three four five six", 24) == ["one two three four", "five six"]


def test_after_a_span_of_code_a_line_is_still_cut_between_words():
    assert split("`x` is the unknown of this equation", 24) == ["`x` is the unknown", "of this equation"]


@pytest.mark.parametrize("span", ["`a = b + c`", "$a + b + c$"])
def test_code_and_formulas_are_kept_whole_where_there_is_another_place(span):
    parts = split(f"The solution is\n{span} as was to be shown", 30)
    assert any(span in part for part in parts)


def test_a_cut_fence_keeps_the_indentation():
    code = f"{FENCE}\nif x:\n    y = 1\n    z = 2\n    u = 3\n{FENCE}"
    assert split(code, 32) == [f"{FENCE}\nif x:\n    y = 1\n{FENCE}", f"{FENCE}\n    z = 2\n    u = 3\n{FENCE}"]


def test_marks_without_end_are_cut_all_the_same():
    parts = split(f"{FENCE}\n" + "\u0301" * 100, 12)
    assert "".join(map(ink, parts)) == "\u0301" * 100


def test_a_limit_that_holds_no_fence_is_refused():
    with pytest.raises(ValueError, match="too small"):
        split("text", 11)


formulas = st.sampled_from([r"$\frac{a + b}{c}$", "$x + y = 3$", "`a = b + c`", "$$\nx &= 1 \\\\\ny &= 2\n$$"])


@given(
    st.lists(st.one_of(formulas, st.sampled_from(["words", "and. more", "\n", "\n\n"])), max_size=40),
    st.integers(40, 90),
)
def test_no_formula_and_no_code_that_fits_is_cut(pieces, limit):
    parts = split(" ".join(pieces), limit)
    spans = [piece for piece in pieces if piece[0] in "$`"]
    assert sum(part.count(span) for span in dict.fromkeys(spans) for part in parts) == len(spans)


def test_a_formula_over_several_lines_moves_to_the_next_part_as_a_whole():
    display = "$$\n\\begin{aligned}\nx &= 1\n\\end{aligned}\n$$"
    assert split(f"It follows that\n{display}", 52) == ["It follows that", display]


def test_a_dollar_in_fenced_code_opens_no_formula():
    code = f"{FENCE}\necho $HOME\n{FENCE}"
    assert split(f"{code}\none two three four", 34) == [code, "one two three four"]
