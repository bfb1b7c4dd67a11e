"""What is stated before a question: names get values by definitions, equations and functions, and the program keeps up.

The values are chosen first, and the statements written to fit, so that the answer is known without any tool.
"""

from fractions import Fraction
from random import Random

from finetune.problems.formal import writing
from finetune.problems.phrases import phrased

LETTERS = "abcdfghijklmnopqrstuvwxyz"  # e is Euler's number
MOST_SENTENCES = 7
_LET = "(let|let|let|suppose|suppose|if|given|say|assume|define|take|where|given that|suppose that|we know|)"


def capital(sentence: str) -> str:
    """The sentence with a capital, unless it begins with a formula."""
    is_word = sentence[:2].isalpha() and not sentence.startswith(("d/", "lim"))
    return sentence[:1].upper() + sentence[1:] if is_word else sentence


class Story:
    """Collects sentences and program lines; `stand_in` gives the text under which a value can be asked about."""

    def __init__(self, rng: Random) -> None:
        self.rng = rng
        self.sentences: list[str] = []
        self.program: list[str] = []
        self._letters = rng.sample(LETTERS, len(LETTERS))
        self._known: dict[str, Fraction] = {}  # names with their values
        self.code = writing.code_style(rng)
        self.clean = rng.random() < 0.6  # in the manner of a textbook, with capitals and full stops

    def letter(self) -> str:
        """A letter that is not used yet."""
        return self._letters.pop()

    def question(self, asked: str) -> str:
        """All that was stated, and then what is asked."""
        if not self.clean:
            text = (
                " ".join([*self.sentences, asked]) if self.rng.random() < 0.5 else ", ".join([*self.sentences, asked])
            )
            return text.replace(".,", ",").replace(". ", self.rng.choice((". ", ", ", "; ", "\n"))).rstrip(".")
        closed = asked if asked.endswith("?") else asked + "."
        return " ".join(capital(sentence) for sentence in (*self.sentences, closed))

    def ramble(self) -> None:
        """State a few things more, of which nothing is asked."""
        for _ in range(self.rng.choice((0, 0, 0, 1, 1, 2, 3))):
            if len(self.sentences) >= MOST_SENTENCES:
                return
            if self.rng.random() < 0.3:
                self.function(self.letter(), [self.rng.randint(-9, 9) for _ in range(3)])
            else:
                self.stand_in(self.rng.randint(-30, 30), depth=1)

    def stand_in(self, value: int | Fraction, depth: int = 0) -> str:
        """A text for the value: a name, an application, or an expression, after what defines it was stated."""
        value = Fraction(value)
        ways = [self._as_definition, self._as_definition, self._as_being, self._as_being]
        if value.denominator == 1:
            ways += [
                self._as_root,
                self._as_root,
                self._as_pair,
                self._as_application,
                self._as_application,
                self.as_applied,
            ]
        if depth == 0:
            ways += [self._as_expression]
        text = self.rng.choice(ways)(value)
        if len(text) == 1:
            self._known[text] = value
        return text

    def state(self, text: str, *lines: str) -> None:
        """Take in a sentence, and the program lines that say the same."""
        self.sentences.append(text + "." if self.clean else text)
        self.program += lines

    def _expression(self, value: Fraction) -> str:
        """An expression with that value, at times with a name in it that is known already."""
        if self._known and self.rng.random() < 0.45:
            name = self.rng.choice(tuple(self._known))
            return self._with_name(name, value - self._known[name])
        if value.denominator in (2, 5, 10, 20, 100) and self.rng.random() < 0.6:
            return writing.decimal_sum(value, self.rng)
        return writing.closed_sum(value, self.rng)

    def _with_name(self, name: str, rest: Fraction) -> str:
        part = self.rng.randint(-9, 9)
        first, second = writing.number(rest - part), writing.number(Fraction(part))
        shapes = (
            f"{name} + {writing.number(rest)}",
            f"{writing.number(rest)} + {name}",
            f"{first} + {name} + {second}",
            f"({name} + {second}) + {first}",
        )
        return self.rng.choice(shapes)

    def _as_definition(self, value: Fraction) -> str:
        name = self.letter()
        text = f"{name} = {self._expression(value)}"
        self.state(self.opened(text), f"suppose({text})")
        return name

    def _as_being(self, value: Fraction) -> str:
        name, text = self.letter(), self._expression(value)
        self.state(phrased(f"(let|suppose) {name} be ", self.rng) + " " + text, f"{name} = calculate({text})")
        return name

    def _as_root(self, value: Fraction) -> str:
        name = self.letter()
        text = writing.equation(name, int(value), self.rng, code=self.code)
        self.state(self.opened(text), f"suppose({text})")
        return name

    def _as_pair(self, value: Fraction) -> str:
        names, values = (self.letter(), self.letter()), (int(value), self.rng.randint(-12, 12))
        if self.rng.random() < 0.5:
            names, values = names[::-1], values[::-1]
        one, other = writing.pair_of_equations(names, values, self.rng, code=self.code)
        joint = ", " if self.clean else self.rng.choice((", ", " and ", "; "))
        self.state(self.opened(f"{one}{joint}{other}"), f"suppose({one}, {other})")
        return names[values.index(int(value))] if values[0] != values[1] else names[0]

    def _as_application(self, value: Fraction) -> str:
        """`Let h(a) = ... Let b be h(-6)`: the name b."""
        applied = self.as_applied(value)
        name = self.letter()
        if self.rng.random() < 0.7:
            self.state(
                f"Let {name} be {applied}" if self.clean else f"let {name} be {applied}",
                f"{name} = calculate({applied})",
            )
        else:
            self.state(self.opened(f"{name} = {applied}"), f"suppose({name} = {applied})")
        return name

    def as_applied(self, value: Fraction) -> str:
        """`h(-6)`, after h was defined so that this is the value."""
        function, argument = self.letter(), self.rng.randint(-9, 9)
        degree = self.rng.choice((1, 2, 2, 3))
        coefficients = [0, *(self.rng.randint(-9, 9) for _ in range(degree))]
        coefficients[0] = int(value) - sum(factor * argument**power for power, factor in enumerate(coefficients))
        self.function(function, coefficients)
        return f"{function}({self._reference(argument)})"

    def _reference(self, value: int) -> str:
        return self.stand_in(value, depth=1) if self.rng.random() < 0.15 and len(self.sentences) < 4 else str(value)

    def function(self, name: str, coefficients: list[int]) -> None:
        """State a polynomial function; at times as the derivative of another."""
        parameter = self.letter()
        if self.rng.random() < 0.25:
            self._as_derivative(name, parameter, coefficients)
            return
        make = writing.spread if self.rng.random() < 0.3 else writing.polynomial
        body = make(coefficients, parameter, self.rng, code=self.code)
        text = f"{name}({parameter}) = {body}"
        self.state(self.opened(text), f"suppose({text})")

    def _as_derivative(self, name: str, parameter: str, coefficients: list[int]) -> None:
        """The function as the derivative of a polynomial, or of a function that is one itself."""
        order = self.rng.choice((1, 2, 2, 3, 3))
        integral = self._integral([Fraction(value) for value in coefficients], order)
        if self.rng.random() < 0.35:
            inner, letter, times = self.letter(), self.letter(), self.rng.choice((1, 2, 3))
            below = self._integral(integral, times)
            self._state_derivative(f"{inner}({letter})", writing.polynomial(below, letter, self.rng, code=True), times)
            body = f"{inner}({parameter})"
        else:
            body = writing.polynomial(integral, parameter, self.rng, code=True)
        self._state_derivative(f"{name}({parameter})", body, order)

    def _integral(self, coefficients: list[Fraction], times: int) -> list[Fraction]:
        for _ in range(times):
            constant = Fraction(self.rng.randint(-30, 30))
            coefficients = [constant, *(value / (power + 1) for power, value in enumerate(coefficients))]
        return coefficients

    def _state_derivative(self, head: str, body: str, order: int) -> None:
        said, short = (("first", "1st"), ("second", "2nd"), ("third", "3rd"))[order - 1]
        which = short if self.rng.random() < 0.1 else said
        let = "Let" if self.clean else "let"
        self.state(
            " ".join(f"{let} {head} be the {which} derivative of {body}".split()),
            f"{head} = diff({body}{f', {order}' if order > 1 else ''})",
        )

    def _as_expression(self, value: Fraction) -> str:
        """An expression in place, at times with a name of before in it."""
        if value.denominator == 1 and self.rng.random() < 0.6:
            part = self.rng.randint(2, 40)
            name = self.stand_in(part, depth=1)
            return f"{int(value) - part} + {name}" if self.rng.random() < 0.5 else f"{name} - {part - int(value)}"
        return writing.closed_sum(value, self.rng)

    def opened(self, text: str) -> str:
        """The formula as a statement: `Let x = 3`."""
        if self.clean:
            return f"{self.rng.choice(('Let', 'Suppose', 'Suppose'))} {text}"
        return f"{phrased(_LET, self.rng)} {text}".strip()
