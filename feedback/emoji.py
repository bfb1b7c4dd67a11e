"""What an emoji says about an answer. Skin tones and variation marks make no difference; unknown emoji mean nothing."""

GOOD = frozenset("👍❤🎉✅💯👏🔥🙌😍🥳😄😀🙏⭐🌟💪🤩👌🏆✔💚💙🧡💛💜")
BAD = frozenset("👎❌😕😡😠🙁☹😞💩🤮🤦🚫✖😒👿🤬😢")
_MODIFIERS = frozenset("\ufe0e\ufe0f\u200d") | {chr(code) for code in range(0x1F3FB, 0x1F400)}


def meaning(emoji: str) -> int:
    """+1 for a good answer, -1 for a bad one, 0 for an emoji that says neither."""
    plain = "".join(character for character in emoji if character not in _MODIFIERS)
    if plain in GOOD:
        return 1
    return -1 if plain in BAD else 0
