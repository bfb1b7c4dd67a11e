"""Worker processes that run tool programs: warm, limited in time and memory, replaced when a program kills them."""

import asyncio
import logging
import multiprocessing
import resource
from collections.abc import Sequence
from concurrent.futures import Future, wait
from concurrent.futures import TimeoutError as FutureTimeoutError
from concurrent.futures.process import BrokenProcessPool
from pathlib import Path

from pebble import ProcessExpired, ProcessPool

from engine.errors import EngineError
from engine.messages import Failure, ToolCall, ToolResult

log = logging.getLogger(__name__)

MEGABYTE = 1024 * 1024
WARM_UP_SECONDS = 60  # for SymPy to be imported on a slow or busy machine


class Toolbox:
    """Runs programs of tool calls in `workers` processes, each program for at most `seconds`, in `megabytes` of memory.

    A program over its limit, or one that brings its worker down, costs that worker and nothing else.
    """

    def __init__(self, workers: int, seconds: float, megabytes: int) -> None:
        self._workers = workers
        self._seconds = seconds
        self._megabytes = megabytes
        self._pool: ProcessPool | None = None

    def start(self) -> None:
        """Start the workers and wait until each has its tools loaded."""
        pool = self._pool = self._new_pool()
        wait([pool.schedule(_warm_up, timeout=WARM_UP_SECONDS) for _ in range(self._workers)])

    def close(self) -> None:
        """Stop the workers; programs under way are abandoned."""
        if self._pool:
            _stop(self._pool)
            self._pool = None

    async def run(self, program: Sequence[ToolCall]) -> tuple[ToolResult, ...]:
        """The results in order, up to the first that failed. Whatever happens in a worker comes back as a failure.

        Raises EngineError if there are no workers any more.
        """
        try:
            return await asyncio.wrap_future(await self._scheduled(tuple(program)))
        except (FutureTimeoutError, TimeoutError):
            return (ToolResult(program[0], failure=Failure.OUT_OF_TIME, seconds=self._seconds),)
        except (ProcessExpired, BrokenProcessPool):
            return (ToolResult(program[0], failure=Failure.TOOL_CRASHED),)

    async def _scheduled(self, program: tuple[ToolCall, ...]) -> Future[tuple[ToolResult, ...]]:
        try:
            return (await self._working()).schedule(_run, args=(program,), timeout=self._seconds)
        except RuntimeError as error:  # pebble's, of a pool that was closed or broke just now
            raise EngineError(f"the tool workers are gone: {error}") from error

    async def _working(self) -> ProcessPool:
        """The pool; another one if it broke, which pebble's does for good when a worker without work is killed."""
        pool = self._pool
        if pool is None:
            raise EngineError("the toolbox is not started, or closed")
        if pool.active:
            return pool
        log.error("the tool workers broke and are started anew")
        renewed = self._pool = self._new_pool()
        await asyncio.to_thread(_stop, pool)
        return renewed

    def _new_pool(self) -> ProcessPool:
        context = multiprocessing.get_context("forkserver")
        context.set_forkserver_preload(["engine.tools.program"])
        return ProcessPool(self._workers, initializer=_prepare, initargs=(self._megabytes,), context=context)


def _stop(pool: ProcessPool) -> None:
    pool.stop()
    pool.join()


def _prepare(megabytes: int) -> None:
    """Load the tools, and then limit what programs may take on top of what the worker has."""
    import engine.tools.program  # noqa: F401 -- so that SymPy is not counted as a program's

    most = _address_space() + megabytes * MEGABYTE
    resource.setrlimit(resource.RLIMIT_AS, (most, most))


def _address_space() -> int:
    """Bytes that this process has mapped; where the system does not say (macOS), the limit counts from nothing."""
    try:
        return int(Path("/proc/self/statm").read_text(encoding="ascii").split()[0]) * resource.getpagesize()
    except FileNotFoundError:
        return 0


def _warm_up() -> None:
    """Run each common path once, so that the first question does not pay for SymPy's lazy imports."""
    _run((ToolCall("calculate", ("sqrt(8)*1/3",)),))
    _run((ToolCall("solve", ("x^2 - 5*x + 6 = 0", "x")),))
    _run((ToolCall("convert", ("3/8", '"miles"', '"feet"')),))


def _run(program: tuple[ToolCall, ...]) -> tuple[ToolResult, ...]:
    # imported here: SymPy belongs to the workers, and this module is imported by the process that asks
    from engine.tools.program import run_program

    return run_program(program)
