"""Replies as Gradio's chat messages: tool calls as steps, formulas, pictures, files, and buttons to choose by."""

import io
from dataclasses import replace
from pathlib import Path
from typing import Any

import gradio as gr
from PIL import Image as Pillow

from bot import replies
from bot.actions import ActionKind
from bot.events import Image, Reply, mention
from bot.words import Words
from engine.messages import ToolResult

Message = dict[str, Any]  # in Gradio's form
_CHOICES = frozenset({ActionKind.FIRST, ActionKind.SECOND, ActionKind.FORGET})  # the others are icons of the chat


def messages(reply: Reply, folder: Path | None = None) -> list[Message]:
    """A reply as Gradio messages: a step for each tool call, then the formula and the text, then what is attached.

    Files are put into `folder`, from where Gradio copies them; without one there must be none.
    """
    if not reply.text:
        return [{"role": "assistant", "content": "", "metadata": {"title": reply.status, "status": "pending"}}]
    return [
        *map(_tool_message, reply.tool_results),
        _answer(reply),
        *map(_picture, reply.images),
        *(_file(folder, file.name, file.content) for file in reply.files if folder),
    ]


def text_of(message: Message) -> str:
    """A message's text, whichever of Gradio's forms it came back in."""
    content = message["content"]
    return content if isinstance(content, str) else "".join(part.get("text", "") for part in content)


def unnamed(reply: Reply, say: Words) -> Reply:
    """The reply with nobody's id in it: on the page people have no names."""
    text = reply.text
    for person in reply.people:
        text = text.replace(mention(person), say("someone"))
    return replace(reply, text=text)


def _answer(reply: Reply) -> Message:
    text = f"$$\n{reply.latex}\n$$\n{reply.text}" if reply.latex else reply.text
    hint = f'\n\n<small class="hint">{reply.hint}</small>' if reply.hint else ""
    message: Message = {"role": "assistant", "content": text + hint}
    choices = [button for button in reply.buttons if button.action.kind in _CHOICES]
    if choices:
        message["options"] = [{"label": f"{button.emoji} {button.label}", "value": button.id} for button in choices]
    return message


def _tool_message(result: ToolResult) -> Message:
    """What was called, how long it took, and inside the steps and whether the result was checked."""
    lines = [replies.step(number, step) for number, step in enumerate(result.steps, start=1)]
    found = f"Result: `{result.value}`" + (" (checked)" if result.checked else "") if result.value else result.detail
    return {
        "role": "assistant",
        "content": "\n".join([*lines, "", found]),
        "metadata": {"title": str(result.call), "duration": result.seconds, "status": "done"},
    }


def _picture(image: Image) -> Message:
    shown = gr.Image(Pillow.open(io.BytesIO(image.png)), label=image.alt, show_label=False, container=False, buttons=[])
    return {"role": "assistant", "content": shown}


def _file(folder: Path, name: str, content: bytes) -> Message:
    path = folder / Path(name).name
    path.write_bytes(content)
    return {"role": "assistant", "content": gr.File(str(path))}
