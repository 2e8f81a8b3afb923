"""Telegram: alerts as messages of a bot, and what people write to it, on python-telegram-bot without its Updater."""

import os

# The library's own switch to what its next major version does: times are timedeltas. Without it, a 429 warns.
os.environ.setdefault("PTB_TIMEDELTA", "true")

from monitor.channels.telegram.account import answer, clear_webhook, set_commands, set_name, who_am_i
from monitor.channels.telegram.api import DEFAULT_URL, Api, open_bot
from monitor.channels.telegram.channel import TelegramChannel
from monitor.channels.telegram.updates import fetch, reduced

__all__ = [
    "DEFAULT_URL",
    "Api",
    "TelegramChannel",
    "answer",
    "clear_webhook",
    "fetch",
    "open_bot",
    "reduced",
    "set_commands",
    "set_name",
    "who_am_i",
]
