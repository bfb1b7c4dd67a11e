"""Every sentence of the bot's own that a user reads. What the engine found or could not find, it says itself."""

import re
from collections.abc import Mapping

from engine.messages import Stage
from feedback.records import RunState, TrainingRun
from feedback.store import Statistics

HELP = """\
Ask me mathematics in your own words: mention me, write to me directly, reply to me, or use `/ask`.

- `12 x 15`, `3/4 + 1/6`, `what is 20% of 45`
- `if x - 5 = 7 what is x?`, `solve x^2 - 5x + 6 = 0`, `x + y = 3, x - y = 1`
- `expand (x+1)^3`, `factor x^2 - 4`, LaTeX such as `\\frac{1}{2} + \\sqrt{16}`

React with 👍 or 👎: I learn from it overnight. After a 👎, ask again and I will read the question another way.

`/stats` counts my answers here, `/model` tells which release of me is talking, `/retrain` (admins) trains now."""

PAGE_TITLE = """\
# Emmy
Mathematics in your own words, computed exactly. Like or dislike an answer, and she learns from it overnight."""
PAGE_PLACEHOLDER = "Ask me something, for example $x^2 - 5x + 6 = 0$, or type `/help`."
STAGES: dict[Stage, str] = {"routing": "Choosing an expert ...", "solving": "Working it out ..."}

FAILED = "Something went wrong while I was working on that. It has been noted; please ask again in a moment."
TOO_FAST = "One moment please: that was a lot of questions at once. I will be glad to go on in {seconds} seconds."
ONLY_ADMINS = "Only admins of this place can start a training."
NO_TRAINER = "No trainer is running right now, so nothing would happen. It starts with Emmy unless EMMY_TRAINER is off."
ALREADY_TRAINING = "A training is already under way ({stage}, {percent} %). Please wait until it has ended."
TRAINER_LOST = "The trainer has stopped answering. The request stays in line; the trainer takes it up when it is back."
WAITING = "Training is requested. Waiting for the trainer to begin ..."
TRAINING = "Training: {stage} ({percent} %)"
STATS = "I have answered **{exchanges}** questions here. {opinion}\n\n{experts}"
NO_RATINGS = "Nobody has reacted to an answer yet."
SHARE_UP = "**{percent} %** of {count} reactions were good."
MODEL = "Serving release `{release}`.\n{scores}\n\n{last}"
NO_SCORES = "It has not been evaluated here yet."
NO_RUN = "No training has run yet."
OUTCOMES = {
    RunState.PROMOTED: "A better release was promoted.",
    RunState.KEPT: "Nothing was promoted.",
    RunState.FAILED: "The training failed; the serving release goes on.",
}

_GAP = re.compile(r"\{(\w+)\}")


def told(template: str, **parts: object) -> str:
    """A sentence of this file with its gaps filled. The parts are never read as templates themselves."""
    return _GAP.sub(lambda gap: str(parts[gap[1]]), template)


def percent(share: float) -> str:
    """A share of 0..1 in whole percent."""
    return f"{100 * share:.0f}"


def statistics(counted: Statistics) -> str:
    """The answer to /stats."""
    share = counted.share_up
    opinion = NO_RATINGS if share is None else told(SHARE_UP, percent=percent(share), count=counted.ups + counted.downs)
    experts = "\n".join(f"- {name or 'none'}: {count}" for name, count in sorted(counted.by_expert.items()))
    return told(STATS, exchanges=counted.exchanges, opinion=opinion, experts=experts).strip()


def model(release: str, scores: Mapping[str, float], last: TrainingRun | None) -> str:
    """The answer to /model."""
    shown = "\n".join(f"- {suite}: {100 * score:.1f} %" for suite, score in sorted(scores.items())) or NO_SCORES
    outcome = NO_RUN if last is None else f"Last training ({last.started_at:%Y-%m-%d %H:%M} UTC): {run(last)}"
    return told(MODEL, release=release, scores=shown, last=outcome)


def run(training: TrainingRun) -> str:
    """Where a training stands, or how it ended and why."""
    if not training.state.ended:
        return told(TRAINING, stage=training.stage, percent=percent(training.progress))
    return f"{OUTCOMES[training.state]} {training.reason}".strip()
