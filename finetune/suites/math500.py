"""MATH-500's competition problems as `problem, answer, subject`. After Lightman et al. 2023, arXiv:2305.20050."""

from finetune.suites.reading import Record, text_of
from finetune.suites.row import Row


def math500(record: Record) -> Row:
    """The subject is the family, or the level where a record has no subject."""
    family = text_of(record, "subject") if record.get("subject") else f"level {text_of(record, 'level')}"
    return Row(text_of(record, "problem"), frozenset({text_of(record, "answer")}), family)
