"""Time zones by the names of cities and of countries with one zone, `new york`, `tokyo`, `india`. Loads no SymPy.

How far ahead of UTC a place is, is a matter of the season: it is asked for a moment. What the database of time zones
calls a city by, and well-known others; one whose name many cities share is the one that the database has.
"""

from datetime import datetime, timedelta
from functools import cache
from zoneinfo import ZoneInfo, available_timezones

_MINUTE = timedelta(minutes=1)
_CONTINENTS = frozenset("Africa America Asia Atlantic Australia Europe Indian Pacific".split())
_OTHERS = {
    "America/New_York": "nyc ny boston philadelphia washington miami atlanta orlando",
    "America/Chicago": "dallas houston austin minneapolis nashville san_antonio new_orleans",
    "America/Denver": "salt_lake_city colorado",
    "America/Los_Angeles": "la sf california san_francisco san_diego seattle las_vegas portland silicon_valley",
    "America/Toronto": "ottawa montreal quebec",
    "America/Sao_Paulo": "rio rio_de_janeiro",
    "America/Argentina/Buenos_Aires": "argentina",
    "America/Bogota": "colombia",
    "America/Lima": "peru",
    "Europe/London": "uk england scotland wales britain manchester edinburgh",
    "Europe/Dublin": "ireland",
    "Europe/Lisbon": "portugal porto",
    "Europe/Madrid": "spain barcelona",
    "Europe/Paris": "france lyon nice",
    "Europe/Berlin": "germany munich hamburg frankfurt cologne",
    "Europe/Rome": "italy milan naples",
    "Europe/Zurich": "switzerland geneva bern basel",
    "Europe/Vienna": "austria",
    "Europe/Amsterdam": "netherlands holland",
    "Europe/Brussels": "belgium",
    "Europe/Prague": "czechia",
    "Europe/Warsaw": "poland krakow",
    "Europe/Stockholm": "sweden",
    "Europe/Oslo": "norway",
    "Europe/Copenhagen": "denmark",
    "Europe/Helsinki": "finland",
    "Europe/Athens": "greece",
    "Europe/Istanbul": "turkey",
    "Europe/Kyiv": "ukraine kiev",
    "Asia/Kolkata": "india mumbai delhi new_delhi bangalore bengaluru chennai hyderabad pune",
    "Asia/Shanghai": "china beijing shenzhen",
    "Asia/Tokyo": "japan osaka kyoto",
    "Asia/Seoul": "korea south_korea",
    "Asia/Dubai": "uae abu_dhabi",
    "Asia/Jerusalem": "israel tel_aviv",
    "Asia/Karachi": "pakistan lahore",
    "Asia/Manila": "philippines",
    "Asia/Ho_Chi_Minh": "vietnam hanoi saigon",
    "Asia/Bangkok": "thailand",
    "Asia/Singapore": "singapore",
    "Asia/Hong_Kong": "hong_kong hongkong",
    "Australia/Sydney": "canberra",
    "Pacific/Auckland": "new_zealand wellington",
    "Pacific/Honolulu": "hawaii",
    "Africa/Johannesburg": "south_africa cape_town",
    "Africa/Cairo": "egypt",
    "Africa/Nairobi": "kenya",
    "Africa/Lagos": "nigeria",
}


def is_place(name: str) -> bool:
    """True of a city, or a country, whose time zone is known."""
    return _key(name) in _zones()


def place_minutes_ahead(name: str, moment: datetime) -> int:
    """How far ahead of UTC it is there at a moment. Raises KeyError if the place is unknown."""
    ahead = moment.astimezone(ZoneInfo(_zones()[_key(name)])).utcoffset() or timedelta()
    return ahead // _MINUTE


def _key(name: str) -> str:
    return "_".join(name.lower().replace(".", "").split())


@cache
def _zones() -> dict[str, str]:
    """The zone of each place: the last part of what the database calls it, and the others."""
    named = {
        zone.rpartition("/")[2].lower(): zone
        for zone in sorted(available_timezones())
        if zone.partition("/")[0] in _CONTINENTS
    }
    return named | {name: zone for zone, names in _OTHERS.items() for name in names.split()}
