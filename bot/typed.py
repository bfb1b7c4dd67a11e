"""What people type behind a command's name, where the platform has no fields for it."""

from bot.verbs import Verb


def arguments(verb: Verb, text: str) -> dict[str, str]:
    """What was typed, by argument.

    An only argument takes all of it. Of three the first takes one word, and the last, which has choices, takes one of
    them at the end, if a word is left for the middle: `side_by_side 20 channel` are three, `emoji 👍 👎` are two.
    """
    if len(verb.arguments) <= 1:
        return {argument.name: text.strip() for argument in verb.arguments if text.strip()}
    first, middle, last = verb.arguments
    words = text.split()
    where = words.pop().lower() if len(words) > 2 and words[-1].lower() in last.choices else ""
    told = {first.name: " ".join(words[:1]), middle.name: " ".join(words[1:]), last.name: where}
    return {name: value for name, value in told.items() if value}
