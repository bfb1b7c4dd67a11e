"""`python -m finetune`: the trainer's process, single runs, evaluation, and the registry of releases."""

import argparse
import asyncio
import logging
import sys
from collections.abc import Awaitable, Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

from pydantic import ValidationError
from sqlalchemy.exc import SQLAlchemyError

from engine.errors import EngineError
from engine.settings import EngineSettings
from feedback.records import RequestKind, RunState, TrainingRun
from feedback.settings import FeedbackSettings
from feedback.store import Store
from finetune.registry import Registry
from finetune.settings import FinetuneSettings

if TYPE_CHECKING:
    from finetune.nightly import Parts

Result = TypeVar("Result")

BY_HAND = "asked for on the command line"


def main(argv: Sequence[str] | None = None) -> int:
    """Run the command line. Returns 0; 1 if a run failed; 2 with one line on standard error if the start is at fault."""
    logging.basicConfig(level=logging.INFO, format="%(asctime)s %(name)s %(message)s")
    options = _parser().parse_args(argv)
    try:
        return int(options.run(options) or 0)
    except (EngineError, OSError, SQLAlchemyError, ValidationError) as error:
        print(f"finetune: {error}", file=sys.stderr)
        return 2


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="python -m finetune", description="Train, judge and release Emmy's models.")
    commands = parser.add_subparsers(required=True, metavar="COMMAND")

    def add(name: str, run: Callable[[argparse.Namespace], int | None], told: str) -> argparse.ArgumentParser:
        command = commands.add_parser(name, help=told)
        command.set_defaults(run=run)
        return command

    add("worker", _worker, "take nightly and requested runs until stopped")
    add("nightly", _nightly, "one training run now: ratings to a decision")
    add("evaluate", _evaluate, "score the serving release on the regression suite")
    add("history", _history, "what was added, promoted and rolled back, and the last runs")
    add("promote", _promote, "serve a release").add_argument("release", metavar="ID")
    add("rollback", _rollback, "serve again what was served before")
    pretrain = add("pretrain", _pretrain, "train an expert from nothing")
    pretrain.add_argument("expert", choices=("arithmetic", "algebra", "all"), help="which expert")
    for command in (pretrain, add("gate", _gate, "train the gate from nothing")):
        command.add_argument(
            "--small", action="store_true", help="the same path in a minute; the weights are of no use"
        )
        command.add_argument("--out", type=Path, help="where the folders go (default: engine/weights)")
    return parser


def _worker(_: argparse.Namespace) -> None:
    from finetune.worker import work

    url = FeedbackSettings().database_url
    asyncio.run(_with_parts(lambda parts: work(parts, url)))


def _nightly(_: argparse.Namespace) -> int:
    from finetune.worker import serve_one

    async def once(parts: "Parts") -> TrainingRun | None:
        await parts.store.training.request(RequestKind.TRAIN, "", BY_HAND)
        return await serve_one(parts)

    run = asyncio.run(_with_parts(once))
    if run is None:
        print("another trainer took the request")
        return 0
    print(f"{run.state}: {run.reason}")
    return int(run.state is RunState.FAILED)


def _evaluate(_: argparse.Namespace) -> None:
    from finetune.nightly import scores_of

    for suite, score in asyncio.run(_with_parts(scores_of)).items():
        print(f"{suite:20s} {100 * score:.1f} %")


def _history(_: argparse.Namespace) -> None:
    for event in _registry().history():
        print(f"{event.at}  {event.action:8s}  {event.release}  {event.reason}")
    for run in asyncio.run(_with_store(lambda store: store.training.runs(20))):
        print(f"{run.started_at:%Y-%m-%dT%H:%M}  {run.state:8s}  {run.release}  {run.reason}")


def _promote(options: argparse.Namespace) -> None:
    print(f"now serving {_registry().promote(options.release, BY_HAND).id}")


def _rollback(_: argparse.Namespace) -> None:
    print(f"now serving {_registry().rollback(BY_HAND).id}")


def _pretrain(options: argparse.Namespace) -> int:
    from finetune.pretrain_command import run

    return run(options)


def _gate(options: argparse.Namespace) -> int:
    from finetune.gate_command import run

    return run(options)


def _registry() -> Registry:
    return Registry(EngineSettings().releases)


async def _with_store(use: Callable[[Store], Awaitable[Result]]) -> Result:
    store = Store(FeedbackSettings().database_url)
    await store.open()
    try:
        return await use(store)
    finally:
        await store.close()


async def _with_parts(use: "Callable[[Parts], Awaitable[Result]]") -> Result:
    from finetune.nightly import Parts

    settings = FinetuneSettings()
    return await _with_store(lambda store: use(Parts(store, _registry(), EngineSettings(), settings)))


if __name__ == "__main__":
    sys.exit(main())
