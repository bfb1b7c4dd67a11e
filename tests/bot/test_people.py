"""What somebody may do in a place, and everywhere."""

import pytest

from bot.people import known

NAMED = frozenset({"discord:1"})


@pytest.mark.parametrize(
    ("person", "named", "manages", "admin", "operator"),
    [
        ("discord:1", NAMED, False, True, True),
        ("discord:2", NAMED, True, True, False),  # of one server of many
        ("discord:2", NAMED, False, False, False),
        ("discord:2", frozenset(), True, True, True),
        ("discord:2", frozenset(), False, False, False),
    ],
)
def test_who_is_named_may_change_what_all_are_served_and_others_only_where_nobody_is(
    person, named, manages, admin, operator
):
    found = known(person, named, manages=manages)
    assert (found.admin, found.operator) == (admin, operator)
