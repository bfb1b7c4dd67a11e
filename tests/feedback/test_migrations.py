"""The migrations make what the models say, from nothing, as often as they are run, and by several processes at once."""

import subprocess
import sys

import pytest
from alembic import command
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from sqlalchemy import create_engine, inspect, text
from sqlalchemy.exc import IntegrityError

from feedback.migrate import configuration, upgrade
from feedback.store import Store
from feedback.tables import Base
from tests.rated import rated_exchanges

OPEN = "import asyncio, sys; from feedback.store import Store; asyncio.run(Store(sys.argv[1]).open())"


@pytest.fixture
def connection(tmp_path):
    with create_engine(f"sqlite:///{tmp_path}/emmy.db").begin() as opened:
        yield opened


def test_the_models_and_the_migrations_agree(connection):
    upgrade(connection)
    assert compare_metadata(MigrationContext.configure(connection), Base.metadata) == []


def test_migrating_twice_changes_nothing(connection):
    upgrade(connection)
    before = inspect(connection).get_table_names()
    upgrade(connection)
    assert inspect(connection).get_table_names() == before
    assert set(before) == {*Base.metadata.tables, "alembic_version"}


def test_the_way_down_ends_where_it_began(connection):
    upgrade(connection)
    command.downgrade(configuration(connection), "base")
    assert inspect(connection).get_table_names() == ["alembic_version"]


EXCHANGE = f"INSERT INTO exchanges VALUES ('a', '2026-03-01', {', '.join(['0'] * 14)})"
MESSAGE = "INSERT INTO messages VALUES (1, 'a', 'discord', '2', '3')"
RATING = (
    "INSERT INTO ratings (message_id, rater, emoji, given_at, retracted_at) VALUES (1, 'bob', '+', '2026-03-01', {})"
)


def test_a_rating_that_was_kept_twice_stands_once_after_the_migration(connection):
    command.upgrade(configuration(connection), "0001")
    for statement in (EXCHANGE, MESSAGE, *[RATING.format("NULL")] * 2, *[RATING.format("'2026-03-02'")] * 2):
        connection.execute(text(statement))
    upgrade(connection)
    assert connection.scalars(text("SELECT id FROM ratings ORDER BY id")).all() == [1, 3, 4]
    with pytest.raises(IntegrityError):
        connection.execute(text(RATING.format("NULL")))


def test_processes_that_start_at_once_all_find_the_tables(tmp_path):
    url = f"sqlite+aiosqlite:///{tmp_path}/new/emmy.db"
    started = [subprocess.Popen([sys.executable, "-c", OPEN, url], stderr=subprocess.PIPE) for _ in range(3)]
    assert [(one.communicate()[1], one.returncode) for one in started] == [(b"", 0)] * 3


def test_an_exchange_of_before_has_no_sibling_and_was_not_verified(connection):
    command.upgrade(configuration(connection), "0002")
    for statement in (EXCHANGE, MESSAGE, RATING.format("NULL")):
        connection.execute(text(statement))
    upgrade(connection)
    assert connection.execute(text("SELECT sibling_of, verification FROM exchanges")).all() == [(None, "")]
    assert connection.scalar(text("SELECT count(*) FROM ratings")) == 1


def test_no_rating_is_lost_when_the_tables_of_messages_and_ratings_are_made_anew(connection):
    connection.execute(text("PRAGMA foreign_keys=ON"))  # has no effect within a transaction, and so it is for the store
    command.upgrade(configuration(connection), "0004")
    connection.execute(text(f"{EXCHANGE[:-1]}, NULL, '')"))
    for statement in (MESSAGE, RATING.format("NULL"), RATING.format("'2026-03-02'")):
        connection.execute(text(statement))
    before = connection.execute(text("SELECT * FROM ratings")).all()
    upgrade(connection)
    assert connection.execute(text("SELECT * FROM ratings")).all() == before
    assert connection.execute(text("SELECT message, role FROM messages")).all() == [("3", "answer")]
    command.downgrade(configuration(connection), "0004")
    assert connection.execute(text("SELECT * FROM ratings")).all() == before


async def test_a_store_of_before_is_opened_with_all_its_ratings(tmp_path):
    path = tmp_path / "emmy.db"
    with create_engine(f"sqlite:///{path}").begin() as old:
        command.upgrade(configuration(old), "0004")
        old.execute(text(f"{EXCHANGE[:-1]}, NULL, '')"))
        old.execute(text(MESSAGE))
        old.execute(text(RATING.format("NULL")))
    store = Store(f"sqlite+aiosqlite:///{path}")  # it keeps foreign keys on
    await store.open()
    [rated] = await rated_exchanges(store)
    await store.close()
    assert [(one.rater, one.emoji) for one in rated.ratings] == [("bob", "+")]
