"""One question of a suite, and when an answer to it is right."""

from dataclasses import dataclass

from finetune.grading import same_value


@dataclass(frozen=True, slots=True)
class Row:
    """Right is a value that equals one of `right`; where only wrong ones are known, one that equals none of these."""

    question: str
    right: frozenset[str]
    wrong: frozenset[str] = frozenset()

    def is_right(self, final: str | None) -> bool:
        """Whether an answer's final value is right; no value never is."""
        if final is None:
            return False
        if self.right:
            return any(same_value(final, value) for value in self.right)
        return not any(same_value(final, value) for value in self.wrong)
