"""Who is not to be learned from, people and whole servers. What is written here holds from the next dataset on."""

from dataclasses import asdict
from datetime import datetime

from sqlalchemy import delete

from feedback import reading
from feedback.database import Sessions, insert_new
from feedback.records import OptOut, Scope
from feedback.tables import OptOutRow


class OptOuts:
    """The rows of opt-outs. Each method is one transaction."""

    def __init__(self, sessions: Sessions) -> None:
        self._sessions = sessions

    async def add(self, scope: Scope, id_: str, at: datetime) -> None:
        """Nothing of this person or server is trained on any more; said twice, the first time stands."""
        async with self._sessions.writing() as session:
            await insert_new(session, OptOutRow, **asdict(OptOut(scope, id_, at)))

    async def remove(self, scope: Scope, id_: str) -> None:
        """The person or server may be learned from again, what was kept in between included."""
        async with self._sessions.writing() as session:
            await session.execute(delete(OptOutRow).where(OptOutRow.scope == scope, OptOutRow.id == id_))

    async def of(self, scope: Scope, id_: str) -> OptOut | None:
        """The wish of this person or server, or None if they may be learned from."""
        async with self._sessions.reading() as session:
            row = await session.get(OptOutRow, (scope, id_))
            return reading.opt_out(row) if row else None
