"""`solve`: equations, inequalities and systems; every root is put back into what it came from."""

from collections.abc import Callable, Iterable, Sequence

import sympy
from sympy import Expr, Rational, Symbol
from sympy.functions.elementary.trigonometric import TrigonometricFunction

from engine.errors import ComputationError
from engine.messages import Failure, Step
from engine.tools.algebra.counted import counted_roots
from engine.tools.algebra.inequalities import solve_inequalities, solve_inequality
from engine.tools.algebra.polynomial_steps import polynomial_steps
from engine.tools.algebra.powers import exponential_roots, odd_power_roots, real_roots, with_root
from engine.tools.algebra.system_steps import system_steps
from engine.tools.algebra.within import solve_within
from engine.tools.terms import notation, printing
from engine.tools.terms.build import build, has_decimal, unknowns
from engine.tools.terms.finding import Finding
from engine.tools.terms.nodes import Name, Node, Number, Relation
from engine.tools.terms.scope import Text
from engine.tools.terms.tidy import refuted, same

MOST_RELATIONS = 6
MOST_ROOTS = 12  # of one equation that are written out
DECIMALS = 10  # of a root that has no closed form
_SQUARE = 2
_SIGNS: dict[str, Callable[[Expr], bool]] = {
    "positive": lambda root: root.is_positive is True,
    "negative": lambda root: root.is_negative is True,
}
NO_SOLUTION = "no solution"
ALL_NUMBERS = "all numbers"

Roots = list[Expr]


def solve(*given: Node | Text) -> Finding:
    """The unknowns' values: `solve(2*x + 3 = 11, x)`, `solve(x + y = 3, x - y = 1, x)`, `solve(x**2 = 9, positive)`.

    Unknowns follow the equations; an expression that is no relation is set to zero. Of a system only the unknowns that
    are named are reported, or all if none is; of one equation at the end the `positive` or `negative` solutions may be
    asked for. Raises ComputationError.
    """
    relations, asked = _sorted_out([part for part in given if not isinstance(part, Text)])
    sign = _sign_asked(given)
    if sign and (len(relations) > 1 or relations[0].sign != "="):
        raise ComputationError(Failure.UNSUPPORTED, "only solutions of one equation are chosen by their sign")
    if len(relations) > 1:
        return _system(relations, asked)
    relation = relations[0]
    unknown = _unknown(relation, asked)
    if unknown is None:
        return _statement(relation)
    if relation.sign != "=":
        return solve_inequality(relation, unknown)
    counted = None if sign else counted_roots(relation, unknown)
    return counted or _equation(relation, unknown, sign)


def _sign_asked(given: Sequence[Node | Text]) -> str:
    """`positive` or `negative`, if the last argument says it. Raises ComputationError for another text."""
    texts = [part.text for part in given if isinstance(part, Text)]
    if not texts:
        return ""
    if len(texts) > 1 or given[-1] != Text(texts[0]) or texts[0] not in _SIGNS:
        raise ComputationError(Failure.NOT_UNDERSTOOD, "solutions are positive or negative")
    return texts[0]


def _sorted_out(given: Sequence[Node]) -> tuple[list[Relation], list[Symbol]]:
    """The relations, and the unknowns that stand after them."""
    count = next((index for index, node in enumerate(given) if index and isinstance(node, Name)), len(given))
    relations = [node if isinstance(node, Relation) else Relation("=", node, Number("0")) for node in given[:count]]
    if not all(isinstance(node, Name) for node in given[count:]):
        raise ComputationError(Failure.NOT_UNDERSTOOD, "unknowns stand after the equations")
    if not 1 <= len(relations) <= MOST_RELATIONS or any(relation.sign == "!=" for relation in relations):
        raise ComputationError(Failure.UNSUPPORTED, f"one to {MOST_RELATIONS} equations can be solved at once")
    return relations, [Symbol(node.name) for node in given[count:] if isinstance(node, Name)]


