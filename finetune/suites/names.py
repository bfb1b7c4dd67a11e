"""The names of suites and strategies, for those who must load neither SymPy nor a model to know them."""

GENERATED_NAMES = ("addition", "roots", "derivatives", "integrals")
FORMAT_NAMES = (
    "simplemath", "mathematics", "gsm8k", "gsm8k-dev", "math500", "svamp", "asdiv", "mawps", "chat", "words",
)  # fmt: skip
SUITE_NAMES = ("regression", "ratings", *GENERATED_NAMES, *FORMAT_NAMES)
GUARD_NAMES = (*GENERATED_NAMES, "chat", "words")  # what needs neither a file nor the hub; regression always guards
STRATEGIES = ("direct", "code_feedback", "solver_verifier", "majority_vote")
