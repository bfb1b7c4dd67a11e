"""Phrases with choices in them."""

from random import Random

import pytest

from finetune.problems.phrases import lines, phrased


def every(template):
    return {phrased(template, Random(seed)) for seed in range(200)}


@pytest.mark.parametrize(
    ("template", "phrases"),
    [
        ("what is {a}", {"what is {a}"}),
        ("(find|what is) {a}", {"find {a}", "what is {a}"}),
        ("find {a}[ please]", {"find {a}", "find {a} please"}),
        ("[all] the [distinct|different] factors", {
            f"{first}the {second}factors" for first in ("", "all ") for second in ("", "distinct ", "different ")
        }),
        ("(is|can you (check|tell me) if)", {"is", "can you check if", "can you tell me if"}),
        ("(sum|) of", {"sum of", "of"}),
        ("gcd({a}, {b})", {"gcd({a}, {b})"}),
        ("how  long   is it ", {"how long is it"}),
    ],
)  # fmt: skip
def test_a_template_stands_for_each_of_its_phrases_and_no_other(template, phrases):
    assert every(template) == phrases


def test_templates_stand_on_lines_of_their_own():
    assert lines("what is {a}\n    find {a}\n\n") == ("what is {a}", "find {a}")
