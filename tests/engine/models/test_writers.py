"""The two ways to write replies: the lean one writes what transformers' `generate` writes, and in whole characters."""

import json
from dataclasses import replace

import pytest
import torch
from tokenizers import Tokenizer, decoders, models, pre_tokenizers
from transformers import LlamaConfig, LlamaForCausalLM, PreTrainedTokenizerFast

from engine.errors import ModelError
from engine.models.chat_model import Decoding, Text
from engine.models.lean_writer import LeanWriter
from engine.models.llama import LlamaShape
from engine.models.transformers_writer import TransformersWriter
from tests.characters import character_tokenizer

TEMPLATE = "{% for message in messages %}{{ message.content }}\n{% endfor %}"
CHAT = [{"role": "user", "content": "how are you?"}]
GREEDY = Decoding(max_tokens=40, seconds=60)


@pytest.fixture(scope="module")
def talker(tmp_path_factory):
    """A random Llama that writes without end, with its tokenizer and folder."""
    torch.manual_seed(1)
    tokenizer = character_tokenizer()
    tokenizer.chat_template = TEMPLATE
    config = LlamaConfig(
        vocab_size=len(tokenizer), hidden_size=32, intermediate_size=48, num_hidden_layers=2, num_attention_heads=4,
        num_key_value_heads=2, max_position_embeddings=64, eos_token_id=None, bos_token_id=None,
    )  # fmt: skip
    model = LlamaForCausalLM(config).eval()
    folder = tmp_path_factory.mktemp("talker")
    tokenizer.save_pretrained(folder)
    model.save_pretrained(folder)
    return model, tokenizer, folder


def ending_with(folder, ends):
    """The lean writer of a folder whose model ends its replies with these tokens."""
    (folder / "generation_config.json").write_text(json.dumps({"eos_token_id": ends}))
    return LeanWriter.load(folder)


def written(writing):
    """All pieces of the first reply together, and the replies."""
    pieces = ""
    while True:
        try:
            pieces += next(writing)
        except StopIteration as end:
            return pieces, end.value


@pytest.mark.parametrize(
    "options",
    [{}, {"repetition_penalty": 1.1}, {"temperature": 1.0, "seed": 3}, {"temperature": 0.5, "repetition_penalty": 1.3}],
    ids=str,
)
@pytest.mark.parametrize("count", [1, 4])
def test_the_lean_writer_writes_what_transformers_writes(talker, options, count):
    model, tokenizer, folder = talker
    decoding = replace(GREEDY, **options)
    pieces, replies = written(ending_with(folder, None).write(CHAT, decoding, count))
    assert (pieces, len(replies)) == (replies[0].text, count)
    assert {(reply.tokens, reply.ended) for reply in replies} == {(40, "tokens")}
    assert (pieces, replies) == written(TransformersWriter(model, tokenizer).write(CHAT, decoding, count))


def test_a_repetition_penalty_holds_down_what_was_written(talker):
    writer = ending_with(talker[2], None)
    [plain], [varied] = (
        written(writer.write(CHAT, replace(GREEDY, repetition_penalty=penalty)))[1] for penalty in (1.0, 100.0)
    )
    assert len(set(varied.text)) > len(set(plain.text))


def test_replies_that_end_one_after_the_other_are_those_written_alone(talker):
    """The most often drawn characters end a reply: the rows of those that have ended are given away."""
    model, tokenizer, folder = talker
    drawn = replace(GREEDY, temperature=1.0)
    ends = list(range(10, 16))
    lean = ending_with(folder, ends)
    model.generation_config.eos_token_id = ends
    _, together = written(lean.write(CHAT, drawn, 8))
    _, by_transformers = written(TransformersWriter(model, tokenizer).write(CHAT, drawn, 8))
    model.generation_config.eos_token_id = None
    assert len({reply.tokens for reply in together}) > 3
    assert together == tuple(written(lean.write(CHAT, replace(drawn, seed=seed)))[1][0] for seed in range(8))
    assert together == by_transformers


@pytest.mark.parametrize("several", [False, True])
def test_an_end_token_ends_the_reply_and_is_counted_but_not_shown(talker, several):
    _, tokenizer, folder = talker
    endless = "".join(ending_with(folder, None).write(CHAT, GREEDY))
    last = endless[5]
    [end] = tokenizer.encode(last, add_special_tokens=False)
    writer = ending_with(folder, [end, 1] if several else end)
    before = endless[: endless.index(last)]
    assert written(writer.write(CHAT, GREEDY)) == (before, (Text(before, len(before) + 1, "finished"),))


def test_a_reply_ends_with_the_models_positions(talker):
    writer = ending_with(talker[2], None)
    read = len(talker[1](CHAT[0]["content"] + "\n")["input_ids"])
    [reply] = written(writer.write(CHAT, replace(GREEDY, max_tokens=1000)))[1]
    assert (reply.tokens, reply.ended) == (64 - read, "tokens")
    with pytest.raises(ModelError, match="more than the language model reads"):
        next(writer.write([{"role": "user", "content": "a" * 64}], GREEDY))


def test_only_plain_llamas_are_lean(tmp_path):
    (tmp_path / "config.json").write_text('{"model_type": "gpt2"}')
    with pytest.raises(ModelError):
        LeanWriter.load(tmp_path)


class Scripted:
    """A model that writes given tokens."""

    shape = LlamaShape(1, 8, 1, 1, 8, positions=64, vocabulary=300, rope_base=1e4, epsilon=1e-6)

    def __init__(self, tokens):
        self._tokens = iter(tokens)

    def prefill(self, cache, first_row, prompts):
        return self.step(cache, [], [])

    def step(self, cache, tokens, positions):
        return 10 * torch.nn.functional.one_hot(torch.tensor([next(self._tokens)]), 300).float()


def test_a_character_of_several_tokens_comes_whole():
    vocabulary = {letter: number for number, letter in enumerate(sorted(pre_tokenizers.ByteLevel.alphabet()))}
    of_bytes = Tokenizer(models.BPE(vocab=vocabulary, merges=[]))
    of_bytes.pre_tokenizer = pre_tokenizers.ByteLevel(add_prefix_space=False)
    of_bytes.decoder = decoders.ByteLevel()
    tokenizer = PreTrainedTokenizerFast(tokenizer_object=of_bytes, chat_template=TEMPLATE)
    model = Scripted([*of_bytes.encode("a😀é!").ids, 299])
    pieces = LeanWriter(model, tokenizer, frozenset({299})).write(CHAT, GREEDY)
    assert [piece for piece in pieces if piece] == ["a", "😀", "é", "!"]
