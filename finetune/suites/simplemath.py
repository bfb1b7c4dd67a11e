"""Simple sums as `problem, answer`."""

from finetune.suites.reading import Record, text_of
from finetune.suites.row import Row


def simplemath(record: Record) -> Row:
    """A row without a family."""
    return Row(text_of(record, "problem"), frozenset({text_of(record, "answer")}))
