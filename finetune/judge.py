"""Puts a candidate and the serving release to the same questions, and decides by what came of it."""

import asyncio
from collections.abc import Awaitable, Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import chain, islice
from pathlib import Path

from engine.assembly import open_engine
from engine.reading.sketch import expert_prompt
from engine.release import Release
from engine.settings import EngineSettings
from feedback.pairs import PreferencePair
from finetune.decide import LARGEST_DRIFT, LARGEST_DROP, Decision, Pace, Paired, decide
from finetune.evaluate import Progress, ask, evaluate
from finetune.preferences import prefers
from finetune.suites.catalogue import rows_of
from finetune.suites.generated import generated
from finetune.suites.names import GENERATED_NAMES
from finetune.suites.regression import regression
from finetune.suites.row import Row
from finetune.suites.talk import talk

PACED = 60  # regression problems by which the pace is compared: a phrase that is new may rightly take longer
TALKED = 4  # regression problems for each message of talk
RATINGS, PREFERENCES, REGRESSION, TALK = "held-out ratings", "held-out preferences", "regression", "talk"


@dataclass(frozen=True, slots=True)
class Exam:
    """What both releases are put to: rated questions and pairs that no training saw, and the guards by name."""

    ratings: Sequence[Row]
    pairs: Mapping[str, Sequence[PreferencePair]]
    guards: Mapping[str, Sequence[Row]]

    @property
    def suites(self) -> dict[str, Sequence[Row]]:
        """All questions by suite, the ratings first."""
        return {RATINGS: self.ratings, **self.guards}


@dataclass(frozen=True, slots=True)
class Told:
    """Who hears of the judging: each stage as it begins, and the share of it that is done (0..1)."""

    stage: Callable[[str], Awaitable[None]]
    progress: Progress


Marks = Mapping[str, Sequence[bool]]
"""Whether a release got each row right, by suite, in the exam's order."""


@dataclass(frozen=True, slots=True)
class Judged:
    """The decision, the candidate's scores (0..1) by suite, and what it has lost (0..1) by guard since that was best."""

    decision: Decision
    scores: Mapping[str, float]
    drift: Mapping[str, float]


def guards(problems: int, suites: Sequence[str]) -> dict[str, Sequence[Row]]:
    """The regression suite with so many problems, talk, and those suites. Raises SuiteError as `rows_of` does."""
    drawn = {name: generated(name, problems) if name in GENERATED_NAMES else rows_of(name, None) for name in suites}
    return {REGRESSION: regression(problems), TALK: talk(problems // TALKED), **drawn}


async def judge(
    serving: Release,
    changed: Mapping[str, Path],
    exam: Exam,
    settings: EngineSettings,
    told: Told,
) -> Judged:
    """Judge the serving release with the experts in `changed` exchanged.

    Raises ReleaseError or ModelError if one of both cannot be loaded.
    """
    await told.stage("evaluating the serving release")
    before = await _marked(serving, exam, settings, told.progress)
    await told.stage("evaluating the candidate")
    candidate = _candidate(serving, changed)
    after = await _marked(candidate, exam, settings, told.progress)
    pace = await _pace(serving, candidate, exam.guards[REGRESSION][:PACED], settings)
    signals, guarded = _signals(exam, before, after), _guarded(exam, before, after, serving)
    scores = {suite.suite: _share(suite.candidate) for suite in (*signals, *guarded) if suite.candidate}
    return Judged(decide(signals, guarded, pace), scores, {guard.suite: guard.drifted for guard in guarded})


async def _marked(release: Release, exam: Exam, settings: EngineSettings, progress: Progress) -> Marks:
    async with open_engine(_neural(settings), release) as engine:
        right = iter(await evaluate(engine, list(chain.from_iterable(exam.suites.values())), progress))
    marks: dict[str, Sequence[bool]] = {name: list(islice(right, len(rows))) for name, rows in exam.suites.items()}
    return {**marks, PREFERENCES: await _preferred(release, exam.pairs)}


async def _pace(serving: Release, candidate: Release, rows: Sequence[Row], settings: EngineSettings) -> Pace:
    """Each question put to both in turn, alone: so what else the machine does holds both up alike."""
    seconds: tuple[list[float], list[float]] = ([], [])
    neural = _neural(settings)
    async with open_engine(neural, serving) as old, open_engine(neural, candidate) as new:
        for row in rows:
            for engine, taken in zip((old, new), seconds, strict=True):
                taken.append((await ask(engine, row.question)).timings.total)
    return Pace(*seconds)


def _neural(settings: EngineSettings) -> EngineSettings:
    """The experts alone: the exact route is no release's merit, and chat is not scored."""
    return settings.model_copy(update={"exact_route": False, "general_model": "none"})


async def _preferred(release: Release, pairs: Mapping[str, Sequence[PreferencePair]]) -> list[bool]:
    preferred = []
    for expert, found in pairs.items():
        preferred += await asyncio.to_thread(prefers, release.model_folder(expert), found)
    return preferred


def _signals(exam: Exam, before: Marks, after: Marks) -> list[Paired]:
    asked = {
        RATINGS: [row.question for row in exam.ratings],
        PREFERENCES: [pair.question for pairs in exam.pairs.values() for pair in pairs],
    }
    return [Paired(name, before[name], after[name], phrases=_phrases(texts)) for name, texts in asked.items()]


def _guarded(exam: Exam, before: Marks, after: Marks, serving: Release) -> list[Paired]:
    """Each guard with what the releases up to the serving one lost in it."""
    drops = {name: LARGEST_DROP if name == REGRESSION else 1.0 for name in exam.guards}
    return [
        Paired(name, before[name], after[name], drop, drift=serving.drift.get(name, 0.0), largest_drift=LARGEST_DRIFT)
        for name, drop in drops.items()
    ]


def _phrases(questions: Iterable[str]) -> int:
    """How many of them an expert reads differently."""
    return len({expert_prompt(question) for question in questions})


def _candidate(serving: Release, changed: Mapping[str, Path]) -> Release:
    """The serving release with some experts exchanged, before it has a folder of its own."""
    models = {name: str(changed.get(name, serving.model_folder(name)).resolve()) for name in serving.models}
    return replace(serving, id="candidate", folder=Path("/"), models=models)


def _share(right: Sequence[bool]) -> float:
    return sum(right) / len(right)
