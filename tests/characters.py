"""A tokenizer that needs no training: a token for each printable ASCII character and the line break."""

import string

from tokenizers import Regex, Tokenizer, decoders, models, pre_tokenizers
from transformers import PreTrainedTokenizerFast

PAD, EOS, UNKNOWN = "<pad>", "<eos>", "<unk>"
ALPHABET = "\n" + "".join(sorted(set(string.printable) - set(string.whitespace) | {" "}))


def character_tokenizer() -> PreTrainedTokenizerFast:
    """A tokenizer over ALPHABET; any other character becomes UNKNOWN. It adds no tokens of its own."""
    vocabulary = {token: index for index, token in enumerate((PAD, EOS, UNKNOWN, *ALPHABET))}
    tokenizer = Tokenizer(models.WordLevel(vocabulary, unk_token=UNKNOWN))
    tokenizer.pre_tokenizer = pre_tokenizers.Split(Regex(r"[\s\S]"), behavior="isolated")
    tokenizer.decoder = decoders.Fuse()
    return PreTrainedTokenizerFast(
        tokenizer_object=tokenizer,
        pad_token=PAD,
        eos_token=EOS,
        unk_token=UNKNOWN,
        clean_up_tokenization_spaces=False,
        padding_side="left",
    )
