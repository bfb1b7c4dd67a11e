"""Who may do what on Slack: admins of this workspace or its Grid, never those of another that shares a channel."""

import pytest

from bot.adapters.slack_payloads import Workspace
from bot.adapters.slack_people import SlackPeople
from bot.events import Reply, mention


@pytest.fixture
def people(metrics):
    return SlackPeople({"slack:UBOSS"}, metrics)


def at(slack, team: str = "T1", enterprise: str = "") -> Workspace:
    return Workspace(slack.client(), team, enterprise, "UEMMY")


async def test_an_admin_of_the_workspace_is_one_and_one_of_another_is_not(slack, people):
    slack.admin = True
    here = await people.person(at(slack), "UALICE")
    assert (here.id, here.admin, here.locale, here.groups) == ("slack:UALICE", True, "en-US", {"S1"})
    assert not (await people.person(at(slack, "T2"), "UALICE")).admin
    assert not (await people.person(at(slack, "", "E1"), "UALICE")).admin


async def test_whom_the_settings_name_is_an_admin_everywhere(slack, people):
    assert (await people.person(at(slack, "T2"), "UBOSS")).admin
    assert not (await people.person(at(slack), "UALICE")).admin


async def test_of_whom_slack_tells_nothing_only_the_id_is_known_and_that_is_counted(slack, people, metrics):
    slack.lacking = {"users.info", "usergroups.list"}
    person = await people.person(at(slack), "UALICE")
    assert (person.id, person.admin, person.groups) == ("slack:UALICE", False, frozenset())
    assert b'emmy_fallbacks_total{kind="slack_unknown"} 2.0' in metrics.text()


async def test_slack_is_asked_once_a_minute(slack, people):
    for _ in range(3):
        await people.person(at(slack), "UALICE")
    assert [method for method, _ in slack.calls] == ["users.info", "usergroups.list"]


async def test_people_are_named_and_not_called(slack, people):
    reply = Reply(f"1. {mention('slack:UALICE')}", people=frozenset({"slack:UALICE"}))
    assert (await people.named(at(slack), reply)).text == "1. alice"
    slack.lacking = {"users.info"}
    stranger = Reply(mention("slack:UX"), people=frozenset({"slack:UX"}))
    assert (await people.named(at(slack), stranger)).text == "someone"
