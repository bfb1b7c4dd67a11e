"""A language model behind HTTP: what is sent, what is read, and how every way of failing ends."""

import asyncio
import json

import httpx
import pytest

from engine.errors import ModelError
from engine.messages import Turn
from engine.models import endpoint
from engine.models.chat_model import Budget, Decoding, Text
from engine.models.endpoint import Address, Endpoint

HELLO = [Turn("user", "Hello!"), Turn("assistant", "Hi."), Turn("user", "2 + 3?")]
GREEDY = Decoding(50, 10.0)


def completion(content="5", finish_reason="stop", tokens=3):
    return {
        "id": "x",
        "choices": [{"index": 0, "message": {"role": "assistant", "content": content}, "finish_reason": finish_reason}],
        "usage": {"prompt_tokens": 9, "completion_tokens": tokens, "total_tokens": 9 + tokens},
    }


class Server:
    """Answers with what it was given, a request at a time; the last answer is given for ever."""

    def __init__(self, *answers):
        self._answers = list(answers)
        self.requests = []

    async def __call__(self, request):
        self.requests.append(request)
        answer = self._answers.pop(0) if len(self._answers) > 1 else self._answers[0]
        if isinstance(answer, Exception):
            raise answer
        if isinstance(answer, float):
            await asyncio.sleep(answer)
            answer = completion()
        return answer if isinstance(answer, httpx.Response) else httpx.Response(200, json=answer)


@pytest.fixture(autouse=True)
def _short_pauses(monkeypatch):
    monkeypatch.setattr(endpoint, "PAUSES", (0.01, 0.01))


async def reply(server, decoding=GREEDY, key="secret", turns=HELLO):
    async with httpx.AsyncClient(transport=httpx.MockTransport(server)) as client:
        model = Endpoint(client, Address("http://models.test/v1/", "qwen", key), Budget(50, 10.0))
        return await model.complete("Be brief.", turns, decoding)


async def talk(server, seconds=10.0):
    async with httpx.AsyncClient(transport=httpx.MockTransport(server)) as client:
        model = Endpoint(client, Address("http://models.test/v1", "qwen", ""), Budget(50, seconds))
        return [piece async for piece in model.stream(HELLO)]


async def test_a_conversation_goes_out_and_the_reply_comes_back():
    server = Server(completion("It is 5."))
    drawn = Decoding(50, 10.0, temperature=0.7, seed=4, stop=("```output",))
    assert await reply(server, drawn) == Text("It is 5.", 3, "finished")
    (request,) = server.requests
    assert str(request.url) == "http://models.test/v1/chat/completions"
    assert request.headers["authorization"] == "Bearer secret"
    assert json.loads(request.content) == {
        "model": "qwen",
        "messages": [
            {"role": "system", "content": "Be brief."},
            {"role": "user", "content": "Hello!"},
            {"role": "assistant", "content": "Hi."},
            {"role": "user", "content": "2 + 3?"},
        ],
        "max_tokens": 50,
        "temperature": 0.7,
        "seed": 4,
        "stop": ["```output"],
    }


async def replies(server, count):
    async with httpx.AsyncClient(transport=httpx.MockTransport(server)) as client:
        model = Endpoint(client, Address("http://models.test/v1", "qwen", ""), Budget(50, 10.0))
        return await model.complete_many("Be brief.", HELLO, Decoding(50, 10.0, temperature=0.7, seed=4), count)


async def test_several_replies_are_asked_for_at_once_each_with_a_seed_of_its_own():
    server = Server(0.2)
    async with asyncio.timeout(0.5):
        assert await replies(server, 3) == (Text("5", 3, "finished"),) * 3
    assert [json.loads(request.content)["seed"] for request in server.requests] == [4, 5, 6]


async def test_several_replies_of_which_one_is_refused_are_none():
    with pytest.raises(ModelError, match=r"1 of 3 replies failed: .*no such model"):
        await replies(Server(httpx.Response(404, text="no such model"), 5.0), 3)


async def test_without_a_key_none_is_sent():
    server = Server(completion())
    await reply(server, key="")
    assert "authorization" not in server.requests[0].headers


async def test_a_reply_cut_off_by_its_tokens_says_so():
    assert (await reply(Server(completion(finish_reason="length")))).ended == "tokens"


async def test_a_reply_that_is_late_is_none():
    assert await reply(Server(5.0), Decoding(50, 0.1)) == Text("", 0, "seconds")


@pytest.mark.parametrize(
    "passing", [httpx.Response(503), httpx.Response(429), httpx.ConnectError("no"), httpx.ReadError("")]
)
async def test_what_may_pass_is_tried_again(passing):
    server = Server(passing, completion())
    assert (await reply(server)).text == "5"
    assert len(server.requests) == 2


@pytest.mark.parametrize("lasting", [httpx.ConnectError("no route"), httpx.Response(500, text="no route")])
async def test_what_does_not_pass_is_told_after_three_tries(lasting):
    server = Server(lasting)
    with pytest.raises(ModelError, match=r"models\.test .*no route"):
        await reply(server)
    assert len(server.requests) == 3


@pytest.mark.parametrize("status", [400, 401, 404, 302])
async def test_a_refusal_is_told_at_once_without_the_key(status):
    server = Server(httpx.Response(status, text="no such model"))
    with pytest.raises(ModelError, match=f"{status}: no such model") as caught:
        await reply(server)
    assert len(server.requests) == 1
    assert "secret" not in str(caught.value)


@pytest.mark.parametrize(
    "nonsense",
    [
        httpx.Response(200, text="<html>"),
        httpx.Response(200, content=b"\xff\xfe"),
        {"choices": [], "usage": {"completion_tokens": 1}},
        {"choices": [{"message": {"content": "5"}}]},
        {"choices": [{"message": {"content": 5}}], "usage": {"completion_tokens": 1}},
        [],
    ],
)
async def test_what_is_no_reply_is_told(nonsense):
    with pytest.raises(ModelError, match="no chat completion"):
        await reply(Server(nonsense))


async def test_an_endless_response_is_not_read_to_its_end():
    async def endless():
        while True:
            yield b"x" * 100_000

    with pytest.raises(ModelError, match="more than"):
        await reply(Server(httpx.Response(200, content=endless())))


async def test_small_talk_comes_in_one_piece():
    server = Server(completion("Hello you."))
    assert await talk(server) == ["Hello you."]
    sent = json.loads(server.requests[0].content)
    assert "Emmy" in sent["messages"][0]["content"]
    assert sent["max_tokens"] == 50


@pytest.mark.parametrize("answer", [5.0, completion(content=None)])
async def test_small_talk_that_does_not_come_is_told(answer):
    with pytest.raises(ModelError, match="gave no answer"):
        await talk(Server(answer), seconds=0.1)
