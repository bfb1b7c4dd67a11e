"""Vectors by i, j and k, and messages of nothing but vectors."""

import time

import pytest

from engine.reading.crossed import with_crossed
from engine.reading.exact import recognise
from engine.reading.sketch import sketch
from engine.reading.unit_vectors import with_coordinates


@pytest.mark.parametrize(
    ("typed", "read"),
    [
        ("length of the vector 4i - 3j + 12k", "length of the vector (4, -3, 12)"),
        ("force 3i + 4j", "force (3, 4)"),
        ("force -i+1/2 j and 2.5j - 2i", "force (-1, 1/2) and (-2, 2.5)"),
        ("vector a = i - k, vector b = 2i + j", "vector a = (1, 0, -1), vector b = (2, 1, 0)"),
        ("cross (2i + j) and (i - j)", "cross (2, 1, 0) and (1, -1, 0)"),
        ("unit vector along 6i − 8ĵ", "unit vector along (6, -8)"),
        ("a = 3i + 4j, b = i - 2j, |a + 2b|?", "a = (3, 4), b = (1, -2), |a + 2b|?"),
        ("cross <1,0,2> and ⟨3, -1, 1/2⟩", "cross (1,0,2) and (3, -1, 1/2)"),
        ("3i + 4j onto i - j (vectors)", "(3, 4) onto (1, -1) (vectors)"),
        ("u = <1, 2>, length?", "u = (1, 2), length?"),
    ],
)
def test_units_are_written_as_coordinates(typed, read):
    assert with_coordinates(typed) == read


@pytest.mark.parametrize(
    "typed",
    [
        "3i + 4j",
        "solve z = 3i + 4j",
        "x < 1, 2 > y",
        "3 <1,2",
        "(x) <2, 5> 4",
        "magnitude of 3i + 4i",
        "unit price i + 2",
        "vector v, solve 2i + 3j = 12",
        "angle of 3 + 4i",
    ],
)
def test_other_letters_are_unknowns(typed):
    assert with_coordinates(typed) == typed


def test_a_sign_between_vectors_is_part_of_neither():
    assert sketch("dot product (1, 2).(3, 4)").text == "dot product <v1> . <v2>"
    assert sketch("vector sum (1, 2) + (3, -4)").text == "vector sum <v1> + <v2>"
    assert sketch("the cross product (1, 2, 0) x (3, -1, 1)").text == "the cross product <v1> x <v2>"


@pytest.mark.parametrize(
    ("typed", "read"),
    [
        ("a = (2, -1, 3), b = (1, 4, -1), a × b", "a = (2, -1, 3), b = (1, 4, -1), a cross b"),
        ("u x v for u = <1,2,3> and v is [0, 1, 5]", "u cross v for u = <1,2,3> and v is [0, 1, 5]"),
        (r"a = (1, 2, 0), b = (3, 0, 1), a \times b", "a = (1, 2, 0), b = (3, 0, 1), a cross b"),
        ("a = (2, 1, 3), a × c", "a = (2, 1, 3), a × c"),
        ("a = 2, b = 5, a × b", "a = 2, b = 5, a × b"),
    ],
)
def test_a_sign_between_letters_of_vectors_crosses_them(typed, read):
    assert with_crossed(typed) == read


@pytest.mark.parametrize(
    ("message", "call"),
    [
        ("(1, 2) + (3, -4)", "vector_sum((1, 2), (3, -4))"),
        ("what is 2(1, 3) - (0, 4)?", "vector_sum(2, (1, 3), -1, (0, 4))"),
        ("1/2*(4, 6, 2) - 3 (0, 1, 1)", "vector_sum(1/2, (4, 6, 2), -3, (0, 1, 1))"),
        ("calculate (1, 2, 3) x (4, 5, 6)", "cross_product((1, 2, 3), (4, 5, 6))"),
        ("(1, 2) · (3, 4)", "dot_product((1, 2), (3, 4))"),
        ("3(4,500)", "calculate(3(4,500))"),
    ],
)
def test_messages_of_nothing_but_vectors_need_no_model(message, call):
    assert str(recognise(message)) == call


@pytest.mark.parametrize("message", ["(3, 4)", "(1, 2) (3, 4)", "6 + (2, 3)"])
def test_points_alone_ask_nothing(message):
    assert recognise(message) is None


@pytest.mark.parametrize("piece", ["i + ", "vector 2i - ", "(1, ", "(1, 2) + ", "2(1,2)"])
def test_a_piece_repeated_takes_little_time(piece):
    started = time.process_time()
    sketch(f"vector {piece * 100}")
    recognise(piece * 100)
    assert time.process_time() - started < 1
