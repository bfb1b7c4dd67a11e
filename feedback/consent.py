"""Takes out of the facts what people and servers do not want to be learned from. Pure."""

from collections.abc import Collection
from dataclasses import replace

from feedback.records import Exchange, Facts, RatedExchange, Scope


def consented(facts: Facts, ignored: Collection[str] = ()) -> Facts:
    """The facts without all that opted-out people asked or thought, and without all that happened on opted-out servers.

    Another answer to an opted-out person's question goes too, whoever asked for it: the words are that person's.
    What `ignored` raters (bots, Emmy herself) thought goes too; what was asked by them stays.
    """
    people = {one.id for one in facts.opt_outs if one.scope is Scope.PERSON}
    servers = {one.id for one in facts.opt_outs if one.scope is Scope.SERVER}
    silent = people | set(ignored)
    refused = {one.exchange.id for one in facts.rated if not _may(one.exchange, people, servers)}
    allowed = (one for one in facts.rated if refused.isdisjoint({one.exchange.id, one.exchange.sibling_of}))
    rated = tuple(_heard(one, silent) for one in allowed)
    known = {one.exchange.id for one in rated}
    choices = (one for one in facts.choices if one.rater not in silent and {one.chosen, one.rejected} <= known)
    return Facts(rated, tuple(choices))


def _may(exchange: Exchange, people: Collection[str], servers: Collection[str]) -> bool:
    return exchange.asker not in people and exchange.server not in servers


def _heard(rated: RatedExchange, silent: Collection[str]) -> RatedExchange:
    ratings = tuple(rating for rating in rated.ratings if rating.rater not in silent)
    remarks = tuple(remark for remark in rated.remarks if remark.author not in silent)
    return replace(rated, ratings=ratings, remarks=remarks)
