"""Formulas of a Reply's text as code, for platforms that show no LaTeX."""

import re

_CODE_OR_FORMULA = re.compile(
    r"```.*?```|`[^`\n]*`|\$\$(?P<display>[^$]+)\$\$|\$(?P<inline>\S|\S[^$\n]*?\S)\$(?!\d)", re.DOTALL
)


def in_code(text: str) -> str:
    """Markdown with code in place of what stands between dollar signs."""
    return _CODE_OR_FORMULA.sub(_as_code, text)


def _as_code(found: re.Match[str]) -> str:
    """A formula as code; code as it is. `$5 and $7` are prices: a formula ends neither after a space nor before a digit."""
    formula = found["display"] or found["inline"]
    return f"`{formula.strip()}`" if formula and "`" not in formula else found[0]
