"""What admins set for a server, or for one of its channels: what each setting takes, and what holds where nothing is set.

Kept as text, each change a row (`feedback.place_settings`); a channel's own value goes before the server's.
"""

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import partial

import regex

from bot.events import Person, Theme
from bot.words import LANGUAGES
from feedback.emoji import USUAL, Meanings

ON, OFF = "on", "off"
EVERYONE, ADMINS = "everyone", "admins"
AUTO = "auto"
THEMES: tuple[Theme, ...] = ("light", "dark")
MOST_EMOJI = 5
MOST_CHARACTERS = 500  # of a value
DEFAULTS: Mapping[str, str] = {
    "answers": ON,
    "askers": EVERYONE,
    "emoji": "👍 👎",
    "auto_reply": OFF,
    "language": AUTO,
    "theme": "light",
    "side_by_side": "0",
    "news": OFF,
}
DEFAULT = "default"  # the value that takes a change back
# values that a setting takes, offered to choose from; of an open one some that people want
CHOICES: Mapping[str, tuple[str, ...]] = {
    "answers": (ON, OFF),
    "askers": (EVERYONE, ADMINS),
    "emoji": ("👍 👎", "✅ ❌"),
    "auto_reply": (ON, OFF),
    "language": (AUTO, *LANGUAGES),
    "theme": THEMES,
    "side_by_side": ("0", "5", "10", "25", "50", "100"),
}


class RuleError(ValueError):
    """A value that a setting does not take. `remedy` is the key of the sentence that says what it takes."""

    def __init__(self, remedy: str, choices: str = "") -> None:
        super().__init__(remedy)
        self.remedy = remedy
        self.choices = choices


@dataclass(frozen=True, slots=True)
class Rules:
    """What holds in one place. `askers` are ids of persons and roles, or EVERYONE or ADMINS; `side_by_side` is a share.

    `news` is the platform's id of the channel where admins read how trainings ended, or empty.
    """

    answers: bool
    askers: frozenset[str]
    emoji: tuple[str, ...]
    auto_reply: bool
    language: str
    theme: Theme
    side_by_side: float
    news: str

    def may_ask(self, person: Person) -> bool:
        """Whether a person may ask here. Admins always may."""
        names = {EVERYONE, person.id, person.id.rpartition(":")[2], *person.groups}
        return person.admin or not self.askers.isdisjoint(names)


def rules(set_here: Mapping[str, str]) -> Rules:
    """The rules of a place, from what is set for it; the rest is as DEFAULTS says."""
    values = {**DEFAULTS, **set_here}
    return Rules(
        answers=values["answers"] == ON,
        askers=frozenset(values["askers"].split()),
        emoji=tuple(values["emoji"].split()),
        auto_reply=values["auto_reply"] == ON,
        language="" if values["language"] == AUTO else values["language"],
        theme="dark" if values["theme"] == "dark" else "light",
        side_by_side=int(values["side_by_side"]) / 100,
        news="" if values["news"] == OFF else values["news"],
    )


def checked(name: str, value: str, meanings: Meanings = USUAL) -> str:
    """The value of a setting in its one form; `meanings` are those that emoji have on this Emmy.

    Raises RuleError if it is none, and KeyError if there is no such setting.
    """
    check = partial(_emoji, meanings=meanings) if name == "emoji" else _CHECKS[name]
    return check(value.strip())


def _switch(value: str) -> str:
    return _one_of(value, (ON, OFF), "remedy_switch")


def _language(value: str) -> str:
    return _one_of(value, (AUTO, *LANGUAGES))


def _theme(value: str) -> str:
    return _one_of(value, THEMES)


def _one_of(value: str, choices: tuple[str, ...], remedy: str = "remedy_choice") -> str:
    if value.lower() not in choices:
        raise RuleError(remedy, ", ".join(f"`{choice}`" for choice in choices))
    return value.lower()


def _percent(value: str) -> str:
    if not re.fullmatch(r"\d{1,3} ?%?", value, re.ASCII) or int(value.rstrip(" %")) > 100:
        raise RuleError("remedy_percent")
    return str(int(value.rstrip(" %")))


def _emoji(value: str, meanings: Meanings) -> str:
    """One to five emoji that all mean something, at least one for either verdict."""
    found = regex.findall(r"\X", re.sub(r"\s", "", value[:MOST_CHARACTERS]))
    if not found or len(found) > MOST_EMOJI or {meanings.of(one) for one in found} != {1, -1}:
        raise RuleError("remedy_emoji")
    return " ".join(dict.fromkeys(found))


def _askers(value: str) -> str:
    """`everyone`, `admins`, or ids; a mention of a person or role (`<@&12>`) is taken for its id."""
    names = [re.sub(r"^<[@!&]+(?:subteam\^)?|[|>].*$", "", name) for name in re.split(r"[\s,]+", value) if name]
    if (
        not names
        or len(value) > MOST_CHARACTERS
        or not all(re.fullmatch(r"[\w:.-]+", name, re.ASCII) for name in names)
    ):
        raise RuleError("remedy_askers")
    alone = [name.lower() for name in names if name.lower() in (EVERYONE, ADMINS)]
    if alone and len(names) > 1:
        raise RuleError("remedy_askers")
    return " ".join(alone or names)


def _channel(value: str) -> str:
    """`off`, or a channel's id; a mention (`<#12>`, `<#C12|maths>`) is taken for its id."""
    found = re.fullmatch(r"<?#?([A-Za-z0-9]{1,32})(?:\|[^>]*)?>?", value, re.ASCII)
    if found is None:
        raise RuleError("remedy_channel")
    return OFF if found[1].lower() == OFF else found[1]


_CHECKS: Mapping[str, Callable[[str], str]] = {
    "answers": _switch,
    "askers": _askers,
    "auto_reply": _switch,
    "language": _language,
    "theme": _theme,
    "side_by_side": _percent,
    "news": _channel,
}
