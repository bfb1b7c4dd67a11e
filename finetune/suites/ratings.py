"""The suite of held-out ratings: questions that people rated and no training saw; right is what people found right."""

from collections.abc import Iterable

from feedback.datasets import held_out, rated_questions
from feedback.records import RatedExchange
from finetune.suites.row import Row


def ratings(rated: Iterable[RatedExchange]) -> list[Row]:
    """One row for each held-out question that people agree about."""
    return [Row(one.question, one.right, one.wrong) for one in rated_questions(rated) if held_out(one.question)]
