"""The whitelisting parser: mathematical text, as people type it, to a small tree. It evaluates nothing and loads nothing.

Accepted are numbers, one- and two-letter unknowns, known functions and constants, `+ - * / ^ ** ! %` with their
typographic forms, implicit multiplication (`2x(x + 1)`), `|x|`, `log_2(8)` and relations. Everything else is an
ExpressionError.
The method is precedence climbing (Pratt, "Top down operator precedence", 1973).

Conventions: `-2^2` is -4; `1/2x` is (1/2)x; `9/14 ÷ 3/7` divides by 3/7, and so do ` : ` and ` / ` with spaces; `%` is a
percent sign unless an operand follows, then the remainder; `12 x 15` between numbers is a product; `1,234` in threes is
one number; `2 1/2` is a mixed one; `xy` is x times y.
"""

from collections.abc import Callable
from dataclasses import replace

from engine.errors import ExpressionError
from engine.tools.terms.nodes import Binary, Call, Name, Negation, Node, Number, Relation
from engine.tools.terms.tokens import CLOSING, FUNCTIONS, RELATIONS, Token, tokens_of

MOST_CHARACTERS = 1000
MOST_NODES = 400
MOST_DEPTH = 40

INVERSE = "^-1"  # after the name of a function that a text states: `f^-1`
_FACTORIALS = {"!": "factorial", "!!": "double_factorial"}
_RAISED = str.maketrans("⁰¹²³⁴⁵⁶⁷⁸⁹⁻", "0123456789-")
_INVERSES = {name: f"a{name}" for name in "sin cos tan cot sec csc sinh cosh tanh".split()}


def parse(text: str, defined: frozenset[str] = frozenset()) -> Node:
    """The tree of an expression or a relation; the letters in `defined` are functions where a bracket follows them.

    Raises ExpressionError with the place of what is not accepted.
    """
    if len(text) > MOST_CHARACTERS:
        raise ExpressionError(f"an expression may have at most {MOST_CHARACTERS} characters")
    return _Parser(tokens_of(text), defined).whole()


