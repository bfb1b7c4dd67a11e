"""MAWPS's word problems as `question, answer` or `sQuestion, lSolutions`. After Koncel-Kedziorski et al. 2016, N16-1136."""

from finetune.suites.reading import Record, text_of
from finetune.suites.row import Row


def mawps(record: Record) -> Row:
    """A row without a family. Of a list of solutions all are wanted."""
    solutions = record.get("lSolutions")
    final = ", ".join(map(str, solutions)) if isinstance(solutions, list) else text_of(record, "answer", "result")
    return Row(text_of(record, "question", "sQuestion"), frozenset({final}))
