"""Composes an Answer from what the tools found, from a failure, or from a language model's words."""

import re
from dataclasses import replace
from decimal import Context, Decimal
from fractions import Fraction

from engine.messages import Answer, Failure, Timings, ToolResult
from engine.outcomes import asked_for, final_value
from engine.reading.money import in_cents, is_about_money
from engine.sentences import SENTENCES

_FRACTION = re.compile(r"-?\d+/\d+")
_LONG_FRACTION = re.compile(r"-?\d+/\d{4,}")
_UNREADABLE = re.compile(r"-?\d+/\d{6,}")  # beside its decimals it says nothing
_WRITING_FRACTIONS = frozenset({"fraction", "mixed_number", "ratio"})
_SAME_NAME = "mean median mode variance count product smallest largest gcd lcm quotient remainder".split()
_NAMES = {name: name for name in _SAME_NAME} | {
    "total": "sum",
    "value_range": "range",
    "deviation": "standard deviation",
    "sample_variance": "sample variance",
    "sample_deviation": "sample standard deviation",
    "interquartile_range": "interquartile range",
}
# what is told of data is read in decimals
_OF_DATA = frozenset(
    "mean median weighted_mean harmonic_mean geometric_mean root_mean_square missing_value quartile interquartile_range "
    "percentile percentile_rank variance deviation sample_variance sample_deviation mean_deviation weighted_variance "
    "correlation rank_correlation".split()
)
_QUOTIENT = re.compile(r"\d ?/ ?\d")
_FRACTIONS = re.compile(
    r"\b(?:fractions?|mixed|exact\w*|ratio|prob\w*|chances?|(?:what|which) (?:part|portion))\b", re.IGNORECASE
)
_MEASURED = re.compile(
    r"[$€£¥%]|\d\.\d|\b(?:percent(?:age)?|dollars?|euros?|pounds?|cents?|bucks|usd|price|costs?|tip|interest|km|cm|mm|m|met(?:er|re)s?"
    r"|kilomet(?:er|re)s?|miles?|feet|foot|ft|inch(?:es)?|kg|kilos?|kilograms?|grams?|lbs?|ounces?|lit(?:er|re)s?|ml|gallons?"
    r"|hours?|hrs?|minutes?|mins?|seconds?|secs?|mph|kph|degrees?)\b",
    re.IGNORECASE,
)
_SUM = re.compile(r"\w+(?: ?[-+] ?\w+)+")
_TRUTHS = {"True": "yes", "False": "no"}
_YES_OR_NO = re.compile(
    r"^(?!.*\b(?:what|which|true|false)\b)(?:\S+ ){0,3}?(?:is|are|was|were|do|does|did|can|could|will|has|have)\b",
    re.IGNORECASE,
)
_IN_PERCENT = re.compile(
    r"\b(?:what|which|how many|as an?|in) ?(?:%|per ?cent)"
    r"|(?:%|\bper ?cent(?:age)?) (?:change|increase|decrease|of|is|was|are|did)\b",
    re.IGNORECASE,
)
# an angle that has no simple sine, roots in roots, or over thousands: nobody can picture the exact value
_UNWIELDY = re.compile(r"\b(?:sin|cos|tan|cot|sec|csc)\([^()]*\bpi\b|sqrt\([^()]*sqrt\(|sqrt\([^()]*\)/\d{4,}")
_FILLS_LINES = re.compile(r"-?\d+/\d{20,}")
_EXACTLY = re.compile(r"\b(?:fractions?|exact\w*)\b", re.IGNORECASE)
_LONGEST_EXACT = 40  # characters of such a value that are worth showing
DOUBT = " (a check came to another result, so please do not rely on this)"
UNREAD = " (I am not sure that I read your question rightly)"
LEAST_CONFIDENCE = 0.3  # in the reading; of answers below it, most are wrong (docs/lab.md)


