"""An application on a free port of this machine, for tests that speak HTTP to it."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

from fastapi import FastAPI

from bot.server import listening, server


@asynccontextmanager
async def served(app: FastAPI) -> AsyncIterator[str]:
    """The application's address."""
    with listening("127.0.0.1", 0) as listener:
        web = server(app)
        serving = asyncio.create_task(web.serve(sockets=[listener]))
        try:
            yield f"http://127.0.0.1:{listener.getsockname()[1]}"
        finally:
            web.should_exit = True
            await serving
