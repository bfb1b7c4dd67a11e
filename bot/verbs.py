"""The slash commands that there are, for adapters to register and for `/help` to list. What they do: `bot.commands`.

Their descriptions stand in the locale files: `verb_NAME` and `argument_NAME`.
"""

from dataclasses import dataclass
from typing import Literal

VerbName = Literal[
    "help", "retry", "steps", "latex", "plot", "convert", "stats", "leaderboard", "model", "history", "privacy",
    "settings", "retrain", "rollback", "release",
]  # fmt: skip


@dataclass(frozen=True, slots=True)
class Argument:
    """One argument of a verb. With `choices` it takes one of them, else any text."""

    name: str
    required: bool = True
    choices: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Verb:
    """A slash command. `private`: its reply is for the asker alone; `everywhere`: it changes what all places are served."""

    name: VerbName
    arguments: tuple[Argument, ...] = ()
    admin: bool = False
    everywhere: bool = False
    private: bool = False


PRIVACY_ACTIONS = ("show", "export", "delete", "out", "in", "server-out", "server-in")
SETTINGS = ("answers", "askers", "emoji", "auto_reply", "language", "theme", "side_by_side", "news")
CHANNEL, SERVER = "channel", "server"

VERBS: tuple[Verb, ...] = (
    Verb("help", private=True),
    Verb("retry"),
    Verb("steps", (Argument("question", required=False),)),
    Verb("latex", (Argument("formula"),)),
    Verb("plot", (Argument("curves"),)),
    Verb("convert", (Argument("quantity"),)),
    Verb("stats"),
    Verb("leaderboard"),
    Verb("model"),
    Verb("history"),
    Verb("privacy", (Argument("action", required=False, choices=PRIVACY_ACTIONS),), private=True),
    Verb(
        "settings",
        (
            Argument("name", required=False, choices=SETTINGS),
            Argument("value", required=False),
            Argument("where", required=False, choices=(CHANNEL, SERVER)),
        ),
        admin=True,
        private=True,
    ),
    Verb("retrain", admin=True, everywhere=True),
    Verb("rollback", admin=True, everywhere=True),
    Verb("release", (Argument("release"),), admin=True, everywhere=True),
)
BY_NAME: dict[str, Verb] = {verb.name: verb for verb in VERBS}
