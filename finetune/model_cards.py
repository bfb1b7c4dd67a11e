"""The README.md that stands beside a pretrained expert's weights: what it is, how it was made, what it scored."""

from finetune.pretrain import PretrainReport
from finetune.pretrain_data import GSM8K_FILE
from finetune.problems.curriculum import MOST_CHARACTERS
from finetune.problems.words.gsm8k import DEV_ROWS
from finetune.recipes import PretrainRecipe

_CARD = """\
---
license: apache-2.0
library_name: transformers
pipeline_tag: text-generation
tags: [tool-calls, mathematics]
---

# Emmy's {expert} expert

A Llama-architecture model that reads the sketch of a question in English, its mathematics replaced by numbered slots, and
writes the program of tool calls that answers it with the same slots: `{prompt}` gives `{program}`. It computes nothing
itself. Input: `engine.reading.sketch.expert_prompt(question)`; output: the program, ended by `<eos>`;
`engine.reading.sketch.Sketch.fill` fills its slots.

| | |
|---|---|
| parameters | {parameters:,} ({layers} layers, width {width}, {heads} heads, 16-bit safetensors) |
| vocabulary | {vocabulary:,} byte-level BPE tokens, and the slots |
| trained from | nothing, seed {seed}, {steps:,} steps of {batch} problems, learning rate {learning_rate:g} |
| data | {data} |
| tokens | {tokens:,} (padding included) |
| time | {minutes:.0f} minutes on a CPU |
| command | `python -m finetune pretrain {expert}` |
| licence | Apache-2.0 |

Share of held-out problems (hardest stage, never trained on) whose program is written exactly:

| family | exact |
|---|---|
{table}

The numbers are those that the run itself found at its end. Questions outside the families above, or longer than
{longest} characters, are outside what it was trained on. How the run went is told in docs/lab.md.
"""
_GENERATED = "problems generated afresh at every step by `finetune/problems`, simple ones first"
_WRITTEN = "{share:.0%} questions written by hand with their programs (`finetune/problems/written`); the rest "
_GSM8K = (
    "{share:.0%} problems of GSM8K's training split (Cobbe et al. 2021, MIT licence), its last {dev} rows never read, "
    "where {file} was there; "
)
_EXAMPLES = {
    "arithmetic": ("gcd of <n1> and <n2>", "gcd(<n1>, <n2>)"),
    "algebra": ("solve <q1> for x", "solve(<q1>, x)"),
    "words": ("Tom has <n1> pens and buys <n2> more. How many has he?", "calculate(<n1> + <n2>)"),
}


def card(report: PretrainReport) -> str:
    """The model card in Markdown, with the front matter that model hubs read."""
    recipe = report.recipe
    prompt, program = _EXAMPLES[recipe.expert]
    rows = [f"| {family} | {share:.1%} |" for family, share in report.exact.items()]
    return _CARD.format(
        expert=recipe.expert,
        prompt=prompt,
        program=program,
        data=_data(recipe),
        longest=MOST_CHARACTERS,
        vocabulary=recipe.vocabulary,
        parameters=report.parameters,
        layers=recipe.shape.layers,
        width=recipe.shape.width,
        heads=recipe.shape.heads,
        seed=recipe.seed,
        steps=recipe.steps,
        batch=recipe.batch,
        learning_rate=recipe.learning_rate,
        tokens=report.tokens,
        minutes=report.seconds / 60,
        table="\n".join(rows),
    )


def _data(recipe: PretrainRecipe) -> str:
    published = _GSM8K.format(share=recipe.gsm8k_share, dev=DEV_ROWS, file=GSM8K_FILE) if recipe.gsm8k_share else ""
    return published + _WRITTEN.format(share=recipe.written_share) + _GENERATED
