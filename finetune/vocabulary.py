"""The tokenizer of the tiny experts: byte-level BPE over sketches and programs, one token for each slot, digits single."""

from collections.abc import Iterable

from tokenizers import AddedToken, Regex, Tokenizer, decoders, models, pre_tokenizers, trainers
from transformers import PreTrainedTokenizerFast

from engine.reading.kinds import Kind
from engine.reading.sketch import MOST_SLOTS

PAD, EOS = "<pad>", "<eos>"
SLOTS = tuple(f"<{kind.value}{number}>" for kind in Kind for number in range(1, MOST_SLOTS + 1))


def sketch_tokenizer(texts: Iterable[str], size: int) -> PreTrainedTokenizerFast:
    """A tokenizer whose merges are learned from texts; `size` counts them without the slots. It adds no tokens of its own.

    Byte-level BPE (Radford et al. 2019): any text can be written, and words of the training texts are short.
    """
    tokenizer = Tokenizer(models.BPE())
    tokenizer.pre_tokenizer = pre_tokenizers.Sequence(
        [
            pre_tokenizers.Split(Regex(r" ?<[a-z]\d+>"), behavior="removed"),
            pre_tokenizers.Digits(individual_digits=True),
            pre_tokenizers.ByteLevel(add_prefix_space=False),
        ]
    )
    tokenizer.decoder = decoders.ByteLevel()
    trainer = trainers.BpeTrainer(
        vocab_size=size,
        special_tokens=[PAD, EOS],
        initial_alphabet=pre_tokenizers.ByteLevel.alphabet(),
        show_progress=False,
    )
    tokenizer.train_from_iterator(texts, trainer)
    tokenizer.add_tokens([AddedToken(slot, lstrip=True, normalized=False, special=False) for slot in SLOTS])
    return PreTrainedTokenizerFast(
        tokenizer_object=tokenizer,
        pad_token=PAD,
        eos_token=EOS,
        clean_up_tokenization_spaces=False,
        padding_side="left",
    )
