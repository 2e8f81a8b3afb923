"""What people do in a chat with the bot, reduced to what is needed before anything of it is kept."""

from __future__ import annotations

import re

from telegram import CallbackQuery, Chat, ChatMember, ChatMemberUpdated, Message, Update
from telegram.constants import ChatType

from monitor.channels.telegram.api import WITHIN, Api, call
from monitor.model import Incoming

#: All that is asked of the server: nothing that was edited, no reactions, no member of a group but the bot itself.
ALLOWED = ("message", "callback_query", "my_chat_member")

#: "/seguir@NombreDelBot Ana Pérez": a command, perhaps the bot it is meant for, and the rest.
_COMMAND = re.compile(r"/(\w+)(?:@\w+)?(?:\s+(.*))?", re.DOTALL)
_AWAY = frozenset({ChatMember.LEFT, ChatMember.BANNED})


async def fetch(api: Api, offset: int, timeout: int) -> list[Incoming]:  # noqa: ASYNC109 - the server's own long poll
    """What people did, from update ``offset`` on; waits up to ``timeout`` seconds for something to happen.

    Asking with an offset confirms all before it, so that the caller stores what it got before it asks for more.
    Updates with nothing in them for us are confirmed here, once nothing that is to be kept stands among them.
    Raises DeliveryError.
    """
    for wait in (timeout, 0):
        asked = api.bot.get_updates(offset=offset, timeout=wait, allowed_updates=ALLOWED)
        updates = await call(asked, within=wait + WITHIN)
        kept = [incoming for incoming in map(reduced, updates) if incoming]
        if kept or not updates:
            return kept
        offset = updates[-1].update_id + 1
    return []


def reduced(update: Update) -> Incoming | None:
    """All that is kept of ``update``; None for what is nothing to us, such as somebody who unblocks the bot."""
    if update.message is not None:
        return _written(update.update_id, update.message)
    if update.callback_query is not None:
        return _pressed(update.update_id, update.callback_query)
    if update.my_chat_member is not None:
        return _member(update.update_id, update.my_chat_member)
    return None


def _written(number: int, message: Message) -> Incoming | None:
    chat = message.chat
    if message.migrate_to_chat_id is not None:
        return Incoming(number, str(chat.id), private=False, moved=str(message.migrate_to_chat_id))
    if message.migrate_from_chat_id is not None:
        return None
    command, argument = _words(message.text or "")
    if not command and not _private(chat):
        return None  # what a group talks about is no business of ours
    return Incoming(
        number,
        str(chat.id),
        private=_private(chat),
        message_ref=str(message.message_id),
        command=command,
        argument=argument,
        language=(message.from_user and message.from_user.language_code) or "",
    )


def _words(text: str) -> tuple[str, str]:
    """The command in lower case, "" for plain text, and the words, one space between them."""
    command = _COMMAND.fullmatch(text.strip())
    if command is None:
        return "", " ".join(text.split())
    return command[1].lower(), " ".join((command[2] or "").split())


def _pressed(number: int, query: CallbackQuery) -> Incoming | None:
    message = query.message
    if message is None or query.data is None:
        return None
    return Incoming(
        number,
        str(message.chat.id),
        private=_private(message.chat),
        message_ref=str(message.message_id),
        button=query.data,
        press=query.id,
        language=query.from_user.language_code or "",
    )


def _member(number: int, changed: ChatMemberUpdated) -> Incoming | None:
    """The bot was blocked, or put out of a group; that it is back means nothing until somebody writes."""
    if changed.new_chat_member.status not in _AWAY:
        return None
    return Incoming(number, str(changed.chat.id), private=_private(changed.chat), left=True)


def _private(chat: Chat) -> bool:
    return chat.type == ChatType.PRIVATE
