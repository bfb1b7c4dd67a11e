"""Replies and forms as Slack's blocks and views. Pure: nothing here speaks to Slack."""

import json
from collections.abc import Sequence
from typing import Any

from bot.actions import ActionKind, Button
from bot.adapters.slack_markup import markup
from bot.events import Form, Reply
from bot.rendering.splitting import split

Block = dict[str, Any]
View = dict[str, Any]

MOST_CHARACTERS = 2900  # of one section; Slack takes 3,000
MOST_BLOCKS = 90  # of one view; Slack takes 100
MOST_TITLE = 24
MOST_LABEL = 75
FEEDBACK = "emmy:feedback"  # Slack's own pair of thumbs; which of them was pressed is its value
FORM = "emmy-form"
REASON, RIGHT_ANSWER = "reason", "right_answer"
_VERDICTS = (ActionKind.UP, ActionKind.DOWN)


def section(text: str) -> Block:
    """Text in Slack's markup. `verbatim`: what looks like a name or a channel is not made one."""
    return {"type": "section", "expand": True, "text": {"type": "mrkdwn", "text": text, "verbatim": True}}


def below(reply: Reply, *, feedback: bool = False) -> list[Block]:
    """What stands under an answer: the hint and the buttons. `feedback`: thumbs as Slack's own pair, as in its AI pane."""
    blocks: list[Block] = []
    if reply.hint:
        blocks.append(
            {"type": "context", "elements": [{"type": "mrkdwn", "text": markup(reply.hint), "verbatim": True}]}
        )
    verdicts = [button for button in reply.buttons if feedback and button.action.kind in _VERDICTS]
    if len(verdicts) == len(_VERDICTS):
        blocks.append({"type": "context_actions", "elements": [_feedback(*verdicts)]})
    others = [_button(button) for button in reply.buttons if button not in verdicts]
    return [*blocks, {"type": "actions", "elements": others}] if others else blocks


def _button(button: Button) -> Block:
    shown = {
        "type": "button",
        "action_id": button.id,
        "text": _plain(f"{button.emoji} {button.label}"),
        "accessibility_label": button.label[:MOST_LABEL],
    }
    return {**shown, "style": "danger"} if button.action.kind is ActionKind.FORGET else shown


def _feedback(up: Button, down: Button) -> Block:
    return {
        "type": "feedback_buttons",
        "action_id": FEEDBACK,
        "positive_button": {"text": _plain(up.label), "accessibility_label": up.label[:MOST_LABEL], "value": up.id},
        "negative_button": {
            "text": _plain(down.label),
            "accessibility_label": down.label[:MOST_LABEL],
            "value": down.id,
        },
    }


def form_view(form: Form, send: str) -> View:
    """The short modal after a 👎."""
    reasons = [{"text": _plain(label), "value": value} for value, label in form.reasons]
    answer = {
        "type": "plain_text_input",
        "action_id": RIGHT_ANSWER,
        "max_length": form.most_characters,
    }
    return {
        "type": "modal",
        "callback_id": FORM,
        "private_metadata": json.dumps({"exchange": form.exchange_id}),
        "title": title(form.title),
        "submit": title(send),
        "blocks": [
            _input(REASON, form.reason_label, {"type": "radio_buttons", "action_id": REASON, "options": reasons}),
            {**_input(RIGHT_ANSWER, form.answer_label, answer), "optional": True},
        ],
    }


def notice(reply: Reply, heading: str) -> View:
    """A reply as a modal that is only read, with its buttons."""
    return {"type": "modal", "title": title(heading), "blocks": [*paragraphs(reply.text), *below(reply)]}


def paragraphs(text: str) -> list[Block]:
    """Markdown as as many sections as it needs."""
    return [section(part) for part in split(markup(text), MOST_CHARACTERS)][:MOST_BLOCKS]


def choice(action: str, label: str, values: Sequence[str]) -> Block:
    """A line with a menu."""
    options = [{"text": _plain(value), "value": value} for value in values]
    menu: Block = {"type": "static_select", "action_id": action, "options": options}
    return {**section(markup(label)), "accessory": menu}


def buttons(*pressed: tuple[str, str]) -> Block:
    """A row of buttons: id and label of each."""
    shown = [{"type": "button", "action_id": action, "text": _plain(label)} for action, label in pressed]
    return {"type": "actions", "elements": shown}


def title(text: str) -> Block:
    """A short plain text, as titles of views and their buttons are."""
    return {"type": "plain_text", "text": text[:MOST_TITLE]}


def _input(block: str, label: str, element: Block) -> Block:
    return {"type": "input", "block_id": block, "label": {"type": "plain_text", "text": label}, "element": element}


def _plain(text: str) -> Block:
    return {"type": "plain_text", "text": text[:MOST_LABEL], "emoji": True}
