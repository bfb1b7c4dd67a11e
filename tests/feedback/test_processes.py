"""Several processes on one database: an acknowledged rating survives a kill, and no request is taken twice."""

import json
import signal
import subprocess
import sys
from itertools import chain

from feedback.records import RequestKind
from tests.feedback.facts import answered
from tests.rated import rated_exchanges

RATE = """
import asyncio, sys
from datetime import UTC, datetime
from feedback.records import MessageRef
from feedback.store import Store

async def rate():
    store = Store(sys.argv[1])
    for number in range(100_000):
        if await store.rate(MessageRef("discord", "2", "a"), f"rater {number}", "👍", datetime.now(UTC)):
            print(number, flush=True)

asyncio.run(rate())
"""
CLAIM = """
import asyncio, json, sys
from feedback.store import Store

async def claim():
    store, taken = Store(sys.argv[1]), []
    while request := await store.training.claim():
        taken.append(request.id)
    await store.close()
    print(json.dumps(taken))

asyncio.run(claim())
"""
ACKNOWLEDGED = 40


def process(program, tmp_path):
    url = f"sqlite+aiosqlite:///{tmp_path}/emmy.db"
    return subprocess.Popen([sys.executable, "-c", program, url], stdout=subprocess.PIPE, text=True)


async def test_every_acknowledged_rating_survives_kill_9(store, tmp_path):
    await answered(store, "a")
    child = process(RATE, tmp_path)
    seen = [child.stdout.readline() for _ in range(ACKNOWLEDGED)]
    child.send_signal(signal.SIGKILL)
    acknowledged = [*seen, *child.stdout.read().splitlines(keepends=True)]
    assert child.wait() == -signal.SIGKILL
    raters = {f"rater {int(line)}" for line in acknowledged if line.endswith("\n")}
    [kept] = await rated_exchanges(store)
    assert len(raters) >= ACKNOWLEDGED
    assert raters <= {rating.rater for rating in kept.ratings}


async def test_two_trainers_never_take_the_same_request(store, tmp_path):
    asked = {(await store.training.request(RequestKind.TRAIN, "", "x")).id for _ in range(60)}
    taken = [json.loads(one.communicate()[0]) for one in [process(CLAIM, tmp_path) for _ in range(2)]]
    assert sorted(chain.from_iterable(taken)) == sorted(asked)
