"""How a token is drawn by its probability: Gumbel noise on the logits, after which the highest one is taken."""

import torch
from torch import Tensor


class Noise:
    """The noise of one reply (Gumbel 1954), from a seed of its own: the process's random state has other users."""

    def __init__(self, temperature: float, seed: int) -> None:
        self._temperature = temperature
        self._generator = torch.Generator().manual_seed(seed)

    def __call__(self, logits: Tensor) -> Tensor:
        """Logits (vocabulary,) of which the highest is a draw from softmax(logits / temperature); as is at 0."""
        if not self._temperature:
            return logits
        noise = torch.empty(logits.shape).exponential_(generator=self._generator).log().to(logits.device)
        return logits.float() / self._temperature - noise
