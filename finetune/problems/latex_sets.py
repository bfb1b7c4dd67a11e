r"""Sets of questions in LaTeX with their worked result, for language models: additions, roots, derivatives, integrals.

Any number of rows is drawn one after the other. A question's hash decides whether it is for training (80 %) or for testing,
so that no set, of whatever seed or size, tests what another one trains on. The questions of the last three are those of
the families of `formal`, of which each has one call.
"""

import hashlib
import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from itertools import islice
from random import Random
from typing import Literal

from engine.errors import ExpressionError, ToolCallError
from engine.messages import ToolCall
from engine.tool_calls import parse_program
from engine.tools.terms.notation import latex
from engine.tools.terms.syntax import parse
from finetune.problems.curriculum import LAST_STAGE
from finetune.problems.formal import calculus, equations
from finetune.problems.problem import Family

MOST_DIGITS = 12
TEST_SHARE = 5  # one question in this many is for testing
_VARIABLE = re.compile(r"(?<![A-Za-z])[a-z](?![A-Za-z])")

Split = Literal["train", "test"]


@dataclass(frozen=True, slots=True)
class LatexRow:
    """A question with its mathematics between dollar signs, a solution that ends in `#### answer`, and the answer plain."""

    question: str
    solution: str
    answer: str
    split: Split


def latex_rows(name: str, count: int, seed: int) -> Iterator[LatexRow]:
    """So many rows of a set, the same for the same seed. Raises KeyError for a set that there is not."""
    return islice(_endless(SETS[name], Random(f"{name}:{seed}")), count)


def split_of(question: str) -> Split:
    """Where a question belongs, for ever."""
    digest = hashlib.sha256(question.encode()).digest()
    return "test" if digest[0] % TEST_SHARE == 0 else "train"


def _endless(draw: Callable[[Random], LatexRow | None], rng: Random) -> Iterator[LatexRow]:
    while True:
        if row := draw(rng):
            yield row


def _row(asked: str, term: str, result: str, answer: str) -> LatexRow:
    question = f"{asked} ${term}$."
    return LatexRow(question, f"${term} = {result}$\n#### {answer}", answer, split_of(question))


def _addition(rng: Random) -> LatexRow:
    one, other = (rng.randrange(10 ** rng.randint(1, MOST_DIGITS)) for _ in range(2))
    return _row("Compute", f"{one} + {other}", str(one + other), str(one + other))


def _of_family(family: Family, row: Callable[[ToolCall, str], LatexRow]) -> Callable[[Random], LatexRow | None]:
    """What a family draws as a row; none where its program has several calls, or a formula has no LaTeX."""

    def draw(rng: Random) -> LatexRow | None:
        try:
            problem = family(rng, LAST_STAGE)
            program = parse_program(problem.program)
            return row(program[0], problem.final) if len(program) == 1 else None
        except (ExpressionError, ToolCallError, ValueError, ZeroDivisionError):
            return None

    return draw


def _derivative(call: ToolCall, final: str) -> LatexRow:
    formula, *rest = call.arguments
    variable = _variable(formula)
    order = next((one for one in rest if one.isdecimal()), "")
    power = f"^{{{order}}}" if order else ""
    term = rf"\frac{{d{power}}}{{d{variable}{power}}}\left({_latex(formula)}\right)"
    return _row("Find the derivative", term, _latex(final), final)


def _integral(call: ToolCall, final: str) -> LatexRow:
    formula, *limits = call.arguments
    between = rf"_{{{_latex(limits[0])}}}^{{{_latex(limits[1])}}}" if len(limits) == 2 else ""
    constant = "" if between else " + C"
    term = rf"\int{between} \left({_latex(formula)}\right) d{_variable(formula)}"
    return _row("Find the integral", term, _latex(final) + constant, final)


def _root(call: ToolCall, final: str) -> LatexRow:
    left, _, right = call.arguments[0].partition("=")
    equation = f"{_latex(left)} = {_latex(right)}"
    variable = call.arguments[1] if len(call.arguments) == 2 else _variable(call.arguments[0])
    values = ", ".join(_latex(value) for value in final.split(", "))
    question = f"Find all roots ${variable}$ of ${equation}$."
    return LatexRow(question, rf"${variable} \in \{{{values}\}}$" + f"\n#### {final}", final, split_of(question))


def _variable(formula: str) -> str:
    """The formula's one unknown. Raises ValueError if there are several, or none."""
    found = set(_VARIABLE.findall(formula)) - {"e"}
    if len(found) != 1:
        raise ValueError(f"{formula} has not one unknown")
    return str(found.pop())


def _latex(formula: str) -> str:
    return latex(parse(formula))


SETS: Mapping[str, Callable[[Random], LatexRow | None]] = {
    "addition": _addition,
    "roots": _of_family(equations.roots, _root),
    "derivatives": _of_family(calculus.derivatives, _derivative),
    "integrals": _of_family(calculus.integrals, _integral),
}