class _Parser:
    """Precedence climbing over the tokens; each method reads one level of the grammar, the weakest binding first."""

    def __init__(self, tokens: list[Token], defined: frozenset[str]) -> None:
        self._tokens = tokens
        self._defined = defined
        self._next = 0
        self._nodes = 0
        self._depth = 0
        self._bars = 0

    def whole(self) -> Node:
        node = self._relation()
        if token := self._peek():
            raise ExpressionError(f"`{token.text}` does not belong there", token.position)
        return node

    def _relation(self) -> Node:
        left = self._sum()
        token = self._peek()
        if token is None or token.text not in RELATIONS:
            return left
        self._next += 1
        return self._made(Relation(RELATIONS[token.text], left, self._sum()))

    def _sum(self) -> Node:
        node = self._product()
        while token := self._take("+", "-"):
            node = self._made(Binary(token.text, node, self._product()))
        return node

    def _product(self) -> Node:
        node = self._signed()
        while True:
            if token := self._take("*", "/", "%"):
                node = self._made(Binary(token.text, node, self._signed()))
            elif self._take_wide():
                node = self._made(Binary("/", node, self._fraction()))
            elif self._take_name("mod"):
                node = self._made(Binary("%", node, self._signed()))
            elif self._operand_follows():
                node = self._made(Binary("*", node, self._implicit_factor()))
            else:
                return node

    def _fraction(self) -> Node:
        """What a wide sign of division divides by: `3/7`, where `/` would divide by the 3 alone."""
        node = self._signed()
        while self._take("/"):
            node = self._made(Binary("/", node, self._signed()))
        return node

    def _implicit_factor(self) -> Node:
        token = self._peek()
        if token and token.kind == "number" and not self._is_power_apart(token):
            raise ExpressionError(f"a sign is missing before `{token.text}`", token.position)
        return self._power()

    def _is_power_apart(self, token: Token) -> bool:
        """True of the `3^n` of `n 3^n`: a power behind a space, and behind no other number but an exponent."""
        before, after = self._tokens[self._next - 1], self._peek(1)
        is_apart = before.position + len(before.text) < token.position
        is_number = before.kind == "number" and self._tokens[self._next - 2].text != "^"
        return is_apart and not is_number and after is not None and after.text == "^"

    def _signed(self) -> Node:
        if self._take("-"):
            return self._made(Negation(self._nested(self._signed)))
        return self._nested(self._signed if self._take("+") else self._power)

    def _power(self) -> Node:
        base = self._postfix()
        if self._take("^", "**"):
            return self._made(Binary("^", base, self._signed()))
        return base

    def _postfix(self) -> Node:
        node, depth = self._atom(), self._depth
        while token := self._peek():
            if token.text in _FACTORIALS:
                node = self._made(Call(_FACTORIALS[token.text], (node,)))
            elif token.kind == "raised":
                node = self._made(Binary("^", node, _integer(token)))
            elif token.text == "%" and not self._operand_follows(after=1):
                node = self._made(Binary("/", node, Number("100")))
            else:
                break
            self._next += 1
            self._enter()
        self._depth = depth
        return node

    def _atom(self) -> Node:
        token = self._advance()
        if token.kind == "number":
            return self._mixed(token) or self._made(Number(token.text))
        if token.text == "√":
            return self._made(Call("sqrt", (self._nested(self._postfix),)))
        if token.kind == "log":
            return self._logarithm(token)
        if token.kind == "name":
            return self._made(self._named(token))
        if token.text in CLOSING:
            return self._bracketed(CLOSING[token.text], token)
        if token.text == "|":
            return self._absolute(token)
        raise ExpressionError(f"`{token.text}` does not belong there", token.position)

    def _named(self, token: Token) -> Node:
        """A call of a known function, of the inverse of a stated one, or a name alone."""
        if token.text in self._defined and self._take_inverse():
            return self._call(replace(token, text=token.text + INVERSE))
        if self._is_function(token):
            return self._call(token)
        if token.text.endswith("'"):
            raise ExpressionError(f"nothing says what {token.text[0]} is", token.position)
        return Name(token.text)

    def _take_inverse(self) -> bool:
        """True after the power -1 of a stated function, if what it works on follows: `f^-1(5)`."""
        for power in (("^", "-", "1", "("), ("^", "(", "-", "1", ")", "("), ("⁻¹", "(")):
            if [token.text for token in self._tokens[self._next : self._next + len(power)]] == list(power):
                self._next += len(power) - 1
                return True
        return False

    def _is_function(self, token: Token) -> bool:
        following = self._peek()
        applied = following is not None and following.text == "("
        return token.text in FUNCTIONS or (token.text.rstrip("'") in self._defined and applied)

    def _mixed(self, whole: Token) -> Node | None:
        """`2 1/2`, a whole number and a fraction side by side; None if it is not that."""
        parts = self._tokens[self._next : self._next + 3]
        if [part.text if part.kind == "sign" else part.kind for part in parts] != ["number", "/", "number"]:
            return None
        if any("." in token.text for token in (whole, *parts)):
            return None
        self._next += 3
        fraction = self._made(Binary("/", Number(parts[0].text), Number(parts[2].text)))
        return self._made(Binary("+", Number(whole.text), fraction))

    def _call(self, token: Token) -> Node:
        """`sin(x)`, `gcd(12, 18)`, and without brackets `sin x`, `sqrt 16`, `sin 2x`."""
        if token.text in FUNCTIONS and (power := self._function_power()) is not None:
            return self._raised_call(token, power)
        if self._take("("):
            return Call(token.text, self._arguments())
        if not self._operand_follows():
            raise ExpressionError(f"`{token.text}` needs something to work on", token.position)
        return Call(token.text, (self._nested(self._juxtaposed),))

    def _function_power(self) -> Node | None:
        """The exponent in `sin^2(x)`, `sin² x` and `sin^-1(x)`; None if there is none."""
        token = self._peek()
        if token is not None and token.kind == "raised":
            self._next += 1
            return _integer(token)
        if not self._take("^", "**"):
            return None
        if self._take("("):
            return self._bracketed(")", self._tokens[self._next - 1])
        return self._signed_number()

    def _signed_number(self) -> Node:
        sign, token = self._take("-"), self._advance()
        if token.kind not in ("number", "name"):
            raise ExpressionError(f"`{token.text}` is no exponent", token.position)
        node: Node = Number(token.text) if token.kind == "number" else Name(token.text)
        return self._made(Negation(node)) if sign else node

    def _raised_call(self, token: Token, power: Node) -> Node:
        """`sin^2 x` is the square of the sine, `sin^-1 x` its inverse."""
        inverse = _INVERSES.get(token.text) if power == Negation(Number("1")) else None
        call = self._made(self._nested(lambda: self._call(replace(token, text=inverse or token.text))))
        return call if inverse else Binary("^", call, power)

    def _juxtaposed(self) -> Node:
        """What a function without brackets works on: a factor, `2x`, `2πx`, and of half a turn a part too, `pi/6`."""
        argument = self._power()
        while _is_angle(argument) and self._name_follows():
            argument = self._made(Binary("*", argument, self._power()))
        if _is_angle(argument) and not isinstance(argument, Number) and (part := self._part()):
            return self._made(Binary("/", argument, part))
        return argument

    def _part(self) -> Node | None:
        """The number by which is divided next, if one is."""
        sign, number = self._peek(), self._peek(1)
        if sign is None or number is None or sign.text not in ("/", "÷") or number.kind != "number":
            return None
        self._next += 2
        return self._made(Number(number.text))

    def _logarithm(self, token: Token) -> Node:
        """`log_2(8)`, `log10 1000`, `log_x(49)`: the base is the second argument, as in `log(8, 2)`."""
        call = self._call(replace(token, text="log"))
        if not isinstance(call, Call):
            raise ExpressionError("a logarithm with a base has no power", token.position)
        base = Number(token.text) if token.text.isdecimal() else Name(token.text)
        return self._made(Call(call.function, (*call.arguments, base)))

    def _arguments(self) -> tuple[Node, ...]:
        self._enter()
        arguments = [self._sum()]
        while self._take(","):
            arguments.append(self._sum())
        self._expect(")")
        self._depth -= 1
        return tuple(arguments)

    def _bracketed(self, closing: str, opening: Token) -> Node:
        self._enter()
        bars, self._bars = self._bars, 0
        node = self._sum()
        self._bars = bars
        self._expect(closing, opening)
        self._depth -= 1
        return node

    def _absolute(self, opening: Token) -> Node:
        self._enter()
        self._bars += 1
        node = self._sum()
        self._bars -= 1
        self._expect("|", opening)
        self._depth -= 1
        return self._made(Call("abs", (node,)))

    def _operand_follows(self, after: int = 0) -> bool:
        token = self._peek(after)
        if token is None:
            return False
        if token.kind == "name":
            return token.text != "mod"
        return token.kind in ("number", "log") or token.text in CLOSING or token.text == "√" or self._bar_opens(token)

    def _bar_opens(self, token: Token) -> bool:
        return token.text == "|" and self._bars == 0

    def _name_follows(self) -> bool:
        token = self._peek()
        return token is not None and token.kind == "name" and token.text not in FUNCTIONS

    def _peek(self, after: int = 0) -> Token | None:
        index = self._next + after
        return self._tokens[index] if index < len(self._tokens) else None

    def _advance(self) -> Token:
        token = self._peek()
        if token is None:
            raise ExpressionError("the expression ends too early")
        self._next += 1
        return token

    def _take(self, *texts: str) -> Token | None:
        token = self._peek()
        if token is None or token.kind != "sign" or token.text not in texts:
            return None
        self._next += 1
        return token

    def _take_name(self, name: str) -> bool:
        token = self._peek()
        if token is None or token.kind != "name" or token.text != name:
            return False
        self._next += 1
        return True

    def _take_wide(self) -> bool:
        token = self._peek()
        self._next += token is not None and token.kind == "wide"
        return token is not None and token.kind == "wide"

    def _expect(self, text: str, opening: Token | None = None) -> None:
        if self._take(text):
            return
        found = self._peek()
        if found:
            raise ExpressionError(f"`{text}` is missing before `{found.text}`", found.position)
        raise ExpressionError(f"`{text}` is missing at the end", opening.position if opening else None)

    def _nested(self, read: Callable[[], Node]) -> Node:
        self._enter()
        node = read()
        self._depth -= 1
        return node

    def _enter(self) -> None:
        self._depth += 1
        if self._depth > MOST_DEPTH:
            raise ExpressionError(f"brackets and signs may be nested at most {MOST_DEPTH} deep")

    def _made(self, node: Node) -> Node:
        self._nodes += 1
        if self._nodes > MOST_NODES:
            raise ExpressionError(f"an expression may have at most {MOST_NODES} parts")
        return node


def _is_angle(node: Node) -> bool:
    """True of a number, pi, and products of them."""
    if isinstance(node, Binary):
        return node.sign == "*" and _is_angle(node.left) and _is_angle(node.right)
    return isinstance(node, Number) or node == Name("pi")


def _integer(token: Token) -> Node:
    digits = token.text.translate(_RAISED)
    number = Number(digits.lstrip("-"))
    if not number.text.isdecimal() or "-" in number.text:
        raise ExpressionError(f"`{token.text}` is no exponent", token.position)
    return Negation(number) if digits.startswith("-") else number
