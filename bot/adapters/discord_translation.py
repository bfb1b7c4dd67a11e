"""The descriptions of commands in the languages of `bot/locales`, which Discord shows by each user's own."""

import discord
from discord import app_commands

from bot import words

MOST_CHARACTERS = 100  # of a description
_KEY = "key"


def sentence(key: str) -> app_commands.locale_str:
    """A sentence of the locale files, to be translated when the commands are told to Discord."""
    return app_commands.locale_str(words.of(words.ENGLISH)(key)[:MOST_CHARACTERS], **{_KEY: key})


class Translator(app_commands.Translator):
    """Looks sentences up."""

    async def translate(
        self, string: app_commands.locale_str, locale: discord.Locale, context: app_commands.TranslationContextTypes
    ) -> str | None:
        """The sentence in a language that there is; None leaves the English one."""
        del context
        key = string.extras.get(_KEY)
        say = words.of(locale.value)
        return say(key)[:MOST_CHARACTERS] if key and say.language != words.ENGLISH else None
