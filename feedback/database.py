"""The connection to the database: SQLite is set up so that what was acknowledged survives a crash."""

from pathlib import Path
from typing import Any

from sqlalchemy import event, text
from sqlalchemy.engine import make_url
from sqlalchemy.ext.asyncio import AsyncEngine, create_async_engine

from feedback.migrate import upgrade

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
        event.listen(engine.sync_engine, "begin", _begin_immediately)
    return engine


async def migrate(engine: AsyncEngine) -> None:
    """Bring the schema up to date; a second process that starts now waits for the first."""
    async with engine.begin() as connection:
        if engine.dialect.name == "postgresql":
            await connection.execute(text("SELECT pg_advisory_xact_lock(:key)"), {"key": _MIGRATION_LOCK})
        await connection.run_sync(upgrade)


def _set_up_sqlite(connection: Any, _: object) -> None:  # noqa: ANN401 -- the driver's own type
    connection.isolation_level = None  # SQLAlchemy says BEGIN, see below
    cursor = connection.cursor()
    for pragma in ("journal_mode=WAL", "synchronous=FULL", "foreign_keys=ON", "busy_timeout=10000", "secure_delete=ON"):
        cursor.execute(f"PRAGMA {pragma}")
    cursor.close()


def _begin_immediately(connection: Any) -> None:  # noqa: ANN401
    """Writers queue at BEGIN, where SQLite waits, and not at their first write, where it may refuse."""
    connection.exec_driver_sql("BEGIN IMMEDIATE")
