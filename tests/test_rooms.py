"""The walls between the rooms hold, and looking at a room costs nothing."""

import subprocess
import sys

import pytest


def loaded_by(statement: str) -> set[str]:
    """The top-level modules that a fresh interpreter has after a statement."""
    program = f"{statement}; import sys; print(*sorted({{name.split('.')[0] for name in sys.modules}}))"
    shown = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)
    return set(shown.stdout.split())


@pytest.mark.parametrize("module", ["feedback.store", "feedback.datasets", "bot.conversation", "engine.messages"])
def test_importing_it_loads_neither_torch_nor_transformers(module):
    assert not loaded_by(f"import {module}") & {"torch", "transformers", "trl", "sympy"}


def test_serving_loads_neither_transformers_nor_sympy_before_a_question_needs_them():
    assert not loaded_by("import engine.assembly") & {"transformers", "sympy"}
