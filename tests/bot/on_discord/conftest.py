"""An in-memory Discord with a server, a channel, people, and Emmy over a fake engine."""

import discord
import pytest

from bot.adapters.discord_adapter import DiscordAdapter


@pytest.fixture
def simcord_bot(converse, engine):
    return DiscordAdapter(converse(engine))


@pytest.fixture
def guild(simcord_env):
    return simcord_env.create_guild()


@pytest.fixture
def channel(guild):
    return guild.create_text_channel("maths")


@pytest.fixture
def alice(simcord_env, guild):
    return guild.add_member(simcord_env.create_user("alice"))


@pytest.fixture
def bob(simcord_env, guild):
    return guild.add_member(simcord_env.create_user("bob"))


@pytest.fixture
def teacher(simcord_env, guild):
    """Somebody who may manage the server."""
    role = guild.create_role("Teachers", permissions=discord.Permissions(manage_guild=True))
    return guild.add_member(simcord_env.create_user("teacher"), roles=[role])
