"""Slack for the contract: Bolt over Socket Mode against a workspace that remembers."""

import asyncio
import re
from collections.abc import Callable
from itertools import count
from typing import Any, ClassVar

from bot.actions import ActionKind
from bot.adapters.slack_emoji import name_of
from feedback.records import Reason
from tests.bot.contract.slack_workspace import Posted, Workspace
from tests.bot.contract.surface import Shown

ALICE, CHANNEL, DIRECT = "UALICE", "C1", "D1"
CALLS = re.compile(r"<[!@#][^>]*>")  # what Slack reads as a mention
SECONDS = 20
STILL = 20  # looks, for which the engine is at it and that is shown


class OnSlack:
    """Alice in a channel. An envelope is followed until the bot has nothing more to do, or only waits for the engine."""

    LACKS: ClassVar[frozenset[str]] = frozenset()

    def __init__(self, slack: Workspace, waiting: Callable[[], bool]) -> None:
        self._slack, self._waiting = slack, waiting
        self._envelopes = count(1)
        self._resident = asyncio.all_tasks()  # the connection's own

    async def ask(self, text: str) -> Any:
        asked = {"type": "app_mention", "user": ALICE, "text": f"<@UEMMY> {text}", "channel": CHANNEL}
        asked["ts"] = self._slack.new_ts()
        await self._event(asked)
        return {**asked, "type": "message"}

    async def ask_directly(self, text: str) -> None:
        direct = {"type": "message", "channel_type": "im", "user": ALICE, "text": text, "channel": DIRECT}
        await self._event({**direct, "ts": self._slack.new_ts()})

    async def answers(self) -> list[Shown]:
        """A picture is a message of its own, after the text that it belongs to."""
        found: list[Shown] = []
        for ts, posted in self._slack.messages.items():
            if posted.channel != CHANNEL or posted.alone:
                continue
            if posted.files and found:
                found[-1] = _illustrated(found[-1], posted)
            else:
                found.append(_shown(ts, posted))
        return found

    async def told(self) -> str:
        return [posted.text for posted in self._slack.messages.values() if not posted.files][-1]

    async def react(self, answer: Shown, emoji: str, *, added: bool = True) -> None:
        item = {"type": "message", "channel": CHANNEL, "ts": answer.handle}
        kind = "reaction_added" if added else "reaction_removed"
        await self._event({"type": kind, "user": ALICE, "reaction": name_of(emoji), "item": item})

    async def complain(self, answer: Shown, reason: Reason, right_answer: str) -> None:
        await self.press(answer, ActionKind.DOWN)
        view = {"id": "V1", "type": "modal", "callback_id": self._slack.views[-1]["callback_id"]}
        view["private_metadata"] = self._slack.views[-1]["private_metadata"]
        filled = {
            "reason": {"reason": {"selected_option": {"value": reason.value}}},
            "right_answer": {"right_answer": {"value": right_answer}},
        }
        await self._interact({"type": "view_submission", "view": {**view, "state": {"values": filled}}})

    async def press(self, shown: Shown, action: str) -> str:
        before = set(self._slack.messages)
        message = self._slack.messages[shown.handle]
        button = next(id_ for id_ in _buttons(message) if id_.startswith(f"emmy:{action}/"))
        container = {"type": "message", "message_ts": shown.handle, "channel_id": CHANNEL}
        container["is_ephemeral"] = bool(message.alone)
        await self._interact({
            "type": "block_actions", "container": container, "message": {"ts": shown.handle, "thread_ts": message.thread},
            "actions": [{"type": "button", "action_id": button}], "response_url": self._response_url(),
        })  # fmt: skip
        later = [posted for ts, posted in self._slack.messages.items() if ts not in before]
        return "\n".join(posted.text for posted in later if posted.alone)

    async def edit(self, question: Any, text: str) -> None:
        edited = {**question, "text": f"<@UEMMY> {text}"}
        await self._changed("message_changed", message=edited, previous_message=question)

    async def delete(self, question: Any) -> None:
        await self._changed("message_deleted", deleted_ts=question["ts"], previous_message=question)

    async def command(self, name: str, **arguments: str) -> Shown:
        before = set(self._slack.messages)
        fields = {"command": f"/{name}", "text": " ".join(arguments.values()), "user_id": ALICE, "team_id": "T1"}
        fields |= {"channel_id": CHANNEL, "response_url": self._response_url(), "trigger_id": "t"}
        await self._followed(self._slack.interact(self._envelope(), fields, "slash_commands"))
        told, *more = [(ts, posted) for ts, posted in self._slack.messages.items() if ts not in before]
        shown = _shown(*told)
        for _, posted in more:
            shown = _illustrated(shown, posted)
        return shown

    async def _changed(self, subtype: str, **fields: Any) -> None:
        change = {"type": "message", "subtype": subtype, "channel": CHANNEL, "ts": self._slack.new_ts()}
        await self._event({**change, **fields})

    async def _event(self, event: dict) -> None:
        await self._followed(self._slack.send(self._envelope(), event))

    async def _interact(self, payload: dict) -> None:
        who = {"team": {"id": "T1"}, "user": {"id": ALICE, "team_id": "T1"}, "trigger_id": "t"}
        await self._followed(self._slack.interact(self._envelope(), {**who, **payload}))

    def _envelope(self) -> str:
        return f"env-{next(self._envelopes)}"

    def _response_url(self) -> str:
        return f"http://127.0.0.1:{self._slack.port}/respond/{CHANNEL}"

    async def _followed(self, sending: Any) -> None:
        async with asyncio.timeout(SECONDS):
            await sending
            await self._slack.acknowledged.get()
            still = 0
            while still < STILL and asyncio.all_tasks() - self._resident - {asyncio.current_task()}:
                still = still + 1 if self._waiting() and self._slack.status else 0
                await asyncio.sleep(0.01)


def _shown(ts: str, posted: Posted) -> Shown:
    buttons = tuple(id_.removeprefix("emmy:").partition("/")[0] for id_ in _buttons(posted))
    return Shown(posted.text, posted.alt, buttons, posted.files, tuple(CALLS.findall(posted.text)), ts)


def _illustrated(shown: Shown, posted: Posted) -> Shown:
    """The message with a file that was posted after it."""
    return Shown(shown.text, posted.alt, shown.buttons, {**shown.files, **posted.files}, shown.calls, shown.handle)


def _buttons(posted: Posted) -> list[str]:
    return [
        element["action_id"] for block in posted.blocks if block["type"] == "actions" for element in block["elements"]
    ]
