"""Mean, median, mode, range, deviation and variance of a list."""

import statistics
from fractions import Fraction
from random import Random

from finetune.problems.chat import filled
from finetune.problems.formal.asking import Asked, worded
from finetune.problems.formal.chance_words import short_problem
from finetune.problems.formal.writing import decimal
from finetune.problems.phrases import phrased
from finetune.problems.problem import Problem

_STATISTICS = {
    "mean": "(mean|average|arithmetic mean|mean value|avg)", "median": "(median|median value|middle value)", "mode": "(mode|most common value|most frequent number|modal value)",
    "value_range": "(range|spread)", "deviation": "(standard deviation|population standard deviation|std dev|sd|stdev|std)", "variance": "(variance|population variance)",
    "sample_deviation": "(sample standard deviation|sample sd|sample std)", "sample_variance": "sample variance",
}  # fmt: skip
_OF_DATA = """{ask} the {s} of {l}
    {s} of {l}
    {s}: {l}
    (emma|tom|he|she|my team|i|sara) (scored|got|ran|read|sold) {l} [points|pages|km|goals] in (three|four|five|{i} last|the|{i}) (tests|games|days|rounds|matches). what is the {s}
    (the|my) (scores|ages|heights|grades|prices|times) (of the|are|were) {l}. what is the {s} [score|age|grade|time]
    {ask} the {s} (of|for) (these|the|this) (numbers|data|values|scores|set|list)[:] {l}
    (the|my) (scores|numbers|data|values|marks|temperatures) (are|were) {l}. (what is|find) the {s}
    (numbers|data|scores): {l} (what is the|find the|) {s}"""


def data(rng: Random, stage: int) -> Problem:
    """Mean, median, mode, range, deviation and variance of a list."""
    return short_problem(_data, rng, stage)


def _data(rng: Random) -> Asked:
    tool = rng.choice((*_STATISTICS, "mean", "mean", "median", "median", "mode"))
    count = rng.randint(3, 9)
    values = [Fraction(rng.randint(0, rng.choice((10, 10, 50, 200)))) for _ in range(count)]
    if rng.random() < 0.15:
        values = [value / 10 for value in values]
    if tool == "mode":
        values[rng.randrange(1, count)] = values[0]
    written = [decimal(value) for value in values]
    joint = rng.choice((", ", ", ", " and ", ", and "))
    listed = ", ".join(written[:-1]) + joint + written[-1]
    question = filled(worded(_OF_DATA, rng), s=phrased(_STATISTICS[tool], rng), l=listed, i="his")
    return Asked(question, f"{tool}([{', '.join(written)}])", _statistic(tool, values), "data")


def _statistic(tool: str, values: list[Fraction]) -> str:
    if tool == "mode":
        return ", ".join(str(value) for value in sorted(statistics.multimode(values)))
    if tool == "value_range":
        return str(max(values) - min(values))
    if "deviation" in tool:
        square = statistics.variance(values) if "sample" in tool else statistics.pvariance(values)
        return f"sqrt({square})"
    found = {
        "mean": statistics.mean,
        "median": statistics.median,
        "variance": statistics.pvariance,
        "sample_variance": statistics.variance,
    }[tool](values)
    return str(found)
