"""Runs every benchmark but the played server and writes docs/benchmarks.md: `python -m benchmarks`, or `make bench`."""

import os
import platform
from datetime import UTC, datetime
from importlib.metadata import version
from pathlib import Path

from benchmarks import answers, gate, mathnet_formats, one_model, speed
from engine.release import SHIPPED_FOLDER, read_release

LEARNING = """## Learning from reactions

`python -m benchmarks.simulate` plays a server for some nights, with brigades, mistaken thumbs and other methods if wanted.
It takes longer than all of the above and is run by itself: [learning.md](learning.md) has its figures, commands and seeds.
"""
PAGE = Path(__file__).parent.parent / "docs" / "benchmarks.md"
BENCHMARKS = {
    "Questions in MathNet's own formats": mathnet_formats,
    "Right answers": answers,
    "Speed": speed,
    "The gate": gate,
    "One model by each method": one_model,
}


def main() -> None:
    """Print each table as it is there, and write them all."""
    sections = [_head()]
    for title, benchmark in BENCHMARKS.items():
        module = benchmark.__name__
        sections.append(f"## {title}\n\n`python -m {module}`: {_question(benchmark.__doc__)}\n\n{benchmark.table()}\n")
        print(sections[-1], flush=True)
    PAGE.write_text("\n".join([*sections, LEARNING]), encoding="utf-8")


def _head() -> str:
    packages = ", ".join(f"{name} {version(name)}" for name in ("torch", "transformers", "trl", "sympy"))
    return (
        f"# Benchmarks\n\nPrinted by `make bench` on {datetime.now(UTC):%Y-%m-%d} with release "
        f"`{read_release(SHIPPED_FOLDER).id}`: Python {platform.python_version()}, {packages}, {os.cpu_count()} cores of "
        f"{platform.machine()}, no GPU. Other work shared the machine, so read the ratios before the absolute figures.\n"
    )


def _question(docstring: str | None) -> str:
    return (docstring or "").split("`python -m")[0].replace("\n", " ").strip()


if __name__ == "__main__":
    main()