def _unknown(relation: Relation, asked: Sequence[Symbol]) -> Symbol | None:
    """What to solve for: what is asked, else x, else the first in the alphabet; None if there is no unknown at all."""
    symbols = unknowns(build(relation.left), build(relation.right))
    if asked:
        if asked[0].name == "i" and asked[0] not in symbols and len(symbols) == 1:
            return symbols[0]  # "how do I solve": the letter is a pronoun
        return asked[0] if asked[0] in symbols or not symbols else None
    return next((symbol for symbol in symbols if symbol.name == "x"), symbols[0] if symbols else None)


def _statement(relation: Relation) -> Finding:
    """A relation without the unknown is true or false."""
    left, right = build(relation.left), build(relation.right)
    if left.free_symbols | right.free_symbols:
        raise ComputationError(Failure.NOT_UNDERSTOOD, "the equation does not contain that unknown")
    compare = {"=": sympy.Eq, "<": sympy.Lt, ">": sympy.Gt, "<=": sympy.Le, ">=": sympy.Ge}[relation.sign]
    truth = sympy.simplify(compare(left, right))
    if truth not in (sympy.true, sympy.false):
        raise ComputationError(Failure.NO_CLOSED_FORM)
    word = "true" if truth == sympy.true else "false"
    return Finding(word, rf"{notation.latex(relation)} \quad \text{{is {word}}}")


def _equation(relation: Relation, unknown: Symbol, sign: str) -> Finding:
    left, right = build(relation.left), build(relation.right)
    worked = polynomial_steps(left, right, unknown, decimals=has_decimal(relation))
    stated = Step("The equation", notation.latex(relation))
    steps = (stated, *(worked[1:] if worked and worked[0].latex == stated.latex else worked))
    if same(left, right):
        return Finding(ALL_NUMBERS, rf"{unknown.name} \in \mathbb{{C}}", steps=steps, checked=not refuted(left, right))
    roots = [root for root in _roots(left - right, unknown) if not sign or _SIGNS[sign](root)]
    if not roots:
        return Finding(NO_SOLUTION, r"\text{no solution}", steps=steps)
    return _told(relation, unknown, left - right, roots, steps)


def _told(relation: Relation, unknown: Symbol, difference: Expr, roots: Roots, steps: tuple[Step, ...]) -> Finding:
    """The roots with the check of each, by which they are certain or doubtful."""
    decimals = has_decimal(relation)
    shown = [printing.latex(root, decimals=decimals) for root in roots]
    written = [printing.plain(root, decimals=decimals) for root in roots]
    checked = all(_is_root(difference, unknown, root) for root in roots)
    exact = (root for root in roots if not root.has(sympy.Float))  # a rounded root leaves a rest
    return Finding(
        value=", ".join(written),
        text=" or ".join(f"{unknown.name} = {root}" for root in written),
        latex=r" \quad\text{or}\quad ".join(f"{unknown.name} = {root}" for root in shown),
        approximation=_approximations(roots, decimals=decimals),
        steps=(*steps, _check(relation, unknown, shown)) if checked else steps,
        checked=checked,
        doubtful=not checked and any(refuted(difference.subs(unknown, root), sympy.S.Zero) for root in exact),
    )


def _roots(difference: Expr, unknown: Symbol) -> Roots:
    """All roots, the real ones first and in order; those that make a denominator zero are none."""
    numerator, denominator = sympy.fraction(sympy.together(difference))
    roots = _polynomial_roots(numerator, unknown)
    if roots is None:
        roots = _other_roots(difference, unknown)
    elif denominator.has(unknown):
        roots = [root for root in roots if sympy.simplify(denominator.subs(unknown, root)) != 0]
    if len(roots) > MOST_ROOTS:
        raise ComputationError(Failure.TOO_LARGE)
    return _in_order(_without_i(roots))


