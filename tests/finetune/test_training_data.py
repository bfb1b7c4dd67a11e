"""Rows from a recipe's data: what each method's trainer gets, from a file or a generator."""

import json

import pytest

from engine.reading.sketch import expert_prompt
from finetune.data import rows_of
from finetune.jsonl import RowsError
from finetune.problems.latex_sets import split_of
from finetune.recipes import GRPO, KTO, SFT, Data, GrpoRecipe

DISTILLED = [
    {"question": "1 + 1?", "answer": "2", "solution": "It is #### 2", "wrong": ["It is #### 3"]},
    {"question": "2 + 2?", "answer": "4", "solution": None, "wrong": []},
]


@pytest.fixture
def file(tmp_path):
    """What a file of those rows is called."""

    def written(rows) -> str:
        path = tmp_path / "rows.jsonl"
        path.write_text("".join(json.dumps(row) + "\n" for row in rows))
        return str(path)

    return written


def test_rows_pass_as_they_are(file):
    rows = [{"prompt": "a", "completion": "b", "label": True, "more": 1}]
    assert rows_of(Data(file=file(rows)), "kto", KTO) == [{"prompt": "a", "completion": "b", "label": True}]


def test_what_has_no_solution_is_left_out_and_chat_prompts_are_those_of_serving(file):
    columns = {"prompt": "question", "completion": "solution"}
    (row,) = rows_of(Data(file=file(DISTILLED), columns=columns, chat=True), "sft", SFT)
    assert [message["role"] for message in row["prompt"]] == ["system", "user"]
    assert "1 + 1?" in row["prompt"][1]["content"]
    assert row["completion"] == [{"role": "assistant", "content": "It is #### 2"}]


def test_a_verifier_learns_from_right_and_wrong_solutions(file):
    rows = rows_of(Data(file=file(DISTILLED)), "grpo", GrpoRecipe(reads="verdict"))
    assert [row["right"] for row in rows] == [["CORRECT"], ["INCORRECT"]]
    assert "It is #### 3" in rows[1]["prompt"][1]["content"]


def test_an_answer_with_its_reasoning_is_known_by_its_value(file):
    rows = [{"question": "5 plus 3", "answer": "It is <<5+3=8>>8.\n#### 8"}]
    (row,) = rows_of(Data(file=file(rows), columns={"right": "answer"}), "grpo", GRPO)
    assert row == {"prompt": expert_prompt("5 plus 3"), "question": "5 plus 3", "right": ["8"]}


def test_generated_rows_are_those_for_training():
    columns = {"prompt": "question", "completion": "solution"}
    rows = rows_of(Data(generated="addition", rows=50, columns=columns), "sft", SFT)
    assert len(rows) == 50
    assert all(split_of(row["prompt"]) == "train" for row in rows)


def test_only_rows_that_hold_the_text_are_kept(file):
    rows = [{"prompt": "a", "completion": "b", "source": f"data/{kind}/x.json"} for kind in ("CoT", "PoT")]
    assert len(rows_of(Data(file=file(rows), keep={"source": "CoT"}), "sft", SFT)) == 1


@pytest.mark.parametrize(
    ("data", "told"),
    [
        (Data(file="none.jsonl"), "none.jsonl"),
        (Data(generated="sorting"), "no set named sorting"),
        (Data(generated="addition", rows=3), "no row with prompt, completion"),
    ],
)
def test_data_that_cannot_be_had_is_named(data, told):
    with pytest.raises(RowsError, match=told):
        rows_of(data, "sft", SFT)
