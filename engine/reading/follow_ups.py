"""Follow-ups: a message that cannot stand alone, and the exchange before it, made into a question that stands alone.

The value before becomes the missing operand (`engine.reading.last_value`), or another number takes the place of the one
in the question before (`engine.reading.another_number`). A message that might stand alone, or might be talk, is left as
it is.
"""

import re
from collections.abc import Sequence

from engine.errors import ExpressionError
from engine.messages import Turn
from engine.reading.another_number import with_another
from engine.reading.courtesy import POLITE
from engine.reading.exact import recognise
from engine.reading.last_value import applied, last_value

MOST_CHARACTERS = 60  # of a follow-up

_END = re.compile(rf"(?:[\s,]+(?:{POLITE}|then|now))*[\s?.=]*$|(?<=[a-z])!+$", re.IGNORECASE)


def taken_for(turns: Sequence[Turn]) -> str:
    """The whole question that the last turn asks in the light of the exchange before; "" if it stands alone, or is talk."""
    text = turns[-1].text.strip()
    before = turns[-3:-1]
    if [turn.role for turn in before] != ["user", "assistant"] or not before[1].final:
        return ""
    if len(text) > MOST_CHARACTERS or "\n" in text or _stands_alone(text):
        return ""
    stated = _END.sub("", text)
    value = last_value(*before)
    return (applied(stated, value) if value else "") or with_another(stated, before[0].text)


def _stands_alone(text: str) -> bool:
    """True if the exact route knows what the message states."""
    try:
        return recognise(text) is not None
    except ExpressionError:
        return True
