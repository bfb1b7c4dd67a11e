"""Who is evaluated: whatever answers a question. The engine is one such; a strategy of the language model alone another."""

import asyncio
import time
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass
from typing import Protocol

from engine.assembly import open_engine, open_language_model, strategy_budget
from engine.errors import ModelError
from engine.messages import Turn
from engine.models.chat_model import Budget, ChatModel
from engine.release import Release
from engine.service import Engine
from engine.settings import EngineSettings
from engine.strategies.choosing import strategy_named
from engine.strategies.strategy import Strategy, StrategyName
from engine.tools.python_code import PythonSandbox
from finetune.evaluate import TOGETHER


@dataclass(frozen=True, slots=True)
class Reply:
    """The final value, or None where there is none; the seconds it took; and who answered, such as "exact"."""

    final: str | None
    seconds: float
    route: str


class Answerer(Protocol):
    """Answers questions, several at once. `name` tells what is evaluated; it also names its file of answers."""

    @property
    def name(self) -> str:
        """Such as the release's id."""

    async def answer(self, question: str) -> Reply:
        """The reply to one question without history. Raises ModelError if nothing can be answered at all."""


class EngineAnswerer:
    """The whole engine, as it is served."""

    def __init__(self, engine: Engine, *, exact_route: bool) -> None:
        self._engine = engine
        self.name = engine.release.id if exact_route else f"{engine.release.id}-without-exact-route"

    async def answer(self, question: str) -> Reply:
        """The engine's answer, under the route that it took."""
        started = time.perf_counter()
        answer = await self._engine.answer([Turn("user", question)])
        return Reply(answer.final, time.perf_counter() - started, answer.expert or "refused")


class StrategyAnswerer:
    """The language model alone, with one strategy and its budget for each problem, `at_once` of them at a time.

    A model that writes for one at a time is asked one problem at a time: what a strategy waits for others is taken from
    its own budget of seconds.
    """

    def __init__(self, name: str, strategy: Strategy, model: ChatModel, budget: Budget, at_once: int) -> None:
        self._strategy = strategy
        self._model = model
        self._budget = budget
        self._turns = asyncio.Semaphore(at_once)
        self.name = name

    async def answer(self, question: str) -> Reply:
        """What the strategy came to; the seconds are its own, without waiting for the model's other work."""
        async with self._turns:
            solution = await self._strategy.solve(question, self._model, self._budget)
        return Reply(solution.final, solution.seconds, solution.stopped_by)


@asynccontextmanager
async def open_answerer(
    settings: EngineSettings, release: Release, strategy: StrategyName | None
) -> AsyncIterator[Answerer]:
    """The engine with a release, or the language model alone with a strategy, ready to answer.

    Raises ReleaseError or ModelError if what must answer cannot be loaded.
    """
    if strategy:
        async with _open_strategy(settings, strategy) as solver:
            yield solver
        return
    async with open_engine(settings, release) as engine:
        yield EngineAnswerer(engine, exact_route=settings.exact_route)


@asynccontextmanager
async def _open_strategy(settings: EngineSettings, name: StrategyName) -> AsyncIterator[Answerer]:
    async with (
        open_language_model(settings) as model,
        PythonSandbox(settings.tool_workers, settings.tool_seconds) as sandbox,
    ):
        if model is None:
            raise ModelError("a strategy needs a language model; EMMY_GENERAL_MODEL names none")
        strategy = strategy_named(name, sandbox, settings.strategy_iterations, settings.strategy_samples)
        at_once = TOGETHER if settings.lm_url else 1
        yield StrategyAnswerer(_told(settings, name), strategy, model, strategy_budget(settings), at_once)


def _told(settings: EngineSettings, name: StrategyName) -> str:
    """The model, the strategy and what it may spend: answers under other settings are another evaluation's."""
    spent = f"{settings.strategy_tokens}-tokens-{settings.strategy_seconds:g}-seconds"
    turns = {
        "solver_verifier": f"-{settings.strategy_iterations}-rounds",
        "majority_vote": f"-{settings.strategy_samples}-samples",
    }
    model = settings.lm_model or settings.general_model
    return f"{model}-{name}-{spent}{turns.get(name, '')}".replace("/", "-")
