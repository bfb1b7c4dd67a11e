"""The page's chat in a real browser, over a real store. Each test is a visitor of its own to one page.

Each asks something else: what one visitor dislikes is not said to the next.
"""

import asyncio
from datetime import UTC, datetime
from types import SimpleNamespace

import pytest
import pytest_asyncio
from playwright.async_api import expect

from bot.adapters.web_adapter import page
from bot.adapters.web_admin import Admin
from bot.adapters.web_chat import Chat
from bot.adapters.web_commands import typed
from bot.adapters.web_messages import messages
from bot.adapters.web_session import person, session
from bot.conversation import Conversation
from bot.events import Reply
from bot.insight import Insight
from bot.limits import RateLimiter
from bot.metrics import Metrics
from bot.server import application
from engine.messages import Step, ToolCall, ToolResult
from feedback.records import Choice
from feedback.store import Store
from tests.bot.browser import answers, ask, opened, said
from tests.bot.contract.page_driver import OnPage
from tests.bot.serving import served
from tests.fakes import FakeEngine, computed
from tests.rated import rated_exchanges

WRONG, RIGHT = computed("181", completion="first", latex="181"), computed("180", completion="second", latex="180")
in_one_loop = pytest.mark.asyncio(loop_scope="module")
LATE_STREAMS = """
const soon = window.fetch
window.fetch = async (request, options) => {
  const response = await soon(request, options)
  if (!(request.url ?? String(request)).includes("queue/data")) return response
  const late = then => setTimeout(then, 1500)
  const later = new TransformStream({
    transform: (chunk, to) => { late(() => to.enqueue(chunk)) },
    flush: () => new Promise(late),
  })
  return new Response(response.body.pipeThrough(later), response)
}
"""


class Rethinking(FakeEngine):
    """Says 181, and 180 when asked for another answer."""

    async def stream(self, turns, avoid=(), conversation="", expert=""):
        self._answers = [RIGHT if "first" in avoid else WRONG]
        async for event in super().stream(turns, avoid, conversation, expert):
            yield event


@pytest_asyncio.fixture(scope="module", loop_scope="module")
async def store(tmp_path_factory):
    opened = Store(f"sqlite+aiosqlite:///{tmp_path_factory.mktemp('page')}/emmy.db")
    await opened.open()
    yield opened
    await opened.close()


@pytest.fixture(scope="module")
def engine():
    return Rethinking()


@pytest_asyncio.fixture(scope="module", loop_scope="module")
async def address(store, engine):
    conversation = Conversation(engine, store, RateLimiter(1000, 1000, 1000), Metrics(), poll_seconds=0.05)
    async with served(application(page(conversation, admin=True), Metrics())) as address:
        yield address


@pytest_asyncio.fixture(loop_scope="module")
async def visitor(browser, address):
    shown = await opened(browser, address)
    yield shown
    await shown.close()


async def last_rated(store):
    """The newest exchange with what was said of it."""
    return max(await rated_exchanges(store), key=lambda rated: rated.exchange.asked_at)


async def until_rated(store, emoji: str) -> None:
    """Wait until the newest exchange has that reaction alone."""
    for _ in range(600):
        rated = await rated_exchanges(store)
        standing = [one.emoji for one in (await last_rated(store)).ratings if one.retracted_at is None] if rated else []
        if standing == [emoji]:
            return
        await asyncio.sleep(0.05)
    raise AssertionError(f"{standing}")


@in_one_loop
async def test_a_question_asked_while_the_page_greets_a_browser_that_reads_late_is_answered(browser, address):
    shown = await browser.new_page()
    await shown.add_init_script(LATE_STREAMS)
    await shown.goto(address)
    await expect(shown.get_by_placeholder("Ask me mathematics")).to_be_visible()
    await asyncio.sleep(0.7)  # by then the server has greeted, and the browser has not read it
    await ask(shown, "12 x 14 =")
    await expect(said(shown, "181")).to_be_visible()
    await shown.close()


