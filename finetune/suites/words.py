"""Word problems written by hand, as `steps, question, answer`."""

from finetune.suites.reading import Record, text_of
from finetune.suites.row import Row


def words(record: Record) -> Row:
    """The number of steps is the family."""
    steps = text_of(record, "steps")
    family = f"{steps} step" if steps == "1" else f"{steps} steps"
    return Row(text_of(record, "question"), frozenset({text_of(record, "answer")}), family)
