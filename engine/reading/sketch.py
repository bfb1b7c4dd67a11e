"""The sketch of a question: its words, with the mathematics in it replaced by numbered slots, `gcd of <n1> and <n2>`.

An expert reads the sketch and writes a program with the same slots, `gcd(<n1>, <n2>)`; the slots are then filled with
what the question says, digit for digit. So an expert learns what words ask for, not to copy digits, however long they
are, and a number that the question does not hold cannot come from nowhere.

Method: coarse-to-fine decoding (Dong and Lapata 2018) and number mapping (Wang et al. 2017, "Deep neural solver for
math word problems").
"""

import re
from collections import Counter
from dataclasses import dataclass
from functools import lru_cache

from engine.errors import ExpressionError, ToolCallError
from engine.reading import calculus_signs
from engine.reading.cases import in_line
from engine.reading.decimals import DIGITS
from engine.reading.formulas import NO_FORMULA
from engine.reading.greek import LETTERS
from engine.reading.kinds import Kind
from engine.reading.latex_words import without_marks
from engine.reading.left_in_pi import without_pi
from engine.reading.matrices import from_latex
from engine.reading.money import PRICE, in_one_currency
from engine.reading.prompts import clean
from engine.reading.rates import with_per
from engine.reading.roman_numerals import all_roman
from engine.reading.shorthand import written_out
from engine.reading.spans import find_spans
from engine.reading.typed import in_usual_signs
from engine.tools.terms import latex_input, leibniz

MOST_SLOTS = 16  # of one kind; what comes after stays text
# a line that begins with a slot: in tokens a slot takes in the space before it, the line's end too
_HEAD = re.compile(r"\)\s*(?=<c[1-9]\d?> = )")
SLOT = re.compile(r"<([a-z])([1-9]\d?)>")
_LATEX = re.compile(r"\$\$(.+?)\$\$|\$([^$]+?)\$|\\\((.+?)\\\)|\\\[(.+?)\\\]", re.DOTALL)
_RAISED = re.compile(r"(?<=[\w)\]]) ?\^ ?\{([^{}]+)\}")
_DERIVATIVE = re.compile(rf"(?<!\w)(d[a-z]?/d)([a-z{LETTERS}])(?![a-z])")
_SHORT_FORMS = {"n-th": "nth", "w/": "with", "w/o": "without", "b/c": "because"}
_SHOUTED = re.compile(r"[A-Z]{2,} | [A-Z]{2,}")  # `P(Z > 1)` is not
_SQUARED = re.compile(r"^(km|cm|mm|m|ft|in|mi|yd)([23])$")
_NATURAL = re.compile(DIGITS)
_BINDS = frozenset("*/^%")
_UNIT = r"(?:km|cm|mm|m|ft|in|mi|yd)\^?[23](?![\w(^])"  # its number is no part of the words
_TOKEN = re.compile(rf"->|(?<!\w)(?:{_UNIT}|{NO_FORMULA.pattern})|[^\W\d_]+(?:'[a-z]+)?|\d|[^\w\s]|_")


@dataclass(frozen=True, slots=True)
class Sketch:
    """The text with slots, and what each slot stands for."""

    text: str
    slots: dict[str, str]

    @property
    def prompt(self) -> str:
        """The text that an expert continues with a program."""
        return self.text + "\n"

    def fill(self, program: str) -> str:
        """The program with its slots filled. Raises ToolCallError for a slot that the question does not have."""
        lines = _HEAD.sub(")\n", program).replace("><", "> <")  # two numbers side by side are not one
        return SLOT.sub(lambda match: self._filled(lines, match), lines)

    def _filled(self, program: str, match: re.Match[str]) -> str:
        if match[0] not in self.slots:
            raise ToolCallError(f"the question has no {match[0]}")
        written = self.slots[match[0]]
        return f"({written})" if _needs_brackets(written, program, match) else written


@lru_cache(maxsize=64)  # gate, expert and reader read the same question
def sketch(question: str) -> Sketch:
    """The sketch of a question as it was typed."""
    typed = leibniz.usual(without_marks(in_line(question)))
    plain = clean(_without_latex(calculus_signs.in_words(written_out(from_latex(typed)))))
    text = leibniz.usual(in_one_currency(in_usual_signs(without_pi(plain))))
    text = text.lower() if text.isupper() and _SHOUTED.search(text) and not all_roman(text) else text
    pieces: list[str] = []
    slots: dict[str, str] = {}
    counts: Counter[Kind] = Counter()
    end, before = 0, ""
    for span in find_spans(text):
        if counts[span.kind] == MOST_SLOTS:
            continue
        counts[span.kind] += 1
        slot = f"<{span.kind.value}{counts[span.kind]}>"
        slots[slot] = span.text
        pieces += [_between(text[end : span.start], before), slot]
        end, before = span.end, span.kind
    pieces.append(_between(text[end:], before))
    return Sketch(" ".join(" ".join(pieces).split()), slots)


def expert_prompt(question: str) -> str:
    """The text that an expert continues with a program."""
    return sketch(question).prompt


def _without_latex(question: str) -> str:
    """LaTeX formulas in the text as plain ones, `x^{2}` without any other sign of LaTeX too; what cannot be read stays."""
    if "\\" not in question and not ("$" in question and not PRICE.search(question)):
        return _RAISED.sub(r"^(\1)", question)
    found = _LATEX.sub(lambda match: f" {_plain(next(filter(None, match.groups())))} ", question)
    return _plain(found) if "\\" in found else found


def _plain(formula: str) -> str:
    try:
        return latex_input.plain(formula)
    except ExpressionError:
        return formula


def _between(text: str, before: str) -> str:
    """The words after a slot of a kind; after a number a slash is a "per"."""
    return _words(with_per(text) if before == Kind.NUMBER else text)


def _words(text: str) -> str:
    """Words in lower case, single letters as they are, every other sign apart; `<` never looks like a slot."""
    return " ".join(map(_word, _TOKEN.findall(_DERIVATIVE.sub(r"\1 \2", text))))


def _word(token: str) -> str:
    """The token as experts read it: short forms in full, `m2` as `m^2`."""
    lower = token.lower() if len(token) > 1 else token
    return _SHORT_FORMS.get(lower) or _SQUARED.sub(r"\1^\2", lower)


def _needs_brackets(written: str, program: str, match: re.Match[str]) -> bool:
    """True if signs beside the slot would tear apart what stands in it."""
    if _NATURAL.fullmatch(written) or written[0] in '[{"':
        return False
    before = program[: match.start()].rstrip()[-1:]
    after = program[match.end() :].lstrip()[:1]
    if before.isalpha():  # `abs<p1>`
        return True
    return (before in _BINDS | {"-"} and bool(before)) or (after in _BINDS and bool(after))
