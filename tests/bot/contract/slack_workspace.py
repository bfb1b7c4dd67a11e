"""A Slack workspace that remembers: messages with their blocks, reactions and files, what is private, forms, and statuses."""

import json
from dataclasses import dataclass, field
from itertools import count

from aiohttp import web

from tests.bot.slack_double import SlackDouble


@dataclass(slots=True)
class Posted:
    """A message of Emmy's. `alone` is who sees it, where that is only one."""

    channel: str
    text: str
    blocks: list[dict]
    thread: str = ""
    alone: str = ""
    files: dict[str, bytes] = field(default_factory=dict)
    alt: str = ""
    reactions: list[str] = field(default_factory=list)


class Workspace(SlackDouble):
    """Keeps what the Web API was told, by timestamp. What is sent to a command's own address counts as posted."""

    def __init__(self) -> None:
        super().__init__()
        self.messages: dict[str, Posted] = {}
        self.views: list[dict] = []
        self.status = ""
        self._numbers = count(100)
        self._uploads: dict[str, tuple[dict, bytes]] = {}

    def application(self) -> web.Application:
        app = super().application()
        app.router.add_post("/respond/{channel}", self._responded)
        app.router.add_post("/upload/{file}", self._uploaded)
        return app

    def new_ts(self) -> str:
        """The next timestamp."""
        return f"1700000000.{next(self._numbers):06d}"

    async def answer(self, method: str, fields: dict) -> dict:
        kept = getattr(self, "_" + method.replace(".", "_"), None)
        return kept(fields) if kept else await super().answer(method, fields)

    def _post(self, fields: dict, **more: str) -> dict:
        ts = self.new_ts()
        blocks = fields.get("blocks") or []
        blocks = json.loads(blocks) if isinstance(blocks, str) else blocks
        self.messages[ts] = Posted(fields["channel"], fields["text"], blocks, fields.get("thread_ts") or "", **more)
        return {"ts": ts, "channel": fields["channel"]}

    def _chat_postMessage(self, fields: dict) -> dict:  # noqa: N802 -- Slack's name
        return self._post(fields)

    def _chat_postEphemeral(self, fields: dict) -> dict:  # noqa: N802
        return self._post(fields, alone=fields["user"])

    def _chat_update(self, fields: dict) -> dict:
        message = self.messages[fields["ts"]]
        message.text, message.blocks = fields["text"], fields.get("blocks") or []
        return {"ts": fields["ts"]}

    def _chat_delete(self, fields: dict) -> dict:
        gone = self.messages.pop(fields["ts"], None)
        return {} if gone else {"ok": False, "error": "message_not_found"}

    def _chat_startStream(self, fields: dict) -> dict:  # noqa: N802
        return self._post({**fields, "text": fields["markdown_text"]})

    def _chat_appendStream(self, fields: dict) -> dict:  # noqa: N802
        self.messages[fields["ts"]].text += fields["markdown_text"]
        return {}

    def _chat_stopStream(self, fields: dict) -> dict:  # noqa: N802
        return {}

    def _assistant_threads_setStatus(self, fields: dict) -> dict:  # noqa: N802
        self.status = fields["status"]
        return {}

    def _reactions_add(self, fields: dict) -> dict:
        self.messages[fields["timestamp"]].reactions.append(fields["name"])
        return {}

    def _views_open(self, fields: dict) -> dict:
        view = fields["view"]
        self.views.append(json.loads(view) if isinstance(view, str) else view)
        return {}

    def _files_getUploadURLExternal(self, fields: dict) -> dict:  # noqa: N802
        file = f"F{next(self._numbers)}"
        self._uploads[file] = (fields, b"")
        return {"file_id": file, "upload_url": f"http://127.0.0.1:{self.port}/upload/{file}"}

    def _files_completeUploadExternal(self, fields: dict) -> dict:  # noqa: N802
        [file] = json.loads(fields["files"])
        told, content = self._uploads[file["id"]]
        posted = self._post({**fields, "channel": fields["channel_id"], "text": ""})
        message = self.messages[posted["ts"]]
        message.files, message.alt = {told["filename"]: content}, told.get("alt_txt", "")
        self._uploads[file["id"]] = (posted, content)
        return {"files": [{"id": file["id"]}]}

    def _files_info(self, fields: dict) -> dict:
        posted, _ = self._uploads[fields["file"]]
        return {"file": {"shares": {"public": {posted["channel"]: [{"ts": posted["ts"]}]}}}}

    async def _uploaded(self, request: web.Request) -> web.Response:
        fields, _ = self._uploads[request.match_info["file"]]
        self._uploads[request.match_info["file"]] = (fields, await request.read())
        return web.Response()

    async def _responded(self, request: web.Request) -> web.Response:
        told = await request.json()
        alone = "UALICE" if told["response_type"] == "ephemeral" else ""
        self._post({**told, "channel": request.match_info["channel"]}, alone=alone)
        return web.Response(text="ok")
