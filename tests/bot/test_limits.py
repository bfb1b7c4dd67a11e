"""Each person, channel and server may ask so many questions in any minute."""

import time

import pytest

from bot.limits import RateLimiter, Wait


@pytest.fixture
def now(monkeypatch) -> list[float]:
    """The time, to be set by the test."""
    clock = [1_000_000.0]
    monkeypatch.setattr(time, "time", lambda: clock[0])
    return clock


def waits(limiter: RateLimiter, count: int, *names: str) -> list[Wait | None]:
    return [limiter.wait(*names) for _ in range(count)]


def test_questions_within_the_limit_never_wait(now):
    assert waits(RateLimiter(2, 9, 9), 2, "alice") == [None, None]


def test_one_too_many_waits_until_the_first_is_old_enough(now):
    limiter = RateLimiter(2, 9, 9)
    limiter.wait("alice")
    now[0] += 20
    limiter.wait("alice")
    assert limiter.wait("alice") == Wait("person", 40)
    now[0] += 41
    assert limiter.wait("alice") is None
    assert limiter.wait("alice").scope == "person"


def test_one_persons_haste_is_not_anothers(now):
    limiter = RateLimiter(2, 9, 9)
    waits(limiter, 3, "alice")
    assert limiter.wait("bob") is None


def test_being_refused_does_not_prolong_the_wait(now):
    limiter = RateLimiter(2, 9, 9)
    assert waits(limiter, 50, "alice")[2:] == [Wait("person", 60)] * 48
    now[0] += 61
    assert limiter.wait("alice") is None


def test_a_channel_and_a_server_have_limits_of_their_own(now):
    limiter = RateLimiter(9, 2, 3)
    assert waits(limiter, 3, "alice", "maths", "school") == [None, None, Wait("channel", 60)]
    assert limiter.wait("bob", "maths", "school") == Wait("channel", 60)
    assert limiter.wait("bob", "physics", "school") is None
    assert limiter.wait("bob", "music", "school") == Wait("server", 60)
    assert limiter.wait("bob", "music", "elsewhere") is None


def test_what_is_refused_in_one_scope_counts_in_no_other(now):
    limiter = RateLimiter(2, 1, 9)
    waits(limiter, 9, "alice", "maths", "school")
    assert limiter.wait("alice", "physics", "school") is None
    assert limiter.wait("alice", "music", "school") == Wait("person", 60)


def test_nothing_is_kept_of_who_asked_long_ago(now):
    limiter = RateLimiter(2, 9, 9)
    limiter.wait("alice")
    limiter._storage.timer.join()
    now[0] += 61
    limiter.wait("bob")
    limiter._storage.timer.join()
    limiter.wait("bob")
    [kept] = limiter._storage.events
    assert "bob" in kept


def test_the_same_id_of_a_person_and_a_channel_is_not_the_same(now):
    limiter = RateLimiter(1, 1, 1)
    assert limiter.wait("7", "7", "7") is None
