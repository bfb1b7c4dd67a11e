"""More of lists: sums, products, counts, quartiles, percentiles, and the number that a mean still lacks."""

import math
from collections.abc import Callable
from dataclasses import dataclass
from fractions import Fraction
from random import Random
from statistics import median

from finetune.problems.formal.asking import Asked, said, worded
from finetune.problems.problem import Problem

_DATA = "(of|for|in) [the|this|these|my] [data|list|numbers|values|set|scores|data set|following|following data][:] {l}"
_SAID = "(the|my|his|our) (scores|data|numbers|values|marks|temperatures|times) (are|were|is) {l}(.|,) (what is|whats|find|give me|i need|need) the"


@dataclass(frozen=True, slots=True)
class _Question:
    """What is asked of a list, the program over the list `{l}`, and the truth."""

    wordings: str
    program: str
    truth: Callable[[list[int]], int | Fraction]


_QUESTIONS = (
    _Question(f"""{{ask}} the (sum|total) {_DATA}
        (add|add up|add together|sum|sum up|total) {{l}}
        {{l}} (all together|altogether|in total|added up|summed)
        {_SAID} (sum|total)
        sum({{l}})""", "total([{l}])", sum),
    _Question(f"""{{ask}} the product {_DATA}
        (multiply|multiply together) {{l}} [together]
        {_SAID} product""", "product([{l}])", math.prod),
    _Question("""how many (numbers|values|data points|items|scores|entries) are (there in|in) [the list|the set|this list|the data][:] {l}
        (count|count the numbers in|count the values in) {l}
        how many (numbers|values) [are there] here: {l}""", "count([{l}])", len),
    _Question(f"""{{ask}} the (first|lower|1st|bottom) quartile {_DATA}
        {{ask}} q1 {_DATA}
        {_SAID} (first|lower) quartile
        (lower quartile|first quartile|q1): {{l}}""", "quartile([{l}], 1)", lambda values: _quartile(values, 0)),
    _Question(f"""{{ask}} the (third|upper|3rd|top) quartile {_DATA}
        {{ask}} q3 {_DATA}
        {_SAID} (third|upper) quartile
        (upper quartile|third quartile|q3): {{l}}""", "quartile([{l}], 3)", lambda values: _quartile(values, 1)),
    _Question(f"""{{ask}} the (iqr|interquartile range|inter quartile range|inter-quartile range|quartile range) {_DATA}
        {_SAID} (iqr|interquartile range)
        (iqr|interquartile range): {{l}}
        iqr({{l}})""", "interquartile_range([{l}])", lambda values: _quartile(values, 1) - _quartile(values, 0)),
)  # fmt: skip
_PERCENTILE = f"""{{ask}} the {{p}}th percentile {_DATA}
    {_SAID} {{p}}th percentile
    {{p}}th percentile: {{l}}"""
_NEEDED = """(my|the) (scores|grades|test scores|marks|quiz scores) (are|so far are|were|are so far) {l}. what (must|do|should|would) i (score|get|need) (next|on the next test|on the next one|on the final|on the last test) (to average|for an average of|to have an average of|to get a mean of|for a mean of|to end up with an average of) {m}
    i (got|scored|have) {l} (so far|on my tests|on my quizzes)(.|,) what (score|grade|mark) do i need (next|on the next one|on the final) (to average|for an average of|to get an average of|for a mean of) {m}
    what (number|value) (must|should) be added to {l} (to make|so that) the (mean|average) [is|be] {m}
    which number (together with|added to) {l} (gives|makes) a (mean|average) of {m}
    to average {m}, what do i need (next|on the next test) (after|with) {l}
    (the mean|the average|mean|average) (of|is taken of) {l} and (one more|another|one other|a missing) number is {m}. (what is|find) (it|the number|the missing number|that number)"""
_LACKS = """(the mean|the average|mean|average) of {l} is {m}. (what is|find|solve for|whats) {x}
    (find|what is|whats) {x} if the (mean|average) of {l} is {m}
    {l} (have|has) a (mean|average) of {m}, (find|what is) {x}
    (find|what is) the missing (number|value) {x} if {l} (average|have mean|have a mean of) {m}"""


def of_lists(rng: Random, stage: int) -> Problem:
    """Sum, product, count, quartile or percentile of a list, or what its mean lacks."""
    kind = rng.choice((_plain, _plain, _plain, _percentile, _needed, _needed, _lacking))
    return said(kind(rng), rng, stage, lambda question: "" if question[-1:] in ".?" else rng.choice("?."), clean=0.4)


def _plain(rng: Random) -> Asked:
    kind = rng.choice(_QUESTIONS)
    values = _values(rng, 3, 5 if "product" in kind.program else 10)
    final = str(kind.truth(values))
    return Asked(
        worded(kind.wordings, rng, l=_typed(values, rng)), kind.program.format(l=_joined(values)), final, "of_lists"
    )


def _percentile(rng: Random) -> Asked:
    values, percent = _values(rng, 5, 11), rng.choice((10, 20, 25, 40, 60, 70, 75, 80, 90, 95))
    ordered = sorted(values)
    place = Fraction(percent * (len(values) - 1), 100)
    below = math.floor(place)
    upper = ordered[min(below + 1, len(values) - 1)]
    final = ordered[below] + (place - below) * (upper - ordered[below])
    question = worded(_PERCENTILE, rng, l=_typed(values, rng), p=str(percent))
    return Asked(question, f"percentile([{_joined(values)}], {percent})", str(final), "percentile")


def _needed(rng: Random) -> Asked:
    values, lacking, middle = _with_mean(rng)
    question = worded(_NEEDED, rng, l=_typed(values, rng), m=str(middle))
    return Asked(question, f"missing_value([{_joined(values)}], {middle})", str(lacking), "missing_value")


def _lacking(rng: Random) -> Asked:
    values, lacking, middle = _with_mean(rng)
    letter = rng.choice("xxxynkab")
    items = list(map(str, values))
    items.insert(rng.randrange(1, len(items)), letter)
    typed = ", ".join(items[:-1]) + rng.choice((", ", " and ")) + items[-1]
    question = worded(_LACKS, rng, l=typed, m=str(middle), x=letter)
    return Asked(question, f"missing_value([{', '.join(items)}], {middle})", str(lacking), "missing_value")


def _with_mean(rng: Random) -> tuple[list[int], int, int]:
    """Values, the one that they lack, and the mean of all."""
    values = _values(rng, 2, 6)
    middle = max(1, round(sum(values) / len(values)) + rng.randint(-3, 3))
    return values, middle * (len(values) + 1) - sum(values), middle


def _values(rng: Random, fewest: int, most: int) -> list[int]:
    largest = rng.choice((10, 20, 100, 100, 250))
    return [rng.randint(1, largest) for _ in range(rng.randint(fewest, most))]


def _typed(values: list[int], rng: Random) -> str:
    last = rng.choice((", ", ", ", " and ", ", and ")) if len(values) > 2 else " and "
    return ", ".join(map(str, values[:-1])) + last + str(values[-1])


def _joined(values: list[int]) -> str:
    return ", ".join(map(str, values))


def _quartile(values: list[int], upper: int) -> Fraction:
    ordered, half = sorted(values), len(values) // 2
    return Fraction(median(ordered[-half:] if upper else ordered[:half]))
