"""What somebody may do: here, and everywhere."""

from collections.abc import Collection

from bot.events import Person


def known(
    person: str, named: Collection[str], *, manages: bool, locale: str = "", groups: frozenset[str] = frozenset()
) -> Person:
    """Who speaks, where `named` are the people of EMMY_ADMINS and `manages` is what the platform grants in this place.

    One Emmy serves all places, so that what changes it everywhere is for those who are named. Where nobody is, who
    manages a place may: such an Emmy has few.
    """
    is_named = person in named
    return Person(person, is_named or manages, locale, groups, operator=is_named or (manages and not named))
