"""Decimals digit for digit, however long a message writes them; the usual context would round them to 28 digits."""

from decimal import Context, Decimal

# patterns of a number in figures, its commas wherever they stand; NUMBER may begin with its point
DIGITS = r"\d[\d,]*(?:\.\d+)?"
NUMBER = rf"(?:{DIGITS}|\.\d+)"
EXACT = Context(prec=2000)  # more digits than a message has characters


def plain(value: Decimal) -> str:
    """Without an exponent, and without zeros at the end of its places."""
    return f"{value.normalize(EXACT):f}"
