"""Every refusal and failure of the Bot API means one thing for a delivery."""

from __future__ import annotations

import asyncio
from datetime import timedelta

import httpx
import pytest
from telegram.error import (
    BadRequest,
    ChatMigrated,
    Conflict,
    EndPointNotFound,
    Forbidden,
    InvalidToken,
    NetworkError,
    RetryAfter,
    TelegramError,
    TimedOut,
)

from monitor.channels.telegram.api import call
from monitor.channels.telegram.errors import delivery_error
from monitor.errors import (
    ChannelDownError,
    DeliveryError,
    MovedChatError,
    RejectedError,
    SlowDownError,
    TransientError,
    UnreachableError,
)
from tests.channels.telegram.wire import Refusal, bot


def because(failure: TelegramError, cause: Exception) -> TelegramError:
    """The failure, caused by what httpx raised."""
    failure.__cause__ = cause
    return failure


TABLE: list[tuple[TelegramError, type[DeliveryError], str, bool]] = [
    (RetryAfter(7), SlowDownError, "slow down", False),
    (RetryAfter(timedelta(seconds=7)), SlowDownError, "slow down", False),
    (NetworkError("Too Many Requests: retry after 7"), SlowDownError, "slow down", False),
    (Forbidden("Forbidden: bot was blocked by the user"), UnreachableError, "blocked", False),
    (Forbidden("Forbidden: user is deactivated"), UnreachableError, "blocked", False),
    (Forbidden("Forbidden: bot can't initiate conversation with a user"), UnreachableError, "blocked", False),
    (Forbidden("Forbidden: bot is not a member of the supergroup chat"), UnreachableError, "blocked", False),
    (Forbidden("Forbidden"), TransientError, "forbidden", False),
    (Forbidden("<html>403 Forbidden: nginx</html>"), TransientError, "forbidden", False),
    (Forbidden("Forbidden: bot was kicked from the group chat"), UnreachableError, "blocked", False),
    (BadRequest("Bad Request: chat not found"), UnreachableError, "no chat", False),
    (BadRequest("Bad Request: PEER_ID_INVALID"), UnreachableError, "no chat", False),
    (BadRequest("PEER_ID_INVALID"), UnreachableError, "no chat", False),
    (BadRequest("Bad Request: user is deactivated"), UnreachableError, "blocked", False),
    (BadRequest("Bad Request: group chat was deactivated"), UnreachableError, "blocked", False),
    (BadRequest("not enough rights to send text messages to the chat"), UnreachableError, "no rights", False),
    (BadRequest("have no rights to send a message"), UnreachableError, "no rights", False),
    (BadRequest("need administrator rights in the channel chat"), UnreachableError, "no rights", False),
    (BadRequest("Bad Request: CHAT_WRITE_FORBIDDEN"), UnreachableError, "no rights", False),
    (BadRequest("Bad Request: TOPIC_CLOSED"), UnreachableError, "no rights", False),
    (ChatMigrated(-1001), MovedChatError, "moved", False),
    (InvalidToken(), ChannelDownError, "token", False),
    (InvalidToken("Not Found"), ChannelDownError, "token", False),
    (EndPointNotFound("sendMessage"), ChannelDownError, "token", False),
    (Conflict("Conflict: terminated by other getUpdates request"), ChannelDownError, "conflict", False),
    (BadRequest("Bad Request: can't parse entities: unsupported tag"), RejectedError, "markup", False),
    (BadRequest("Bad Request: ENTITY_BOUNDS_INVALID"), RejectedError, "markup", False),
    (BadRequest("Bad Request: BUTTON_DATA_INVALID"), RejectedError, "buttons", False),
    (BadRequest("can't parse inline keyboard button: Text buttons are unallowed"), RejectedError, "buttons", False),
    (BadRequest("Bad Request: message is not modified: specified new"), RejectedError, "unchanged", False),
    (BadRequest("Bad Request: message to edit not found"), RejectedError, "gone", False),
    (BadRequest("Bad Request: message to delete not found"), RejectedError, "gone", False),
    (BadRequest("Bad Request: message can't be edited"), RejectedError, "gone", False),
    (BadRequest("Bad Request: message can't be deleted for everyone"), RejectedError, "gone", False),
    (BadRequest("Bad Request: MESSAGE_ID_INVALID"), RejectedError, "gone", False),
    (BadRequest("Bad Request: message is too long"), RejectedError, "message is too long", False),
    (BadRequest('Bad Request: wrong thing "Ana Pérez" was said'), RejectedError, "wrong thing", False),
    (BadRequest("400"), RejectedError, "refused", False),
    (because(TimedOut("Pool timeout"), httpx.PoolTimeout("")), TransientError, "no connection", False),
    (because(TimedOut(), httpx.ConnectTimeout("")), TransientError, "no connection", False),
    (because(NetworkError("httpx.ConnectError: "), httpx.ConnectError("")), TransientError, "no connection", False),
    (because(TimedOut(), httpx.ReadTimeout("")), TransientError, "timeout", True),
    (because(TimedOut(), httpx.WriteTimeout("")), TransientError, "timeout", True),
    (because(NetworkError("httpx"), httpx.ReadError("")), TransientError, "network", True),
    (because(NetworkError("Unknown error"), httpx.InvalidURL("")), TransientError, "no connection", False),
    (TimedOut(), TransientError, "timeout", True),
    (because(NetworkError("httpx"), httpx.RemoteProtocolError("")), TransientError, "network", True),
    (NetworkError("Bad Gateway (502). Parsing the server response b'<html>' failed"), TransientError, "network", True),
    (NetworkError("Internal Server Error (500)"), TransientError, "network", True),
    (TelegramError("Invalid server response"), TransientError, "answer", True),
]


