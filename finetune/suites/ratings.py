"""The suite of held-out ratings: questions that people rated and no training saw; right is what people found right."""

from feedback.datasets import rated_questions
from feedback.evidence import Evidence
from feedback.questions import held_out
from finetune.suites.row import Row


def ratings(evidence: Evidence) -> list[Row]:
    """One row for each held-out question of which people agree on a right answer.

    Where only wrong ones are known, any other nonsense would look better than what is served.
    """
    return [Row(one.question, one.right) for one in rated_questions(evidence) if one.right and held_out(one.question)]
