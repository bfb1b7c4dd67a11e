"""A language model behind an OpenAI-compatible HTTP endpoint: vLLM, llama.cpp, Ollama, a hosted service.

It hands over whole replies: small talk comes in one piece, and a reply that is late is none.
"""

import asyncio
from collections.abc import AsyncIterator, Sequence
from dataclasses import dataclass, replace

import httpx
from pydantic import BaseModel, ValidationError

from engine.errors import ModelError
from engine.messages import Turn
from engine.models.chat_model import SYSTEM_PROMPT, Budget, Decoding, Ended, Text, messages, newest

MOST_BYTES = 1_000_000  # of one response
CONNECT_SECONDS = 5.0
PAUSES = (0.5, 2.0)  # seconds before a request is made again, once each
_WORTH_ANOTHER_TRY = frozenset({408, 429, 500, 502, 503, 504})
_BYTES_PER_TOKEN = 4  # about, in English


@dataclass(frozen=True, slots=True)
class Address:
    """Where the model is served, up to and with `/v1`, what it is called there, and the key, "" for none."""

    url: str
    model: str
    key: str


class Endpoint:
    """The model at an address. The client is the caller's, who closes it."""

    def __init__(self, client: httpx.AsyncClient, address: Address, budget: Budget) -> None:
        self._client = client
        self._address = address
        self._budget = budget

    async def stream(self, turns: Sequence[Turn]) -> AsyncIterator[str]:
        """The answer to the last turn, in one piece. Raises ModelError if it cannot be had in time."""
        decoding = Decoding(self._budget.tokens, self._budget.seconds)
        reply = await self.complete(SYSTEM_PROMPT, newest(turns, _tokens_of), decoding)
        if not reply.text:
            raise ModelError(f"{self._address.model} gave no answer within {self._budget.seconds:g} seconds")
        yield reply.text

    async def complete(self, system: str, turns: Sequence[Turn], decoding: Decoding) -> Text:
        """The reply to the last turn, an empty one when the time is over first.

        Raises ModelError if the endpoint cannot be reached, refuses, or sends what is no reply. What may be better
        the next time is tried again, twice.
        """
        try:
            async with asyncio.timeout(decoding.seconds):
                return _text(await self._answered(self._request(system, turns, decoding)))
        except TimeoutError:
            return Text("", 0, "seconds")

    async def complete_many(
        self, system: str, turns: Sequence[Turn], decoding: Decoding, count: int
    ) -> tuple[Text, ...]:
        """See `ChatModel`. A request for each, since few endpoints give several replies to one; all or none."""
        drawn = [replace(decoding, seed=decoding.seed + number) for number in range(count)]
        try:
            async with asyncio.TaskGroup() as group:
                asked = [group.create_task(self.complete(system, turns, each)) for each in drawn]
        except* ModelError as failures:
            failed = failures
        else:
            return tuple(task.result() for task in asked)
        raise ModelError(f"{len(failed.exceptions)} of {count} replies failed: {failed.exceptions[0]}") from failed

    def _request(self, system: str, turns: Sequence[Turn], decoding: Decoding) -> httpx.Request:
        body: dict[str, object] = {
            "model": self._address.model,
            "messages": messages(system, turns),
            "max_tokens": decoding.max_tokens,
            "temperature": decoding.temperature,
            "seed": decoding.seed,
        }
        if decoding.stop:
            body["stop"] = list(decoding.stop)
        headers = {"Authorization": f"Bearer {self._address.key}"} if self._address.key else {}
        return self._client.build_request(
            "POST",
            f"{self._address.url.rstrip('/')}/chat/completions",
            json=body,
            headers=headers,
            timeout=httpx.Timeout(None, connect=CONNECT_SECONDS),
        )

    async def _answered(self, request: httpx.Request) -> bytes:
        """The response's body, of the last try if none before it went well."""
        for pause in PAUSES:
            try:
                return await self._sent(request)
            except _AnotherTryError:
                await asyncio.sleep(pause)
        return await self._sent(request)

    async def _sent(self, request: httpx.Request) -> bytes:
        try:
            response = await self._client.send(request, stream=True)
            try:
                body = await _body(response)
            finally:
                await response.aclose()
        except httpx.HTTPError as error:
            raise _AnotherTryError(f"{request.url.host} cannot be reached: {error!r}") from error
        if response.status_code in _WORTH_ANOTHER_TRY:
            raise _AnotherTryError(_refusal(response, body))
        if response.status_code != httpx.codes.OK:
            raise ModelError(_refusal(response, body))
        return body


class _AnotherTryError(ModelError):
    """A request failed in a way that may pass."""


class _Message(BaseModel):
    content: str | None = None


class _Choice(BaseModel):
    message: _Message
    finish_reason: str | None = None


class _Usage(BaseModel):
    completion_tokens: int


class _Response(BaseModel):
    """What is read of a response of the chat completions API; all else in it is passed over."""

    choices: list[_Choice]
    usage: _Usage


async def _body(response: httpx.Response) -> bytes:
    body = b""
    async for chunk in response.aiter_bytes():
        body += chunk
        if len(body) > MOST_BYTES:
            raise ModelError(f"a reply of more than {MOST_BYTES:,} bytes")
    return body


def _refusal(response: httpx.Response, body: bytes) -> str:
    return f"{response.url.host} says {response.status_code}: {body[:200].decode(errors='replace')}"


def _text(body: bytes) -> Text:
    try:
        response = _Response.model_validate_json(body)
        choice = response.choices[0]
    except (ValidationError, IndexError) as error:
        raise ModelError(f"that is no chat completion: {body[:200].decode(errors='replace')}") from error
    ended: Ended = "tokens" if choice.finish_reason == "length" else "finished"
    return Text(choice.message.content or "", response.usage.completion_tokens, ended)


def _tokens_of(text: str) -> int:
    return -(-len(text.encode()) // _BYTES_PER_TOKEN)
