"""The normal distribution: shares, chances of inequalities, values with a share below them."""

import pytest

from engine.messages import Failure
from tests.engine.running import outcome, run


@pytest.mark.parametrize(
    ("program", "value"),
    [
        ("normal_below(1.96)", "0.975"),
        ("normal_below(0)", "0.5"),
        ("normal_below(z = -1.28)", "0.1003"),
        ("normal_below(-1, 0)", "0.1587"),
        ("normal_above(180, 170, 8)", "0.1056"),
        ("normal_above(120, mu = 100, sd = 15)", "0.0912"),
        ("normal_above(120, m = 100, s = 15)", "0.0912"),
        ("normal_above(115, 100, sqrt(225))", "0.1587"),
        ("normal_between(-2, 2)", "0.9545"),
        ("normal_between(180, 160, 170, 8)", "0.7887"),
        ("normal_chance(Z < 1.5)", "0.9332"),
        ("normal_chance(1.5 >= Z)", "0.9332"),
        ("normal_chance(X > 20, 15, 3)", "0.0478"),
        ("normal_chance(20 < X, 15, 3)", "0.0478"),
        ("normal_chance(-1 < Z <= 2)", "0.8186"),
        ("normal_chance(160 < X < 180, m = 170, 8)", "0.7887"),
        ("normal_value(0.9)", "1.2816"),
        ("normal_value(1 - 10/100, 100, 15)", "119.2233"),
        ("normal_value(0.5, 170, 8)", "170"),
        ("normal_value(5/100)", "-1.6449"),
        ("normal_above(10)", "0"),
        ("normal_above(10**3000)", "0"),
        ("A = normal_above(180, 170, 8)\ncalculate(A*500)", "52.8"),
        ("normal_below(5, 3, 0)", Failure.UNDEFINED),
        ("normal_below(110, 100)", Failure.NOT_UNDERSTOOD),
        ("normal_chance(X < 110, 100)", Failure.NOT_UNDERSTOOD),
        ("normal_below(5, 3, -1)", Failure.UNDEFINED),
        ("normal_below(2 + 3i)", Failure.UNDEFINED),
        ("normal_below(oo)", Failure.UNDEFINED),
        ("normal_below(q)", Failure.NOT_UNDERSTOOD),
        ("normal_value(1)", Failure.UNDEFINED),
        ("normal_value(90, 5, 2)", Failure.UNDEFINED),
        ("normal_value(1 - 1/10**30)", Failure.UNDEFINED),
        ("normal_chance(3, 4)", Failure.NOT_UNDERSTOOD),
        ("normal_chance(X = 3, 4, 5)", Failure.NOT_UNDERSTOOD),
        ("normal_chance(X != 3)", Failure.UNSUPPORTED),
        ("normal_chance(2*X < 3)", Failure.UNSUPPORTED),
        ("normal_chance(2 < X, X < 1)", Failure.UNDEFINED),
    ],
)
def test_a_program_comes_to_its_value(program, value):
    assert outcome(program) == value


@pytest.mark.parametrize("share", ["0.001", "0.2", "0.3333", "0.975", "0.999"])
def test_the_share_below_the_value_with_that_share_below_it_is_the_share(share):
    value = run(f"normal_value({share}, 5000, 1000)")
    below = run(f"normal_below({value.value}, 5000, 1000)")
    assert (below.value, value.checked, below.checked) == (share, True, True)


def test_the_steps_tell_the_z_score():
    found = run("normal_above(180, 170, 8)")
    assert found.latex == r"P(180 < X) \approx 0.1056"
    assert found.steps[0].latex == r"z = \frac{180 - (170)}{8} = \frac{5}{4}"
    assert found.checked
