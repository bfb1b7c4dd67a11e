"""What a weighing of votes found, to be shown beside what was learned from them."""

import json
from dataclasses import asdict, dataclass
from typing import Any


@dataclass(frozen=True, slots=True)
class Contradiction:
    """A vote against what the engine verified."""

    rater: str
    exchange_id: str
    verification: str


@dataclass(frozen=True, slots=True)
class TrustReport:
    """Raters are told by their ids, with their weight or the number of their votes.

    `distrusted` are those who count less than half; `outliers` those of them whom the test found; `brigades` those of them
    who voted alike against the others. `capped` and `bursts` are over the daily cap and too fast.
    """

    raters: int = 0
    votes: int = 0
    distrusted: tuple[tuple[str, float], ...] = ()
    outliers: tuple[str, ...] = ()
    brigades: tuple[tuple[str, ...], ...] = ()
    contradictions: tuple[Contradiction, ...] = ()
    capped: tuple[tuple[str, int], ...] = ()
    bursts: tuple[tuple[str, int], ...] = ()

    def plain(self) -> dict[str, Any]:
        """The report as JSON has it, lists for tuples."""
        return {name: json.loads(json.dumps(value)) for name, value in asdict(self).items()}

    def sentence(self) -> str:
        """The report in one sentence without names; empty if everybody was believed."""
        over = sum(count for _, count in self.capped)
        sizes = ", ".join(str(len(one)) for one in self.brigades)
        told = (
            (self.distrusted, f"{len(self.distrusted)} of {self.raters} raters were not believed"),
            (self.brigades, f"brigades of {sizes} people"),
            (self.contradictions, f"{len(self.contradictions)} votes contradict what the engine verified"),
            (self.capped, f"{over} votes were over the daily cap"),
        )
        found = "; ".join(words for what, words in told if what)
        return f"Trust: {found}." if found else ""
