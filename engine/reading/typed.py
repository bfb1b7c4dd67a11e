"""Digits in other signs, `1 000 000`, `1.234,56`, `0x1F`, `3d6`, `some1`: rewritten in usual ones before a text is read."""

import re
from decimal import Decimal

from engine.reading.decimals import DIGITS, EXACT, plain
from engine.reading.degrees import in_radians
from engine.reading.greek import with_greek
from engine.reading.sides import with_sides
from engine.reading.spaced import with_digits_joined

LARGEST_EXPONENT = 30
_APOSTROPHES = re.compile(r"(?<![\w.,'’])\d{1,3}(?:['’]\d{3})+(?![\d'’])")  # as the Swiss write
_BITS = re.compile(r"(?<![\d.,] )(?<![\w.,])[01]{4}(?: [01]{4})+(?![\w.,]*\d)(?! [01]+(?!\w))")
# but `xor of 1011 0110` is of two numbers
_OF_BITS = re.compile(
    r"\A(?!.*\b(?:add|sum|subtract|difference|multiply|product|compare|x?or|and|between)\b)"
    r".*\b(?:base|hex\w*|octal|binary|decimal|bits?|bytes?)\b",
    re.IGNORECASE | re.DOTALL,
)
_DECIMAL_COMMA = re.compile(r"(?<![\w.,(])(\d{1,3}(?:\.\d{3})+),(\d\d)(?!\d|[.,]\d)")
_PRICE_COMMA = re.compile(
    r"(?<![\w.,(])\d{1,4},\d\d(?= ?(?:€|eur\b|euros?\b))|(?<=€) ?\d{1,4},\d\d(?![\d,]|\.\d)", re.I
)
_BASES = re.compile(r"\b(?:base|hex|hexa\w*|octal|binary)\b", re.IGNORECASE)
_POWERED = re.compile(r"(?<![\w.])(\d+(?:\.\d+)?)[eE]\+?(\d{1,2})(?![\w.^(])")
_LOWERED = re.compile(r"(?<![\w.])(\d+(?:\.\d+)?)[eE]-(\d{1,2})(?![\w.^(])")
# beside it `2e-3` may be twice Euler's number less three
_EULERS_NUMBER = re.compile(r"(?<![A-Za-z])e(?![A-Za-z]|[-+]?\d)|e-\d+ ?=")
_PREFIXED = re.compile(r"(?<!\w)0([xX](?=\d*[a-fA-F]|\d\d)[\da-fA-F]+|[bB][01]+|[oO][0-7]+)(?!\w)")
_NAMES = {"x": "hex", "b": "binary", "o": "octal"}
_WORDS = {
    "some1": "someone", "any1": "anyone", "every1": "everyone", "2day": "today", "2nite": "tonight", "2night": "tonight",
    "2moro": "tomorrow",
    "2morrow": "tomorrow", "4got": "forgot", "4get": "forget", "4ever": "forever", "2gether": "together",
    "gr8": "great", "l8r": "later", "str8": "straight", "4u": "for you", "b4": "before",
}  # fmt: skip
# `b4` is a numeral too
_WORD = re.compile(
    rf"(?<!\w)(?:(?:{'|'.join(word for word in _WORDS if word != 'b4')})(?!\w)"
    r"|b4(?= (?:i|we|you|u|he|she|they|the|my|it|that|tax|noon|[a-z]+ing|\d+(?::\d\d)? ?[ap]m)\b)(?!.*\bbase\b))",
    re.IGNORECASE,
)
_SUFFIXES = {"k": 10**3, "m": 10**6, "mn": 10**6, "mln": 10**6, "b": 10**9, "bn": 10**9}
_SHORT = re.compile(rf"(?<![\w.,])({DIGITS})(k|mn|mln|m|bn|b)(?![\w^(])", re.IGNORECASE)
_MONEY_BEFORE = re.compile(r"[$€£] ?$")
_COUNTED = re.compile(
    r"(?!.* in k\b)(?:(?:,| and|, and| or| to) \d[\d.]*[km]){0,8}"  # 8k, 12k and 10k steps
    r" (?:people|users|dollars?|euros?|pounds|bucks|usd|eur|gbp|followers|views|subscribers|likes|inhabitants|residents"
    r"|copies|votes|downloads|units|steps)\b",
    re.IGNORECASE,
)
# `12k` may be twelve times k, twelve kilometres or kelvins
_NO_THOUSANDS = re.compile(
    r"(?<![\w'])k(?!\w)|=|\b(?:solve|simplif\w*|expand|factor\w*|terms?|deriv\w*|differentiat\w*|integra\w*|function|common"
    r"|kelvins?|celsius|fahrenheit|temp\w*|degrees?|miles?|mi|km|kms|kilomet\w*|run|runs|ran|running|race|races|jog\w*|marathon|paces?"
    r"|walk\w*|bike|memory|ram)\b",
    re.IGNORECASE,
)
# nothing but numbers, `2.4m / 80k`, of which one has a letter that can hardly stand for an unknown
_TERM = rf"[($€£]{{0,2}}{DIGITS}(?:k|mn|mln|m|bn|b|%)?\)?"
_ONLY_NUMBERS = re.compile(
    rf"(?:(?:what(?:'?s| is)|how much is|calc(?:ulate)?|compute) )?{_TERM}(?: ?[-+*/×÷·] ?{_TERM})+ ?[=?]{{0,2}}",
    re.IGNORECASE,
)
_HARDLY_UNKNOWN = re.compile(r"(?:\.\d+|\d{3})[kK]|\.\d+M|\.\d+m.*\d[kK]|\d[kK].*\.\d+m")
_SIGN_AFTER = re.compile(r" ?[-+*/<>]")
_SIGN_BEFORE = re.compile(r"[-+*/(<>] ?$")
_DECIMAL_K = re.compile(r"\.\dk(?!\w)", re.IGNORECASE)
_LOGARITHM = re.compile(r"\blog ?_? ?(\d+) of\b", re.IGNORECASE)

