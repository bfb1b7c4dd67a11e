"""The table of a played server: what was asked, what was learned, what it cost."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from benchmarks.simulation.day import Day
from benchmarks.simulation.trainer import Night

HEAD = (
    "| night | questions | answers | thumbs | corrections | new phrases, used wordings | new phrases, other wordings "
    "| regression | release | minutes | of a core | peak MiB |\n|---|---|---|---|---|---|---|---|---|---|---|---|"
)


@dataclass(frozen=True, slots=True)
class Standing:
    """What a release can do: shares (0..1) of the new phrases in used and in other wordings, and of the regression."""

    used: float
    unused: float
    regression: float


@dataclass(frozen=True, slots=True)
class Played:
    """One day and night, and how the release stands that serves after it."""

    day: Day
    night: Night
    standing: Standing


def first_lines(before: Standing) -> str:
    """Markdown: the table's head, and how the shipped release stands."""
    return f"{HEAD}\n| before | | | | | {_shares(before)} | shipped | | | |"


def line(number: int, played: Played) -> str:
    """The table's line of a day and night."""
    day, night = played.day, played.night
    return (
        f"| {number} | {day.questions} | {day.answers} | {day.thumbs} | {day.corrections} | {_shares(played.standing)} "
        f"| {night.run.release or night.run.state} | {night.minutes:.1f} | {night.core_minutes:.1f} "
        f"| {night.megabytes:,.0f} |"
    )


def decisions(played: Sequence[Played]) -> str:
    """What each night decided and why, and whom it did not believe."""
    told = [f"- Night {number}: {one.night.run.reason}" for number, one in enumerate(played, 1)]
    return "\n".join([*told, *_distrusted(played[-1].night.run.trust)])


def _distrusted(trust: Mapping[str, object]) -> list[str]:
    named = {name: trust.get(name) for name in ("brigades", "outliers")}
    return [f"- {name.capitalize()} in the last trust report: {people}" for name, people in named.items() if people]


def _shares(standing: Standing) -> str:
    return f"{standing.used:.1%} | {standing.unused:.1%} | {standing.regression:.1%}"
