"""Drawing without replacement: letters out of a word, and things of several colours out of a bag."""

import math
from collections import Counter
from fractions import Fraction
from random import Random

from finetune.problems.chat import filled
from finetune.problems.formal.asking import Asked
from finetune.problems.formal.chance_words import in_chances, short_problem, spoken_count
from finetune.problems.problem import Problem

_PICK = """{n} letters picked without replacement from {s}. (give|what is) prob of (picking|) {w}
    what is prob of (picking|) {w} when {n} letters picked without replacement from {s}
    calculate prob of (picking|) {w} when {n} letters picked without replacement from {s}
    {n} letters are (picked|drawn|chosen|taken) (without replacement|) from {s}. (what is|find|give) {p} (of picking|of getting|of drawing|of) {w}
    {ask} {p} of (drawing|picking|getting) {w} (if|when) {n} letters are (drawn|picked|taken) without replacement from {s}"""
_SEQUENCE = """{n} letters picked without replacement from {s}. (give|what is) prob of sequence {w}
    what is prob of sequence {w} when {n} letters picked without replacement from {s}
    calculate prob of sequence {w} when {n} letters picked without replacement from {s}
    {n} letters are (drawn|picked) one after the other without replacement from {s}. {p} of (the sequence|the order|getting) {w}"""
_THINGS = (
    "balls", "marbles", "socks", "beads", "cards", "sweets", "candies", "counters",
    "pens", "apples", "cookies", "tokens", "jelly beans", "chips",
)  # fmt: skip
_COLOURS = ("red", "blue", "green", "yellow", "white", "black", "orange", "purple", "pink", "brown")
_PLACES = ("a bag", "a box", "a jar", "an urn", "a drawer", "a basket", "a hat", "a bowl")
_ONE_DRAW = """{place} (has|contains|holds|with) {stock}. (what is|find|) {p} of (drawing|picking|getting|choosing) a {x} (one|{thing}|)
    there are {stock} in {place}. (what is|whats|) {p} (of|that) (picking|drawing|getting) (a|one) {x} [one] [at random]
    {place} with {stock}, {p} (of|to) (pick|picking|draw|drawing) a {x} one"""
_BOTH = """{place} (has|contains|holds|with) {stock}. {n} are (drawn|taken|picked) without replacement. (what is|find|) {p} (that both are|that all are|of getting all|of) {x}
    (if|when) you (draw|pick|take) {n} {things} without (replacement|putting them back) from {place} with {stock}, what is {p} that (all|both) are {x}
    {place} has {stock}. you (pick|draw|take) {n} without replacement, {p} (both|all) (are|is) {x}"""


def draws(rng: Random, stage: int) -> Problem:
    """Letters from a set, as counts or in an order; coloured things from a bag."""
    return short_problem(
        rng.choice((_letters, _letters, _letters, _order, _order, _order, _one_draw, _both)), rng, stage
    )


def _source(rng: Random) -> tuple[str, str, Counter[str]]:
    """Letters as a table or as a string, as typed, as a program writes it, and counted."""
    letters = rng.sample("abcdfghijklmnopqrstuvwxyz", rng.randint(1, 6))
    counts = Counter({letter: rng.randint(1, rng.choice((4, 8, 18))) for letter in letters})
    if rng.random() < 0.5 or sum(counts.values()) < 6 or sum(counts.values()) > 24:
        return _table(counts), _table(counts), counts
    string = "".join(rng.sample(list(counts.elements()), counts.total()))
    return string, f'"{string}"', counts


def _table(counts: Counter[str]) -> str:
    return "{" + ", ".join(f"{letter}: {count}" for letter, count in counts.items()) + "}"


def _listed(parts: list[str]) -> str:
    return ", ".join(parts[:-1]) + " and " + parts[-1] if len(parts) > 1 else parts[0]


def _letters(rng: Random) -> Asked:
    typed, source, counts = _source(rng)
    total = counts.total()
    drawn = rng.randint(1, min(6, total)) if total < 2 else rng.randint(2, min(6, total))
    some = rng.random() < 0.75
    wanted = Counter(rng.sample(list(counts.elements()), drawn) if some else {rng.choice(list(counts)): drawn})
    ways = math.prod(math.comb(counts[letter], count) for letter, count in wanted.items())
    question = in_chances(_PICK, rng)
    parts = _listed([f"{count} {letter}" for letter, count in wanted.items()])
    question = filled(question, n=spoken_count(drawn, rng), s=typed, w=parts)
    final = str(Fraction(ways, math.comb(total, drawn)))
    return Asked(question, f"draw_counts({source}, {_table(wanted)})", final, "draw_counts")


def _order(rng: Random) -> Asked:
    typed, source, counts = _source(rng)
    total = counts.total()
    drawn = rng.randint(2, min(6, total)) if total > 1 else 1
    elements = rng.sample(list(counts.elements()), drawn) if rng.random() < 0.8 else [rng.choice(list(counts))] * drawn
    value, left = Fraction(1), Counter(counts)
    for letter in elements:
        value *= Fraction(left[letter], left.total())
        left[letter] -= left[letter] > 0
    sequence = "".join(elements)
    question = filled(in_chances(_SEQUENCE, rng), n=spoken_count(drawn, rng), s=typed, w=sequence)
    return Asked(question, f'draw_sequence({source}, "{sequence}")', str(value), "draw_sequence")


def _stock(rng: Random) -> tuple[str, dict[str, int], str]:
    """Coloured things as they are told, their counts by colour, and what they are."""
    colours = rng.sample(_COLOURS, rng.choice((2, 2, 3)))
    counts = dict(zip(colours, rng.sample(range(2, 45), len(colours)), strict=True))
    things = rng.choice(_THINGS)
    last = len(colours) - 1
    parts = [
        f"{count} {colour}" + (f" {things}" if index == last or rng.random() < 0.2 else "")
        for index, (colour, count) in enumerate(counts.items())
    ]
    return _listed(parts), counts, things


def _one_draw(rng: Random) -> Asked:
    stock, counts, things = _stock(rng)
    colour = rng.choice(list(counts))
    question = filled(in_chances(_ONE_DRAW, rng), place=rng.choice(_PLACES), stock=stock, thing=things[:-1], x=colour)
    program = f"calculate({counts[colour]}/({' + '.join(map(str, counts.values()))}))"
    return Asked(question, program, str(Fraction(counts[colour], sum(counts.values()))), "one_draw")


def _both(rng: Random) -> Asked:
    stock, counts, things = _stock(rng)
    colour, drawn = rng.choice(list(counts)), rng.choice((2, 2, 2, 3))
    question = filled(in_chances(_BOTH, rng), place=rng.choice(_PLACES), stock=stock)
    question = filled(question, things=things, x=colour, n=spoken_count(drawn, rng))
    ways = Fraction(math.comb(counts[colour], drawn), math.comb(sum(counts.values()), drawn))
    total = " + ".join(map(str, counts.values()))
    program = f"calculate(binomial({counts[colour]}, {drawn})/binomial({total}, {drawn}))"
    return Asked(question, program, str(ways), "both", ())
