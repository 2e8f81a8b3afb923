"""The conversation on Telegram: what somebody does in a chat, what follows from it, and what is answered.

Nothing here reads a network, a database or a clock: ``handle`` decides, the store carries it out, ``say`` finds the
words when they are sent.
"""

from monitor.bot.buttons import alert_buttons
from monitor.bot.commands import COMMANDS, menu
from monitor.bot.finding import Finder
from monitor.bot.handling import handle, hold_back
from monitor.bot.limits import Limits
from monitor.bot.saying import say
from monitor.bot.talk import language_of, stranger
from monitor.bot.view import Said, View

__all__ = [
    "COMMANDS",
    "Finder",
    "Limits",
    "Said",
    "View",
    "alert_buttons",
    "handle",
    "hold_back",
    "language_of",
    "menu",
    "say",
    "stranger",
]
