"""One kind sentence for each way in which an answer can fail, in English."""

from engine.messages import Failure

MOST_CHARACTERS = 1000  # of one question

WHAT_I_CAN_DO = (
    "I can calculate (`12 x 15`, `3/4 + 1/6`), solve equations (`if x - 5 = 7 what is x?`), "
    "and simplify, expand or factor expressions."
)

SENTENCES = {
    Failure.EMPTY: f"There is no question in that message. {WHAT_I_CAN_DO}",
    Failure.TOO_LONG: (
        f"That is longer than I can read at once: a message may have {MOST_CHARACTERS:,} characters, and a problem "
        "in words about 300 words."
    ),
    Failure.NOT_UNDERSTOOD: f"I could not make out what to compute. {WHAT_I_CAN_DO}",
    Failure.TOO_LARGE: "The numbers in that grow too large to be written out.",
    Failure.UNDEFINED: "That has no value: somewhere in it there is a division by zero or something else undefined.",
    Failure.NO_CLOSED_FORM: "I found no exact result for that in a form that can be written down.",
    Failure.UNSUPPORTED: "That uses something I cannot compute yet.",
    Failure.OUT_OF_TIME: "That takes longer to compute than I may spend on one question.",
    Failure.OUT_OF_MEMORY: "That needs more memory than I may spend on one question.",
    Failure.TOOL_CRASHED: "The computation broke off. Asking again in other words may help.",
    Failure.PROGRAM_FAILED: "The program that I wrote for that did not run.",
    Failure.NO_LANGUAGE_MODEL: f"I only do mathematics here. {WHAT_I_CAN_DO}",
}
