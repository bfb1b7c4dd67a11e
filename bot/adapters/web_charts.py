"""Small charts of the dashboard as HTML and SVG, which follow the page's colours and width. All text is escaped."""

import html
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from engine.history import Loss
from feedback.trends import Day

COLOURS = ("#6366f1", "#10b981", "#f59e0b", "#f43f5e", "#38bdf8", "#a855f7", "#84cc16", "#64748b")
WIDTH, HEIGHT = 600.0, 160.0  # of a curve's canvas, which is stretched to its place


@dataclass(frozen=True, slots=True)
class Bar:
    """A horizontal bar: what it is of, what is written beside it, its length and that of its faint rest (0..1)."""

    label: str
    value: str
    length: float
    faint: float = 0.0


def bars(rows: Sequence[Bar]) -> str:
    """Bars below each other."""
    return f'<div class="bars">{"".join(map(_bar, rows))}</div>'


def columns(days: Sequence[Day], good: str, bad: str) -> str:
    """Reactions day by day, the bad ones below the good ones."""
    most = max(day.ups + day.downs for day in days)
    drawn = "".join(
        f'<div class="day" title="{day.day}: {day.ups} {safe(good)}, {day.downs} {safe(bad)}">'
        f'<i class="good" style="height:{100 * day.ups / most:.1f}%"></i>'
        f'<i class="bad" style="height:{100 * day.downs / most:.1f}%"></i></div>'
        for day in days
    )
    legend = _legend([("var(--good)", good), ("var(--bad)", bad)])
    return f'<div class="days">{drawn}</div>{_ends(days[0].day, days[-1].day)}{legend}'


def curves(named: Mapping[str, Sequence[Loss]]) -> str:
    """Losses by step, a line for each name."""
    points = [loss for curve in named.values() for loss in curve]
    last, most = max(1, *(point.step for point in points)), max(point.loss for point in points) or 1.0
    coloured = [(COLOURS[number % len(COLOURS)], name) for number, name in enumerate(named)]
    lines = "".join(
        _line(curve, colour, last, most) for (colour, _), curve in zip(coloured, named.values(), strict=True)
    )
    drawn = f'<svg viewBox="0 0 {WIDTH:g} {HEIGHT:g}" preserveAspectRatio="none" role="img">{lines}</svg>'
    return f'<div class="curves"><span>{most:.2f}</span>{drawn}</div>{_ends("0", f"{last:,}")}{_legend(coloured)}'


def safe(text: str) -> str:
    """Text as it may stand in HTML, in attributes too."""
    return html.escape(text)


def _bar(bar: Bar) -> str:
    faint = f'<i class="faint" style="width:{100 * bar.faint:.1f}%"></i>' if bar.faint else ""
    drawn = f'<div class="track">{faint}<i class="range full" style="width:{100 * bar.length:.1f}%"></i></div>'
    return f"<span>{safe(bar.label)}</span>{drawn}<b>{safe(bar.value)}</b>"


def _line(curve: Sequence[Loss], colour: str, last: int, most: float) -> str:
    points = " ".join(
        f"{WIDTH * loss.step / last:.1f},{(HEIGHT - 2) * (1 - loss.loss / most) + 1:.1f}" for loss in curve
    )
    return f'<polyline points="{points}" fill="none" stroke="{colour}" stroke-width="2" vector-effect="non-scaling-stroke"/>'


def _ends(first: str, last: str) -> str:
    return f'<div class="ends quiet"><span>{safe(first)}</span><span>{safe(last)}</span></div>'


def _legend(entries: Sequence[tuple[str, str]]) -> str:
    shown = "".join(
        f'<span><i class="dot" style="background:{colour}"></i> {safe(name)}</span>' for colour, name in entries
    )
    return f'<div class="legend quiet">{shown}</div>'
