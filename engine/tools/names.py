"""The tools' names, for those who must not load SymPy to know them. A test holds it to the registry."""

TOOL_NAMES = frozenset({"calculate", "solve", "simplify", "expand", "factor", "diff", "integrate", "limit"})
