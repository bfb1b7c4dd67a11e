"""Roman numerals of the numbers from 1 to 3999."""

from engine.errors import ComputationError
from engine.messages import Failure, Step
from engine.tools.numbers.roman_signs import SIGNS, parted, worth
from engine.tools.terms.finding import Finding
from engine.tools.terms.nodes import Node
from engine.tools.terms.scope import Text
from engine.tools.terms.values import small

MOST = 3999  # larger ones need a line above their letters


def to_roman(given: Node) -> Finding:
    """A whole number from 1 to 3999 in Roman numerals: 1994 is MCMXCIV."""
    value = small(given, 1, MOST)
    numeral = _written(value)
    return Finding(numeral, rf"{value} = \text{{{numeral}}}", steps=_steps(numeral), checked=worth(numeral) == value)


def from_roman(numeral: Text) -> Finding:
    """The number that a Roman numeral says. Raises ComputationError if it is not written as the rules want it."""
    letters = numeral.text.strip().upper()
    if not letters or set(letters) - set("MDCLXVI"):
        raise ComputationError(Failure.NOT_UNDERSTOOD, f"{numeral.text[:40]} is no Roman numeral")
    value = worth(letters)
    if value > MOST or _written(value) != letters:
        raise ComputationError(Failure.UNDEFINED, f"{letters[:40]} is not written as Roman numerals are")
    return Finding(str(value), rf"\text{{{letters}}} = {value}", steps=_steps(letters), checked=True)


def _written(value: int) -> str:
    numeral = ""
    for sign, size in SIGNS.items():
        count, value = divmod(value, size)
        numeral += sign * count
    return numeral


def _steps(numeral: str) -> tuple[Step, ...]:
    signs = parted(numeral)
    terms = (rf"{SIGNS[sign]}_{{\text{{{sign}}}}}" for sign in signs)
    return (Step("Sign by sign", " + ".join(terms)),) if len(signs) > 1 else ()
