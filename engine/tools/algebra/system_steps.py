"""Systems of equations worked through: linear ones by elimination, two with one linear among them by substitution."""

from collections.abc import Iterator, Sequence

import sympy
from sympy import Expr, Rational, Symbol

from engine.messages import Step
from engine.tools.terms.printing import latex

MOST_LINES = 24

Equation = tuple[Expr, Expr]
Row = dict[Symbol, Rational]  # coefficients; the number on the right side stands under _RIGHT
_RIGHT = Symbol("right side")


def system_steps(
    equations: Sequence[Equation], unknowns: Sequence[Symbol], solutions: Sequence[dict[Symbol, Expr]]
) -> tuple[Step, ...]:
    """The lines from numbered equations to their solutions; empty if it is worked out by other means than these.

    `solutions` are the ones that were found; only substitution in an equation that is not linear makes use of them.
    """
    rows = [_row(left - right, unknowns) for left, right in equations]
    if len(equations) == 2 and (given := _given(equations, unknowns)):
        lines = tuple(_substitution(*given, solutions))
    elif all(row is not None for row in rows):
        lines = tuple(_elimination([row for row in rows if row is not None], unknowns))
    elif len(equations) == len(unknowns) == 2 and (solved := _solved(equations, rows, unknowns)):
        lines = tuple(_substitution(*solved, solutions))
    else:
        return ()
    return lines if len(lines) <= MOST_LINES else ()


def _row(difference: Expr, unknowns: Sequence[Symbol]) -> Row | None:
    """The coefficients of a linear equation with rational numbers, else None."""
    polynomial = sympy.expand(difference).as_poly(*unknowns)
    if polynomial is None or polynomial.total_degree() > 1:
        return None
    row = {unknown: polynomial.coeff_monomial(unknown) for unknown in unknowns}
    row[_RIGHT] = -polynomial.coeff_monomial(1)
    return row if all(isinstance(value, Rational) for value in row.values()) else None


# elimination


def _elimination(rows: list[Row], unknowns: Sequence[Symbol]) -> Iterator[Step]:
    """Gauss's way with whole multiples, and then the unknowns one by one from the last equation up."""
    for number, row in enumerate(rows, start=1):
        yield Step(f"Equation ({number})", _written(row))
    solved: list[tuple[int, Symbol]] = []
    for unknown in unknowns:
        pivot = next((index for index in _left_over(rows, solved) if rows[index][unknown]), None)
        if pivot is None:
            continue
        for index in _left_over(rows, solved):
            if index != pivot and rows[index][unknown]:
                rows[index], reason = _combined(rows, index, pivot, unknown)
                yield Step(reason, _written(rows[index]))
        solved.append((pivot, unknown))
    if any(_is_number(rows[index]) and rows[index][_RIGHT] for index in _left_over(rows, solved)):
        yield Step("That is never true, so there is no solution")
    elif len(solved) < len(unknowns):
        yield Step("There are fewer equations left than unknowns, so there are infinitely many solutions")
    else:
        yield from _back(rows, solved)


def _left_over(rows: Sequence[Row], solved: Sequence[tuple[int, Symbol]]) -> list[int]:
    used = {index for index, _ in solved}
    return [index for index in range(len(rows)) if index not in used]


def _is_number(row: Row) -> bool:
    return not any(value for unknown, value in row.items() if unknown != _RIGHT)


def _combined(rows: Sequence[Row], index: int, pivot: int, unknown: Symbol) -> tuple[Row, str]:
    """The row without the unknown: a multiple of itself less a multiple of the pivot's."""
    own, other = rows[pivot][unknown], rows[index][unknown]
    common = sympy.gcd(own, other) * (1 if own > 0 else -1)
    times, less = own / common, other / common
    row = {one: times * rows[index][one] - less * rows[pivot][one] for one in rows[index]}
    itself = f"Multiply ({index + 1}) by ${latex(times)}$ and " if times != 1 else f"In ({index + 1}), "
    verb, to = ("subtract", "from it") if less > 0 else ("add", "to it")
    multiple = f"${latex(abs(less))}$ times ({pivot + 1})" if abs(less) != 1 else f"({pivot + 1})"
    if times == 1:
        return row, f"{verb.capitalize()} {multiple} {to.split()[0]} ({index + 1}), which takes ${latex(unknown)}$ out"
    return row, f"{itself}{verb} {multiple} {to}, which takes ${latex(unknown)}$ out"


