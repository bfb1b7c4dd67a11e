"""DPO on a small expert, with TRL itself: what it does to the likelihoods, what it leaves behind, how it is stopped."""

import json
from dataclasses import replace

import pytest
import torch
from transformers import AutoModelForCausalLM, AutoTokenizer

from engine.errors import ModelError
from engine.history import METRICS_NAME
from engine.models.runtime import ExpertModel, Sampling
from engine.reading.sketch import expert_prompt
from finetune.dpo import train_dpo
from finetune.pretrain_command import train_into
from finetune.recipes import DPO, PRETRAINING, small

PRETRAIN = replace(small(PRETRAINING["arithmetic"]), steps=40, evaluate_every=40, held_out_problems=8)
QUICK = replace(DPO, expert="arithmetic", learning_rate=3e-4, epochs=2, replay=32)
PAIRS = [
    {
        "prompt": expert_prompt(f"{left} take away {right}"),
        "chosen": f"calculate({left} - {right})",
        "rejected": f"calculate({left}/{right})",
    }
    for left, right in zip(range(20, 36), range(3, 19), strict=True)
]


@pytest.fixture(scope="module")
def expert(tmp_path_factory):
    """A small expert that was pretrained for seconds."""
    folder = tmp_path_factory.mktemp("expert")
    train_into(PRETRAIN, folder / "work", folder / "arithmetic")
    return folder / "arithmetic"


@pytest.fixture(scope="module")
def trained(expert, tmp_path_factory):
    """The candidate's folder, and the progress that was told."""
    told = []
    return train_dpo(expert, PAIRS, QUICK, tmp_path_factory.mktemp("run"), told.append), told


def log_likelihood(folder, question: str, completion: str) -> float:
    """Of the completion after the question's prompt, summed over its characters."""
    model = AutoModelForCausalLM.from_pretrained(folder, dtype=torch.float32)
    tokenizer = AutoTokenizer.from_pretrained(folder)
    prompt, answer = (tokenizer(text)["input_ids"] for text in (expert_prompt(question), completion))
    with torch.inference_mode():
        logits = model(torch.tensor([prompt + answer])).logits[0, len(prompt) - 1 : -1]
    return logits.log_softmax(-1).gather(-1, torch.tensor(answer)[:, None]).sum().item()


def test_the_chosen_program_becomes_likelier_and_gains_on_the_rejected_one(expert, trained):
    unseen = ("41 take away 17", "calculate(41 - 17)", "calculate(41/17)")
    question, chosen, rejected = unseen
    before, after = (
        (log_likelihood(folder, question, chosen), log_likelihood(folder, question, rejected))
        for folder in (expert, trained[0])
    )
    assert after[0] > before[0]
    assert after[0] - after[1] > before[0] - before[1]


async def test_the_engine_loads_what_was_trained(trained):
    model = ExpertModel.load(trained[0])
    try:
        completion = await model.complete(expert_prompt("41 take away 17"), Sampling(max_tokens=20))
    finally:
        model.close()
    assert completion.text
    assert AutoModelForCausalLM.from_pretrained(trained[0], dtype="auto").dtype == torch.float16


def test_every_step_is_on_record(trained):
    steps = [json.loads(line) for line in (trained[0] / METRICS_NAME).read_text().splitlines()]
    assert len(steps) == len(trained[1])
    assert {"loss", "rewards/margins", "rewards/chosen"} <= steps[0].keys()
    assert steps[-1]["rewards/margins"] > steps[0]["rewards/margins"]


def test_the_progress_rises_to_the_whole(trained):
    shares = [told.share for told in trained[1]]
    assert shares == sorted(shares)
    assert shares[-1] == 1.0
    assert trained[1][-1].seconds_left == 0


def test_the_card_says_what_the_expert_was_tuned_on(trained):
    card = (trained[0] / "README.md").read_text()
    assert card.startswith("---")
    assert f"{len(PAIRS)} pairs" in card
    assert repr(QUICK) in card


def test_the_same_seed_gives_the_same_weights(expert, tmp_path):
    once = replace(QUICK, epochs=1, replay=16)
    weights = [
        (train_dpo(expert, PAIRS, once, tmp_path / name, lambda _: None) / "model.safetensors").read_bytes()
        for name in ("one", "two")
    ]
    assert weights[0] == weights[1]


def test_what_the_listener_raises_ends_the_training(expert, tmp_path):
    class StopError(Exception):
        pass

    def stop(progress):
        raise StopError

    with pytest.raises(StopError):
        train_dpo(expert, PAIRS, replace(QUICK, epochs=1000), tmp_path, stop)
    assert not (tmp_path / "model").exists()


def test_a_damaged_expert_is_named(tmp_path, expert):
    damaged = tmp_path / "damaged"
    damaged.mkdir()
    for file in expert.iterdir():
        (damaged / file.name).write_bytes(file.read_bytes())
    (damaged / "model.safetensors").write_bytes(b"not weights")
    with pytest.raises(ModelError, match="damaged"):
        train_dpo(damaged, PAIRS, QUICK, tmp_path / "run", lambda _: None)
