"""`python -m feedback`: datasets out of the store, counts, and what is kept of a person."""

import argparse
import asyncio
import json
import sys
from collections.abc import Sequence
from dataclasses import asdict
from pathlib import Path

from pydantic import ValidationError
from sqlalchemy.exc import SQLAlchemyError

from feedback.datasets import FORMATS, examples
from feedback.exporting import SUFFIXES, HubError, dataset_of, push, write_folder, write_rows
from feedback.people import lines
from feedback.settings import FeedbackSettings, problem
from feedback.store import Store


def main(argv: Sequence[str] | None = None) -> int:
    """Run the command line. Returns 0, or 2 with one line on standard error if a setting, file or database is at fault."""
    parser = _parser()
    options = parser.parse_args(argv)
    if options.command == "export" and options.out.suffix in SUFFIXES and (options.push or options.parquet):
        parser.error("--parquet and --push need a folder for --out")
    if options.command == "export-person" and options.out.suffix == ".parquet":
        parser.error(
            "what is kept of a person is of several kinds, which no one table holds: please name a .jsonl file"
        )
    try:
        asyncio.run(_run(options))
    except ValidationError as error:
        return _failed(problem(error))
    except (HubError, OSError, SQLAlchemyError) as error:
        return _failed(str(error).splitlines()[0])
    return 0


def _failed(reason: str) -> int:
    print(f"feedback: {reason}", file=sys.stderr)
    return 2


_OUT = "FILE.jsonl or FILE.parquet for the rows to train on; else a folder with those held out and a card"


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="python -m feedback", description="What people said of Emmy's answers.")
    commands = parser.add_subparsers(dest="command", required=True)
    export = commands.add_parser("export", help="write training rows that TRL loads as they are")
    export.add_argument("--format", choices=FORMATS, required=True)
    export.add_argument("--out", type=Path, required=True, metavar="PATH", help=_OUT)
    export.add_argument("--expert", help="only what this expert wrote")
    export.add_argument("--parquet", action="store_true", help="in a folder: Parquet instead of JSONL")
    export.add_argument("--push", metavar="OWNER/NAME", help="then put the folder on the Hugging Face hub, private")
    commands.add_parser("trust", help="print whose votes are believed, as JSON")
    commands.add_parser("stats", help="print the counts of answers and reactions")
    person = commands.add_parser("export-person", help="write what is kept of a person")
    person.add_argument("person", metavar="ID")
    person.add_argument("--out", type=Path, required=True, metavar="FILE.jsonl")
    forget = commands.add_parser("delete-person", help="delete what is kept of a person")
    forget.add_argument("person", metavar="ID")
    return parser


async def _run(options: argparse.Namespace) -> None:
    settings = FeedbackSettings()
    store = Store(settings.database_url, settings.judging)
    try:
        await store.open()
        match options.command:
            case "export":
                await _export(store, options)
            case "trust":
                print(json.dumps((await store.evidence()).trust.plain(), indent=2))
            case "stats":
                print(json.dumps(asdict(await store.statistics()), indent=2))
            case "export-person":
                rows = list(lines(await store.kept_of(options.person)))
                options.out.write_text("".join(rows), encoding="utf-8")
                print(f"{len(rows)} rows in {options.out}")
            case "delete-person":
                print(f"{await store.delete_person(options.person)} rows deleted")
    finally:
        await store.close()


async def _export(store: Store, options: argparse.Namespace) -> None:
    found = examples(await store.evidence(), options.format)
    dataset = dataset_of(options.format, [one for one in found if options.expert in (None, one.expert)])
    if options.out.suffix in SUFFIXES:
        write_rows(dataset.train, options.out)
        print(f"{len(dataset.train)} rows in {options.out}, {len(dataset.test)} held out")
        return
    write_folder(dataset, options.out, ".parquet" if options.parquet else ".jsonl")
    print(f"{len(dataset.train)} rows to train on and {len(dataset.test)} held out in {options.out}")
    if options.push:
        print(f"now at {push(options.out, options.push)}")


if __name__ == "__main__":
    sys.exit(main())
