"""A unit as people write it to its parts: `km/h`, `metres per second squared`, `sq ft`, `nautical miles`.

It reads words, powers, `*` and `/` and nothing else; which words are units is told to it.
"""

import re
from collections.abc import Callable
from dataclasses import dataclass

from engine.errors import ComputationError
from engine.messages import Failure

MOST_CHARACTERS = 60
MOST_PARTS = 6
MOST_POWER = 9
MOST_WORDS = 3  # of one unit: `us fluid ounces`

_SUPERSCRIPTS = str.maketrans({"²": "^2", "³": "^3", "·": "*", "⋅": "*", "×": "*"})
_WORD = r"[^\W\d_]+|°[A-Za-z]?"
_TOKEN = re.compile(rf"\s*(?:(?P<word>{_WORD})|(?:\*\*|\^)\s*(?P<power>-?\d)|(?P<digit>[2-9])(?!\d)|(?P<sign>[*/-]))")
_AHEAD = {"square": 2, "sq": 2, "cubic": 3, "cu": 3}
_BEHIND = {"squared": 2, "cubed": 3}
# what people type in chats: plurals of symbols, squares in one word, symbols in lower case, slips
_TYPED = {
    "kms": "km", "cms": "cm", "mms": "mm", "kgs": "kg", "gms": "g", "grms": "g", "mgs": "mg", "mls": "ml", "ltrs": "l",
    "kbs": "kb", "mbs": "mb", "gbs": "gb", "k": "km", "klick": "km", "klicks": "km", "kilometeres": "km", "meteres": "m",
    "milimeter": "mm", "milimeters": "mm", "milimetre": "mm", "milimetres": "mm", "killogram": "kg", "killograms": "kg",
    "mililiter": "ml", "mililiters": "ml", "mililitre": "ml", "mililitres": "ml", "c": "C", "f": "F", "celcius": "celsius",
    "centigrades": "celsius", "farenheit": "fahrenheit", "fahrenhiet": "fahrenheit", "farenheight": "fahrenheit",
    "kib": "KiB", "mib": "MiB", "gib": "GiB", "tib": "TiB", "w": "W", "kw": "kW", "wh": "Wh", "kwh": "kWh", "j": "J",
    "kj": "kJ", "hz": "Hz", "khz": "kHz", "mhz": "MHz", "ghz": "GHz", "pa": "Pa", "kpa": "kPa", "mmhg": "mmHg", "ev": "eV",
}  # fmt: skip
_CASED = {"hundred_km": "100 km", "kb": "kB", "mb": "MB", "gb": "GB", "tb": "TB"} | {
    word: symbol for word, symbol in _TYPED.items() if word == symbol.lower()
}
_SINGULAR = {"feet": "foot", "centuries": "century", "millennia": "millennium"}
_PLURAL = {word: words for words, word in _SINGULAR.items()} | {"inch": "inches"}
# one and many
_ALIKE = frozenset("hertz horsepower kelvin stone kph mph mpg uk_mpg us_mpg fps rpm psi bps kbps mbps gbps".split())
_BRITISH = ("metre", "litre", "gramme")
_HUNDRED = re.compile(r"(/|\bper)\s*100 ?(?:kms?|kilomet(?:er|re)s?)\b", re.IGNORECASE)  # of litres
_JOINED = re.compile(r"(sq|cu)(km|cm|mm|m|mi|ft|feet|foot|in|inch|inches|yd|yds|yards)", re.IGNORECASE)
_EACH = frozenset({("word", "per"), ("word", "an"), ("word", "a")})  # `miles an hour`


@dataclass(frozen=True, slots=True)
class UnitPart:
    """One factor of a unit: its name as the definitions have it, its prefix, its power, and how it was written.

    `written` has the case that the symbol has, `MB` for `mb`. `singular` is what one of it is called in these words.
    """

    name: str
    prefix: str
    power: int
    written: str
    singular: str


Unit = tuple[UnitPart, ...]


def named(text: str, unit: Unit, *, one: bool) -> str:
    """The text of a unit as it is shown: `MB` for `mb`, and where there is one of it, `hour` for `hours`."""
    first = unit[0]
    shown = first.singular if one else first.written
    return re.sub(re.escape(first.written), lambda _: shown, text.strip(), count=1, flags=re.IGNORECASE)


def in_plural(text: str, unit: Unit) -> str:
    """The text of a unit as several of it are called: `hours` for `hour`, `feet` for `foot`; a symbol is as it was."""
    first = unit[0]
    word = first.written.lower().replace(" ", "_")
    if first.written != first.singular or word in _ALIKE:
        return text
    if word != first.prefix + first.name and not word.endswith(_BRITISH):
        return text
    plural = _PLURAL.get(word, f"{first.written}s")
    return re.sub(re.escape(first.written), lambda _: plural, text, count=1)


