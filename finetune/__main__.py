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
from engine.settings import EngineSettings, problem
from feedback.records import RequestKind, RunState, TrainingRun
from feedback.settings import FeedbackSettings
from feedback.store import Store
from finetune.registry import Registry
from finetune.settings import FinetuneSettings
from finetune.suites.names import STRATEGIES, SUITE_NAMES

if TYPE_CHECKING:
    from finetune.nightly import Parts

Result = TypeVar("Result")

BY_HAND = "asked for on the command line"
TOLD = {
    "sft": "tune a model on examples",
    "dpo": "tune a model on preference pairs",
    "kto": "tune a model on thumbs without pairs",
    "reward": "train a reward model on preference pairs",
    "ppo": "tune a model against a reward model of preference pairs",
    "grpo": "tune a model on rewards that are computed",
}


def main(argv: Sequence[str] | None = None) -> int:
    """Run the command line. Returns 0; 1 if a run failed; 2 with one line on standard error if the start is at fault."""
    logging.basicConfig(level=logging.INFO, format="%(asctime)s %(name)s %(message)s")
    options = _parser().parse_args(argv)
    try:
        return int(options.run(options) or 0)
    except ValidationError as error:
        print(f"finetune: {problem(error)}", file=sys.stderr)
        return 2
    except (EngineError, OSError, SQLAlchemyError) as error:
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
    _add_evaluate(add("evaluate", _evaluate, "put a suite of questions to the serving release"))
    add("history", _history, "what was added, promoted and rolled back, and the last runs")
    promote = add(
        "promote", _promote, "serve a release: a share of the conversations first (EMMY_CANARY_SHARE), then all"
    )
    promote.add_argument("release", metavar="ID")
    promote.add_argument("--at-once", action="store_true", help="all conversations, without a trial")
    add("rollback", _rollback, "serve again what was served before")
    pretrain = add("pretrain", _pretrain, "train an expert from nothing, or all and the gate")
    experts = ("arithmetic", "algebra", "words", "all")
    pretrain.add_argument("expert", choices=experts, nargs="?", help="which expert, by the recipe that it ships with")
    pretrain.add_argument("--recipe", type=Path, metavar="FILE", help="the recipe, instead of an expert's name")
    gate = add("gate", _gate, "train the gate from nothing")
    reader = add("reader", _reader, "train the reader, an adapter of SmolLM2")
    part = reader.add_mutually_exclusive_group()
    part.add_argument("--further", action="store_true", help="go on from the reader that is shipped, or is in --out")
    part.add_argument(
        "--average", type=Path, nargs="+", metavar="FOLDER", help="its mean with readers of runs before it"
    )
    part.add_argument("--probe", action="store_true", help="leave that reader as it is, and only fit its probe anew")
    for command in (pretrain, gate, reader):
        command.add_argument(
            "--small",
            "--smoke",
            dest="small",
            action="store_true",
            help="the same path in minutes; the weights are of no use",
        )
        command.add_argument("--out", type=Path, help="where the folders go (default: engine/weights)")
    for method, told in TOLD.items():
        _add_tuning(add(method, _tune, told), method)
    _add_generate(add("generate", _generate, "write a set of questions in LaTeX, four fifths of it for training"))
    _add_distill(add("distill", _distill, "have larger models solve known problems, and keep what is right"))
    return parser


def _add_tuning(command: argparse.ArgumentParser, method: str) -> None:
    command.set_defaults(method=method)
    command.add_argument("--recipe", type=Path, metavar="FILE", help="a TOML file (default: the method's own recipe)")
    command.add_argument("--rows", type=Path, metavar="FILE", help="rows to learn from, instead of the recipe's data")
    command.add_argument("--smoke", action="store_true", help="the same path in seconds; the weights are of no use")
    command.add_argument("--out", type=Path, metavar="FOLDER", help="where the run works, or goes on")


def _add_generate(command: argparse.ArgumentParser) -> None:
    command.add_argument("name", choices=("addition", "roots", "derivatives", "integrals"), help="which set")
    command.add_argument("--rows", type=_count, required=True, metavar="N", help="how many")
    command.add_argument("--seed", type=int, default=1, metavar="N", help="what they are drawn from")
    command.add_argument(
        "--out", type=Path, required=True, metavar="FILE.jsonl", help="a second one holds the test rows"
    )


def _add_distill(command: argparse.ArgumentParser) -> None:
    command.add_argument("--recipe", type=Path, required=True, metavar="FILE", help="the teachers, as a TOML file")
    command.add_argument("--rows", type=Path, required=True, metavar="FILE", help="problems with question and answer")
    command.add_argument(
        "--out", type=Path, required=True, metavar="FILE", help="where the solutions go, or it goes on"
    )


