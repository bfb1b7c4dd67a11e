"""`python_code`: a whole program, as a language model writes one, run in a sandbox: what it prints is the result.

The sandbox is pydantic-monty, an interpreter of a part of Python in processes of its own: no files, environment,
network, subprocesses or packages. Nothing here runs code in this process.
"""

import time
from collections.abc import Iterator
from dataclasses import replace
from decimal import Decimal
from types import TracebackType
from typing import Literal, Self

from pydantic_monty import (
    AsyncMonty,
    MontyCrashedError,
    MontyError,
    MontyRuntimeError,
    MontySyntaxError,
    OSPolicy,
    ResourceLimits,
)

from engine.errors import ComputationError
from engine.messages import Failure, ToolCall, ToolResult

PYTHON_CODE = "python_code"
MOST_PROGRAM = 10_000  # characters
MOST_OUTPUT = 2_000  # characters of what is printed, and of the value
MOST_DETAIL = 300  # characters of an error's message
MEGABYTES = 64  # a value may be as large when it comes over to this process, so this stays small
DEEPEST = 20  # lists within lists
_GRACE = 1.0  # seconds past the interpreter's own limit until its process is killed: a huge power checks no clock
# the same program gives the same result, and nobody waits for a program that sleeps
_POLICY = OSPolicy(sleep="zero", random_start={"seed": 0})
_FAILURES = {
    "TimeoutError": Failure.OUT_OF_TIME,
    "MemoryError": Failure.OUT_OF_MEMORY,
    "RecursionError": Failure.TOO_LARGE,
    "ZeroDivisionError": Failure.UNDEFINED,
}
_BRACKETS: dict[type, tuple[str, str]] = {list: ("[", "]"), tuple: ("(", ")"), set: ("{", "}"), frozenset: ("{", "}")}


class PythonSandbox:
    """Runs programs in at most `workers` processes, each program for at most `seconds`. Use it with `async with`.

    No program sees anything of another one. Those that find no process free within twice `seconds` are refused.
    """

    def __init__(self, workers: int, seconds: float) -> None:
        self._limits = ResourceLimits(max_feed_duration_secs=seconds, max_memory=MEGABYTES * 1024 * 1024)
        self._pool = AsyncMonty(max_processes=workers, checkout_timeout=2 * seconds, request_timeout=seconds + _GRACE)

    async def __aenter__(self) -> Self:
        await self._pool.__aenter__()
        return self

    async def __aexit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        await self._pool.__aexit__(kind, error, trace)

    async def run(self, program: str) -> ToolResult:
        """What came of a program; whatever goes wrong in it comes back as a failure.

        `value` is the last expression's value or, without one, all that was printed; `text` is what was printed and
        the value below it.
        """
        started = time.perf_counter()
        call = ToolCall(PYTHON_CODE, (program,))
        try:
            result = await self._result(call, program)
        except ComputationError as error:
            result = ToolResult(call, failure=error.failure, detail=str(error)[:MOST_DETAIL])
        return replace(result, seconds=time.perf_counter() - started)

    async def _result(self, call: ToolCall, program: str) -> ToolResult:
        if len(program) > MOST_PROGRAM:
            raise ComputationError(Failure.TOO_LONG, f"a program may have at most {MOST_PROGRAM} characters")
        printed = _Printed()
        value = _written(await self._fed(program, printed))
        lines = [part for part in (printed.text.strip(), value) if part]
        if not lines:
            raise ComputationError(Failure.PROGRAM_FAILED, "the program printed nothing")
        return ToolResult(call, value=lines[-1], text="\n".join(lines))

    async def _fed(self, program: str, printed: "_Printed") -> object:
        """The value of the program's last expression, as the sandbox hands it over. Raises ComputationError."""
        try:
            async with self._pool.checkout(limits=self._limits, os_policy=_POLICY) as session:
                return await session.feed_run(program, print_callback=printed)
        except (MontyRuntimeError, MontySyntaxError) as error:
            if printed.overflowed:
                raise ComputationError(Failure.TOO_LARGE, "the program prints too much") from error
            failure = _FAILURES.get(type(error.exception()).__name__, Failure.PROGRAM_FAILED)
            raise ComputationError(failure, error.display("type-msg")) from error
        except MontyCrashedError as error:
            failure = Failure.OUT_OF_TIME if error.timed_out else Failure.TOOL_CRASHED
            raise ComputationError(failure, "the program's process was ended") from error
        except TimeoutError as error:
            raise ComputationError(Failure.OUT_OF_TIME, "too many programs are running") from error
        except (MontyError, UnicodeEncodeError) as error:  # half a surrogate pair is no text
            raise ComputationError(Failure.PROGRAM_FAILED, str(error)) from error


class _Printed:
    """Takes what a program prints, up to MOST_OUTPUT characters; a program that prints more is stopped."""

    def __init__(self) -> None:
        self.text = ""
        self.overflowed = False

    def __call__(self, _stream: Literal["stdout", "stderr"], text: str) -> None:
        self.text += text[: MOST_OUTPUT + 1]
        if len(self.text) > MOST_OUTPUT:
            self.overflowed = True
            raise OverflowError


def _written(value: object) -> str:
    """A value as text, "" for None. Raises ComputationError if it is too large or no plain data."""
    if value is None:
        return ""
    if isinstance(value, str):
        return _bounded(iter((value,)))
    try:
        return _bounded(_pieces(value, 0))
    except ValueError as error:  # Python's guard on the digits of an integer
        raise ComputationError(Failure.TOO_LARGE, "the program's value has too many digits") from error


def _bounded(pieces: Iterator[str]) -> str:
    written = ""
    for piece in pieces:
        written += piece[: MOST_OUTPUT + 1]
        if len(written) > MOST_OUTPUT:
            raise ComputationError(Failure.TOO_LARGE, "the program's value is too long")
    return written


def _pieces(value: object, depth: int) -> Iterator[str]:
    """The text of a value piece by piece: one list may hold another so often that the whole would have no end."""
    if depth > DEEPEST:
        raise ComputationError(Failure.TOO_LARGE, "the program's value is nested too deeply")
    match value:
        case None | bool() | int() | float() | complex() | Decimal():
            yield str(value)
        case str():
            yield repr(value)
        case list() | tuple() | set() | frozenset():
            opening, closing = _BRACKETS[type(value)]
            yield opening
            for index, item in enumerate(value):
                yield ", " if index else ""
                yield from _pieces(item, depth + 1)
            yield closing
        case dict():
            yield from _mapping(value, depth)
        case _:
            raise ComputationError(Failure.UNSUPPORTED, "the program's value is no number, text or list")


def _mapping(value: dict[object, object], depth: int) -> Iterator[str]:
    yield "{"
    for index, (key, item) in enumerate(value.items()):
        yield ", " if index else ""
        yield from _pieces(key, depth + 1)
        yield ": "
        yield from _pieces(item, depth + 1)
    yield "}"
