"""When two people ask the same question: one normal form, in which spelling habits no longer show."""

import unicodedata


def normalise(question: str) -> str:
    """The question in lower case, in one Unicode form, with single spaces, without punctuation at its ends."""
    folded = unicodedata.normalize("NFKC", question).casefold()
    return " ".join(folded.split()).strip(" ?.!=:;,")
