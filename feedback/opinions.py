"""What people think of answers beyond a reaction: remarks on what is wrong, and choices between two answers.

Both are kept as they were given, until a choice is taken back; which of them count is derived elsewhere. A method that has
returned has committed, and what is written twice is there once.
"""

from dataclasses import asdict

from sqlalchemy import delete, func, select

from feedback.database import Sessions, insert_new
from feedback.records import Choice, Remark
from feedback.tables import ChoiceRow, ExchangeRow, RemarkRow


class Opinions:
    """The rows of remarks and choices."""

    def __init__(self, sessions: Sessions) -> None:
        self._sessions = sessions

    async def remark(self, remark: Remark) -> bool:
        """Keep a remark; false if there is no such exchange."""
        return await self._keep(RemarkRow, remark, remark.exchange_id)

    async def choose(self, choice: Choice) -> bool:
        """Keep a choice; false if there are no such two exchanges."""
        return await self._keep(ChoiceRow, choice, choice.chosen, choice.rejected)

    async def unchoose(self, chosen: str, rejected: str, rater: str) -> bool:
        """Take back that somebody chose so, however often they did; false if they never did. The other choice stays."""
        theirs = (ChoiceRow.chosen == chosen, ChoiceRow.rejected == rejected, ChoiceRow.rater == rater)
        async with self._sessions.writing() as session:
            return bool((await session.scalars(delete(ChoiceRow).where(*theirs).returning(ChoiceRow.id))).all())

    async def _keep(self, table: type[RemarkRow | ChoiceRow], opinion: Remark | Choice, *exchanges: str) -> bool:
        known = select(func.count()).select_from(ExchangeRow).where(ExchangeRow.id.in_(exchanges))
        async with self._sessions.writing() as session:
            if await session.scalar(known) != len(exchanges):
                return False
            await insert_new(session, table, **asdict(opinion))
            return True
