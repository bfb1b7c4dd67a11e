"""A number of packs times their size: the unit is no unknown."""

import pytest

from engine.reading.packs import with_packs
from engine.reading.sketch import sketch


@pytest.mark.parametrize(
    ("typed", "read"),
    [
        ("8 x 330ml cans", "8 x 330 ml cans"),
        ("3x500g at £4", "3x500 g at £4"),
        ("24 × 0.5L bottles", "24 × 0.5 L bottles"),
        ("simplify 3 x 2g", "simplify 3 x 2g"),
        ("g = 3 x 2g", "g = 3 x 2g"),
        ("3 x 2g + 4", "3 x 2g + 4"),
        ("4 x 100m relay", "4 x 100m relay"),
    ],
)
def test_the_unit_of_packs_stands_apart(typed, read):
    assert with_packs(typed) == read


def test_packs_are_a_product_of_numbers():
    assert sketch("8 x 330ml cans").slots == {"<e1>": "8 x 330"}
