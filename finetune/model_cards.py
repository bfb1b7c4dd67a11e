"""The README.md that stands beside a pretrained expert's weights: what it is, how it was made, what it scored."""

from finetune.pretrain import PretrainReport

_CARD = """\
---
license: apache-2.0
library_name: transformers
pipeline_tag: text-generation
tags: [tool-calls, mathematics]
---

# Emmy's {expert} expert

A Llama-architecture model over single characters that reads a question in English and writes the program of tool calls
that answers it, such as `{example}`. It computes nothing itself. Input: `engine.prompts.expert_prompt(question)`;
output: the program, ended by `<eos>`.

| | |
|---|---|
| parameters | {parameters:,} ({layers} layers, width {width}, {heads} heads, 16-bit safetensors) |
| trained from | nothing, seed {seed}, {steps:,} steps of {batch} problems, learning rate {learning_rate:g} |
| data | problems generated afresh at every step by `finetune/problems`, simple ones first; no other text |
| tokens | {tokens:,} (padding included) |
| time | {minutes:.0f} minutes on one processor core |
| command | `python -m finetune pretrain {expert}` |
| licence | Apache-2.0 |

Share of held-out problems (hardest stage, never trained on) whose program is written exactly:

| family | exact |
|---|---|
{table}

The numbers are those that the run itself printed at its end. Questions outside the families above, or longer than
160 characters, are outside what it was trained on.
"""
_EXAMPLES = {"arithmetic": "calculate(12*15)", "algebra": "solve(2*x + 3 = 11, x)"}


def card(report: PretrainReport) -> str:
    """The model card in Markdown, with the front matter that model hubs read."""
    recipe = report.recipe
    rows = [f"| {family} | {share:.1%} |" for family, share in report.exact.items()]
    return _CARD.format(
        expert=recipe.expert,
        example=_EXAMPLES[recipe.expert],
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
