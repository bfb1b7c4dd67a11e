"""What the bot and the trainer say to each other through the database: requests, runs, and the trainer's heartbeat."""

from collections.abc import Sequence
from dataclasses import asdict, fields
from datetime import UTC, datetime
from uuid import uuid4

from sqlalchemy import select, update

from feedback import reading
from feedback.database import Sessions, insert_new
from feedback.records import RequestKind, RunState, TrainingRequest, TrainingRun
from feedback.tables import HeartbeatRow, RequestRow, RunRow

_THE_ONE = 1  # the heartbeat's only row
_ENDED = [state for state in RunState if state.ended]


class TrainingLedger:
    """The rows of training. Each method is one transaction."""

    def __init__(self, sessions: Sessions) -> None:
        self._sessions = sessions

    async def request(self, kind: RequestKind, argument: str, asked_by: str) -> TrainingRequest:
        """Ask the trainer for work."""
        request = TrainingRequest(str(uuid4()), kind, argument, asked_by, datetime.now(UTC))
        async with self._sessions.writing() as session:
            session.add(RequestRow(**asdict(request)))
        return request

    async def last_asked(self, asked_by: str) -> datetime | None:
        """When somebody last asked for work, or None if never."""
        last = select(RequestRow.asked_at).where(RequestRow.asked_by == asked_by).order_by(RequestRow.asked_at.desc())
        async with self._sessions.reading() as session:
            return await session.scalar(last.limit(1))

    async def claim(self) -> TrainingRequest | None:
        """Take the oldest request that nobody has taken; two trainers never get the same one."""
        oldest = select(RequestRow.id).where(RequestRow.claimed.is_(False)).order_by(RequestRow.asked_at).limit(1)
        take = (
            update(RequestRow)
            .where(RequestRow.id == oldest.scalar_subquery(), RequestRow.claimed.is_(False))
            .values(claimed=True)
            .returning(RequestRow)
        )
        async with self._sessions.writing() as session:
            row = await session.scalar(take)
            return reading.training_request(row) if row else None

    async def start(self, request: TrainingRequest) -> TrainingRun:
        """Open the run of a request."""
        run = TrainingRun(str(uuid4()), request.id, RunState.RUNNING, "starting", 0.0, datetime.now(UTC))
        async with self._sessions.writing() as session:
            session.add(RunRow(**_values(run)))
        return run

    async def note(self, kind: RequestKind, run: TrainingRun, asked_by: str) -> None:
        """Write down what was done without a request, as a request that was taken and its run."""
        request = RequestRow(
            id=run.request_id, kind=kind, argument=run.release, asked_by=asked_by, asked_at=run.started_at, claimed=True
        )
        async with self._sessions.writing() as session:
            session.add(request)
            await session.flush()
            session.add(RunRow(**_values(run)))

    async def update(self, run: TrainingRun) -> None:
        """Write a run as it stands now. What has ended stays as it ended, should an earlier word come late."""
        open_ = update(RunRow).where(RunRow.id == run.id, RunRow.state.not_in(_ENDED))
        async with self._sessions.writing() as session:
            await session.execute(open_.values(**_values(run)))

    async def runs(self, limit: int) -> list[TrainingRun]:
        """The newest runs first."""
        async with self._sessions.reading() as session:
            rows = await session.scalars(select(RunRow).order_by(RunRow.started_at.desc()).limit(limit))
            return [_run(row) for row in rows]

    async def ended_since(self, at: datetime) -> list[TrainingRun]:
        """The runs that ended after a moment, in the order in which they did."""
        ended = select(RunRow).where(RunRow.finished_at > at).order_by(RunRow.finished_at)
        async with self._sessions.reading() as session:
            return [_run(row) for row in await session.scalars(ended)]

    async def run_of(self, request_id: str) -> TrainingRun | None:
        """The run of a request, or None while no trainer has taken it."""
        async with self._sessions.reading() as session:
            row = await session.scalar(select(RunRow).where(RunRow.request_id == request_id))
            return _run(row) if row else None

    async def request_of(self, run: TrainingRun) -> TrainingRequest:
        """The request that a run carries out. Every run has one: the database holds to that."""
        async with self._sessions.reading() as session:
            rows = await session.scalars(select(RequestRow).where(RequestRow.id == run.request_id))
            return reading.training_request(rows.one())

    async def running(self) -> Sequence[TrainingRun]:
        """The runs that have not ended."""
        async with self._sessions.reading() as session:
            rows = await session.scalars(select(RunRow).where(RunRow.state == RunState.RUNNING))
            return [_run(row) for row in rows]

    async def reopen_unstarted(self) -> None:
        """Put requests back into the line that a trainer took and died before it began."""
        begun = select(RunRow.id).where(RunRow.request_id == RequestRow.id).exists()
        lost = update(RequestRow).where(RequestRow.claimed.is_(True), ~begun).values(claimed=False)
        async with self._sessions.writing() as session:
            await session.execute(lost)

    async def beat(self, at: datetime) -> None:
        """The trainer is alive."""
        async with self._sessions.writing() as session:
            await insert_new(session, HeartbeatRow, id=_THE_ONE, beat_at=at)
            await session.execute(update(HeartbeatRow).where(HeartbeatRow.id == _THE_ONE).values(beat_at=at))

    async def last_beat(self) -> datetime | None:
        """When the trainer was last alive, or None if it never was."""
        async with self._sessions.reading() as session:
            return await session.scalar(select(HeartbeatRow.beat_at).where(HeartbeatRow.id == _THE_ONE))


def _values(run: TrainingRun) -> dict[str, object]:
    return {field.name: getattr(run, field.name) for field in fields(TrainingRun)} | {
        "scores": dict(run.scores),
        "trust": dict(run.trust),
    }


def _run(row: RunRow) -> TrainingRun:
    values = {field.name: getattr(row, field.name) for field in fields(TrainingRun)}
    return TrainingRun(**values | {"state": RunState(row.state)})
