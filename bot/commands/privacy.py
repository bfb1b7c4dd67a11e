"""`/privacy`: what is kept of a person, as a summary or a file; deleting it; who may not be learned from."""

from collections.abc import AsyncIterator
from datetime import UTC, datetime

from bot import replies
from bot.actions import Action, ActionKind, Button
from bot.commands.requests import Request
from bot.events import File, Person, Reply
from bot.words import Words
from feedback.people import lines
from feedback.records import Kept, Scope
from feedback.store import Store


async def privacy(request: Request) -> AsyncIterator[Reply]:
    """All replies are for the asker alone."""
    match request.argument("action"):
        case "" | "show":
            yield replies.private(await _summary(request))
        case "export":
            yield _exported(request, await request.store.kept_of(request.command.author.id))
        case "delete":
            yield await _confirmation(request)
        case "out" | "in" as wish:
            yield await _wished(request, Scope.PERSON, request.command.author.id, wish)
        case "server-out" | "server-in" as wish if request.command.author.admin:
            yield await _wished(request, Scope.SERVER, request.command.server, wish)
        case _:
            yield replies.private(request.say("only_admins"))


async def forgotten(store: Store, say: Words, presser: Person, person: str) -> Reply:
    """Delete what is kept of a person, who has confirmed it; nobody can do that for another."""
    if presser.id != person:
        return replies.private(say("gone"))
    return replies.private(say("privacy_deleted", rows=await store.delete_person(person)))


async def _summary(request: Request) -> str:
    person = await request.store.figures.of_person(request.command.author.id)
    out = await request.store.opt_outs.of(Scope.PERSON, person.person)
    whole = await request.store.opt_outs.of(Scope.SERVER, request.command.server)
    return request.say(
        "privacy",
        exchanges=person.questions,
        ratings=person.reactions,
        training=request.say("privacy_off" if out else "privacy_on"),
        server=request.say("privacy_server_off") if whole else "",
    )


def _exported(request: Request, kept: Kept) -> Reply:
    """A file with a line of JSON for each entry."""
    facts = list(lines(kept))
    told = request.say("privacy_exported", lines=len(facts))
    file = File("emmy-privacy.jsonl", "".join(facts).encode())
    return Reply(told, ephemeral=True, finished=True, files=(file,))


async def _confirmation(request: Request) -> Reply:
    person = await request.store.figures.of_person(request.command.author.id)
    text = request.say("privacy_sure", exchanges=person.questions, ratings=person.reactions)
    button = Button(Action(ActionKind.FORGET, person.person), request.say("button_forget"))
    return Reply(text, ephemeral=True, finished=True, buttons=(button,))


async def _wished(request: Request, scope: Scope, id_: str, wish: str) -> Reply:
    """Write down whether a person or a server may be learned from; it holds from the next dataset on."""
    if wish.endswith("out"):
        await request.store.opt_outs.add(scope, id_, datetime.now(UTC))
    else:
        await request.store.opt_outs.remove(scope, id_)
    return replies.private(request.say(f"privacy_{wish.replace('-', '_')}"))
