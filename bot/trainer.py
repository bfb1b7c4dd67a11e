"""The trainer as a child process, which ends with the bot."""

import asyncio
import logging
import sys

from bot.metrics import Metrics
from bot.services import EndedError

log = logging.getLogger(__name__)

COMMAND = (sys.executable, "-m", "finetune", "worker")
END_SECONDS = 10.0


async def train(metrics: Metrics) -> None:
    """Run one child until cancelled. Raises EndedError if it ends by itself."""
    process = await asyncio.create_subprocess_exec(*COMMAND)
    metrics.trainer.set(1)
    try:
        raise EndedError(f"ended with code {await process.wait()}")
    except asyncio.CancelledError:
        await _end(process)
        raise
    finally:
        metrics.trainer.set(0)


async def _end(process: asyncio.subprocess.Process) -> None:
    process.terminate()
    try:
        await asyncio.wait_for(process.wait(), END_SECONDS)
    except TimeoutError:
        log.warning("the trainer did not end in %.0f s and is killed", END_SECONDS)
        process.kill()
        await process.wait()