_DICE = re.compile(r"(?<![\w*^/(])(\d{1,2})?[dD](4|6|8|10|12|20|100)(s?)(?!\w| ?[=^(])")
_SEVERAL = re.compile(r"(?:\b(?:two|three|four|five|six|seven|eight|nine|ten|both)|(?<![\w.])\d{1,2}) $", re.IGNORECASE)
_UNKNOWNS = re.compile(
    r"(?<![<>])=|\b(?:solve|simplif\w*|expand|factor\w*|terms?|deriv\w*|integra\w*)\b", re.IGNORECASE
)
_PLACES = re.compile(r"\bdec(?=\.? (?:places?|pts?|points?)\b)", re.IGNORECASE)  # no December
_SHORT_PLACES = re.compile(r"\b(\d) ?([ds])\.? ?([pf])(?![A-Za-z])(?:\.(?= ?\S))?", re.IGNORECASE)  # 2dp, 3 s.f.
_FROM_TO = re.compile(r"(\d:\d\d(?: ?[ap]m)?) ?[-–] ?(?=\d{1,2}:\d\d)", re.IGNORECASE)

_FEET = re.compile(r"(?<=\d)['’′](?![\w'’])|(?<=\d)['’′] ?(?=\d{1,2}(?![\d'’,]))")
_INCHES = re.compile(r"(?<=\d) ?(?:[\"”″]|'')(?!\w)")
# `6'2` where bodies are measured
_HEIGHT = re.compile(r"(?<![\w.,/'’′])([3-8])['’′] ?(\d|1[01])(?![\w.'’′])")
_MEASURES = re.compile(
    r"\b(?:cm|m|met(?:er|re)s?|centimet(?:er|re)s?|feet|ft|foot|inch(?:es)?|tall|taller|heights?|weighs?|weight|bmi|lbs?|kg)\b",
    re.IGNORECASE,
)
_OTHER_MARKS = re.compile(r"(?<![\w)])['’′]|(?<!\d)(?<!\d )[\"”“″]|°")  # quotation marks, minutes of arc
_HYPHENED = re.compile(
    r"(?<![\d./-])(\d+)-(\d/\d{1,2}(?!\d)(?= ?(?:[\"”″]|in\b|inch|ft\b|f[eo]+t|yards?\b|miles?\b|cups?\b|lbs?\b)))",
    re.I,
)


def in_usual_signs(text: str) -> str:
    """The text with such signs written out: `1000000`, `320000`, `hex 1F`, `3 dice with 6 sides`, `log base 10 of 1000`."""
    text = _PLACES.sub("decimal", _WORD.sub(lambda match: _WORDS[match[0].lower()], with_greek(text)))
    text = _SHORT_PLACES.sub(r"\1 \2\3", text)
    text = in_radians(text)
    text = _LOGARITHM.sub(r"log base \1 of", text)
    text = _FROM_TO.sub(r"\1 to ", in_one_piece(text))
    text = with_sides(text)
    if not _BASES.search(text):
        text = with_zeros(text)
        text = text if _UNKNOWNS.search(text) else _DICE.sub(_rolled, text)
    return _PREFIXED.sub(_in_base, text)


