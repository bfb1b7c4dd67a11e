"""The ids of buttons stand in messages for years: they are read back as they were written, and nothing else is."""

import pytest

from bot.actions import EMOJI, MOST_CHARACTERS, Action, ActionKind, Button, parse

EXCHANGE = "0b0e8a4c-7a0e-4b0e-9f0e-1234567890ab"


@pytest.mark.parametrize("kind", ActionKind)
def test_an_id_says_all_and_is_short_enough_for_every_platform(kind):
    action = Action(kind, EXCHANGE, EXCHANGE if kind in (ActionKind.FIRST, ActionKind.SECOND) else "")
    assert parse(action.id) == action
    assert len(action.id) <= MOST_CHARACTERS
    assert Button(action, "label").emoji == EMOJI[kind]


@pytest.mark.parametrize(
    ("id_", "action"),
    [
        (f"emmy:up/{EXCHANGE}", Action(ActionKind.UP, EXCHANGE)),
        (f"emmy:first/a/{EXCHANGE}", Action(ActionKind.FIRST, "a", EXCHANGE)),
        ("emmy:forget/slack:T1:U1", Action(ActionKind.FORGET, "slack:T1:U1")),
    ],
)
def test_ids_that_are_out_there_are_read_for_ever(id_, action):
    assert parse(id_) == action


@pytest.mark.parametrize("id_", ["", "emmy:up", "emmy:dance/a", "other:up/a", "emmy:up/a/b/c", "/", "up/a"])
def test_what_is_no_id_of_ours_is_none(id_):
    assert parse(id_) is None
