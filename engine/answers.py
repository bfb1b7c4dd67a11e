"""Composes an Answer from what the tools found, from a failure, or from a language model's words."""

from engine.messages import Answer, Failure, Timings, ToolResult
from engine.sentences import SENTENCES


def solved(results: tuple[ToolResult, ...], expert: str, confidence: float = 0.0) -> Answer:
    """The answer of a program that ran; its last result is the final one. A failed call makes a failed answer."""
    broken = next((result for result in results if result.failure), None)
    if broken and broken.failure:
        return failed(broken.failure, expert, broken.detail, results)
    last = results[-1]
    return Answer(
        text=_finding(last),
        expert=expert,
        release="",
        final=last.value,
        latex=last.latex,
        steps=tuple(step for result in results for step in result.steps),
        confidence=confidence,
        tool_results=results,
        timings=Timings(tools=sum(result.seconds for result in results)),
    )


def failed(
    failure: Failure,
    expert: str = "",
    detail: str = "",
    results: tuple[ToolResult, ...] = (),
    fallbacks: tuple[str, ...] = (),
) -> Answer:
    """The answer that says in one kind sentence why there is none."""
    text = f"{SENTENCES[failure]} ({detail})" if detail else SENTENCES[failure]
    return Answer(text, expert, release="", tool_results=results, failure=failure, fallbacks=fallbacks)


def said(text: str, expert: str, seconds: float) -> Answer:
    """The answer in a language model's own words: no value, and no program behind it but the text itself."""
    return Answer(text, expert, release="", completion=text, timings=Timings(expert=seconds))


def _finding(result: ToolResult) -> str:
    """The result as one line of Markdown; values stand in code style, since `*` and `_` would be read as markup."""
    about = f" (about {result.approximation})" if result.approximation else ""
    return f"`{result.text or result.value}`{about}"
