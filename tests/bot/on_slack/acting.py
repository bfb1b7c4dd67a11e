"""What people do in a workspace: they mention Emmy, wait for an answer and press its buttons."""

from bot.actions import Action, ActionKind

ANSWERED = "1700000001.000100"


def mention(text: str = "<@UEMMY> 12 x 15 =", **more: str) -> dict:
    return {"type": "app_mention", "user": "UALICE", "text": text, "ts": "1.1", "channel": "C1", **more}


async def answered(slack, store) -> str:
    """The exchange of an answer that stands."""
    await slack.send("env-1", mention())
    await slack.until_called("reactions.add", 2)
    await slack.acknowledged.get()
    [exchange] = await store.history("slack:T1:C1:1.1", 9)
    return exchange.id


def pressed(kind: ActionKind, exchange: str) -> dict:
    return {"type": "button", "action_id": Action(kind, exchange).id}
