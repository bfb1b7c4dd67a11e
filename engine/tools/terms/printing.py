"""SymPy values as people write them: plain text, decimals, LaTeX. For worker processes only."""

from collections.abc import Callable
from decimal import Decimal
from functools import lru_cache

import sympy
from sympy import Expr, Rational
from sympy.printing.latex import LatexPrinter
from sympy.printing.precedence import PRECEDENCE
from sympy.printing.str import StrPrinter

SIGNIFICANT = 6  # digits of an approximation
LARGE, LARGEST = 10**SIGNIFICANT, 10**15  # between them one is told to two places
DIGITS = 24  # from which these are rounded

Write = Callable[[Expr], str]  # an expression to LaTeX


class _PlainPrinter(StrPrinter):  # type: ignore[misc]  # SymPy has no types
    """SymPy's own, with the constants' usual names."""

    def _print_Exp1(self, _: Expr) -> str:  # noqa: N802 -- SymPy finds printers by this name
        return "e"

    def _print_Abs(self, value: Expr) -> str:  # noqa: N802
        inside = self._print(value.args[0])
        return f"abs({inside})" if "|" in inside else f"|{inside}|"

    def _print_log(self, value: Expr) -> str:
        return f"ln({self._print(value.args[0])})"

    def _print_Pow(self, value: Expr, rational: bool = False) -> str:  # noqa: N802
        if value.exp.is_Integer and value.exp < -1:
            return f"1/{self.parenthesize(1 / value, PRECEDENCE['Pow'], strict=True)}"
        return str(super()._print_Pow(value, rational))

    def _print_ImaginaryUnit(self, _: Expr) -> str:  # noqa: N802
        return "i"

    def _print_Infinity(self, _: Expr) -> str:  # noqa: N802
        return "infinity"

    def _print_NegativeInfinity(self, _: Expr) -> str:  # noqa: N802
        return "-infinity"


@lru_cache(maxsize=1)
def _plain_printer() -> _PlainPrinter:
    return _PlainPrinter()


@lru_cache(maxsize=1)
def _latex_printer() -> LatexPrinter:
    return LatexPrinter({"ln_notation": True, "inv_trig_style": "full"})


def plain(value: Expr, *, decimals: bool = False) -> str:
    """`3/4`, `sqrt(2)/2`, `x**2 + 1`; with `decimals`, rationals that end are written with a point."""
    if decimals and isinstance(value, Rational) and (ended := terminating(value)) is not None:
        return ended
    return str(_plain_printer().doprint(value))


def latex(value: Expr, *, decimals: bool = False) -> str:
    """The value in LaTeX, in the same form as `plain`."""
    if decimals and isinstance(value, Rational) and (ended := terminating(value)) is not None:
        return ended
    return str(_latex_printer().doprint(value))


def equation(left: str, right: str, about: str = "") -> str:
    """`left = right`; where that says nothing new, `left` and about how much it is."""
    if left != right:
        return f"{left} = {right}"
    return rf"{left} \approx {about}" if about else left


def terminating(value: Rational) -> str | None:
    """The finite decimal of a rational, or None if it has none or it is longer than 30 places."""
    places = next((places for places in range(31) if 10**places % value.q == 0), None)
    if places is None:
        return None
    digits = str(abs(value.p) * (10**places // value.q)).rjust(places + 1, "0")
    sign = "-" if value < 0 else ""
    return sign + (f"{digits[:-places]}.{digits[-places:]}" if places else digits)


def as_factor(value: Expr, write: Write = latex) -> str:
    """The value in LaTeX as it stands behind a sign or as a factor: a sum, and what begins with a minus, in brackets."""
    written = write(value)
    return rf"\left({written}\right)" if value.is_Add or written.startswith("-") else written


def squared(value: Expr, write: Write = latex) -> str:
    """The square in LaTeX, not worked out: all but a letter and a whole number without a sign in brackets."""
    stands_alone = value.is_Symbol or (value.is_Integer and value >= 0)
    return f"{write(value)}^2" if stands_alone else rf"\left({write(value)}\right)^2"


def approximation(value: Expr) -> str:
    """Decimals of a number whose parts are not whole, to six significant digits; else nothing."""
    if value.free_symbols or not value.is_number or value.is_infinite:
        return ""
    if all(part.is_integer for part in value.as_real_imag()):
        return ""
    if isinstance(value, Rational) and (ended := terminating(value)) is not None and len(ended) <= SIGNIFICANT + 3:
        return ended
    return _in_cents(value) or str(_plain_printer().doprint(sympy.N(value, SIGNIFICANT)))


def _in_cents(value: Expr) -> str:
    """A large real number to two places, so that its whole part is told; "" for a small one, or one that no-one reads."""
    if not value.is_real or not LARGE <= abs(value) < LARGEST:
        return ""
    return f"{Decimal(str(sympy.N(value, DIGITS))):.2f}"
