"""The connection to the database: SQLite is set up so that what was acknowledged survives a crash."""

from collections.abc import Callable
from contextlib import AbstractAsyncContextManager
from pathlib import Path
from typing import Any

from sqlalchemy import Connection, event, text
from sqlalchemy.dialects import postgresql, sqlite
from sqlalchemy.engine import make_url
from sqlalchemy.ext.asyncio import AsyncEngine, AsyncSession, async_sessionmaker, create_async_engine

from feedback.migrate import upgrade
from feedback.tables import Base

_WRITES = "writes"  # execution option of connections that will change something
_Insert = Callable[[type[Base]], postgresql.Insert | sqlite.Insert]  # each has its own ON CONFLICT
_INSERTS: dict[str, _Insert] = {"postgresql": postgresql.insert, "sqlite": sqlite.insert}
_MIGRATION_LOCK = 0x656D6D79  # "emmy", PostgreSQL's advisory lock of the one who migrates


def connect(url: str) -> AsyncEngine:
    """An engine for the URL; SQLite's folder is made if it is missing.

    Raises ConnectionError if the URL's driver is not installed.
    """
    try:
        engine = create_async_engine(url)
    except ModuleNotFoundError as error:
        raise ConnectionError(f"DATABASE_URL needs the package {error.name}: pip install {error.name}") from error
    if engine.dialect.name == "sqlite":
        if database := make_url(url).database:
            Path(database).parent.mkdir(parents=True, exist_ok=True)
        event.listen(engine.sync_engine, "connect", _set_up_sqlite)
        event.listen(engine.sync_engine, "begin", _begin)
    return engine


class Sessions:
    """Sessions on one database: `reading()` sees it at one moment; `writing()` has committed when its block is left."""

    def __init__(self, engine: AsyncEngine) -> None:
        self.reading = async_sessionmaker(engine, expire_on_commit=False)
        self._writing = async_sessionmaker(engine.execution_options(**{_WRITES: True}), expire_on_commit=False)

    def writing(self) -> AbstractAsyncContextManager[AsyncSession]:
        """A session whose block is one transaction; if it raises, nothing was changed."""
        return self._writing.begin()


async def insert_new(session: AsyncSession, table: type[Base], **values: object) -> None:
    """Insert a row; one that is there already stays, also if another process puts it there at the same moment."""
    insert = _INSERTS[session.get_bind().dialect.name]
    await session.execute(insert(table).values(**values).on_conflict_do_nothing())


async def migrate(engine: AsyncEngine) -> None:
    """Bring the schema up to date; a second process that starts now waits for the first."""
    async with engine.execution_options(**{_WRITES: True}).begin() as connection:
        if engine.dialect.name == "postgresql":
            await connection.execute(text("SELECT pg_advisory_xact_lock(:key)"), {"key": _MIGRATION_LOCK})
        await connection.run_sync(upgrade)


def _set_up_sqlite(connection: Any, _: object) -> None:  # noqa: ANN401 -- the driver's own type
    connection.isolation_level = None  # SQLAlchemy says BEGIN, see below
    cursor = connection.cursor()
    for pragma in ("journal_mode=WAL", "synchronous=FULL", "foreign_keys=ON", "busy_timeout=10000", "secure_delete=ON"):
        cursor.execute(f"PRAGMA {pragma}")
    cursor.close()


def _begin(connection: Connection) -> None:
    """Writers queue at BEGIN, where SQLite waits, and not at their first write, where it may refuse. Readers never wait."""
    writes = connection.get_execution_options().get(_WRITES, False)
    connection.exec_driver_sql("BEGIN IMMEDIATE" if writes else "BEGIN")
