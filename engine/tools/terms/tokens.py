"""Mathematical text, as people type it, cut into tokens: numbers, names that are known, unknowns, and signs."""

import re
from dataclasses import dataclass

from engine.errors import ExpressionError

MOST_DIGITS = 300  # of one number

FUNCTIONS = frozenset(
    "sqrt cbrt sin cos tan cot sec csc asin acos atan acot asec acsc sinh cosh tanh asinh acosh atanh "
    "log ln exp abs floor ceil round factorial "
    "gcd lcm min max mod root binomial permutations conjugate arg totient".split()
)
CONSTANTS = frozenset({"pi", "e", "i", "oo"})
_ALIASES = {
    "arcsin": "asin", "arccos": "acos", "arctan": "atan", "arccot": "acot", "arcsec": "asec", "arccsc": "acsc",
    "arcsinh": "asinh", "arccosh": "acosh", "arctanh": "atanh", "arsinh": "asinh", "arcosh": "acosh", "artanh": "atanh",
    "ceiling": "ceil", "hcf": "gcd", "gcf": "gcd", "inf": "oo", "infinity": "oo", "π": "pi",
    "∞": "oo", "α": "alpha", "β": "beta", "γ": "gamma", "θ": "theta", "λ": "lambda", "φ": "phi",
}  # fmt: skip
FUNCTION_NAMES = FUNCTIONS | {alias for alias, name in _ALIASES.items() if name in FUNCTIONS}
_GREEK = frozenset("alpha beta gamma delta epsilon theta lambda mu phi psi omega sigma rho tau".split())
# as they are pasted from keyboards of other scripts, from slides and from emoji, behind which a selector may stand
_ALIKE = {
    "*": "×·⋅∙•✕✖⨯⨉╳∗⋆＊", "-": "−–˗⁃∸－﹣➖", "/": "⁄∕／", "+": "＋➕", "÷": "➗", "x": "хХΧ", " ": "\ufe0f",
}  # fmt: skip
_SPELLINGS = str.maketrans({sign: usual for usual, signs in _ALIKE.items() for sign in signs})
_TOKEN = re.compile(
    r"(?P<space>\s+)"
    r"|(?P<number>[1-9]\d{0,2}(?:,\d{3})+(?!\d)(?:\.\d+)?|\d+(?:\.\d+)?|\.\d+)"
    r"|(?P<raised>[⁰¹²³⁴⁵⁶⁷⁸⁹⁻]+)"
    r"|(?P<log>log(?=\s*_|\d+(?:\(| +[\w√(]))\s*_?\s*(?:(?P<base>\d+|(?<=_)[a-z](?![A-Za-z]))"
    r"|\{(?P<group>\d+|[a-z])\}))"
    r"|(?P<primed>[A-Za-z]['’′]{1,3}(?=\s*\())"
    r"|(?P<name>[A-Za-z]+|[παβγθλφ]|∞)"
    r"|(?P<wide>÷|(?<=\s)/(?=\s)|(?<=[\d)]\s):(?=\s[\d(√]))"
    r"|(?P<sign>\*\*|!!(?!=|!)|<=|>=|==|!=|≤|≥|≠|√|[-+*/^%!()\[\]{}=<>,|])"
)
OF_SEVERAL = re.compile(
    r"(?<![A-Za-z])(?:gcd|hcf|gcf|lcm|min|max|mod|root|log|binomial|permutations)\(([\d,.]*)\)", re.IGNORECASE
)
_DIGITS = re.compile(r"(?P<number>\d+(?:\.\d+)?)")
_PRODUCT = re.compile(r"[b-df-hj-np-tv-xzB-DF-HJ-NP-TV-XZ]{3}")  # `prt`, `nRT`: no word has three consonants alone
RELATIONS = {
    "=": "=",
    "==": "=",
    "<": "<",
    ">": ">",
    "<=": "<=",
    ">=": ">=",
    "≤": "<=",
    "≥": ">=",
    "!=": "!=",
    "≠": "!=",
}
CLOSING = {"(": ")", "[": "]", "{": "}"}


@dataclass(frozen=True, slots=True)
class Token:
    """A piece of the text, and where it begins; `kind` is the name of the group of the pattern that it matched."""

    kind: str
    text: str
    position: int


def tokens_of(text: str) -> list[Token]:
    """The tokens of a text. Raises ExpressionError with the place of what is none."""
    text = text.translate(_SPELLINGS)
    listed = [match.span(1) for match in OF_SEVERAL.finditer(text)]  # there a comma parts arguments, `max(250,300)`
    tokens: list[Token] = []
    position = 0
    while position < len(text):
        in_list = any(start <= position < end for start, end in listed)
        match = (_DIGITS.match(text, position) if in_list else None) or _TOKEN.match(text, position)
        if match is None:
            raise ExpressionError(f"`{text[position]}` is not part of an expression", position)
        if match.lastgroup != "space":
            tokens.extend(_read(match))
        position = match.end()
    return _with_times_signs(tokens)


def _read(match: re.Match[str]) -> list[Token]:
    kind, text, position = match.lastgroup or "", match[0], match.start()
    if kind == "number":
        number = text.replace(",", "")
        if len(number) > MOST_DIGITS:
            raise ExpressionError(f"a number may have at most {MOST_DIGITS} digits", position)
        return [Token(kind, number, position)]
    if kind == "log":
        return [Token(kind, match["base"] or match["group"], position)]
    if kind == "primed":
        return [Token("name", text[0] + "'" * (len(text) - 1), position)]
    if kind == "name":
        return [Token(kind, name, position) for name in _names(text, position)]
    return [Token(kind, text, position)]


def _names(text: str, position: int) -> list[str]:
    """A known name, or one or two letters that are unknowns side by side."""
    known = _ALIASES.get(text, text)
    if known in FUNCTIONS | CONSTANTS | _GREEK:
        return [known]
    if known.lower() in FUNCTIONS:
        return [known.lower()]
    if len(text) <= 2 or _PRODUCT.fullmatch(text):
        return list(text)
    raise ExpressionError(f"`{text[:20]}` is no name that I know", position)


def _with_times_signs(tokens: list[Token]) -> list[Token]:
    """`12 x 15`, `(3+4) x (5-2)`, `3 x (4+1)`: an x between operands is a product's sign.

    Between two numbers it always is; elsewhere only if no x is left over, nothing else is unknown and nothing is stated.
    """
    places = [index for index, token in enumerate(tokens) if token.text in ("x", "X")]
    certain = [index for index in places if _between_numbers(tokens, index)]
    likely = [index for index in places if _between_operands(tokens, index)]
    alone = not any(_is_unknown(token) or token.text in RELATIONS for token in tokens)
    signs = likely if alone and len(likely) == len(places) else certain
    return [Token("sign", "*", token.position) if index in signs else token for index, token in enumerate(tokens)]


def _between_numbers(tokens: list[Token], index: int) -> bool:
    return 0 < index < len(tokens) - 1 and tokens[index - 1].kind == tokens[index + 1].kind == "number"


def _between_operands(tokens: list[Token], index: int) -> bool:
    if not 0 < index < len(tokens) - 1:
        return False
    before, after = tokens[index - 1], tokens[index + 1]
    opened = before.kind == "number" or before.text in CLOSING.values()
    return opened and (after.kind == "number" or after.text in CLOSING)


def _is_unknown(token: Token) -> bool:
    return token.kind == "name" and token.text not in FUNCTIONS | CONSTANTS | {"x", "X"}
