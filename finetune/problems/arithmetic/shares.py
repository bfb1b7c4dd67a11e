"""Percentages, and parts and multiples with names of their own: "15% of 80", "half of 30", "double 7", "2/3 of 12"."""

from random import Random

from finetune.problems.arithmetic.asking import OF_COMMANDS, OF_PHRASES, OF_QUESTIONS, problem
from finetune.problems.chat import filled
from finetune.problems.expressions import Expression, Number, Operation
from finetune.problems.numbers import any_number, decimal_text, written_number
from finetune.problems.problem import Problem

HUNDRED = Number("100")
PERCENT_SIGNS = ("%", "%", "%", " %", " percent", " percent", " per cent", " pct")
OF = (
    "{p} of {a}",
    "{p} of {a}",
    "{p} of {a}",
    "{p} from {a}",
    "{p} times {a}",
    "{p} tip on {a}",
    "{p} tax on {a}",
    "{p} interest on {a}",
)
CHANGES = {
    "+": ("increase {a} by {p}", "raise {a} by {p}", "add {p} to {a}", "grow {a} by {p}"),
    "-": ("decrease {a} by {p}", "reduce {a} by {p}", "lower {a} by {p}", "discount {a} by {p}", "cut {a} by {p}"),
}
CHANGED = {
    "+": (
        "{a} increased by {p}",
        "{a} with {p} added",
        "{a} plus {p} tax",
        "{a} plus a {p} tip",
        "{a} with {p} tax",
        "{p} more than {a}",
    ),
    "-": (
        "{a} decreased by {p}",
        "{a} with {p} off",
        "{p} off {a}",
        "{p} off of {a}",
        "{p} less than {a}",
        "{a} minus {p} discount",
    ),
}
SHARE_OF = (
    "what percent of {a} is {b}", "what percentage of {a} is {b}", "{b} is what percent of {a}", "{b} is what % of {a}",
    "{b} as a percentage of {a}", "{b} out of {a} in percent", "{b} out of {a} as a percentage", "{b} of {a} in %",
    "how many percent of {a} is {b}", "{b} is how many percent of {a}", "the percentage of {b} out of {a}",
    "got {b} out of {a} what percent is that",
)  # fmt: skip
PARTS = {
    2: ("half of {a}", "half of {a}", "half {a}", "one half of {a}", "the half of {a}", "a half of {a}"),
    3: ("a third of {a}", "one third of {a}"),
    4: ("a quarter of {a}", "one quarter of {a}", "a fourth of {a}", "one fourth of {a}"),
    5: ("a fifth of {a}", "one fifth of {a}"),
    8: ("an eighth of {a}", "one eighth of {a}"),
    10: ("a tenth of {a}", "one tenth of {a}"),
}
MULTIPLES = {
    2: (
        "double {a}",
        "double {a}",
        "twice {a}",
        "the double of {a}",
        "two times {a}",
        "{a} doubled",
        "2 times as much as {a}",
    ),
    3: ("triple {a}", "three times {a}", "thrice {a}", "the triple of {a}", "{a} tripled", "3 times as much as {a}"),
    4: ("quadruple {a}", "four times {a}", "{a} quadrupled"),
}
FRACTION_WORDS = {
    "2/3": "two thirds",
    "3/4": "three quarters",
    "2/5": "two fifths",
    "3/5": "three fifths",
    "5/8": "five eighths",
}


def percents(rng: Random, stage: int) -> Problem:
    """A percentage of something, a change by one, or the share that one number is of another."""
    return rng.choices((_percent_of, _changed, _share), (3, 1, 1))[0](rng, stage)


def _percent_of(rng: Random, stage: int) -> Problem:
    (amount, said_amount), (percent, said_percent) = _amount(rng, stage), _percent(rng, stage)
    phrase = filled(rng.choice(OF), p=said_percent, a=said_amount)
    return problem(phrase, _product(_over_hundred(percent), amount), rng, stage, "percents")


def _changed(rng: Random, stage: int) -> Problem:
    (amount, said_amount), (percent, said_percent) = _amount(rng, stage), _percent(rng, stage)
    sign, command = rng.choice("+-"), rng.random() < 0.5
    phrases, ways = (CHANGES[sign], OF_COMMANDS) if command else (CHANGED[sign], OF_PHRASES)
    phrase = filled(rng.choice(phrases), p=said_percent, a=said_amount)
    factor = Operation(sign, Number("1"), _over_hundred(percent))
    return problem(phrase, _product(amount, factor), rng, stage, "percents", ways)


def _share(rng: Random, stage: int) -> Problem:
    amount, part = (any_number(rng, min(stage, 1), positive=True) for _ in range(2))
    phrase = filled(rng.choice(SHARE_OF), a=written_number(amount, rng, 0), b=written_number(part, rng, 0))
    return problem(phrase, _product(Operation("/", part, amount), HUNDRED), rng, stage, "percents", OF_QUESTIONS)


def parts(rng: Random, stage: int) -> Problem:
    """Half of, twice, two thirds of."""
    amount = any_number(rng, stage, positive=True)
    said = written_number(amount, rng)
    draw = rng.random()
    if draw < 0.4:
        part = rng.choice((2, 2, 2, *PARTS))
        return problem(
            filled(rng.choice(PARTS[part]), a=said), Operation("/", amount, Number(str(part))), rng, stage, "parts"
        )
    if draw < 0.75:
        times = rng.choice((2, 2, *MULTIPLES))
        return problem(
            filled(rng.choice(MULTIPLES[times]), a=said), _product(Number(str(times)), amount), rng, stage, "parts"
        )
    fraction, words = rng.choice(tuple(FRACTION_WORDS.items()))
    if rng.random() < 0.5:
        words = fraction = f"{rng.randint(1, 9)}/{rng.randint(2, 12)}"
    top, bottom = fraction.split("/")
    return problem(
        f"{words} of {said}", _product(Operation("/", Number(top), Number(bottom)), amount), rng, stage, "parts"
    )


def _amount(rng: Random, stage: int) -> tuple[Number, str]:
    """A number and how it is typed, at times as money."""
    amount = any_number(rng, stage, positive=True)
    currency = "$" if stage and rng.random() < 0.2 else ""
    return amount, currency + written_number(amount, rng, 0)


def _percent(rng: Random, stage: int) -> tuple[Number, str]:
    """A percentage's number and how it is typed."""
    whole = rng.choice((5, 10, 15, 20, 25, 50, 75, rng.randint(1, 100), rng.randint(1, 100), rng.randint(1, 250)))
    percent = Number(decimal_text(rng, 0) if stage > 1 and rng.random() < 0.15 else str(whole))
    return percent, written_number(percent, rng, 0.1) + rng.choice(PERCENT_SIGNS)


def _over_hundred(percent: Number) -> Expression:
    return Operation("/", percent, HUNDRED)


def _product(left: Expression, right: Expression) -> Expression:
    return Operation("*", left, right)
