"""Who writes the program: the expert that the gate picked; where that one is unsure, the reader; else the second pick."""

import logging
import time
from collections.abc import Collection
from dataclasses import dataclass, replace

from engine.believing import believed
from engine.errors import ModelError
from engine.experts import Attempt, attempt
from engine.reader import Reader
from engine.routing import Route, Routing
from engine.serving import ServedModels
from engine.tools.toolbox import Toolbox

log = logging.getLogger(__name__)

BY_READER = "reader"
PLAUSIBLE = 0.5  # what an expert must give its program at least where it may be talk
READABLE = 0.3  # what the reader must give its value there: its own doubt is honest (docs/lab.md)


@dataclass(frozen=True, slots=True)
class Made:
    """What an expert came to, in how many seconds, and by which detour; `heard`: the reader does not hold it for talk."""

    expert: str
    attempt: Attempt
    seconds: float
    detour: str = ""
    heard: bool = False

    def is_talk(self, picked: Route) -> bool:
        """True for what is hardly believed to be mathematics: talk with a number in it, most often."""
        least = READABLE if self.detour == BY_READER else PLAUSIBLE
        if self.attempt.talk:
            return True
        if picked.certain or is_sound(self.attempt, least) or (self.heard and not picked.unsure):
            return False
        return picked.unsure or self.attempt.failure is None


@dataclass(frozen=True, slots=True)
class Cascade:
    """The experts of one release, asked in turn about one question. `avoid` holds completions not to be given again."""

    models: ServedModels
    toolbox: Toolbox
    routing: Routing
    question: str
    avoid: Collection[str]

    async def first(self, picked: Route) -> Made:
        """The work of the expert that the gate picked."""
        return await self._work(picked.expert)

    def settles(self, picked: Route, made: Made) -> bool:
        """True if nobody else need be asked: the expert is sure, and of a program without oddities."""
        sure = is_sound(made.attempt, self.routing.sure_of(made.expert))
        return sure and not made.attempt.oddities and not picked.unsure

    async def surest(self, picked: Route, made: Made) -> Made:
        """In place of what an unsure expert made, the work of the reader, or without one of the gate's second choice."""
        if self.models.reader is None or self.routing.only_expert:
            return await self._second(picked, made)
        try:
            read = await self._read(self.models.reader, made)
        except ModelError:
            log.exception("the reader could not be asked")
            return replace(await self._second(picked, made), detour="reader_unavailable")
        # who asks again has seen what the reader believes; the expert's other programs are of more kinds
        unread = not is_sound(read.attempt, READABLE if self.avoid else 0.0)
        # the gate's word against the reader's: the surer one counts
        talk = read.attempt.talk and read.attempt.probability > picked.mathematics and not self.avoid
        return replace(made, heard=True) if unread and not talk else read

    async def _second(self, picked: Route, made: Made) -> Made:
        if is_sound(made.attempt, PLAUSIBLE) or picked.second not in self.models.experts:
            return made
        other = await self._work(picked.second)
        return replace(other, detour="another_expert") if is_sound(other.attempt, PLAUSIBLE) else made

    async def _read(self, reader: Reader, made: Made) -> Made:
        """The reader's work under the expert's name, who learns from what people rate in it. Raises ModelError."""
        started = time.perf_counter()
        model = await reader.model()
        read = await believed(model, self.toolbox, self.question, self.avoid, verification=self.routing.verification)
        return Made(made.expert, read, time.perf_counter() - started, BY_READER)

    async def _work(self, expert: str) -> Made:
        started = time.perf_counter()
        model, verification = self.models.experts[expert], self.routing.verification
        made = await attempt(model, self.toolbox, self.question, self.avoid, verification=verification)
        return Made(expert, made, time.perf_counter() - started)


def is_sound(made: Attempt, probability: float) -> bool:
    """True if the program ran, passed its check, and is at least so likely to its expert."""
    return made.failure is None and not made.doubtful and made.probability >= probability
