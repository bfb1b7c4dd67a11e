"""What a language model is to those who use one, be it in this process or behind HTTP: turns in, a reply out."""

from collections.abc import AsyncIterator, Callable, Sequence
from dataclasses import dataclass
from typing import Literal, Protocol

from engine.messages import Turn

Ended = Literal["finished", "tokens", "seconds"]
Chat = Sequence[dict[str, str]]  # messages with `role` and `content`, as chat templates and HTTP endpoints read them

CHAT_TOKENS = 512  # about as much of a chat as the general expert reads

SYSTEM_PROMPT = (
    "You are Emmy, a friendly math bot in a chat. Answer in one to three short sentences. "
    "If you are asked to calculate something, say that you compute it exactly when it is asked as a math question."
)


@dataclass(frozen=True, slots=True)
class Budget:
    """The most that one answer may take: tokens that are written, seconds, and replies that are asked for."""

    tokens: int
    seconds: float
    calls: int = 1


@dataclass(frozen=True, slots=True)
class Decoding:
    """How a reply is written: the most it may take, and how it is drawn.

    At temperature 0 the likeliest token is taken, else one at random from the seed. The reply ends before the first
    of the `stop` texts. Tokens that were read or written before are held down by the repetition penalty (Keskar et al.
    2019), 1 for not at all; no endpoint is told of it.
    """

    max_tokens: int
    seconds: float
    temperature: float = 0.0
    seed: int = 0
    stop: tuple[str, ...] = ()
    repetition_penalty: float = 1.0


@dataclass(frozen=True, slots=True)
class Text:
    """A reply, the tokens that were written for it, and what ended it: the model itself, or one of its limits."""

    text: str
    tokens: int
    ended: Ended


class ChatModel(Protocol):
    """A language model that replies to a conversation."""

    async def complete(self, system: str, turns: Sequence[Turn], decoding: Decoding) -> Text:
        """The reply to the last turn. Raises ModelError if the model cannot be loaded or reached, or fails.

        What is written when the time is over is returned; a model that hands over whole replies has nothing then.
        """
        ...

    async def complete_many(
        self, system: str, turns: Sequence[Turn], decoding: Decoding, count: int
    ) -> tuple[Text, ...]:
        """So many replies, as `complete` gives them, written at the same time; each is drawn with the next seed."""
        ...


class StreamingModel(ChatModel, Protocol):
    """A language model that can also hold Emmy's small talk, and shows its answer while it writes."""

    def stream(self, turns: Sequence[Turn]) -> AsyncIterator[str]:
        """The answer to the last turn in pieces. Raises ModelError as `complete` does."""
        ...


def messages(system: str, turns: Sequence[Turn]) -> Chat:
    """A conversation with what the model is told before it."""
    return [
        {"role": "system", "content": system},
        *({"role": turn.role, "content": turn.text} for turn in turns),
    ]


def newest(turns: Sequence[Turn], tokens_of: Callable[[str], int]) -> tuple[Turn, ...]:
    """The newest turns, in order, that have CHAT_TOKENS at most; of the last one alone its end, if it has more."""
    *earlier, last = turns
    kept = [Turn(last.role, _end(last.text, tokens_of))]
    left = CHAT_TOKENS - tokens_of(kept[0].text)
    for turn in reversed(earlier):
        left -= tokens_of(turn.text)
        if left < 0:
            break
        kept.append(turn)
    return tuple(reversed(kept))


def _end(text: str, tokens_of: Callable[[str], int]) -> str:
    while tokens_of(text) > CHAT_TOKENS:
        text = text[len(text) // 8 + 1 :]
    return text
