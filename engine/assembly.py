"""Builds an engine from settings, and takes it down again: the only place that knows which parts it is made of."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

import httpx
import torch

from engine.models.chat_model import Budget, StreamingModel
from engine.models.endpoint import Address, Endpoint
from engine.models.language_model import LanguageModel
from engine.release import Release, load_current
from engine.routing import Routing
from engine.service import Engine
from engine.serving import ModelHost, load_models
from engine.settings import EngineSettings
from engine.solver import Solver
from engine.strategies.choosing import strategy_named
from engine.tools.measures.unit_registry import registry
from engine.tools.python_code import PythonSandbox
from engine.tools.toolbox import Toolbox

NO_MODEL = "none"
MOST_CALLS = 16  # of the model for one problem; five rounds of a verifier take ten


@asynccontextmanager
async def open_engine(settings: EngineSettings, release: Release | None = None) -> AsyncIterator[Engine]:
    """An engine that is ready to answer.

    With `release` it serves that one for good (evaluation); without, it serves the promoted release and follows the
    registry's pointer. Raises ReleaseError or ModelError if what must be served cannot be loaded.
    """
    torch.set_num_threads(settings.threads)
    models = await asyncio.to_thread(load_models, release or load_current(settings.releases), settings.language_models)
    host = ModelHost(models, settings.language_models, root=None if release else settings.releases)
    toolbox = new_toolbox(settings)
    try:
        await asyncio.to_thread(toolbox.start)
        await asyncio.to_thread(registry)  # so that no message waits for the units to be read
        async with open_language_model(settings) as general, _open_solver(settings, general) as solver:
            yield Engine(
                host,
                toolbox,
                general,
                _routing(settings),
                solver,
            )
    finally:
        host.close()
        await asyncio.to_thread(toolbox.close)


def new_toolbox(settings: EngineSettings) -> Toolbox:
    """The tool workers that the settings ask for, not started yet."""
    return Toolbox(settings.tool_workers, settings.tool_seconds, settings.tool_megabytes)


def _routing(settings: EngineSettings) -> Routing:
    return Routing(
        settings.gate_threshold, settings.exact_route, settings.verification, settings.only_expert, settings.sure
    )


@asynccontextmanager
async def _open_solver(settings: EngineSettings, model: StreamingModel | None) -> AsyncIterator[Solver | None]:
    """The language model as a solver of mathematics, if the settings want it to be one."""
    if model is None or not settings.general_solves:
        yield None
        return
    async with PythonSandbox(settings.tool_workers, settings.tool_seconds) as sandbox:
        named = (settings.general_strategy, sandbox, settings.strategy_iterations, settings.strategy_samples)
        yield Solver(model, strategy_named(*named), strategy_budget(settings))


def strategy_budget(settings: EngineSettings) -> Budget:
    """What a strategy may spend on one problem."""
    return Budget(settings.strategy_tokens, settings.strategy_seconds, MOST_CALLS)


@asynccontextmanager
async def open_language_model(settings: EngineSettings) -> AsyncIterator[StreamingModel | None]:
    """The language model that the settings name: behind HTTP, in this process, or none. Nothing is loaded yet."""
    budget = Budget(settings.general_tokens, settings.general_seconds)
    if settings.lm_url:
        address = Address(settings.lm_url, settings.lm_model, settings.lm_api_key.get_secret_value())
        async with httpx.AsyncClient() as client:
            yield Endpoint(client, address, budget)
    elif settings.general_model == NO_MODEL:
        yield None
    else:
        yield LanguageModel(settings.general_model, settings.language_models, budget)
