"""Datasets as files: the same facts the same bytes, what is held out apart, a card that loads, and the hub when asked."""

from itertools import permutations

import pytest

from feedback.datasets import FORMATS, examples
from feedback.evidence import evidence
from feedback.exporting import dataset_of, push, write_folder, write_rows
from feedback.questions import held_out
from feedback.records import Facts, Reason
from tests.feedback.facts import PLAIN, exchange, rated, remarked

QUESTIONS = [f"take {n} from 20" for n in range(24)]
FACTS = [
    told
    for n, question in enumerate(QUESTIONS)
    for told in (
        rated(exchange(f"good{n}", question, f"calculate(20 - {n})", final=f"{20 - n}"), "bob 👍"),
        remarked(
            rated(exchange(f"bad{n}", question, f"calculate({n} - 20)", final=f"{n - 20}")), "cem", Reason.MISREAD
        ),
    )
]


def made(form, facts=FACTS):
    return dataset_of(form, examples(evidence(Facts(tuple(facts)), PLAIN), form))


def contents(folder):
    return {path.name: path.read_bytes() for path in folder.iterdir()}


@pytest.mark.parametrize("suffix", [".jsonl", ".parquet"])
@pytest.mark.parametrize("form", FORMATS)
def test_a_folder_loads_as_it_is(form, suffix, tmp_path):
    from datasets import load_dataset

    dataset = made(form)
    write_folder(dataset, tmp_path / "data", suffix)
    loaded = load_dataset(str(tmp_path / "data"), cache_dir=str(tmp_path / "cache"))
    assert loaded["train"].to_list() == list(dataset.train)
    assert loaded["test"].to_list() == list(dataset.test)


@pytest.mark.parametrize("form", FORMATS)
def test_rows_of_a_held_out_question_stand_apart(form):
    found = examples(evidence(Facts(tuple(FACTS)), PLAIN), form)
    dataset = dataset_of(form, found)
    assert dataset.test == tuple(one.row for one in found if held_out(one.question)) != ()
    assert len(dataset.train) + len(dataset.test) == len(found) > len(dataset.test)


@pytest.mark.parametrize("form", FORMATS)
def test_the_same_facts_in_any_order_are_the_same_files(form, tmp_path):
    for name, facts in (("one", FACTS), ("other", FACTS[::-1])):
        for suffix in (".jsonl", ".parquet"):
            write_folder(made(form, facts), tmp_path / name / suffix, suffix)
            assert contents(tmp_path / name / suffix) == contents(tmp_path / "one" / suffix)


def test_the_fingerprint_changes_with_the_facts_and_stands_in_the_card(tmp_path):
    assert len({made("dpo", order).fingerprint for order in permutations(FACTS[:4])}) == 1
    assert made("dpo", FACTS[2:]).fingerprint != made("dpo").fingerprint != made("reward").fingerprint
    write_folder(made("dpo"), tmp_path, ".jsonl")
    assert made("dpo").fingerprint in (tmp_path / "README.md").read_text(encoding="utf-8")


def test_no_name_and_no_id_of_anyone_is_in_a_folder(tmp_path):
    for form in FORMATS:
        write_folder(made(form), tmp_path, ".jsonl")
        written = b"".join(contents(tmp_path).values())
        assert not [name for name in (b"bob", b"cem", b"alice", b"discord", b"good1") if name in written]


def test_a_folder_that_is_written_again_has_nothing_left_of_before(tmp_path):
    write_folder(made("dpo"), tmp_path, ".parquet")
    write_folder(made("dpo", FACTS[:2]), tmp_path, ".jsonl")
    assert len(contents(tmp_path)) == 2


def test_one_file_of_no_rows_can_be_written(tmp_path):
    for suffix in (".jsonl", ".parquet"):
        write_rows([], tmp_path / f"none{suffix}")
        assert (tmp_path / f"none{suffix}").exists()


def test_a_push_puts_the_folder_into_a_private_dataset(tmp_path, monkeypatch):
    from huggingface_hub import HfApi

    asked = []
    monkeypatch.setattr(HfApi, "create_repo", lambda _, name, **more: asked.append((name, more)))
    monkeypatch.setattr(HfApi, "upload_folder", lambda _, **more: asked.append(more))
    assert push(tmp_path, "emmy/votes") == "https://huggingface.co/datasets/emmy/votes"
    assert asked == [
        ("emmy/votes", {"repo_type": "dataset", "private": True, "exist_ok": True}),
        {"repo_id": "emmy/votes", "repo_type": "dataset", "folder_path": tmp_path},
    ]
