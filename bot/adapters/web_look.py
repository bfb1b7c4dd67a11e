"""How the page looks: theme, style sheet, and its fixed words in the browser's language."""

from collections.abc import Mapping

import gradio as gr
from gradio.i18n import I18nData

from bot import words

FONTS = ("Inter", "ui-sans-serif", "system-ui", "-apple-system", "Segoe UI", "Roboto", "Noto Sans", "sans-serif")
MONO = ("ui-monospace", "SFMono-Regular", "Menlo", "Consolas", "DejaVu Sans Mono", "monospace")
ALSO = ("remark_title", "remark_reason", "remark_right_answer")

CSS = """
.gradio-container { --good: #10b981; --bad: #f43f5e; --accent: #6366f1; width: 100% !important;
  max-width: 940px !important; margin: 0 auto !important; }
.gradio-container > .main { padding: 1.2rem 1rem 2rem !important; }
footer { display: none !important; }
#title { margin: .2rem 0 .1rem; }
#title h1 { margin: 0; font-size: 1.7rem; letter-spacing: -.02em;
  background: linear-gradient(90deg, #6366f1, #38bdf8); -webkit-background-clip: text; background-clip: text;
  color: transparent; display: inline-block; }
#title p { opacity: .72; margin: .1rem 0 0; }
#chat { border-radius: 14px; }
#chat .katex-display, .answer .katex-display { margin: .5em 0; overflow-x: auto; overflow-y: hidden; }
#chat .placeholder { width: 100%; padding: 0 1.5em; text-align: center; }
#chat .message [data-testid="block-label"] { display: none; }
#chat .hint { opacity: .6; }
#ask { align-items: stretch; }
#kind { min-width: 150px !important; }
.low { align-items: flex-end; } .low button { flex-grow: 0; }
.flush, .flush .html-container { padding: 0 !important; }
#dashboard .prose, #dashboard > div { display: flex; flex-direction: column; gap: 14px; }
.tiles { display: grid; grid-template-columns: repeat(auto-fit, minmax(150px, 1fr)); gap: 14px; }
.pairs { display: grid; grid-template-columns: repeat(auto-fit, minmax(min(300px, 100%), 1fr)); gap: 14px; }
.tile, .card { background: var(--block-background-fill); border: 1px solid var(--border-color-primary);
  border-radius: 14px; padding: 14px 16px; min-width: 0; }
.tile b { display: block; font-size: 1.25rem; line-height: 1.3; letter-spacing: -.02em; overflow-wrap: anywhere; }
.tile span, .card .quiet { color: var(--body-text-color-subdued); font-size: .85rem; }
.card h3 { margin: 0 0 .5rem; font-size: 1rem; }
.card p { margin: .2rem 0; overflow-wrap: anywhere; }
.release { display: grid; grid-template-columns: 1.5fr repeat(3, 1fr) 4fr; gap: 4px 14px; align-items: center;
  padding: 8px 0; border-top: 1px solid var(--border-color-primary); font-variant-numeric: tabular-nums; }
.release > div > .quiet, .release b { display: block; } .release .interval b { display: inline; }
.interval { display: flex; align-items: center; gap: 12px; white-space: nowrap; }
.track { position: relative; flex: 1; min-width: 60px; height: 8px; border-radius: 99px;
  background: color-mix(in srgb, var(--body-text-color) 10%, transparent); }
.track.half::before { content: ""; position: absolute; left: 50%; top: -3px; width: 1px; height: 14px;
  background: var(--body-text-color-subdued); }
.range, .faint { position: absolute; left: 0; top: 0; height: 8px; border-radius: 99px; background: var(--accent); }
.range { opacity: .45; } .range.full { opacity: 1; } .faint { opacity: .3; }
.point { position: absolute; top: -2px; width: 12px; height: 12px; margin-left: -6px; border-radius: 99px;
  background: var(--accent); }
.bars { display: grid; grid-template-columns: auto 1fr auto; gap: 7px 12px; align-items: center; font-size: .9rem; }
.bars b { font-weight: 500; font-variant-numeric: tabular-nums; text-align: right; white-space: nowrap; }
.days { display: flex; align-items: flex-end; gap: 3px; height: 120px; }
.day { flex: 1; max-width: 22px; height: 100%; display: flex; flex-direction: column; justify-content: flex-end; }
.day .good { background: var(--good); border-radius: 3px 3px 0 0; } .day .bad { background: var(--bad); }
.curves { position: relative; } .curves svg { display: block; width: 100%; height: 160px; }
.curves > span { position: absolute; right: 0; top: 0; font-size: .85rem; color: var(--body-text-color-subdued); }
.curves, .days { border-bottom: 1px solid var(--border-color-primary); }
.ends { display: flex; justify-content: space-between; padding-top: 2px; }
.legend { display: flex; flex-wrap: wrap; gap: 2px 14px; padding-top: 4px; }
.runs { display: grid; grid-template-columns: auto auto 1fr; gap: 8px 12px; align-items: baseline; font-size: .9rem; }
.dot { display: inline-block; width: 10px; height: 10px; border-radius: 99px; background: #94a3b8; }
.dot.promoted { background: var(--good); } .dot.failed { background: var(--bad); }
.pill { display: inline-block; padding: 1px 9px; border-radius: 99px; font-size: .8rem; font-weight: 600;
  background: color-mix(in srgb, var(--body-text-color) 10%, transparent); }
.compared b { font-size: 1.15rem; } .answer { text-align: center; }
@media (max-width: 600px) {
  .gradio-container > .main { padding: .8rem .7rem 1.2rem !important; }
  #title h1 { font-size: 1.35rem; } #title p { font-size: .9rem; }
  .tiles { grid-template-columns: 1fr 1fr; gap: 8px; } .tile b { font-size: 1.1rem; }
  .release { grid-template-columns: repeat(3, 1fr); } .release > :first-child, .preferred { grid-column: 1 / -1; }
}
"""


def say(key: str) -> I18nData:
    """A sentence of the locale files, in the browser's language: its key begins with page_, or is one of ALSO."""
    return I18nData(key)


def theme() -> gr.themes.Base:
    """Soft and quiet, from fonts that are on the machine: the page asks no other server for anything."""
    return gr.themes.Soft(primary_hue="indigo", neutral_hue="slate", radius_size="lg", font=FONTS, font_mono=MONO)


def translations() -> gr.I18n:
    """The page's fixed words in every language that there is."""
    return gr.I18n(**{language: _of_page(words.sentences(language)) for language in words.LANGUAGES})


def _of_page(sentences: Mapping[str, str]) -> dict[str, str]:
    return {key: text for key, text in sentences.items() if key.startswith("page_") or key in ALSO}
