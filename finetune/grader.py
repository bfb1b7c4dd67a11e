"""Grades answers for the evaluation suites: by text and numbers, else by algebra in a process that is limited in time.

The algebra is math-verify's (Kydlíček 2024, github.com/huggingface/Math-Verify), which reads LaTeX. Only its LaTeX reader
is used: the one for plain expressions evaluates Python.
"""

import asyncio
import logging
import multiprocessing
import re
import resource
from concurrent.futures import TimeoutError as FutureTimeoutError

from pebble import ProcessExpired, ProcessPool

from engine.errors import ExpressionError
from engine.tools.terms.notation import latex
from engine.tools.terms.syntax import parse
from finetune.grading import decided, same_value
from finetune.suites.row import Row

SECONDS = 5.0
MEGABYTES = 4096  # of addresses in all; what SymPy itself maps is a small part of it
PLAIN_SIGNS = (
    ("pi", r"\\pi "),
    ("oo", r"\\infty "),
    ("U", r"\\cup "),
)  # in tuples and intervals, which are no trees here
WARM_UP_SECONDS = 60.0  # for SymPy and math-verify to be imported on a busy machine


class Grader:
    """Says whether answers are right. Its one worker process is started when the first answer needs it."""

    def __init__(self, seconds: float = SECONDS) -> None:
        self._seconds = seconds
        self._pool: ProcessPool | None = None
        self._starting = asyncio.Lock()

    def close(self) -> None:
        """Stop the worker."""
        if self._pool:
            self._pool.stop()
            self._pool.join()
            self._pool = None

    async def is_right(self, row: Row, final: str | None) -> bool:
        """Whether the final value is a right one. Where none is right, having no value is (talk, an open question)."""
        if final is None or not row.right:
            return final is None and not row.right
        for right in sorted(row.right):
            if await self._same(row, final, right):
                return True
        return False

    async def _same(self, row: Row, final: str, right: str) -> bool:
        known = decided(final, right, ordered=row.ordered)
        if known is not None:
            return known
        return not _echoes(row.question, final) and (same_value(final, right) or await self._equal(final, right))

    async def _equal(self, final: str, right: str) -> bool:
        """Whether math-verify finds them equal; what takes too long, or kills the worker, is not."""
        pool = await self._started()
        try:
            return bool(await asyncio.wrap_future(pool.schedule(_equal, args=(final, right), timeout=self._seconds)))
        except (FutureTimeoutError, TimeoutError, ProcessExpired, MemoryError, RecursionError):
            return False

    async def _started(self) -> ProcessPool:
        async with self._starting:
            if self._pool is None:
                context = multiprocessing.get_context("forkserver")
                self._pool = ProcessPool(1, initializer=_prepare, context=context)
                await asyncio.wrap_future(self._pool.schedule(_equal, args=("x", "x + 0"), timeout=WARM_UP_SECONDS))
            return self._pool


def _echoes(question: str, final: str) -> bool:
    """True if the value is only copied out of the question: that is no expansion, factoring or derivative of it."""
    return "".join(final.split()) in "".join(question.replace("^", "**").split())


def _prepare() -> None:
    """Load what grading needs, quietly, and limit the memory."""
    import math_verify  # noqa: F401 -- before the first task's time runs

    logging.getLogger("math_verify").setLevel(logging.ERROR)
    most = MEGABYTES * 1024 * 1024
    resource.setrlimit(resource.RLIMIT_AS, (most, most))


def _equal(final: str, right: str) -> bool:
    """In the worker. math-verify's own time limits are signals of the main thread; the pool's limit stands instead."""
    from math_verify import LatexExtractionConfig, parse, verify

    reader = [LatexExtractionConfig()]
    ours, theirs = (
        parse(f"${_latex(text)}$", extraction_config=reader, fallback_mode="no_fallback", parsing_timeout=None)
        for text in (final, right)
    )
    return bool(ours and theirs and verify(theirs, ours, allow_set_relation_comp=True, timeout_seconds=None))


def _latex(text: str) -> str:
    """LaTeX as it is; plain text by way of its tree, where it has one."""
    if "\\" not in text:
        try:
            return latex(parse(text))
        except ExpressionError:
            pass
    for ours, theirs in PLAIN_SIGNS:
        text = re.sub(rf"(?<![\\A-Za-z]){ours}(?![A-Za-z])", theirs, text)
    return text.strip().strip("$").replace("**", "^")
