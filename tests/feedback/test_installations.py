"""What workspaces granted, as the store keeps it."""

from feedback.records import Installed
from feedback.store import Store


async def test_what_is_kept_is_there_after_a_restart(store, tmp_path):
    await store.installations.keep(Installed("slack", "", "T1", {"bot_token": "x", "bot_scopes": ["commands"]}))
    again = Store(f"sqlite+aiosqlite:///{tmp_path}/emmy.db")
    await again.open()
    try:
        assert (await again.installations.of("slack", "", "T1")).content == {
            "bot_token": "x",
            "bot_scopes": ["commands"],
        }
    finally:
        await again.close()


async def test_a_workspace_that_joins_an_organisation_has_one_installation(store):
    await store.installations.keep(Installed("slack", "", "T1", {"n": 1}))
    await store.installations.keep(Installed("slack", "E1", "T1", {"n": 2}))
    assert (await store.installations.of("slack", "", "T1")).content == {"n": 2}
    await store.installations.remove("slack", "E1", "T1")
    assert await store.installations.of("slack", "", "T1") is None


async def test_an_organisation_that_is_not_told_is_the_only_one_there_is(store):
    await store.installations.keep(Installed("slack", "E1", "", {"n": 1}))
    assert (await store.installations.of("slack", "", "T9")).content == {"n": 1}
    assert (await store.installations.of("slack", "E1", "T9")).content == {"n": 1}
    assert await store.installations.of("slack", "E2", "T9") is None


async def test_of_two_organisations_neither_stands_for_a_workspace(store):
    for organisation in ("E1", "E2"):
        await store.installations.keep(Installed("slack", organisation, "", {"n": 1}))
    assert await store.installations.of("slack", "", "T9") is None
