"""Each shape of a delivery is the calls it should be, and an original that is gone stops nothing."""

from __future__ import annotations

import asyncio
import json
from dataclasses import replace
from datetime import UTC, datetime
from typing import Any

import pytest

from monitor.channels import Button, Channel, Outgoing
from monitor.channels.telegram import TelegramChannel
from monitor.channels.telegram.html import units
from monitor.errors import RejectedError, SlowDownError, TransientError, UnreachableError
from monitor.locale import translator
from monitor.messages import Rendered
from monitor.model import Message, Shape
from tests.channels.telegram.wire import Refusal, Wire, bot

AT = datetime(2026, 1, 8, 13, 12, tzinfo=UTC)
NEWS = Message("SIN CONFIRMAR. Ana & Co.: un medio dice que salió de prisión.", ("https://a.example/b",))
MENDED = Message("CORREGIDO el 9 de enero: no era cierto.", ("Se había dicho que Ana salió de prisión.",))
NEW = Outgoing(17, "k1", "7", Shape.MESSAGE, Rendered(message=NEWS), None, True, AT)
BUTTONS = ((Button("más", "m1"), Button("no es", "n1")), (Button("dejar", "d1"),))
ROWS = [
    [{"text": "más", "callback_data": "m1"}, {"text": "no es", "callback_data": "n1"}],
    [{"text": "dejar", "callback_data": "d1"}],
]
LONG = Message("SIN CONFIRMAR.", tuple("x" * 1000 for _ in range(5)))
GONE = Refusal(400, "Bad Request: message to edit not found")
FIXED = Refusal(400, "Bad Request: message can't be edited")
UNPARSED = Refusal(400, "Bad Request: can't parse entities: Unsupported start tag")
BLOCKED = Refusal(403, "Forbidden: bot was blocked by the user")
TEXTS = {language: translator(language) for language in ("es", "en")}


def channel(*answers: object) -> tuple[Channel, Wire]:
    """A channel whose server answers so."""
    api, wire = bot(*answers)
    return TelegramChannel(api, TEXTS), wire


def send(to: Channel, outgoing: Outgoing) -> list[str]:
    """Make all calls of a delivery; return their references."""

    async def all_parts() -> list[str]:
        return [await to.send(outgoing, part) for part in range(to.parts(outgoing))]

    return asyncio.run(all_parts())


def methods(wire: Wire) -> list[str]:
    """What was called, in order."""
    return [method for method, _ in wire.calls]


def keyboards(wire: Wire) -> list[Any]:
    """The buttons under each message."""
    shown = (arguments.get("reply_markup") for _, arguments in wire.calls)
    return [markup and markup["inline_keyboard"] for markup in shown]


def test_a_new_message() -> None:
    """It goes to its chat in HTML, with sound, without a preview, and its reference is its number."""
    to, wire = channel()
    assert send(to, NEW) == ["101"]
    assert wire.calls == [
        (
            "sendMessage",
            {
                "chat_id": "7",
                "text": "<b>SIN CONFIRMAR. Ana &amp; Co.: un medio dice que salió de prisión.</b>\nhttps://a.example/b",
                "parse_mode": "HTML",
                "disable_notification": False,
                "link_preview_options": {"is_disabled": True},
            },
        )
    ]


def test_a_silent_one() -> None:
    """What is no change of status makes no sound."""
    to, wire = channel()
    send(to, replace(NEW, sound=False))
    assert wire.calls[0][1]["disable_notification"] is True


def test_several_pages() -> None:
    """A long text is one call a page, with the buttons under the last, and a repeat says so at its end."""
    to, wire = channel()
    assert send(to, replace(NEW, rendered=Rendered(LONG), buttons=BUTTONS)) == ["101", "102"]
    assert keyboards(wire) == [None, ROWS]
    to, wire = channel()
    send(to, replace(NEW, rendered=Rendered(LONG), repeat=True))
    assert wire.calls[0][1]["text"].startswith("<b>SIN CONFIRMAR.</b>\n")
    assert [arguments["text"].endswith("\nPosible repetición.") for _, arguments in wire.calls] == [False, True]


@pytest.mark.parametrize(("language", "words"), [("es", "Posible repetición."), ("en", "Possible repeat.")])
def test_a_repeat_is_marked(language: str, words: str) -> None:
    """What an earlier attempt may have brought is marked in the reader's language, after the verdict."""
    to, wire = channel()
    send(to, replace(NEW, repeat=True, language=language))
    assert wire.calls[0][1]["text"].splitlines()[-1] == words


