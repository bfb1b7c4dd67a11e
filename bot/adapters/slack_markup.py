"""Markdown in Slack's markup, with nothing in it that Slack could read as a mention, a channel or a link."""

import re

from bot.adapters.formulas import in_code

_CODE_OR_BOLD = re.compile(r"```.*?```|`[^`\n]*`|\*\*((?:`[^`\n]*`|[^`\n])+?)\*\*", re.DOTALL)
# in a stream these are looked for chunk by chunk: at the end of one, the next may go on with the rest
_COMMAND = re.compile(r"<(?=[!@#]|\Z)")
_EVERYONE = re.compile(r"@(?=channel|here|everyone|[a-z]*\Z)")
_JOINER = "\u2060"  # seen by nobody, and by Slack as no part of a command


def markup(text: str) -> str:
    """Markdown in Slack's markup; what could be read as a link, a mention or a channel is escaped.

    Code stays as it is: in `x**2 + y**2` the stars are a power. A formula between dollar signs becomes code.
    """
    escaped = escape(in_code(text))
    return _CODE_OR_BOLD.sub(lambda found: f"*{found[1]}*" if found[1] else found[0], escaped)


def escape(text: str) -> str:
    """Text in which Slack finds no markup of its own between angle brackets."""
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")


def defused(text: str) -> str:
    """A chunk of Markdown for Slack's streams, which know no escapes: what would call somebody is broken up."""
    return _EVERYONE.sub(f"@{_JOINER}", _COMMAND.sub(f"<{_JOINER}", text))