def _back(rows: Sequence[Row], solved: Sequence[tuple[int, Symbol]]) -> Iterator[Step]:
    known: dict[Symbol, Rational] = {}
    for index, unknown in reversed(solved):
        row = rows[index]
        others = [one for one in known if row[one]]
        right = row[_RIGHT] - sum(row[one] * known[one] for one in others)
        value = right / row[unknown]
        if others:
            values = " and ".join(f"${latex(one)} = {latex(known[one])}$" for one in others)
            yield Step(f"Put {values} into ({index + 1})", f"{latex(row[unknown] * unknown)} = {latex(right)}")
        if row[unknown] != 1:
            yield Step(f"Divide by ${latex(row[unknown])}$", f"{latex(unknown)} = {latex(value)}")
        known[unknown] = value


def _written(row: Row) -> str:
    left = sum((value * unknown for unknown, value in row.items() if unknown != _RIGHT), sympy.S.Zero)
    return f"{latex(left)} = {latex(row[_RIGHT])}"


# substitution: the number of the equation that gives an unknown, the unknown, its expression, the other equation

Substitution = tuple[Sequence[Equation], int, Symbol, Expr]


def _given(equations: Sequence[Equation], unknowns: Sequence[Symbol]) -> Substitution | None:
    """An equation that says by itself what an unknown is: `y = 2x + 1`."""
    for index, (left, right) in enumerate(equations):
        for name, expression in ((left, right), (right, left)):
            if name in unknowns and name not in expression.free_symbols and expression.free_symbols:
                return equations, index, name, expression
    return None


def _solved(
    equations: Sequence[Equation], rows: Sequence[Row | None], unknowns: Sequence[Symbol]
) -> Substitution | None:
    """The linear one of two equations, solved for the unknown that comes easiest."""
    for index, row in enumerate(rows):
        if row is not None and (present := [one for one in unknowns if row[one]]):
            unknown = min(reversed(present), key=lambda one: abs(row[one]) != 1)
            rest = row[_RIGHT] - sum(row[one] * one for one in present if one != unknown)
            return equations, index, unknown, sympy.expand(rest / row[unknown])
    return None


def _substitution(
    equations: Sequence[Equation],
    index: int,
    unknown: Symbol,
    expression: Expr,
    solutions: Sequence[dict[Symbol, Expr]],
) -> Iterator[Step]:
    other = 1 - index
    for number, (left, right) in enumerate(equations, start=1):
        yield Step(f"Equation ({number})", f"{latex(left)} = {latex(right)}")
    if unknown not in equations[index]:
        yield Step(f"Solve ({index + 1}) for ${latex(unknown)}$", f"{latex(unknown)} = {latex(expression)}")
    left, right = (sympy.expand(side.subs(unknown, expression)) for side in equations[other])
    yield Step(f"Put ${latex(unknown)} = {latex(expression)}$ into ({other + 1})", f"{latex(left)} = {latex(right)}")
    if not solutions:
        yield Step("That has no solution")
    for found in solutions:
        rest = [one for one in found if one != unknown and one in expression.free_symbols]
        if len(rest) != 1 or unknown not in found:
            return
        yield Step("A solution of it", f"{latex(rest[0])} = {latex(found[rest[0]])}")
        yield Step(f"Then ${latex(unknown)}$ follows", f"{latex(unknown)} = {latex(found[unknown])}")