def solved(results: tuple[ToolResult, ...], expert: str, confidence: float, question: str = "") -> Answer:
    """The answer of a program that ran; its last result is the final one, with those before it that are asked for too.

    A failed call makes a failed answer. A question about money, percents, decimals or units has its decimals said first;
    the final values stay exact. A reading of little confidence is said to be one.
    """
    broken = next((result for result in results if result.failure), None)
    if broken and broken.failure:
        return failed(broken.failure, expert, broken.detail, results)
    found = (*asked_for(results)[:-1], _with_unit(results))
    doubtful = any(result.doubtful for result in results)
    unread = UNREAD if confidence < LEAST_CONFIDENCE else ""
    return Answer(
        text=_findings(found, question) + (DOUBT if doubtful else unread),
        expert=expert,
        release="",
        final=final_value(results),
        latex=r",\quad ".join(one.latex for one in found),
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


def _findings(results: tuple[ToolResult, ...], question: str) -> str:
    """The one result as a line, or each of several with its name: "mean `8`, median `7`"."""
    if len(results) == 1:
        return _finding(results[0], question)
    return ", ".join(f"{_NAMES.get(one.call.name, '')} {_finding(one, question)}".strip() for one in results)


def _finding(result: ToolResult, question: str) -> str:
    """The result as one line of Markdown; values stand in code style, since `*` and `_` would be read as markup."""
    shown = _in_words(result, question)
    decimals = _decimals(result, question)
    if decimals:
        said = f"`{shown.replace(result.value, decimals)}`"
        if Fraction(decimals) == Fraction(result.value):
            return f"{said} (= `{result.value}`)"
        unsaid = _UNREADABLE.fullmatch(result.value) or _is_about(result)
        return f"about {said}" + ("" if unsaid else f" (exactly `{result.value}`)")
    if _is_about(result):
        return f"about `{shown}`"
    approximation = result.approximation or _of_long_fraction(result)
    if approximation and (_UNWIELDY.search(result.value) or _is_root_of_data(result) or _fills_lines(result, question)):
        exactly = f" (exactly `{result.value}`)" if len(result.value) <= _LONGEST_EXACT else ""
        return f"about `{shown.replace(result.value, approximation)}`{exactly}"
    return f"`{shown}`" + (f" ({_sign(result.value, approximation)} {approximation})" if approximation else "")


def _is_about(result: ToolResult) -> bool:
    """True of a value that is only known in decimals."""
    return result.value == result.approximation


def _is_root_of_data(result: ToolResult) -> bool:
    """True of a deviation such as `sqrt(10)/3`."""
    return result.call.name in _OF_DATA and "sqrt(" in result.value


def _fills_lines(result: ToolResult, question: str) -> bool:
    """True of a fraction such as that of a shared birthday, `1 - 0.98^50`, where no fraction was asked for."""
    is_wanted = result.call.name in _WRITING_FRACTIONS or _EXACTLY.search(question) is not None
    return not is_wanted and _FILLS_LINES.fullmatch(result.value) is not None


def _in_words(result: ToolResult, question: str) -> str:
    """The value as one would say it: yes or no where that was asked, and with its sign where a percentage was."""
    if result.value in _TRUTHS and _YES_OR_NO.search(question):
        return _TRUTHS[result.value]
    in_percent = bool(result.steps) and result.steps[-1].latex.endswith(r"\%") and _IN_PERCENT.search(question)
    return f"{result.value}%" if in_percent else result.text or result.value


def _with_unit(results: tuple[ToolResult, ...]) -> ToolResult:
    """The last result; as `A + B` of amounts converted to one unit, with that unit."""
    *before, last = results
    units = {one.call.target: one.call.arguments[-1].strip('" ') for one in before if one.call.name == "convert"}
    if last.call.name != "calculate" or not _SUM.fullmatch(last.call.arguments[0]):
        return last
    named = {units.get(name, "") for name in re.split(r" ?[-+] ?", last.call.arguments[0])}
    unit = named.pop() if len(named) == 1 else ""
    return replace(last, text=f"{last.value} {unit}", latex=rf"{last.latex}\,\text{{{unit}}}") if unit else last


def _sign(value: str, approximation: str) -> str:
    """What to say between a value and its decimals: of `3/8` they are all there, of `2/3` they go on."""
    is_fraction = _FRACTION.fullmatch(value) is not None
    return "=" if is_fraction and Fraction(value) == Fraction(approximation) else "about"


def _decimals(result: ToolResult, question: str) -> str:
    """The decimals that are to be said first; "" if the exact value is."""
    is_fraction = _FRACTION.fullmatch(result.value) is not None
    if is_fraction and (not result.approximation or _FRACTIONS.search(question)):
        return ""
    converted = result.call.name in ("convert", "amount")
    if is_about_money(question) and not converted and (is_fraction or result.approximation in ("", result.value)):
        rate = is_fraction and abs(Fraction(result.value)) < 1
        return ("" if rate else in_cents(result.value)) or (result.approximation if is_fraction else "")
    measured = converted or result.call.name in _OF_DATA or _MEASURED.search(question) is not None
    return result.approximation if is_fraction and measured and not _QUOTIENT.search(question) else ""


def _of_long_fraction(result: ToolResult) -> str:
    """Six digits of a fraction that says little as it is; "" for others, and where a fraction was asked for."""
    if not _LONG_FRACTION.fullmatch(result.value) or result.call.name in _WRITING_FRACTIONS:
        return ""
    above, below = map(Decimal, result.value.split("/"))
    return str(Context(prec=6).divide(above, below)).replace("E", "e")
