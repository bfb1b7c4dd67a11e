"""Every prompt of the strategies. A question, a model's text and a program's output stand between tags, as data."""

SOLVER = (
    "You solve mathematical problems. Reason step by step, in short steps. "
    "End with a last line that holds nothing but #### and the final answer."
)
CODER = (
    "You solve mathematical problems with Python. Write one complete program in a block that begins with ```python "
    "and ends with ```. It prints the final answer with print(). It may import math, itertools, functools, collections, "
    "re, datetime and decimal, and nothing else; it cannot read input or files."
)
VERIFIER = (
    "You check solutions of mathematical problems. Work the problem out yourself, compare each step, and name the "
    "first mistake in one or two sentences. End with a last line of one word: "
    "CORRECT if the final answer is right, INCORRECT if it is wrong, UNCLEAR if you cannot tell."
)


def problem(question: str) -> str:
    """The problem as the solver gets it."""
    return f"{question}\n\nReason step by step. Put the final answer after #### on the last line."


def program(question: str) -> str:
    """The problem as the coder gets it."""
    return f"{question}\n\nWrite a Python program that computes the answer and prints it."


def broken(failure: str) -> str:
    """What the coder gets back when its program failed, once."""
    return (
        f"The program failed:\n<error>\n{failure}\n</error>\nWrite the whole corrected program in one ```python block."
    )


def output(printed: str) -> str:
    """What the coder gets back when its program ran."""
    return (
        f"The program printed:\n<output>\n{printed}\n</output>\n"
        "Say in one sentence what that means for the problem. Put the final answer after #### on the last line."
    )


def no_program(failure: str) -> str:
    """What the coder gets when it can do no better than a program that does not run."""
    return (
        f"The program failed again:\n<error>\n{failure}\n</error>\n"
        "Solve the problem without a program. Reason step by step. Put the final answer after #### on the last line."
    )


def check(question: str, solution: str) -> str:
    """What the verifier gets."""
    return (
        f"<problem>\n{question}\n</problem>\n<solution>\n{solution}\n</solution>\n"
        "Is the final answer of the solution right? End with one word on the last line: CORRECT, INCORRECT or UNCLEAR."
    )


def revise(feedback: str) -> str:
    """What the solver gets back when the verifier is not content."""
    return (
        f"Someone who checked your solution says:\n<feedback>\n{feedback}\n</feedback>\n"
        "Solve the problem again with care, step by step. Put the final answer after #### on the last line."
    )
