"""The bot itself: who it is, what it is called, which commands it shows, and the answer to a press."""

from __future__ import annotations

from collections.abc import Sequence

import structlog

from monitor.channels.telegram.api import Api, call
from monitor.errors import ChannelDownError, DeliveryError
from monitor.messages.plain import cut

log = structlog.get_logger()

#: Bot API, answerCallbackQuery: "0-200 characters".
ANSWER_LENGTH = 200


async def answer(api: Api, press: str, text: str | None = None, *, alert: bool = False) -> None:
    """Answer the press of a button, so that it stops to turn, with at most 200 characters: a note, or a pop-up.

    One that came too late is nobody's loss. Raises ChannelDownError.
    """
    shown = None if text is None else cut(text, ANSWER_LENGTH)
    try:
        await call(api.bot.answer_callback_query(press, text=shown, show_alert=alert))
    except ChannelDownError:
        raise
    except DeliveryError as error:
        log.debug("press not answered", code=error.code)


async def who_am_i(api: Api) -> tuple[int, str, str]:
    """The bot's number, its username and its name. Raises DeliveryError."""
    me = await call(api.bot.get_me())
    return me.id, me.username or "", me.first_name


async def set_name(api: Api, name: str, language: str = "") -> None:
    """What chats call the bot, to those who use ``language`` ("" is everyone else). Raises DeliveryError."""
    await call(api.bot.set_my_name(name, language_code=language or None))


async def set_commands(api: Api, commands: Sequence[tuple[str, str]], language: str = "") -> None:
    """The menu of commands, each with its description, to those who use ``language``. Raises DeliveryError."""
    await call(api.bot.set_my_commands(commands, language_code=language or None))


async def clear_webhook(api: Api) -> None:
    """Make the server keep updates for ``fetch`` instead of sending them somewhere. Raises DeliveryError."""
    await call(api.bot.delete_webhook(drop_pending_updates=False))
