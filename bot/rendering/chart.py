"""A small bar chart as a PNG, dark or light, by matplotlib's objects alone."""

from collections.abc import Sequence
from dataclasses import dataclass
from io import BytesIO
from typing import TYPE_CHECKING

from bot.events import Theme

if TYPE_CHECKING:
    from matplotlib.axes import Axes

INCHES_WIDE, INCHES_A_BAR, DOTS = 5.0, 0.45, 130
PAPER = {"dark": "#1e1f22", "light": "#ffffff"}
INK = {"dark": "#dbdee1", "light": "#23272a"}
ALL, GOOD = "?", "\u2665"
COLOURS = {  # after Okabe and Ito, told apart by the colour-blind too
    ALL: {"dark": "#56b4e9", "light": "#0072b2"},
    GOOD: {"dark": "#2fc38f", "light": "#009e73"},
}
THICK = 0.4  # of a bar, where the middles of two rows are one apart
MOST_LABEL = 24  # characters


@dataclass(frozen=True, slots=True)
class Bar:
    """One row: how many there were, and how many of the reactions to them were good."""

    label: str
    count: int
    good: int


def chart(bars: Sequence[Bar], theme: Theme) -> bytes:
    """A PNG of 650 pixels in width with two bars for each row, the first row at the top: `?` counts, `♥` what was good.

    The legend has signs in place of words, since the fonts at hand do not have every language's letters.
    """
    # imported here: it takes half a second that only who draws needs
    from matplotlib.figure import Figure

    figure = Figure(
        figsize=(INCHES_WIDE, 0.7 + INCHES_A_BAR * len(bars)), dpi=DOTS, facecolor=PAPER[theme], layout="constrained"
    )
    axes = figure.add_subplot(facecolor=PAPER[theme])
    _draw(axes, [bar.count for bar in bars], ALL, -THICK / 2, theme)
    _draw(axes, [bar.good for bar in bars], GOOD, THICK / 2, theme)
    _label(axes, [bar.label[:MOST_LABEL] for bar in bars], INK[theme])
    stream = BytesIO()
    figure.savefig(stream, format="png")
    return stream.getvalue()


def _draw(axes: "Axes", counts: Sequence[int], sign: str, shift: float, theme: Theme) -> None:
    """One bar in each row, `shift` rows below its middle, with its count behind it."""
    rows = [row + shift for row in range(len(counts))]
    drawn = axes.barh(rows, counts, THICK, color=COLOURS[sign][theme], label=sign)
    axes.bar_label(drawn, padding=3, color=INK[theme])


def _label(axes: "Axes", labels: Sequence[str], ink: str) -> None:
    axes.set_yticks(range(len(labels)), labels, parse_math=False)
    axes.invert_yaxis()
    axes.margins(x=0.12)
    axes.get_xaxis().set_visible(False)
    axes.tick_params(colors=ink, length=0)
    axes.spines[:].set_visible(False)
    axes.legend(loc="lower right", frameon=False, labelcolor=ink)
