"""The lean Llama against transformers' own, and the decode thread that requests share."""

import asyncio
import shutil

import pytest
import torch
from transformers import LlamaConfig, LlamaForCausalLM

from engine.errors import ModelError
from engine.llama import KeyValueCache, Llama
from engine.runtime import ExpertModel, Sampling
from finetune.characters import character_tokenizer

PROMPTS = [[5, 6, 7, 8, 9], [10, 11, 12], [13, 14, 15, 16, 17, 18, 19]]


@pytest.fixture(scope="module", params=[4, 2], ids=["as many key heads", "grouped key heads"])
def saved(request, tmp_path_factory):
    """A random model of the experts' kind, saved as the trainer saves it."""
    torch.manual_seed(0)
    tokenizer = character_tokenizer()
    config = LlamaConfig(
        vocab_size=len(tokenizer), hidden_size=32, intermediate_size=48, num_hidden_layers=2, num_attention_heads=4,
        num_key_value_heads=request.param, max_position_embeddings=256, tie_word_embeddings=True,
    )  # fmt: skip
    model = LlamaForCausalLM(config).eval()
    folder = tmp_path_factory.mktemp("model")
    model.save_pretrained(folder)
    tokenizer.save_pretrained(folder)
    return model, folder


@pytest.fixture
def expert(saved):
    loaded = ExpertModel.load(saved[1])
    yield loaded
    loaded.close()


def test_the_logits_are_those_of_transformers(saved):
    model, folder = saved
    llama = Llama.load(folder)
    cache = KeyValueCache(llama.shape, rows=4, positions=64)
    prefilled = llama.prefill(cache, 0, PROMPTS)
    stepped = llama.step(cache, [20, 21, 22], [len(prompt) for prompt in PROMPTS])
    for row, prompt in enumerate(PROMPTS):
        wanted = model(torch.tensor([[*prompt, 20 + row]])).logits[0]
        torch.testing.assert_close(prefilled[row], wanted[-2], atol=1e-4, rtol=1e-4)
        torch.testing.assert_close(stepped[row], wanted[-1], atol=1e-4, rtol=1e-4)


async def test_a_completion_is_the_same_alone_and_in_a_crowd(expert):
    prompts = [f"what is {number} + {number * number}?\n" for number in range(50)]
    sampling = Sampling(max_tokens=12)
    alone = [await expert.complete(prompt, sampling) for prompt in prompts]
    together = await asyncio.gather(*(expert.complete(prompt, sampling) for prompt in prompts))
    assert [one.text for one in together] == [one.text for one in alone]
    assert [one.logprob for one in together] == pytest.approx([one.logprob for one in alone], abs=1e-3)


async def test_a_seed_decides_what_is_drawn(expert):
    first = await expert.sample("2 + 2\n", 6, temperature=1.0, seed=1)
    again = await expert.sample("2 + 2\n", 6, temperature=1.0, seed=1)
    other = await expert.sample("2 + 2\n", 6, temperature=1.0, seed=2)
    assert [one.text for one in first] == [one.text for one in again] != [one.text for one in other]
    assert len({one.text for one in first}) > 1


async def test_a_prompt_that_is_too_long_is_refused(expert):
    with pytest.raises(ModelError):
        await expert.complete("x" * 1000, Sampling())


async def test_a_failure_while_decoding_reaches_all_who_wait_and_the_next_ones_too(saved, tmp_path):
    narrow = LlamaConfig(vocab_size=10, hidden_size=8, intermediate_size=8, num_hidden_layers=1, num_attention_heads=1)
    folder = shutil.copytree(saved[1], tmp_path / "narrow")
    LlamaForCausalLM(narrow).save_pretrained(folder)
    expert = ExpertModel.load(folder)
    async with asyncio.timeout(20):
        for _ in range(2):
            failed = await asyncio.gather(
                *(expert.complete("2 + 2\n", Sampling()) for _ in range(40)), return_exceptions=True
            )
            assert {type(one) for one in failed} == {ModelError}
    expert.close()


async def test_a_closed_model_is_refused_and_not_waited_for(saved):
    expert = ExpertModel.load(saved[1])
    expert.close()
    with pytest.raises(ModelError):
        await expert.complete("2 + 2\n", Sampling())


async def test_who_waits_when_the_model_closes_is_told(expert):
    waiting = [asyncio.create_task(expert.complete("2 + 2\n", Sampling())) for _ in range(60)]
    await asyncio.sleep(0)
    await asyncio.to_thread(expert.close)
    for result in await asyncio.gather(*waiting, return_exceptions=True):
        assert isinstance(result, ModelError) or result.tokens > 0


async def test_whoever_gives_up_frees_the_row_for_others(expert):
    given_up = asyncio.create_task(expert.complete("2 + 2\n", Sampling(max_tokens=80)))
    await asyncio.sleep(0)
    given_up.cancel()
    assert (await expert.complete("3 + 3\n", Sampling(max_tokens=5))).tokens <= 5


def test_a_folder_without_a_model_is_refused(tmp_path):
    with pytest.raises(ModelError):
        ExpertModel.load(tmp_path)
