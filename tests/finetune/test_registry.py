"""The registry: content-named folders, one pointer, a history that only grows, nothing half done."""

import errno
import itertools
import json
import multiprocessing
import os
import shutil

import pytest

from engine.errors import ReleaseError
from engine.history import HISTORY_NAME
from engine.release import SHIPPED_FOLDER, canary_of, load_current, read_release
from finetune import registry as registry_module
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


def test_releases_that_took_turns_are_gone_back_through_in_order(registry, changed):
    one = registry.add(SHIPPED, changed("one"), LINEAGE, "because")
    two = registry.add(one, changed("two"), LINEAGE, "because")
    for release in (one, two, one):
        registry.promote(release.id, "by turns")
    assert [registry.rollback("back").id for _ in range(3)] == [two.id, one.id, SHIPPED.id]


def test_promoting_what_is_served_changes_nothing(registry, changed):
    one = registry.add(SHIPPED, changed("one"), LINEAGE, "because")
    registry.promote(one.id, "better")
    history = registry.history()
    assert registry.promote(one.id, "again").id == one.id
    assert registry.history() == history
    assert registry.rollback("worse").id == SHIPPED.id


def test_a_crash_while_promoting_leaves_the_release_before_in_service(registry, changed, monkeypatch):
    one = registry.add(SHIPPED, changed("one"), LINEAGE, "because")
    two = registry.add(one, changed("two"), LINEAGE, "because")
    registry.promote(one.id, "better")

    def crash(*_):
        raise KeyboardInterrupt

    with monkeypatch.context() as patched:
        patched.setattr(os, "replace", crash)
        with pytest.raises(KeyboardInterrupt):
            registry.promote(two.id, "better still")
    assert load_current(registry.root).id == one.id
    assert registry.rollback("worse").id == SHIPPED.id
    assert registry.promote(two.id, "better still").id == two.id
    assert registry.rollback("worse").id == SHIPPED.id


def test_the_shipped_release_can_be_served_again_by_name(registry, changed):
    registry.promote(registry.add(SHIPPED, changed("one"), LINEAGE, "because").id, "better")
    assert registry.promote(SHIPPED.id, "as it came") == SHIPPED
    assert load_current(registry.root).id == SHIPPED.id
    assert [event.action for event in registry.history()] == ["add", "promote", "promote"]


def test_a_line_that_a_crash_cut_off_is_left_out_of_the_history(registry, changed):
    one = registry.add(SHIPPED, changed("one"), LINEAGE, "because")
    with (registry.root / HISTORY_NAME).open("a") as file:
        file.write('{"at": "2026')
    registry.promote(one.id, "better")
    assert [event.action for event in registry.history()] == ["add", "promote"]
    assert registry.rollback("worse").id == SHIPPED.id


def test_a_crash_after_a_rollback_has_moved_the_pointer_is_no_promotion(registry, changed):
    one = registry.add(SHIPPED, changed("one"), LINEAGE, "because")
    two = registry.add(one, changed("two"), LINEAGE, "because")
    registry.promote(one.id, "better")
    registry.promote(two.id, "better still")
    noted = (registry.root / HISTORY_NAME).read_text()
    registry.rollback("worse")
    (registry.root / HISTORY_NAME).write_text(noted)
    assert registry.rollback("worse").id == SHIPPED.id


def test_a_crash_while_adding_leaves_no_release(registry, changed, monkeypatch):
    def crash(*_):
        raise KeyboardInterrupt

    with monkeypatch.context() as patched:
        patched.setattr(os, "fsync", crash)
        with pytest.raises(KeyboardInterrupt):
            registry.add(SHIPPED, changed("one"), LINEAGE, "because")
    assert [path.name for path in registry.root.iterdir() if not path.name.startswith(".")] == ["lock"]
    assert registry.history() == []


