"""The folder in which a run trains: it outlives a kill, and its rows are taken up only while all of them stand."""

import asyncio

import pytest

from feedback.datasets import Example
from finetune.work import WORK, taken_up, work_folder


def example(number: int) -> Example:
    return Example(f"{number} plus 5", "arithmetic", {"prompt": f"{number}", "right": ["5"]}, sampled=number == 2)


FIRST = {"arithmetic": [example(1), example(2)]}


def test_a_run_that_ends_or_fails_leaves_nothing(tmp_path):
    with pytest.raises(OSError, match="no disk"), work_folder(tmp_path, "a"):
        raise OSError("no disk")
    with work_folder(tmp_path, "a"):
        pass
    assert list((tmp_path / WORK).glob("*")) == []


def test_a_run_that_is_stopped_leaves_its_work_until_another_recipe_comes(tmp_path):
    with pytest.raises(asyncio.CancelledError), work_folder(tmp_path, "a") as folder:
        raise asyncio.CancelledError
    assert folder.exists()
    with work_folder(tmp_path, "b"):
        assert not folder.exists()


def test_rows_that_all_still_stand_are_taken_up_and_new_ones_wait(tmp_path):
    with work_folder(tmp_path, "a") as folder:
        assert taken_up(folder, FIRST) == FIRST
        (folder / "checkpoint").touch()
        more = {"arithmetic": [example(3), *FIRST["arithmetic"]], "words": [example(4)]}
        assert taken_up(folder, more) == FIRST
        assert (folder / "checkpoint").exists()


def test_where_a_row_was_taken_back_the_work_is_begun_anew(tmp_path):
    with work_folder(tmp_path, "a") as folder:
        taken_up(folder, FIRST)
        (folder / "checkpoint").touch()
        less = {"arithmetic": [example(1), example(3)]}
        assert taken_up(folder, less) == less
        assert not (folder / "checkpoint").exists()
        assert taken_up(folder, {**less, "words": [example(4)]}) == less
