"""Whom a message goes to, by the gate's probabilities and the reader's."""

from types import SimpleNamespace

import pytest

from engine.errors import ModelError
from engine.gate import Verdict
from engine.routing import UNSURE, Routing, route

ROUTING = Routing(gate_threshold=0.6)


def models(*, gate: dict[str, float], reader: dict[str, float] | Exception | None = None) -> SimpleNamespace:
    """A gate of fixed probabilities, and a reader of a fixed opinion, without one, or none at all."""
    best = max(gate, key=gate.__getitem__)

    async def opinion(_: str) -> dict[str, float]:
        if isinstance(reader, Exception):
            raise reader
        return reader

    return SimpleNamespace(
        experts={"arithmetic": None, "words": None},
        gate=SimpleNamespace(classify=lambda _: Verdict(best, gate[best], gate)),
        reader=SimpleNamespace(opinion=opinion) if reader is not None else None,
    )


async def test_where_the_gate_is_clear_nobody_else_is_asked():
    served = models(gate={"words": 0.97, "arithmetic": 0.02, "general": 0.01}, reader=AssertionError("asked"))
    picked = await route(served, "a question", ROUTING)
    assert (picked.expert, picked.second, picked.confidence, picked.detours) == ("words", "arithmetic", 0.97, ())
    assert picked.mathematics == pytest.approx(0.99)


async def test_where_it_is_not_the_mean_of_gate_and_reader_counts():
    gate = {"words": 0.2, "arithmetic": 0.1, "general": 0.7}
    picked = await route(models(gate=gate, reader={"words": 0.9, "general": 0.1}), "a question", ROUTING)
    assert (picked.expert, picked.second, picked.detours) == ("words", "arithmetic", ())
    assert picked.confidence == pytest.approx(0.55)
    assert picked.mathematics == pytest.approx(0.6)


async def test_talk_that_may_be_a_question_is_put_to_the_reader_as_one_in_doubt():
    gate = {"words": 0.2, "arithmetic": 0.1, "general": 0.7}
    picked = await route(models(gate=gate, reader={"general": 0.9, "words": 0.1}), "a message", ROUTING)
    assert (picked.expert, picked.detours) == ("words", (UNSURE,))
    assert picked.confidence == pytest.approx(0.8)


@pytest.mark.parametrize(("talk", "certain"), [(0.1, True), (0.4, False)])
async def test_what_gate_and_reader_both_hold_for_mathematics_is_certain(talk, certain):
    served = models(gate={"words": 0.85, "general": 0.15}, reader={"words": 1 - talk, "general": talk})
    assert (await route(served, "a question", ROUTING)).certain is certain
    alone = models(gate={"words": 0.85, "general": 0.15})
    assert not (await route(alone, "a question", ROUTING)).certain


async def test_without_the_reader_the_gate_decides_alone_and_the_detour_is_told():
    gate = {"words": 0.3, "arithmetic": 0.5, "general": 0.2}
    picked = await route(models(gate=gate, reader=ModelError("not installed")), "a question", ROUTING)
    assert (picked.expert, picked.detours) == ("arithmetic", ("reader_unavailable",))
    alone = await route(models(gate=gate), "a question", ROUTING)
    assert (alone.expert, alone.detours) == ("arithmetic", ())


async def test_who_was_asked_for_by_name_answers_if_the_release_has_it():
    served = models(gate={"words": 0.97, "general": 0.03})
    assert (await route(served, "a question", ROUTING, "arithmetic")).expert == "arithmetic"
    missing = await route(served, "a question", ROUTING, "geometry")
    assert (missing.expert, missing.detours) == ("words", ("no_such_expert",))
