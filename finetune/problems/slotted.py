"""A problem as an expert sees it: the sketch of its question, and its program with slots where the question's spans are.

Families write questions and programs in plain text. Here the program's formulas and numbers are found again among the
spans of the question; a problem where that is not possible in exactly one way is no lesson, and is left out.
"""

import re
from collections import Counter
from dataclasses import dataclass

from engine.errors import ExpressionError
from engine.reading.sketch import SLOT, Sketch, sketch
from engine.tools.terms.nodes import Node
from engine.tools.terms.splitting import split
from engine.tools.terms.syntax import parse
from finetune.problems.problem import Problem

SHORTEST_FORMULA = 3
LARGEST_SMALL = 16
LARGEST_LITERAL = 12  # numbers that are no span of the question: "a dozen", the 2 of a square
_LITERAL = re.compile(r"(?<![\w.<])\d+(?:\.\d+)?(?![\w.>])")
_USUAL_LITERALS = frozenset("13 16 52 20 24 26 30 36 45 60 90 100 180 360 365 1000 10000 100000 1000000".split())
_MEANT = frozenset("epqrftdbw")  # formulas, times and the like, which nobody mentions in passing
_QUOTED = re.compile(r'"([^"]*)"')
_COEFFICIENT = re.compile(r"(?<!\^)\d")
_TABLE = re.compile(r"\{[^}]*\}")
_RELATION = re.compile(r"([^<>=!]+) (<=|>=|!=|<|>|=) ([^<>=!]+)")
_DIGITS = r"\d+(?:\.\d+)?(?![\w.>])"
_NUMBER = re.compile(rf"(?<![a-z])\(-{_DIGITS}\)|(?:^|(?<=\())-{_DIGITS}(?! ?(?:\*\*|\^))|(?<![\w.<]){_DIGITS}")
# in these k names itself, as the index of a sum or a list, and as the number of what is counted or added up
_INDEXED = re.compile(
    r"\b(?:summation|binomial_chance|poisson_chance|geometric_chance|exponential_chance|uniform_chance|committees|terms"
    r"|terms_needed|roll_chance|mixed_trials|fitting|count_fitting|count_made|two_dice)\("
)
_OWN_UNKNOWN = re.compile(r"\bsolve\(.*, x\)|\b(?:expand|(?:highest|lowest)(?:_at)?)\(.*x")
_OF_ROOTS = re.compile(r"\bof_roots\(")
_CALL = re.compile(r"^((?:[A-Za-z]\w*(?:\([a-z]\))? = )?[a-z_]+)\((.*)\)$")


@dataclass(frozen=True, slots=True)
class Lesson:
    """What an expert reads and what it should write."""

    prompt: str
    completion: str
    family: str


def lesson(problem: Problem, *, in_order: bool = False) -> Lesson | None:
    """The problem with slots; None if its program holds what the question does not say, or says in two ways.

    With `in_order` equal numbers are taken in the order in which the question says them, which is most often right.
    """
    seen = sketch(problem.question)
    lines = [_line(line, seen, problem.constants or ()) for line in problem.program.splitlines()]
    if not all(lines):
        return None
    program = re.sub(r" ?([*/]) ?", r"\1", "\n".join(filter(None, lines)))
    program = _one_slot_each(program, seen) if in_order else program
    is_clear = _is_clear(program, seen, problem.constants, in_order=in_order)
    return Lesson(seen.prompt, program, problem.family) if is_clear else None


def _one_slot_each(program: str, seen: Sketch) -> str:
    """Where a program holds one slot as often as the question says its number, the slots of the equal numbers in order."""
    for value in set(seen.slots.values()):
        equal = [slot for slot, written in seen.slots.items() if slot[1] == "n" and written == value]
        if len(equal) > 1 and program.count(equal[0]) == len(equal):
            pieces = program.split(equal[0])
            program = pieces[0] + "".join(map("".join, zip(equal, pieces[1:], strict=True)))
    return program


def _line(line: str, seen: Sketch, constants: tuple[str, ...]) -> str | None:
    match = _CALL.fullmatch(line)
    if match is None:
        return None
    arguments = list(split(match[2]))
    listed = next(
        (slot for slot, written in seen.slots.items() if _same_text(written, f"[{','.join(arguments)}]")), None
    )
    head = _head(match[1], seen)
    return f"{head}({listed or ', '.join(_argument(argument, seen, constants) for argument in arguments)})"


def _head(head: str, seen: Sketch) -> str:
    """`w(t) = diff` as `<c1> = diff`: the letters are inside of a span, where an expert does not see them."""
    target, equals, tool = head.rpartition(" = ")
    slot = next((slot for slot, written in seen.slots.items() if slot[1] == "c" and written == target), target)
    return f"{slot}{equals}{tool}"


def _argument(text: str, seen: Sketch, constants: tuple[str, ...]) -> str:
    """The slot that stands for the whole argument, else the argument with slots for what it is made of."""
    if text not in constants and (found := _whole(text, seen)):
        return found
    if text.startswith("["):
        return f"[{', '.join(_argument(item, seen, constants) for item in split(text[1:-1]))}]"
    if text.startswith("{"):
        return "{" + ", ".join(_entry(item, seen) for item in split(text[1:-1])) + "}"
    if sides := _RELATION.fullmatch(text):
        return f"{_argument(sides[1], seen, constants)} {sides[2]} {_argument(sides[3], seen, constants)}"
    return _pieces(text, seen, constants)


