"""What tests of the engine run: the whole of it with the shipped weights, or its tools alone."""

import pytest

from engine.assembly import open_engine
from engine.settings import EngineSettings
from engine.tools.toolbox import Toolbox


@pytest.fixture(scope="module")
def toolbox():
    settings = EngineSettings()
    opened = Toolbox(1, settings.tool_seconds, settings.tool_megabytes)
    opened.start()
    yield opened
    opened.close()


@pytest.fixture
def settings(tmp_path) -> EngineSettings:
    return EngineSettings(releases=tmp_path / "releases", general_model="none")


@pytest.fixture
async def engine(settings):
    async with open_engine(settings) as opened:
        yield opened
