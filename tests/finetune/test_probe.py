"""The fit of the reader's probe; what the command makes of it is tested with the reader's training."""

import torch

from finetune.probe import fitted


def test_what_a_line_can_part_is_parted_however_the_states_are_scaled():
    torch.manual_seed(0)
    states = torch.randn(300, 5) * torch.tensor([1.0, 100.0, 0.01, 1.0, 0.0]) + torch.tensor([0.0, 50.0, 0.0, 9.0, 1.0])
    targets = (states[:, 0] + states[:, 1] / 100 > 0.5).long()
    weight, bias = fitted(states, targets, 2, 1e-3)
    assert (weight.shape, bias.shape) == ((2, 5), (2,))
    right = ((states @ weight.T + bias).argmax(dim=1) == targets).float().mean()
    assert right > 0.97


def test_a_penalty_makes_the_weights_small():
    torch.manual_seed(0)
    states = torch.randn(100, 4)
    targets = (states[:, 0] > 0).long()
    loose, _ = fitted(states, targets, 2, 1e-4)
    tight, _ = fitted(states, targets, 2, 1.0)
    assert tight.norm() < 0.5 * loose.norm()