def _add_evaluate(command: argparse.ArgumentParser) -> None:
    command.add_argument("--suite", choices=SUITE_NAMES, default=SUITE_NAMES[0], help="what is asked")
    command.add_argument(
        "--data", type=Path, metavar="FILE", help="the suite's file, where it is not the hub's or ours"
    )
    command.add_argument("--limit", type=_count, metavar="N", help="ask only so many, drawn by chance")
    command.add_argument("--strategy", choices=STRATEGIES, help="evaluate the language model alone, answering so")
    command.add_argument("--no-exact", dest="exact", action="store_false", help="leave the exact route out")
    command.add_argument(
        "--against", metavar="RELEASE", help="compare with a release, or with the folder of another evaluation"
    )
    command.add_argument("--out", type=Path, metavar="FOLDER", help="where the answers go, or an evaluation goes on")


def _count(text: str) -> int:
    number = int(text)
    if number < 1:
        raise argparse.ArgumentTypeError("must be 1 or more")
    return number


def _worker(_: argparse.Namespace) -> None:
    from finetune.worker import work

    asyncio.run(_with_parts(work))


def _nightly(_: argparse.Namespace) -> int:
    from finetune.work import alone
    from finetune.worker import serve_one

    async def once(parts: "Parts") -> TrainingRun | None:
        with alone(parts.registry.root):  # else a request would be left behind for whoever is at work
            await parts.store.training.request(RequestKind.TRAIN, "", BY_HAND)
        return await serve_one(parts)

    run = asyncio.run(_with_parts(once))
    if run is None:
        print("another trainer took the request")
        return 0
    print(f"{run.state}: {run.reason}")
    return int(run.state is RunState.FAILED)


def _evaluate(options: argparse.Namespace) -> int:
    from finetune.evaluate_command import run

    return run(options)


def _history(_: argparse.Namespace) -> None:
    for event in _registry().history():
        print(f"{event.at}  {event.action:8s}  {event.release}  {event.reason}")
    for run in asyncio.run(_with_store(lambda store: store.training.runs(20))):
        print(f"{run.started_at:%Y-%m-%dT%H:%M}  {run.state:8s}  {run.release}  {run.reason}")


def _promote(options: argparse.Namespace) -> None:
    share = 0.0 if options.at_once else FinetuneSettings().canary_share
    if share:
        release = _registry().try_out(options.release, share, BY_HAND)
        print(f"{release.id} answers {share:.0%} of the conversations; the trainer watches it")
    else:
        print(f"now serving {_registry().promote(options.release, BY_HAND).id}")


def _rollback(_: argparse.Namespace) -> None:
    print(f"now serving {_registry().rollback(BY_HAND).id}")


def _pretrain(options: argparse.Namespace) -> int:
    from finetune.pretrain_command import run

    return run(options)


def _tune(options: argparse.Namespace) -> None:
    from finetune.tuning_command import run

    run(options.method, options.recipe, options.rows, options.out, small=options.smoke)


def _generate(options: argparse.Namespace) -> None:
    from finetune.generate_command import generate

    generate(options.name, options.rows, options.seed, options.out)


def _distill(options: argparse.Namespace) -> None:
    from finetune.distill_command import run
    from finetune.recipes import DistillRecipe, read_recipe

    recipe = read_recipe(options.recipe, "distill")
    assert isinstance(recipe, DistillRecipe)  # noqa: S101 -- tells the type checker
    asyncio.run(run(recipe, options.rows, options.out))


def _gate(options: argparse.Namespace) -> int:
    from finetune.gate_command import run

    return run(options)


def _reader(options: argparse.Namespace) -> int:
    from finetune.reader_command import run

    return run(options)


def _registry() -> Registry:
    return Registry(EngineSettings().releases)


async def _with_store(use: Callable[[Store], Awaitable[Result]]) -> Result:
    settings = FeedbackSettings()
    store = Store(settings.database_url, settings.judging)
    await store.open()
    try:
        return await use(store)
    finally:
        await store.close()


async def _with_parts(use: "Callable[[Parts], Awaitable[Result]]") -> Result:
    from finetune.methods import DEFAULTS
    from finetune.nightly import Parts

    settings = FinetuneSettings()
    return await _with_store(
        lambda store: use(Parts(store, _registry(), EngineSettings(), settings, DEFAULTS[settings.method]))
    )


if __name__ == "__main__":
    sys.exit(main())
