"""What an expert reads."""

import pytest

from engine.reading.prompts import clean


@pytest.mark.parametrize(
    ("typed", "read"),
    [
        ("12 × 15 ÷ 3 − 1", "12 * 15 / 3 - 1"),
        ("12 ⨯ 8 ∗ 5 ╳ 2 ˗ 1", "12 * 8 * 5 * 2 - 1"),
        ("12 х 8, 3Χ4, х = 5", "12 x 8, 3x4, х = 5"),
        ("3·x² – 5x⁻¹⁰", "3*x^2 - 5x^-10"),
        ("√16 + ∛27", "sqrt 16 + cbrt 27"),
        ("½ of 2¼", "1/2 of 2 1/4"),
        ("what’s “x”…", 'what\'s "x"...'),
        ("  if\tx-5=7\n what is x? ", "if x-5=7 what is x?"),
        ("１２＋５", "12+5"),
        ("café", "cafe"),
        ("1\u200b2\u0007", "12"),
        ("Solve For X", "Solve For X"),
        ("🙂 2+2", "🙂 2+2"),
        ("", ""),
    ],
)
def test_signs_become_ascii_on_one_line(typed, read):
    assert clean(typed) == read


def test_cleaning_twice_changes_nothing():
    for typed in ("3×4 − ½", "√x² = “5”", "a … b"):
        assert clean(clean(typed)) == clean(typed)


def test_nothing_is_cut():
    assert clean("9" * 4000) == "9" * 4000
