"""The shipped release without its reader, as where there is no room for a language model."""

from dataclasses import replace

from engine.release import load_current
from engine.serving import READER
from engine.settings import EngineSettings
from finetune.registry import Lineage, Registry


def leave_reader_out(settings: EngineSettings) -> None:
    """Serve the shipped release by its experts alone."""
    shipped = load_current(settings.releases)
    models = {name: folder for name, folder in shipped.models.items() if name != READER}
    registry, lineage = Registry(settings.releases), Lineage("", 0, "", {})
    alone = registry.add(replace(shipped, models=models), {}, lineage, "the shipped release without its reader")
    registry.promote(alone.id, "to be played with")
