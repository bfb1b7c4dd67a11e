"""How answers, pairs of answers, steps and forms look as Replies."""

from collections.abc import Sequence

from bot import words
from bot.actions import Action, ActionKind, Button
from bot.events import Form, Reply, Stage
from bot.rules import Rules
from bot.words import Words
from engine.messages import Answer, Step
from feedback.records import MOST_ANSWER_CHARACTERS, Exchange, Reason

HINTS = 3  # `hint_1` ... in the locale files
ENOUGH_REACTIONS = 3  # who gave as many knows how it works
MOST_STEPS = 40


def private(text: str) -> Reply:
    """A sentence for the asker alone."""
    return Reply(text, ephemeral=True, finished=True)


def going_on(say: Words, stage: Stage, place: int = 0) -> Reply:
    """What is happening while there is no text yet."""
    return Reply(stage=stage, status=say(f"stage_{stage}", place=place))


def answer(exchange: Exchange, given: Answer, say: Words, rules: Rules, *, with_steps: bool) -> Reply:
    """A finished answer with its buttons, without a hint."""
    text = words.answer(say, given)
    return Reply(
        text=f"{text}\n\n{steps(say, given.steps)}" if with_steps else text,
        latex=given.latex,
        alt=given.final or "",
        tool_results=given.tool_results,
        exchange_id=exchange.id,
        finished=True,
        theme=rules.theme,
        buttons=_buttons(exchange, say),
        votes=rules.emoji,
    )


def pair(first: Exchange, second: Exchange, say: Words) -> Reply:
    """Two answers side by side, to choose from."""
    votes = (
        Button(Action(ActionKind.FIRST, first.id, second.id), say("button_first")),
        Button(Action(ActionKind.SECOND, first.id, second.id), say("button_second")),
    )
    return Reply(
        say("pair", first=first.answer, second=second.answer),
        exchange_id=first.id,
        rival_id=second.id,
        finished=True,
        buttons=votes,
        votes=tuple(button.emoji for button in votes),
    )


def settled(chosen: Exchange, say: Words, rules: Rules) -> Reply:
    """The answer that was chosen, in place of the two."""
    buttons = _buttons(chosen, say)
    return Reply(chosen.answer, exchange_id=chosen.id, finished=True, in_place=True, buttons=buttons, votes=rules.emoji)


def steps(say: Words, worked: Sequence[Step]) -> str:
    """A worked solution, a line for each step."""
    if not worked:
        return say("no_steps")
    lines = [step(number, one) for number, one in enumerate(worked[:MOST_STEPS], start=1)]
    left_out = ["..."] if len(worked) > MOST_STEPS else []
    return "\n".join([say("steps"), *lines, *left_out])


def step(number: int, taken: Step) -> str:
    """A line of a worked solution."""
    formula = f": ${taken.latex}$" if taken.latex else ""
    return f"{number}. {taken.reason}{formula}"


def form(exchange_id: str, say: Words) -> Form:
    """What is asked after a 👎."""
    return Form(
        exchange_id,
        title=say("remark_title"),
        reason_label=say("remark_reason"),
        reasons=tuple((reason.value, say(f"reason_{reason}")) for reason in Reason),
        answer_label=say("remark_right_answer"),
        most_characters=MOST_ANSWER_CHARACTERS,
    )


def hint(say: Words, reactions: int, questions: int) -> str:
    """A line that tells of reactions; another one each time, and none for who has reacted often enough."""
    return "" if reactions >= ENOUGH_REACTIONS else say(f"hint_{questions % HINTS + 1}")


def taken_as(say: Words, given: Answer) -> str:
    """A line that tells what a follow-up was taken for; none for a question that stood alone."""
    question = " ".join(given.taken_as.replace("`", "'").split())
    return say("taken_as", question=question) if question else ""


def _buttons(exchange: Exchange, say: Words) -> tuple[Button, ...]:
    """Good, bad, another answer, and the steps where there are any."""
    kinds = [ActionKind.UP, ActionKind.DOWN, ActionKind.AGAIN, *([ActionKind.STEPS] if exchange.steps else [])]
    return tuple(Button(Action(kind, exchange.id), say(f"button_{kind}")) for kind in kinds)
