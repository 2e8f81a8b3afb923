"""getUpdates hands out, forgets, waits and quarrels as the real server does."""

from __future__ import annotations

import pytest

from tests.botapi import BotApi
from tests.botapi.answers import CONFLICT, Json
from tests.botapi.api import Outcome
from tests.botapi.clock import Clock

ANA = 11


@pytest.fixture
def clock() -> Clock:
    """A clock to move."""
    return Clock()


@pytest.fixture
def api(clock: Clock) -> BotApi:
    """A bot that nobody has written to, whose updates begin at 100."""
    api = BotApi(clock=clock, now=clock.now)
    api.updates.restart(100)
    return api


def got(api: BotApi, **arguments: object) -> list[int]:
    """The ids that getUpdates answers with."""
    return [update["update_id"] for update in api.ask("getUpdates", **arguments).updates]


def write(api: BotApi, how_many: int) -> None:
    """Have Ana write so many times."""
    for number in range(how_many):
        api.write(ANA, f"mensaje {number}")


def wait(api: BotApi, **arguments: object) -> Outcome:
    """Begin to wait."""
    outcome = api.call(api.token, "getUpdates", {"timeout": "30", **arguments})
    assert outcome.poll is not None
    return outcome


@pytest.mark.parametrize(
    ("arguments", "ids", "left"),
    [
        ({}, [100, 101, 102, 103, 104], 5),
        ({"offset": 100}, [100, 101, 102, 103, 104], 5),
        ({"offset": 7}, [100, 101, 102, 103, 104], 5),
        ({"offset": 102}, [102, 103, 104], 3),
        ({"offset": 105}, [], 0),
        ({"offset": 115}, [], 0),
        ({"offset": 116}, [100, 101, 102, 103, 104], 5),
        ({"offset": -1}, [104], 1),
        ({"offset": -3}, [102, 103, 104], 3),
        ({"offset": -99}, [100, 101, 102, 103, 104], 5),
        ({"limit": 2}, [100, 101], 5),
        ({"limit": 0}, [100], 5),
        ({"offset": "102", "limit": "2"}, [102, 103], 3),
    ],
)
def test_offsets(api: BotApi, arguments: dict[str, object], ids: list[int], left: int) -> None:
    """Below the offset everything is forgotten; one far beyond the end is ignored; a negative one counts from there."""
    write(api, 5)
    assert got(api, **arguments) == ids
    assert len(api.updates.pending) == left


def test_what_is_not_confirmed_comes_again(api: BotApi) -> None:
    """An update is handed out until a higher offset confirms it, and never afterwards."""
    write(api, 2)
    assert got(api) == got(api) == [100, 101]
    assert got(api, offset=101) == got(api) == [101]
    first, second = api.updates.history
    assert (first.confirmed, first.handed, second.confirmed, second.handed) == (True, 2, False, 4)


def test_updates_are_kept_for_a_day(api: BotApi, clock: Clock) -> None:
    """Whoever comes after 24 hours has missed it."""
    write(api, 1)
    clock.seconds = 24 * 3600 + 1
    write(api, 1)
    assert got(api) == [101]
    assert not api.updates.history[0].confirmed


def test_only_what_is_asked_for_is_queued(api: BotApi) -> None:
    """allowed_updates holds for what happens afterwards, until it is set anew; an empty list brings the usual ones."""
    write(api, 1)
    assert got(api, allowed_updates='["callback_query"]') == [100]
    write(api, 1)
    assert got(api) == [100]
    assert got(api, allowed_updates="[]") == [100]
    api.block(ANA)
    assert [list(update)[1] for update in api.ask("getUpdates").updates] == ["message", "my_chat_member"]


def test_a_poll_that_waits_is_woken(api: BotApi) -> None:
    """What happens while somebody waits is theirs at once, and stays until it is confirmed."""
    outcome = wait(api)
    write(api, 1)
    answer = api.settle(outcome).answer
    assert answer is not None
    assert [update["update_id"] for update in answer.updates] == [100]
    assert got(api) == [100]


