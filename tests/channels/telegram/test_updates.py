"""Of what people do in a chat only what is needed is kept, and nothing is confirmed before it could be stored."""

from __future__ import annotations

import asyncio
from typing import Any

import pytest
from telegram import Update

from monitor.channels.telegram import fetch, reduced
from monitor.errors import ChannelDownError, TransientError
from monitor.model import Incoming
from tests.channels.telegram.wire import Refusal, bot

USER = {
    "id": 7,
    "is_bot": False,
    "first_name": "Ana Lucía",
    "last_name": "Zambrano Oropel",
    "username": "analuz",
    "language_code": "es",
}
PRIVATE = {"id": 7, "type": "private", "first_name": "Ana Lucía", "last_name": "Zambrano Oropel", "username": "analuz"}
GROUP = {"id": -42, "type": "group", "title": "Familia Zambrano"}
BOT = {"id": 99, "is_bot": True, "first_name": "Avisos", "username": "avisos_bot"}


def written(chat: dict[str, object] = PRIVATE, **content: object) -> Update:
    """A message in a chat."""
    return update(message={"message_id": 5, "date": 0, "chat": chat, "from": USER, **content})


def update(number: int = 1, **what: object) -> Update:
    """One update, read by the library."""
    return Update.de_json(raw(number, **what))


def raw(number: int = 1, **what: object) -> dict[str, Any]:
    """One update, as it comes over the wire."""
    return {"update_id": number, **what}


def member(chat: dict[str, Any], status: str) -> Update:
    """The bot's own standing in a chat changed."""
    new = {"user": BOT, "status": status} | ({"until_date": 0} if status == "kicked" else {})
    return update(
        my_chat_member={
            "chat": chat,
            "from": USER,
            "date": 0,
            "old_chat_member": {"user": BOT, "status": "member"},
            "new_chat_member": new,
        }
    )


@pytest.mark.parametrize(
    ("text", "command", "argument"),
    [
        ("/seguir Ana Pérez", "seguir", "Ana Pérez"),
        ("/seguir@NombreDelBot Ana Pérez", "seguir", "Ana Pérez"),
        ("/Seguir\n  Ana   Pérez ", "seguir", "Ana Pérez"),
        ("/start", "start", ""),
        ("/start@avisos_bot", "start", ""),
        ("/start c0d1g0", "start", "c0d1g0"),
        ("/añadir Ana", "añadir", "Ana"),
        ("Ana Pérez", "", "Ana Pérez"),
        ("  Ana\nPérez ", "", "Ana Pérez"),
        ("/", "", "/"),
        ("/ seguir", "", "/ seguir"),
        ("ver /lista", "", "ver /lista"),
        ("//lista", "", "//lista"),
    ],
)
def test_words(text: str, command: str, argument: str) -> None:
    """A command loses its slash and the bot's name; anything else is plain words."""
    assert reduced(written(text=text)) == Incoming(
        1, "7", private=True, message_ref="5", command=command, argument=argument, language="es"
    )


@pytest.mark.parametrize(
    "content",
    [
        {"photo": [{"file_id": "f", "file_unique_id": "u", "width": 1, "height": 1}], "caption": "/borrar todo"},
        {"voice": {"file_id": "f", "file_unique_id": "u", "duration": 1}},
        {"contact": {"phone_number": "+584121234567", "first_name": "Ana Lucía", "user_id": 7}},
        {"location": {"latitude": 10.5, "longitude": -66.9}},
        {"new_chat_members": [USER]},
    ],
    ids=lambda content: next(iter(content)),
)
def test_other_content(content: dict[str, Any]) -> None:
    """A picture, a voice, a telephone number: that something came, and nothing of it."""
    assert reduced(written(**content)) == Incoming(1, "7", private=True, message_ref="5", language="es")


def test_a_press() -> None:
    """A button keeps its data, the press to answer and the message it stood under."""
    message = {"message_id": 5, "date": 0, "chat": PRIVATE, "from": BOT, "text": "SIN CONFIRMAR."}
    query = {"id": "4382", "from": USER, "chat_instance": "1", "data": "m1", "message": message}
    kept = Incoming(1, "7", private=True, message_ref="5", button="m1", press="4382", language="es")
    assert reduced(update(callback_query=query)) == kept
    old = query | {"message": {"chat": PRIVATE, "message_id": 5, "date": 0}}
    assert reduced(update(callback_query=old)) == kept
    assert reduced(update(callback_query={key: query[key] for key in ("id", "from", "chat_instance")})) is None


