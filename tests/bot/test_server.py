"""The web port beside the page: health, figures, and Slack's address only where Slack is served over HTTP."""

import aiohttp
import pytest

from bot.adapters.web_adapter import page
from bot.adapters.web_browser import BROWSER
from bot.server import application
from engine.messages import Answer, Timings
from tests.bot.serving import served


@pytest.fixture
async def address(converse, engine, metrics):
    async with served(application(page(converse(engine), admin=False), metrics)) as opened:
        yield opened


async def fetch(url: str) -> tuple[int, str]:
    async with aiohttp.ClientSession() as session, session.get(url) as answer:
        return answer.status, await answer.text()


async def test_the_process_says_that_it_is_well(address):
    assert await fetch(f"{address}/healthz") == (200, '{"status":"ok"}')


async def test_a_browser_is_given_a_name_with_the_page_and_keeps_it(address):
    async with aiohttp.ClientSession(cookie_jar=aiohttp.CookieJar(unsafe=True)) as browser:
        async with browser.get(f"{address}/healthz") as answer:
            assert answer.cookies == {}
        async with browser.get(address) as answer:
            name = answer.cookies[BROWSER]
        async with browser.get(address) as answer:
            assert answer.cookies == {}
    assert name["httponly"]
    assert (name["samesite"], name["secure"], len(name.value)) == ("lax", "", 32)


async def test_answers_detours_and_ratings_are_counted(address, metrics):
    timings = Timings(total=0.03)
    metrics.answered(Answer("`180`", "arithmetic", release="r", timings=timings, fallbacks=("unsure",)))
    metrics.answered(Answer("Sorry.", "", release="r", failure="too_long"))
    metrics.failed()
    metrics.rated("👍", added=True)
    metrics.rated("👎", added=False)
    metrics.trainer.set(1)
    status, text = await fetch(f"{address}/metrics")
    assert status == 200
    for line in (
        'emmy_answers_total{expert="arithmetic",failure="none"} 1.0',
        'emmy_answers_total{expert="none",failure="too_long"} 1.0',
        'emmy_answer_seconds_bucket{expert="arithmetic",le="0.02"} 0.0',
        'emmy_answer_seconds_bucket{expert="arithmetic",le="0.05"} 1.0',
        'emmy_fallbacks_total{kind="unsure"} 1.0',
        "emmy_engine_failures_total 1.0",
        'emmy_ratings_total{change="given",meaning="good"} 1.0',
        'emmy_ratings_total{change="retracted",meaning="bad"} 1.0',
        "emmy_trainer_alive 1.0",
    ):
        assert line in text.splitlines()


async def test_no_word_of_an_answer_is_in_the_figures(address, metrics):
    metrics.answered(Answer("very private", "general", release="r", completion="very private"))
    assert "private" not in (await fetch(f"{address}/metrics"))[1]


async def test_slacks_address_is_not_there_without_slack(address):
    async with aiohttp.ClientSession() as session, session.post(f"{address}/slack/events", data="{}") as answer:
        assert answer.status in {404, 405}


async def test_behind_the_proxy_of_a_space_the_page_names_the_address_that_people_see(address):
    headers = {"Host": "me-emmy.hf.space", "X-Forwarded-Host": "me-emmy.hf.space", "X-Forwarded-Proto": "https"}
    async with aiohttp.ClientSession(headers=headers) as session, session.get(f"{address}/config") as answer:
        assert (await answer.json())["root"] == "https://me-emmy.hf.space"
