"""`/retry`, `/steps` and `/convert`: verbs whose reply is an answer like any other, which can be rated."""

import re
from collections.abc import AsyncIterator
from dataclasses import replace

from bot import replies
from bot.asking import Question
from bot.commands.requests import Request
from bot.events import Reply
from engine.messages import ToolCall

# `3 miles to km`, `3/8 mile = feet`, `-40 °F -> °C`; the words for "to" of the languages that are spoken
_CONVERSION = re.compile(
    r"(?P<amount>[-+]?[\d.,/^*() ]*[\d)])\s*(?P<unit>[^\W\d].*?|[°'\"].*?)\s*"
    r"(?:->|→|=|\b(?:to|in|into|as|nach|en|a|à)\b|到|换成)\s*(?P<target>.+)",
    re.IGNORECASE,
)
MOST_CHARACTERS = 200


async def retry(request: Request) -> AsyncIterator[Reply]:
    """Another answer to the conversation's last question."""
    last = await request.store.history(request.command.conversation, 1)
    if not last:
        yield replies.private(request.say("nothing_to_repeat"))
        return
    incoming = replace(request.asking(last[0].question), retry=True)
    question = Question(incoming, request.place.rules, request.place.say, last[0].sibling_of or last[0].id)
    async for reply in request.turns.answer(question):
        yield reply


async def steps(request: Request) -> AsyncIterator[Reply]:
    """A question answered step by step; without one, the steps of the conversation's last answer."""
    if text := request.argument("question"):
        question = Question(request.asking(text), request.place.rules, request.place.say, with_steps=True)
        async for reply in request.turns.answer(question):
            yield reply
    elif last := await request.store.history(request.command.conversation, 1):
        yield Reply(replies.steps(request.place.say, last[0].steps), finished=True)
    else:
        yield replies.private(request.say("nothing_to_repeat"))


async def convert(request: Request) -> AsyncIterator[Reply]:
    """A quantity in another unit."""
    text = request.argument("quantity")
    call = conversion(text)
    if call is None:
        yield replies.private(request.say("convert_usage"))
        return
    question = Question(request.asking(f"convert {text}"), request.place.rules, request.place.say, program=(call,))
    async for reply in request.turns.answer(question):
        yield reply


def conversion(text: str) -> ToolCall | None:
    """The call that a text such as `3 miles to km` states, or None if it states none."""
    found = _CONVERSION.fullmatch(text) if len(text) <= MOST_CHARACTERS else None
    if found is None or any(mark in found["unit"] + found["target"] for mark in "\"'\\"):
        return None
    return ToolCall("convert", (found["amount"].strip(), f"'{found['unit']}'", f"'{found['target'].strip()}'"))
