"""The whole loop in one process: asked and rated on Discord, learned in a night, answered better without a restart.

Real store, real engine with the shipped weights, real DPO on the CPU. The shipped experts do not know the word "yeet" on
purpose (see finetune/problems/chat.py); people teach them here that it divides.
"""

from random import Random

import pytest

from benchmarks.simulation.readerless import leave_reader_out
from bot.adapters.discord_adapter import DiscordAdapter
from engine.assembly import open_engine
from engine.settings import EngineSettings
from feedback.questions import held_out
from feedback.records import RequestKind, RunState
from finetune.nightly import Parts
from finetune.registry import Registry
from finetune.settings import FinetuneSettings
from finetune.worker import serve_one

pytestmark = [pytest.mark.simcord(shard_count=1), pytest.mark.timeout(900)]

QUESTIONS = 40
MOST_TRIES = 10  # a person who is told nonsense asks again only so often


@pytest.fixture
def settings(tmp_path) -> EngineSettings:
    return EngineSettings(releases=tmp_path / "releases", general_model="none")


@pytest.fixture
async def engine(settings):
    leave_reader_out(settings)  # with it a question takes a second, of which this asks hundreds
    async with open_engine(settings) as opened:
        yield opened


@pytest.fixture
def simcord_bot(converse, engine):
    return DiscordAdapter(converse(engine))


@pytest.fixture
def channel(simcord_env):
    return simcord_env.create_guild().create_text_channel("maths")


@pytest.fixture
def alice(simcord_env, channel):
    return simcord_env.guild.add_member(simcord_env.create_user("alice"))


def yeeted(rng: Random) -> tuple[str, int]:
    """A question in the phrase that is to be learned, and its right answer."""
    by, right = rng.randint(2, 60), rng.randint(2, 60)
    return f"{by * right} yeet {by}", right


async def test_a_phrase_that_people_teach_is_answered_rightly_after_the_night(
    simcord_env, channel, alice, engine, store, settings
):
    emmy = simcord_env.guild.me.mention
    rng = Random(3)
    taught = [yeeted(rng) for _ in range(QUESTIONS)]
    before: dict[str, str] = {}

    for question, right in taught:
        for _ in range(MOST_TRIES):
            await alice.send(channel, f"{emmy} {question}")
            reply = channel.last_message
            before.setdefault(question, reply.content)
            good = reply.content.startswith(f"`{right}`")
            await alice.react(reply, "👍" if good else "👎")
            if good:
                break
    shipped = engine.release.id
    wrong = [(question, right) for question, right in taught if not before[question].startswith(f"`{right}`")]
    assert len(wrong) > QUESTIONS / 2, "the phrase is known already, so nothing can be taught by it"

    parts = Parts(
        store,
        Registry(settings.releases),
        settings,
        FinetuneSettings(regression_problems=120, guards="", canary_share=0),
    )
    await store.training.request(RequestKind.TRAIN, "", "discord:alice")
    run = await serve_one(parts)
    assert run.state is RunState.PROMOTED, run.reason

    # a question that was never trained on, and was answered wrongly the evening before
    question, right = next((question, right) for question, right in wrong if held_out(question))
    await alice.send(channel, f"{emmy} {question}")
    assert channel.last_message.content.startswith(f"`{right}`")
    assert engine.release.id == run.release != shipped
    model = await alice.slash(channel, "model")
    assert run.release in model.response.content
    assert "better on held-out" in model.response.content
