"""Which is larger, what is second, what is nearest, put in order; answered in the question's own words."""

from collections.abc import Callable
from fractions import Fraction
from random import Random

from finetune.problems.chat import filled
from finetune.problems.formal.asking import ASK, COMPOSED, IS, Asked, told
from finetune.problems.formal.story import Story
from finetune.problems.formal.writing import decimal
from finetune.problems.phrases import lines, phrased
from finetune.problems.problem import Problem

_RANKS = ("", "second ", "third ", "fourth ", "fifth ", "sixth ", "seventh ", "eighth ", "ninth ", "tenth ")
_LARGEST = "(biggest|largest|greatest|highest)"
_SMALLEST = "(smallest|lowest|least)"
_RANKED = """what is the {rank}{most} (value|number|one|) (in|of|from|among) {list}
    (find|give me|tell me|which is) the {rank}{most} (value|number) (in|of|among|from) {list}
    {rank}{most} of {list}
    which (number|one) is [the] {rank}{most}: {list}"""
_RANKED_OPTIONS = """which is the {rank}{most} (value|number|one)? {options}
    (what|which one) is the {rank}{most} (value|one|)? {options}"""
_CLOSEST = """what is the (nearest|closest) [number|value|one] to {target} (in|from|among|of|out of) {list}
    which (number|one|value|) (of|in|from|among) {list} is (closest|nearest) to {target}
    (find|tell me) the (number|value) (closest|nearest) to {target} in {list}"""
_CLOSEST_OPTIONS = (
    "which is the (nearest|closest) to {target}? {options}\nwhich (one|) is (nearest|closest) to {target}? {options}"
)
_SORT = """(sort|put|order|arrange|rank|list) {list} (in|into) {order} [order]
    (sort|order|arrange|put in order) {list}{from}
    {list} in {order} order
    can you (sort|order|arrange) {list}{from}"""
_LABELS = "abcdefghij"
_UP = "(increasing|ascending|increasing|rising)"
_DOWN = "(decreasing|descending|decreasing|falling)"
_UPWARDS = " from (smallest to largest|low to high|least to greatest)"
_DOWNWARDS = " from (largest to smallest|high to low|biggest to smallest)"
_BIGGER = """which is (bigger|greater|larger|higher|more): {a} or {b}
    which is (bigger|greater|larger|more), {a} or {b}
    which (number|one|) is (bigger|larger|greater) {a} or {b}
    (what is|what's) (bigger|larger|more|greater) {a} or {b}
    is {a} or {b} (bigger|greater|larger|more)
    {a} or {b} which is (bigger|greater|larger|more)
    the (bigger|larger|greater) of {a} and {b}"""
_LESS = """which is (smaller|less|lower): {a} or {b}
    which is (smaller|less|lower), {a} or {b}
    which (number|one|) is (smaller|lower|less) {a} or {b}
    (what is|what's) (smaller|less|lower) {a} or {b}
    is {a} or {b} smaller
    the (smaller|lesser) of {a} and {b}"""
_STATEMENTS: dict[str, tuple[str, Callable[[Fraction, Fraction], bool]]] = {
    ">": ("{is} {a} (bigger than|greater than|larger than|more than|>) {b}", lambda a, b: a > b),
    "<": ("{is} {a} (smaller than|less than|lower than|<) {b}", lambda a, b: a < b),
    ">=": ("{is} {a} (at least as big as|greater than or equal to|at least|>=|no less than|not smaller than) {b}", lambda a, b: a >= b),
    "<=": ("{is} {a} (at most as big as|less than or equal to|at most|<=|no more than|not bigger than) {b}", lambda a, b: a <= b),
    "=": (
        """(is|are) {a} and {b} (equal|the same)
        (does|is) {a} = {b}
        {is} {a} (equal to|the same as) {b}
        are {a} and {b} equal
        do {a} and {b} have the same value""",
        lambda a, b: a == b,
    ),
    "!=": (
        """are {a} and {b} (unequal|different|non-equal|not equal|nonequal)
        do {a} and {b} have different values
        {is} {a} (not equal to|different from) {b}
        is {a} != {b}""",
        lambda a, b: a != b,
    ),
}  # fmt: skip


def ranked(rng: Random, stage: int) -> Problem:
    """The largest, the third smallest."""
    board = _Board(rng, stage)
    rank = rng.randrange(min(board.count, len(_RANKS))) if rng.random() < 0.7 else 0
    down = rng.random() < 0.5
    ordered = sorted(board.values, reverse=down)
    tool, most = ("largest", _LARGEST) if down else ("smallest", _SMALLEST)
    place = f", {rank + 1}" if rank else ""
    template = rng.choice(lines(_RANKED_OPTIONS if board.options else _RANKED))
    template = template.replace("{rank}", _RANKS[rank]).replace("{most}", most)
    return board.problem(template, f"{tool}({board.table}{place})", board.label(ordered[rank]), "ranked")


