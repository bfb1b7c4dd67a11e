"""Programs of a language model: what they print comes back, what they must not do ends as a failure."""

import asyncio
import time

import pytest

from engine.messages import Failure
from engine.tools.python_code import MOST_OUTPUT, MOST_PROGRAM, PythonSandbox


@pytest.fixture
async def sandbox():
    async with PythonSandbox(workers=2, seconds=0.5) as opened:
        yield opened


@pytest.mark.parametrize(
    ("program", "value", "text"),
    [
        ("1 + 1", "2", "2"),
        ("print(3)", "3", "3"),
        ("print('half')\n1 / 2", "0.5", "half\n0.5"),
        ("print('a')\nprint('b')", "a\nb", "a\nb"),
        ("import math\nmath.comb(10, 3)", "120", "120"),
        ("[1, (2, 'x'), {'a': None}]", "[1, (2, 'x'), {'a': None}]", "[1, (2, 'x'), {'a': None}]"),
        ("from decimal import Decimal\nDecimal('1.50')", "1.50", "1.50"),
        ("'plain text'", "plain text", "plain text"),
        ("def apples(n):\n    return 2 * n\nprint(apples(9))", "18", "18"),
        ("import time\ntime.sleep(1000)\n7", "7", "7"),
    ],
)
async def test_what_a_program_prints_or_ends_with_is_its_result(sandbox, program, value, text):
    result = await sandbox.run(program)
    assert (result.failure, result.value, result.text) == (None, value, text)
    assert (result.call.name, result.call.arguments) == ("python_code", (program,))
    assert 0 < result.seconds < 5


@pytest.mark.parametrize(
    ("program", "failure", "detail"),
    [
        ("def f(:", Failure.PROGRAM_FAILED, "SyntaxError"),
        ("print(apples)", Failure.PROGRAM_FAILED, "NameError: name 'apples' is not defined"),
        ("import sympy", Failure.PROGRAM_FAILED, "ModuleNotFoundError"),
        ("x = 5", Failure.PROGRAM_FAILED, "printed nothing"),
        ("", Failure.PROGRAM_FAILED, "printed nothing"),
        ("raise SystemExit", Failure.PROGRAM_FAILED, "SystemExit"),
        ("'\ud800'", Failure.PROGRAM_FAILED, ""),
        ("1 / 0", Failure.UNDEFINED, "ZeroDivisionError"),
        ("print", Failure.UNSUPPORTED, "no number"),
        ("class A: pass\nA()", Failure.UNSUPPORTED, "no number"),
        ("#" * (MOST_PROGRAM + 1), Failure.TOO_LONG, "at most"),
    ],
)
async def test_a_program_that_fails_says_why(sandbox, program, failure, detail):
    result = await sandbox.run(program)
    assert result.failure is failure
    assert detail in result.detail
    assert result.value == ""


@pytest.mark.parametrize(
    "program",
    [
        "open('/etc/passwd').read()",
        "open('/tmp/emmy-was-here', 'w').write('x')",
        "from pathlib import Path\nPath('/etc/passwd').read_text()",
        "import os\nos.listdir('/')",
        "import os\nos.environ['PATH']",
        "import os\nos.getenv('PATH')",
        "import os\nos.system('id')",
        "import socket\nsocket.socket()",
        "import urllib.request",
        "import subprocess",
        "import ctypes",
        "__import__('os').system('id')",
        "().__class__.__bases__[0].__subclasses__()",
        "(lambda: 0).__globals__",
        "(lambda: 0).__code__",
        "'{0.__class__}'.format(1)",
        "f'{(1).__class__}'",
        "getattr((), '__class__')",
        "eval('open(\"/etc/passwd\").read()')",
        "exec('import socket')",
        "input()",
        "breakpoint()",
    ],
)
async def test_nothing_outside_the_program_can_be_reached(sandbox, program):
    result = await sandbox.run(program)
    assert result.failure is Failure.PROGRAM_FAILED
    assert "root:" not in result.detail


@pytest.mark.parametrize(
    ("program", "failure"),
    [
        ("while True: pass", Failure.OUT_OF_TIME),
        ("while True:\n  try:\n    while True: pass\n  except BaseException: pass", Failure.OUT_OF_TIME),
        ("import time\nwhile True: time.sleep(1)", Failure.OUT_OF_TIME),
        ("sum(range(10**12))", Failure.OUT_OF_TIME),
        ("import math\nmath.comb(10**6, 5 * 10**5)", Failure.OUT_OF_TIME),
        ("10**10**8", Failure.OUT_OF_MEMORY),
        ("pow(3, 10**9)", Failure.OUT_OF_MEMORY),
        ("'a' * 10**10", Failure.OUT_OF_MEMORY),
        ("x = 'a'\nwhile True: x += x", Failure.OUT_OF_MEMORY),
        ("x = []\nwhile True: x.append('a' * 1000)", Failure.OUT_OF_MEMORY),
        ("'a' * 10**6", Failure.TOO_LARGE),
        ("list(range(10**5))", Failure.TOO_LARGE),
        ("10**5000", Failure.TOO_LARGE),
        ("print('a' * 10**6)", Failure.TOO_LARGE),
        ("while True: print('aaaaaaaaaaaaaaaaaaaaaaa')", Failure.TOO_LARGE),
        ("def f(): return f()\nf()", Failure.TOO_LARGE),
        ("a = [1]\nfor _ in range(40): a = [a, a]\na", Failure.TOO_LARGE),
        ("a = []\nfor _ in range(100000): a = [a]\na", Failure.TOO_LARGE),
        ("(" * 5000, Failure.PROGRAM_FAILED),
    ],
)
async def test_a_program_without_bounds_is_ended_and_the_next_one_runs(sandbox, program, failure):
    started = time.monotonic()
    result = await sandbox.run(program)
    assert result.failure is failure
    assert len(result.detail) <= 300
    assert time.monotonic() - started < 5
    assert (await sandbox.run("6 * 7")).value == "42"


async def test_the_longest_output_still_comes_whole(sandbox):
    assert len((await sandbox.run(f"print('a' * {MOST_OUTPUT - 1})")).value) == MOST_OUTPUT - 1


async def test_programs_see_nothing_of_each_other(sandbox):
    await sandbox.run("secret = 5\nsecret")
    assert (await sandbox.run("secret")).failure is Failure.PROGRAM_FAILED


async def test_the_same_program_draws_the_same_random_numbers(sandbox):
    program = "import random\nrandom.random()"
    assert (await sandbox.run(program)).value == (await sandbox.run(program)).value


async def test_more_endless_programs_than_processes_keep_no_one_waiting_for_long(sandbox):
    endless = await asyncio.gather(*(sandbox.run("while True: pass") for _ in range(8)))
    assert {result.failure for result in endless} == {Failure.OUT_OF_TIME}
    assert (await sandbox.run("1 + 1")).value == "2"


async def test_a_program_that_nobody_waits_for_any_more_gives_its_process_back(sandbox):
    for _ in range(3):
        with pytest.raises(TimeoutError):
            await asyncio.wait_for(sandbox.run("while True: pass"), 0.05)
    assert (await sandbox.run("1 + 1")).value == "2"
