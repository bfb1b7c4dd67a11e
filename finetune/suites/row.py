"""One question of a suite, and when an answer to it is right."""

from dataclasses import dataclass

from finetune.grading import same_value


@dataclass(frozen=True, slots=True)
class Row:
    """`right` holds the values of which each would be a right answer."""

    question: str
    right: frozenset[str]

    def is_right(self, final: str | None) -> bool:
        """Whether an answer's final value is right; no value never is."""
        return any(same_value(final, value) for value in self.right)