def _entry(item: str, seen: Sketch) -> str:
    """`k: 2` as `k: <n1>`, where the question says `<n1> k`."""
    label, _, value = item.partition(": ")
    slots = (slot for slot, written in seen.slots.items() if written == value and f"{slot} {label} " in f"{seen.text} ")
    return f"{label}: {next(slots, value)}"


def _whole(text: str, seen: Sketch) -> str | None:
    for slot, written in seen.slots.items():
        if _same_text(text, written):
            return slot
    tree = _tree(text)
    for slot, written in seen.slots.items():
        if tree is not None and slot[1] in "epqrcf" and tree == _tree(written):
            return slot
    return None


def _pieces(text: str, seen: Sketch, constants: tuple[str, ...]) -> str:
    """Longer spans first, so that no number inside a formula is taken for another one.

    In `70 - 9 - 8` no slot stands for a span `9 - 8`: filled, it would be `70 - (9 - 8)`.
    """
    for slot, written in sorted(seen.slots.items(), key=lambda pair: -len(pair[1])):
        if slot[1] in "epc" or (slot[1] == "n" and "/" in written):
            slotted = _replaced(text, written, slot)
            text = slotted if _tree(seen.fill(slotted)) == _tree(seen.fill(text)) else text

    def slot_of(number: str) -> str | None:
        fitting = (slot for slot, written in seen.slots.items() if slot[1] == "n" and _same_number(number, written))
        return next(fitting, None)

    def numbered(match: re.Match[str]) -> str:
        digits = match[0].strip("(-)")
        if digits in constants:
            return match[0]
        return slot_of(match[0]) or match[0].replace(digits, slot_of(digits) or digits)

    return _NUMBER.sub(numbered, text)


def _replaced(text: str, written: str, slot: str) -> str:
    """The text with a span, and the brackets about it that are no function's, replaced by its slot."""
    if len(written) < SHORTEST_FORMULA:
        return text
    bracketed = re.sub(rf"(?<![a-z])\({re.escape(written)}\)", slot, text)
    return bracketed.replace(written, slot)


def _is_clear(program: str, seen: Sketch, constants: tuple[str, ...] | None, *, in_order: bool) -> bool:
    """True if no number is left that the question must have said, and no two slots could be taken for each other."""
    if _copies(program, seen, constants or ()):
        return False
    if not _letters(program, seen) <= set(re.findall(r"[A-Za-z]+", SLOT.sub(" ", seen.text))):
        return False
    return in_order or _is_unambiguous(program, seen, twice=constants is not None)


def _copies(program: str, seen: Sketch, constants: tuple[str, ...]) -> bool:
    """True if a number stands in the program that the question must have said."""
    plain = SLOT.sub(" ", program)
    literals = _LITERAL.findall(_QUOTED.sub(" ", plain))
    if any(literal not in _USUAL_LITERALS and float(literal) > LARGEST_LITERAL for literal in literals):
        return True
    if any(_COEFFICIENT.search(quoted) for quoted in _QUOTED.findall(plain)):
        return True
    return _is_in_list(literals, program, seen, constants)


def _is_unambiguous(program: str, seen: Sketch, *, twice: bool) -> bool:
    """True if each slot says which of the question's values it is; `twice`: a small one may be meant in two places."""
    for slot, written in seen.slots.items():
        if slot not in program and (slot[1] in _MEANT or (slot[1] == "n" and "/" in written)):
            return False
        if program.count(slot) > 1 and _is_small(written) and not twice:
            return False
    labels = " ".join(_TABLE.findall(program))  # in a table a label tells equal numbers apart
    values = (w for slot, w in seen.slots.items() if (slot in program or slot[1] == "n") and slot not in labels)
    return all(count == 1 for count in Counter(values).values())


def _is_in_list(literals: list[str], program: str, seen: Sketch, constants: tuple[str, ...]) -> bool:
    """True if the program has a number that the question says inside a list which it does not use: it would be a copy."""
    lists = (written for slot, written in seen.slots.items() if slot[1] == "l" and slot not in program)
    listed = {item for written in lists for item in split(written[1:-1])}
    return any(literal in listed and literal not in constants for literal in literals)


def _is_small(written: str) -> bool:
    """A number that a program may also hold for another reason, as the 3 of "cubed"."""
    return written.isdecimal() and int(written) <= LARGEST_SMALL


def _letters(program: str, seen: Sketch) -> set[str]:
    """The letters that a program uses without having named them itself; the question must show them."""
    bare = SLOT.sub(" ", re.sub(r'"[^"]*"|(?<=[{,]) ?[a-z](?=:)', " ", program))
    named = set(re.findall(r"^([A-Z]) = ", bare, re.MULTILINE))
    bound = {"k"} if _INDEXED.search(bare) and "<q" not in program else set()
    if "two_dice(" in bare:
        bound |= {"a", "b"}  # the dice, which nobody names
    if _OWN_UNKNOWN.search(bare) and not any("x" in written for written in seen.slots.values()):
        bound |= {"x"}  # what the question calls a number has no name but this
    if _OF_ROOTS.search(bare):
        bound |= {"a", "b"}  # nor have roots whose sum is asked for
    return set(re.findall(r"(?<![A-Za-z_])[A-Za-z](?![A-Za-z_])", bare)) - named - bound


def _tree(text: str) -> Node | None:
    try:
        return parse(text)
    except ExpressionError:
        return None


def _same_text(one: str, other: str) -> bool:
    return one.replace(" ", "") == other.replace(" ", "")


def _same_number(one: str, other: str) -> bool:
    return one.strip("()") == other.replace(",", "").replace(" ", "")