def _without_i(roots: Roots) -> Roots:
    """Of a formula, `V = 4/3*pi*r**3` for r, the roots that hold no i, where there is one."""
    plain = [root for root in roots if not root.has(sympy.I)]
    return plain if plain and any(root.free_symbols for root in plain) else roots


def _polynomial_roots(numerator: Expr, unknown: Symbol) -> Roots | None:
    """By degree: the linear and quadratic formulas at once, higher degrees by SymPy; None if it is no polynomial."""
    polynomial = numerator.as_poly(unknown)
    if polynomial is None:
        return None
    if polynomial.degree() == 1:
        a, b = polynomial.all_coeffs()
        return [-b / a if isinstance(b, Rational) and isinstance(a, Rational) else sympy.simplify(-b / a)]
    if polynomial.degree() < 1:
        return []
    found = sympy.roots(polynomial)
    if polynomial.free_symbols == {unknown} and any(map(_is_nested, found)):
        return [sympy.N(root, DECIMALS) for root in polynomial.sqf_part().nroots(n=2 * DECIMALS)]
    if sum(found.values()) == polynomial.degree():
        return [sympy.simplify(_in_parts(root)) if not isinstance(root, Rational) else root for root in found]
    return _other_roots(numerator, unknown)


def _in_parts(root: Expr) -> Expr:
    """`sqrt(3) + i` for `2*i**(1/3)`; a root without a root of i as it is."""
    of_unit = any(power.base.has(sympy.I) and not power.exp.is_Integer for power in root.atoms(sympy.Pow))
    return sympy.expand_complex(root) if of_unit and not root.free_symbols else root


def _is_nested(root: Expr) -> bool:
    """True if a cube root, or a higher one, is taken of what holds roots: nobody reads that."""
    powers = root.atoms(sympy.Pow)
    return any(power.exp.is_Rational and power.exp.q > _SQUARE and not power.base.is_Rational for power in powers)


def _other_roots(difference: Expr, unknown: Symbol) -> Roots:
    """By SymPy's general solver; a root that no radicals can write is given by its decimals.

    Of what is no polynomial only the real roots are wanted, if there are any: `4**x = 32` has one, and many others.
    """
    if not difference.is_polynomial(unknown):
        if difference.free_symbols == {unknown} and (real := odd_power_roots(difference, unknown)) is not None:
            return real
        if (found_by_logarithm := exponential_roots(difference, unknown)) is not None:
            return found_by_logarithm
        if difference.free_symbols == {unknown} and (real := real_roots(difference, unknown)):
            return real
    try:
        found = dict.fromkeys(sympy.solve(difference, unknown))
    except NotImplementedError as error:
        raise ComputationError(Failure.NO_CLOSED_FORM) from error
    return [sympy.N(root, DECIMALS) if root.has(sympy.CRootOf) else root for root in found]


def _in_order(roots: Iterable[Expr]) -> Roots:
    real = [root for root in roots if root.is_real and not root.free_symbols]
    others = [root for root in roots if not root.is_real or root.free_symbols]
    return sorted(real) + sorted(others, key=sympy.default_sort_key)


def _is_root(difference: Expr, unknown: Symbol, root: Expr) -> bool:
    left = with_root(difference, unknown, root)
    return bool(left == 0 or sympy.simplify(left) == 0)


def _check(relation: Relation, unknown: Symbol, shown: Sequence[str]) -> Step:
    values = " and ".join(f"${value}$" for value in shown)
    return Step(f"Check: with {values} for ${unknown.name}$ both sides are equal", notation.latex(relation))


def _approximations(roots: Roots, *, decimals: bool) -> str:
    about = [printing.approximation(root) for root in roots]
    exact = decimals and all(isinstance(root, Rational) and printing.terminating(root) for root in roots)
    if exact or not any(about):
        return ""
    return ", ".join(text or printing.plain(root) for text, root in zip(about, roots, strict=True))


def _is_wave(relation: Relation) -> bool:
    """True of an equation with sines or their like, which has solutions again and again."""
    return bool((build(relation.left) - build(relation.right)).has(TrigonometricFunction))


