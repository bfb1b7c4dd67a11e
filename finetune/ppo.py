"""Trains a model by PPO against a reward model, with TRL: pairs in, a reward model and a folder of weights out.

TRL's trainer draws completions of the pairs' prompts, and the reward model, trained first on the same pairs, scores them.
It knows no way to go on after a crash, so that its state is kept here; the prompts' order is then drawn anew.
"""

from collections.abc import Sequence
from pathlib import Path
from typing import Any

import torch
from datasets import Dataset
from transformers import PrinterCallback, TrainerCallback, TrainerControl, TrainerState, TrainingArguments
from trl.experimental.ppo import PPOConfig, PPOTrainer

from finetune import replay, tuning
from finetune.progress import Progress, TrainingProgress
from finetune.recipes import PpoRecipe
from finetune.reward import load_scorer, train_reward
from finetune.tuning import Row

STATE_NAME = "state.pt"

_TUNED = """
## Tuned on ratings

Then trained by proximal policy optimisation against a reward model of {pairs} pairs of answers that people rated:
`{recipe}`. The figures above are those of the weights before; the release's manifest has the new ones.
"""


def train_ppo(serving: Path | str, rows: Sequence[Row], recipe: PpoRecipe, folder: Path, progress: Progress) -> Path:
    """Train a reward model, and then the model in `serving`, on rows of `prompt`, `chosen`, `rejected`; the candidate.

    `progress` hears of the reward model's steps first, and then of the policy's. Raises ModelError if the serving model
    cannot be read, and what `progress` raises.
    """
    if done := tuning.begin(folder, serving, recipe, rows):
        return done
    scorer = train_reward(serving, rows, recipe.reward, folder / "reward", progress)
    torch.manual_seed(recipe.seed)
    state_file = folder / tuning.CHECKPOINTS / STATE_NAME
    trainer = _trainer(serving, scorer, rows, recipe, folder)
    before = _resume(trainer, state_file)
    keep = _Keep(trainer, state_file, recipe.save_every, before)
    for listener in (keep, *tuning.listeners(folder, _onward(progress, before))):
        trainer.add_callback(listener)
    trainer.remove_callback(PrinterCallback)
    trainer.train()  # type: ignore[no-untyped-call]
    policy = trainer.accelerator.unwrap_model(trainer.model).policy
    return tuning.finish(policy, serving, recipe, folder, _TUNED.format(pairs=len(rows), recipe=recipe))


def _trainer(serving: Path | str, scorer: Path, rows: Sequence[Row], recipe: PpoRecipe, folder: Path) -> PPOTrainer:
    tokenizer = tuning.load_tokenizer(serving)
    tokenizer.padding_side = "left"
    mixed = replay.beside(rows, replay.examples(recipe), recipe.seed)
    prompts = [{"input_ids": tokenizer(row["prompt"])["input_ids"]} for row in mixed]
    return PPOTrainer(
        args=_arguments(recipe, folder),
        processing_class=tokenizer,
        model=tuning.load_model(serving, recipe),
        ref_model=None if recipe.lora else tuning.load_model(serving, recipe),
        reward_model=load_scorer(scorer, recipe.reward),
        value_model=load_scorer(scorer, recipe.reward),
        train_dataset=Dataset.from_list(prompts),
        peft_config=tuning.adapter(recipe),
    )


def _arguments(recipe: PpoRecipe, folder: Path) -> PPOConfig:
    return PPOConfig(
        **tuning.arguments(recipe, folder) | {"save_strategy": "no"},
        response_length=recipe.longest,
        stop_token="eos",
        temperature=recipe.temperature,
        missing_eos_penalty=recipe.missing_end,
        num_ppo_epochs=recipe.updates,
        kl_coef=recipe.kl,
        local_rollout_forward_batch_size=recipe.batch,
        num_sample_generations=0,
    )


def _parts(trainer: Any) -> dict[str, Any]:  # noqa: ANN401 -- TRL's trainer, whose parts are optional to its types
    """What of a trainer has a state to keep."""
    return {"model": trainer.model, "optimizer": trainer.optimizer, "scheduler": trainer.lr_scheduler}


def _resume(trainer: Any, file: Path) -> int:  # noqa: ANN401
    """Take up what a run before has left, and shorten this one by it; the steps that it had done."""
    if not file.exists():
        return 0
    saved: dict[str, Any] = torch.load(file, weights_only=True)
    for name, part in _parts(trainer).items():
        part.load_state_dict(saved[name])
    trainer.args.num_total_batches -= saved["steps"]
    trainer.state.log_history = saved["history"]
    torch.manual_seed(trainer.args.seed + saved["steps"])  # the completions must not be those of the first steps again
    return int(saved["steps"])


def _onward(progress: Progress, before: int) -> Progress:
    """The progress of the whole run, of which so many steps were done before."""

    def told(part: TrainingProgress) -> None:
        whole = TrainingProgress(part.step + before, part.steps + before, part.loss, part.seconds, part.seconds_left)
        progress(whole)

    return told


class _Keep(TrainerCallback):
    """Keeps what a run needs to go on, every so many steps, and counts its lines on from those of the run before."""

    def __init__(self, trainer: PPOTrainer, file: Path, every: int, before: int) -> None:
        self._trainer = trainer
        self._file = file
        self._every = every
        self._before = before

    def on_log(self, args: TrainingArguments, state: TrainerState, control: TrainerControl, **_: object) -> None:
        """The trainer itself counts from the step at which it was started."""
        del args, control
        state.log_history[-1]["step"] += self._before

    def on_step_end(self, args: TrainingArguments, state: TrainerState, control: TrainerControl, **_: object) -> None:
        """Write beside the old state, then replace it, so that a kill leaves one of the two."""
        del args, control
        if state.global_step % self._every:
            return
        written = self._file.with_suffix(".new")
        kept = {name: part.state_dict() for name, part in _parts(self._trainer).items()}
        steps = self._before + state.global_step
        torch.save(kept | {"steps": steps, "history": state.log_history}, written)
        written.replace(self._file)