def closest(rng: Random, stage: int) -> Problem:
    """The one nearest to a number."""
    board = _Board(rng, stage)
    target = _value(rng)
    if len({abs(value - target) for value in board.values}) < board.count:
        raise ValueError("two are as near")
    found = min(board.values, key=lambda value: abs(value - target))
    said = board.said(target)
    template = rng.choice(lines(_CLOSEST_OPTIONS if board.options else _CLOSEST)).replace("{target}", said)
    return board.problem(template, f"closest({board.table}, {said})", board.label(found), "closest")


def sorting(rng: Random, stage: int) -> Problem:
    """All in order."""
    board = _Board(rng, stage, options=False)
    down = rng.random() < 0.5
    template = rng.choice(lines(_SORT))
    unsaid = "{from}" in template and rng.random() < 0.4
    spoken = "" if unsaid else _DOWNWARDS if down else _UPWARDS
    template = template.replace("{order}", _DOWN if down else _UP).replace("{from}", spoken)
    down = down and not unsaid
    final = ", ".join(board.label(value) for value in sorted(board.values, reverse=down))
    return board.problem(template, f"sort({board.table}{', down' if down else ''})", final, "sorting")


def pairs(rng: Random, stage: int) -> Problem:
    """Which of two is larger, and whether a statement about two is true."""
    board = _Board(rng, stage, options=False, count=2)
    (a, b), (said_a, said_b) = board.values, board.texts
    if rng.random() < 0.5:
        bigger = rng.random() < 0.5
        template = rng.choice(lines(_BIGGER if bigger else _LESS))
        tool, final = ("largest", max(a, b)) if bigger else ("smallest", min(a, b))
        return board.problem(template, f"{tool}([{said_a}, {said_b}])", board.label(final), "pairs")
    sign = rng.choice(tuple(_STATEMENTS))
    phrases, holds = _STATEMENTS[sign]
    template, program = rng.choice(lines(phrases)), f"compare({said_a} {sign} {said_b})"
    return board.problem(template, program, str(holds(a, b)), "statements")


class _Board:
    """Different values with the texts that stand for them, as a list or as lettered options."""

    def __init__(self, rng: Random, stage: int, *, options: bool | None = None, count: int = 0) -> None:
        self._rng = rng
        self._stage = stage
        self._story = Story(rng)
        self.count = count or rng.choice((3, 3, 4, 4, 5, 5, 6, 7, 8, 9)[: 6 + 2 * stage])
        self.options = rng.random() < 0.45 if options is None else options
        self.values = self._drawn()
        composed = rng.random() < COMPOSED[stage]
        self.texts = [
            self._story.stand_in(value)
            if composed and rng.random() < 0.4 and len(self._story.sentences) < 6
            else _typed(value, rng)
            for value in self.values
        ]

    def _drawn(self) -> list[Fraction]:
        values: list[Fraction] = []
        while len(values) < self.count:
            if (value := _value(self._rng)) not in values:
                values.append(value)
        return values

    def said(self, value: Fraction) -> str:
        """A text for another value."""
        composed = bool(self._story.sentences) and self._rng.random() < 0.3
        return self._story.stand_in(value) if composed else _typed(value, self._rng)

    def label(self, value: Fraction) -> str:
        """How the answer names it."""
        index = self.values.index(value)
        return _LABELS[index] if self.options else self.texts[index]

    @property
    def table(self) -> str:
        """As the argument of a tool."""
        if self.options:
            return "{" + ", ".join(f"{label}: {text}" for label, text in zip(_LABELS, self.texts, strict=False)) + "}"
        return f"[{', '.join(self.texts)}]"

    def problem(self, template: str, program: str, final: str, family: str) -> Problem:
        """The question asked."""
        question = phrased(template.replace("{ask}", ASK).replace("{is}", IS), self._rng)
        question = filled(question, options=self._options(), list=self._list(), a=self.texts[0], b=self.texts[1])
        mark = "?" if self._story.clean and not self.options else ""
        return told(Asked(question + mark, program, final, family), self._story, self._stage)

    def _options(self) -> str:
        return "  ".join(f"({label}) {text}" for label, text in zip(_LABELS, self.texts, strict=False))

    def _list(self) -> str:
        joint = self._rng.choice((", ", ", ", " and ", ", and ")) if not self._story.clean else ", "
        return ", ".join(self.texts[:-1]) + joint + self.texts[-1] if self.count > 2 else ", ".join(self.texts)


def _value(rng: Random) -> Fraction:
    draw = rng.random()
    if draw < 0.5:
        return Fraction(rng.randint(-rng.choice((5, 30, 5000)), rng.choice((5, 30, 5000))))
    if draw < 0.75:
        return Fraction(rng.randint(-999, 999), rng.choice((10, 10, 100, 1000)))
    return Fraction(rng.randint(-60, 60), rng.randint(2, rng.choice((9, 60, 999))))


def _typed(value: Fraction, rng: Random) -> str:
    ends = all(prime in (2, 5) for prime in _primes_of(value.denominator))
    return decimal(value) if ends and (value.denominator > 20 or rng.random() < 0.7) else str(value)


def _primes_of(number: int) -> set[int]:
    found, divisor = set(), 2
    while number > 1:
        if number % divisor == 0:
            found.add(divisor)
            number //= divisor
        else:
            divisor += 1
    return found
