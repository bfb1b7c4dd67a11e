"""DeepMind's mathematics dataset as `module, question, answer`. After Saxton et al. 2019, arXiv:1904.01557."""

from finetune.suites.reading import Record, text_of
from finetune.suites.row import Row

SORTING = "comparison__sort"


def mathematics(record: Record) -> Row:
    """The module is the family; sorted lists must stand in their order."""
    module = text_of(record, "module")
    question, answer = text_of(record, "question"), text_of(record, "answer")
    return Row(question, frozenset({answer}), module, ordered=module.startswith(SORTING))
