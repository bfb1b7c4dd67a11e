"""The registry: content-named folders, one pointer, a history that only grows, nothing half done."""

import shutil

import pytest

from engine.errors import ReleaseError
from engine.release import SHIPPED_FOLDER, load_current, read_release
from finetune.registry import Lineage, Registry

LINEAGE = Lineage("dpo", 1, "abc", {"regression": 0.9})
SHIPPED = read_release(SHIPPED_FOLDER)


@pytest.fixture
def registry(tmp_path) -> Registry:
    return Registry(tmp_path / "releases")


@pytest.fixture
def changed(tmp_path):
    """A gate that differs in one file."""

    def make(text: str):
        folder = tmp_path / text
        shutil.copytree(SHIPPED.model_folder("gate"), folder)
        (folder / "README.md").write_text(text)
        return {"gate": folder}

    return make


def test_a_release_holds_all_models_and_where_it_comes_from(registry, changed):
    release = registry.add(SHIPPED, changed("one"), LINEAGE, "because")
    assert release.models.keys() == SHIPPED.models.keys()
    assert (release.parent, release.data_fingerprint, release.scores) == (SHIPPED.id, "abc", {"regression": 0.9})
    assert (release.model_folder("gate") / "README.md").read_text() == "one"


def test_the_same_content_is_kept_once(registry, changed):
    first = registry.add(SHIPPED, changed("one"), LINEAGE, "because")
    shutil.rmtree(registry.root.parent / "one")
    again = registry.add(SHIPPED, changed("one"), LINEAGE, "again")
    assert again == first
    assert [event.action for event in registry.history()] == ["add"]


def test_adding_serves_nothing(registry, changed):
    registry.add(SHIPPED, changed("one"), LINEAGE, "because")
    assert load_current(registry.root).id == SHIPPED.id


def test_a_rollback_goes_back_step_by_step_to_the_shipped_release(registry, changed):
    one = registry.add(SHIPPED, changed("one"), LINEAGE, "because")
    two = registry.add(one, changed("two"), LINEAGE, "because")
    registry.promote(one.id, "better")
    registry.promote(two.id, "better still")
    assert registry.rollback("worse").id == one.id
    assert registry.rollback("worse").id == SHIPPED.id
    with pytest.raises(ReleaseError):
        registry.rollback("nothing is left")
    actions = [(event.action, event.release, event.previous) for event in registry.history() if event.action != "add"]
    assert actions == [
        ("promote", one.id, SHIPPED.id),
        ("promote", two.id, one.id),
        ("rollback", one.id, two.id),
        ("rollback", SHIPPED.id, one.id),
    ]


@pytest.mark.parametrize("name", ["gone", "../elsewhere", "", ".."])
def test_what_is_not_here_is_not_promoted(registry, name):
    with pytest.raises(ReleaseError):
        registry.promote(name, "please")


def test_what_a_crash_left_half_written_is_never_served(registry, changed):
    one = registry.add(SHIPPED, changed("one"), LINEAGE, "because")
    registry.promote(one.id, "better")
    (registry.root / ".half-written").mkdir()
    assert load_current(registry.root).id == one.id
    with pytest.raises(ReleaseError):
        registry.promote(".half-written", "please")
