"""Replies on their way: each token is appended, and a draft knows what of its text is certain and when it has ended."""

import time
from collections.abc import Callable, Collection, Sequence
from dataclasses import replace

from engine.errors import ModelError
from engine.models.chat_model import Decoding, Ended, Text
from engine.models.drawing import Noise

_CUT = "\ufffd"  # stands at the end of a text whose last character is still without some of its bytes

Decode = Callable[[Sequence[int]], str]  # tokens to text, without special tokens


class Draft:
    """One reply: its tokens, the noise that they are drawn with, and what has ended it, None while it goes on.

    `ends` are the tokens that end a reply; one is counted, but not shown. The time runs from here.
    """

    def __init__(self, decode: Decode, ends: Collection[int], decoding: Decoding) -> None:
        self.tokens: list[int] = []
        self.noise = Noise(decoding.temperature, decoding.seed)
        self.ended: Ended | None = None
        self._decode = decode
        self._ends = ends
        self._decoding = decoding
        self._until = time.monotonic() + decoding.seconds
        self._text = ""
        self._window = (0, 0)
        self._taken = 0

    def append(self, token: int) -> None:
        """One token more; nothing may follow once the reply has ended."""
        self.tokens.append(token)
        if token not in self._ends:
            self._text += self._fresh()
        if token in self._ends or self._stopped():
            self.ended = "finished"
        elif len(self.tokens) >= self._decoding.max_tokens:
            self.ended = "tokens"
        elif time.monotonic() > self._until:
            self.ended = "seconds"

    def take(self) -> str:
        """What has become certain since the last time: all but the end that may turn out to begin a stop text."""
        certain = len(self._text) - (0 if self.ended else self._held())
        piece, self._taken = self._text[self._taken : certain], certain
        return piece

    def reply(self) -> Text:
        """The whole reply, once it has ended."""
        if self.ended is None:
            raise ModelError("the language model stopped in the middle of a reply")
        return Text(self._text, len(self.tokens), self.ended)

    def _fresh(self) -> str:
        """What the newest tokens add to the text, characters that need several tokens whole.

        Decoded is only a window, since a whole reply would take longer with every token. It begins with the tokens
        that were shown last: some tokenizers leave out the space before a text's first word.
        """
        start, shown = self._window
        before = self._decode(self.tokens[start:shown])
        text = self._decode(self.tokens[start:])
        if len(text) <= len(before) or text.endswith(_CUT):
            return ""
        self._window = (shown, len(self.tokens))
        return text[len(before) :]

    def _stopped(self) -> bool:
        """Cut the text before the first stop text; whether there is one."""
        found = [place for stop in self._decoding.stop if (place := self._text.find(stop, self._taken)) >= 0]
        self._text = self._text[: min(found, default=None)]
        return bool(found)

    def _held(self) -> int:
        stops = self._decoding.stop
        return max((n for stop in stops for n in range(1, len(stop)) if self._text.endswith(stop[:n])), default=0)


def begin(decode: Decode, ends: Collection[int], decoding: Decoding, count: int) -> list[Draft]:
    """Empty drafts of the same conversation, each with the next seed."""
    return [Draft(decode, ends, replace(decoding, seed=decoding.seed + number)) for number in range(count)]


def fitted(decoding: Decoding, read: int, positions: int) -> Decoding:
    """No more tokens than a model of so many positions can write after reading; ModelError if it can write none."""
    if read >= positions:
        raise ModelError(f"the conversation has {read} tokens, which is more than the language model reads")
    return replace(decoding, max_tokens=min(decoding.max_tokens, positions - read))