def test_a_full_disk_leaves_nothing_half_written(registry, changed, monkeypatch):
    one = registry.add(SHIPPED, changed("one"), LINEAGE, "because")
    before = sorted(registry.root.iterdir())

    def full(*_):
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))

    with monkeypatch.context() as patched:
        patched.setattr(registry_module, "_write", full)
        with pytest.raises(OSError, match="No space left"):
            registry.add(SHIPPED, changed("two"), LINEAGE, "because")
        patched.undo()
        patched.setattr(os, "replace", full)
        with pytest.raises(OSError, match="No space left"):
            registry.promote(one.id, "better")
    assert sorted(registry.root.iterdir()) == before
    assert load_current(registry.root).id == SHIPPED.id


def test_a_served_release_that_was_damaged_can_be_left(registry, changed):
    one = registry.add(SHIPPED, changed("one"), LINEAGE, "because")
    two = registry.add(one, changed("two"), LINEAGE, "because")
    registry.promote(one.id, "better")
    (one.folder / "manifest.json").write_text("{")
    assert registry.promote(two.id, "the way out").id == two.id
    with pytest.raises(ReleaseError):
        registry.promote(one.id, "damaged")
    assert load_current(registry.root).id == two.id


def _promote_by_turns(root, ids, times):
    registry = Registry(root)
    for turn in range(times):
        registry.promote(ids[turn % len(ids)], f"process {os.getpid()}")


def test_two_processes_that_promote_at_once_leave_one_line_of_history(registry, changed):
    one = registry.add(SHIPPED, changed("one"), LINEAGE, "because")
    two = registry.add(one, changed("two"), LINEAGE, "because")
    context = multiprocessing.get_context("spawn")
    orders = ((one.id, two.id), (two.id, one.id))
    processes = [context.Process(target=_promote_by_turns, args=(registry.root, order, 20)) for order in orders]
    for process in processes:
        process.start()
    for process in processes:
        process.join()
        assert process.exitcode == 0
    promotions = [event for event in registry.history() if event.action == "promote"]
    assert {event.reason for event in promotions} == {f"process {process.pid}" for process in processes}
    assert promotions[0].previous == SHIPPED.id
    assert all(after.previous == before.release for before, after in itertools.pairwise(promotions))
    assert load_current(registry.root).id == promotions[-1].release


def test_each_line_of_the_history_is_json_with_its_time(registry, changed):
    one = registry.add(SHIPPED, changed("one"), LINEAGE, "because")
    registry.promote(one.id, "better")
    lines = [json.loads(line) for line in (registry.root / HISTORY_NAME).read_text().splitlines()]
    assert [line["action"] for line in lines] == ["add", "promote"]
    assert all(line["at"].endswith("+00:00") for line in lines)


def test_old_releases_are_removed_and_what_is_needed_stays(registry, changed):
    one, two, three, four, five = (
        registry.add(SHIPPED, changed(name), LINEAGE, "because") for name in ("one", "two", "three", "four", "five")
    )
    registry.promote(one.id, "better")
    registry.promote(three.id, "better still")
    registry.try_out(four.id, 0.5, "let us see")
    assert registry.prune(1) == [two.id]
    assert registry.prune(1) == []
    assert not (registry.root / two.id).exists()
    assert registry.get(five.id).id == five.id
    assert registry.history()[-1].action == "prune"
    assert registry.rollback("end the trial").id == three.id
    assert registry.rollback("worse").id == one.id


def test_a_rollback_to_a_release_that_is_gone_changes_nothing(registry, changed):
    one, two, three = (registry.add(SHIPPED, changed(name), LINEAGE, "because") for name in ("one", "two", "three"))
    for release in (one, two, three):
        registry.promote(release.id, "better")
    assert registry.prune(1) == [one.id]
    assert registry.rollback("worse").id == two.id
    with pytest.raises(ReleaseError):
        registry.rollback("worse still")
    assert load_current(registry.root).id == two.id


def test_a_crash_while_a_trial_is_adopted_leaves_no_trial(registry, changed):
    one = registry.add(SHIPPED, changed("one"), LINEAGE, "because")
    registry.try_out(one.id, 0.5, "let us see")
    kept = (registry.root / "canary.json").read_text()
    registry.promote(one.id, "good")
    (registry.root / "canary.json").write_text(kept)
    assert canary_of(registry.root) is None
