"""Limits hold to the second, and whoever is told to wait has to."""

from __future__ import annotations

import pytest

from tests.botapi import BotApi, Fault, Limits, trouble
from tests.botapi.clock import Clock

ANA, EVA, GROUP = 11, 12, -13


def made(limits: Limits | None) -> tuple[BotApi, Clock]:
    """A bot under ``limits`` with a hundred people and a group."""
    clock = Clock()
    api = BotApi(clock=clock, now=clock.now, limits=limits)
    api.crowd(1, 100)
    api.group(GROUP)
    return api, clock


def send(api: BotApi, chat: int) -> int | None:
    """Send something; None when it passed, seconds to wait when it did not."""
    answer = api.ask("sendMessage", chat_id=chat, text="x")
    assert answer.status in (200, 429)
    if answer.status == 429:
        assert answer.description == f"Too Many Requests: retry after {answer.parameters['retry_after']}"
    return answer.parameters.get("retry_after")


def test_one_a_second_to_a_person() -> None:
    """The second within a second is one too many, and so is every other until the wait is over."""
    api, clock = made(Limits())
    assert send(api, ANA) is None
    clock.seconds = 0.4
    assert send(api, ANA) == 1
    clock.seconds = 1.39
    assert send(api, ANA) == 1
    assert send(api, EVA) is None
    clock.seconds = 1.4
    assert send(api, ANA) is None
    assert api.meter.refused == {"overall": 0, "chat": 1, "told": 1, "fault": 0}
    assert api.meter.floods == 2


def test_edits_count_and_deletions_do_not() -> None:
    """An edit is as good as a message; taking back, answering and asking are free."""
    api, clock = made(Limits())
    assert send(api, ANA) is None
    assert api.ask("deleteMessage", chat_id=ANA, message_id=1).status == 400
    message_id = api.chat(ANA).received[0].id
    assert api.ask("editMessageText", chat_id=ANA, message_id=message_id, text="y").status == 429
    clock.seconds = 1
    assert api.ask("editMessageText", chat_id=ANA, message_id=message_id, text="y").ok
    assert send(api, ANA) == 1
    assert api.ask("deleteMessage", chat_id=ANA, message_id=message_id).ok


def test_thirty_a_second_in_all() -> None:
    """In no second more than thirty pass; past that the whole bot waits."""
    api, clock = made(Limits())
    for person in range(1, 31):
        clock.seconds = person * 0.02
        assert send(api, person) is None
    assert send(api, 31) == 1
    assert send(api, 32) == 1
    clock.seconds = 1.6
    assert send(api, 31) is None
    assert api.meter.refused["overall"] == 1


def test_twenty_a_minute_to_a_group() -> None:
    """A group is told to wait until the oldest of its twenty is a minute old."""
    api, clock = made(Limits())
    for number in range(20):
        clock.seconds = float(number)
        assert send(api, GROUP) is None
    assert send(api, GROUP) == 41
    clock.seconds = 59.5
    assert send(api, GROUP) == 1
    clock.seconds = 60
    assert send(api, GROUP) is None


def test_what_is_refused_for_another_reason_does_not_count() -> None:
    """A message that does not parse uses up nothing."""
    api, _ = made(Limits())
    assert api.ask("sendMessage", chat_id=ANA, text="<x>", parse_mode="HTML").status == 400
    assert send(api, ANA) is None


@pytest.mark.parametrize(("limits", "passed"), [(None, 5), (Limits(private=3), 3), (Limits(slack=0.1), 1)])
def test_limits_can_be_loosened(limits: Limits | None, passed: int) -> None:
    """None lets all pass; more may be let pass in a second."""
    api, _ = made(limits)
    assert [send(api, ANA) for _ in range(5)].count(None) == passed


def test_slack_shortens_the_second() -> None:
    """What the way adds and takes can be allowed for."""
    api, clock = made(Limits(slack=0.1))
    assert send(api, ANA) is None
    clock.seconds = 0.9
    assert send(api, ANA) is None


def test_a_planned_flood_holds_its_chat() -> None:
    """429 out of the blue names its seconds, and the chat stays closed so long even where nothing is limited."""
    api, clock = made(None)
    outcome = api.call(api.token, "sendMessage", {"chat_id": ANA, "text": "x"}, trouble(Fault.FLOOD, 2.5))
    assert outcome.answer is not None
    assert outcome.answer.parameters == {"retry_after": 3}
    clock.seconds = 2.9
    assert (send(api, ANA), send(api, EVA)) == (1, None)
    clock.seconds = 3
    assert send(api, ANA) is None
