"""Slash commands as they are typed into the page's text box."""

from collections.abc import Mapping

from bot.typed import arguments
from bot.verbs import BY_NAME, VerbName


def typed(text: str) -> tuple[VerbName, Mapping[str, str]] | None:
    """The verb and its arguments that a text such as `/plot x^2` names, or None if it is no command."""
    name, _, rest = text.strip().partition(" ")
    verb = BY_NAME.get(name.removeprefix("/")) if name.startswith("/") else None
    return (verb.name, arguments(verb, rest)) if verb else None
