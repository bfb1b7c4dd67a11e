"""Numerals of other bases: conversion, and sums in a base."""

from random import Random

from finetune.problems.formal.asking import Kind, Values, family

_DIGITS = "0123456789abcdefghijklmnopqrstuvwxyz"
_NAMES = {2: "binary", 8: "octal", 10: "decimal", 16: ("hexadecimal", "hex")}


def numeral(value: int, base: int) -> str:
    """The digits of a whole number in a base."""
    digits, rest = "", abs(value)
    while rest:
        rest, digit = divmod(rest, base)
        digits = _DIGITS[digit] + digits
    return ("-" if value < 0 else "") + (digits or "0")


def _conversion(rng: Random, _: int) -> Values:
    old, new = rng.sample(range(2, 17), 2)
    value = rng.choice((1, 1, -1)) * rng.randint(1, 10 ** rng.randint(1, 8))
    return {"a": numeral(value, old), "x": old, "y": new, "t": numeral(value, new)}


def _named(rng: Random, _: int) -> Values:
    old, new = rng.sample((2, 8, 10, 16), 2)
    value = rng.randint(1, 10 ** rng.randint(1, 4))
    return {
        "a": numeral(value, old),
        "x": _name(old, rng),
        "y": _name(new, rng),
        "k": old,
        "l": new,
        "t": numeral(value, new),
    }


def _from_ten(rng: Random, _: int) -> Values:
    new, value = rng.randint(2, 16), rng.randint(1, 10 ** rng.randint(1, 5))
    return {"a": str(value), "y": new, "t": numeral(value, new)}


def _to_named(rng: Random, _: int) -> Values:
    new, value = rng.choice((2, 8, 16)), rng.randint(1, 10 ** rng.randint(1, 4))
    return {"a": str(value), "y": _name(new, rng), "l": new, "t": numeral(value, new)}


def _sum(rng: Random, _: int) -> Values:
    base = rng.randint(2, 16)
    one, other = (rng.choice((1, 1, -1)) * rng.randint(1, 10 ** rng.randint(1, 8)) for _ in range(2))
    sign = rng.choice("+-")
    total = one + other if sign == "+" else one - other
    return {"a": f"{numeral(one, base)} {sign} {numeral(other, base)}", "x": base, "t": numeral(total, base)}


def _hex_sum(rng: Random, _: int) -> Values:
    one, other = (rng.randint(10, 16 ** rng.randint(2, 4)) for _ in range(2))
    sign, said = rng.choice((("+", "+"), ("+", "plus"), ("-", "-"), ("-", "minus")))
    total = one + other if sign == "+" else one - other
    texts = [numeral(value, 16) for value in (one, other)]
    if rng.random() < 0.4:
        texts = [text.upper() for text in texts]
    return {"e": f" {said} ".join(texts), "p": f" {sign} ".join(texts), "x": _name(16, rng), "t": numeral(total, 16)}


def _name(base: int, rng: Random) -> str:
    name = _NAMES[base]
    return name if isinstance(name, str) else rng.choice(name)


bases = family(
    Kind(
        "bases", _conversion,
        """what is {a} (base {x}) in base {y}
        convert {a} (base {x}) to base {y}
        {a} (base {x}) to base {y}
        convert {a} from base {x} to base {y}
        {ask} {a} in base {y} if it is (in|written in) base {x}
        (change|write|rewrite) {a} (from|in) base {x} (to|into|in) base {y}
        {a} from base {x} (to|into) base {y}
        base {x} number {a} (to|in|into) base {y}""",
        'to_base("{a}", {x}, {y})', lambda v: str(v["t"]),
    ),
    Kind(
        "bases", _named,
        """convert {a} from {x} to {y}
        {x} {a} (to|in|into|as) {y}
        (what is|what's|whats) [the] {x} [number] {a} in {y}
        {a} from {x} to {y}
        (write|turn|change) [the] {x} [number] {a} (to|into|in|as) {y}
        [what is] {a} {x} (in|to|as) {y}""",
        'to_base("{a}", {k}, {l})', lambda v: str(v["t"]),
    ),
    Kind(
        "bases", _from_ten,
        """(convert|write|express|put) {a} (to|in|into) base {y}
        (what is|what's) {a} in base {y}
        {a} (in|to) base {y}""",
        'to_base("{a}", 10, {y})', lambda v: str(v["t"]),
    ),
    Kind(
        "bases", _to_named,
        """(convert|write|express|turn) {a} (to|in|into) {y}
        (what is|what's|whats) {a} in {y}
        {a} (in|to) {y}
        {y} (of|for) {a}""",
        'to_base("{a}", 10, {l})', lambda v: str(v["t"]),
    ),
    Kind(
        "in_base", _hex_sum,
        """{e} in {x}
        (what is|whats|calculate) {e} in {x}
        in {x}, what is {e}
        {ask} {e} (in {x}|, all in {x})""",
        'in_base("{p}", 16)', lambda v: str(v["t"]),
    ),
    Kind(
        "in_base", _sum,
        """in base {x}, what is {a}
        in base {x}, (calculate|compute|work out) {a}
        {ask} {a} in base {x}
        {a} (in base {x}|, all in base {x})
        base {x}: {a}""",
        'in_base("{a}", {x})', lambda v: str(v["t"]),
    ),
)  # fmt: skip
