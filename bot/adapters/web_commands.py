"""Slash commands as they are typed into the page's text box."""

from collections.abc import Mapping

from bot.verbs import BY_NAME, Verb, VerbName


def typed(text: str) -> tuple[VerbName, Mapping[str, str]] | None:
    """The verb and its arguments that a text such as `/plot x^2` names, or None if it is no command.

    The last argument with any text takes all words that are left; one with choices after it takes the last word.
    """
    name, _, rest = text.strip().partition(" ")
    verb = BY_NAME.get(name.removeprefix("/")) if name.startswith("/") else None
    return (verb.name, _arguments(verb, rest.split())) if verb else None


def _arguments(verb: Verb, told: list[str]) -> Mapping[str, str]:
    """What was told, by argument."""
    if len(verb.arguments) < 2:
        return {argument.name: " ".join(told) for argument in verb.arguments if told}
    first, middle, last = verb.arguments
    where = {last.name: told.pop()} if len(told) > 2 and told[-1] in last.choices else {}
    return {first.name: " ".join(told[:1]), middle.name: " ".join(told[1:]), **where}
