"""The dashboard's cards: figures, the last decision, releases, routes, and trainings. All text is escaped."""

from collections.abc import Sequence
from datetime import datetime

from bot import words
from bot.adapters.web_charts import Bar, bars, columns, curves, safe
from bot.insight import Overview
from bot.words import Words
from engine.release import Release
from feedback.records import TrainingRun
from feedback.strengths import Strength
from feedback.trends import Latency, ReleaseFigures

SHOWN_RUNS = 8
SHOWN_SCORES = 3  # releases whose scores are shown suite by suite
REGRESSION = "regression"  # the suite that every trained release is judged by
ID_CHARACTERS = 12  # of a release's id that are shown
NOTHING = "–"


def tiles(overview: Overview, told: Words) -> str:
    """The four figures that say most."""
    days, routes = overview.trends.days, overview.trends.routes
    ups, count = sum(day.ups for day in days), sum(day.ups + day.downs for day in days)
    figures = (
        (f"{sum(route.answers for route in routes):,}", "page_answers"),
        (_percent(ups / count if count else None), "page_liked"),
        (_milliseconds(routes[0].median) if routes else NOTHING, "page_typical"),
        (short(overview.serving.id), "page_serving"),
    )
    return "".join(
        f'<div class="tile"><span>{safe(told(key))}</span><b>{safe(value)}</b></div>' for value, key in figures
    )


def decision(overview: Overview, told: Words) -> str:
    """How the last training ended, or what was done with releases after it, and why."""
    ended = next((run for run in overview.runs if run.state.ended), None)
    event = overview.last_event
    if event and (ended is None or datetime.fromisoformat(event.at) > ended.started_at):
        text, reason = told(f"event_{event.action}", release=short(event.release)), event.reason
        at = datetime.fromisoformat(event.at)
    elif ended:
        text, reason, at = words.run(told, ended), "", ended.started_at
    else:
        return card(told("page_decision"), "", told)
    body = f"<p>{safe(text)}</p>{_quiet(reason)}{_quiet(f'{at:%Y-%m-%d %H:%M} UTC')}"
    return card(told("page_decision"), body, told)


def releases(overview: Overview, told: Words) -> str:
    """Each release that answered, the newest first: how it was liked, how accurate it is, and how often it is preferred."""
    strengths = {strength.release: strength for strength in overview.trends.strengths}
    known = {release.id: release for release in overview.releases}
    rows = "".join(
        _release(figures, known.get(figures.release), strengths.get(figures.release), told)
        for figures in reversed(overview.trends.releases)
    )
    explained = rows and f'<div class="releases">{rows}</div>{_quiet(told("page_interval"))}'
    return card(told("page_win_rate"), explained, told)


def ratings(overview: Overview, told: Words) -> str:
    """Good and bad reactions day by day."""
    days = overview.trends.days
    return card(told("page_ratings"), columns(days, told("page_good"), told("page_bad")) if days else "", told)


def scores(overview: Overview, told: Words) -> str:
    """How accurate the newest releases are, suite by suite."""
    newest = [release for release in reversed(overview.releases) if release.scores][:SHOWN_SCORES]
    body = "".join(
        f'<p class="quiet"><code>{safe(short(release.id))}</code></p>'
        + bars([Bar(suite, f"{100 * score:.1f} %", score) for suite, score in sorted(release.scores.items())])
        for release in newest
    )
    return card(told("page_accuracy"), body, told)


def routes(overview: Overview, told: Words) -> str:
    """Which route answered how much."""
    found = overview.trends.routes
    most = max((route.answers for route in found), default=1)
    rows = [Bar(route.route, f"{route.answers:,}", route.answers / most) for route in found]
    return card(told("page_routes"), bars(rows) if rows else "", told)


def latency(overview: Overview, told: Words) -> str:
    """How long each route takes: usually, and at worst but for one answer of twenty."""
    found = overview.trends.routes
    most = max((route.slow for route in found), default=0.0) or 1.0
    rows = [_times(route, most) for route in found]
    return card(told("page_latency"), bars(rows) if rows else "", told)


def losses(overview: Overview, told: Words) -> str:
    """How the models' training losses fell."""
    named = {f"{short(release)} {model}": curve for (release, model), curve in overview.curves.items()}
    return card(told("page_losses"), curves(named) if named else "", told)


def runs(trainings: Sequence[TrainingRun], told: Words) -> str:
    """The last trainings and how they ended."""
    rows = "".join(
        f'<span class="quiet">{run.started_at:%Y-%m-%d %H:%M}</span><i class="dot {run.state}"></i>'
        f"<span>{safe(words.run(told, run))}</span>"
        for run in trainings[:SHOWN_RUNS]
    )
    return card(told("page_runs"), rows and f'<div class="runs">{rows}</div>', told)


def short(release: str) -> str:
    """A release's id as it is shown."""
    return release[:ID_CHARACTERS]


def card(title: str, body: str, told: Words) -> str:
    """A card; one without a body says that there is nothing yet."""
    return f'<div class="card"><h3>{safe(title)}</h3>{body or _quiet(told("page_nothing"))}</div>'


def _release(figures: ReleaseFigures, release: Release | None, strength: Strength | None, told: Words) -> str:
    accuracy = release.scores.get(REGRESSION) if release else None
    cells = (
        ("page_answers", f"{figures.answers:,}"),
        ("page_liked", _percent(figures.liked)),
        ("page_regression", _percent(accuracy)),
    )
    numbers = "".join(f'<div><span class="quiet">{safe(told(key))}</span><b>{value}</b></div>' for key, value in cells)
    preferred = (
        f'<div class="preferred"><span class="quiet">{safe(told("page_preferred"))}</span>{_interval(strength)}</div>'
    )
    name = f"<div><code>{safe(short(figures.release))}</code></div>"
    return f'<div class="release">{name}{numbers}{preferred}</div>'


def _interval(strength: Strength | None) -> str:
    """How often its answers are preferred, drawn from 0 to 100 % with the 95 % interval; the mark is at one half."""
    if strength is None:
        return f"<b>{NOTHING}</b>"
    rate, low, high = (100 * share for share in strength.win_rate)
    drawn = f'<i class="range" style="left:{low:.1f}%;width:{high - low:.1f}%"></i>'
    drawn += f'<i class="point" style="left:{rate:.1f}%"></i>'
    told = f'<b>{rate:.0f} %</b> <span class="quiet">{low:.0f}–{high:.0f} %, {strength.wins}:{strength.losses}</span>'
    return f'<div class="interval"><div class="track half">{drawn}</div><div>{told}</div></div>'


def _times(route: Latency, most: float) -> Bar:
    told = f"{_milliseconds(route.median)} · {_milliseconds(route.slow)}"
    return Bar(route.route, told, route.median / most, route.slow / most)


def _milliseconds(seconds: float) -> str:
    return f"{1000 * seconds:,.0f} ms"


def _percent(share: float | None) -> str:
    return NOTHING if share is None else f"{words.percent(share)} %"


def _quiet(text: str) -> str:
    return f'<p class="quiet">{safe(text)}</p>' if text else ""
