"""The exact route: a message that already is an expression, an equation, LaTeX, amounts or times becomes a tool call.

No model is asked. Around it may stand a leading verb and politeness, nothing more: what needs a sentence to be
understood is the gate's.
"""

import re
from collections.abc import Sequence

from engine.errors import ExpressionError
from engine.messages import ToolCall
from engine.reading import calculus_signs, differential, distributions, events, moments, rolls, tabled_chances
from engine.reading.amounts import recognise_amounts
from engine.reading.cases import in_line
from engine.reading.clocked import recognise_times
from engine.reading.courtesy import CALCULATE, without_courtesy, without_end
from engine.reading.degrees import in_radians
from engine.reading.greek import LETTERS
from engine.reading.money import without_currency
from engine.reading.roman_numerals import in_digits
from engine.reading.shorthand import written_out
from engine.reading.typed import in_base_ten, in_one_piece, with_zeros
from engine.reading.unit_questions import recognise_unit_question
from engine.reading.vectored import recognise_vectors
from engine.tools.terms import latex_input, leibniz
from engine.tools.terms.nodes import Binary, Call, Name, Negation, Node, Number, Relation
from engine.tools.terms.sides import one_side
from engine.tools.terms.splitting import chained
from engine.tools.terms.syntax import parse
from engine.tools.terms.tokens import CONSTANTS, FUNCTIONS
from engine.tools.terms.trees import walk

_LEAD = re.compile(
    rf"(?:(?P<calculate>{CALCULATE})"
    r"|(?P<solve>solve)(?:\s+(?:the|this)\s+system(?:\s+of\s+equations)?(?![A-Za-z]))?(?:\s+for\s+(?P<unknown>[A-Za-z])(?![A-Za-z])(?:\s+(?:in|if|when|given))?)?"
    r"|(?P<simplify>simplify)|(?P<expand>expand|multiply out)|(?P<factor>factor(?:i[sz]e)?))"
    r"(?![A-Za-z])\s*[:,]?\s*",
    re.IGNORECASE,
)
_FOR = re.compile(r"[\s,]+(?:solve\s+)?(?:for|find)\s+(?P<unknown>[A-Za-z])$", re.IGNORECASE)
_DATE_OR_TELEPHONE = re.compile(r"\d{1,4}([-/.])\d{1,2}\1\d{2,4}|\+?\d+(-\d+){2,}")
_YEARS = re.compile(r"((?:1[5-9]|20)\d\d) ?- ?((?:1[5-9]|20)\d\d)|\d{3}0s")
_DERIVATIVE = re.compile(
    rf"(?<![A-Za-z])d[()^\d]*[a-z]?[()]* ?/ ?[()]*d[a-z{LETTERS}](?![a-z])"
)  # d/dx, dy/dx, ((d^(2))/(dx^(2)))
_CONGRUENCE = re.compile(r"(?P<equation>[^=]+=[^=]+?) modulo (?P<modulus>\d+)")
_OF_EVENT = re.compile(r"(?<![A-Za-z])P\([A-Z](?:[|∩∪∣' ][^()]*)?\) ?=")  # no function that is to be solved
_WORD = re.compile(r"[A-Za-z]{2,}")
_LONG_WORD = re.compile(r"(?<![\\A-Za-z])[A-Za-z]{3,}")
# two letters are taken for a product of unknowns, but not these
_TWO_LETTER_WORDS = frozenset(
    "am an as at be by cm do ft go ha he hi hr if in is it kg km lb me mg mi ml mm ms my no of ok on or oz pm rd so "
    "st th to uh um up us we ya yd yo".split()
)


def recognise(text: str) -> ToolCall | None:
    """The call for amounts, times, a chance, vectors or a formula, or None if the message is not plainly mathematics.

    Raises ExpressionError as `formula_call` does.
    """
    stated = (
        recognise_amounts,
        recognise_unit_question,
        recognise_times,
        distributions.stated_call,
        events.stated_call,
        moments.stated_call,
        rolls.stated_call,
        tabled_chances.stated_call,
        recognise_vectors,
        formula_call,
    )
    return next((call for read in stated if (call := read(text))), None)


def formula_call(text: str) -> ToolCall | None:
    """The call for an expression, an equation or LaTeX; None if the message is none.

    Raises ExpressionError, with the place, if the message is LaTeX that is broken or cannot be computed with.
    """
    tool, stated, unknown = _read(written_out(in_base_ten(in_one_piece(with_zeros(in_radians(in_line(text)))))))
    if _is_talk(text, stated):
        return None
    if call := _of_calculus(stated) or _of_remainders(stated):
        return call
    latex = latex_input.is_latex(stated)
    stated = leibniz.usual(latex_input.plain(stated).strip() if latex else stated)
    if call := differential.stated_call(stated, to_solve=tool == "solve"):
        return call
    if _DERIVATIVE.search(stated) or _has_short_words(stated):
        return None
    try:
        return _call(tool, _parts(stated), unknown)
    except ExpressionError:
        if latex:
            raise
        return None


def _of_calculus(stated: str) -> ToolCall | None:
    """The call for a sign of calculus and what it stands before; None if it is none, or cannot be read."""
    call = calculus_signs.stated_call(stated)
    if call is None or call.name == "diff":  # what it is a derivative of may go on in words
        return None
    try:
        arguments = tuple(
            latex_input.plain(argument).strip() if set(argument) & {"\\", "{"} else argument
            for argument in call.arguments
        )
        for argument in arguments:
            if argument not in calculus_signs.SIDES.values():
                parse(argument)
    except ExpressionError:
        return None
    return ToolCall(call.name, arguments)