def in_one_piece(text: str) -> str:
    """`1 000 000` as 1000000, bits `1011 0110` as 10110110, `1.234,56` as 1234.56, `3,50 €` as `3.50 €`, `2.5k` as 2500.

    Feet and inches, `5'11"`, become `5 ft 11 in`.
    """
    text = _in_feet(_APOSTROPHES.sub(_joined, with_digits_joined(text)))
    text = _BITS.sub(_joined, text) if _OF_BITS.search(text) else text
    text = _PRICE_COMMA.sub(lambda match: match[0].replace(",", "."), text)
    return _with_thousands(_DECIMAL_COMMA.sub(lambda match: f"{match[1].replace('.', '')}.{match[2]}", text))


def _in_feet(text: str) -> str:
    """`5'11"` as `5 ft 11 in`, `6'2 in cm` as `6 ft 2 in cm`, and `3-1/2 inches` as `3 1/2 inches`."""
    text = _HYPHENED.sub(r"\1 \2", text)
    if _OTHER_MARKS.search(text):
        return text
    if not _INCHES.search(text):
        return _HEIGHT.sub(r"\1 ft \2", text) if _MEASURES.search(text) else text
    return _INCHES.sub(" in", _FEET.sub(" ft ", text))


def with_zeros(text: str) -> str:
    """The text with `3.2e5` and `2e-3` as `320000` and `0.002`."""
    return _LOWERED.sub(_lowered, _POWERED.sub(_powered, text))


def in_base_ten(text: str) -> str:
    """The text with `0xFF` and `0b101` as `255` and `5`."""
    return _PREFIXED.sub(lambda match: str(int(match[0], 0)), text)


def _in_base(match: re.Match[str]) -> str:
    """`hex 1F`, and `hex BEEF` in capitals, as it is no word."""
    numeral = match[1][1:]
    return f"{_NAMES[match[1][0].lower()]} {numeral.upper() if numeral.isalpha() else numeral}"


def _rolled(match: re.Match[str]) -> str:
    """Dice as players write them: `3d6`, `a d20`, `two d6`."""
    if match[1]:
        return f"{match[1]} dice with {match[2]} sides"
    several = match[3] or _SEVERAL.search(match.string, 0, match.start())
    return f"{'dice' if several else 'die'} with {match[2]} sides"


def _joined(match: re.Match[str]) -> str:
    return re.sub(r"\D", "", match[0])


def _with_thousands(text: str) -> str:
    """`10k` as 10000; as it is where the letter may be an unknown or a unit."""
    no_thousands = _NO_THOUSANDS.search(text) is not None
    all_are = _DECIMAL_K.search(text) is not None
    only_numbers = _ONLY_NUMBERS.fullmatch(text.strip()) is not None and _HARDLY_UNKNOWN.search(text) is not None

    def lengthened(match: re.Match[str]) -> str:
        letter, before = match[2].lower(), max(0, match.start() - 2)
        sure = (
            only_numbers
            or len(letter) > 1
            or _MONEY_BEFORE.search(text, before, match.start())
            or _COUNTED.match(text, match.end())
        )
        beside = _SIGN_AFTER.match(text, match.end()) or _SIGN_BEFORE.search(text, before, match.start())
        if not sure and (letter != "k" or no_thousands or (beside and not all_are)):
            return match[0]
        return plain(EXACT.multiply(Decimal(match[1].replace(",", "")), Decimal(_SUFFIXES[letter])))

    return _SHORT.sub(lengthened, text)


def _powered(match: re.Match[str]) -> str:
    return _written(match, int(match[2]))


def _lowered(match: re.Match[str]) -> str:
    """A whole number only where no e stands alone and nothing is said of what it is."""
    sure = match[1] == "1" or "." in match[1] or not _EULERS_NUMBER.search(match.string)
    return _written(match, -int(match[2])) if sure else match[0]


def _written(match: re.Match[str], exponent: int) -> str:
    """The number in digits; one that would be very long stays as it is."""
    return plain(Decimal(match[1]).scaleb(exponent, EXACT)) if abs(exponent) <= LARGEST_EXPONENT else match[0]