def test_a_poll_ends_with_nothing(api: BotApi) -> None:
    """When its time is over, the answer is an empty list."""
    outcome = wait(api)
    assert outcome.poll is not None
    api.updates.expire(outcome.poll)
    answer = api.settle(outcome).answer
    assert answer is not None
    assert answer.ok
    assert answer.updates == []
    assert not api.updates.waiting


def described(api: BotApi, outcome: Outcome) -> tuple[int, str, float]:
    """Status, words and delay of a poll that has ended."""
    answer = api.settle(outcome).answer
    assert answer is not None
    return answer.status, answer.description, answer.delay


def test_a_second_poll_ends_the_first(api: BotApi, clock: Clock) -> None:
    """409 for the one that waited, at once; the next within three seconds is held back for three."""
    polls = [wait(api)]
    for seconds in (0.0, 1.0, 4.0):
        clock.seconds = seconds
        polls.append(wait(api))
    held = [described(api, poll) for poll in polls[:3]]
    assert held == [(409, CONFLICT, 0.0), (409, CONFLICT, 3.0), (409, CONFLICT, 0.0)]


def test_a_short_poll_ends_nobodys(api: BotApi) -> None:
    """One that is answered at once leaves the one that waits alone."""
    outcome = wait(api)
    assert got(api) == []
    assert outcome.poll is not None
    assert outcome.poll.answer is None


def test_no_polls_while_a_webhook_is_set(api: BotApi) -> None:
    """Setting one ends the poll that waits; deleting it lets polls in again, with or without what waited."""
    outcome = wait(api)
    assert api.ask("setWebhook", url="https://x.example/hook").ok
    assert described(api, outcome)[1] == "Conflict: terminated by setWebhook request"
    write(api, 2)
    refused = api.ask("getUpdates")
    assert (refused.status, "webhook is active" in refused.description) == (409, True)
    assert api.ask("getWebhookInfo").message["pending_update_count"] == 2
    assert api.ask("deleteWebhook", drop_pending_updates=True).body["description"] == "Webhook was deleted"
    assert api.ask("deleteWebhook").body["description"] == "Webhook is already deleted"
    assert got(api) == []


def test_ids_can_restart_lower(api: BotApi) -> None:
    """After a silent week a bot with its old offset gets everything again and again, until it asks with a new one."""
    write(api, 1)
    assert got(api, offset=101) == []
    api.updates.restart(7)
    write(api, 2)
    assert got(api, offset=101) == got(api, offset=101) == [7, 8]
    assert got(api, offset=9) == got(api, offset=101) == []


def test_a_poll_from_before_a_restart_gets_the_new_ids(api: BotApi) -> None:
    """Whoever waits with an old offset is handed what comes under the new ids, and nothing is forgotten."""
    outcome = wait(api, offset=100)
    api.updates.restart(7)
    write(api, 1)
    answer = api.settle(outcome).answer
    assert answer is not None
    assert [update["update_id"] for update in answer.updates] == got(api) == [7]


def test_ids_restart_only_when_nothing_waits(api: BotApi) -> None:
    """A queue with two counts would be none."""
    write(api, 1)
    with pytest.raises(ValueError, match="nothing is pending"):
        api.updates.restart(7)


def test_updates_carry_what_the_bot_needs(api: BotApi) -> None:
    """A message has its writer, language, chat, text and commands."""
    api.write(ANA, "/seguir Ana", language="en")
    message: Json = api.ask("getUpdates").updates[0]["message"]
    assert message["from"] == {"id": ANA, "is_bot": False, "first_name": "Persona", "language_code": "en"}
    assert message["chat"] == {"id": ANA, "type": "private", "first_name": "Persona"}
    assert (message["text"], message["entities"][0]["type"]) == ("/seguir Ana", "bot_command")
