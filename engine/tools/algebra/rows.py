"""Values that come again and again, `pi/4 + pi*n` for every whole n: solutions with sines, gaps of a tangent."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

import sympy
from sympy import Expr, Symbol
from sympy.sets import ImageSet, Set, Union

from engine.tools.terms import printing


@dataclass(frozen=True, slots=True)
class Rows:
    """`first + step*n` for each first one, n being any whole number."""

    firsts: tuple[Expr, ...]
    step: Expr

    def plain(self, unknown: Symbol) -> list[str]:
        """Each row as a text, `pi/4 + pi*n`, where n is another letter than the unknown."""
        return self._written(unknown, printing.plain)

    def latex(self, unknown: Symbol) -> list[str]:
        """Each row in LaTeX."""
        return self._written(unknown, printing.latex)

    def _written(self, unknown: Symbol, write: Callable[[Expr], str]) -> list[str]:
        step = write(self.step * Symbol(index_beside(unknown), integer=True))
        return [step if first == 0 else f"{write(first)} + {step}" for first in self.firsts]


def index_beside(unknown: Symbol) -> str:
    """The letter of any whole number: n, unless the unknown is."""
    return "n" if unknown.name != "n" else "k"


def merged(values: Sequence[Expr], period: Expr) -> Rows:
    """The values of one period, in order, as rows: those of `sin(x) = 0` come again after half of it already."""
    for parts in range(len(values), 1, -1):
        count, left = divmod(len(values), parts)
        step = period / parts
        again = zip(values[:-count], values[count:], strict=True)
        if not left and all(sympy.simplify(later - one - step) == 0 for one, later in again):
            return Rows(tuple(values[:count]), step)
    return Rows(tuple(values), period)


def rows_of(found: Set) -> Rows | None:
    """What SymPy writes as images of the whole numbers, all of one step, as rows; None of another set."""
    images = found.args if isinstance(found, Union) else (found,)
    parts = [_first_and_step(image) for image in images if isinstance(image, ImageSet)]
    steps = {step for _, step in parts}
    if len(parts) != len(images) or len(steps) != 1:
        return None
    (step,) = steps
    return merged(sorted(first % step for first, _ in parts), step) if step.is_positive else None


def _first_and_step(image: ImageSet) -> tuple[Expr, Expr]:
    index = image.lamda.variables[0]
    step = sympy.expand(image.lamda.expr).coeff(index)
    return sympy.expand(image.lamda.expr - step * index), step
