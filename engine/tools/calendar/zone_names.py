"""Time zones by their letters (`EST`, `CET`), as `UTC+5:30` or by a city, and how far from UTC they are. Loads no SymPy.

A city's is its distance of today. `ET` is none: how far it is, is a matter of the season.
"""

import re
from datetime import UTC, datetime

from engine.errors import ComputationError
from engine.messages import Failure
from engine.tools.calendar.zone_places import is_place, place_minutes_ahead

HOUR = 60
ZONES = {
    "UTC": 0, "GMT": 0, "Z": 0, "WET": 0, "WEST": 1, "BST": 1, "CET": 1, "WAT": 1, "CEST": 2, "EET": 2, "SAST": 2, "CAT": 2,
    "EEST": 3, "MSK": 3, "EAT": 3, "GST": 4, "PKT": 5, "IST": 5.5, "NPT": 5.75, "WIB": 7, "SGT": 8, "HKT": 8, "AWST": 8,
    "PHT": 8, "JST": 9, "KST": 9, "ACST": 9.5, "ACDT": 10.5, "AEST": 10, "AEDT": 11, "NZST": 12, "NZDT": 13,
    "BRT": -3, "ART": -3, "ADT": -3, "AST": -4, "EDT": -4, "EST": -5, "CDT": -5, "CST": -6, "MDT": -6, "MST": -7, "PDT": -7,
    "PST": -8, "AKDT": -8, "AKST": -9, "HST": -10,
}  # fmt: skip
SEASONAL = {"ET": ("EST", "EDT"), "CT": ("CST", "CDT"), "MT": ("MST", "MDT"), "PT": ("PST", "PDT")}
_FROM_UTC = re.compile(r"(?:UTC|GMT) ?([-+−]) ?(\d{1,2})(?::([0-5]\d))?")
_FARTHEST = 14 * HOUR


def is_zone(name: str) -> bool:
    """True of a zone's letters, those of two included, of `UTC+5:30`, and of a city."""
    stated = name.upper()
    return stated in ZONES.keys() | SEASONAL.keys() or _FROM_UTC.fullmatch(stated) is not None or is_place(name)


def minutes_ahead(zone: str, moment: datetime | None = None) -> int:
    """How far ahead of UTC a zone is, that of a city at a moment (now, if none is given).

    Raises ComputationError if it is unknown, or may be one of two.
    """
    name = zone.strip().upper()
    if name in ZONES:
        return int(ZONES[name] * HOUR)
    if is_place(name):
        return place_minutes_ahead(name, moment or datetime.now(UTC))
    if name in SEASONAL:
        raise ComputationError(Failure.NOT_UNDERSTOOD, f"{name} is {' or '.join(SEASONAL[name])}: say which")
    match = _FROM_UTC.fullmatch(name)
    minutes = int(match[2]) * HOUR + int(match[3] or 0) if match else _FARTHEST + 1
    if match is None or minutes > _FARTHEST:
        raise ComputationError(Failure.UNSUPPORTED, f"there is no time zone `{name[:20]}`")
    return minutes if match[1] == "+" else -minutes
