"""`/settings`: what holds here and who changed it last; and changing it, for a channel or the whole server."""

from collections.abc import AsyncIterator

from bot import replies
from bot.commands.requests import Request
from bot.events import Reply, mention
from bot.rules import DEFAULT, DEFAULTS, RuleError, checked
from bot.verbs import CHANNEL
from feedback.place_settings import EVERYWHERE
from feedback.records import SettingChange

SHOWN_CHANGES = 5


async def settings(request: Request) -> AsyncIterator[Reply]:
    """Without a name, all settings; with a name and a value, a change."""
    name, value = request.argument("name"), request.argument("value")
    if name and name not in DEFAULTS:
        names = ", ".join(f"`{known}`" for known in DEFAULTS)
        yield replies.private(request.say("settings_unknown", name=_code(name), names=names))
    elif name and value:
        yield replies.private(await _changed(request, name, value))
    else:
        yield await _listed(request)


async def _changed(request: Request, name: str, value: str) -> str:
    """Write a change down, and say so; a value that is none is refused with what would be right."""
    command = request.command
    try:
        kept = None if value.lower() == DEFAULT else checked(name, value, request.store.meanings)
    except RuleError as error:
        remedy = request.say(error.remedy, choices=error.choices)
        return request.say("settings_wrong", value=_code(value), name=name, remedy=remedy)
    channel = command.channel if request.argument("where") == CHANNEL else EVERYWHERE
    await request.store.settings.change(command.server, channel, name, kept, command.author.id)
    where = _where(request, channel)
    if kept is None:
        return request.say("settings_reset", name=name, where=where)
    return request.say("settings_changed", name=name, value=f"`{kept}`", where=where)


async def _listed(request: Request) -> Reply:
    command = request.command
    everywhere = await request.store.settings.of(command.server)
    here = await request.store.settings.of(command.server, command.channel)
    lines = [
        _line(request, name, here.get(name, default), everywhere.get(name, default))
        for name, default in DEFAULTS.items()
    ]
    changes = await request.store.settings.changes(command.server, SHOWN_CHANGES)
    told = [request.say("settings"), *lines]
    if changes:
        told += ["", request.say("settings_history"), *(_change(request, change) for change in changes)]
    people = frozenset(change.changed_by for change in changes if change.changed_by)
    return Reply("\n".join(told), ephemeral=True, finished=True, people=people)


def _line(request: Request, name: str, here: str, everywhere: str) -> str:
    meaning = request.say(f"setting_{name}") + (request.say("settings_channel") if here != everywhere else "")
    return request.say("settings_line", name=name, value=f"`{here}`", meaning=meaning)


def _change(request: Request, change: SettingChange) -> str:
    return request.say(
        "settings_history_line",
        time=f"{change.changed_at:%Y-%m-%d %H:%M}",
        person=mention(change.changed_by) if change.changed_by else request.say("someone"),
        name=change.name,
        value=request.say("settings_default") if change.value is None else f"`{change.value}`",
        where=_where(request, change.channel),
    )


def _where(request: Request, channel: str) -> str:
    """The whole server, this channel, or another one."""
    if channel == EVERYWHERE:
        return request.say("settings_everywhere")
    here = channel == request.command.channel
    return request.say("settings_here") if here else request.say("settings_channel_other", channel=channel)


def _code(text: str) -> str:
    """What somebody typed, to be shown within backticks."""
    return text[:100].replace("`", "'")
