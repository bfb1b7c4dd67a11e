"""The hand-written test sets are complete: every row has its fields, none is there twice, every kind has enough rows."""

import json
from collections import Counter
from pathlib import Path

DATA = Path(__file__).parent / "data"
KINDS = {"arithmetic", "algebra", "calculus", "numbers", "measurement", "geometry", "words"}


def rows(name: str) -> list[dict[str, str]]:
    return [json.loads(line) for line in (DATA / name).read_text(encoding="utf-8").splitlines()]


def test_chat_messages_cover_every_kind_and_have_answers() -> None:
    messages = rows("chat_messages.jsonl")
    kinds = Counter(message["kind"] for message in messages)

    assert set(kinds) == KINDS | {"probability", "statistics"}
    assert min(kinds.values()) >= 35
    assert all(message["answer"].strip() == message["answer"] != "" for message in messages)


def test_word_problems_are_evenly_one_and_two_steps_and_answered_by_numbers() -> None:
    problems = rows("word_problems.jsonl")
    steps = Counter(problem["steps"] for problem in problems)

    assert set(steps) == {1, 2}
    assert min(steps.values()) >= 110
    assert all(float(problem["answer"]) >= 0 for problem in problems)


def test_gate_messages_cover_every_kind_and_talk_most() -> None:
    kinds = Counter(message["kind"] for message in rows("gate_messages.jsonl"))

    assert set(kinds) == KINDS | {"chance", "general"}
    assert min(kinds.values()) >= 35
    assert kinds["general"] >= 250


def test_no_message_is_there_twice() -> None:
    questions = [message["question"].lower() for message in rows("chat_messages.jsonl")]
    questions += [problem["question"].lower() for problem in rows("word_problems.jsonl")]
    texts = [message["text"].lower() for message in rows("gate_messages.jsonl")]

    assert len(set(questions)) == len(questions)
    assert len(set(texts)) == len(texts)