def test_only_the_failed_part_again() -> None:
    """A part that failed is sent again by itself."""
    to, wire = channel(Refusal(500, "Internal Server Error"))
    outgoing = replace(NEW, rendered=Rendered(LONG))
    with pytest.raises(TransientError):
        asyncio.run(to.send(outgoing, 1))
    assert asyncio.run(to.send(replace(outgoing, repeat=True), 1)) == "102"
    first, second = (arguments["text"] for _, arguments in wire.calls)
    assert second == first + "\nPosible repetición."


@pytest.mark.parametrize("ref", ["12", "12,13", ",12"])
def test_a_reply(ref: str) -> None:
    """A reply stands under the first message of its story, or alone where that is gone."""
    to, wire = channel()
    assert send(to, replace(NEW, shape=Shape.REPLY, original_ref=ref)) == ["101"]
    assert wire.calls[0][1]["reply_parameters"] == {"message_id": 12, "allow_sending_without_reply": True}


@pytest.mark.parametrize("ref", [None, "", ",", "17@2026-01-08T13:12:00+00:00", "12,x", "0", "-3"])
@pytest.mark.parametrize("shape", [Shape.REPLY, Shape.CORRECTION, Shape.EDIT, Shape.DELETE])
def test_a_reference_that_names_nothing(ref: str | None, shape: Shape) -> None:
    """Without a message to name, what is new is sent alone, and nothing is edited or deleted."""
    to, wire = channel()
    outgoing = replace(NEW, shape=shape, original_ref=ref, rendered=Rendered(NEWS, MENDED))
    new = shape in {Shape.REPLY, Shape.CORRECTION}
    assert send(to, outgoing) == (["101"] if new else [""])
    assert methods(wire) == (["sendMessage"] if new else [])
    assert all("reply_parameters" not in arguments for _, arguments in wire.calls)


def test_an_edit() -> None:
    """A silent edit writes over the original and keeps its buttons."""
    to, wire = channel()
    outgoing = replace(NEW, shape=Shape.EDIT, rendered=Rendered(original=MENDED), original_ref="12,13", buttons=BUTTONS)
    assert send(to, outgoing) == ["12"]
    (method, arguments), *_ = wire.calls
    assert (method, arguments["chat_id"], arguments["message_id"]) == ("editMessageText", "7", 12)
    assert arguments["text"].startswith("<b>CORREGIDO")
    assert arguments["link_preview_options"] == {"is_disabled": True}
    assert keyboards(wire) == [ROWS]


def test_an_edit_that_is_none() -> None:
    """An original that reads so already is a success."""
    same = Refusal(400, "Bad Request: message is not modified: specified new message content")
    to, _ = channel(same)
    outgoing = replace(NEW, shape=Shape.EDIT, rendered=Rendered(original=MENDED), original_ref="12")
    assert send(to, outgoing) == ["12"]


@pytest.mark.parametrize("answer", [GONE, FIXED, Refusal(400, "Bad Request: MESSAGE_ID_INVALID")], ids=str)
def test_an_edit_of_what_is_gone(answer: Refusal) -> None:
    """An original that is gone or fixed is a success with nothing to name."""
    to, _ = channel(answer)
    outgoing = replace(NEW, shape=Shape.EDIT, rendered=Rendered(original=MENDED), original_ref="12")
    assert send(to, outgoing) == [""]


def test_an_original_too_long() -> None:
    """An edit cannot add messages, so that a long original ends with an ellipsis."""
    to, wire = channel()
    outgoing = replace(NEW, shape=Shape.EDIT, rendered=Rendered(original=LONG), original_ref="12")
    assert (to.parts(outgoing), send(to, outgoing)) == (1, ["12"])
    text = wire.calls[0][1]["text"].replace("<b>", "").replace("</b>", "")
    assert text.endswith("\n…")
    assert units(text) <= 4096


CORRECTION = replace(
    NEW, shape=Shape.CORRECTION, rendered=Rendered(NEWS, MENDED), original_ref="12", buttons=BUTTONS, repeat=True
)


