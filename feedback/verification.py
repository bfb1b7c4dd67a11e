"""What the engine can say by itself of whether an answer is right; kept with the exchange, to be held against thumbs."""

from engine.messages import Answer, Failure
from feedback.records import Verification


def verified(answer: Answer) -> str:
    """A `Verification` value, or empty where the engine cannot tell.

    An expert's program can be computed without fault and still be a misreading of the question. So only what no model
    has read (there is no completion, the exact route) counts as checked; doubtful and refuted can be either.
    """
    if answer.completion and answer.failure is Failure.NOT_UNDERSTOOD:
        return Verification.REFUTED
    if any(result.doubtful for result in answer.tool_results):
        return Verification.DOUBTFUL
    sound = answer.tool_results and all(result.checked for result in answer.tool_results)
    return Verification.CHECKED if sound and not answer.completion and not answer.failure else ""
