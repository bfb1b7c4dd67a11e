"""SVAMP's word problems as `Body, Question, Answer, Type`. After Patel et al. 2021, arXiv:2103.07191."""

from finetune.suites.reading import Record, text_of
from finetune.suites.row import Row


def svamp(record: Record) -> Row:
    """The type is the family. The body's last dot is missing in places."""
    body = text_of(record, "Body").rstrip(". ,")
    question = f"{body}. {text_of(record, 'Question')}"
    return Row(question, frozenset({text_of(record, "Answer")}), text_of(record, "Type"))
