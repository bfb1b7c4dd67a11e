"""Discord for the contract: discord.py unmodified against simcord's in-memory Discord."""

from collections.abc import Mapping
from typing import Any, ClassVar

import discord

from feedback.records import Reason
from tests.bot.contract.surface import Shown
from tests.bot.on_discord.looking import button, by_emmy, me
from tests.bot.on_discord.looking import shown as rows


class OnDiscord:
    """Alice in a channel of a server. simcord returns when the bot has nothing more to do, or only waits."""

    LACKS: ClassVar[frozenset[str]] = frozenset()

    def __init__(self, env: Any, guild: Any, channel: Any, alice: Any) -> None:
        self._env, self._guild, self._channel, self._alice = env, guild, channel, alice

    async def ask(self, text: str) -> Any:
        return await self._alice.send(self._channel, f"{me(self._guild)} {text}")

    async def ask_directly(self, text: str) -> None:
        await self._alice.send_dm(text)

    async def answers(self) -> list[Shown]:
        return [await _shown(message) for message in by_emmy(self._guild, self._channel)]

    async def told(self) -> str:
        here = by_emmy(self._guild, self._channel)
        alone = self._alice.user.dm_channel
        said = [*here, *(alone.history() if alone else ())]
        return max(said, key=lambda message: message.id).content

    async def react(self, answer: Shown, emoji: str, *, added: bool = True) -> None:
        await self._alice.set_reaction(answer.handle, emoji, reacted=added)

    async def complain(self, answer: Shown, reason: Reason, right_answer: str) -> None:
        form = await self._alice.click(answer.handle, custom_id=button(answer.handle, "down"))
        await self._alice.submit_modal(form, {"reason": [reason.value], "right_answer": right_answer})

    async def press(self, shown: Shown, action: str) -> str:
        result = await self._alice.click(shown.handle, custom_id=button(shown.handle, action))
        return "\n".join(one.content for one in result.followups if one.ephemeral)

    async def edit(self, question: Any, text: str) -> None:
        await self._alice.edit(question, f"{me(self._guild)} {text}")

    async def delete(self, question: Any) -> None:
        await self._alice.delete(question)

    async def command(self, name: str, **arguments: str) -> Shown:
        return await _shown((await self._alice.slash(self._channel, name, **arguments)).response)


async def _shown(message: Any) -> Shown:
    ids = [part["custom_id"] for row in rows(message) for part in row["components"]]
    return Shown(
        message.content,
        formula="\n".join(file.description or "" for file in message.attachments),
        buttons=tuple(id_.removeprefix("emmy:").partition("/")[0] for id_ in ids),
        files=await _files(message.attachments),
        calls=_called(message),
        handle=message,
    )


async def _files(attachments: list[discord.Attachment]) -> Mapping[str, bytes]:
    return {file.filename: await file.read() for file in attachments}


def _called(message: Any) -> tuple[str, ...]:
    if not isinstance(message, discord.Message):
        return ()
    return (*(["everyone"] if message.mention_everyone else []), *(str(role.id) for role in message.role_mentions))
