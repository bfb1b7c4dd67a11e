"""Programs that the serving experts are made to write of rated questions, for a known right value to tell apart.

Only where people's answers make no pair by themselves: no answer that is good, or none that is bad. The latter are never
more than the questions that were answered badly, so that what an expert can do does not drown what it should learn. A
program that runs to the known value is right, every other one wrong; so a value is known by more than one person's thumb,
which may have slipped, or by a correction. Questions that are held out are left alone.
"""

import asyncio
from collections import defaultdict
from collections.abc import Collection, Sequence
from dataclasses import dataclass

from engine.assembly import new_toolbox
from engine.errors import PromptLengthError
from engine.models.runtime import ExpertModel
from engine.reading.sketch import expert_prompt
from engine.release import Release
from engine.settings import EngineSettings
from feedback.evidence import LEAST, Evidence
from feedback.questions import held_out, normalise
from feedback.standings import Candidate, KnownQuestion, Standing, known_questions, standings
from finetune.evaluate import Progress
from finetune.grader import Grader
from finetune.rewards import Judge, ProgramJudge

MOST_QUESTIONS = 100  # of an expert: what lacks a good answer before what lacks a bad one, the last first asked
SAMPLES = 8  # at each temperature
TEMPERATURES = (1.0, 1.5)
MOST_RIGHT, MOST_WRONG = 1, 2  # programs of a question, the likeliest
CONFIRMED = 2.0  # what must speak for a value that nobody gave as a correction
CONFIRMING = 2  # people who must: an asker's thumb alone may weigh as much, and ten thumbs of one are one opinion


@dataclass(frozen=True, slots=True)
class Wanted:
    """A question of which one value is known to be right, and the expert that answered it."""

    expert: str
    question: str
    right: str


def wanted(evidence: Evidence, experts: Collection[str]) -> list[Wanted]:
    """The questions that lack a good or a bad answer of an expert, by expert, MOST_QUESTIONS of each."""
    known = known_questions(evidence)  # in the order in which they were first asked
    answers: dict[str, dict[str, list[Standing]]] = {expert: defaultdict(list) for expert in experts}
    for standing in standings(evidence):
        if standing.expert in answers:
            answers[standing.expert][normalise(standing.question)].append(standing)
    found = []
    for expert, asked in answers.items():
        usable = [one for one in known if one in asked and _is_known(known[one]) and not held_out(one)]
        bad = [one for one in usable if any(answer.score <= -LEAST for answer in asked[one])]
        lacking_good = [one for one in bad if not any(answer.score >= LEAST for answer in asked[one])]
        lacking_bad = [one for one in usable if one not in bad]
        chosen = (lacking_bad[-len(bad) :] if bad else []) + lacking_good
        found += [Wanted(expert, known[one].question, *known[one].right) for one in chosen[-MOST_QUESTIONS:]]
    return found


def _is_known(question: KnownQuestion) -> bool:
    if len(question.right) != 1:
        return False
    [right] = question.right
    if question.corrected:
        return True
    return question.values[right] >= CONFIRMED and len(question.liked_by[right]) >= CONFIRMING


async def candidates(
    release: Release, questions: Sequence[Wanted], settings: EngineSettings, progress: Progress
) -> list[Candidate]:
    """What the release's experts write of the questions; the same for the same questions and release.

    Raises ModelError or ReleaseError if an expert cannot be read.
    """
    grader, toolbox = Grader(), new_toolbox(settings)
    models: dict[str, ExpertModel] = {}
    found: list[Candidate] = []
    try:
        await asyncio.to_thread(toolbox.start)
        judge = ProgramJudge(toolbox, grader)
        for number, one in enumerate(questions, 1):
            if one.expert not in models:
                models[one.expert] = await asyncio.to_thread(ExpertModel.load, release.model_folder(one.expert))
            found += await _of_question(models[one.expert], one, judge)
            progress(number / len(questions))
    finally:
        for model in models.values():
            model.close()
        await asyncio.to_thread(toolbox.close)
        grader.close()
    return found


async def _of_question(model: ExpertModel, asked: Wanted, judge: Judge) -> list[Candidate]:
    """The likeliest right and wrong ones of what is drawn."""
    right: list[Candidate] = []
    wrong: list[Candidate] = []
    for text in await _drawn(model, asked.question):
        if len(right) == MOST_RIGHT and len(wrong) == MOST_WRONG:
            break
        correct = (await judge.marks(text, asked.question, [asked.right])).correctness
        kind = right if correct else wrong
        kind.append(Candidate(asked.expert, asked.question, text, asked.right if correct else ""))
    return [*right[:MOST_RIGHT], *wrong[:MOST_WRONG]]


async def _drawn(model: ExpertModel, question: str) -> list[str]:
    """Distinct programs, the likeliest first; none of a question that is too long."""
    likely: dict[str, float] = {}
    for number, temperature in enumerate(TEMPERATURES):
        try:
            drawn = await model.sample(expert_prompt(question), SAMPLES, temperature, seed=number)
        except PromptLengthError:
            return []
        likely |= {completion.text: completion.logprob for completion in drawn}
    return sorted(likely, key=lambda text: -likely[text])
