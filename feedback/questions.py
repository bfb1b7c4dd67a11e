"""When two people ask the same question: one normal form, without habits of spelling; and which questions judge."""

import hashlib
import re

from engine.reading.prompts import clean

HELD_OUT_SHARE = 4  # one question in this many is kept for judging
_ENDS = ' ?,;:="'
_LAST_MARK = re.compile(r"(?<=[^\W\d_]{3})!+$|\.+$")  # `thanks!`, but not `5!`, `n!` or `(n+1)!`
_FIRST_MARK = re.compile(r"^\.+(?!\d)")  # `... 5 + 1`, but not `.5 + 1`


def normalise(question: str) -> str:
    """The question as an expert reads it (`engine.reading.prompts.clean`), in lower case, without punctuation at its ends.

    What is mathematics stays: the mark of a factorial, the point of a decimal.
    """
    folded = clean(question).casefold()
    while (bare := _FIRST_MARK.sub("", _LAST_MARK.sub("", folded.strip(_ENDS)))) != folded:
        folded = bare
    return folded


def held_out(question: str) -> bool:
    """Whether a question is kept for judging: the same for ever, however it is typed, so that it is never trained on."""
    digest = hashlib.sha256(normalise(question).encode()).digest()
    return digest[0] % HELD_OUT_SHARE == 0
