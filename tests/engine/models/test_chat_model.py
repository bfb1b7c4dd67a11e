"""How much of a conversation the general expert reads."""

from engine.messages import Turn
from engine.models.chat_model import CHAT_TOKENS, newest

HELLO = Turn("user", "Hello!")


def test_a_short_chat_is_read_whole():
    turns = [HELLO, Turn("assistant", "Hi."), Turn("user", "How are you?")]
    assert newest(turns, len) == tuple(turns)


def test_what_is_older_than_the_newest_tokens_is_left_out_turn_by_turn():
    turns = [HELLO, Turn("assistant", "a" * (CHAT_TOKENS - 10)), Turn("user", "b" * 10)]
    assert newest(turns, len) == tuple(turns[1:])
    assert newest([*turns[:2], Turn("user", "b" * 11)], len) == (Turn("user", "b" * 11),)


def test_nothing_older_is_read_past_a_turn_that_is_left_out():
    assert newest([HELLO, Turn("assistant", "a" * CHAT_TOKENS), HELLO], len) == (HELLO,)


def test_of_a_message_that_is_too_long_alone_the_end_is_read():
    (turn,) = newest([Turn("user", "a" * 5000 + "what is it?")], len)
    assert turn.text.endswith("what is it?")
    assert CHAT_TOKENS * 3 // 4 < len(turn.text) <= CHAT_TOKENS
