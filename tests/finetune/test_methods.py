"""Every method on a shipped expert, with TRL itself and rows of a wording that it does not know: what is learned."""

import json
import subprocess
import sys
from dataclasses import replace
from typing import get_args

import pytest
import torch
from transformers import AutoModelForCausalLM, AutoModelForSequenceClassification, AutoTokenizer

from engine.history import METRICS_NAME
from engine.models.runtime import ExpertModel, Sampling
from finetune import grpo, replay
from finetune.methods import COLUMNS, DEFAULTS, Method, train
from finetune.problems.slotted import Lesson
from finetune.progress import CheckpointError
from finetune.recipes import DPO, GRPO, KTO, PPO, REWARD, SFT, Lora
from finetune.rewards import Rewards, VerdictJudge
from finetune.smoke import PROMPT, RIGHT, WRONG, smoke, smoke_rows
from finetune.smoke import SERVING as EXPERT
from finetune.tuning import begin


def ignored(_):
    """Nothing is told."""


def log_likelihood(folder, completion: str, prompt: str = PROMPT) -> float:
    model = AutoModelForCausalLM.from_pretrained(folder, dtype=torch.float32)
    tokenizer = AutoTokenizer.from_pretrained(folder)
    prompt, answer = (tokenizer(text)["input_ids"] for text in (prompt, completion))
    with torch.inference_mode():
        logits = model(torch.tensor([prompt + answer])).logits[0, len(prompt) - 1 : -1]
    return logits.log_softmax(-1).gather(-1, torch.tensor(answer)[:, None]).sum().item()


def score(folder, completion: str) -> float:
    model = AutoModelForSequenceClassification.from_pretrained(folder, dtype=torch.float32)
    tokenizer = AutoTokenizer.from_pretrained(folder)
    ids = tokenizer(PROMPT + completion + tokenizer.eos_token, return_tensors="pt")["input_ids"]
    with torch.inference_mode():
        return model(ids).logits.item()


def metrics(folder) -> list[dict]:
    return [json.loads(line) for line in (folder / METRICS_NAME).read_text().splitlines()]


async def greedy(folder) -> str:
    model = ExpertModel.load(folder)
    try:
        return (await model.complete(PROMPT, Sampling(max_tokens=20))).text
    finally:
        model.close()


async def test_sft_of_all_weights_teaches_the_wording(tmp_path):
    assert await greedy(EXPERT) != RIGHT
    candidate = train(EXPERT, smoke_rows("sft"), smoke(SFT), tmp_path, ignored)
    assert await greedy(candidate) == RIGHT


async def test_an_adapter_teaches_it_too_and_is_merged(tmp_path):
    recipe = smoke(replace(SFT, lora=Lora()))
    candidate = train(EXPERT, smoke_rows("sft"), recipe, tmp_path, ignored)
    assert await greedy(candidate) == RIGHT
    assert (tmp_path / "adapter" / "adapter_model.safetensors").exists()
    assert not list(candidate.glob("adapter*"))


def test_kto_needs_no_pairs(tmp_path):
    candidate = train(EXPERT, smoke_rows("kto"), smoke(KTO), tmp_path, ignored)
    assert log_likelihood(candidate, RIGHT) > log_likelihood(EXPERT, RIGHT)
    assert log_likelihood(candidate, WRONG) < log_likelihood(EXPERT, WRONG)


def test_the_reward_model_scores_the_liked_program_higher(tmp_path):
    scorer = train(EXPERT, smoke_rows("dpo"), smoke(REWARD), tmp_path, ignored)
    assert score(scorer, RIGHT) > score(scorer, WRONG) + 1


def test_pairs_may_say_by_what_margin_one_is_better(tmp_path):
    rows = [{**row, "margin": 0.5} for row in smoke_rows("reward")]
    scorer = train(EXPERT, rows, smoke(REWARD), tmp_path, ignored)
    assert score(scorer, RIGHT) > score(scorer, WRONG)


def test_ppo_raises_the_learned_reward(tmp_path):
    recipe = smoke(PPO)
    candidate = train(EXPERT, smoke_rows("dpo"), recipe, tmp_path, ignored)
    steps = metrics(candidate)
    assert steps[-1]["objective/scores"] > steps[0]["objective/scores"]
    assert log_likelihood(candidate, RIGHT) - log_likelihood(candidate, WRONG) > (
        log_likelihood(EXPERT, RIGHT) - log_likelihood(EXPERT, WRONG)
    )


def test_grpo_raises_the_computed_reward(tmp_path):
    recipe = smoke(GRPO)
    candidate = train(EXPERT, smoke_rows("grpo"), recipe, tmp_path, ignored)
    steps = metrics(candidate)
    assert steps[-1]["rewards/correctness/mean"] > steps[0]["rewards/correctness/mean"] + 0.2
    after, before = (
        sum(log_likelihood(folder, "calculate(<n1> -<n2>)", row["prompt"]) for row in smoke_rows("grpo"))
        for folder in (candidate, EXPERT)
    )
    assert after > before


def test_grpo_takes_a_step_with_fewer_problems_than_it_asks_for(tmp_path):
    steps = []
    recipe = replace(smoke(GRPO), prompts=4, samples=2, batch=4)
    train(EXPERT, smoke_rows("grpo")[:1], recipe, tmp_path, lambda progress: steps.append(progress.step))
    assert steps[-1] >= 1


