"""What was delivered already: Slack repeats what it believes was not heard, and tells of one message in several ways."""

from collections import OrderedDict

MOST_REMEMBERED = 5000


class Deliveries:
    """The newest keys of this process; what came before a restart, the store knows."""

    def __init__(self) -> None:
        self._seen: OrderedDict[str, None] = OrderedDict()

    def is_new(self, key: str) -> bool:
        """False for a key that came before. What has no key is always new."""
        if not key:
            return True
        if key in self._seen:
            return False
        self._seen[key] = None
        if len(self._seen) > MOST_REMEMBERED:
            self._seen.popitem(last=False)
        return True