def _of_remainders(stated: str) -> ToolCall | None:
    """The call for one equation of which only the remainders are to be equal, `3x = 1 modulo 7`, or for several."""
    pieces = _split(stated.strip("$ "))
    matches = [match for piece in pieces if (match := _CONGRUENCE.fullmatch(piece.strip("$ ")))]
    equations = [match["equation"] for match in matches]
    try:
        left = [node.left for node in map(parse, equations) if isinstance(node, Relation)]
    except ExpressionError:
        return None
    if not left or len(left) < len(pieces):
        return None
    if len(left) == 1:
        return ToolCall("congruence", (equations[0], matches[0]["modulus"]))
    of_one = isinstance(left[0], Name) and set(left) == {left[0]}
    moduli = ", ".join(match["modulus"] for match in matches)
    return ToolCall("chinese_remainder", (f"[{', '.join(equations)}]", f"[{moduli}]")) if of_one else None


def _is_talk(text: str, stated: str) -> bool:
    """True if nothing is stated, or a date or a telephone number, or formulas stand among words."""
    if (
        not stated
        or _DATE_OR_TELEPHONE.fullmatch(stated)
        or _OF_EVENT.search(stated)
        or _is_years(text.strip())
        or "$" in stated.strip("$")
    ):
        return True
    words = {word.lower() for word in _LONG_WORD.findall(stated)}
    return "\\" in stated and bool(words - FUNCTIONS - CONSTANTS - {"and"})


def _is_years(text: str) -> bool:
    """`1990s`, and `1998-2004`, which subtracts nothing."""
    match = _YEARS.fullmatch(text)
    return match is not None and (match[1] is None or match[1] < match[2])


def _read(text: str) -> tuple[str, str, str | None]:
    """The tool that the leading verb names ("" if there is none), what is stated, and the unknown that is asked for."""
    stated = without_courtesy(text)
    lead = _LEAD.match(stated)
    tool, unknown = "", None
    if lead:
        tool, unknown = lead.lastgroup or "", lead["unknown"]
        stated = stated[lead.end() :]
    tool = "solve" if unknown else tool
    if asked := _FOR.search(stated):
        tool, unknown, stated = "solve", asked["unknown"], stated[: asked.start()]
    return tool, in_digits(without_currency(without_end(stated))), unknown


def _has_short_words(stated: str) -> bool:
    """True if there are words that belong to no expression."""
    words = {word.lower() for word in _WORD.findall(stated)} - FUNCTIONS - CONSTANTS - {"and"}
    return bool(words & _TWO_LETTER_WORDS)


def _parts(stated: str) -> list[tuple[str, Node]]:
    """The one expression or relation, or the relations of a system, each with its text."""
    try:
        return [(stated, parse(stated))]
    except ExpressionError:
        pieces = [link for piece in _split(stated) for link in chained(piece)]
        if len(pieces) == 1:
            raise
        return [(piece, parse(piece)) for piece in pieces]


def _split(stated: str) -> list[str]:
    """At commas, semicolons, line ends and `and`, outside of brackets."""
    pieces, depth = [""], 0
    for token in re.split(r"([,;\n()\[\]]|\band\b)", stated):
        depth += token in ("(", "[")
        depth -= token in (")", "]")
        if depth == 0 and token in (",", ";", "\n", "and"):
            pieces.append("")
        else:
            pieces[-1] += token
    return [piece.strip() for piece in pieces if piece.strip()]


def _call(tool: str, parts: Sequence[tuple[str, Node]], unknown: str | None) -> ToolCall | None:
    nodes = [node for _, node in parts]
    texts = tuple(text for text, _ in parts)
    if tool in ("simplify", "expand", "factor") and len(texts) == 1 and one_side(texts[0]) != texts[0]:
        return ToolCall(tool, texts)
    if all(isinstance(node, Relation) for node in nodes):
        return ToolCall("solve", (*texts, unknown) if unknown else texts)
    if isinstance(nodes[0], Relation) and all(isinstance(node, Relation | Name) for node in nodes):
        return ToolCall("solve", texts)
    if len(nodes) > 1 or not (_computes(nodes[0]) or (tool == "factor" and isinstance(nodes[0], Number))):
        return None
    return _of_expression(tool, texts[0], nodes[0], unknown)


def _of_expression(tool: str, text: str, node: Node, unknown: str | None) -> ToolCall:
    if unknown:
        return ToolCall("solve", (text, unknown))
    if tool in ("", "calculate", "solve") and _is_inverse(node):
        return ToolCall("modular_inverse", (text,))
    if tool in ("", "calculate"):
        tool = "simplify" if _has_unknown(node) else "calculate"
    if tool == "solve" and not _has_unknown(node):
        tool = "calculate"
    return ToolCall(tool, (text,))


def _computes(node: Node) -> bool:
    """True if there is a number or a function, and something is done with it: `7` and `xy` are no questions."""
    return not isinstance(node, Number | Name) and not isinstance(node, Negation) and _has_value(node)


def _has_value(node: Node) -> bool:
    match node:
        case Number() | Call():
            return True
        case Name(name):
            return name == "pi"
        case Negation(operand):
            return _has_value(operand)
        case Binary(_, left, right) | Relation(_, left, right):
            return _has_value(left) or _has_value(right)


def _is_inverse(node: Node) -> bool:
    """`3^-1 mod 11`, which is no third."""
    match node:
        case Binary("%", Binary("^", Number(base), Negation(Number(exponent))), Number()):
            return base.isdigit() and exponent.isdigit()
        case _:
            return False


def _has_unknown(node: Node) -> bool:
    return any(isinstance(part, Name) and part.name not in CONSTANTS for part in walk(node))
