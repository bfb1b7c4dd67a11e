"""How often the whole engine is right, by route, and what each of its parts contributes. `python -m benchmarks.answers`.

The chat messages and the word problems were written by hand (tests/data/README.md). The published sets are read from
data/benchmarks where they lie there: mathematics-interpolate.jsonl, mathematics-extrapolate.jsonl (DeepMind mathematics,
Saxton et al. 2019) and gsm8k-train.jsonl (of which the last 500 rows are the dev set).
"""

import asyncio
import tempfile
from collections import Counter
from collections.abc import Mapping, Sequence
from contextlib import closing
from dataclasses import dataclass, replace
from pathlib import Path

from engine.release import SHIPPED_FOLDER, Release, read_release
from engine.serving import READER
from engine.settings import EngineSettings
from finetune.answerers import open_answerer
from finetune.assess import assess
from finetune.grader import Grader
from finetune.ledger import Ledger, Outcome
from finetune.suites.catalogue import rows_of
from finetune.suites.row import Row

DATA = Path("data/benchmarks")
EXACT = "exact"
LEAST_SHOWN = 0.9  # modules under this share are named


@dataclass(frozen=True, slots=True)
class Suite:
    """A named set of questions, and the file that it is read from if it is not the project's own."""

    title: str
    name: str
    file: Path | None = None


SUITES = (
    Suite("mathematics, interpolation", "mathematics", DATA / "mathematics-interpolate.jsonl"),
    Suite("mathematics, extrapolation", "mathematics", DATA / "mathematics-extrapolate.jsonl"),
    Suite("chat messages", "chat"),
    Suite("word problems", "words"),
    Suite("GSM8K dev", "gsm8k-dev", DATA / "gsm8k-train.jsonl"),
)
ASKED_ONCE = SUITES[-1:]  # it takes long, and none of the parts is made for it
WHOLE = "whole engine"
NO_READER = "reader off"
VARIANTS: Mapping[str, Mapping[str, object]] = {
    WHOLE: {},
    "exact route off": {"exact_route": False},
    NO_READER: {},
    "verification off": {"verification": False},
    "arithmetic expert alone": {"exact_route": False, "only_expert": "arithmetic"},
    "algebra expert alone": {"exact_route": False, "only_expert": "algebra"},
    "words expert alone": {"exact_route": False, "only_expert": "words"},
}


def table() -> str:
    """Accuracy by suite and variant, the share of each route, and the weakest modules."""
    found = {suite: rows_of(suite.name, suite.file) for suite in SUITES if suite.file is None or suite.file.exists()}
    outcomes = asyncio.run(_all(found))
    shown = ["| | " + " | ".join(f"{suite.title} ({len(rows)})" for suite, rows in found.items()) + " |"]
    shown.append("|---|" + "---|" * len(found))
    for variant in VARIANTS:
        shares = (f"{_share(outcomes[key]):.1%}" if (key := (variant, suite)) in outcomes else "" for suite in found)
        shown.append(f"| {variant} | " + " | ".join(shares) + " |")
    shown += ["", *_routes([outcomes[WHOLE, suite] for suite in found], [suite.title for suite in found])]
    shown += ["", *_weakest({suite.title: outcomes[WHOLE, suite] for suite in found})]
    return "\n".join(shown)


async def _all(found: Mapping[Suite, Sequence[Row]]) -> dict[tuple[str, Suite], list[Outcome]]:
    outcomes = {}
    with closing(Grader()) as grader, tempfile.TemporaryDirectory() as folder:
        for number, (variant, changes) in enumerate(VARIANTS.items()):
            settings = EngineSettings(general_model="none").model_copy(update=dict(changes))
            async with open_answerer(settings, _release(variant), None) as answerer:
                whole = variant == WHOLE
                asked = found if whole else {one: rows for one, rows in found.items() if one not in ASKED_ONCE}
                for place, (suite, rows) in enumerate(asked.items()):
                    ledger = Ledger(Path(folder) / f"{number}-{place}.jsonl")
                    outcomes[variant, suite] = await assess(answerer, dict(enumerate(rows)), ledger, grader)
    return outcomes


def _release(variant: str) -> Release:
    """The shipped release, or what of it the variant leaves."""
    shipped = read_release(SHIPPED_FOLDER)
    models = {name: folder for name, folder in shipped.models.items() if variant != NO_READER or name != READER}
    return replace(shipped, models=models)


def _share(outcomes: Sequence[Outcome]) -> float:
    return sum(outcome.right for outcome in outcomes) / len(outcomes)


def _routes(suites: Sequence[Sequence[Outcome]], titles: Sequence[str]) -> list[str]:
    """For each suite the share of the answers that each route gave, and how many of them were right."""
    lines = ["| share of the answers (right among them) | " + " | ".join(titles) + " |", "|---|" + "---|" * len(titles)]
    names = sorted({outcome.route for outcomes in suites for outcome in outcomes})
    for name in names:
        cells = []
        for outcomes in suites:
            own = [outcome for outcome in outcomes if outcome.route == name]
            cells.append(f"{len(own) / len(outcomes):.0%} ({_share(own):.0%})" if own else "")
        lines.append(f"| {name} | " + " | ".join(cells) + " |")
    return lines


def _weakest(suites: Mapping[str, Sequence[Outcome]]) -> list[str]:
    """The families of each suite that are right less often than the rest."""
    lines = []
    for title, outcomes in suites.items():
        asked = Counter(outcome.family for outcome in outcomes)
        right = Counter(outcome.family for outcome in outcomes if outcome.right)
        weak = {name: right[name] / count for name, count in asked.items() if right[name] / count < LEAST_SHOWN}
        told = ", ".join(f"{name} {share:.0%}" for name, share in sorted(weak.items(), key=lambda pair: pair[1]))
        lines.append(f"- {title}: {told or f'no family under {LEAST_SHOWN:.0%}'}")
    return lines


if __name__ == "__main__":
    print(table())
