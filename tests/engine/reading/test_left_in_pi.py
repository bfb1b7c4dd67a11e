"""The wish that pi stay in an answer is left out of what an expert reads."""

import time

import pytest

from engine.reading.left_in_pi import without_pi
from engine.reading.sketch import sketch


@pytest.mark.parametrize(
    ("question", "text"),
    [
        ("circle with radius 7cm, area in terms of π", "circle with radius <n1> cm , area"),
        ("area of a circle with diameter 20cm (leave π in)", "area of a circle with diameter <n1> cm"),
        ("give the area in terms of $\\pi$ of a circle, radius 3", "give the area of a circle , radius <n1>"),
        ("volume of a sphere, r = 6. Leave your answer in terms of π.", "volume of a sphere , r = <n1> ."),
        ("what's the volume as a multiple of pi? r=3 h=7", "what's the volume ? r = <n1> h = <n2>"),
        ("perimeter, diameter 5 — keep pi in your answer", "perimeter , diameter <n1>"),
        ("the area is 3π, find r", "the area is <e1> , find r"),
        ("area of a circle in terms of π and r", "area of a circle in terms of <e1> and r"),
        ("what is 60 degrees in terms of pi", "what is <n1> degrees in terms of <e1>"),
    ],
)
def test_a_wish_for_pi_is_no_number_of_the_question(question, text):
    assert sketch(question).text == text


@pytest.mark.parametrize("piece", ["area ", " in terms of pi and", " leave pi in", "(", " give it "])
def test_a_piece_repeated_to_the_limit_takes_little_time(piece):
    started = time.process_time()
    without_pi("area " + (piece * 1000)[:5000])
    assert time.process_time() - started < 0.15
