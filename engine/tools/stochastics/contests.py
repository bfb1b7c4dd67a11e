"""A best-of series of games that ends once it is won: who wins it, and after how many games. Nobody draws a game."""

import math

from sympy import Integer, Rational

from engine.errors import ComputationError
from engine.messages import Failure, Step
from engine.tools.stochastics.trials import probability
from engine.tools.terms import printing
from engine.tools.terms.finding import Finding, verified
from engine.tools.terms.nodes import Node
from engine.tools.terms.values import of_number, small

MOST_GAMES = 199


def best_of(games: Node, chance: Node) -> Finding:
    """The chance to win a best-of series, from that to win a game: `best_of(7, 0.6)`.

    Checked as if all games were played. Raises ComputationError for an even number of games.
    """
    wins, p = _wins(games), probability(chance)
    value = sum((_won_after(played, wins, p) for played in range(wins, 2 * wins)), Integer(0))
    term = rf"\binom{{k - 1}}{{{wins - 1}}} \cdot {_power(p, wins)} \cdot {_power(1 - p, f'k - {wins}')}"
    latex = rf"\sum_{{k={wins}}}^{{{2 * wins - 1}}} {term}"
    step = Step(f"The last of {wins} wins comes in game k", latex)
    return verified(of_number(value, latex, steps=(step,)), bool(value == _if_all_were_played(wins, p)))


def series_ends(games: Node, last: Node, chance: Node) -> Finding:
    """The chance that a best-of series ends, whoever wins it, with such a game: `series_ends(7, 7, 1/2)` is 5/16.

    Checked by the chances that it is still open before that game and after it. Raises ComputationError for a game with
    which it cannot end.
    """
    wins, p = _wins(games), probability(chance)
    end = small(last, wins, 2 * wins - 1)
    value = _ends_after(end, wins, p)
    latex = " + ".join(
        rf"\binom{{{end - 1}}}{{{wins - 1}}} \cdot {_power(one, wins)} \cdot {_power(1 - one, end - wins)}"
        for one in (p, 1 - p)
    )
    step = Step(f"One side or the other wins game {end}, and {wins - 1} of those before it", latex)
    found = of_number(value, rf"P(n = {end})", steps=(step,))
    return verified(found, bool(value == _open_after(end - 1, wins, p) - _open_after(end, wins, p)))


def series_length(games: Node, chance: Node) -> Finding:
    """How many games of a best-of series are played on average: `series_length(7, 1/2)` is 93/16.

    Checked by the games from each score on. Raises ComputationError for an even number of games.
    """
    wins, p = _wins(games), probability(chance)
    played = range(wins, 2 * wins)
    chances = [_ends_after(count, wins, p) for count in played]
    value = sum((count * one for count, one in zip(played, chances, strict=True)), Integer(0))
    latex = " + ".join(rf"{count} \cdot {printing.latex(one)}" for count, one in zip(played, chances, strict=True))
    step = Step("Each number of games, times the chance that it is the last", latex)
    return verified(of_number(value, latex, steps=(step,)), bool(value == _from_each_score(wins, p)))


def _wins(games: Node) -> int:
    """How many wins end the series. Raises ComputationError."""
    count = small(games, 1, MOST_GAMES)
    if count % 2 == 0:
        raise ComputationError(Failure.UNDEFINED, "a best-of series has an odd number of games")
    return (count + 1) // 2


def _won_after(played: int, wins: int, p: Rational) -> Rational:
    return math.comb(played - 1, wins - 1) * p**wins * (1 - p) ** (played - wins)


def _ends_after(played: int, wins: int, p: Rational) -> Rational:
    return _won_after(played, wins, p) + _won_after(played, wins, 1 - p)


def _open_after(played: int, wins: int, p: Rational) -> Rational:
    """The chance that nobody has won the series after so many games."""
    scores = range(max(0, played - wins + 1), min(played, wins - 1) + 1)
    return sum((math.comb(played, won) * p**won * (1 - p) ** (played - won) for won in scores), Integer(0))


def _if_all_were_played(wins: int, p: Rational) -> Rational:
    """The chance of more wins than losses."""
    games = 2 * wins - 1
    return sum(
        (math.comb(games, won) * p**won * (1 - p) ** (games - won) for won in range(wins, games + 1)), Integer(0)
    )


def _from_each_score(wins: int, p: Rational) -> Rational:
    """How many games are still to come on average, from the last score back to the first one."""
    left: list[Rational] = [Integer(0)] * (wins + 1)  # by how many wins the other side still needs
    for _ in range(wins):
        row: list[Rational] = [Integer(0)]
        for theirs in range(1, wins + 1):
            row.append(1 + p * left[theirs] + (1 - p) * row[theirs - 1])
        left = row
    return left[wins]


def _power(base: Rational, exponent: int | str) -> str:
    return rf"\left({printing.latex(base)}\right)^{{{exponent}}}"