@in_one_loop
async def test_what_is_asked_right_after_a_like_by_a_browser_that_reads_late_is_answered(browser, address, store):
    shown = await browser.new_page()
    await shown.add_init_script(LATE_STREAMS)
    await shown.goto(address)
    await ask(shown, "12 x 18 =")
    await expect(said(shown, "181")).to_be_visible()
    await asyncio.sleep(3)  # by then it has read all that was sent
    formulas = answers(shown).locator(".katex")
    one = await formulas.count()
    await shown.get_by_role("button", name="Like", exact=True).click()
    await until_rated(store, "👍")
    await asyncio.sleep(0.5)  # all is done, and the browser has not read it
    await ask(shown, "12 x 19 =")
    await expect(formulas).to_have_count(2 * one)
    await shown.close()


@in_one_loop
async def test_a_dislike_right_after_a_like_counts_and_asks_what_was_wrong(visitor, store):
    await ask(visitor, "12 x 15 =")
    await expect(answers(visitor).locator(".katex").first).to_be_visible()
    await expect(said(visitor, "181")).to_be_visible()
    async with visitor.expect_response("**/queue/join*"):  # sent at once, either of two may come first
        await visitor.get_by_role("button", name="Like", exact=True).click()
    await visitor.get_by_role("button", name="Dislike", exact=True).click()
    await visitor.get_by_label("The result is wrong").check()
    await until_rated(store, "👎")
    await visitor.get_by_label("The right answer, if you know it").fill("180")
    await visitor.get_by_role("button", name="Send").click()
    await expect(visitor.get_by_label("The result is wrong")).to_be_hidden()
    [remark] = (await last_rated(store)).remarks
    assert (remark.reason, remark.right_answer) == ("wrong_result", "180")


@in_one_loop
async def test_retry_and_edit_answer_anew_in_place_and_a_like_rates_what_stands(visitor, store, engine):
    await ask(visitor, "12 x 16 =")
    await expect(said(visitor, "181")).to_be_visible()
    await visitor.get_by_role("button", name="Retry").click()
    await expect(said(visitor, "180")).to_be_visible()
    await expect(said(visitor, "181")).to_have_count(0)
    await visitor.get_by_role("button", name="Like", exact=True).click()
    await until_rated(store, "👍")
    assert (await last_rated(store)).exchange.completion == "second"
    await visitor.get_by_role("button", name="Edit").click()
    await visitor.locator("#chat textarea").fill("12 x 17 =")
    await visitor.get_by_role("button", name="Submit").first.click()
    await expect(said(visitor, "181")).to_be_visible()
    assert engine.asked[-1][0][-1].text == "12 x 17 ="


@in_one_loop
async def test_a_follow_up_is_retried_whole_and_edited_after_what_stands_before_it(visitor, engine):
    await ask(visitor, "12 x 19 =")
    await expect(said(visitor, "181")).to_be_visible()
    await ask(visitor, "and times 3?")
    await expect(said(visitor, "181 * 3")).to_be_visible()
    await visitor.get_by_role("button", name="Retry").last.click()
    await expect(said(visitor, "180")).to_be_visible()
    assert engine.asked[-1][0][-1].text == "181 * 3"
    await visitor.get_by_role("button", name="Edit").last.click()
    await visitor.locator("#chat textarea").fill("and times 4?")
    await visitor.get_by_role("button", name="Submit").first.click()
    await expect(said(visitor, "181 * 4")).to_be_visible()


async def until_chosen(store) -> Choice:
    for _ in range(400):
        if choices := (await store.facts()).choices:
            return choices[0]
        await asyncio.sleep(0.05)
    raise AssertionError("no choice was kept")


@in_one_loop
async def test_the_kind_of_problem_names_the_expert_and_of_two_answers_the_better_one_stays(visitor, store, engine):
    await visitor.get_by_label("Kind of problem").click()
    await visitor.get_by_role("option", name="Algebra").click()
    await store.settings.change("web:page", "", "side_by_side", "100", "web:admin")
    await ask(visitor, "12 x 18 =")
    await visitor.get_by_role("button", name="B is better").click()
    await expect(visitor.get_by_role("button", name="B is better")).to_have_count(0)
    await store.settings.change("web:page", "", "side_by_side", "0", "web:admin")
    await expect(said(visitor, "180")).to_be_visible()
    choice = await until_chosen(store)
    assert (await store.exchange(choice.chosen)).completion == "second"
    assert engine.experts[-2:] == ["algebra", "algebra"]


