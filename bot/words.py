"""Every sentence of the bot's own that a user reads, in the language of the person or the server: `bot/locales`.

A locale file is TOML, a key for each sentence, the same keys with the same {gaps} in each file.
"""

import re
import tomllib
from collections.abc import Mapping
from functools import cache
from pathlib import Path

from engine.messages import Answer
from engine.sentences import MOST_CHARACTERS, SENTENCES
from feedback.records import TrainingRun

FOLDER = Path(__file__).parent / "locales"
LANGUAGES = ("en", "es", "de", "fr", "zh")
ENGLISH = "en"

_GAP = re.compile(r"\{([a-z_]+)\}")  # LaTeX such as \frac{1}{2} has none


class Words:
    """The sentences of one language."""

    def __init__(self, language: str, sentences: Mapping[str, str]) -> None:
        self.language = language
        self._sentences = sentences

    def __call__(self, key: str, **parts: object) -> str:
        """A sentence with its gaps filled. The parts are never read as templates themselves. Raises KeyError."""
        return _GAP.sub(lambda gap: str(parts[gap[1]]), self._sentences[key])


def of(*locales: str) -> Words:
    """The words of the first locale that is known ("de", "pt-BR", "zh_CN", or empty), else English."""
    languages = (re.split("[-_]", locale, maxsplit=1)[0].lower() for locale in locales)
    return _read(next((language for language in languages if language in LANGUAGES), ENGLISH))


def sentences(language: str) -> Mapping[str, str]:
    """All sentences of a language with their gaps, by key."""
    return tomllib.loads((FOLDER / f"{language}.toml").read_text(encoding="utf-8"))


@cache
def _read(language: str) -> Words:
    return Words(language, sentences(language))


def percent(share: float) -> str:
    """A share of 0..1 in whole percent."""
    return f"{100 * share:.0f}"


def answer(say: Words, given: Answer) -> str:
    """The text of an answer; why there is none is said in the reader's language, with the detail that the tools gave."""
    known = SENTENCES.get(given.failure, "") if given.failure else ""
    if not known or not given.text.startswith(known):
        return given.text
    sentence = say(f"failure_{given.failure}", can=say("what_i_can_do"), most=f"{MOST_CHARACTERS:,}")
    return sentence + given.text.removeprefix(known)


def run(say: Words, training: TrainingRun) -> str:
    """Where a training stands, or how it ended and why."""
    if not training.state.ended:
        return say("run_going", stage=training.stage, percent=percent(training.progress))
    return f"{say(f'run_{training.state}')} {training.reason}".strip()


def outcome(say: Words, training: TrainingRun) -> str:
    """The same, with the release that it brought."""
    named = say("history_release", release=training.release) if training.release else ""
    return run(say, training) + named