@pytest.mark.parametrize("chat", [PRIVATE, GROUP], ids=["private", "group"])
@pytest.mark.parametrize(("status", "left"), [("kicked", True), ("left", True), ("member", False)])
def test_blocked_and_back(chat: dict[str, Any], status: str, *, left: bool) -> None:
    """A block, or being put out of a group, is kept; coming back is not."""
    found = reduced(member(chat, status))
    assert found == (Incoming(1, str(chat["id"]), private=chat is PRIVATE, left=True) if left else None)


def test_a_group_that_moves() -> None:
    """A group that becomes a supergroup says where it is now, once."""
    moved = reduced(written(GROUP, migrate_to_chat_id=-10042))
    assert moved == Incoming(1, "-42", private=False, moved="-10042")
    assert reduced(written({**GROUP, "id": -10042, "type": "supergroup"}, migrate_from_chat_id=-42)) is None


def test_in_a_group() -> None:
    """In a group commands are kept, and nothing of what people say to each other."""
    message = {"message_id": 5, "date": 0, "chat": GROUP, "text": "/lista"}
    found = reduced(update(message=message))
    assert found == Incoming(1, "-42", private=False, message_ref="5", command="lista")
    assert reduced(written(GROUP, text="hola")) is None
    assert reduced(written(GROUP, new_chat_members=[BOT])) is None


def test_an_edited_message_is_ignored() -> None:
    """What somebody rewrites was handled as it first stood."""
    message = {"message_id": 5, "date": 0, "edit_date": 1, "chat": PRIVATE, "from": USER, "text": "/borrar"}
    assert reduced(update(edited_message=message)) is None


def test_nothing_else_survives() -> None:
    """No name, username or telephone number of anybody is in what is kept."""
    query = {"id": "1", "from": USER, "chat_instance": "1", "data": "m1", "message": {**_message(), "text": "Hola"}}
    updates = [
        written(text="hola"),
        written(contact={"phone_number": "+584121234567", "first_name": "Ana Lucía", "user_id": 7}),
        written(GROUP, text="/lista"),
        written(text="/lista", reply_to_message={**_message(), "text": "de Zambrano"}),
        member(PRIVATE, "kicked"),
        update(callback_query=query),
    ]
    for each in updates:
        kept = repr(reduced(each))
        for word in ("Ana", "Zambrano", "analuz", "584121234567", "Familia"):
            assert word not in kept


def _message() -> dict[str, Any]:
    return {"message_id": 4, "date": 0, "chat": PRIVATE, "from": USER}


HELLO = {"message": {**_message(), "text": "hola"}}
EDITED = {"edited_message": {**_message(), "text": "hola"}}


def test_fetch_asks_for_what_is_handled() -> None:
    """The server is asked for messages, presses and blocks, from the offset on, and left to wait."""
    api, wire = bot([raw(11, **HELLO), raw(12, **EDITED)])
    found = asyncio.run(fetch(api, 11, 25))
    assert [incoming.id for incoming in found] == [11]
    assert wire.calls == [
        (
            "getUpdates",
            {"offset": 11, "timeout": 25, "allowed_updates": ["message", "callback_query", "my_chat_member"]},
        )
    ]


def test_fetch_passes_what_is_nothing_to_us() -> None:
    """Updates of no use do not come back for ever, and only they are confirmed before the caller stored anything."""
    api, wire = bot([raw(11, **EDITED), raw(12, **EDITED)], [raw(13, **HELLO)])
    assert [incoming.id for incoming in asyncio.run(fetch(api, 11, 25))] == [13]
    assert [(arguments["offset"], arguments["timeout"]) for _, arguments in wire.calls] == [(11, 25), (13, 0)]
    api, wire = bot([raw(11, **EDITED)], [raw(12, **EDITED)], [raw(13, **EDITED)])
    assert asyncio.run(fetch(api, 11, 25)) == []
    assert len(wire.calls) == 2


def test_fetch_fails_as_sending_does() -> None:
    """Another instance at work is the channel's end; a bad gateway is not."""
    api, _ = bot(Refusal(409, "Conflict: terminated by other getUpdates request"), Refusal(502, "Bad Gateway"))
    with pytest.raises(ChannelDownError):
        asyncio.run(fetch(api, 0, 0))
    with pytest.raises(TransientError):
        asyncio.run(fetch(api, 0, 0))
