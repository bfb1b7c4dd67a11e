"""The words of which the names of whole numbers are made, and the name of a number. Loads no SymPy."""

ONES = (
    "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen "
    "eighteen nineteen"
).split()
TENS = "twenty thirty forty fifty sixty seventy eighty ninety".split()
SCALES = {"trillion": 10**12, "billion": 10**9, "million": 10**6, "thousand": 10**3, "hundred": 100}
LARGEST_NAMED = 10**15 - 1


def number_name(value: int) -> str:
    """The words of a whole number from 0 to LARGEST_NAMED: `four thousand two hundred five`."""
    for name, size in SCALES.items():
        if value >= size:
            return _joined(f"{number_name(value // size)} {name}", " ", value % size)
    if value < len(ONES):
        return ONES[value]
    return _joined(TENS[value // 10 - 2], "-", value % 10)


def named_number(words: str) -> int:
    """The whole number that such words name, the other way round than `number_name`. Raises ValueError at another word."""
    total = below_thousand = 0
    for word in words.replace("-", " ").split():
        if word in SCALES:
            scaled = below_thousand * SCALES[word]
            below_thousand, total = (scaled, total) if word == "hundred" else (0, total + scaled)
        else:
            below_thousand += ONES.index(word) if word in ONES else 10 * (TENS.index(word) + 2)
    return total + below_thousand


def _joined(first: str, between: str, rest: int) -> str:
    return f"{first}{between}{number_name(rest)}" if rest else first
