"""Recipes as files: all that stand beside the code are read, published figures are what they were, mistakes are named."""

import tomllib
from dataclasses import replace

import pytest

from finetune.methods import DEFAULTS
from finetune.problems.words.gsm8k import DEV_ROWS
from finetune.recipes import (
    RECIPES,
    DistillRecipe,
    GrpoRecipe,
    PretrainRecipe,
    RecipeError,
    SftRecipe,
    Tuning,
    published,
    read_recipe,
)
from finetune.smoke import smoke

FILES = {file.stem: file for file in published()}


def read(name: str):
    file = FILES[name]
    return read_recipe(file, tomllib.loads(file.read_text())["method"])


@pytest.mark.parametrize("name", FILES)
def test_a_recipe_is_read_as_its_method_says(name):
    recipe = read(name)
    assert type(recipe) in RECIPES.values()
    if isinstance(recipe, Tuning):
        small = smoke(recipe)
        assert (small.model, small.data, small.precision) == ("", (), "fp32")
        assert not (small.lora and small.lora.four_bit)


@pytest.mark.parametrize("method", DEFAULTS)
def test_a_methods_own_file_holds_the_figures_that_the_code_has(method):
    recipe = read(method)
    plain = replace(recipe, expert="", reward=DEFAULTS["reward"]) if method == "ppo" else replace(recipe, expert="")
    assert recipe.expert == "arithmetic"
    assert plain == DEFAULTS[method]


def test_slm_maths_figures():
    lora, full, grpo = read("slm-math-sft-lora"), read("slm-math-sft-full"), read("slm-math-grpo")
    assert isinstance(lora, SftRecipe)
    assert isinstance(full, SftRecipe)
    assert isinstance(grpo, GrpoRecipe)
    assert (lora.learning_rate, full.learning_rate) == (1e-4, 5e-5)
    assert (lora.lora.rank, full.lora) == (16, None)
    assert all(one.batch * one.accumulate == 128 and one.epochs == 2 for one in (lora, full))
    assert (grpo.learning_rate, grpo.final_rate, grpo.prompts, grpo.samples, grpo.beta) == (5e-6, 1e-7, 16, 2, 0.05)
    assert read("slm-math-grpo-verifier").reads == "verdict"
    cascade = read("slm-math-distill")
    assert isinstance(cascade, DistillRecipe)
    assert [teacher.attempts for teacher in cascade.teachers] == [3, 5]


def test_the_solver_is_not_reinforced_on_the_rows_that_gsm8k_dev_holds():
    assert read("slm-math-grpo").data[0].rows == 7473 - DEV_ROWS


@pytest.mark.parametrize("name", ["sequential-llama-3.2-1b", "sequential-smollm2-1.7b"])
def test_the_sequential_adapter_learns_three_sets_on_four_bits(name):
    recipe = read(name)
    assert [one.generated for one in recipe.data] == ["addition", "roots", "derivatives"]
    assert recipe.lora.four_bit


def test_mathgpt_reads_the_chain_of_thought_rows():
    recipe = read("mathgpt-lora")
    assert (recipe.model, recipe.data[0].dataset) == ("mistralai/Mistral-7B-v0.1", "TIGER-Lab/MathInstruct")
    assert recipe.data[0].keep == {"source": "CoT"}


def test_mathnets_curriculum_grows():
    recipe = read("mathnet-algebra")
    assert isinstance(recipe, PretrainRecipe)
    assert recipe.families == ("mathnet",)
    assert recipe.stages[0][1] == (1.0, 0.0, 0.0)


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ('method = "dpo"\nbetta = 0.1\n', "betta"),
        ('method = "dpo"\nbeta = -1\n', "beta"),
        ('method = "kto"\n', "kto"),
        ('method = "dpo"\n[lora]\nrnk = 3\n', "lora.rnk"),
        ('method = "dpo"\n[[data]]\nrows = 3\n', "exactly one of"),
        ("method = ", "Invalid"),
    ],
)
def test_a_mistake_is_named(text, told, tmp_path):
    file = tmp_path / "mine.toml"
    file.write_text(text)
    with pytest.raises(RecipeError, match=told) as raised:
        read_recipe(file, "dpo")
    assert "mine.toml" in str(raised.value)


def test_a_file_that_is_not_there_is_named(tmp_path):
    with pytest.raises(RecipeError, match=r"none\.toml"):
        read_recipe(tmp_path / "none.toml", "sft")


def test_a_groups_samples_fill_whole_batches(tmp_path):
    file = tmp_path / "mine.toml"
    file.write_text('method = "grpo"\nprompts = 3\nsamples = 5\nbatch = 4\n')
    with pytest.raises(RecipeError, match="no multiple of the batch"):
        read_recipe(file, "grpo")
