"""The suites that are read: each format's rows, out of small files, and one sentence where they cannot be had."""

import gzip
import json
import sys
from dataclasses import replace

import pytest

from finetune.suites.catalogue import FORMATS, rows_of
from finetune.suites.generated import GENERATED
from finetune.suites.names import FORMAT_NAMES, GENERATED_NAMES
from finetune.suites.reading import SuiteError
from finetune.suites.row import Row

ASDIV = """<?xml version="1.0" encoding="UTF-8" ?>
<Machine-Reading-Corpus-File><ProblemSet>
<Problem ID="nluds-0001" Grade="1" Source="http://www.example.org">
  <Body>Seven red apples and two green apples are in the basket.</Body>
  <Question>How many apples are in the basket?</Question>
  <Solution-Type>Addition</Solution-Type>
  <Answer>9 (apples)</Answer>
  <Formula>7+2=9</Formula>
</Problem>
<Problem ID="nluds-0002" Grade="1" Source="http://www.example.org">
  <Body>Ellen.</Body><Question>How many?</Question><Solution-Type>Algebra-2</Solution-Type>
  <Answer>8 (cups); 4 (plates)</Answer><Formula>x</Formula>
</Problem>
</ProblemSet></Machine-Reading-Corpus-File>
"""


def row(question: str, right: str, family: str = "", *, ordered: bool = False) -> Row:
    return Row(question, frozenset({right}), family, ordered=ordered)


@pytest.mark.parametrize(
    ("name", "record", "expected"),
    [
        (
            "mathematics",
            {"module": "algebra__linear_1d", "question": "Solve 2*x = 4 for x.", "answer": "2"},
            row("Solve 2*x = 4 for x.", "2", "algebra__linear_1d"),
        ),
        (
            "mathematics",
            {"module": "comparison__sort_more", "question": "Sort 2, 1.", "answer": "1, 2"},
            row("Sort 2, 1.", "1, 2", "comparison__sort_more", ordered=True),
        ),
        ("gsm8k", {"question": "How many?", "answer": "48/2 = <<48/2=24>>24\n#### 1,024"}, row("How many?", "1,024")),
        (
            "math500",
            {"problem": "Find $x$.", "answer": r"\frac{1}{2}", "subject": "Algebra", "level": 2},
            row("Find $x$.", r"\frac{1}{2}", "Algebra"),
        ),
        ("math500", {"problem": "Find.", "answer": "1", "level": 2}, row("Find.", "1", "level 2")),
        (
            "svamp",
            {"Body": "Dan had $ 3 left", "Question": "How much?", "Answer": 1.0, "Type": "Subtraction"},
            row("Dan had $ 3 left. How much?", "1.0", "Subtraction"),
        ),
        ("mawps", {"sQuestion": "How many ?", "lSolutions": [43.0, 2]}, row("How many ?", "43.0, 2")),
        ("mawps", {"question": "How many ?", "answer": 7}, row("How many ?", "7")),
        ("chat", {"kind": "sum", "question": "whats 2+2", "answer": "4"}, row("whats 2+2", "4", "sum")),
        ("chat", {"kind": "talk", "question": "hi", "answer": None}, Row("hi", frozenset(), "talk")),
        ("words", {"steps": 1, "question": "How many?", "answer": "12"}, row("How many?", "12", "1 step")),
        ("words", {"steps": 2, "question": "How many?", "answer": "12"}, row("How many?", "12", "2 steps")),
    ],
)
def test_a_record_becomes_a_row(tmp_path, name, record, expected):
    (tmp_path / "rows.jsonl").write_text(json.dumps(record) + "\n\n")
    assert rows_of(name, tmp_path / "rows.jsonl") == [expected]


def test_simplemath_is_a_table_with_commas(tmp_path):
    (tmp_path / "rows.csv").write_text('problem,answer\n1+1,2\n"roots of x^2=4","-2, 2"\n', encoding="utf-8-sig")
    assert rows_of("simplemath", tmp_path / "rows.csv") == [row("1+1", "2"), row("roots of x^2=4", "-2, 2")]


