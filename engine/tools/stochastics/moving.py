"""Moving averages: the mean of each stretch of a list that is so many numbers long."""

from itertools import accumulate

from sympy import Integer

from engine.errors import ComputationError
from engine.messages import Failure, Step
from engine.tools.stochastics.statistics import real_numbers
from engine.tools.terms import printing
from engine.tools.terms.finding import Finding, verified
from engine.tools.terms.nodes import Node
from engine.tools.terms.scope import Entries
from engine.tools.terms.values import decimal_wanted, small


def moving_average(values: Entries, width: Node) -> Finding:
    """The means of so many numbers in a row, from the first on: `moving_average([4, 6, 8, 7], 3)` is 6, 7.

    Checked by running totals. Raises ComputationError where the list is shorter than that.
    """
    numbers = real_numbers((values,))
    length = small(width, 1, 500)
    if length > len(numbers):
        raise ComputationError(Failure.UNDEFINED, "the list is shorter than that")
    decimals = decimal_wanted(*(entry.node for entry in values))
    starts = range(len(numbers) - length + 1)
    means = [sum(numbers[start : start + length], Integer(0)) / length for start in starts]
    text = ", ".join(printing.plain(one, decimals=decimals) for one in means)
    first = " + ".join(printing.as_factor(one) for one in numbers[:length])
    totals = [Integer(0), *accumulate(numbers)]
    again = [(totals[start + length] - totals[start]) / length for start in starts]
    shown = ",\\; ".join(printing.latex(one, decimals=decimals) for one in means)
    step = Step("The first of them", rf"\frac{{{first}}}{{{length}}} = {printing.latex(means[0], decimals=decimals)}")
    return verified(
        Finding(text, shown, steps=(step,)), all((one - other) == 0 for one, other in zip(means, again, strict=True))
    )
