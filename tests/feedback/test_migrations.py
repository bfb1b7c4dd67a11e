"""The migrations make what the models say, from nothing, as often as they are run, and by several processes at once."""

import subprocess
import sys

import pytest
from alembic import command
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from sqlalchemy import create_engine, inspect

from feedback.migrate import configuration, upgrade
from feedback.tables import Base

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


def test_processes_that_start_at_once_all_find_the_tables(tmp_path):
    url = f"sqlite+aiosqlite:///{tmp_path}/new/emmy.db"
    started = [subprocess.Popen([sys.executable, "-c", OPEN, url], stderr=subprocess.PIPE) for _ in range(3)]
    assert [(one.communicate()[1], one.returncode) for one in started] == [(b"", 0)] * 3
