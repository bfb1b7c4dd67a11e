"""GSM8K's word problems as `question, answer`, the final value after `#### `. After Cobbe et al. 2021, arXiv:2110.14168."""

from finetune.suites.reading import Record, SuiteError, text_of
from finetune.suites.row import Row

MARK = "#### "


def gsm8k(record: Record) -> Row:
    """A row without a family. Raises SuiteError if no final value is marked."""
    _, mark, final = text_of(record, "answer").rpartition(MARK)
    if not mark:
        raise SuiteError(f"an answer of GSM8K has no {MARK.strip()}")
    return Row(text_of(record, "question"), frozenset({final.strip()}))
