"""What is read of a registry's folder, and two releases that answer one question."""

import json
import shutil

from engine.history import METRICS_NAME, Loss, events, losses, releases
from engine.release import MANIFEST_NAME, SHIPPED_FOLDER, load_current, read_release
from engine.rivals import open_rivals
from engine.settings import EngineSettings
from finetune.registry import Lineage, Registry

LINEAGE = Lineage("test", 1, "none", {"regression": 0.9})


def trained(root):
    """A release whose algebra expert was trained: the shipped one's weights with a metrics file beside them."""
    candidate = root.parent / "candidate"
    shutil.copytree(SHIPPED_FOLDER / "algebra", candidate)
    entries = [{"loss": 2.5, "step": 1}, {"eval_loss": 2.0, "step": 1}, {"loss": 1.5, "step": 2}]
    text = "".join(json.dumps(entry) + "\n" for entry in entries)
    (candidate / METRICS_NAME).write_text(text + '{"loss": 1.', encoding="utf-8")
    return Registry(root).add(read_release(SHIPPED_FOLDER), {"algebra": candidate}, LINEAGE, "better")


def test_a_registry_tells_its_releases_its_events_and_how_they_learned(tmp_path):
    release = trained(tmp_path / "releases")
    Registry(tmp_path / "releases").promote(release.id, "it gained")
    assert [one.id for one in releases(tmp_path / "releases")] == [read_release(SHIPPED_FOLDER).id, release.id]
    assert [(one.action, one.reason) for one in events(tmp_path / "releases")] == [
        ("add", "better"),
        ("promote", "it gained"),
    ]
    assert losses(release)["algebra"] == [Loss(1, 2.5), Loss(2, 1.5)]


def test_a_registry_that_is_not_there_has_the_shipped_release_alone(tmp_path):
    assert len(releases(tmp_path / "none")) == 1
    assert events(tmp_path / "none") == []


def test_a_damaged_release_is_left_out(tmp_path):
    (tmp_path / "broken").mkdir()
    (tmp_path / "broken" / MANIFEST_NAME).write_text("{", encoding="utf-8")
    assert len(releases(tmp_path)) == 1


async def test_the_shipped_and_the_promoted_release_answer_by_their_models(tmp_path):
    settings = EngineSettings(releases=tmp_path / "releases", general_model="none")
    release = trained(settings.releases)
    Registry(settings.releases).promote(release.id, "it gained")
    async with open_rivals(settings) as rivals:
        compared = await rivals.compare("12 x 15 =")
    shipped = read_release(SHIPPED_FOLDER).id
    assert (compared.base.release, compared.tuned.release) == (shipped, load_current(settings.releases).id)
    assert compared.base.final == compared.tuned.final == "180"
    assert compared.base.tokens > 0
    assert compared.tuned.timings.expert > 0
