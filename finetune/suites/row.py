"""One question of a suite, and when an answer to it is right."""

from dataclasses import dataclass

from finetune.grading import same_value


@dataclass(frozen=True, slots=True)
class Row:
    """`right` holds the values of which each would be a right answer; where it is empty, only having no value is right.

    `family` groups rows in a report. `ordered`: a right answer is a list in its order.
    """

    question: str
    right: frozenset[str]
    family: str = ""
    ordered: bool = False

    def is_right(self, final: str | None) -> bool:
        """Whether an answer's final value is one of the right ones, by `same_value` alone. Where none is, having none is."""
        if not self.right:
            return final is None
        return any(same_value(final, value) for value in self.right)
