"""The command line: one question, printed or as JSON, or a file of questions."""

import argparse
import asyncio
import json
import sys
from collections.abc import Iterator, Sequence
from dataclasses import asdict
from pathlib import Path
from typing import Any

from pydantic import ValidationError

from engine.assembly import open_engine
from engine.errors import EngineError
from engine.messages import Answer, Turn
from engine.service import Engine
from engine.settings import EngineSettings, problem

Row = dict[str, Any]


class RowError(ValueError):
    """A line of the batch file is no JSON object with a text `question`."""


def main(argv: Sequence[str] | None = None) -> int:
    """Run the command line. Returns 0, or 2 with one line on standard error if a setting or a file is at fault."""
    parser = _parser()
    options = parser.parse_args(argv)
    if (options.question is None) == (options.batch is None):
        parser.error("give either a question or --batch")
    if (options.batch is None) != (options.out is None):
        parser.error("--batch and --out go together")
    try:
        asyncio.run(_run(options))
    except ValidationError as error:
        print(f"engine: {problem(error)}", file=sys.stderr)
        return 2
    except (EngineError, OSError, RowError) as error:
        print(f"engine: {error}", file=sys.stderr)
        return 2
    return 0


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="python -m engine", description="Ask Emmy's engine, without a chat platform.")
    parser.add_argument("question", nargs="?", help="a question, in your own words")
    parser.add_argument("--json", action="store_true", help="print the whole answer as JSON")
    parser.add_argument("--batch", type=Path, metavar="IN.jsonl", help="answer the `question` of each row of a file")
    parser.add_argument("--out", type=Path, metavar="OUT.jsonl", help="where --batch writes its answered rows")
    return parser


async def _run(options: argparse.Namespace) -> None:
    rows = list(_rows(options.batch)) if options.batch else []
    async with open_engine(EngineSettings()) as engine:
        if options.batch:
            await _answer_rows(engine, rows, options.out)
        else:
            _print(await _ask(engine, options.question), as_json=options.json)


def _print(answer: Answer, *, as_json: bool) -> None:
    print(json.dumps(asdict(answer), indent=2, ensure_ascii=False) if as_json else answer.text)


def _rows(path: Path) -> Iterator[Row]:
    """The file's rows. Raises RowError with the line's number."""
    for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), start=1):
        if line.strip():
            try:
                row = json.loads(line)
            except json.JSONDecodeError as error:
                raise RowError(f"{path}:{number} is no JSON: {error}") from error
            if not isinstance(row, dict) or not isinstance(row.get("question"), str):
                raise RowError(f"{path}:{number} has no text `question`")
            yield row


async def _answer_rows(engine: Engine, rows: Sequence[Row], out: Path) -> None:
    """One row after the other, so that each row's `ms` is what one person would have waited."""
    with out.open("w", encoding="utf-8") as file:
        for row in rows:
            answer = await _ask(engine, row["question"])
            file.write(json.dumps({**row, **_columns(answer)}, ensure_ascii=False) + "\n")


async def _ask(engine: Engine, question: str) -> Answer:
    return await engine.answer([Turn("user", question)])


def _columns(answer: Answer) -> Row:
    return {
        "final": answer.final,
        "text": answer.text,
        "expert": answer.expert,
        "confidence": answer.confidence,
        "tool_calls": [str(call) for call in answer.tool_calls],
        "ms": answer.timings.total * 1000,
    }
