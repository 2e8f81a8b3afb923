"""What the Bot API's refusals and failures mean for a delivery: one table, read from the top."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import timedelta

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

from monitor.errors import (
    ChannelDownError,
    DeliveryError,
    MovedChatError,
    RejectedError,
    SlowDownError,
    TransientError,
    UnreachableError,
)

#: Codes of a RejectedError that the channel knows what to do about.
MARKUP = "markup"
BUTTONS = "buttons"
UNCHANGED = "unchanged"
GONE = "gone"

#: What a 400 says, in lower case, and what it means. The words are those of the Bot API's server
#: (github.com/tdlib/telegram-bot-api, Client.cpp) and of the errors of MTProto that it passes on.
_BAD_REQUESTS: tuple[tuple[str, Callable[[str], DeliveryError], str], ...] = (
    (r"chat not found|peer_id_invalid|chat_id_invalid|chat_id is empty", UnreachableError, "no chat"),
    (r"channel_private|channel_invalid|user not found|user_id_invalid", UnreachableError, "no chat"),
    (r"deactivated|user is deleted|user_is_blocked|bot was (?:blocked|kicked)", UnreachableError, "blocked"),
    (r"not enough rights|have no rights|need administrator rights|not a member", UnreachableError, "no rights"),
    (r"write_forbidden|send_plain_forbidden|(?:chat|user)_restricted", UnreachableError, "no rights"),
    (r"topic_closed|topic_deleted", UnreachableError, "no rights"),
    (r"not modified|message_not_modified", RejectedError, UNCHANGED),
    (r"message to (?:edit|delete) not found|message can'?t be (?:edited|deleted)", RejectedError, GONE),
    (r"message_id_invalid|message_edit_time_expired|message_delete_forbidden", RejectedError, GONE),
    (r"message not found|no text in the message to edit", RejectedError, GONE),
    (r"can'?t parse (?:entities|message text)|entity_|entities|can'?t find end", RejectedError, MARKUP),
    (r"button|keyboard|reply[ _]markup", RejectedError, BUTTONS),
)

#: What a 403 says when it is Telegram's: these people, or this group, will get nothing until they write again.
_GONE_AWAY = re.compile(
    r"blocked|kicked|deactivated|deleted|can't initiate|can't send messages to bots|not a member|have no rights"
    r"|not enough rights|restricted|write_forbidden|channel_private|forbidden: (?:bot|user)"
)

#: What httpx raises before a request leaves: no connection, or none free.
_NOT_SENT = frozenset({"PoolTimeout", "ConnectTimeout", "ConnectError", "UnsupportedProtocol", "InvalidURL"})

#: A 429 without parameters, from the server or from one before it, and how long to wait where it does not say.
_TOO_MANY = re.compile(r"too many requests(?:: retry after (\d+))?", re.IGNORECASE)
_WAIT = 5.0


def delivery_error(error: TelegramError) -> DeliveryError:
    """What the caller is to do about ``error``. Nothing of its text is kept: it may hold the token or our words.

    BadRequest and TimedOut are NetworkErrors for the library, so that they stand before it here.
    """
    said = error.message
    match error:
        case RetryAfter():
            return SlowDownError(_seconds(error.retry_after))
        case ChatMigrated():
            return MovedChatError(str(error.new_chat_id))
        case Forbidden() if _GONE_AWAY.search(said.lower()):
            return UnreachableError("blocked")
        case Forbidden():  # a 403 of whatever stands before the server: nobody has left us
            return TransientError("forbidden")
        case InvalidToken() | EndPointNotFound():
            return ChannelDownError("token")
        case Conflict():
            return ChannelDownError("conflict")
        case BadRequest():
            return _bad_request(said)
        case NetworkError() if waits := _TOO_MANY.match(said):
            return SlowDownError(float(waits[1] or _WAIT))
        case TimedOut() | NetworkError():
            # By name: httpx is the library's business, and nothing else of ours speaks it.
            if type(error.__cause__).__name__ in _NOT_SENT:
                return TransientError("no connection")
            return TransientError("timeout" if isinstance(error, TimedOut) else "network", maybe_sent=True)
        case _:
            return TransientError("answer", maybe_sent=True)


def _bad_request(said: str) -> DeliveryError:
    low = said.lower()
    for pattern, meaning, code in _BAD_REQUESTS:
        if re.search(pattern, low):
            return meaning(code)
    # Its first words, up to anything that could be quoted from a message.
    words = re.match(r"[a-z_' ]{0,40}", low)
    return RejectedError((words[0].strip() if words else "") or "refused")


def _seconds(wait: timedelta | float) -> float:
    """The library gives a timedelta, or a number where its PTB_TIMEDELTA is not set."""
    return wait.total_seconds() if isinstance(wait, timedelta) else float(wait)
