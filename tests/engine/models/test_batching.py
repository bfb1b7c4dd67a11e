"""Continuous batching: nobody is lost, nobody is overtaken, rows stay dense."""

from hypothesis import given
from hypothesis import strategies as st

from engine.models.batching import Batch, Move


def test_those_who_wait_longest_get_the_free_rows():
    batch = Batch[str](2)
    for name in "abc":
        batch.submit(name)
    assert list(batch.admit()) == ["a", "b"]
    assert list(batch.admit()) == []


def test_the_last_row_closes_the_gap():
    batch = Batch[str](3)
    for name in "abc":
        batch.submit(name)
    batch.admit()
    assert batch.retire([0]) == [Move(2, 0)]
    assert batch.active == ("c", "b")


@given(rows=st.integers(1, 5), lengths=st.lists(st.integers(1, 6), max_size=25))
def test_everybody_is_served_in_order_and_nobody_twice(rows, lengths):
    batch = Batch[int](rows)
    left = dict(enumerate(lengths))
    for number in left:
        batch.submit(number)
    begun, ended = [], []
    while not batch.idle:
        begun += batch.admit()
        held = list(batch.active)
        for number in held:
            left[number] -= 1
        done = [row for row, number in enumerate(held) if left[number] == 0]
        ended += [held[row] for row in done]
        for move in batch.retire(done):
            held[move.target] = held[move.source]
        assert list(batch.active) == held[: len(batch.active)]
    assert begun == list(range(len(lengths)))
    assert sorted(ended) == begun
