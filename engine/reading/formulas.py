"""Walks over the formula that stands at a place of a text, and says where it ends. Lexical rules only."""

import re
from collections.abc import Iterator

from engine.reading.decimals import NUMBER
from engine.reading.differential import MARK
from engine.reading.rates import NAMED_UNIT, is_rate
from engine.tools.terms.syntax import MOST_DEPTH
from engine.tools.terms.tokens import FUNCTION_NAMES

_NUMBER = re.compile(r"[1-9]\d{0,2}(?:,\d{3})+(?![\d])(?:\.\d+)?|\d+(?:\.\d+)?|\.\d+")
WORD = re.compile(r"[A-Za-z]+")
SIMPLE = re.compile(rf"-? ?{NUMBER}(?: ?/ ?\d+)?|\d+ \d+/\d+")
_JUXTAPOSED = frozenset("sqrt cbrt sin cos tan cot sec csc log ln exp arcsin arccos arctan".split())
_LETTER_PAIRS_BEFORE = re.compile(r" ?(?:=|\+|\*|\^|/)")
NO_UNKNOWNS = frozenset(
    "am an as at be by do go ha he hi if in is it me my no of ok on or oh so to uh um up us vs we".split()
)
_POWER_AHEAD = r"(?:(?<=[A-Za-z)])|(?<=\^\d)) (?=\d+ ?\^)"  # in brackets: (n 3^n), (n^2 2^n)
_AHEAD = (  # what a formula goes on with after a space
    r"(?<=[\d)]) (?=[b-hj-zB-HJ-Z] ?(?:[-+*^=<>)]|$)(?! *$))"
    r"|(?<=[\da-z)])(?<!>\d)(?<!> \d) (?=(?:sqrt|sin|cos|tan|log|ln|exp) ?\(|pi\b)"
    # 2 sin x, x^2 ln x; but `a log 5` has an article
    r"|(?<=[\d)b-hj-zA-Z])(?<!>\d)(?<!> \d) (?=(?:sin|cos|tan|cot|sec|csc|log|ln|sqrt)(?:\^\d+)? ?"
    r"(?:\(|[\d.√]|[a-z](?![A-Za-z])|pi\b))"
    # pi r^2, x^2 y, 1/2 at^2
    r"|(?<=pi) (?=[a-zA-Z](?![A-Za-z'])(?! ?=))|(?<=[a-z]\^\d) (?=[b-hj-zB-HJ-Z](?![A-Za-z'])(?! ?=))"
    r"|(?<=/\d) (?=[a-z]{1,2}\^\d|a [a-z]\^\d)"
    r"|(?<=[\d)])(?<!>\d)(?<!> \d) (?=log ?_ ?\w)"
    r"|(?<=[txyz]) (?=e ?\^)"  # x e^x
    # (-1)^n x^n, 2^n (x - 1)^n, n! x^n
    r"|(?<=\^[a-z]) (?=(?:[b-hj-z]|\d+|\([a-z] ?[-+] ?\d+\)) ?\^)|(?<=[a-z]!) (?=[b-hj-z] ?\^)"
    r"|(?<=\)) (?=\([a-z] ?[-+] ?\d+\) ?\^)"
)
_FACTOR = r"(?: [b-hj-zB-HJ-Z](?:\^\d)?(?![\w']))"
# a letter after one, two after a number; no `x = 5 m s^-1`, and no `r = 3 h = 10`
_FACTORS = rf"(?:(?<=[= ][A-Za-z])|(?<=[a-zA-Z]\^\d)|(?<=\d)(?={_FACTOR}{{2}})|(?<=\d [a-zA-Z])){_FACTOR}(?! ?=|\^)"
_FACTORS_OF_SUM = rf"(?:{_FACTORS}|(?<=\d){_FACTOR}(?! ?=|\^))"
# `5x` that is no `5x as many`
_LONE_UNKNOWN = (
    r"[xyz](?= *(?:$|[?.!,;)]|(?:when|if|where|for|with|given|wrt|from|by|dx|and|between|at|is)\b"
    r"|as [a-z] ?(?:->|\b)))"
)
# `a podcast at 1.25x`: a speed, where no other x stands
_FACTOR_BEFORE = re.compile(r"\b(?:at|up|paid|pays?|grew|rose) $", re.IGNORECASE)
_LONGEST_BEFORE = 6  # characters
_X = re.compile(r"(?<![A-Za-z])x(?![A-Za-z])")
_PRODUCT = re.compile(r"[b-df-hj-np-tv-xzB-DF-HJ-NP-TV-XZ]{3}(?![A-Za-z])")  # prt: no word
_CLOSES_FORMULA = re.compile(r" *(?:$|[,.?;]|(?:for|find|solve|when|with|where|if|given)\b)")
# what a formula goes on with; the bracket of `14cm (to 2 dp)` holds words
_GOES_ON = r" ?[-+*/^=<>]|\(| \((?!(?!(?:sin|cos|tan|log|ln|exp|sqrt)\b)[a-z]{2,}|\d ?[ds][pf]\b)"
_NAMED_I = re.compile(r"\(i\)|[\d*]i(?![A-Za-z])|(?<![A-Za-z'])i ?[*^=]")
_PRONOUN = re.compile(
    r"'|(?: [a-z']{2,}(?<! is)(?<! if)(?<! in)(?<! into)(?<! to)(?<! from)(?<! or)(?<! by)(?<! on)(?<! as)(?<! at)(?<! and)"
    r"(?<! mod)(?<! for)(?<! when)(?<! with)(?<! plus)(?<! minus)(?<! times)(?<! over)(?<! what)(?<! where)(?<! equals)"
    r"(?<! divided))\b"
)
COORDINATES = r"\((?!\d{1,3}(?:,\d{3})+\))(?: ?- ?| )?[\d./]+ ?(?:,(?: ?- ?| )?[\d./]+ ?)+\)"
_COORDINATES = re.compile(COORDINATES)
# signs that belong to words: d/dx, an arrow, a compound unit, a unit with its power, w/o, b/c
_UNITS = r"(?:kg|mg|lbs?|oz|km|cm|mm|ft|yd|mi|ml|hrs?|mins?|secs?|pt|qt|gal)"
_TIME = r"(?:s|secs?|min|hr?|hours?|days?)(?![\w^(])"  # after the slash of `2 m^3/min`
_LETTER_UNITS = "[ghlm]"
NO_FORMULA = re.compile(
    r"d[a-z]?/d(?: ?[a-z])?(?![a-z])|[nN]-th\b|->"
    r"|(?:km|mi|m|cm|ft|l|ml|g|kg|mg)/(?:hr?|s|sec|min|cm|mm|m|ft|in|l|ml|kg)(?:\^?[23])?(?![a-z(])"
    r"|(?i:[kmgt](?:b|bit)/(?:s|sec|min)(?![\w^(]))"
    rf"|(?:km|cm|mm|ft|in|mi|yd)\^[23](?![\w(])|(?:(?<=\d)|(?<=\d ))m\^[23](?![\w(])(?! ?[-+*^=])(?! ?/(?! ?{_TIME}))"
    r"|(?:(?<=\d)|(?<=\d ))(?:km|cm|mm|m|ft|in|mi|yd)[23](?![\w^(])(?! ?[*/^=])"
    r"|(?:(?<=per )|(?<=many )|(?<=every )|(?<=each )|(?<=[23] to )|(?<=[23] in ))(?:km|cm|mm|m|ft|in|mi|yd)\^?[23]"
    r"(?![\w^(])(?! ?[-+*/^=])"
    # acres to m2, litres in cm^3
    r"|(?:(?<=[a-z]{2} to )|(?<=[a-z]{2} in )|(?<=[a-z]{2} into ))(?:km|cm|mm|m|ft|in|mi|yd)\^?[23](?= ?(?:$|[?.!,]))"
    r"|(?:(?<=me )|(?<=help ))[wW]/(?=\s)"
    r"|[wW]/o(?=\s)|[wW]/(?=\s(?!\d+ ?[-+*/^=)])|[a-zA-Z]{2}|[a-zA-Z] )|[nN]/[aA](?![\w(])"
    r"|[bB]/[cC](?= (?!(?:if|when|where|for|and|given|is|as|in)\b)(?:i|u|[a-z']{2,})\b)"
    # 1 cm = 5 km, a scale or a rate
    rf"|(?<=\d )(?:{_UNITS}|in)(?= ?= ?\d[\d,.]* ?(?:{_UNITS}|in|m|meters?|metres?|feet|miles?|inches)(?![\w^(]))"
    # 1 GB = 1000 MB, 1 L = 1000 mL, 1h = 60 min
    rf"|(?i:(?:(?<=\d)|(?<=\d ))(?:[kmgt]b|{_LETTER_UNITS})(?= ?= ?\d[\d,.]* ?(?:[kmgt]b|bytes|bits|{_UNITS})(?![\w^(])))"
    # 5 kg + 300 g, 3 m - 40 cm
    rf"|(?:(?<=\d)|(?<=\d ))(?:{_UNITS}(?= ?[-+] ?\d[\d,.]* ?(?:{_UNITS}|{_LETTER_UNITS})(?![\w^(]))"
    rf"|{_LETTER_UNITS}(?= ?[-+] ?\d[\d,.]* ?{_UNITS}(?![\w^(])))"
    r"|(?:(?<=\d)|(?<=\d ))min(?= ?\(\d+\))"  # `0 to 5 min (12)`: the least of one number nobody asks for
    r"|(?i:(?:ps[1-5]|mp[34]|ww[12]|iphone\d{1,2}|co2|h2o|covid-?19)(?![\w^(])(?! ?[-+*/^]))"  # names with a number in them
    rf"|{NAMED_UNIT}"
)


