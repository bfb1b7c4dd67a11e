"""What a language model's writer is: a chat in, replies out. `lean_writer` and `transformers_writer` are two."""

from collections.abc import Generator
from typing import Protocol

from engine.models.chat_model import Chat, Decoding, Text

Writing = Generator[str, None, tuple[Text, ...]]


class Writer(Protocol):
    """A model in memory that continues chats, one at a time."""

    def tokens_of(self, text: str) -> int:
        """How many tokens a text has."""
        ...

    def write(self, chat: Chat, decoding: Decoding, count: int = 1) -> Writing:
        """So many replies to the same chat, drawn together, each with the next seed; they are what is returned.

        After each token comes what it adds to the first reply, which may be nothing. Closing the generator stops the
        writing. It raises ModelError if the chat is too long for the model, and what torch raises.
        """
        ...
