"""When two people ask the same question: one normal form, in which spelling habits no longer show."""

import re

from engine.prompts import clean

_ENDS = ' ?,;:="'
_LAST_MARK = re.compile(r"(?<=[^\W\d_]{3})!+$|\.+$")  # `thanks!`, but not `5!`, `n!` or `(n+1)!`
_FIRST_MARK = re.compile(r"^\.+(?!\d)")  # `... 5 + 1`, but not `.5 + 1`


def normalise(question: str) -> str:
    """The question as an expert reads it (see `engine.prompts.clean`), in lower case, without punctuation at its ends.

    What is mathematics stays: the mark of a factorial, the point of a decimal.
    """
    folded = clean(question).casefold()
    while (bare := _FIRST_MARK.sub("", _LAST_MARK.sub("", folded.strip(_ENDS)))) != folded:
        folded = bare
    return folded
