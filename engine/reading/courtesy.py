"""What stands around a question that is stated as it is: greetings, thanks, `what is` before it and `= ?` behind it."""

import re

POLITE = "please|pls|plz|emmy|hey|hi|hello|thanks|thx|thank you|can you|could you"  # a pattern
_BEFORE = re.compile(rf"^(?:(?:{POLITE})[\s,!:]+)+", re.IGNORECASE)
_AFTER = re.compile(rf"(?:[\s,]+(?:{POLITE}))+[.!?]*$", re.IGNORECASE)
_QUESTION_END = re.compile(r"(?<![\s=?.])[\s.]*[=?][\s=?.]*$|(?<!\s)\s*\.$")  # `12 x 15 =`, `3 + 4 = ?`, `2x = 6.`
CALCULATE = (
    r"(?:what(?:'|’)?s|what is|calculate|compute|evaluate|work out|how much is|find)(?: the value of)?"  # a pattern
)


def without_courtesy(text: str) -> str:
    """The text without the polite words around it."""
    return _AFTER.sub("", _BEFORE.sub("", text.strip()))


def without_end(stated: str) -> str:
    """What is stated without the signs that only end a question."""
    return _QUESTION_END.sub("", stated).strip()
