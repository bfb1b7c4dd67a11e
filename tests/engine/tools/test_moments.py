"""Expected values and variances of variables from others."""

import pytest

from engine.messages import Failure
from tests.engine.running import outcome, run


@pytest.mark.parametrize(
    ("program", "value"),
    [
        ('moment("Var(2*X + 3)", {Var(X): 9})', "36"),
        ('moment("E(X^2)", {E(X): 5, Var(X): 4})', "29"),
        ('moment("Var(X)", {E(X): 3, E(X^2): 13})', "4"),
        ('moment("E(3*X - 2*Y + 1)", {E(X): 2.5, E(Y): 1})', "6.5"),
        ('moment("E((X - 1)^2)", {E(X): 3, Var(X): 2})', "6"),
        ('moment("E(X)", {E(2*X + 3): 11})', "4"),
        ('moment("SD(5 - 3*X)", {SD(X): 2})', "6"),
        ('moment("SD(X)", {Var(X): 2})', "sqrt(2)"),
        ('moment("Var(X - 2*Y)", {Var(X): 4, Var(Y): 9}, independent)', "40"),
        ('moment("SD(X + Y)", {SD(X): 3, SD(Y): 4}, independent)', "5"),
        ('moment("E(X*Y)", {E(X): 3, E(Y): 4}, independent)', "12"),
    ],
)
def test_a_moment_follows_from_others(program, value):
    result = run(program)
    assert (result.value, result.checked, bool(result.steps)) == (value, True, True)


@pytest.mark.parametrize(
    ("program", "failure"),
    [
        ('moment("Var(X + Y)", {Var(X): 4, Var(Y): 9})', Failure.UNDEFINED),
        ('moment("E(X)", {Var(X): 4, E(X^2): 29})', Failure.UNDEFINED),
        ('moment("Var(X)", {E(X): 3, E(X^2): 5})', Failure.UNDEFINED),
        ('moment("E(Y)", {E(X): 3})', Failure.UNDEFINED),
        ('moment("E(X^3)", {E(X): 3})', Failure.UNSUPPORTED),
        ('moment("E(1/X)", {E(X): 3})', Failure.UNSUPPORTED),
        ('moment("E(X)", {E(X): 3}, exclusive)', Failure.UNSUPPORTED),
        ('moment("mean(X)", {E(X): 3})', Failure.NOT_UNDERSTOOD),
        ('moment("E(X + Y = 2)", {E(X): 3})', Failure.NOT_UNDERSTOOD),
        ('moment("E(X +)", {E(X): 3})', Failure.NOT_UNDERSTOOD),
    ],
)
def test_what_does_not_settle_a_moment_is_refused(program, failure):
    assert outcome(program) == failure