def _system(relations: Sequence[Relation], asked: Sequence[Symbol]) -> Finding:
    bounds = [relation for relation in relations if relation.sign != "="]
    stated = [relation for relation in relations if relation.sign == "="]
    if bounds and len(stated) == 1 and _is_wave(stated[0]):
        return solve_within(stated[0], *bounds)
    if bounds:
        return solve_inequalities(relations, asked)
    equations = [(build(relation.left), build(relation.right)) for relation in relations]
    differences = [left - right for left, right in equations]
    symbols = unknowns(*differences)
    try:
        solutions = sympy.solve(differences, symbols, dict=True)
    except NotImplementedError as error:
        raise ComputationError(Failure.NO_CLOSED_FORM) from error
    given = tuple(Step("An equation of the system", notation.latex(relation)) for relation in relations)
    steps = system_steps(equations, symbols, solutions) or given
    if not solutions:
        return Finding(NO_SOLUTION, r"\text{no solution}", steps=steps)
    checked = all(sympy.simplify(one.subs(found)) == 0 for found in solutions for one in differences)
    decimals = any(has_decimal(relation) for relation in relations)
    wanted = [symbol for symbol in symbols if not asked or symbol in asked]
    if len(solutions) == 1 and (free := _free(solutions[0], wanted, len(relations))):
        return _infinitely_many(solutions[0], free, steps, checked=checked)
    return _found(solutions, wanted, steps, checked=checked, decimals=decimals)


def _free(solution: dict[Symbol, Expr], wanted: Sequence[Symbol], count: int) -> list[Symbol]:
    """The unknowns that may be anything though there are equations enough for all of them."""
    symbols = set(wanted) | {symbol for value in solution.values() for symbol in value.free_symbols}
    return sorted(symbols - set(solution), key=str) if len(symbols | set(solution)) <= count else []


def _infinitely_many(
    solution: dict[Symbol, Expr], free: Sequence[Symbol], steps: tuple[Step, ...], *, checked: bool
) -> Finding:
    """What holds between the unknowns of a system one of whose equations says nothing new."""
    plain = ", ".join(f"{symbol.name} = {printing.plain(value)}" for symbol, value in solution.items())
    latex = r",\; ".join(f"{symbol.name} = {printing.latex(value)}" for symbol, value in solution.items())
    names = " and ".join(symbol.name for symbol in free)
    return Finding(
        value=f"infinitely many solutions: {plain}",
        latex=rf"\text{{infinitely many solutions, with any {names}:}}\quad {latex}",
        text=f"infinitely many solutions, with any {names}: {plain}",
        steps=steps,
        checked=checked,
    )


def _found(
    solutions: Sequence[dict[Symbol, Expr]],
    wanted: Sequence[Symbol],
    steps: tuple[Step, ...],
    *,
    checked: bool,
    decimals: bool,
) -> Finding:
    """One unknown is reported by its values alone, several as `x = 2, y = 1`; further solutions follow after `or`."""
    values = [[(symbol, found.get(symbol, symbol)) for symbol in wanted] for found in solutions]
    latex = r" \quad\text{or}\quad ".join(
        ",\\; ".join(f"{symbol.name} = {printing.latex(value, decimals=decimals)}" for symbol, value in row)
        for row in values
    )
    if len(wanted) == 1:
        singles = _in_order(dict.fromkeys(row[0][1] for row in values))
        written = [printing.plain(single, decimals=decimals) for single in singles]
        text = " or ".join(f"{wanted[0].name} = {single}" for single in written)
        return Finding(", ".join(written), latex, text, steps=steps, checked=checked)
    value = " or ".join(
        ", ".join(f"{symbol.name} = {printing.plain(value, decimals=decimals)}" for symbol, value in row)
        for row in values
    )
    return Finding(value, latex, steps=steps, checked=checked)
