"""Numbers as people write them: digits, words, decimals, thousands' commas, negatives; how large, by stage."""

from fractions import Fraction
from random import Random

from finetune.problems.expressions import Number

_ONES = (
    "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen "
    "eighteen nineteen"
).split()
_TENS = "zero ten twenty thirty forty fifty sixty seventy eighty ninety".split()
_NICKNAMES = {12: "a dozen", 100: "a hundred", 1000: "a thousand"}
DIGITS_BY_STAGE = (
    (1, 1, 1, 2, 2),
    (1, 1, 2, 2, 2, 3, 3, 4),
    (1, 1, 1, 2, 2, 2, 2, 3, 3, 3, 3, 3, 4, 4, 4, 5, 5, 6, 6, 7, 9, 12),
)


def whole(rng: Random, stage: int, least: int = 0) -> int:
    """A whole number of a length that the stage allows, at least `least`.

    Some have few different digits, such as 888, 1000 and 6776: a copying model skips or repeats a digit there first.
    """
    length = rng.choice(DIGITS_BY_STAGE[stage])
    if rng.random() < 0.15:
        return max(least, int("".join(rng.choices(rng.sample("0123456789", 2), k=min(length, 7)))))
    return max(least, rng.randrange(10**length))


def small(rng: Random, stage: int, least: int = 1) -> int:
    """A whole number of the size of coefficients: up to 12, 30 or 120 by stage."""
    most = (12, 30, 120)[stage] if rng.random() < 0.5 else 12
    return rng.randint(least, most)


def signed(rng: Random, value: int, chance: float = 0.5) -> int:
    """The value, made negative with the given chance."""
    return -value if rng.random() < chance else value


def decimal_text(rng: Random, stage: int) -> str:
    """A decimal number's digits, such as `12.5` or `0.075`."""
    places = rng.choice((1, 1, 1, 2, 2, 3) if stage < 2 else (1, 1, 2, 2, 3, 4))
    head = whole(rng, min(stage, 1)) if rng.random() < 0.8 else 0
    return f"{head}.{rng.randrange(10**places):0{places}d}"


def number_words(value: int, rng: Random) -> str:
    """A whole number under a million in words: "twenty-five", "a hundred and five"."""
    if value < 20:
        return _ONES[value]
    if value < 100:
        tens, ones = divmod(value, 10)
        return _TENS[tens] + (rng.choice("-- ") + _ONES[ones] if ones else "")
    if value < 1000:
        return _with_rest(value, 100, "hundred", rng)
    return _with_rest(value, 1000, "thousand", rng)


def _with_rest(value: int, unit: int, name: str, rng: Random) -> str:
    count, rest = divmod(value, unit)
    head = "a" if count == 1 and rng.random() < 0.3 else number_words(count, rng)
    if not rest:
        return f"{head} {name}"
    joint = " and " if rest < 100 and rng.random() < 0.6 else " "
    return f"{head} {name}{joint}{number_words(rest, rng)}"


def written_whole(value: int, rng: Random, words: float = 0.15) -> str:
    """A whole number that is not negative as typed; in words with chance `words` if it is short enough."""
    if value < 1_000_000 and rng.random() < (words if value < 101 else words / 3):
        nickname = _NICKNAMES.get(value) if rng.random() < 0.4 else None
        return nickname or number_words(value, rng)
    if value >= 1000 and rng.random() < 0.25:
        return f"{value:,}"
    return str(value)


def written_number(number: Number, rng: Random, words: float = 0.15) -> str:
    """A number of a program as typed: negatives as "-5", "minus 5" or "negative five", decimals perhaps without 0."""
    text = number.text
    if text.startswith("-"):
        sign = rng.choice(("-", "-", "-", "-", "negative ", "minus "))
        return sign + written_number(Number(text[1:]), rng, words if len(sign) > 1 else 0)
    if "." in text:
        return text[1:] if text.startswith("0.") and rng.random() < 0.15 else text
    return written_whole(int(text), rng, words)


def any_number(rng: Random, stage: int, *, positive: bool = False) -> Number:
    """An operand: mostly whole; from stage 1 on also decimals, from stage 2 on also negatives."""
    text = decimal_text(rng, stage) if stage > 0 and rng.random() < 0.18 else str(whole(rng, stage))
    negative = stage > 1 and not positive and rng.random() < 0.12 and Fraction(text) != 0
    return Number(f"-{text}" if negative else text)
