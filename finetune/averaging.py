"""The mean of several readers, each trained on from the one before: what a single run learned by chance counts less.

Method: model soups (Wortsman et al. 2022), on the factors of low-rank adapters, which differ little from run to run, so
that the product of the means is near to the mean of the products.
"""

from collections.abc import Sequence
from dataclasses import asdict, replace
from pathlib import Path

import torch
from safetensors.torch import load_file, save_file

from engine.models.adapters import ADAPTER_WEIGHTS
from finetune.reader import read_report
from finetune.shipping import write_report


def average_reader(folder: Path, others: Sequence[Path]) -> None:
    """Make the reader in `folder` the mean of itself and of those in the others, of equal weight; its report says so.

    Raises OSError or ValueError where one cannot be read, RuntimeError or KeyError where they are not alike.
    """
    report = read_report(folder)
    every = [load_file(one / ADAPTER_WEIGHTS) for one in (folder, *others)]
    mean = {name: torch.stack([one[name].float() for one in every]).mean(dim=0).half() for name in every[0]}
    save_file(mean, folder / ADAPTER_WEIGHTS, metadata={"format": "pt"})
    write_report(asdict(replace(report, averaged=len(every))), folder)
