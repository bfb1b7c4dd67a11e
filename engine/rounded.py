"""The value of a program as exact as its question asks for: one more line, `decimal_places(A, 2)`, after it has run."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import replace
from string import ascii_uppercase

from engine.messages import ToolResult
from engine.outcomes import asked_for
from engine.reading.accuracy import Accuracy
from engine.tools.toolbox import Toolbox

_BETWEEN = ", "  # the values of `solve`


async def rounded(
    toolbox: Toolbox, results: tuple[ToolResult, ...], accuracy: Accuracy | None
) -> tuple[ToolResult, ...]:
    """The results with one more, the last of them rounded; as they are, if that is no number, or others are asked for too.

    Of several values, such as roots, each is rounded.
    """
    if accuracy is None or not results or results[-1].failure or len(asked_for(results)) > 1:
        return results
    *before, last = results
    values = last.value.split(_BETWEEN)
    found = await toolbox.run([accuracy.of(value) for value in values])
    if found[-1].failure:
        return results
    name = _free_name(results)
    line = replace(_together(last, values, found), call=accuracy.of(name))
    return (*before, replace(last, call=replace(last.call, target=name)), line)


def _free_name(results: Sequence[ToolResult]) -> str:
    """A capital letter that no line has for its name."""
    taken = {result.call.target for result in results}
    return next(letter for letter in ascii_uppercase if letter not in taken)


def _together(last: ToolResult, values: Sequence[str], found: Sequence[ToolResult]) -> ToolResult:
    """The result in whose words, `8.04672 km` or `x = ... or x = ...`, each value is a rounded one."""
    shown = dict(zip(values, (one.text or one.value for one in found), strict=True))
    return ToolResult(
        last.call,
        value=_BETWEEN.join(one.value for one in found),
        text=_with(shown, last.text or last.value),
        latex=r",\quad ".join(one.latex for one in found),
        checked=last.checked and all(one.checked for one in found),
        doubtful=last.doubtful,
        seconds=sum(one.seconds for one in found),
    )


def _with(shown: Mapping[str, str], text: str) -> str:
    """The text with other values; of two that begin alike the longer one is looked for first."""
    either = "|".join(map(re.escape, sorted(shown, key=len, reverse=True)))
    return re.sub(either, lambda match: shown[match[0]], text)
