"""Small readers and their mean, with its report and its line in the model card."""

from dataclasses import asdict

import pytest
import torch
from safetensors.torch import load_file, save_file

from engine.models.adapters import ADAPTER_WEIGHTS
from finetune.averaging import average_reader
from finetune.probe import ProbeReport
from finetune.reader import ReaderReport, read_report
from finetune.reader_card import reader_card
from finetune.recipes import PROBE, SMALL_READER
from finetune.shipping import write_report

FACTOR = "base_model.model.layers.0.q_proj.lora_A.weight"


def reader(folder, value: float, name: str = FACTOR):
    folder.mkdir()
    save_file({name: torch.full((2, 3), value).half()}, folder / ADAPTER_WEIGHTS)
    write_report(asdict(ReaderReport(SMALL_READER, 16, 60.0)), folder)
    return folder


def test_the_mean_weighs_all_alike_and_says_so_in_its_report(tmp_path):
    last, others = reader(tmp_path / "last", 4.0), [reader(tmp_path / name, 1.0) for name in ("first", "second")]
    average_reader(last, others)
    mean = load_file(last / ADAPTER_WEIGHTS)[FACTOR]
    assert (mean.dtype, mean.unique().tolist()) == (torch.float16, [2.0])
    assert load_file(others[0] / ADAPTER_WEIGHTS)[FACTOR].unique().tolist() == [1.0]
    report = read_report(last)
    assert report.averaged == 3
    card = reader_card(report, ProbeReport(PROBE, 0.96, 60.0))
    assert "; then the mean of the readers of 3 runs, this the last |" in card


def test_readers_of_other_layers_have_no_mean(tmp_path):
    last, other = reader(tmp_path / "last", 4.0), reader(tmp_path / "other", 1.0, name="another.lora_A.weight")
    with pytest.raises(KeyError):
        average_reader(last, [other])
    assert load_file(last / ADAPTER_WEIGHTS)[FACTOR].unique().tolist() == [4.0]
