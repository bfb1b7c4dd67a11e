"""Builds an engine from settings, and takes it down again: the only place that knows which parts it is made of."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

import torch

from engine.language_model import Budget, LanguageModel
from engine.release import Release, load_current
from engine.service import Engine
from engine.serving import ModelHost, load_models
from engine.settings import EngineSettings
from engine.tools.toolbox import Toolbox

NO_MODEL = "none"


@asynccontextmanager
async def open_engine(settings: EngineSettings, release: Release | None = None) -> AsyncIterator[Engine]:
    """An engine that is ready to answer.

    With `release` it serves that one for good (evaluation); without, it serves the promoted release and follows the
    registry's pointer. Raises ReleaseError or ModelError if what must be served cannot be loaded.
    """
    torch.set_num_threads(settings.threads)
    models = await asyncio.to_thread(load_models, release or load_current(settings.releases))
    host = ModelHost(models, root=None if release else settings.releases)
    toolbox = Toolbox(settings.tool_workers, settings.tool_seconds, settings.tool_megabytes)
    general = None if settings.general_model == NO_MODEL else _general_expert(settings)
    try:
        await asyncio.to_thread(toolbox.start)
        yield Engine(host, toolbox, general, exact_route=settings.exact_route, gate_threshold=settings.gate_threshold)
    finally:
        host.close()
        await asyncio.to_thread(toolbox.close)


def _general_expert(settings: EngineSettings) -> LanguageModel:
    budget = Budget(settings.general_tokens, settings.general_seconds)
    return LanguageModel(settings.general_model, settings.language_models, budget)
