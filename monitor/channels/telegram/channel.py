"""Sends deliveries as messages of a bot: new ones, replies, silent edits, corrections and deletions."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Mapping
from dataclasses import replace
from functools import partial
from typing import TypeVar

import structlog
from telegram import InlineKeyboardButton, InlineKeyboardMarkup, LinkPreviewOptions, ReplyParameters
from telegram.constants import ParseMode

from monitor.channels.outgoing import Outgoing
from monitor.channels.telegram.api import Api, call
from monitor.channels.telegram.errors import BUTTONS, GONE, MARKUP, UNCHANGED
from monitor.channels.telegram.html import Page, one_page, pages
from monitor.errors import RejectedError
from monitor.locale import Texts
from monitor.model import Shape

log = structlog.get_logger()

Result = TypeVar("Result")
Call = Callable[[], Awaitable[str]]

#: A preview would show a picture and a headline that are not our words, and ask the outlet for them.
NO_PREVIEW = LinkPreviewOptions(is_disabled=True)


class TelegramChannel:
    """A channel whose addresses are chats and whose references are numbers of messages.

    Of an original in several messages ("12,13") the first is edited and replied to. An edit gives the reference of
    what it edited, or "" where that is gone, in which case nothing more can be done.
    """

    def __init__(self, api: Api, texts: Mapping[str, Texts]) -> None:
        self._bot = api.bot
        self._texts = texts

    def parts(self, outgoing: Outgoing) -> int:
        """One a page of a new message, one for an edit, one for each message to delete."""
        return max(1, len(self._plan(outgoing)))

    async def send(self, outgoing: Outgoing, part: int = 0) -> str:
        """Make call number ``part``; return the message's number, or "" where there is none to name.

        Raises DeliveryError.
        """
        plan = self._plan(outgoing)
        return await plan[part]() if part < len(plan) else ""

    def _plan(self, outgoing: Outgoing) -> list[Call]:
        """The calls that this delivery takes, in order."""
        originals = _numbers(outgoing.original_ref)
        match outgoing.shape:
            case Shape.MESSAGE:
                return self._new(outgoing)
            case Shape.REPLY:
                return self._new(outgoing, *originals[:1])
            case Shape.EDIT:
                return [partial(self._edit, outgoing, number) for number in originals[:1]]
            case Shape.CORRECTION:
                edits = [partial(self._mend, outgoing, number) for number in originals[:1]]
                return [*edits, *self._new(outgoing, *originals[:1])]
            case Shape.DELETE:
                return [partial(self._delete, outgoing, number) for number in originals]

    def _new(self, outgoing: Outgoing, replied: int | None = None) -> list[Call]:
        """One call a page, each under the message ``replied``; the buttons stand under the last."""
        message = outgoing.rendered.message
        if message is None:
            return []
        if outgoing.repeat:
            # At the end: the first words are the verdict's.
            message = replace(message, body=(*message.body, self._texts[outgoing.language]("telegram.repeat")))
        *first, last = pages(message)
        calls: list[Call] = [partial(self._send, outgoing, page, None, replied) for page in first]
        return [*calls, partial(self._send, outgoing, last, _keyboard(outgoing), replied)]

    async def _send(
        self, outgoing: Outgoing, page: Page, keyboard: InlineKeyboardMarkup | None, replied: int | None
    ) -> str:
        under = None if replied is None else ReplyParameters(replied, allow_sending_without_reply=True)
        sent = await _written(
            partial(
                self._bot.send_message,
                chat_id=outgoing.address,
                disable_notification=not outgoing.sound,
                link_preview_options=NO_PREVIEW,
                reply_parameters=under,
            ),
            page,
            keyboard,
        )
        return str(sent.message_id)

    async def _edit(self, outgoing: Outgoing, number: int) -> str:
        """Write over message ``number``, with the buttons of ``outgoing``: those that are not named would go."""
        return await self._write_over(outgoing, number, _keyboard(outgoing))

    async def _mend(self, outgoing: Outgoing, number: int) -> str:
        """Write over message ``number``; the buttons go to the reply, which is sent whatever becomes of this."""
        try:
            return await self._write_over(outgoing, number, None)
        except RejectedError as error:
            log.warning("delivery", delivery=outgoing.delivery_id, error="original not rewritten", code=error.code)
            return ""

    async def _write_over(self, outgoing: Outgoing, number: int, keyboard: InlineKeyboardMarkup | None) -> str:
        original = outgoing.rendered.original
        if original is None:
            return ""
        edit = partial(
            self._bot.edit_message_text,
            chat_id=outgoing.address,
            message_id=number,
            link_preview_options=NO_PREVIEW,
        )
        try:
            await _written(edit, one_page(original), keyboard)
        except RejectedError as error:
            if error.code == GONE:
                return ""
            if error.code != UNCHANGED:
                raise
        return str(number)

    async def _delete(self, outgoing: Outgoing, number: int) -> str:
        """Take message ``number`` out of the chat; one that is gone, or too old for that, stays as it is."""
        try:
            await call(self._bot.delete_message(chat_id=outgoing.address, message_id=number))
        except RejectedError as error:
            if error.code != GONE:
                raise
        return ""


async def _written(
    write: Callable[..., Awaitable[Result]], page: Page, keyboard: InlineKeyboardMarkup | None
) -> Result:
    """What ``write`` answers to the page; where its markup or its buttons are refused, once more without them.

    Raises DeliveryError.
    """
    try:
        return await call(write(text=page.html, parse_mode=ParseMode.HTML, reply_markup=keyboard))
    except RejectedError as error:
        if error.code not in {MARKUP, BUTTONS}:
            raise
        refused = error.code
    log.warning("markup refused", what=refused)
    if refused == MARKUP:
        return await call(write(text=page.text, parse_mode=None, reply_markup=keyboard))
    return await call(write(text=page.html, parse_mode=ParseMode.HTML, reply_markup=None))


def _keyboard(outgoing: Outgoing) -> InlineKeyboardMarkup | None:
    rows = [
        [InlineKeyboardButton(button.label, callback_data=button.data) for button in row] for row in outgoing.buttons
    ]
    return InlineKeyboardMarkup(rows) if rows else None


def _numbers(ref: str | None) -> list[int]:
    """The messages that a reference names; one of another channel names none. A part may have had none to name."""
    parts = [part for part in (ref or "").split(",") if part]
    return [int(part) for part in parts] if all(part.isdecimal() and int(part) for part in parts) else []
