"""Composes an Answer from what the tools found, from a failure, or from a language model's words."""

import re
from decimal import Context, Decimal
from fractions import Fraction

from engine.messages import Answer, Failure, Timings, ToolResult
from engine.money import in_cents, is_about_money
from engine.sentences import SENTENCES

_FRACTION = re.compile(r"-?\d+/\d+")
_LONG_FRACTION = re.compile(r"-?\d+/\d{4,}")
_WRITING_FRACTIONS = frozenset({"fraction", "mixed_number", "ratio"})
_SHOWS_CENTS = re.compile(r"-?\d+\.\d{2,}|-?\d{1,4}\.\d")
_QUOTIENT = re.compile(r"\d ?/ ?\d")
_FRACTIONS = re.compile(
    r"\b(?:fractions?|mixed|exact\w*|ratio|prob\w*|chances?|(?:what|which) (?:part|portion))\b", re.IGNORECASE
)
_MEASURED = re.compile(
    r"[$€£¥%]|\d\.\d|\b(?:percent|dollars?|euros?|pounds?|cents?|bucks|usd|price|costs?|tip|interest|km|cm|mm|m|met(?:er|re)s?"
    r"|kilomet(?:er|re)s?|miles?|feet|foot|ft|inch(?:es)?|kg|kilos?|kilograms?|grams?|lbs?|ounces?|lit(?:er|re)s?|ml|gallons?"
    r"|hours?|hrs?|minutes?|mins?|seconds?|secs?|mph|kph|degrees?)\b",
    re.IGNORECASE,
)
# an angle that has no simple sine, or roots in roots: nobody can picture the exact value
_UNWIELDY = re.compile(r"\b(?:sin|cos|tan|cot|sec|csc)\([^()]*\bpi\b|sqrt\([^()]*sqrt\(")
_LONGEST_EXACT = 40  # characters of such a value that are worth showing
DOUBT = " (a check came to another result, so please do not rely on this)"
UNREAD = " (I am not sure that I read your question rightly)"
LEAST_CONFIDENCE = 0.3  # in the reading; of answers below it, most are wrong (docs/lab.md)


def solved(results: tuple[ToolResult, ...], expert: str, confidence: float, question: str = "") -> Answer:
    """The answer of a program that ran; its last result is the final one. A failed call makes a failed answer.

    A question about money, percents, decimals or units has its decimals said first; the final value stays exact. A reading
    of little confidence is said to be one.
    """
    broken = next((result for result in results if result.failure), None)
    if broken and broken.failure:
        return failed(broken.failure, expert, broken.detail, results)
    last = results[-1]
    doubtful = any(result.doubtful for result in results)
    unread = UNREAD if confidence < LEAST_CONFIDENCE else ""
    return Answer(
        text=_finding(last, question) + (DOUBT if doubtful else unread),
        expert=expert,
        release="",
        final=last.value,
        latex=last.latex,
        steps=tuple(step for result in results for step in result.steps),
        confidence=confidence / 2 if doubtful else confidence,
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


def _finding(result: ToolResult, question: str) -> str:
    """The result as one line of Markdown; values stand in code style, since `*` and `_` would be read as markup."""
    shown = result.text or result.value
    decimals = _decimals(result, question)
    if decimals:
        about = "" if Fraction(decimals) == Fraction(result.value) else "about "
        return f"{about}`{shown.replace(result.value, decimals)}` (exactly `{result.value}`)"
    approximation = result.approximation or _of_long_fraction(result)
    if approximation and _UNWIELDY.search(result.value):
        exactly = f" (exactly `{result.value}`)" if len(result.value) <= _LONGEST_EXACT else ""
        return f"about `{shown.replace(result.value, approximation)}`{exactly}"
    return f"`{shown}`{_beside(result.value, approximation)}"


def _beside(value: str, decimals: str) -> str:
    """The decimals in brackets, with an equals sign where they are all of the value."""
    if not decimals:
        return ""
    is_all = _FRACTION.fullmatch(value) is not None and Fraction(decimals) == Fraction(value)
    return f" (= {decimals})" if is_all else f" (about {decimals})"


def _decimals(result: ToolResult, question: str) -> str:
    """The decimals that are to be said first; "" if the exact value is."""
    is_fraction = _FRACTION.fullmatch(result.value) is not None
    if is_fraction and (not result.approximation or _FRACTIONS.search(question)):
        return ""
    if is_about_money(question) and (is_fraction or not result.approximation):
        return result.approximation if _SHOWS_CENTS.fullmatch(result.approximation) else in_cents(result.value)
    measured = result.call.name == "convert" or _MEASURED.search(question) is not None
    return result.approximation if is_fraction and measured and not _QUOTIENT.search(question) else ""


def _of_long_fraction(result: ToolResult) -> str:
    """Six digits of a fraction that says little as it is; "" for others, and where a fraction was asked for."""
    if not _LONG_FRACTION.fullmatch(result.value) or result.call.name in _WRITING_FRACTIONS:
        return ""
    above, below = map(Decimal, result.value.split("/"))
    return str(Context(prec=6).divide(above, below)).replace("E", "e")
