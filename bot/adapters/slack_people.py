"""Who somebody on Slack is: their admin rights, language, user groups and name. Known for a minute, then asked again."""

import logging
import time
from collections.abc import Awaitable, Callable, Collection
from dataclasses import dataclass, replace

from bot import words
from bot.adapters.slack_payloads import REFUSALS, Payload, Workspace, id_of, reason
from bot.events import Person, Reply, mention
from bot.metrics import Metrics
from bot.people import known

log = logging.getLogger(__name__)

KNOWN_SECONDS = 60.0
MOST_KNOWN = 10_000


@dataclass(frozen=True, slots=True)
class _Known:
    value: Payload
    until: float


class SlackPeople:
    """Asks Slack. `admins` are people who may do all that admins may, besides the workspace's own."""

    def __init__(self, admins: Collection[str], metrics: Metrics) -> None:
        self._admins = frozenset(admins)
        self._metrics = metrics
        self._known: dict[tuple[str, str], _Known] = {}

    async def person(self, at: Workspace, user: str) -> Person:
        """Who it is. Of whom Slack tells nothing (a stranger of a shared channel) only the id is known."""
        found = await self._user(at, user)
        manages, groups = _at_home(found, at) and _is_admin(found), await self._groups(at, user)
        return known(id_of(user), self._admins, manages=manages, locale=str(found.get("locale", "")), groups=groups)

    async def is_bot(self, at: Workspace, user: str) -> bool:
        """Whether it is an app. Who Slack tells nothing of is taken for a person."""
        return bool((await self._user(at, user)).get("is_bot"))

    async def named(self, at: Workspace, reply: Reply) -> Reply:
        """The reply with people's names in place of mentions, which on Slack would call them."""
        text = reply.text
        for person in reply.people:
            text = text.replace(mention(person), await self._name(at, person.rpartition(":")[2]))
        return replace(reply, text=text)

    async def _name(self, at: Workspace, user: str) -> str:
        found = await self._user(at, user)
        profile = found.get("profile", {})
        names = (profile.get("display_name"), profile.get("real_name"), found.get("name"))
        return next((str(name) for name in names if name), words.of(str(found.get("locale", "")))("someone"))

    async def _user(self, at: Workspace, user: str) -> Payload:
        async def asked() -> Payload:
            return dict((await at.client.users_info(user=user, include_locale=True)).get("user") or {})

        return await self._once(at, user, asked)

    async def _groups(self, at: Workspace, user: str) -> frozenset[str]:
        async def asked() -> Payload:
            listed = await at.client.usergroups_list(include_users=True)
            return {group["id"]: group.get("users", []) for group in listed.get("usergroups") or ()}

        groups = await self._once(at, "user groups", asked)
        return frozenset(group for group, users in groups.items() if user in users)

    async def _once(self, at: Workspace, what: str, asked: Callable[[], Awaitable[Payload]]) -> Payload:
        """What Slack tells, asked at most once a minute; nothing where it refuses."""
        key = (at.server, what)
        known = self._known.get(key)
        if known and known.until > time.monotonic():
            return known.value
        try:
            value = await asked()
        except REFUSALS as error:
            log.info("Slack does not tell of %s: %s", what, reason(error))
            self._metrics.detoured("slack_unknown")
            value = {}
        if len(self._known) >= MOST_KNOWN:
            self._known.clear()
        self._known[key] = _Known(value, time.monotonic() + KNOWN_SECONDS)
        return value


def _at_home(found: Payload, at: Workspace) -> bool:
    """Whether a person belongs to this workspace, and is no guest from another through a shared channel."""
    homes = {found.get("team_id", at.team), *found.get("enterprise_user", {}).get("teams", ())}
    return not found.get("is_stranger") and not homes.isdisjoint({at.team, at.enterprise} - {""})


def _is_admin(found: Payload) -> bool:
    of_grid = found.get("enterprise_user", {})
    return any(one.get(right) for one in (found, of_grid) for right in ("is_admin", "is_owner"))
