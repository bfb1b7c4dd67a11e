"""The lean Llama against transformers' own, and the decode thread that requests share."""

import asyncio
import itertools
import shutil

import pytest
import torch
from transformers import LlamaConfig, LlamaForCausalLM

from engine.errors import ModelError, PromptLengthError
from engine.models.llama import ROOM, KeyValueCache, Llama, has_fbgemm
from engine.models.runtime import ExpertModel, Sampling
from tests.characters import character_tokenizer

PROMPTS = [[5, 6, 7, 8, 9], [10, 11, 12], [13, 14, 15, 16, 17, 18, 19]]


@pytest.fixture(
    scope="module", params=itertools.product([4, 2], [torch.float16, torch.bfloat16, torch.float32]), ids=str
)
def saved(request, tmp_path_factory):
    """A random model of the experts' kind: so many key heads, and saved in that precision."""
    key_heads, precision = request.param
    torch.manual_seed(0)
    tokenizer = character_tokenizer()
    config = LlamaConfig(
        vocab_size=len(tokenizer), hidden_size=32, intermediate_size=48, num_hidden_layers=2, num_attention_heads=4,
        num_key_value_heads=key_heads, max_position_embeddings=256, tie_word_embeddings=True,
    )  # fmt: skip
    model = LlamaForCausalLM(config).eval().to(precision)
    folder = tmp_path_factory.mktemp("model")
    model.save_pretrained(folder)
    tokenizer.save_pretrained(folder)
    return model.float(), folder


@pytest.fixture
def expert(saved):
    loaded = ExpertModel.load(saved[1])
    yield loaded
    loaded.close()


def test_the_logits_are_those_of_transformers(saved):
    model, folder = saved
    llama = Llama.load(folder)
    cache = KeyValueCache(llama.shape, rows=4)
    prefilled = llama.prefill(cache, 0, PROMPTS)
    stepped = llama.step(cache, [20, 21, 22], [len(prompt) for prompt in PROMPTS])
    for row, prompt in enumerate(PROMPTS):
        wanted = model(torch.tensor([[*prompt, 20 + row]])).logits[0]
        torch.testing.assert_close(prefilled[row], wanted[-2], atol=1e-4, rtol=1e-4)
        torch.testing.assert_close(stepped[row], wanted[-1], atol=1e-4, rtol=1e-4)


async def test_the_state_after_a_prompt_is_what_its_logits_are_made_of(saved, expert):
    model, _ = saved
    state = await expert.state("2+3=")
    prompt = expert._tokenizer.encode("2+3=", add_special_tokens=False).ids
    wanted = model(torch.tensor([prompt]), output_hidden_states=True).hidden_states[-1][0, -1]
    torch.testing.assert_close(state, wanted, atol=1e-4, rtol=1e-4)


async def test_a_prompt_that_is_too_long_has_no_state(expert):
    with pytest.raises(PromptLengthError):
        await expert.state("1" * 4000)


def test_equal_prompts_are_read_once_and_have_rows_of_their_own(saved):
    model, folder = saved
    llama = Llama.load(folder)
    cache = KeyValueCache(llama.shape, rows=4)
    prefilled = llama.prefill(cache, 1, [PROMPTS[0], PROMPTS[1], PROMPTS[0]])
    cache.copy_row(3, 0, len(PROMPTS[0]))
    torch.testing.assert_close(prefilled[0], prefilled[2])
    stepped = llama.step(cache, [20, 21, 22], [5, 5, 3])
    for row, tokens in enumerate(([*PROMPTS[0], 20], [*PROMPTS[0], 21], [*PROMPTS[1], 22])):
        torch.testing.assert_close(stepped[row], model(torch.tensor([tokens])).logits[0, -1], atol=1e-4, rtol=1e-4)


def test_a_cache_grows_without_losing_what_it_holds(saved):
    model, folder = saved
    llama = Llama.load(folder)
    cache = KeyValueCache(llama.shape, rows=2)
    tokens = [5 + place % 40 for place in range(ROOM + 5)]
    llama.prefill(cache, 0, [[7], tokens[: ROOM - 1]])
    cache.copy_row(1, 0, ROOM - 1)
    for place in range(ROOM - 1, ROOM + 5):
        logits = llama.step(cache, [tokens[place]], [place])
    assert cache.entries.shape[-2] == 2 * ROOM
    torch.testing.assert_close(logits[0], model(torch.tensor([tokens])).logits[0, -1], atol=1e-4, rtol=1e-4)


def test_without_fbgemm_half_precision_is_served_in_fp32_and_that_is_logged(saved, monkeypatch, caplog):
    model, folder = saved
    monkeypatch.delattr(torch, "fbgemm_pack_gemm_matrix_fp16")
    has_fbgemm.cache_clear()
    llama = Llama.load(folder)
    has_fbgemm.cache_clear()
    assert ("FBGEMM" in caplog.text) == ("float32" not in (folder / "config.json").read_text())
    logits = llama.prefill(KeyValueCache(llama.shape, rows=4), 0, PROMPTS)
    torch.testing.assert_close(logits[1], model(torch.tensor([PROMPTS[1]])).logits[0, -1], atol=1e-4, rtol=1e-4)


@pytest.mark.parametrize("unlike", [{"attention_bias": True}, {"hidden_act": "gelu"}])
def test_a_model_that_is_not_a_plain_llama_is_refused(unlike, tmp_path):
    sizes = {
        "vocab_size": 9,
        "hidden_size": 8,
        "intermediate_size": 8,
        "num_hidden_layers": 1,
        "num_attention_heads": 1,
    }
    LlamaForCausalLM(LlamaConfig(**sizes, **unlike)).save_pretrained(tmp_path)
    with pytest.raises(ModelError, match="plain"):
        Llama.load(tmp_path)


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
