"""`python -m feedback`: datasets out of the store, counts, and what is kept of a person."""

import argparse
import asyncio
import json
import sys
from collections.abc import Iterable, Sequence
from dataclasses import asdict
from pathlib import Path

from pydantic import ValidationError
from sqlalchemy.exc import SQLAlchemyError

from feedback.datasets import Row, rows
from feedback.settings import FeedbackSettings, problem
from feedback.store import Store


def main(argv: Sequence[str] | None = None) -> int:
    """Run the command line. Returns 0, or 2 with one line on standard error if a setting, file or database is at fault."""
    options = _parser().parse_args(argv)
    try:
        asyncio.run(_run(options))
    except ValidationError as error:
        return _failed(problem(error))
    except (OSError, SQLAlchemyError) as error:
        return _failed(str(error).splitlines()[0])
    return 0


def _failed(reason: str) -> int:
    print(f"feedback: {reason}", file=sys.stderr)
    return 2


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="python -m feedback", description="What people said of Emmy's answers.")
    commands = parser.add_subparsers(dest="command", required=True)
    export = commands.add_parser("export", help="write training rows that TRL loads as they are")
    export.add_argument("--format", choices=("dpo", "kto", "sft"), required=True)
    export.add_argument("--out", type=Path, required=True, metavar="FILE.jsonl")
    export.add_argument("--expert", help="only what this expert wrote")
    commands.add_parser("stats", help="print the counts of answers and reactions")
    person = commands.add_parser("export-person", help="write all that is kept of a person")
    person.add_argument("person", metavar="ID")
    person.add_argument("--out", type=Path, required=True, metavar="FILE.jsonl")
    forget = commands.add_parser("delete-person", help="delete all that is kept of a person")
    forget.add_argument("person", metavar="ID")
    return parser


async def _run(options: argparse.Namespace) -> None:
    store = Store(FeedbackSettings().database_url)
    try:
        await store.open()
        match options.command:
            case "export":
                await _export(store, options)
            case "stats":
                print(json.dumps(asdict(await store.statistics()), indent=2))
            case "export-person":
                exchanges, ratings = await store.kept_of(options.person)
                _write(options.out, [*map(asdict, exchanges), *map(asdict, ratings)])
            case "delete-person":
                print(f"{await store.delete_person(options.person)} rows deleted")
    finally:
        await store.close()


async def _export(store: Store, options: argparse.Namespace) -> None:
    rated = await store.rated_exchanges()
    wanted = [one for one in rated if options.expert in (None, one.exchange.expert)]
    _write(options.out, rows(wanted, options.format))


def _write(path: Path, written: Iterable[Row]) -> None:
    lines = [json.dumps(row, ensure_ascii=False, default=str) for row in written]
    path.write_text("".join(f"{line}\n" for line in lines), encoding="utf-8")
    print(f"{len(lines)} rows in {path}")


if __name__ == "__main__":
    sys.exit(main())
