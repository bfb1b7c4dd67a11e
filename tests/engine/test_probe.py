"""The reader's opinion on whom a message is for: the probe's file, and the state that it reads."""

import pytest
import torch

from engine.errors import ModelError
from engine.probe import PROBE_NAME, Probe
from engine.release import SHIPPED_FOLDER, read_release


def test_a_probe_is_read_as_it_was_saved(tmp_path):
    Probe(("words", "general"), torch.tensor([[2.0, 0.0], [0.0, 1.0]]), torch.tensor([0.0, 1.0])).save(tmp_path)
    scores = Probe.load(tmp_path).scores(torch.tensor([1.0, -1.0]))
    assert list(scores) == ["words", "general"]
    assert scores["words"] == pytest.approx(torch.sigmoid(torch.tensor(2.0)).item())
    assert sum(scores.values()) == pytest.approx(1)


@pytest.mark.parametrize("content", [None, b"", b"not one"])
def test_a_missing_or_damaged_probe_is_a_model_error(tmp_path, content):
    if content is not None:
        (tmp_path / PROBE_NAME).write_bytes(content)
    with pytest.raises(ModelError, match="no readable probe"):
        Probe.load(tmp_path)


def test_the_shipped_probe_knows_every_expert_of_the_release():
    release = read_release(SHIPPED_FOLDER)
    labels = Probe.load(release.model_folder("reader")).labels
    assert set(labels) == {*release.models, "general"} - {"gate", "reader"}
