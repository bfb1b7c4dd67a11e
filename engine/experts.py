"""A tool-call expert at work: it reads the sketch of a question and writes programs with its slots.

The first program that parses and runs is taken. Completions are kept with their slots: what an expert learns from a
rated one holds for every question with that sketch.
"""

from collections.abc import AsyncIterator, Collection, Sequence
from dataclasses import dataclass, replace
from math import inf

from engine.errors import PromptLengthError, ToolCallError
from engine.messages import Failure, ToolResult
from engine.models.runtime import Completion, ExpertModel, Sampling
from engine.outcomes import final_value
from engine.reading.kinds import Kind
from engine.reading.sketch import Sketch, sketch
from engine.tool_calls import parse_program
from engine.tools.toolbox import Toolbox

GREEDY = Sampling(max_tokens=160)
SAMPLES = 16
MOST_PROGRAMS = 6  # tried for one question before giving up; each may cost a tool run
TEMPERATURES = (1.0, 1.5, 2.0)  # tried in turn until a program comes that was not given before
TALK = "talk"  # what the reader writes of a message that asks for no mathematics
LIKELY = 0.1  # the probability of a program that a retry tries before the plain operations
PLAIN = ("calculate({}+{})", "calculate({}-{})", "calculate({}*{})", "calculate({}/{})")
NUMBER = f"<{Kind.NUMBER.value}"  # how the slot of a plain number begins
MISREADINGS = frozenset({Failure.NOT_UNDERSTOOD, Failure.UNSUPPORTED})  # the program's fault, so another may do better


@dataclass(frozen=True, slots=True)
class Attempt:
    """A program that an expert wrote, what came of it, and the expert's own probability of that program (0..1).

    `oddities` is how many numbers of the question the program leaves out, and one more for a value below zero where none is
    told. `tokens` is how many the expert wrote for this question in all.
    """

    completion: str
    probability: float
    results: tuple[ToolResult, ...] = ()
    failure: Failure | None = None
    first_choice: bool = True
    oddities: int = 0
    tokens: int = 0

    @property
    def talk(self) -> bool:
        """True if the model says that nothing is to be computed, and thinks it likelier than not."""
        return self.completion == TALK and self.probability > 0.5

    @property
    def value(self) -> str:
        """What the program comes to; itself, if it does not run."""
        return final_value(self.results) if self.results else self.completion

    @property
    def doubtful(self) -> bool:
        """True if a check came to another result."""
        return any(result.doubtful for result in self.results)


async def attempt(
    expert: ExpertModel, toolbox: Toolbox, question: str, avoid: Collection[str], *, verification: bool
) -> Attempt:
    """The expert's likeliest program that is not in `avoid`, runs, and passes its result's check (with `verification`).

    If none does, the likeliest that runs, its results doubtful; if none runs, the likeliest with its failure.
    """
    asked = sketch(question)
    try:
        return await _best(_programs(expert, asked, avoid), toolbox, asked, verification=verification)
    except PromptLengthError:
        return Attempt("", 0.0, failure=Failure.TOO_LONG)


async def _best(programs: "_Programs", toolbox: Toolbox, asked: Sketch, *, verification: bool) -> Attempt:
    failed: Attempt | None = None
    doubted: Attempt | None = None
    tried = 0
    async for written in programs:
        worked = await work_out(toolbox, asked, written.completion, first_choice=written.first_choice)
        made = replace(worked, tokens=written.tokens)
        if made.talk or (made.failure not in MISREADINGS and not (verification and made.doubtful)):
            return made
        doubted = doubted or (made if made.doubtful else None)
        failed = failed or made
        tried += 1
        if tried == MOST_PROGRAMS:
            break
    return doubted or failed or Attempt("", 0.0, failure=Failure.NOT_UNDERSTOOD)


@dataclass(frozen=True, slots=True)
class _Written:
    """A program, whether it is the model's first choice, and how many tokens were written up to it."""

    completion: Completion
    first_choice: bool
    tokens: int


_Programs = AsyncIterator[_Written]


async def _programs(expert: ExpertModel, asked: Sketch, avoid: Collection[str]) -> _Programs:
    """Distinct programs: the greedy one first, then sampled ones, each round hotter and the likeliest of it first.

    In a retry the plain operations come before the unlikely ones: people can teach a word that the model never read
    only once they are given what it stands for.
    """
    seen = set(map(squeezed, avoid))
    greedy = await expert.complete(asked.prompt, GREEDY)
    tokens = greedy.tokens
    if squeezed(greedy.text) not in seen:
        seen.add(squeezed(greedy.text))
        yield _Written(greedy, True, tokens)
    for temperature in TEMPERATURES:
        drawn = await expert.sample(asked.prompt, SAMPLES, temperature, seed=len(seen))
        tokens += sum(completion.tokens for completion in drawn)
        for completion in _ranked(drawn, _plain(asked) if avoid else []):
            if squeezed(completion.text) not in seen:
                seen.add(squeezed(completion.text))
                yield _Written(completion, False, tokens)


def _ranked(drawn: Sequence[Completion], plain: Sequence[Completion]) -> list[Completion]:
    likeliest = sorted(drawn, key=lambda one: -one.logprob)
    likely = sum(one.probability >= LIKELY for one in drawn)
    return [*likeliest[:likely], *plain, *likeliest[likely:]]


def _plain(asked: Sketch) -> list[Completion]:
    """The four operations on a question's two numbers, for which its expert does not vouch."""
    numbers = [slot for slot in asked.slots if slot.startswith(NUMBER)]
    return [Completion(one.format(*numbers), 0, -inf) for one in PLAIN] if len(numbers) == 2 else []


def squeezed(program: str) -> str:
    """The program without spaces, which the tokenizers of expert and reader set differently."""
    return program.replace(" ", "")


async def work_out(toolbox: Toolbox, asked: Sketch, completion: Completion, *, first_choice: bool) -> Attempt:
    """What comes of a program when it is run on the question's numbers."""
    probability = completion.probability
    try:
        program = parse_program(asked.fill(completion.text))
    except ToolCallError:
        return Attempt(completion.text, probability, failure=Failure.NOT_UNDERSTOOD, first_choice=first_choice)
    results = await toolbox.run(program)
    failure = next((result.failure for result in results if result.failure), None)
    odd = _oddities(completion.text, final_value(results), asked)
    return Attempt(completion.text, probability, results, failure, first_choice, odd)


def _oddities(completion: str, value: str, asked: Sketch) -> int:
    """Of a formula anything may come, so that a negative value is odd where plain numbers alone are told."""
    left_out = sum(slot not in completion for slot in asked.slots)
    counted = all(slot.startswith(NUMBER) and not written.startswith("-") for slot, written in asked.slots.items())
    return left_out + (value.startswith("-") and counted)
