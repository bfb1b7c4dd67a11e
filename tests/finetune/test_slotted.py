"""Lessons: programs with slots for what their questions say, and no lesson where that is not clear."""

import pytest

from engine.reading.sketch import sketch
from finetune.problems.problem import Problem
from finetune.problems.slotted import lesson


def taught(question, program, constants=None, **options):
    return lesson(Problem(question, program, "", "some", constants), **options)


@pytest.mark.parametrize(
    ("question", "program", "prompt", "completion"),
    [
        ("gcd of 12 and 18", "gcd(12, 18)", "gcd of <n1> and <n2>", "gcd(<n1>, <n2>)"),
        ("subtract 3 from -20", "calculate(-20 - 3)", "subtract <n1> from <n2>", "calculate(<n2> - <n1>)"),
        ("-20 times 4032", "calculate(-20*4032)", "<n1> times <n2>", "calculate(<n1>*<n2>)"),
        (
            "total 6 and negative 6.3",
            "calculate(6 + (-6.3))",
            "total <n1> and negative <n2>",
            "calculate(<n1> + (-<n2>))",
        ),
        ("absolute value of -38", "calculate(abs(-38))", "absolute value of <n1>", "calculate(abs(<n1>))"),
        ("round -2.5 down", "calculate(floor(-2.5))", "round <n1> down", "calculate(floor(<n1>))"),
        ("half of 40", "calculate(40/2)", "half of <n1>", "calculate(<n1>/2)"),
        ("sort 3, 1, 22", "sort([3, 1, 22])", "sort <l1>", "sort(<l1>)"),
        (
            "poisson mean 30, at most 22",
            "poisson_chance(k <= 22, 30)",
            "poisson mean <n1> , at most <n2>",
            "poisson_chance(k <= <n2>, <n1>)",
        ),
        (
            "how many of 2, 7, 8, 9 lie over 5",
            "count_fitting([2, 7, 8, 9], k > 5)",
            "how many of <l1> lie over <n1>",
            "count_fitting(<l1>, k > <n1>)",
        ),
        (
            "two dice, is the product over 12",
            "two_dice(a*b, k > 12)",
            "<n1> dice , is the product over <n2>",
            "two_dice(a*b, k > <n2>)",
        ),
        ("the first 30 squares", "terms(k**2, 1, 30)", "the first <n1> squares", "terms(k**2, 1, <n1>)"),
        ("factor x^2 - 9", "factor(x**2 - 9)", "factor <p1>", "factor(<p1>)"),
        (
            "quadratic, roots 20 and 7",
            "expand((x - 20)*(x - 7))",
            "quadratic , roots <n1> and <n2>",
            "expand((x - <n1>)*(x - <n2>))",
        ),
        (
            "product of the roots of x^2 - 9x + 20 = 0",
            "of_roots(x^2 - 9x + 20 = 0, a*b)",
            "product of the roots of <q1>",
            "of_roots(<q1>, a*b)",
        ),
        (
            "area 36, least perimeter of a rectangle",
            "lowest(2*x + 2*36/x)",
            "area <n1> , least perimeter of a rectangle",
            "lowest(2*x + 2*<n1>/x)",
        ),
        ("solve 2x + 3 = 11 for x", "solve(2*x + 3 = 11, x)", "solve <q1> for x", "solve(<q1>, x)"),
        ("70 plus 9 - 8", "calculate(70 + 9 - 8)", "<n1> plus <e1>", "calculate(<n1> + <e1>)"),
        (
            "2 k and 7 z in {k: 30, z: 12}",
            "draw_counts({k: 30, z: 12}, {k: 2, z: 7})",
            "<n1> k and <n2> z in <o1>",
            "draw_counts(<o1>, {k: <n1>, z: <n2>})",
        ),
        (
            "Let h(a) = a + 1. What is h(30)?",
            "suppose(h(a) = a + 1)\ncalculate(h(30))",
            "let <f1> . what is <c1> ?",
            "suppose(<f1>)\ncalculate(<c1>)",
        ),
    ],
)
def test_spans_of_the_question_become_slots_of_the_program(question, program, prompt, completion):
    found = taught(question, program)
    assert (found.prompt, found.completion, found.family) == (f"{prompt}\n", completion, "some")


def test_a_lesson_filled_again_is_the_program():
    question, program = "what is 1,250 divided by 50", "calculate(1250/50)"
    assert sketch(question).fill(taught(question, program).completion) == program


@pytest.mark.parametrize(
    ("question", "program"),
    [
        ("12 plus 12", "calculate(12 + 12)"),  # which is which?
        ("3 cubed", "calculate(3**3)"),  # the number, or what "cubed" says
        ("gcd of 12 and 18", "gcd(12, 99)"),  # 99 is from nowhere
        ("add x to 40", "calculate(40 + y)"),  # so is y
        ("40 more", "no call at all"),
        ("what does 70 minus 9 - 8 come to", "calculate(70 - 9 - 8)"),  # a slot would put 9 - 8 in brackets
        ("a triangle with sides 3, 7 and 7", "calculate(3 + 7 + 7)"),  # copied from a list
        ("how often is aabbbb drawn from aaaabbbb", 'arrangements("banana")'),  # no word of the question
        ("w divided by 119 + 8 gets minus 37", "solve(w/119 + 8 = -37, w)"),
    ],
)
def test_what_is_not_clear_is_no_lesson(question, program):
    assert taught(question, program) is None


def test_equal_numbers_are_told_apart_by_their_order_where_that_is_asked_for():
    question, program = "he has 15 pens and buys 15 more", "calculate(15 + 15)"
    assert taught(question, program) is None
    assert taught(question, program, in_order=True).completion == "calculate(<n1> + <n2>)"


def test_constants_stay_and_all_other_numbers_are_the_questions():
    question, program = "at least one six in 4 rolls", "at_least(4, 1, 1/6)"
    assert taught(question, program).completion == "at_least(<n2>, 1, 1/<n1>)"
    assert taught(question, program, ("1", "6")).completion == "at_least(<n2>, 1, 1/6)"
    question, program = "draw two of 5 red and 4 blue, both red", "calculate(binomial(5, 2)/binomial(5 + 4, 2))"
    assert taught(question, program) is None
    assert taught(question, program, ()).completion == "calculate(binomial(<n2>, <n1>)/binomial(<n2> + <n3>, <n1>))"


def test_the_number_that_an_order_names_may_stand_in_the_list_as_well():
    assert taught("third lowest of 4, 3 and 9", "smallest([4, 3, 9], 3)").completion == "smallest(<l1>, 3)"