def test_a_correction() -> None:
    """It rewrites the original, then replies under it with the buttons; only the reply can be a repeat."""
    to, wire = channel()
    assert send(to, CORRECTION) == ["12", "102"]
    assert methods(wire) == ["editMessageText", "sendMessage"]
    edit, reply = (arguments for _, arguments in wire.calls)
    assert edit["text"].startswith("<b>CORREGIDO")
    assert "repetición" not in edit["text"]
    assert reply["text"].endswith("Posible repetición.")
    assert reply["reply_parameters"]["message_id"] == 12
    assert keyboards(wire) == [None, ROWS]


@pytest.mark.parametrize("answer", [GONE, FIXED, Refusal(400, "Bad Request: message is too long")], ids=str)
def test_a_correction_of_what_is_gone(answer: Refusal) -> None:
    """The reply is sent though the original can no longer be rewritten, for whatever reason."""
    to, wire = channel(answer)
    assert send(to, CORRECTION) == ["", "102"]
    assert methods(wire) == ["editMessageText", "sendMessage"]


def test_a_deletion() -> None:
    """Each message named is taken out of the chat; one that is gone, or too old, is a success."""
    to, wire = channel(
        Refusal(400, "Bad Request: message to delete not found"),
        Refusal(400, "Bad Request: message can't be deleted for everyone"),
    )
    outgoing = replace(NEW, shape=Shape.DELETE, rendered=Rendered(), original_ref="12,13,14")
    assert send(to, outgoing) == ["", "", ""]
    assert wire.calls == [("deleteMessage", {"chat_id": "7", "message_id": number}) for number in (12, 13, 14)]


@pytest.mark.parametrize("shape", [Shape.MESSAGE, Shape.EDIT])
def test_markup_refused(shape: Shape) -> None:
    """Markup that is refused goes out at once as plain text, with its buttons."""
    to, wire = channel(UNPARSED)
    outgoing = replace(NEW, shape=shape, rendered=Rendered(NEWS, NEWS), original_ref="12", buttons=BUTTONS)
    assert send(to, outgoing) == ["102" if shape is Shape.MESSAGE else "12"]
    assert [arguments.get("parse_mode") for _, arguments in wire.calls] == ["HTML", None]
    assert wire.calls[1][1]["text"] == NEWS.text
    assert keyboards(wire) == [ROWS, ROWS]


def test_buttons_refused() -> None:
    """Buttons that are refused do not keep the message back."""
    to, wire = channel(Refusal(400, "Bad Request: BUTTON_DATA_INVALID"))
    assert send(to, replace(NEW, buttons=BUTTONS)) == ["102"]
    assert keyboards(wire) == [ROWS, None]


def test_plain_text_refused_too() -> None:
    """It is tried once, not for ever."""
    to, wire = channel(UNPARSED, UNPARSED)
    with pytest.raises(RejectedError):
        send(to, NEW)
    assert len(wire.calls) == 2


@pytest.mark.parametrize("shape", list(Shape))
def test_blocked(shape: Shape) -> None:
    """Whoever blocked the bot is unreachable, whatever was to be done."""
    to, wire = channel(BLOCKED)
    with pytest.raises(UnreachableError):
        send(to, replace(NEW, shape=shape, original_ref="12", rendered=Rendered(NEWS, MENDED)))
    assert len(wire.calls) == 1


@pytest.mark.parametrize("shape", list(Shape))
def test_told_to_wait(shape: Shape) -> None:
    """A 429 is passed on with its seconds, and nothing is tried meanwhile."""
    to, wire = channel(Refusal(429, "Too Many Requests: retry after 9", {"retry_after": 9}))
    with pytest.raises(SlowDownError) as failure:
        send(to, replace(NEW, shape=shape, original_ref="12", rendered=Rendered(NEWS, MENDED)))
    assert failure.value.seconds == 9
    assert len(wire.calls) == 1


def test_a_part_that_is_no_longer_there() -> None:
    """A text that became shorter since it was last tried has nothing more to send."""
    to, wire = channel()
    assert asyncio.run(to.send(NEW, 3)) == ""
    assert wire.calls == []


def test_what_is_sent_is_json_of_its_text() -> None:
    """The accents of a message are not lost on the way to the wire."""
    to, wire = channel()
    send(to, replace(NEW, rendered=Rendered(Message("DESMENTIDO. Ñandú 👩🏽 «dice»"))))
    assert json.loads(json.dumps(wire.calls[0][1]))["text"] == "<b>DESMENTIDO. Ñandú 👩🏽 «dice»</b>"
