"""The whole engine while releases change: promotion, trial and rollback, and releases that cannot be loaded."""

import asyncio
import shutil

import pytest

from engine.errors import ReleaseError
from engine.release import CANARY_NAME, POINTER_NAME, SHIPPED_FOLDER, load_current, read_release
from finetune.registry import Lineage, Registry
from tests.engine.running import ask

LINEAGE = Lineage("test", 1, "none", {})


async def test_a_promotion_changes_the_release_and_loses_no_request(engine, settings, tmp_path):
    changed = tmp_path / "arithmetic"
    shutil.copytree(SHIPPED_FOLDER / "arithmetic", changed)
    (changed / "README.md").write_text("another one\n")
    registry = Registry(settings.releases)
    before = [asyncio.create_task(ask(engine, f"{number} plus 40")) for number in range(20)]
    await asyncio.sleep(0)
    release = registry.add(load_current(settings.releases), {"arithmetic": changed}, LINEAGE, "a test")
    registry.promote(release.id, "a test")
    after = [asyncio.create_task(ask(engine, f"{number} plus 40")) for number in range(20)]
    answers = await asyncio.gather(*before, *after)
    assert [answer.final for answer in answers] == [str(number + 40) for number in range(20)] * 2
    assert {answer.release for answer in answers[20:]} == {release.id}
    registry.rollback("a test")
    assert (await ask(engine, "5 plus 40")).release == read_release(SHIPPED_FOLDER).id


@pytest.fixture
def another(settings, tmp_path):
    """A release with another text beside its arithmetic expert."""
    shutil.copytree(read_release(SHIPPED_FOLDER).model_folder("arithmetic"), tmp_path / "another")
    (tmp_path / "another" / "README.md").write_text("another")
    registry = Registry(settings.releases)
    return registry.add(load_current(settings.releases), {"arithmetic": tmp_path / "another"}, LINEAGE, "a test")


async def test_a_release_on_trial_answers_its_share_of_the_conversations(engine, settings, another):
    registry = Registry(settings.releases)
    registry.try_out(another.id, 0.5, "a test")
    names = [f"talk {number}" for number in range(40)]
    first = [(await ask(engine, "5 plus 40", conversation=name)).release for name in names]
    assert 10 <= first.count(another.id) <= 30
    assert [(await ask(engine, "6 plus 40", conversation=name)).release for name in names] == first
    assert (await ask(engine, "5 plus 40")).release == engine.release.id == read_release(SHIPPED_FOLDER).id
    registry.promote(another.id, "a test")
    assert {(await ask(engine, "5 plus 40", conversation=name)).release for name in names} == {another.id}


async def test_a_trial_that_ended_answers_nothing(engine, settings, another):
    registry = Registry(settings.releases)
    registry.try_out(another.id, 1.0, "a test")
    assert (await ask(engine, "5 plus 40", conversation="talk")).release == another.id
    registry.rollback("a test")
    assert (await ask(engine, "5 plus 40", conversation="talk")).release == read_release(SHIPPED_FOLDER).id


@pytest.mark.parametrize("text", ["not json", '{"release": "gone", "share": 1.0, "since": ""}'])
async def test_a_trial_that_cannot_be_loaded_is_told_and_the_promoted_release_answers(engine, settings, text):
    settings.releases.mkdir()
    (settings.releases / CANARY_NAME).write_text(text)
    answer = await ask(engine, "5 plus 40", conversation="talk")
    assert (answer.final, answer.release) == ("45", read_release(SHIPPED_FOLDER).id)
    assert "canary_unavailable" in answer.fallbacks


async def test_a_release_that_cannot_be_loaded_leaves_the_one_before_in_service(engine, settings):
    settings.releases.mkdir()
    (settings.releases / POINTER_NAME).write_text("gone")
    answer = await ask(engine, "5 plus 40")
    assert answer.final == "45"
    assert "stale_release" in answer.fallbacks
    with pytest.raises(ReleaseError):
        load_current(settings.releases)
