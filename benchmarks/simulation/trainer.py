"""The trainer for one night: the command that an admin would run, in a process of its own, timed and weighed."""

import asyncio
import os
import sys
import time
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from feedback.records import TrainingRun
from feedback.store import Store

COMMAND = (sys.executable, "-m", "finetune", "nightly")
_UNIT = 1 if sys.platform == "darwin" else 1024  # bytes, of ru_maxrss


@dataclass(frozen=True, slots=True)
class Night:
    """How the run ended, its minutes by the clock and of a core, and the most memory that its process held, in MiB."""

    run: TrainingRun
    minutes: float
    core_minutes: float
    megabytes: float


async def train(store: Store, environment: Mapping[str, str], log: Path) -> Night:
    """One night; what the trainer says goes to `log`. Raises RuntimeError if it left no run of its own."""
    before = await store.training.runs(1)
    started = time.monotonic()
    core_seconds, megabytes = await asyncio.to_thread(_child, {**os.environ, **environment}, log)
    runs = await store.training.runs(1)
    if runs == before:
        raise RuntimeError(f"the trainer left no run; {log} says why")
    return Night(runs[0], (time.monotonic() - started) / 60, core_seconds / 60, megabytes)


def _child(environment: Mapping[str, str], log: Path) -> tuple[float, float]:
    """Run the command to its end; its seconds of a core (with those of its workers), and the most MiB that it held."""
    to_log = (os.POSIX_SPAWN_OPEN, 1, str(log), os.O_WRONLY | os.O_CREAT | os.O_APPEND, 0o644)
    process = os.posix_spawn(COMMAND[0], COMMAND, environment, file_actions=[to_log, (os.POSIX_SPAWN_DUP2, 1, 2)])
    _, _, usage = os.wait4(process, 0)
    return usage.ru_utime + usage.ru_stime, usage.ru_maxrss * _UNIT / 2**20
