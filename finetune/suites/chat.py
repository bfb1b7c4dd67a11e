"""What people write in a chat, as `kind, question, answer`; talk has no answer, and having no value is right there."""

from finetune.suites.reading import Record, text_of
from finetune.suites.row import Row


def chat(record: Record) -> Row:
    """The kind is the family."""
    answer = text_of(record, "answer") if record.get("answer") is not None else ""
    return Row(text_of(record, "question"), frozenset({answer} - {""}), text_of(record, "kind"))
