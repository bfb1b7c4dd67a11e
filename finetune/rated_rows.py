"""From evidence to each expert's training rows, in the form of a method; those of held-out questions apart."""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence

from engine.reading.sketch import expert_prompt
from feedback.datasets import Example, Format, examples
from feedback.evidence import Evidence
from feedback.pairs import PreferencePair, preference_pairs
from feedback.questions import held_out, normalise
from feedback.standings import Candidate, known_questions
from finetune.methods import Method

NIGHTLY_METHODS: tuple[Method, ...] = ("dpo", "kto", "ppo", "grpo", "sft")
_FORMS: Mapping[Method, Format] = {"dpo": "dpo", "ppo": "dpo", "kto": "kto", "sft": "sft"}


def trainable(evidence: Evidence, method: Method, candidates: Sequence[Candidate] = ()) -> dict[str, list[Example]]:
    """The examples of each expert, in a fixed order; `candidates` are programs that nobody has seen."""
    found: dict[str, list[Example]] = defaultdict(list)
    for example in _examples(evidence, method, candidates):
        if not held_out(example.question):
            found[example.expert].append(example)
    return dict(found)


def judging_pairs(evidence: Evidence) -> dict[str, Sequence[PreferencePair]]:
    """The pairs of held-out questions by expert, which no training sees."""
    found: dict[str, list[PreferencePair]] = defaultdict(list)
    for pair in preference_pairs(evidence):
        if held_out(pair.question):
            found[pair.expert].append(pair)
    return dict(found)


def _examples(evidence: Evidence, method: Method, candidates: Sequence[Candidate]) -> Iterator[Example]:
    if method == "grpo":
        return _to_verify(evidence)  # it draws its own
    return iter(examples(evidence, _FORMS[method], candidates))


def _to_verify(evidence: Evidence) -> Iterator[Example]:
    """Questions of which people know a right value, each once an expert."""
    known = known_questions(evidence)
    seen: set[tuple[str, str]] = set()
    for example in examples(evidence, "kto"):
        normal = normalise(example.question)
        right = known[normal].right if normal in known else frozenset()
        if right and (example.expert, normal) not in seen:
            seen.add((example.expert, normal))
            row = {"prompt": expert_prompt(example.question), "question": example.question, "right": sorted(right)}
            yield Example(example.question, example.expert, row)
