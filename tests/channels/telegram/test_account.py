"""The bot says who it is, takes a name and a menu, and answers presses as well as it can."""

from __future__ import annotations

import asyncio

import pytest

from monitor.channels.telegram import answer, clear_webhook, set_commands, set_name, who_am_i
from monitor.errors import ChannelDownError, SlowDownError
from tests.channels.telegram.wire import Refusal, bot


def test_a_press_is_answered() -> None:
    """The answer is a note of at most 200 characters, or a pop-up, or nothing to see."""
    api, wire = bot()
    asyncio.run(answer(api, "4382"))
    asyncio.run(answer(api, "4382", "palabra " * 50, alert=True))
    bare, alert = (arguments for _, arguments in wire.calls)
    assert bare == {"callback_query_id": "4382", "show_alert": False}
    assert alert["show_alert"] is True
    assert 190 < len(alert["text"]) <= 200


@pytest.mark.parametrize(
    "refusal",
    [Refusal(400, "Bad Request: query is too old"), Refusal(502, "Bad Gateway"), Refusal(429, "Too Many Requests")],
    ids=str,
)
def test_an_answer_that_fails_is_nobodys_loss(refusal: Refusal) -> None:
    """A press that is too old, or a server in trouble, stops nothing."""
    api, wire = bot(refusal)
    asyncio.run(answer(api, "4382"))
    assert len(wire.calls) == 1


def test_a_refused_token_is_said() -> None:
    """A channel that is down is seen from here too."""
    api, _ = bot(Refusal(401, "Unauthorized"))
    with pytest.raises(ChannelDownError):
        asyncio.run(answer(api, "4382"))


def test_who_it_is() -> None:
    """Number, username and name."""
    api, _ = bot({"id": 99, "is_bot": True, "first_name": "Avisos", "username": "avisos_bot"})
    assert asyncio.run(who_am_i(api)) == (99, "avisos_bot", "Avisos")


def test_name_and_menu() -> None:
    """Name and commands are set for a language, or for everyone else; waiting updates stay."""
    api, wire = bot()
    asyncio.run(set_name(api, "Avisos"))
    asyncio.run(set_name(api, "Notes", "en"))
    asyncio.run(set_commands(api, [("lista", "Lo que sigue")], "es"))
    asyncio.run(clear_webhook(api))
    assert wire.calls == [
        ("setMyName", {"name": "Avisos"}),
        ("setMyName", {"name": "Notes", "language_code": "en"}),
        ("setMyCommands", {"commands": [{"command": "lista", "description": "Lo que sigue"}], "language_code": "es"}),
        ("deleteWebhook", {"drop_pending_updates": False}),
    ]


def test_a_name_changed_too_often() -> None:
    """Telegram lets a name be changed a few times a day, and says how long to wait."""
    api, _ = bot(Refusal(429, "Too Many Requests: retry after 3600", {"retry_after": 3600}))
    with pytest.raises(SlowDownError):
        asyncio.run(set_name(api, "Avisos"))
