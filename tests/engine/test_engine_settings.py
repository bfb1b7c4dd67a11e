"""The engine's settings: which language model they name, and what is wrong with a bad one."""

import pytest
from pydantic import ValidationError

from engine.assembly import open_language_model
from engine.models.endpoint import Endpoint
from engine.models.language_model import LanguageModel
from engine.settings import EngineSettings


@pytest.mark.parametrize(
    ("environment", "kind"),
    [
        ({"GENERAL_MODEL": "none"}, type(None)),
        ({"GENERAL_MODEL": "smollm2"}, LanguageModel),
        ({"GENERAL_MODEL": "some/folder"}, LanguageModel),
        ({"GENERAL_MODEL": "none", "LM_URL": "http://127.0.0.1:8000/v1", "LM_MODEL": "qwen"}, Endpoint),
    ],
)
async def test_the_settings_name_a_language_model(environment, kind, monkeypatch):
    for name, value in environment.items():
        monkeypatch.setenv(f"EMMY_{name}", value)
    async with open_language_model(EngineSettings()) as model:
        assert type(model) is kind


@pytest.mark.parametrize(
    ("bad", "told"),
    [
        ({"lm_url": "127.0.0.1:8000", "lm_model": "qwen"}, "begins with http"),
        ({"lm_url": "file:///etc/passwd", "lm_model": "qwen"}, "begins with http"),
        ({"lm_url": "http://127.0.0.1:8000/v1"}, "EMMY_LM_MODEL"),
        ({"general_strategy": "luck"}, "direct"),
        ({"strategy_iterations": 6}, "5"),
        ({"strategy_samples": 0}, "1"),
        ({"strategy_tokens": 0}, "1"),
    ],
)
def test_a_bad_setting_is_told(bad, told):
    with pytest.raises(ValidationError, match=told):
        EngineSettings(**bad)


def test_the_key_of_the_endpoint_is_not_shown():
    assert "hunter2" not in repr(EngineSettings(lm_api_key="hunter2"))
