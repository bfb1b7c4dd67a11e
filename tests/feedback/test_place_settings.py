"""Settings of servers and channels, and who changed them."""

SERVER, MATHS, MUSIC = "discord:1", "discord:10", "discord:11"


async def changed(store, channel: str, name: str, value: str | None) -> None:
    await store.settings.change(SERVER, channel, name, value, "discord:ada")


async def test_nothing_is_set_at_first(store):
    assert await store.settings.of(SERVER, MATHS) == {}


async def test_a_channels_own_value_goes_before_the_servers_whichever_came_first(store):
    await changed(store, MATHS, "language", "de")
    await changed(store, "", "language", "fr")
    await changed(store, "", "theme", "dark")
    assert await store.settings.of(SERVER, MATHS) == {"language": "de", "theme": "dark"}
    assert await store.settings.of(SERVER, MUSIC) == {"language": "fr", "theme": "dark"}
    assert await store.settings.of(SERVER) == {"language": "fr", "theme": "dark"}
    assert await store.settings.of("discord:2", MATHS) == {}


async def test_what_is_taken_back_is_as_if_it_had_never_been_set(store):
    await changed(store, "", "language", "fr")
    await changed(store, MATHS, "language", "de")
    await changed(store, MATHS, "language", None)
    assert await store.settings.of(SERVER, MATHS) == {"language": "fr"}
    await changed(store, "", "language", None)
    assert await store.settings.of(SERVER, MATHS) == {}


async def test_every_change_stays_with_who_made_it_newest_first(store):
    await changed(store, "", "language", "fr")
    await changed(store, MATHS, "language", None)
    await store.settings.change("discord:2", "", "theme", "dark", "discord:bob")
    made = await store.settings.changes(SERVER, 9)
    assert [(one.channel, one.value, one.changed_by) for one in made] == [
        (MATHS, None, "discord:ada"),
        ("", "fr", "discord:ada"),
    ]
    assert len(await store.settings.changes(SERVER, 1)) == 1


async def test_changes_stay_without_the_name_of_who_is_deleted(store):
    await changed(store, "", "language", "fr")
    await store.delete_person("discord:ada")
    assert [one.changed_by for one in await store.settings.changes(SERVER, 9)] == [""]
    assert await store.settings.of(SERVER) == {"language": "fr"}


async def test_the_servers_that_ever_made_a_setting_as_a_whole_are_known(store):
    await changed(store, "", "news", "12")
    await changed(store, MATHS, "theme", "dark")
    await store.settings.change("discord:2", MATHS, "news", "13", "discord:bob")
    assert await store.settings.servers_with("news") == [SERVER]
    assert await store.settings.servers_with("theme") == []
