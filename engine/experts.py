"""A tool-call expert at work: it writes programs for a question, and the first one that parses and runs is taken."""

import math
from collections.abc import AsyncIterator, Collection
from dataclasses import dataclass

from engine.errors import ToolCallError
from engine.messages import Failure, ToolResult
from engine.prompts import expert_prompt
from engine.runtime import Completion, ExpertModel, Sampling
from engine.tool_calls import parse_program
from engine.tools.toolbox import Toolbox

GREEDY = Sampling(max_tokens=160)
SAMPLES = 16
MOST_PROGRAMS = 6  # tried for one question before giving up; each may cost a tool run
TEMPERATURES = (1.0, 1.5, 2.0)  # tried in turn until a program comes that was not given before
MISREADINGS = frozenset({Failure.NOT_UNDERSTOOD, Failure.UNSUPPORTED})  # the program's fault, so another may do better


@dataclass(frozen=True, slots=True)
class Attempt:
    """A program that an expert wrote, what came of it, and the expert's own probability of that program (0..1)."""

    completion: str
    probability: float
    results: tuple[ToolResult, ...] = ()
    failure: Failure | None = None
    first_choice: bool = True


async def attempt(expert: ExpertModel, toolbox: Toolbox, question: str, avoid: Collection[str]) -> Attempt:
    """The expert's likeliest program that is not in `avoid` and runs; if none does, the likeliest with its failure."""
    failed: Attempt | None = None
    tried = 0
    async for completion, first_choice in _programs(expert, question, avoid):
        made = await _run(toolbox, completion, first_choice)
        if made.failure not in MISREADINGS:
            return made
        failed = failed or made
        tried += 1
        if tried == MOST_PROGRAMS:
            break
    return failed or Attempt("", 0.0, failure=Failure.NOT_UNDERSTOOD)


async def _programs(
    expert: ExpertModel, question: str, avoid: Collection[str]
) -> AsyncIterator[tuple[Completion, bool]]:
    """Distinct programs: the greedy one first, then sampled ones, each round hotter and the likeliest of it first."""
    prompt = expert_prompt(question)
    seen = set(avoid)
    greedy = await expert.complete(prompt, GREEDY)
    if greedy.text not in seen:
        seen.add(greedy.text)
        yield greedy, True
    for temperature in TEMPERATURES:
        sampled = await expert.sample(prompt, SAMPLES, temperature, seed=len(seen))
        for completion in sorted(sampled, key=lambda one: -one.logprob):
            if completion.text not in seen:
                seen.add(completion.text)
                yield completion, False


async def _run(toolbox: Toolbox, completion: Completion, first_choice: bool) -> Attempt:
    probability = math.exp(completion.logprob)
    try:
        program = parse_program(completion.text)
    except ToolCallError:
        return Attempt(completion.text, probability, failure=Failure.NOT_UNDERSTOOD, first_choice=first_choice)
    results = await toolbox.run(program)
    failure = next((result.failure for result in results if result.failure), None)
    return Attempt(completion.text, probability, results, failure, first_choice)
