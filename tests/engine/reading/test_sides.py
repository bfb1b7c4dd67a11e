"""The sides of a thing with a sign between them are numbers of their own."""

import time

import pytest

from engine.reading.sketch import sketch


@pytest.mark.parametrize(
    ("typed", "read"),
    [
        ("diagonal of a 3×4×12 box", "diagonal of a <n1> x <n2> x <n3> box"),
        ("box 3*4*5, surface area", "box <n1> x <n2> x <n3> , surface area"),
        ("rectangle 5 X 8", "rectangle <n1> x <n2>"),
        ("a cuboid 50cm × 40cm × 30cm", "a cuboid <n1> cm x <n2> cm x <n3> cm"),
        ("it is 2 m × 1.5 m × 80 cm", "it is <n1> m x <n2> m x <n3> cm"),
        ("2×4 bricks on a 10×12 wall", "<n1> x <n2> bricks on a <n3> x <n4> wall"),
        ("tiles of 30 x 20 cm", "tiles of <n1> x <n2> cm"),
    ],
)
def test_sides_of_a_thing_are_apart(typed, read):
    assert sketch(typed).text == read


@pytest.mark.parametrize(
    ("typed", "read"),
    [
        ("what is 3×4×12", "what is <e1>"),
        ("the area of a room is 3 × 4 - 2", "the area of a room is <e1>"),
        ("a box, 2 × (3 + 4) of it", "a box , <e1> of it"),
        ("area of the rectangle = 3 × 4", "area of the rectangle = <e1>"),
        ("a box of 5 × 10^3 nails", "a box of <e1> nails"),
        ("a sheet of 3√2 × 4", "a sheet of <e1>"),
    ],
)
def test_a_product_stays_one(typed, read):
    assert sketch(typed).text == read


@pytest.mark.parametrize("piece", ["3×4", "3 × ", "5cm x ", "1.5 m*"])
def test_a_piece_repeated_takes_little_time(piece):
    started = time.process_time()
    sketch(f"box {piece * 150}")
    assert time.process_time() - started < 1
