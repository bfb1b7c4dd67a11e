"""Which questions are about money, and how an amount of money is said."""

import re
from decimal import ROUND_HALF_UP, Context, Decimal
from fractions import Fraction

from engine.reading.decimals import plain

# a dollar sign before a price is no sign of LaTeX
PRICE = re.compile(r"\$\s?\d[\d,.]*\s*(?:$|[A-Za-z,.?!]|/ ?[A-Za-z]+(?![\w$^(*+/-]))")
_MONEY = re.compile(
    r"[€£¥]|\b(?:dollars?|euros?|cents?|bucks|quid|usd|eur|gbp|money|cash|prices?|priced|costs?|costing|pays?|paid|paying"
    r"|payments?|salar(?:y|ies)|wages?|rent|loan|fees?|invest\w*|deposit\w*|savings|budget|spend\w*|spent|earn(?:s|ed|ings?)?)\b",
    re.IGNORECASE,
)
_SIGNS = re.compile(r"[$€£¥] ?(?=\.?\d)|(?<=\d) ?[€£¥](?!\w)")
_HUNDREDTHS = re.compile(r"(?<![\w.,$€£])(\d{1,4}) ?([pc¢])(?!\w)")
_HUNDREDTHS_OF = {"£": "p", "$": "c¢", "€": "c"}
# cents are asked for, or coins counted
_ABOUT_HUNDREDTHS = re.compile(r"=|\b(?:in|into|many) (?:pence|penn(?:y|ies)|cents?|p|c)\b|\bcoins?\b", re.IGNORECASE)
_UNKNOWN = re.compile(r"[-+] ?\d*(?![pc])[a-z](?!\w)|(?<![\d.])(?<!\d )[pc](?![\w.])")
_DEGREES = re.compile(r"°|\b(?:degrees?|celsius|temp\w*|oven|outside|warm|cold|hot|weather)\b", re.IGNORECASE)
_NO_HUNDREDTHS = (_ABOUT_HUNDREDTHS, _UNKNOWN, _DEGREES)
_OF_NUMBERS = re.compile(r"[\d\s.,()+*/×÷xX%^−–-]+")
_NOT_ROUND = re.compile(r"-?\d+\.\d{5,}|-?[1-9]\d*\.\d{3,}|-?\d+/\d+")  # but `0.125` may be a rate
_CENTS = Decimal("0.01")
MOST_DIGITS = 40  # of an amount


def is_about_money(question: str) -> bool:
    """True if a question names a currency, or says that something is paid."""
    return PRICE.search(question) is not None or _MONEY.search(question) is not None


def without_currency(stated: str) -> str:
    """`$45 + $12.50` as `45 + 12.50`, `£2 - 35p` as `2 - 0.35`; as it is if it has words, formulas or two currencies."""
    currencies = "".join(set(re.findall(r"[$€£¥]", stated)))
    numbers = _SIGNS.sub("", _with_hundredths(stated, currencies))
    return numbers if len(currencies) == 1 and _OF_NUMBERS.fullmatch(numbers) else stated


def in_one_currency(text: str) -> str:
    """The text with `85p` beside pounds as `£0.85`, `75¢` beside dollars as `$0.75`; as it is where cents are asked for."""
    currencies = set(re.findall(r"[€£]", text)) | ({"$"} if PRICE.search(text) else set())
    if len(currencies) != 1 or any(pattern.search(text) for pattern in _NO_HUNDREDTHS):
        return text
    (sign,) = currencies
    names = _HUNDREDTHS_OF[sign]
    return _HUNDREDTHS.sub(
        lambda match: f"{sign}{Decimal(match[1]) / 100:.2f}" if match[2] in names else match[0], text
    )


def _with_hundredths(stated: str, currency: str) -> str:
    """The pence or cents in the currency they are of: `35p` as `0.35`."""
    names = _HUNDREDTHS_OF.get(currency, "")
    return _HUNDREDTHS.sub(lambda match: plain(Decimal(match[1]) / 100) if match[2] in names else match[0], stated)


def in_cents(value: str) -> str:
    """A value with more than cents rounded to them, half away from zero; "" for one that has no more, or is huge."""
    if not _NOT_ROUND.fullmatch(value):
        return ""
    amount = Fraction(value)
    if abs(amount) >= 10 ** (MOST_DIGITS // 2) or abs(amount) < Fraction(1, 100):
        return ""
    exact = Context(prec=MOST_DIGITS).divide(Decimal(amount.numerator), Decimal(amount.denominator))
    return f"{exact.quantize(_CENTS, ROUND_HALF_UP):f}"