@pytest.mark.parametrize(("error", "kind", "code", "maybe_sent"), TABLE, ids=lambda value: str(value)[:50])
def test_what_an_error_means(error: TelegramError, kind: type[DeliveryError], code: str, *, maybe_sent: bool) -> None:
    """Each is what the caller does next, and says whether the message may have arrived."""
    found = delivery_error(error)
    assert (type(found), found.code, found.maybe_sent) == (kind, code, maybe_sent)


def test_how_long_and_where_to() -> None:
    """A 429 keeps its seconds, and a moved group its new address."""
    for error in (RetryAfter(7), RetryAfter(timedelta(seconds=7)), NetworkError("Too Many Requests: retry after 7")):
        slow = delivery_error(error)
        assert isinstance(slow, SlowDownError)
        assert slow.seconds == 7
    bare = delivery_error(NetworkError("Too Many Requests (429). Parsing the server response b'' failed"))
    assert isinstance(bare, SlowDownError)
    assert bare.seconds == 5
    moved = delivery_error(ChatMigrated(-1001234))
    assert isinstance(moved, MovedChatError)
    assert moved.address == "-1001234"


ANSWERS: list[tuple[Refusal | bytes, type[DeliveryError], bool]] = [
    (Refusal(429, "Too Many Requests: retry after 9", {"retry_after": 9}), SlowDownError, False),
    (Refusal(429, "Too Many Requests: retry after 0"), SlowDownError, False),
    (Refusal(403, "Forbidden: bot was blocked by the user"), UnreachableError, False),
    (Refusal(400, "Bad Request: PEER_ID_INVALID"), UnreachableError, False),
    (Refusal(400, "Bad Request: upgraded to a supergroup", {"migrate_to_chat_id": -9}), MovedChatError, False),
    (Refusal(401, "Unauthorized"), ChannelDownError, False),
    (Refusal(404, "Not Found"), ChannelDownError, False),
    (Refusal(409, "Conflict: terminated by other getUpdates request"), ChannelDownError, False),
    (Refusal(400, "Bad Request: message text is empty"), RejectedError, False),
    (Refusal(500, "Internal Server Error"), TransientError, True),
    (Refusal(502, "Bad Gateway"), TransientError, True),
    (b'{"ok": true, "resu', TransientError, True),
    (b"<html>", TransientError, True),
    (b"[]", TransientError, True),
    (b"null", TransientError, True),
    (b'{"ok": false}', TransientError, True),
    (b'{"ok": true, "result": {"message_id": 5}}', TransientError, True),
]


@pytest.mark.parametrize(("answer", "kind", "maybe_sent"), ANSWERS, ids=str)
def test_what_an_answer_means(answer: Refusal | bytes, kind: type[DeliveryError], *, maybe_sent: bool) -> None:
    """The same holds from the bytes of an answer on, and for an answer that is none."""
    api, _ = bot(answer)
    with pytest.raises(kind) as failure:
        asyncio.run(call(api.bot.send_message(7, "hola")))
    assert failure.value.maybe_sent == maybe_sent
