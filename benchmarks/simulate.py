"""Plays a server for some nights and shows what Emmy learned: `python -m benchmarks.simulate`.

People ask through the real conversation core, in phrases that the shipped experts read wrongly and in ordinary ones; they
rate into a real store, and every night the real trainer runs as a process of its own while the engine goes on serving.
Not covered: platforms, and people who read an answer wrongly in the same way. `--smoke` is one small night.
"""

import argparse
import asyncio
import tempfile
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from random import Random

from benchmarks.simulation.day import play
from benchmarks.simulation.families import FAMILIES, Question, counted, unused
from benchmarks.simulation.people import members
from benchmarks.simulation.readerless import leave_reader_out
from benchmarks.simulation.report import Played, Standing, decisions, first_lines, line
from benchmarks.simulation.trainer import train
from bot.conversation import Conversation
from bot.limits import RateLimiter
from bot.metrics import Metrics
from engine.assembly import open_engine
from engine.release import load_current
from engine.service import Engine
from engine.settings import EngineSettings
from feedback.store import Store
from finetune.evaluate import evaluate
from finetune.rated_rows import NIGHTLY_METHODS
from finetune.suites.regression import regression
from finetune.suites.row import Row

PEOPLE = 30
CORRECTING = 0.3  # of the honest people tell the right answer
WITHOUT_LIMIT = 10**9


@dataclass(frozen=True, slots=True)
class Play:
    """What is played; `counted` and `regression` are how many questions the release is measured by."""

    nights: int = 3
    questions: int = 150
    family: str = "slang"
    method: str = "dpo"
    inverted: float = 0.0
    brigade: float = 0.0
    seed: int = 1
    counted: int = 120
    regression: int = 300
    small: bool = False
    reader: bool = True


# without the reader, which hides how much an expert learned in so short a night
SMOKE = {
    "nights": 1, "questions": 60, "counted": 40, "regression": 200, "small": True, "family": "yeet", "reader": False,
}  # fmt: skip


def main(argv: Sequence[str] | None = None) -> None:
    """Play as the command line says, and print the table, each line as it is there, and what was decided."""
    options = vars(_parser().parse_args(argv))
    smoke = options.pop("smoke")
    told = {name: value for name, value in options.items() if value is not None}
    plan = replace(Play(), **{**(SMOKE if smoke else {}), **told})
    print(f"{plan}\n")
    with tempfile.TemporaryDirectory(prefix="emmy-") as folder:
        _, played = asyncio.run(simulate(plan, Path(folder)))
    print(f"\n{decisions(played)}")


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="python -m benchmarks.simulate", description=__doc__)
    parser.add_argument("--smoke", action="store_true", help="one small night")
    parser.add_argument("--nights", type=int, help="days and nights")
    parser.add_argument("--questions", type=int, help="asked in a day")
    parser.add_argument("--family", choices=FAMILIES, help="the phrases that are new")
    parser.add_argument("--method", choices=NIGHTLY_METHODS, help="how is trained")
    parser.add_argument("--inverted", type=float, help="share (0..1) of the thumbs that say the contrary by mistake")
    parser.add_argument("--brigade", type=float, help="share (0..1) of the people that always say the contrary")
    parser.add_argument(
        "--no-reader", dest="reader", action="store_false", default=None, help="begin with the tiny experts alone"
    )
    parser.add_argument("--seed", type=int, help="of all that is drawn")
    return parser


async def simulate(plan: Play, folder: Path) -> tuple[Standing, list[Played]]:
    """How the shipped release stands, and each day and night after it, printed as it comes.

    `folder` takes the database and the releases.
    """
    rng = Random(plan.seed)
    everyone = members(PEOPLE, plan.inverted, plan.brigade, CORRECTING, rng)
    settings = EngineSettings(releases=folder / "releases", general_model="none")
    environment = _environment(plan, folder)
    if not plan.reader:
        leave_reader_out(settings)
    store = Store(environment["DATABASE_URL"])
    await store.open()
    try:
        async with open_engine(settings) as engine:
            conversation = Conversation(
                engine, store, RateLimiter(WITHOUT_LIMIT, WITHOUT_LIMIT, WITHOUT_LIMIT), Metrics()
            )
            before = await _standing(engine, settings, plan)
            print(first_lines(before), flush=True)
            played = []
            for number in range(1, plan.nights + 1):
                day = await play(conversation, everyone, plan.family, plan.questions, rng)
                night = await train(store, environment, folder / "trainer.log")
                played.append(Played(day, night, await _standing(engine, settings, plan)))
                print(line(number, played[-1]), flush=True)
    finally:
        await store.close()
    return before, played


def _environment(plan: Play, folder: Path) -> Mapping[str, str]:
    """What the trainer's process is told."""
    return {
        "DATABASE_URL": f"sqlite+aiosqlite:///{folder}/emmy.db",
        "EMMY_RELEASES": str(folder / "releases"),
        "EMMY_GENERAL_MODEL": "none",
        "EMMY_METHOD": plan.method,
        "EMMY_CANARY_SHARE": "0",
        "EMMY_REGRESSION_PROBLEMS": str(plan.regression),
        **({"EMMY_GUARDS": ""} if plan.small else {}),
    }


async def _standing(engine: Engine, settings: EngineSettings, plan: Play) -> Standing:
    """The new phrases put to the engine that serves, the regression suite to its release's experts alone."""
    used = await evaluate(engine, _rows(counted(plan.family, plan.counted, Random(plan.seed + 1000))))
    other = await evaluate(engine, _rows(unused(plan.family, plan.counted, Random(plan.seed + 2000))))
    neural = settings.model_copy(update={"exact_route": False})
    async with open_engine(neural, load_current(settings.releases)) as experts:
        kept = await evaluate(experts, regression(plan.regression))
    return Standing(_share(used), _share(other), _share(kept))


def _rows(questions: Sequence[Question]) -> list[Row]:
    return [Row(question.text, frozenset({question.right})) for question in questions]


def _share(right: Sequence[bool]) -> float:
    return sum(right) / len(right)


if __name__ == "__main__":
    main()
