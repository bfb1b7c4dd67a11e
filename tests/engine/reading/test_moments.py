"""Expected values and variances in their notation."""

import pytest

from engine.reading.moments import stated_call


@pytest.mark.parametrize(
    ("message", "call"),
    [
        ("if Var(X) = 9, what is Var(2X+3)?", '"Var(2X+3)", {Var(X): 9}'),
        ("E[X]=5 and Var(X)=4. find E[X²]", '"E(X^2)", {E(X): 5, Var(X): 4}'),
        ("E[x]=5, find E[(x-1)²]", '"E((x-1)^2)", {E(x): 5}'),
        ("$E(X) = 4$, find $E(2X - 3)$", '"E(2X - 3)", {E(X): 4}'),
        ("SD(X)=3 so SD(−2X+7)?", '"SD(-2X+7)", {SD(X): 3}'),
        ("V(X)=½, find V(4X)", '"Var(4X)", {Var(X): 1/2}'),
        ("X has mean 10 and variance 4. find E(3X-2)", '"E(3X-2)", {E(X): 10, Var(X): 4}'),
        ("The mean of X is 7, the sd of Y is 2; E(2X+1)?", '"E(2X+1)", {E(X): 7, SD(Y): 2}'),
        ("X and Y independent, Var(X)=4, Var(Y)=9, Var(X-2Y)?", '"Var(X-2Y)", {Var(X): 4, Var(Y): 9}, independent'),
    ],
)
def test_expected_values_and_variances_become_a_call(message, call):
    assert str(stated_call(message)) == f"moment({call})"


@pytest.mark.parametrize(
    "message",
    [
        "E(X)",
        "E(x) = 3x+2, find E(4)",
        "E(X) = 5 - 2 and E(2X)",
        "Var(X)=9, Var(2X) and Var(3X)?",
        "X has variance 9, Y has variance 16, find Var(X+Y)",
        "Var(X)=9 and X is not independent of Y, Var(X+Y)?",
        "E(house) = 3, E(X)?",
    ],
)
def test_a_sentence_is_left_to_the_gate(message):
    assert stated_call(message) is None