def formula_end(text: str, start: int, steps: Iterator[int]) -> int:
    """Where the longest complete formula that begins at `start` ends; 0 if none does.

    It goes no further when `steps`, one for each pattern tried, are used up.
    """
    return _Formula(text, start, steps).end()


class _Formula:
    """Walks over a formula from `start`: operand, sign, operand, ... and remembers where it last was complete."""

    def __init__(self, text: str, start: int, steps: Iterator[int]) -> None:
        self._text = text
        self._steps = steps
        self._start = start
        self._at = start
        self._complete = 0
        self._depth = 0
        self._bars = 0
        self._related = ""
        self._nested = 0

    def end(self) -> int:
        """Where the longest complete formula ends; 0 if there is none."""
        while self._operand() and self._signs():
            pass
        return self._complete

    def _operand(self) -> bool:
        """Read signs, opening brackets and one operand; false where none stands."""
        while match := self._match(r" *(?:[-+](?! *[-+]{2})|\(|√|\|(?=[^ ])) *"):
            opened = match[0].strip()
            self._depth += opened == "("
            self._bars += opened == "|"
            if opened == "|" and self._bars > 1:
                return False
            self._at = match.end()
        return self._number() or self._named()

    def _number(self) -> bool:
        match = _NUMBER.match(self._text, self._at)
        if match is None:
            return False
        self._at = match.end()
        if mixed := self._match(r" \d+/\d+(?![\d/.])"):
            self._at = mixed.end()
        self._mark()
        return True

    def _named(self) -> bool:
        if based := self._match(r"log ?_ ?(?:\d+|[a-z](?![A-Za-z])) ?"):
            self._at = based.end()
            return self._argument()
        word = WORD.match(self._text, self._at)
        if word is None:
            return False
        name, after = word[0], word.end()
        if name in FUNCTION_NAMES and name != "mod":
            return self._function(name, after)
        if (name != "pi" and not self._is_unknown(name, after)) or self._is_pronoun(name, after):
            return False
        if primes := re.compile(rf"['’′]{{1,3}}(?=\()|{MARK}{{1,3}}").match(self._text, after):  # f'(2)
            after = primes.end()
        self._at = after
        if not (len(name) == 1 and self._text[after : after + 1] == "("):
            self._mark()
        return True

    def _function(self, name: str, after: int) -> bool:
        """`sin(x)`, and for the usual ones `sin x`, `sqrt 16`."""
        follows = re.compile(
            r" ?\(" if name not in _JUXTAPOSED else r" ?\(|\^| (?=[\d.√]|[a-zA-Z](?![A-Za-z'])|pi)| ?(?=\d)"
        )
        match = follows.match(self._text, after)
        if match is None:
            return False
        self._at = match.end() - match[0].endswith("(")
        if match[0] == "^":
            raised = re.compile(r"\^-?\d+ ?").match(self._text, after)
            self._at = raised.end() if raised else after
        return self._argument()

    def _argument(self) -> bool:
        """The operand of a function, no deeper than the parser reads."""
        self._nested += 1
        found = self._nested <= MOST_DEPTH and self._operand()
        self._nested -= 1
        return found

    def _is_unknown(self, name: str, after: int) -> bool:
        """One letter, or two that are a product because a sign stands beside them."""
        if len(name) == 1:
            return True
        begins = self._at == self._start
        beside = _LETTER_PAIRS_BEFORE.match(self._text, after) is not None or (not begins and not self._spaced())
        if self._after_sign() and (_PRODUCT.fullmatch(name) or (len(name) == 2 and name.lower() not in NO_UNKNOWNS)):
            return True
        if name == "at" and self._related == "=" and not begins:
            return (self._after_sign() and _CLOSES_FORMULA.match(self._text, after) is not None) or self._raised(after)
        return len(name) == 2 and name.lower() not in NO_UNKNOWNS and (beside or self._is_term(name))

    def _is_term(self, name: str) -> bool:
        """The `kx` of `2x^3 + kx - 6`: after a sign, where its last letter stands before."""
        before = self._text[self._start : self._at].rstrip()
        alone = rf"(?<![A-Za-z])[A-Za-z]?{name[1]}(?![A-Za-z])"
        return before.endswith(("+", "-")) and _compiled(alone).search(before) is not None

    def _after_sign(self) -> bool:
        """True on the right side of an equation after `=`, `+` and the like: `F = ma`."""
        return self._related == "=" and self._text[self._start : self._at].rstrip()[-1:] in tuple("=+-*/")

    def _raised(self, after: int) -> bool:
        return self._text[after : after + 1] == "^"

    def _is_pronoun(self, name: str, after: int) -> bool:
        """The i of `37 - i mean the range`."""
        if name not in ("i", "I") or self._at == 0 or not self._spaced() or not _PRONOUN.match(self._text, after):
            return False
        return _NAMED_I.search(self._text) is None

    def _spaced(self) -> bool:
        return self._text[self._at - 1].isspace()

    def _signs(self) -> bool:
        """After an operand: postfix signs, closing brackets; true if another operand must follow."""
        while match := self._match(r" *\)|!(?!=)|%(?![\d(]|(?<=\)%) +[\d(])|°|\|(?! *[\w(])"):
            closed = match[0].strip()
            if (closed == ")" and self._depth == 0) or (closed == "|" and self._bars == 0):
                return False
            self._depth -= closed == ")"
            self._bars -= closed == "|"
            if closed in ("%", "°") and self._depth == 0:
                return False
            self._at = match.end()
            self._mark()
        return self._infix()

    def _infix(self) -> bool:
        """A sign between operands, written or left out."""
        if self._meets_coordinates():
            return False
        if self._depth and (match := self._match(r" *, *")):
            self._at = match.end()
            return True
        if self._depth == 0 and (match := self._match(self._relations())):
            self._related += match[0].strip()
            self._at = match.end()
            return True
        if self._is_number() and is_rate(self._text, self._start, self._at):
            return False
        if match := self._match(r" *(?:\*\*|[-+*/^]) *| +mod +|(?: +% *|%|(?<=\))% +)(?=[\d(])"):
            self._at = match.end()
            return True
        if match := self._match(r"(?<=[\d)]) +[xX] +(?=[\d(])"):
            self._at = match.end()
            return True
        return self._juxtaposed()

    def _meets_coordinates(self) -> bool:
        """`(1, 2) + (3, 4)`, `2(1, 3)`: a sign about a vector, which is no part of a formula."""
        if self._depth:
            return False
        ahead = self._match(r" *(?:[-+*]|(?<=\d)) *(?=\()")
        before = _COORDINATES.fullmatch(self._text, self._start, self._at)
        return before is not None or (ahead is not None and _COORDINATES.match(self._text, ahead.end()) is not None)

    def _is_number(self) -> bool:
        """True if no more than one number was read."""
        return self._text[self._at - 1].isdigit() and _NUMBER.fullmatch(self._text, self._start, self._at) is not None

    def _relations(self) -> str:
        """The signs that may follow: one of all, or a second inequality as in `3 < x < 9`."""
        if not self._related:
            return r" *(?:<=|>=|==|!=|=|<|>) *"
        return r" *(?:<=|>=|<|>) *(?!=)" if self._related in ("<", ">", "<=", ">=") else r"(?!)"

    def _juxtaposed(self) -> bool:
        """`2x`, `3(x + 1)`, `h(2)`, `2 x + 1`, `2 sin(x)`; letters joined to a number are a unit if they are many."""
        if self._match(r"\(|(?<=[\d)])log(?=_)"):
            return True
        if self._match(
            r"(?<=[\d)a-zA-Z])(?!(?:st|nd|rd|th)\b)(?:[a-zA-Z]{1,2})(?![a-zA-Z])|(?<=[\d)a-zA-Z])(?:sqrt|sin|cos|tan|log|ln|exp|pi)\b"
            r"|(?<=[\d)])(?:cbrt|cot|sec|csc|arc(?:sin|cos|tan)|(?:sin|cos|tan)h)(?=\()"  # 5sec is a time
        ):
            return not self._ends_as_unit()
        if self._depth and self._match(_POWER_AHEAD):
            self._at += 1
            return True
        if (self._match(_AHEAD) and not self._begins_other()) or self._repeats() or self._goes_on_in_letters():
            self._at += 1
            return True
        return False

    def _goes_on_in_letters(self) -> bool:
        """`l w h` after `V = `, `b h` after `A = 1/2`: letters that are factors, not a word, a unit or another formula."""
        if self._related != "=" or not _compiled("[A-Za-z]{1,2} ?=").match(self._text, self._start):
            return False
        after_sign = self._text[self._start : self._at].rpartition("=")[2]
        begun = _compiled("[A-Za-z]").search(after_sign) is not None  # `2 w` is no amount after `2 l + `
        return self._match(_FACTORS_OF_SUM if begun else _FACTORS) is not None

    def _repeats(self) -> bool:
        """`x^2 - 5 x` at the end of a text: an unknown of the formula, and no unit."""
        last = self._match(r"(?<=\d) ([abknp-rt-z])(?= *(?:$|[?.,;]))")
        return last is not None and not self._related and f"{last[1]}^" in self._text[self._start : self._at]

    def _begins_other(self) -> bool:
        """After the space: the unit of `135 m^2`, or the `h` of `r = 3 h = 10`."""
        ahead = self._at + 1
        return NO_FORMULA.match(self._text, ahead) is not None or (
            self._related != "" and _compiled("[A-Za-z] ?=").match(self._text, ahead) is not None
        )

    def _ends_as_unit(self) -> bool:
        """`5kg`, `3m`: one number and letters, and nothing else of a formula after it; of `2pi` they are a number too."""
        if self._match(r"pi(?![a-zA-Z])"):
            return False
        joined = re.compile(rf"(?<=\d)[a-zA-Z]{{2}}(?![a-zA-Z])(?!{_GOES_ON})")
        plain = SIMPLE.fullmatch(self._text, self._start, self._at)
        if plain and self._match(_LONE_UNKNOWN):
            return self._is_factor()
        if plain and self._is_used_beside():
            return False
        if plain and NO_FORMULA.match(self._text, self._at):
            return True
        lone = re.compile(rf"[a-zA-Z]{{1,2}}(?!{_GOES_ON}|{MARK})(?![a-zA-Z])")
        match = joined.match(self._text, self._at) or lone.match(self._text, self._at)
        return plain is not None and match is not None

    def _is_used_beside(self) -> bool:
        """`3x` beside `2x + 10`: of an unknown that stands in a sum there are no `3x as many`."""
        letter = self._match(r"([xyz])(?![A-Za-z'])(?! as (?:many|much))")
        if letter is None:
            return False
        summed = rf"(?<![A-Za-z]){letter[1]}(?:\^\d)? ?[-+] ?\d|\d ?[-+] ?\d*{letter[1]}(?![A-Za-z])"
        return _compiled(summed).search(self._text) is not None

    def _is_factor(self) -> bool:
        """The `1.25x` of `a podcast at 1.25x`."""
        before = _FACTOR_BEFORE.search(self._text, max(0, self._start - _LONGEST_BEFORE), self._start)
        return before is not None and self._text[self._at] == "x" and len(_X.findall(self._text)) == 1

    def _match(self, pattern: str) -> re.Match[str] | None:
        if next(self._steps, None) is None:
            return None
        return _compiled(pattern).match(self._text, self._at)

    def _mark(self) -> None:
        if self._depth == 0 and self._bars == 0:
            self._complete = self._at


_COMPILED: dict[str, re.Pattern[str]] = {}


def _compiled(pattern: str) -> re.Pattern[str]:
    return _COMPILED.setdefault(pattern, re.compile(pattern))
