"""The signs of Roman numerals, and what they are worth. Loads no SymPy: the reading of messages needs them too."""

import re

SIGNS = {
    "M": 1000, "CM": 900, "D": 500, "CD": 400, "C": 100, "XC": 90, "L": 50, "XL": 40, "X": 10, "IX": 9, "V": 5, "IV": 4,
    "I": 1,
}  # fmt: skip
_SIGN = re.compile("|".join(SIGNS))


def parted(numeral: str) -> list[str]:
    """The signs of a numeral in capitals, `XIV` as X and IV."""
    return _SIGN.findall(numeral)


def worth(numeral: str) -> int:
    """What a numeral in capitals says, whether or not it is written by the rules."""
    return sum(SIGNS[sign] for sign in parted(numeral))
