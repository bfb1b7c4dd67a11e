"""What workspaces granted to an app that many of them install. The rows hold tokens: guard them."""

from datetime import UTC, datetime

from sqlalchemy import ColumnElement, delete, select

from feedback.database import Sessions
from feedback.records import Installed
from feedback.tables import InstallationRow


class Installations:
    """The rows of installations. A method that has returned has committed."""

    def __init__(self, sessions: Sessions) -> None:
        self._sessions = sessions

    async def keep(self, installed: Installed) -> None:
        """Keep an installation in place of an earlier one of the same workspace or organisation."""
        platform, organisation, team = installed.platform, installed.organisation, installed.team
        row = InstallationRow(
            platform=platform,
            organisation=organisation,
            team=team,
            content=dict(installed.content),
            installed_at=datetime.now(UTC),
        )
        async with self._sessions.writing() as session:
            await session.execute(delete(InstallationRow).where(*_is_of(platform, organisation, team)))
            session.add(row)

    async def of(self, platform: str, organisation: str, team: str) -> Installed | None:
        """The workspace's own installation, else the one of its whole organisation; None if there is neither.

        Where a workspace's organisation is not told, it is taken for the only one that there is.
        """
        async with self._sessions.reading() as session:
            for place in dict.fromkeys((team, "")):
                row = await session.scalar(select(InstallationRow).where(*_is_of(platform, organisation, place)))
                if row:
                    return _installed(row)
            whole = select(InstallationRow).where(InstallationRow.platform == platform, InstallationRow.team == "")
            rows = (await session.scalars(whole.limit(2))).all() if team and not organisation else []
        return _installed(rows[0]) if len(rows) == 1 else None

    async def remove(self, platform: str, organisation: str, team: str) -> None:
        """Forget an installation that was taken back."""
        async with self._sessions.writing() as session:
            await session.execute(delete(InstallationRow).where(*_is_of(platform, organisation, team)))


def _installed(row: InstallationRow) -> Installed:
    return Installed(row.platform, row.organisation, row.team, row.content)


def _is_of(platform: str, organisation: str, team: str) -> tuple[ColumnElement[bool], ...]:
    """A workspace is known by its own id, whatever organisation it joined since."""
    here = (InstallationRow.platform == platform, InstallationRow.team == team)
    return here if team else (*here, InstallationRow.organisation == organisation, InstallationRow.organisation != "")
