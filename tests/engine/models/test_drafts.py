"""What of a reply's text is certain while its tokens come, and what ends it."""

import pytest
import torch

from engine.errors import ModelError
from engine.models.chat_model import Decoding, Text
from engine.models.drafts import Draft, begin, fitted

END = 0
GREEDY = Decoding(max_tokens=50, seconds=60)


def letters(tokens):
    """Tokens that are code points; 0 is a special token."""
    return "".join(chr(token) for token in tokens if token != END)


def words(tokens):
    """Tokens that are words with a space before, which is left out before the first one, as by SentencePiece."""
    return "".join(f" {chr(token)}" for token in tokens)[1:]


def utf8(tokens):
    return bytes(tokens).decode(errors="replace")


def drafted(tokens, decode=letters, **options):
    """The pieces of these tokens, and the draft."""
    draft = Draft(decode, {END}, Decoding(**{"max_tokens": 50, "seconds": 60.0, **options}))
    pieces = []
    for token in tokens:
        draft.append(token)
        pieces.append(draft.take())
    return pieces, draft


def test_pieces_come_as_soon_as_they_are_written():
    pieces, draft = drafted(map(ord, "abc"))
    assert (pieces, draft.ended) == (["a", "b", "c"], None)


def test_an_end_token_is_counted_and_not_shown():
    assert drafted([97, END])[1].reply() == Text("a", 2, "finished")


def test_what_may_begin_a_stop_text_is_held_back_until_it_is_known():
    pieces, draft = drafted(map(ord, "a```b```o"), stop=("```output", "```end"))
    assert pieces == ["a", "", "", "", "```b", "", "", "", ""]
    draft.append(END)
    assert draft.take() == "```o"
    assert draft.reply().text == "a```b```o"


@pytest.mark.parametrize("stop", [("bcd",), ("zz", "bcd"), ("d", "bcd"), ("bcd", "cd"), ("cd", "bcd")])
def test_a_reply_ends_before_the_first_stop_text_even_within_a_token(stop):
    pieces, draft = drafted(
        [1, 2, 3], lambda tokens: "".join(("ab", "c", "de")[token - 1] for token in tokens), stop=stop
    )
    assert "".join(pieces) == draft.reply().text == "a"
    assert draft.ended == "finished"


def test_the_space_before_a_word_is_kept():
    assert drafted(map(ord, "abc"), words)[0] == ["a", " b", " c"]


def test_a_character_of_several_tokens_comes_whole_and_half_a_one_never():
    tokens = "aé😀".encode()
    assert drafted(tokens, utf8)[0] == ["a", "", "é", "", "", "", "😀"]
    assert drafted(tokens[:-1], utf8, max_tokens=6)[1].reply() == Text("aé", 6, "tokens")


def test_a_reply_ends_with_its_tokens_or_its_seconds():
    assert drafted(map(ord, "abc"), max_tokens=3)[1].ended == "tokens"
    assert drafted([97], seconds=-1)[1].reply() == Text("a", 1, "seconds")


def test_a_reply_that_goes_on_is_none():
    with pytest.raises(ModelError):
        drafted([97])[1].reply()


def test_no_more_is_written_than_the_model_has_room_for():
    assert fitted(GREEDY, read=60, positions=64).max_tokens == 4
    assert fitted(GREEDY, read=1, positions=64) == GREEDY
    with pytest.raises(ModelError, match="64 tokens"):
        fitted(GREEDY, read=64, positions=64)


def test_drafts_of_one_conversation_have_seeds_of_their_own():
    drawn = Decoding(5, 60, temperature=1.0, seed=7)
    first, second = begin(letters, {END}, drawn, 2)
    [alone] = begin(letters, {END}, Decoding(5, 60, temperature=1.0, seed=8), 1)
    flat = torch.zeros(1000)
    assert int(second.noise(flat).argmax()) == int(alone.noise(flat).argmax()) != int(first.noise(flat).argmax())
