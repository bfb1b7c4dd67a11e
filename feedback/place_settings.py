"""What admins set for servers and their channels. Each change is a row: together they are the settings and their audit."""

from dataclasses import asdict
from datetime import UTC, datetime

from sqlalchemy import select

from feedback import reading
from feedback.database import Sessions
from feedback.records import SettingChange
from feedback.tables import SettingRow

EVERYWHERE = ""  # the channel of what is set for a whole server


class PlaceSettings:
    """The rows of settings. What a value means and which are allowed, the bot knows."""

    def __init__(self, sessions: Sessions) -> None:
        self._sessions = sessions

    async def change(self, server: str, channel: str, name: str, value: str | None, changed_by: str) -> None:
        """Set a value for a server or for one of its channels; None takes it back."""
        change = SettingChange(server, channel, name, value, changed_by, datetime.now(UTC))
        async with self._sessions.writing() as session:
            session.add(SettingRow(**asdict(change)))

    async def of(self, server: str, channel: str = EVERYWHERE) -> dict[str, str]:
        """What is set in a channel by name: its own values before the server's."""
        places = (EVERYWHERE, channel)
        here = (
            select(SettingRow)
            .where(SettingRow.server == server, SettingRow.channel.in_(places))
            .order_by(SettingRow.id)
        )
        newest: dict[tuple[str, str], str | None] = {}
        async with self._sessions.reading() as session:
            for row in await session.scalars(here):
                newest[row.channel, row.name] = row.value
        found: dict[str, str] = {}
        for place in dict.fromkeys(places):
            found |= {name: value for (where, name), value in newest.items() if where == place and value is not None}
        return found

    async def servers_with(self, name: str) -> list[str]:
        """The servers for which a setting was ever made as a whole, be it taken back since."""
        made = select(SettingRow.server).where(SettingRow.name == name, SettingRow.channel == EVERYWHERE).distinct()
        async with self._sessions.reading() as session:
            return sorted(await session.scalars(made))

    async def changes(self, server: str, limit: int) -> list[SettingChange]:
        """The last changes of a server and its channels, newest first."""
        made = select(SettingRow).where(SettingRow.server == server).order_by(SettingRow.id.desc()).limit(limit)
        async with self._sessions.reading() as session:
            return [reading.setting_change(row) for row in await session.scalars(made)]
