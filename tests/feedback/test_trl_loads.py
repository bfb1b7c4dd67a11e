"""What `python -m feedback export` writes is loaded by TRL's trainers as it is; each takes one step on a tiny Llama."""

import math

import pytest

from feedback.__main__ import main
from feedback.questions import held_out
from tests.feedback.facts import NOON, answered

CHARACTERS = [chr(code) for code in range(32, 127)] + ["\n"]
QUESTIONS = [question for n in range(20) if not held_out(question := f"take {n} from 20")][:4]


@pytest.fixture
async def exported(store, tmp_path, monkeypatch):
    """Writes the file of a format, out of a store where each question has a liked and a disliked answer."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("DATABASE_URL", f"sqlite+aiosqlite:///{tmp_path}/emmy.db")
    for n, question in enumerate(QUESTIONS):
        good = await answered(store, f"good{n}", question=question, completion=f"calculate(20 - {n})")
        bad = await answered(store, f"bad{n}", question=question, completion=f"calculate({n} - 20)")
        await store.rate(good, "discord:bob", "👍", NOON)
        await store.rate(bad, "discord:bob", "👎", NOON)

    def export(form):
        out = tmp_path / f"{form}.jsonl"
        assert main(["export", "--format", form, "--out", str(out)]) == 0
        return str(out)

    return export


def tokenizer():
    """A token for each character, as the experts have."""
    from tokenizers import Regex, Tokenizer, decoders, models, pre_tokenizers
    from transformers import PreTrainedTokenizerFast

    words = ["<pad>", "<s>", "</s>", "<unk>", *CHARACTERS]
    bare = Tokenizer(models.WordLevel({word: n for n, word in enumerate(words)}, unk_token="<unk>"))
    bare.pre_tokenizer = pre_tokenizers.Split(Regex("."), "isolated")
    bare.decoder = decoders.Fuse()
    return PreTrainedTokenizerFast(
        tokenizer_object=bare, pad_token="<pad>", bos_token="<s>", eos_token="</s>", unk_token="<unk>"
    )


def llama(*, judge: bool = False):
    """Two layers of width 32, with random weights; a judge gives one number for a text."""
    import torch
    from transformers import LlamaConfig, LlamaForCausalLM, LlamaForSequenceClassification

    torch.manual_seed(0)
    size = {"hidden_size": 32, "intermediate_size": 64, "num_hidden_layers": 2, "num_attention_heads": 2}
    shape = {"vocab_size": 4 + len(CHARACTERS), "max_position_embeddings": 128, "pad_token_id": 0}
    if judge:
        return LlamaForSequenceClassification(LlamaConfig(**shape, **size, num_labels=1))
    return LlamaForCausalLM(LlamaConfig(**shape, **size))


def trained(form, rows, folder):
    """The loss of one training step."""
    import trl

    once = {"output_dir": str(folder), "max_steps": 1, "per_device_train_batch_size": 4, "learning_rate": 1e-3}
    quiet = {"use_cpu": True, "bf16": False, "report_to": "none", "save_strategy": "no", "disable_tqdm": True}
    arguments = {"dpo": trl.DPOConfig, "kto": trl.KTOConfig, "reward": trl.RewardConfig, "sft": trl.SFTConfig}[form](
        **once, **quiet, gradient_checkpointing=False, dataloader_pin_memory=False
    )
    trainers = {"dpo": trl.DPOTrainer, "kto": trl.KTOTrainer, "reward": trl.RewardTrainer, "sft": trl.SFTTrainer}
    # an explicit reference: without one TRL would look the model up by name
    reference = {"ref_model": llama()} if form in {"dpo", "kto"} else {}
    trainer = trainers[form](
        model=llama(judge=form == "reward"),
        args=arguments,
        train_dataset=rows,
        processing_class=tokenizer(),
        **reference,
    )
    return trainer.train().training_loss


@pytest.mark.parametrize(
    ("form", "columns", "count"),
    [
        ("dpo", {"prompt", "chosen", "rejected"}, 4),
        ("kto", {"prompt", "completion", "label"}, 8),
        ("reward", {"prompt", "chosen", "rejected", "margin"}, 4),
        ("sft", {"prompt", "completion"}, 4),
    ],
)
def test_trl_trains_on_the_file_as_it_is(exported, tmp_path, form, columns, count):
    from datasets import load_dataset

    rows = load_dataset("json", data_files=exported(form), split="train", cache_dir=str(tmp_path / "cache"))
    assert (set(rows.column_names), len(rows)) == (columns, count)
    assert math.isfinite(trained(form, rows, tmp_path / "out"))
