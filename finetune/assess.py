"""Puts a suite's rows to an answerer, grades the replies, and keeps each as it comes: a run that was cut off goes on."""

from collections.abc import Callable, Mapping

from finetune.answerers import Answerer
from finetune.evaluate import side_by_side
from finetune.grader import Grader
from finetune.ledger import Ledger, Outcome
from finetune.suites.reading import SuiteError
from finetune.suites.row import Row

Told = Callable[[Outcome], None]


async def assess(
    answerer: Answerer, rows: Mapping[int, Row], ledger: Ledger, grader: Grader, told: Told = lambda _: None
) -> list[Outcome]:
    """One outcome a row, in the rows' order; `told` hears of each, also of those that the ledger had.

    `rows` are keyed by their places in the suite. Raises SuiteError if the ledger belongs to other rows, ModelError if
    nothing can be answered.
    """
    known = {place: outcome for place, outcome in ledger.resume().items() if place in rows}
    for place, outcome in known.items():
        row = rows[place]
        if outcome.question != row.question:
            raise SuiteError(f"row {place} was another question when this evaluation began: {outcome.question!r}")
        if outcome.wanted != _wanted(row):
            raise SuiteError(f"row {place} wanted another value when this evaluation began: {outcome.wanted!r}")
        told(outcome)

    async def one(place: int) -> Outcome:
        outcome = await _outcome(answerer, grader, place, rows[place])
        ledger.append(outcome)
        told(outcome)
        return outcome

    missing = [place for place in rows if place not in known]
    found = dict(zip(missing, await side_by_side(one, missing), strict=True))
    return [known.get(place) or found[place] for place in rows]


async def _outcome(answerer: Answerer, grader: Grader, place: int, row: Row) -> Outcome:
    reply = await answerer.answer(row.question)
    right = await grader.is_right(row, reply.final)
    return Outcome(place, row.question, row.family, _wanted(row), reply.final, right, reply.route, reply.seconds)


def _wanted(row: Row) -> tuple[str, ...]:
    return tuple(sorted(row.right))
