"""Chances of events in their notation."""

import pytest

from engine.reading.events import stated_call


@pytest.mark.parametrize(
    ("message", "call"),
    [
        ("P(A)=0.4, P(B)=0.5, P(A∩B)=0.2. find P(A∪B)", '"A or B", {A: 0.4, B: 0.5, A and B: 0.2}'),
        ("If P(A) = 0.6 and P(B|A) = 0.3 what is P(A and B)?", '"A and B", {A: 0.6, B|A: 0.3}'),
        ("P(AUB)=0.7 P(A)=0.5 P(B)=.4 P(AnB)=?", '"A and B", {A or B: 0.7, A: 0.5, B: .4}'),
        (r"Let $P(A) = 1/3$, $P(A \cap B) = 1/4$. Find $P(B \mid A)$.", '"B | A", {A: 1/3, A and B: 1/4}'),
        ("P(A) is 40% and P(A but not B) is 25%, P(AB)?", '"A and B", {A: 40/100, A and not B: 25/100}'),
        ("P(A∩B') = 0.2, P(B)=½, Pr[A or B]?", '"A or B", {A and not B: 0.2, B: 1/2}'),
        ("P(Ā)=0.7, find P(A)", '"A", {not A: 0.7}'),
        ("P(A^c)=0.7, find P(A)", '"A", {not A: 0.7}'),
        ("P(A)=0.5,P(B)=0.4,P(A|B)=0.25. P((A ∪ B)') = ?", '"not (A or B)", {A: 0.5, B: 0.4, A|B: 0.25}'),
        ("P(neither A nor B) if P(A or B)=.8", '"not A and not B", {A or B: .8}'),
        ("A and B are independent, P(A)=1/3, P(B)=1/4. P(A or B)?", '"A or B", {A: 1/3, B: 1/4}, independent'),
        ("P(A∪B) if P(A)=.4, P(B)=.5 and they're independent", '"A or B", {A: .4, B: .5}, independent'),
        ("hey, we know P(A)=0.5 and P(AB)=0.2. I need P(B|A) thx", '"B|A", {A: 0.5, A and B: 0.2}'),
        ("Mutually exclusive events: P(A)=.3, P(B)=.4, P(A or B)", '"A or B", {A: .3, B: .4}, exclusive'),
    ],
)
def test_chances_of_events_become_a_call(message, call):
    assert str(stated_call(message)) == f"event_chance({call})"


@pytest.mark.parametrize(
    "message",
    [
        "P(A)=0.4, P(B)=0.3, A and B are not independent, P(A or B)?",
        "P(A)=0.5 P(B)=0.6 P(A or B)=0.8 are A and B independent?",
        "P(X=1)=0.2, find P(X=2)",
        "P(A)=0.4",
        "P(A or B)?",
        "P(A) = 3x + 2, find P(B)",
        "P(3)=1, find P(2)",
        "P(A)=0.2, P(B)=0.4, find P(A and B) and P(A or B)",
        "P(A)=0.3 is the chance of rain on Monday. P(B)?",
    ],
)
def test_a_sentence_is_left_to_the_gate(message):
    assert stated_call(message) is None
