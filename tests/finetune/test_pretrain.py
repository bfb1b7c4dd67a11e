"""Pretraining from nothing: a small real run, its folder, its checkpoint."""

import json
from dataclasses import replace

import pytest
import torch
from transformers import AutoModelForCausalLM, AutoTokenizer

from engine.prompts import expert_prompt
from engine.release import read_release
from finetune.characters import ALPHABET, character_tokenizer
from finetune.pretrain import CHECKPOINT_NAME, CheckpointError, learning_rate, pretrain
from finetune.pretrain_command import train_into
from finetune.pretrain_data import NOT_LEARNED, batch_at, collate, stage_weights
from finetune.problems.problem import Problem
from finetune.recipes import PRETRAINING, small
from finetune.shipping import write_shipped_manifest

TINY = replace(small(PRETRAINING["arithmetic"]), steps=60, evaluate_every=60, held_out_problems=16, save_every=30)


def losses(recipe, folder):
    seen = []
    pretrain(recipe, folder, lambda progress: seen.append((progress.step, progress.loss)))
    return dict(seen)


@pytest.fixture(scope="module")
def trained(tmp_path_factory):
    folder = tmp_path_factory.mktemp("weights")
    train_into(TINY, folder / "work", folder / "arithmetic")
    return folder


def test_the_loss_falls(tmp_path):
    seen = losses(replace(TINY, steps=150), tmp_path)
    assert seen[150] < 0.6 * seen[50]


def test_the_saved_folder_loads_by_the_auto_classes(trained):
    model = AutoModelForCausalLM.from_pretrained(trained / "arithmetic", dtype=torch.float32)
    tokenizer = AutoTokenizer.from_pretrained(trained / "arithmetic")
    prompt = tokenizer(expert_prompt("12 x 15 ="), return_tensors="pt")
    written = model.generate(prompt["input_ids"], max_new_tokens=8, do_sample=False)
    assert tokenizer.decode(written[0]).startswith("12 x 15 =\n")


def test_the_saved_weights_are_16_bit(trained):
    assert AutoModelForCausalLM.from_pretrained(trained / "arithmetic", dtype="auto").dtype == torch.float16


def test_the_model_card_tells_command_seed_and_score(trained):
    card = (trained / "arithmetic" / "README.md").read_text()
    assert "python -m finetune pretrain arithmetic" in card
    assert f"seed {TINY.seed}" in card
    assert "| all |" in card


def test_a_finished_run_leaves_no_checkpoint(trained):
    assert not (trained / "work" / CHECKPOINT_NAME).exists()


def test_the_manifest_is_a_release_named_by_its_content(trained):
    first = write_shipped_manifest(trained)
    release = read_release(trained)
    assert release.id == first
    assert release.model_folder("arithmetic") == trained / "arithmetic"
    assert "held_out/arithmetic" in release.scores
    assert write_shipped_manifest(trained) == first


def test_other_weights_give_another_release(trained, tmp_path):
    before = write_shipped_manifest(trained)
    config = trained / "arithmetic" / "config.json"
    kept = config.read_text()
    config.write_text(json.dumps(json.loads(kept) | {"note": "changed"}))
    assert write_shipped_manifest(trained) != before
    config.write_text(kept)


def test_a_run_that_is_taken_up_goes_on_as_if_it_had_not_stopped(tmp_path):
    whole = losses(TINY, tmp_path / "whole")

    class StopError(Exception):
        pass

    def stop(progress):
        if progress.step == 50:
            raise StopError

    with pytest.raises(StopError):
        pretrain(TINY, tmp_path / "parts", stop)
    assert torch.load(tmp_path / "parts" / CHECKPOINT_NAME, weights_only=True)["step"] == 30
    assert losses(TINY, tmp_path / "parts")[60] == pytest.approx(whole[60], rel=0.05)


def test_a_checkpoint_of_another_recipe_is_refused(tmp_path):
    losses(TINY, tmp_path)
    with pytest.raises(CheckpointError):
        losses(replace(TINY, seed=2), tmp_path)


def test_a_step_has_the_same_batch_every_time():
    tokenizer = character_tokenizer()
    assert torch.equal(batch_at(TINY, 7, tokenizer).ids, batch_at(TINY, 7, tokenizer).ids)
    assert not torch.equal(batch_at(TINY, 7, tokenizer).ids[:, :20], batch_at(TINY, 8, tokenizer).ids[:, :20])


def test_only_the_program_and_its_end_are_learned():
    tokenizer = character_tokenizer()
    batch = collate([Problem("12 x 15 =", "calculate(12*15)", "180", "symbols")], tokenizer)
    learned = batch.labels[0][batch.labels[0] != NOT_LEARNED]
    assert tokenizer.decode(learned) == "calculate(12*15)<eos>"


def test_simple_problems_come_first():
    recipe = PRETRAINING["algebra"]
    first, last = stage_weights(recipe, 0.0), stage_weights(recipe, 1.0)
    assert first[0] > 0.5 > last[0]
    assert last[-1] > 0.5


def test_the_learning_rate_rises_then_falls():
    recipe = PRETRAINING["algebra"]
    rates = [learning_rate(recipe, step) for step in (0, recipe.warm_up, recipe.steps // 2, recipe.steps - 1)]
    assert rates[0] < rates[1] > rates[2] > rates[3] > 0


def test_each_printable_character_is_one_token_and_comes_back():
    tokenizer = character_tokenizer()
    ids = tokenizer(ALPHABET)["input_ids"]
    assert len(ids) == len(ALPHABET) == 96
    assert tokenizer.decode(ids) == ALPHABET


def test_an_unknown_character_is_unknown():
    tokenizer = character_tokenizer()
    assert tokenizer("🙂")["input_ids"] == [tokenizer.unk_token_id]
