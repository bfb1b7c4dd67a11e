"""What the store holds of reactions, as tests look at it."""

from feedback.records import RatedExchange
from feedback.store import Store


async def rated_exchanges(store: Store) -> list[RatedExchange]:
    """Every exchange with a reaction, oldest first, with all its reactions, those that were taken back too."""
    return [one for one in (await store.facts()).rated if one.ratings]