def test_asdiv_is_xml_with_units_in_brackets(tmp_path):
    (tmp_path / "asdiv.xml").write_text(ASDIV)
    question = "Seven red apples and two green apples are in the basket. How many apples are in the basket?"
    assert rows_of("asdiv", tmp_path / "asdiv.xml") == [
        row(question, "9", "Addition"),
        row("Ellen. How many?", "8, 4", "Algebra-2"),
    ]


def test_the_dev_rows_of_gsm8k_are_the_last_500(tmp_path):
    lines = [json.dumps({"question": f"q{n}", "answer": f"#### {n}"}) for n in range(510)]
    (tmp_path / "train.jsonl").write_text("\n".join(lines))
    assert len(rows_of("gsm8k", tmp_path / "train.jsonl")) == 510
    dev = rows_of("gsm8k-dev", tmp_path / "train.jsonl")
    assert (dev[0].question, dev[-1].question, len(dev)) == ("q10", "q509", 500)


def test_json_lists_and_gzipped_lines_are_read_too(tmp_path):
    record = {"question": "How many?", "answer": "7"}
    (tmp_path / "rows.json").write_text(json.dumps([record]))
    (tmp_path / "rows.jsonl.gz").write_bytes(gzip.compress(json.dumps(record).encode()))
    assert rows_of("mawps", tmp_path / "rows.json") == rows_of("mawps", tmp_path / "rows.jsonl.gz")


@pytest.mark.parametrize(
    ("file", "content", "told"),
    [
        ("rows.jsonl", '{"question": "How many?"}', "a record has no answer or result, only question"),
        ("rows.jsonl", "{", "is no JSON"),
        ("rows.jsonl", "[1]", "holds something else than JSON objects"),
        ("rows.json", '{"question": "?"}', "holds something else than JSON objects"),
        ("rows.jsonl.gz", "no gzip", "cannot be read"),
    ],
)
def test_a_file_of_another_form_is_told_in_a_sentence(tmp_path, file, content, told):
    (tmp_path / file).write_text(content)
    with pytest.raises(SuiteError, match=told):
        rows_of("mawps", tmp_path / file)


def test_xml_that_is_none_and_an_answer_without_a_mark_are_told(tmp_path):
    (tmp_path / "rows").write_text("<Problem")
    with pytest.raises(SuiteError, match="is no XML"):
        rows_of("asdiv", tmp_path / "rows")
    (tmp_path / "rows.jsonl").write_text('{"question": "?", "answer": "7"}')
    with pytest.raises(SuiteError, match="has no ####"):
        rows_of("gsm8k", tmp_path / "rows.jsonl")


def test_a_suite_of_our_own_needs_no_file(tmp_path, monkeypatch):
    (tmp_path / "words.jsonl").write_text('{"steps": 1, "question": "How many?", "answer": "12"}')
    monkeypatch.setitem(FORMATS, "words", replace(FORMATS["words"], own=tmp_path / "words.jsonl"))
    assert rows_of("words", None) == [row("How many?", "12", "1 step")]


@pytest.mark.parametrize("name", sorted(name for name, form in FORMATS.items() if not form.hub))
def test_a_suite_without_a_hub_or_a_file_of_our_own_asks_for_one(name, tmp_path, monkeypatch):
    monkeypatch.setitem(FORMATS, name, replace(FORMATS[name], own=tmp_path / "gone.jsonl"))
    with pytest.raises(SuiteError, match="give it with --data FILE"):
        rows_of(name, None)


@pytest.mark.parametrize("name", sorted(name for name, form in FORMATS.items() if form.hub))
def test_without_the_hub_one_sentence_says_what_to_do(name, monkeypatch):
    class Offline:
        class exceptions:  # noqa: N801
            class DatasetsError(Exception):
                pass

        @staticmethod
        def load_dataset(*_, **__):
            raise ConnectionError("Couldn't reach it on the Hub")

    monkeypatch.setitem(sys.modules, "datasets", Offline)
    monkeypatch.setitem(sys.modules, "datasets.exceptions", Offline.exceptions)
    with pytest.raises(SuiteError, match=r"are you offline\? Give a copy of it with --data FILE"):
        rows_of(name, None)


def test_the_names_are_those_of_the_suites():
    assert set(FORMAT_NAMES) == FORMATS.keys()
    assert set(GENERATED_NAMES) == GENERATED.keys()
