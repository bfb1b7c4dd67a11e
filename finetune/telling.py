"""Listeners of transformers' trainers: one tells the caller how far a run is, one writes the local metrics file."""

import json
import time
from pathlib import Path
from typing import Any

from transformers import TrainerCallback, TrainerControl, TrainerState, TrainingArguments

from finetune.progress import Progress, TrainingProgress

_CLOCK = frozenset({"eps", "step_time"})  # differ from run to run, and are no part of what was learned
_SUMMARY = "train_runtime"


class Tell(TrainerCallback):
    """Passes the trainer's progress on, after each step."""

    def __init__(self, progress: Progress) -> None:
        self._progress = progress
        self._started = time.monotonic()
        self._first = 0

    def on_train_begin(
        self, args: TrainingArguments, state: TrainerState, control: TrainerControl, **_: object
    ) -> None:
        """The steps that a checkpoint brought were not made in this run's seconds."""
        del args, control
        self._started, self._first = time.monotonic(), state.global_step

    def on_step_end(self, args: TrainingArguments, state: TrainerState, control: TrainerControl, **_: object) -> None:
        """After each step."""
        del args, control
        seconds = time.monotonic() - self._started
        made = max(1, state.global_step - self._first)
        left = seconds / made * (state.max_steps - state.global_step)
        self._progress(TrainingProgress(state.global_step, state.max_steps, _last_loss(state), seconds, left))


class Metrics(TrainerCallback):
    """Writes a line of figures for every step that is logged, and begins with those that a checkpoint brought."""

    def __init__(self, path: Path) -> None:
        self._path = path

    def on_train_begin(
        self, args: TrainingArguments, state: TrainerState, control: TrainerControl, **_: object
    ) -> None:
        """The file as the checkpoint knows it."""
        del args, control
        lines = "".join(_line(entry) for entry in state.log_history)
        self._path.write_text(lines, encoding="utf-8")

    def on_log(self, args: TrainingArguments, state: TrainerState, control: TrainerControl, **_: object) -> None:
        """After each logged step."""
        del args, control
        with self._path.open("a", encoding="utf-8") as file:
            file.write(_line(state.log_history[-1]))


def _last_loss(state: TrainerState) -> float | None:
    loss = state.log_history[-1].get("loss") if state.log_history else None
    return None if loss is None else float(loss)


def _line(entry: dict[str, Any]) -> str:
    """One line; the summary at the end is none."""
    if _SUMMARY in entry:
        return ""
    return json.dumps({key: value for key, value in entry.items() if key not in _CLOCK}) + "\n"