@in_one_loop
async def test_commands_are_typed_plots_are_pictures_and_what_is_kept_is_a_file(visitor):
    await ask(visitor, "/model")
    await expect(visitor.get_by_text("Serving release")).to_be_visible()
    await ask(visitor, "/plot x^2 from -2 to 2")
    await expect(answers(visitor).locator("img").last).to_be_visible()
    await ask(visitor, "/privacy export")
    await expect(answers(visitor).locator("a[download]").last).to_be_visible()


@in_one_loop
async def test_a_training_that_one_person_watches_keeps_nobody_waiting_and_all_read_their_language(
    visitor, browser, address, store
):
    await store.training.beat(datetime.now(UTC))
    await ask(visitor, "/retrain")
    await expect(visitor.get_by_text("Waiting for the trainer")).to_be_visible()
    other = await opened(browser, address, language="de-DE")
    await expect(other.get_by_text("Frag mich etwas")).to_be_visible()
    box = other.get_by_placeholder("Frag mich Mathematik")
    await box.fill("12 x 19 =")
    await box.press("Enter")
    await expect(said(other, "181")).to_be_visible()
    await other.close()


@in_one_loop
async def test_who_comes_back_to_the_page_finds_what_is_kept_of_them(browser, address):
    shown = await opened(browser, address)
    await ask(shown, "12 x 31 =")
    await expect(said(shown, "181")).to_be_visible()
    await shown.reload()
    await ask(shown, "/privacy")
    await expect(answers(shown).last).to_contain_text("What I keep of you: 1 questions")
    await shown.close()


def test_what_is_kept_of_a_visitor_does_not_let_others_speak_for_them():
    request = SimpleNamespace(session_hash="s3cret", request=None, headers={})
    assert session(request) == "web:1ec1c26b50d5d3c58d9583181af80766"
    assert person(request, admin=False).id == session(request)


@in_one_loop
async def test_nobody_is_named_in_the_leaderboard_and_in_the_history_of_settings(store, engine, tmp_path):
    conversation = Conversation(engine, store, RateLimiter(1000, 1000, 1000), Metrics())
    shown = OnPage(Chat(conversation, admin=False))
    await shown.ask("12 x 20 =")
    [answer] = await shown.answers()
    await shown.react(answer, "👍")
    leaderboard = (await shown.command("leaderboard")).text
    await store.settings.change("web:page", "", "theme", "light", "web:somebody")
    german = SimpleNamespace(session_hash="s3cret", request=None, headers={"accept-language": "de"})
    admin = Admin(conversation, Insight(store, tmp_path), "")
    [history] = [text async for text in admin.listed(True, german)]
    assert "someone" in leaderboard
    assert "jemand" in history
    assert "web:" not in leaderboard + history


def test_a_reply_becomes_a_step_for_each_tool_call_and_then_the_answer():
    result = ToolResult(
        ToolCall("solve", ("x - 5 = 7", "x")), "12", steps=(Step("Add $5$ to both sides", "x = 12"),), checked=True,
        seconds=0.004,
    )  # fmt: skip
    step, answer = messages(Reply("`x = 12`", latex="x = 12", tool_results=(result,), finished=True))
    assert step["metadata"] == {"title": "solve(x - 5 = 7, x)", "duration": 0.004, "status": "done"}
    assert step["content"] == "1. Add $5$ to both sides: $x = 12$\n\nResult: `12` (checked)"
    assert answer["content"] == "$$\nx = 12\n$$\n`x = 12`"


@pytest.mark.parametrize(
    ("text", "command"),
    [
        ("/help", ("help", {})),
        ("/plot x^2, sin(x) from -5 to 5", ("plot", {"curves": "x^2, sin(x) from -5 to 5"})),
        ("/settings emoji 👍 👎 channel", ("settings", {"name": "emoji", "value": "👍 👎", "where": "channel"})),
        ("/settings theme dark", ("settings", {"name": "theme", "value": "dark"})),
        ("/nothing", None),
        ("1/2", None),
    ],
)
def test_typed_commands(text, command):
    assert typed(text) == command
