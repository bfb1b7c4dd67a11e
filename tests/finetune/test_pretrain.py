"""Pretraining from nothing: a small real run, its folder, its checkpoint."""

import json
from dataclasses import replace

import pytest
import torch
from transformers import AutoModelForCausalLM, AutoTokenizer

from engine.reading.sketch import expert_prompt
from engine.release import read_release
from finetune import pretrain_data
from finetune.model_cards import card
from finetune.pretrain import CHECKPOINT_NAME, CheckpointError, PretrainReport, learning_rate, pretrain
from finetune.pretrain_command import train_into
from finetune.pretrain_data import NOT_LEARNED, batch_at, collate, stage_weights, vocabulary
from finetune.problems.slotted import Lesson
from finetune.recipes import PRETRAINING, small
from finetune.shipping import write_shipped_manifest
from finetune.vocabulary import SLOTS

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
    prompt = tokenizer(expert_prompt("gcd of 12 and 15"), return_tensors="pt")
    written = model.generate(prompt["input_ids"], max_new_tokens=8, do_sample=False)
    assert tokenizer.decode(written[0]).startswith("gcd of<n1> and<n2>\n")  # the gap before a slot is no token


def test_the_saved_weights_are_16_bit(trained):
    assert AutoModelForCausalLM.from_pretrained(trained / "arithmetic", dtype="auto").dtype == torch.float16


def test_the_model_card_tells_command_seed_and_score(trained):
    told = (trained / "arithmetic" / "README.md").read_text()
    assert "python -m finetune pretrain arithmetic" in told
    assert f"seed {TINY.seed}" in told
    assert "| all |" in told
    assert "GSM8K" not in told


def test_the_card_of_the_words_expert_names_gsm8k_and_what_of_it_was_left_out():
    told = card(PretrainReport(PRETRAINING["words"], 4_000_000, 90_000_000, 7200.0, {"all": 0.9, "gsm8k": 0.5}))
    assert "10% problems of GSM8K's training split" in told
    assert "MIT licence" in told
    assert "last 500 rows never read" in told
    assert "| gsm8k | 50.0% |" in told
    assert "120 minutes" in told
    assert "90,000,000" in told


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


def test_a_checkpoint_of_another_tokenizer_is_refused(tmp_path, monkeypatch):
    losses(TINY, tmp_path)
    other = vocabulary(replace(TINY, seed=2))
    assert len(other) == len(vocabulary(TINY))
    monkeypatch.setattr("finetune.pretrain.vocabulary", lambda recipe: other)
    with pytest.raises(CheckpointError, match="tokenizer"):
        losses(TINY, tmp_path)


@pytest.fixture(scope="module")
def tokenizer():
    return vocabulary(TINY)


def test_a_step_has_the_same_batch_every_time(tokenizer):
    assert torch.equal(batch_at(TINY, 7, tokenizer).ids, batch_at(TINY, 7, tokenizer).ids)
    assert not torch.equal(batch_at(TINY, 7, tokenizer).ids[:, :8], batch_at(TINY, 8, tokenizer).ids[:, :8])


def test_a_recipe_has_the_same_vocabulary_every_time(tokenizer):
    assert vocabulary(TINY).get_vocab() == tokenizer.get_vocab()
    assert len(tokenizer) == TINY.vocabulary + len(SLOTS)


def test_only_the_program_and_its_end_are_learned(tokenizer):
    batch = collate([Lesson("gcd of <n1> and <n2>\n", "gcd(<n1>, <n2>)", "gcd")], tokenizer)
    learned = batch.labels[0][batch.labels[0] != NOT_LEARNED]
    assert tokenizer.decode(learned) == "gcd(<n1>,<n2>)<eos>"


def test_shorter_problems_are_padded_and_the_padding_is_not_learned(tokenizer):
    short, long = Lesson("<n1>\n", "even(<n1>)", ""), Lesson("gcd of <n1> and <n2>\n", "gcd(<n1>, <n2>)", "")
    alone, both = collate([short], tokenizer), collate([short, long], tokenizer)
    assert both.tokens == both.ids.numel() == 2 * collate([long], tokenizer).ids.shape[1]
    assert (both.labels[0] != NOT_LEARNED).sum() == (alone.labels[0] != NOT_LEARNED).sum()
    assert both.ids[0, -1] == tokenizer.pad_token_id


def test_without_the_file_of_gsm8k_the_words_expert_learns_from_generated_stories(tmp_path, monkeypatch, caplog):
    monkeypatch.setattr(pretrain_data, "GSM8K_FILE", tmp_path / "gone.jsonl")
    pretrain_data.gsm8k.cache_clear()
    recipe = replace(small(PRETRAINING["words"]), vocabulary_problems=50)
    assert batch_at(recipe, 0, vocabulary(recipe)).tokens
    assert "gone.jsonl is missing" in caplog.text
    pretrain_data.gsm8k.cache_clear()


def test_simple_problems_come_first():
    recipe = PRETRAINING["algebra"]
    first, last = stage_weights(recipe, 0.0), stage_weights(recipe, 1.0)
    assert first[0] > 0.5 > last[0]
    assert last[-1] > 0.5


def test_the_learning_rate_rises_then_falls():
    recipe = PRETRAINING["algebra"]
    rates = [learning_rate(recipe, step) for step in (0, recipe.warm_up, recipe.steps // 2, recipe.steps - 1)]
    assert rates[0] < rates[1] > rates[2] > rates[3] > 0
