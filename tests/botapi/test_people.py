"""People write, press, block and move, and the bot is told as the real API tells it."""

from __future__ import annotations

import json
from collections.abc import Callable

import pytest

from tests.botapi import BotApi
from tests.botapi.answers import Json

ANA, GROUP = 11, -12


@pytest.fixture
def api() -> BotApi:
    """A bot that Ana knows."""
    api = BotApi()
    api.person(ANA)
    return api


def told(api: BotApi) -> list[Json]:
    """What the bot is told, and then confirms."""
    updates = api.ask("getUpdates").updates
    if updates:
        api.ask("getUpdates", offset=updates[-1]["update_id"] + 1)
    return updates


def show(api: BotApi, chat: int, *buttons: tuple[str, str]) -> int:
    """Send a message with buttons; its id."""
    row = [{"text": label, "callback_data": data} for label, data in buttons]
    answer = api.ask("sendMessage", chat_id=chat, text="x", reply_markup=json.dumps({"inline_keyboard": [row]}))
    return int(answer.message["message_id"])


def test_a_button_is_pressed_by_words_or_data(api: BotApi) -> None:
    """The latest message that has it is meant, unless one is named; the bot gets data, message and presser."""
    first, second = show(api, ANA, ("Más", "a")), show(api, ANA, ("Más", "b"))
    api.press(ANA, "Más")
    api.press(ANA, "Más", first)
    api.press(ANA, "a")
    queries = [update["callback_query"] for update in told(api)]
    assert [query["data"] for query in queries] == ["b", "a", "a"]
    assert [query["message"]["message_id"] for query in queries] == [second, first, first]
    assert {query["from"]["id"] for query in queries} == {ANA}
    assert len({query["id"] for query in queries}) == 3


def test_what_is_not_there_cannot_be_pressed(api: BotApi) -> None:
    """Neither a button nobody sent nor one of a deleted message; a tampered client can send anything, though."""
    message_id = show(api, ANA, ("Más", "a"))
    for chat, wanted in ((ANA, "Menos"), (99, "Más")):
        with pytest.raises(LookupError):
            api.press(chat, wanted)
    api.forge(ANA, "otra cosa", message_id)
    assert told(api)[0]["callback_query"]["data"] == "otra cosa"
    api.delete(ANA, message_id)
    with pytest.raises(LookupError):
        api.press(ANA, "Más")


def test_blocking_is_told_once(api: BotApi) -> None:
    """A block and its end are updates of their own; a blocked bot hears nothing from that person."""
    api.block(ANA)
    api.block(ANA)
    with pytest.raises(LookupError):
        api.write(ANA, "hola")
    api.unblock(ANA)
    api.write(ANA, "hola")
    standings = [
        (update["my_chat_member"]["old_chat_member"]["status"], update["my_chat_member"]["new_chat_member"]["status"])
        for update in told(api)
        if "my_chat_member" in update
    ]
    assert standings == [("member", "kicked"), ("kicked", "member")]


def test_a_group_is_founded_and_moves(api: BotApi) -> None:
    """The bot is told of its arrival and of both ends of the move; who writes there is named."""
    api.group(GROUP, "Familia")
    api.write(GROUP, "hola", by=ANA)
    api.migrate(GROUP, -1000012)
    api.write(-1000012, "aquí", by=ANA)
    arrival, founded, hello, leaving, arriving, here = told(api)
    assert arrival["my_chat_member"]["new_chat_member"]["status"] == "member"
    assert founded["message"]["group_chat_created"] is True
    assert (hello["message"]["from"]["id"], hello["message"]["chat"]["type"]) == (ANA, "group")
    assert leaving["message"]["migrate_to_chat_id"] == -1000012
    assert arriving["message"]["migrate_from_chat_id"] == GROUP
    assert (here["message"]["chat"]["type"], here["message"]["message_id"]) == ("supergroup", 2)
    with pytest.raises(LookupError):
        api.write(GROUP, "hola", by=ANA)


def test_a_kick_is_told(api: BotApi) -> None:
    """Thrown out of a group, the bot learns so and can write no more."""
    api.group(GROUP)
    api.kick(GROUP)
    assert told(api)[-1]["my_chat_member"]["new_chat_member"]["status"] == "kicked"
    assert api.ask("sendMessage", chat_id=GROUP, text="x").status == 403


@pytest.mark.parametrize(
    "impossible",
    [
        lambda api: api.person(-1),
        lambda api: api.group(1),
        lambda api: api.write(GROUP, "x"),
        lambda api: api.block(99),
        lambda api: api.delete(ANA, 99),
        lambda api: api.forge(ANA, "x", 99),
        lambda api: api.chat(99),
    ],
)
def test_what_nobody_can_do(api: BotApi, impossible: Callable[[BotApi], object]) -> None:
    """A test that asks for the impossible hears so at once."""
    with pytest.raises(LookupError):
        impossible(api)
