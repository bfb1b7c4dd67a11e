"""What runs beside the web server: a service that breaks is started again, after longer and longer pauses, by itself."""

import asyncio
import logging
from collections.abc import Awaitable, Callable

from bot.metrics import Metrics

FIRST_PAUSE = 2.0
LONGEST_PAUSE = 300.0

Service = Callable[[], Awaitable[None]]
"""Starts a service anew and serves until cancelled; one that has nothing more to do returns."""
log = logging.getLogger(__name__)


class RefusedError(Exception):
    """What the settings say was refused, and would be again: the message tells a person what to change."""


class EndedError(Exception):
    """A service ended that should not have; the message says how, and there is no more to know."""


async def keep_running(name: str, service: Service, metrics: Metrics) -> None:
    """Start a service again whenever it breaks, until it returns or is refused.

    The pauses double from FIRST_PAUSE to LONGEST_PAUSE seconds; after one that ran longer than that they begin anew.
    """
    pause = FIRST_PAUSE
    while True:
        started = asyncio.get_running_loop().time()
        try:
            return await service()
        except RefusedError as refusal:
            return log.error("%s does not run: %s", name, refusal)  # noqa: TRY400 -- the sentence says it all
        except EndedError as ending:
            log.error("%s: %s", name, ending)  # noqa: TRY400
        except Exception:
            log.exception("%s broke; the rest of Emmy goes on", name)
        metrics.broke(name)
        if asyncio.get_running_loop().time() - started > LONGEST_PAUSE:
            pause = FIRST_PAUSE
        log.info("%s is started again in %.1f s", name, pause)
        await asyncio.sleep(pause)
        pause = min(2 * pause, LONGEST_PAUSE)
