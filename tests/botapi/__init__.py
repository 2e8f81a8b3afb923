"""A Bot API for tests, on loopback: what core.telegram.org/bots/api says and what the real server is known to do.

    api = BotApi(limits=Limits())
    async with BotApiServer(api) as server:
        bot = telegram.Bot(api.token, base_url=f"{server.url}/bot")
        api.write(42, "/start")              # people: write, press, block, unblock, delete, group, kick, migrate, ...
        ...                                  # the bot under test gets the update and answers
        assert api.chat(42).received[-1].text == "..."
        api.faults.plan("sendMessage", Fault.LOST, trouble(Fault.FLOOD, 3))

As a process: ``python -m tests.botapi --limits --records FILE --faults "sendMessage:lost=0.05;*:gateway=0.01"``
prints the URL of the API and, on its second line, that of the control channel (``control.py`` lists what it can do).
``BotApi`` is all logic and no wire; ``BotApiServer`` is all wire and no logic.

Faithful, after the published sources of the real server (tdlib/telegram-bot-api, tdlib/td) and its documentation:
- getUpdates: what is below the offset is forgotten for good; a negative offset counts from the end; an offset more than
  ten beyond the end is ignored, so that everything that waits comes again (this is what a bot meets when ids restart
  lower); updates are kept for a day; a poll that begins to wait ends the one that waits with 409, while one that is
  answered at once does not; a second 409 within three seconds is held back for three; 409 while a webhook is set.
- Texts: HTML with the tags, escapes, byte offsets and words of the real parser; white space cut off at both ends; 4,096
  UTF-16 units once parsed; entities and keyboard as they were are "not modified"; an edit without keyboard removes it.
- Chats: not found, blocked, deactivated, kicked, left, upgraded; messages numbered for all private chats and groups
  together, for each supergroup alone; 48 hours to delete; a button is answered once and within a minute.
- 401 for a wrong or revoked token, 404 for what is no token and for methods that are not there; names in any case.

Stricter than the real one: limits are sliding windows without bursts, and 429 stays 429 until ``retry_after`` is over;
past the overall limit the whole bot waits, past a chat's only that chat.

Left out: media and other methods (404), Markdown, custom emoji, links and mentions found in plain text, topics, quotes
and replies across chats, channels, inline mode, webhook deliveries, privacy mode and rights in groups, the slowing
down of repeated short polls, and the long waits that setMyName and its like impose (plan a FLOOD for those). The words
of refusals to set a long name or description are guessed.

``calls`` and ``updates.history`` grow for as long as the server lives, by design; everything else is bounded.
"""

from tests.botapi.api import BotApi
from tests.botapi.chats import ChatState, Message
from tests.botapi.faults import Fault, Faults, Trouble, trouble
from tests.botapi.limits import Limits
from tests.botapi.records import Call
from tests.botapi.server import BotApiServer

__all__ = [
    "BotApi",
    "BotApiServer",
    "Call",
    "ChatState",
    "Fault",
    "Faults",
    "Limits",
    "Message",
    "Trouble",
    "trouble",
]
