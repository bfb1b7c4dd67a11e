"""What a model believes in most: the value on which its likeliest programs agree.

Many wordings of a program come to one value, and a model that is unsure of the wording may be sure of the value. So
programs are sampled, and each value is worth the probabilities of the distinct programs that come to it: self-consistency
with a weighted sum (Wang et al., "Self-Consistency Improves Chain of Thought Reasoning", 2023). A program that leaves a
number of the question out, or comes to less than nothing, is worth less. It costs one decoding of some rows instead of
one; what it gains is in docs/lab.md.
"""

import asyncio
from collections import defaultdict
from collections.abc import Collection, Sequence
from dataclasses import replace
from math import exp

from engine.errors import PromptLengthError
from engine.experts import GREEDY, Attempt, squeezed, work_out
from engine.messages import Failure
from engine.models.runtime import Completion, ExpertModel
from engine.reading.sketch import sketch
from engine.tools.toolbox import Toolbox

SAMPLES = 8
TEMPERATURE = 0.8
DOUBT = 1.0  # of what people ask, numbers without a use and values below zero are rare
CLEAR = 0.97  # the probability of the likeliest program from which on no others are sampled


async def believed(
    model: ExpertModel, toolbox: Toolbox, question: str, avoid: Collection[str], *, verification: bool
) -> Attempt:
    """The likeliest program of the value that is believed in most, with the probability of that value.

    Programs in `avoid` are left out, and so are those that do not run or whose results are doubtful, if others do.
    """
    asked = sketch(question)
    try:
        written, tokens = await _programs(model, asked.prompt, avoid)
    except PromptLengthError:
        return Attempt("", 0.0, failure=Failure.TOO_LONG)
    tried = (work_out(toolbox, asked, one, first_choice=one is written[0]) for one in written)
    attempts = await asyncio.gather(*tried)
    return replace(_most_believed(attempts, verification=verification), tokens=tokens)


async def _programs(model: ExpertModel, prompt: str, avoid: Collection[str]) -> tuple[list[Completion], int]:
    """Distinct programs, the likeliest one first, and the tokens that were written for them."""
    greedy = await model.complete(prompt, GREEDY)
    clear = greedy.probability >= CLEAR and not avoid
    drawn = [] if clear else await model.sample(prompt, SAMPLES, TEMPERATURE, seed=1)
    distinct = {squeezed(one.text): one for one in (greedy, *drawn)}
    for program in avoid:
        distinct.pop(squeezed(program), None)
    tokens = sum(one.tokens for one in (greedy, *drawn))
    return sorted(distinct.values(), key=lambda one: -one.logprob), tokens


def _most_believed(attempts: Sequence[Attempt], *, verification: bool) -> Attempt:
    """`attempts` begin with the likeliest. If that one says talk, or if none is sound, it is what is believed."""
    first = attempts[0] if attempts else Attempt("", 0.0, failure=Failure.NOT_UNDERSTOOD)
    sound = [one for one in attempts if one.failure is None and not (verification and one.doubtful)]
    return first if first.talk or not sound else _heaviest(sound)


def _heaviest(attempts: Sequence[Attempt]) -> Attempt:
    by_value: dict[str, list[Attempt]] = defaultdict(list)
    for one in attempts:
        by_value[one.value].append(one)
    agreed = max(by_value.values(), key=lambda together: sum(_worth(one) for one in together))
    return replace(agreed[0], probability=sum(one.probability for one in agreed))


def _worth(attempt: Attempt) -> float:
    """Its probability, less by `DOUBT` for each oddity."""
    return attempt.probability * exp(-DOUBT * attempt.oddities)
