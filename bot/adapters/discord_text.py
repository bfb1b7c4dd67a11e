"""A Reply's text in Discord's Markdown, which shows no LaTeX and knows small print."""

import re

from bot.adapters.formulas import in_code
from bot.events import Reply

_PERSON = re.compile(r"<@discord:(\d+)>")


def text(reply: Reply) -> str:
    """What is happening while there is no text; else the text, with formulas as code, and its hint as small print."""
    if not reply.text:
        return f"-# {reply.status}" if reply.status else ""
    written = in_code(_PERSON.sub(r"<@\1>", reply.text))
    return f"{written}\n-# {reply.hint}" if reply.hint else written