def test_grpo_is_trained_by_its_own_loss(tmp_path):
    assert grpo._arguments(smoke(GRPO), tmp_path).loss_type == "grpo"


async def test_a_verdict_on_one_solution_is_not_remembered_for_another_one_of_the_same_question():
    rewards = Rewards(VerdictJudge())
    asked = ["VERDICT: CORRECT"] * 2, ["1 + 1?"] * 2, [["CORRECT"], ["INCORRECT"]]
    assert await rewards.correctness(*asked) == [1.0, 0.0]


def test_every_method_has_a_recipe_and_says_what_its_rows_hold():
    assert set(DEFAULTS) == set(COLUMNS) == set(get_args(Method))


def test_a_folder_serves_one_run_and_gives_its_candidate_again(tmp_path):
    recipe = smoke(DPO)
    candidate = train(EXPERT, smoke_rows("dpo"), recipe, tmp_path, ignored)
    told = []
    assert train(EXPERT, smoke_rows("dpo"), recipe, tmp_path, told.append) == candidate
    assert told == []
    with pytest.raises(CheckpointError, match="remove it"):
        train(EXPERT, smoke_rows("dpo"), replace(recipe, seed=2), tmp_path, ignored)


def test_a_base_that_was_trained_anew_is_another_run(tmp_path):
    base = tmp_path / "base"
    base.mkdir()
    (base / "model.safetensors").write_bytes(b"first")
    begin(tmp_path / "run", base, SFT, smoke_rows("sft"))
    begin(tmp_path / "run", base, SFT, smoke_rows("sft"))
    (base / "model.safetensors").write_bytes(b"second")
    with pytest.raises(CheckpointError, match="another recipe, base or other rows"):
        begin(tmp_path / "run", base, SFT, smoke_rows("sft"))


def test_rows_weigh_half_as_much_as_the_replay_or_more():
    mixed = replay.beside([{"row": 1}] * 10, [{"row": 2}] * 28, seed=1)
    assert mixed.count({"row": 1}) >= 14


@pytest.mark.parametrize(("expert", "least", "most"), [("words", 90, 130), ("arithmetic", 25, 60)])
def test_the_replay_holds_written_problems_as_pretraining_does(expert, least, most, monkeypatch):
    monkeypatch.setattr(replay, "written_lesson", lambda *_: Lesson("by hand", "", ""))
    drawn = replay.examples(replace(SFT, expert=expert, replay=200))
    assert least < sum(row["prompt"] == "by hand" for row in drawn) < most


KILLED = """
import os, sys
from dataclasses import replace
from pathlib import Path
from finetune.methods import train
from finetune.smoke import smoke_rows
from tests.finetune.test_methods import EXPERT, RECIPES

def told(progress):
    if progress.steps == int(sys.argv[3]) and progress.step == 5:
        os.kill(os.getpid(), 9)

train(EXPERT, smoke_rows(sys.argv[1]), RECIPES[sys.argv[1]], Path(sys.argv[2]), told)
"""
STEPS = {"sft": 9, "ppo": 6}  # the reward model before PPO takes another number
RECIPES = {"sft": smoke(SFT), "ppo": smoke(PPO)}


@pytest.mark.parametrize("method", RECIPES)
def test_a_killed_run_goes_on_at_its_last_checkpoint(method, tmp_path):
    command = [sys.executable, "-c", KILLED, method, str(tmp_path), str(STEPS[method])]
    assert subprocess.run(command, check=False, capture_output=True).returncode == -9
    assert not (tmp_path / "model").exists()
    told = []
    candidate = train(EXPERT, smoke_rows(method), RECIPES[method], tmp_path, told.append)
    assert [one.step for one in told] == [*range(5, STEPS[method] + 1)]
    assert [line["step"] for line in metrics(candidate)] == [*range(1, STEPS[method] + 1)]
    assert not (tmp_path / "trainer").exists()


def test_a_resumed_run_ends_with_the_weights_of_one_that_was_never_killed(tmp_path):
    command = [sys.executable, "-c", KILLED, "sft", str(tmp_path / "killed"), str(STEPS["sft"])]
    subprocess.run(command, check=False, capture_output=True)
    resumed, whole = (
        train(EXPERT, smoke_rows("sft"), RECIPES["sft"], tmp_path / name, ignored) for name in ("killed", "whole")
    )
    assert log_likelihood(resumed, RIGHT) == pytest.approx(log_likelihood(whole, RIGHT), abs=1e-3)


def test_a_checkpoint_that_was_cut_off_is_left_out(tmp_path):
    class KilledError(Exception):
        pass

    def told(progress):
        if progress.step == 5:
            raise KilledError

    with pytest.raises(KilledError):
        train(EXPERT, smoke_rows("sft"), RECIPES["sft"], tmp_path, told)
    (tmp_path / "trainer" / "checkpoint-4" / "trainer_state.json").write_text('{"epoch": ')
    heard = []
    train(EXPERT, smoke_rows("sft"), RECIPES["sft"], tmp_path, heard.append)
    assert heard[0].step == 1
