"""Draws curves of one unknown as a PNG, by matplotlib's objects alone: nothing global, so any thread may draw."""

from collections.abc import Sequence
from dataclasses import dataclass
from io import BytesIO
from typing import Literal

import numpy as np

from engine.errors import ComputationError
from engine.messages import Failure
from engine.tools.terms import notation, sampling
from engine.tools.terms.nodes import Name, Node, Relation
from engine.tools.terms.syntax import parse
from engine.tools.terms.tokens import CONSTANTS
from engine.tools.terms.trees import walk

MOST_CURVES = 4
FARTHEST = 1e6  # from zero, of a range's end
NARROWEST = 1e-6  # of a range
MOST_LABEL = 48  # characters of a formula in the legend; a longer one is shortened
INCHES, DOTS = (7.0, 4.5), 130  # 910 by 585 pixels

Theme = Literal["dark", "light"]


@dataclass(frozen=True, slots=True)
class _Colours:
    paper: str
    ink: str
    grid: str
    curves: tuple[str, str, str, str]  # after Okabe and Ito, told apart by the colour-blind too


_COLOURS: dict[Theme, _Colours] = {
    "dark": _Colours("#1e1f22", "#dbdee1", "#3f4147", ("#56b4e9", "#e69f00", "#2fc38f", "#e38fc0")),
    "light": _Colours("#ffffff", "#23272a", "#d9dce0", ("#0072b2", "#d55e00", "#009e73", "#b5478a")),
}


@dataclass(frozen=True, slots=True)
class _Curve:
    label: str
    heights: sampling.Values


def draw(expressions: Sequence[str], low: float = -10, high: float = 10, theme: Theme = "light") -> bytes:
    """A PNG of 910 by 585 pixels with one to four curves, such as `x^2` or `y = sin(x)`, over a range of their unknown.

    Raises ExpressionError if a text is no expression, and ComputationError if the curves have several unknowns, the
    range is none, or nothing of them is real in it.
    """
    if not 1 <= len(expressions) <= MOST_CURVES:
        raise ComputationError(Failure.UNSUPPORTED, f"one to {MOST_CURVES} curves can be drawn at once")
    if not (-FARTHEST <= low < high <= FARTHEST and high - low >= NARROWEST):
        raise ComputationError(Failure.UNSUPPORTED, f"a range lies within {FARTHEST:,.0f} of zero, its lower end first")
    nodes = [_side(parse(expression)) for expression in expressions]
    unknown = _unknown(nodes)
    at = np.linspace(low, high, sampling.POINTS + 1)
    heights = [sampling.values(node, unknown, at) for node in nodes]
    bottom, top = sampling.window(heights)
    curves = [
        _Curve(_label(node), sampling.cut(node, unknown, at, height, top - bottom))
        for node, height in zip(nodes, heights, strict=True)
    ]
    return _picture(curves, at, unknown, (bottom, top), _COLOURS[theme])


def _side(node: Node) -> Node:
    """What is drawn of `y = x^2`: the right side, if the left is a name that does not stand in it."""
    match node:
        case Relation("=", Name(name), right) if name not in _names(right):
            return right
        case Relation():
            raise ComputationError(Failure.UNSUPPORTED, "only expressions and `y = ...` can be drawn")
        case _:
            return node


def _unknown(nodes: Sequence[Node]) -> str:
    names = set().union(*(_names(node) for node in nodes))
    if len(names) > 1:
        raise ComputationError(Failure.UNSUPPORTED, f"curves have one unknown, and here are {', '.join(sorted(names))}")
    return names.pop() if names else "x"


def _names(node: Node) -> set[str]:
    return {part.name for part in walk(node) if isinstance(part, Name)} - CONSTANTS


def _label(node: Node) -> str:
    """The formula for the legend, in the part of LaTeX that matplotlib knows."""
    latex = notation.latex(node).replace(r"\bmod", r"\ \mathrm{mod}\ ")
    return f"${latex}$" if len(latex) <= MOST_LABEL else "a long formula"


def _picture(
    curves: Sequence[_Curve], at: sampling.Values, unknown: str, heights: tuple[float, float], colours: _Colours
) -> bytes:
    # imported here: it takes half a second that only who draws needs
    from matplotlib.figure import Figure

    figure = Figure(figsize=INCHES, dpi=DOTS, facecolor=colours.paper, layout="constrained")
    axes = figure.add_subplot(facecolor=colours.paper, xlim=(at[0], at[-1]), ylim=heights)
    axes.grid(color=colours.grid, linewidth=0.6)
    axes.axhline(0, color=colours.ink, linewidth=0.9)
    axes.axvline(0, color=colours.ink, linewidth=0.9)
    axes.tick_params(colors=colours.ink)
    axes.set_xlabel(f"${unknown}$" if len(unknown) == 1 else rf"$\{unknown}$", color=colours.ink)
    for spine in axes.spines.values():
        spine.set_color(colours.grid)
    far = 10 * (heights[1] - heights[0])  # so that no pixel is farther off than the renderer can reckon
    for curve, colour in zip(curves, colours.curves, strict=False):
        shown = np.clip(curve.heights, heights[0] - far, heights[1] + far)
        axes.plot(at, shown, color=colour, linewidth=2, label=curve.label)
    axes.legend(
        loc="lower left", bbox_to_anchor=(0, 1.01), ncols=2, frameon=False, labelcolor=colours.ink, borderaxespad=0
    )
    stream = BytesIO()
    figure.savefig(stream, format="png")
    return stream.getvalue()
