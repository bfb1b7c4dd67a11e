"""Whether a release on trial is worse than the serving one, asked again after every conversation. Pure.

Wald's sequential test of two proportions (A. Wald, "Sequential tests of statistical hypotheses", 1945, on double
dichotomies): outcomes of both releases are taken in pairs as they come, and only pairs of which one was good and the
other bad count. If both releases are equally good, the trial is the good one in half of these; the test is between that
and WORSE of them going to the serving release. It ends as soon as either is shown, so looking often costs nothing.
"""

from collections.abc import Sequence
from enum import StrEnum
from math import log

WORSE = 0.75  # of the pairs that tell both apart go to the serving release: a trial like this must be found out
ALPHA = 0.05  # how often an equally good release is rolled back
BETA = 0.05  # how often one that is so much worse serves all
MOST_PAIRS = 400  # after so many the nearer bound decides (Wald's truncation)
_UPPER = log((1 - BETA) / ALPHA)
_LOWER = log(BETA / (1 - ALPHA))
_FOR_SERVING = log(WORSE / 0.5)
_FOR_TRIAL = log((1 - WORSE) / 0.5)


class Verdict(StrEnum):
    """What becomes of the trial."""

    GO_ON = "go on"
    PROMOTE = "promote"
    ROLL_BACK = "roll back"


def verdict(serving: Sequence[bool], trial: Sequence[bool], *, last: bool = False) -> Verdict:
    """What the outcomes so far say, each release's in the order in which they came (true: the answer was good).

    With `last` there is no going on: the nearer bound decides, and where nothing was said the trial serves all.
    """
    evidence = 0.0
    for pairs, (before, now) in enumerate(zip(serving, trial, strict=False), 1):
        evidence += _FOR_SERVING * (before and not now) + _FOR_TRIAL * (now and not before)
        if evidence >= _UPPER:
            return Verdict.ROLL_BACK
        if evidence <= _LOWER:
            return Verdict.PROMOTE
        if pairs == MOST_PAIRS:
            return _nearer(evidence)
    return _nearer(evidence) if last else Verdict.GO_ON


def _nearer(evidence: float) -> Verdict:
    return Verdict.ROLL_BACK if evidence > (_UPPER + _LOWER) / 2 else Verdict.PROMOTE
