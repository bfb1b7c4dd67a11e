"""What tests of the engine run programs with."""

import pytest

from engine.settings import EngineSettings
from engine.tools.toolbox import Toolbox


@pytest.fixture(scope="module")
def toolbox():
    settings = EngineSettings()
    opened = Toolbox(1, settings.tool_seconds, settings.tool_megabytes)
    opened.start()
    yield opened
    opened.close()
