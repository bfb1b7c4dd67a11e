"""What is typed behind a command's name, as a table."""

import pytest

from bot.typed import arguments
from bot.verbs import BY_NAME


@pytest.mark.parametrize(
    ("text", "read"),
    [
        ("", {}),
        (" theme ", {"name": "theme"}),
        ("theme dark", {"name": "theme", "value": "dark"}),
        ("side_by_side 20 Channel", {"name": "side_by_side", "value": "20", "where": "channel"}),
        ("emoji 👍 👎 server", {"name": "emoji", "value": "👍 👎", "where": "server"}),
        ("theme channel", {"name": "theme", "value": "channel"}),
    ],
)
def test_of_three_arguments_the_middle_takes_what_is_left(text, read):
    assert arguments(BY_NAME["settings"], text) == read


def test_one_argument_takes_all_that_was_typed():
    assert arguments(BY_NAME["latex"], r" \frac{1}{2}  + 1 ") == {"formula": r"\frac{1}{2}  + 1"}


def test_without_arguments_nothing_is_taken():
    assert arguments(BY_NAME["stats"], "please") == {}
