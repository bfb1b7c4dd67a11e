"""ASDiv's word problems, an XML file of `Problem` elements. After Miao et al. 2020, arXiv:2106.15772."""

import re
from pathlib import Path
from xml.etree import ElementTree

from finetune.suites.reading import Record, SuiteError, text_of
from finetune.suites.row import Row

_UNIT = re.compile(r"\([^()]*\)")


def asdiv_records(path: Path) -> list[Record]:
    """The file's problems, each with its elements by name. Raises SuiteError if it is no such file."""
    try:
        root = ElementTree.parse(path).getroot()  # noqa: S314 -- the user's own file; expat bounds its entities
    except ElementTree.ParseError as error:
        raise SuiteError(f"{path} is no XML: {error}") from error
    return [{part.tag: part.text for part in problem} for problem in root.iter("Problem")]


def asdiv(record: Record) -> Row:
    """The solution's type is the family. Answers read `9 (apples)`, or `8 (cups); 4 (plates)`."""
    question = f"{text_of(record, 'Body')} {text_of(record, 'Question')}"
    final = ", ".join(_UNIT.sub("", part).strip() for part in text_of(record, "Answer").split(";"))
    return Row(question, frozenset({final}), text_of(record, "Solution-Type"))
