"""The trainer as a child process: started by command, started again when it dies, ended with the bot."""

import asyncio
import logging
import sys

from bot.metrics import Metrics

log = logging.getLogger(__name__)

COMMAND = (sys.executable, "-m", "finetune", "worker")
FIRST_PAUSE = 2.0
LONGEST_PAUSE = 300.0
END_SECONDS = 10.0


class Trainer:
    """Keeps one child alive."""

    def __init__(self, metrics: Metrics) -> None:
        self._metrics = metrics

    async def run(self) -> None:
        """Until cancelled; a child that keeps dying is started again after longer and longer pauses."""
        pause = FIRST_PAUSE
        while True:
            process = await asyncio.create_subprocess_exec(*COMMAND)
            self._metrics.trainer.set(1)
            started = asyncio.get_running_loop().time()
            try:
                code = await process.wait()
            except asyncio.CancelledError:
                await _end(process)
                raise
            finally:
                self._metrics.trainer.set(0)
            lived = asyncio.get_running_loop().time() - started
            pause = FIRST_PAUSE if lived > LONGEST_PAUSE else pause
            log.error("the trainer ended with code %s after %.0f s; starting it again in %.0f s", code, lived, pause)
            await asyncio.sleep(pause)
            pause = min(2 * pause, LONGEST_PAUSE)


async def _end(process: asyncio.subprocess.Process) -> None:
    process.terminate()
    try:
        await asyncio.wait_for(process.wait(), END_SECONDS)
    except TimeoutError:
        log.warning("the trainer did not end in %.0f s and is killed", END_SECONDS)
        process.kill()
        await process.wait()
