"""What the methods of the API and the people on the other side share: the clock, the chats, the queue, the limits."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import datetime

from tests.botapi.answers import UPGRADED, Json, RefusedError, bad, forbidden, refusal
from tests.botapi.chats import GROUP, PRIVATE, SUPERGROUP, ChatState, Message, show_message, show_user
from tests.botapi.limits import Meter
from tests.botapi.updates import Updates


@dataclass(slots=True)
class Press:
    """A button pressed at ``at`` in ``chat``; ``answer`` is what the person was shown, None while the button spins."""

    id: str
    at: float
    chat: int
    data: str
    message_id: int
    answer: str | None = None
    alert: bool = False


@dataclass(slots=True)
class Profile:
    """What people see of the bot; names, descriptions and commands by language, "" for all others."""

    id: int
    username: str = "faro_test_bot"
    names: dict[str, str] = field(default_factory=lambda: {"": "Faro"})
    descriptions: dict[str, str] = field(default_factory=dict)
    short_descriptions: dict[str, str] = field(default_factory=dict)
    commands: dict[tuple[str, str], list[Json]] = field(default_factory=dict)

    def shown(self) -> Json:
        """The bot as it signs its messages."""
        return {"id": self.id, "is_bot": True, "first_name": self.names[""], "username": self.username}


@dataclass(slots=True)
class World:
    """Everything that is; ``clock`` counts seconds, ``now`` tells the time of day."""

    clock: Callable[[], float]
    now: Callable[[], datetime]
    profile: Profile
    updates: Updates
    meter: Meter
    chats: dict[int, ChatState] = field(default_factory=dict)
    presses: dict[str, Press] = field(default_factory=dict)
    webhook: str = ""
    #: Private chats and small groups number their messages together, as the bot's account does.
    last_message: int = 0

    def date(self) -> int:
        """Now, in Unix seconds."""
        return int(self.now().timestamp())

    def next_message_id(self, chat: ChatState) -> int:
        """The id of the next message in ``chat``; a supergroup counts its own."""
        if chat.kind == SUPERGROUP:
            chat.last_message += 1
            return chat.last_message
        self.last_message += 1
        return self.last_message

    def found(self, chat_id: int) -> ChatState:
        """The chat the bot means; raises RefusedError where it does not know it, or where it moved away."""
        chat = self.chats.get(chat_id)
        if chat is None:
            raise bad("chat not found")
        if chat.migrated_to is not None:
            raise RefusedError(refusal(400, UPGRADED, migrate_to_chat_id=chat.migrated_to))
        return chat

    def writable(self, chat_id: int) -> ChatState:
        """The chat, if the bot may write there; raises RefusedError."""
        chat = self.found(chat_id)
        if chat.deactivated:
            raise forbidden("user is deactivated")
        if chat.kind == PRIVATE:
            if chat.blocked:
                raise forbidden("bot was blocked by the user")
            return chat
        kind = "group" if chat.kind == GROUP else "supergroup"
        if chat.member == "kicked":
            raise forbidden(f"bot was kicked from the {kind} chat")
        if chat.member == "left":
            raise forbidden(f"bot is not a member of the {kind} chat")
        return chat

    def add(self, chat: ChatState, message: Message) -> Message:
        """Put a message into its chat."""
        chat.messages[message.id] = message
        return message

    def shown(self, chat: ChatState, message: Message, *, nested: bool = False) -> Json:
        """A message as the API describes it, with the one it answers unless it is ``nested`` in another."""
        if message.sender == "bot":
            sender = self.profile.shown()
        else:
            sender = show_user(int(message.sender), chat.name, chat.language)
        answered = None
        if message.reply_to is not None and not nested and (reply := chat.living(message.reply_to)) is not None:
            answered = self.shown(chat, reply, nested=True)
        return show_message(chat, message, sender, answered)
