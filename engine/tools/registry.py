"""Which tools there are: functions of parsed nodes, whose signatures say how they are called. Loads SymPy."""

from collections.abc import Callable

from engine.tools.calculator import calculate
from engine.tools.equations import solve
from engine.tools.finding import Finding
from engine.tools.symbolic import diff, expand, factor, integrate, limit, simplify

Tool = Callable[..., Finding]

TOOLS: dict[str, Tool] = {
    tool.__name__: tool for tool in (calculate, solve, simplify, expand, factor, diff, integrate, limit)
}
