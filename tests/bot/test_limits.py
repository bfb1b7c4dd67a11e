"""Each person may ask so many questions in so many seconds."""

from bot.limits import RateLimiter


def limiter(now: list[float]) -> RateLimiter:
    return RateLimiter(2, 10, lambda: now[0])


def test_questions_within_the_limit_never_wait():
    assert [limiter([0.0]).wait("alice"), limiter([0.0]).wait("alice")] == [0, 0]


def test_one_too_many_waits_until_the_first_is_old_enough():
    now = [0.0]
    limits = limiter(now)
    limits.wait("alice")
    now[0] = 4
    limits.wait("alice")
    assert limits.wait("alice") == 6
    now[0] = 10
    assert limits.wait("alice") == 0
    assert limits.wait("alice") == 4


def test_one_persons_haste_is_not_anothers():
    limits = limiter([0.0])
    for _ in range(3):
        limits.wait("alice")
    assert limits.wait("bob") == 0


def test_being_refused_does_not_prolong_the_wait():
    now = [0.0]
    limits = limiter(now)
    waits = [limits.wait("alice") for _ in range(50)]
    assert waits[2:] == [10.0] * 48
    now[0] = 10
    assert limits.wait("alice") == 0