Lookup = Callable[[str], tuple[str, str] | None]  # a word to its prefix and name, or None if it is no unit


def read_unit(text: str, lookup: Lookup) -> Unit:
    """The parts of a unit. Raises ComputationError if a word is unknown or the text is no unit."""
    if not text.strip() or len(text) > MOST_CHARACTERS:
        raise ComputationError(Failure.NOT_UNDERSTOOD, f"a unit has one to {MOST_CHARACTERS} characters")
    reader = _Reader(_tokens(text), lookup)
    parts = reader.parts()
    if not 1 <= len(parts) <= MOST_PARTS:
        raise ComputationError(Failure.NOT_UNDERSTOOD, f"`{text.strip()}` is no unit")
    return parts


def _tokens(text: str) -> list[tuple[str, str]]:
    """Words, powers and signs as (kind, text); a hyphen within a word (`light-years`) only parts it in two."""
    text = text.replace(".", " ").replace("_", " ").translate(_SUPERSCRIPTS).strip()
    text = _HUNDRED.sub(r"\1 hundred km", text)
    text = _JOINED.sub(r"\1 \2", text) if _JOINED.fullmatch(text) else text
    tokens: list[tuple[str, str]] = []
    position = 0
    while position < len(text):
        match = _TOKEN.match(text, position)
        if match is None:
            raise ComputationError(Failure.NOT_UNDERSTOOD, f"`{text[position:][:20]}` is no unit")
        kind = match.lastgroup or ""
        tokens.append(("power" if kind == "digit" else kind, match[kind]))
        position = match.end()
    return [("sign", "/") if token in _EACH else token for token in tokens if token != ("sign", "-")]


class _Reader:
    """Reads tokens from left to right; what follows a `/` stands below the line until the next `*`."""

    def __init__(self, tokens: list[tuple[str, str]], lookup: Lookup) -> None:
        self._tokens = tokens
        self._lookup = lookup
        self._next = 0

    def parts(self) -> Unit:
        parts: list[UnitPart] = []
        side = 1
        while self._next < len(self._tokens):
            kind, text = self._tokens[self._next]
            if kind == "sign" and parts:
                side = -1 if text == "/" else 1
                self._next += 1
            parts.append(self._part(side))
        return tuple(parts)

    def _part(self, side: int) -> UnitPart:
        power = self._take_word(_AHEAD) or 1
        written, (prefix, name) = self._unit()
        power *= self._take_word(_BEHIND) or self._take_power()
        if not 1 <= abs(power) <= MOST_POWER:
            raise ComputationError(Failure.NOT_UNDERSTOOD, f"a unit's power is at most {MOST_POWER}")
        singular = self._singular(written, (prefix, name))
        return UnitPart(name, prefix, side * power, written, singular)

    def _singular(self, written: str, unit: tuple[str, str]) -> str:
        """`hour` for `hours`; the words themselves where without their ending they are another unit or none."""
        for one in (_SINGULAR.get(written.lower(), ""), written.removesuffix("s"), written.removesuffix("es")):
            if one and self._lookup(one.replace(" ", "_")) == unit:
                return one
        return written

    def _unit(self) -> tuple[str, tuple[str, str]]:
        """The longest run of words that is one unit, and what it is."""
        words = self._words()
        for count in range(len(words), 0, -1):
            joined = "_".join(words[:count])
            for written in (joined, joined.lower(), _TYPED.get(joined.lower(), "")):
                if written and (found := self._lookup(written)):
                    self._next += count
                    return _CASED.get(joined.lower(), " ".join(words[:count])), found
        raise ComputationError(Failure.UNSUPPORTED, f"there is no unit `{' '.join(words[:1])}`")

    def _words(self) -> list[str]:
        words: list[str] = []
        for kind, text in self._tokens[self._next : self._next + MOST_WORDS]:
            if kind != "word":
                break
            words.append(text)
        if not words:
            raise ComputationError(Failure.NOT_UNDERSTOOD, "a unit's name is missing")
        return words

    def _take_word(self, powers: dict[str, int]) -> int | None:
        kind, text = self._tokens[self._next] if self._next < len(self._tokens) else ("", "")
        if kind != "word" or text.lower() not in powers:
            return None
        self._next += 1
        return powers[text.lower()]

    def _take_power(self) -> int:
        kind, text = self._tokens[self._next] if self._next < len(self._tokens) else ("", "")
        if kind != "power":
            return 1
        self._next += 1
        return int(text)
