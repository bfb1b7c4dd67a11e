"""What the slash commands of `bot.verbs` do, once for all platforms.

Each yields the reply as it stands, anew whenever it changes.
"""

from collections.abc import AsyncIterator, Mapping

from bot import replies
from bot.commands import figures, mathematics, pictures, privacy, settings, training
from bot.commands.help import help_
from bot.commands.requests import Handler, Request
from bot.events import Reply
from bot.verbs import BY_NAME, VerbName

HANDLERS: Mapping[VerbName, Handler] = {
    "help": help_,
    "retry": mathematics.retry,
    "steps": mathematics.steps,
    "convert": mathematics.convert,
    "latex": pictures.latex,
    "plot": pictures.plot,
    "stats": figures.stats,
    "leaderboard": figures.leaderboard,
    "model": training.model,
    "history": training.history,
    "privacy": privacy.privacy,
    "settings": settings.settings,
    "retrain": training.retrain,
    "rollback": training.rollback,
    "release": training.release,
}
COMPUTING = frozenset({"retry", "steps", "convert", "latex", "plot"})  # they count as questions


async def obeyed(request: Request) -> AsyncIterator[Reply]:
    """The replies to a command; one for admins is refused to others, and one for operators to them, too."""
    name, author = request.command.name, request.command.author
    if BY_NAME[name].admin and not author.admin:
        yield replies.private(request.say("only_admins"))
        return
    if BY_NAME[name].everywhere and not author.operator:
        yield replies.private(request.say("only_operators"))
        return
    async for reply in HANDLERS[name](request):
        yield reply
