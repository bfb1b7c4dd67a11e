"""Who decodes together: continuous batching, where requests join and leave between two steps. Pure; it holds no tensors.

The scheduling is that of Orca (Yu et al., OSDI 2022): first come, first served, one row a sequence, and a row that is
freed is filled at once. Active rows are kept as 0, 1, 2, ... so that a step is one dense computation.
"""

from collections import deque
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from typing import Generic, TypeVar

Request = TypeVar("Request")


@dataclass(frozen=True, slots=True)
class Move:
    """A sequence changes its row, so that no gap stays below it."""

    source: int
    target: int


class Batch(Generic[Request]):
    """Waiting requests, and those that hold a row."""

    def __init__(self, rows: int) -> None:
        self._rows = rows
        self._waiting: deque[Request] = deque()
        self._active: list[Request] = []

    @property
    def active(self) -> Sequence[Request]:
        """The requests in rows 0, 1, 2, ..."""
        return tuple(self._active)

    @property
    def idle(self) -> bool:
        """True if nobody waits and nobody decodes."""
        return not self._waiting and not self._active

    def submit(self, request: Request) -> None:
        """Queue a request."""
        self._waiting.append(request)

    def admit(self) -> Sequence[Request]:
        """Give free rows to those who wait longest; they take the rows after the ones that were active."""
        admitted = []
        while self._waiting and len(self._active) < self._rows:
            admitted.append(self._waiting.popleft())
            self._active.append(admitted[-1])
        return admitted

    def retire(self, rows: Collection[int]) -> Sequence[Move]:
        """Free rows; the moves close the gaps, to be carried out in order."""
        moves = []
        for row in sorted(rows, reverse=True):
            last = len(self._active) - 1
            if row != last:
                self._active[row] = self._active[last]
                moves.append(Move(last, row))
            self._active.pop()
        return moves

    def clear(self) -> Sequence[Request]:
        """Empty the batch; all who waited or decoded."""
        dropped = [*self._active, *self._waiting]
        self._active.clear()
        self._waiting.clear()
        return dropped
