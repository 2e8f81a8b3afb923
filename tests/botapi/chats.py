"""Chats as they stand now: who they are, and every message with what it said before."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

from tests.botapi.answers import Json
from tests.botapi.keyboard import Key, Keyboard, show_keyboard

PRIVATE, GROUP, SUPERGROUP = "private", "group", "supergroup"


@dataclass(frozen=True, slots=True)
class Version:
    """What a message said until it was edited at ``until`` (the api's clock, seconds)."""

    text: str
    buttons: Keyboard
    until: float


@dataclass(slots=True)
class Message:
    """One message; ``text`` is what is shown now, ``source`` what was sent to make it, ``date`` Unix seconds.

    ``sender`` is "bot" or the id of a user. ``sound`` says whether the phone rang. ``deleted`` names who deleted it
    for everybody ("bot" or "user"), "" while it stands; ``hidden`` that the person deleted it for themselves only.
    """

    id: int
    at: float
    date: int
    sender: str
    text: str
    source: str = ""
    entities: tuple[Json, ...] = ()
    buttons: Keyboard = ()
    reply_to: int | None = None
    sound: bool = True
    preview: bool = True
    edit_date: int = 0
    history: list[Version] = field(default_factory=list)
    deleted: str = ""
    hidden: bool = False
    service: Json = field(default_factory=dict)

    @property
    def shown(self) -> bool:
        """Whether the person still sees it."""
        return not self.deleted and not self.hidden

    @property
    def keys(self) -> Iterator[Key]:
        """Every button, row by row."""
        return (key for row in self.buttons for key in row)

    def edit(self, text: str, source: str, entities: tuple[Json, ...], buttons: Keyboard, at: float, date: int) -> None:
        """Say something else from now on."""
        self.history.append(Version(self.text, self.buttons, at))
        self.text, self.source, self.entities, self.buttons, self.edit_date = text, source, entities, buttons, date

    def record(self) -> Json:
        """All of it, for the control channel."""
        return {
            "id": self.id,
            "at": self.at,
            "date": self.date,
            "sender": self.sender,
            "text": self.text,
            "source": self.source,
            "buttons": [[[key.label, key.data or key.url] for key in row] for row in self.buttons],
            "reply_to": self.reply_to,
            "sound": self.sound,
            "preview": self.preview,
            "edits": len(self.history),
            "history": [version.text for version in self.history],
            "deleted": self.deleted,
            "hidden": self.hidden,
        }


@dataclass(slots=True)
class ChatState:
    """One chat; ``member`` is the bot's standing in a group: member, left or kicked.

    ``messages`` are by id; ``last_message`` is the highest of them where a supergroup counts its own.
    """

    id: int
    kind: str = PRIVATE
    name: str = "Persona"
    language: str = "es"
    blocked: bool = False
    deactivated: bool = False
    member: str = "member"
    migrated_to: int | None = None
    messages: dict[int, Message] = field(default_factory=dict)
    last_message: int = 0

    @property
    def shown(self) -> list[Message]:
        """What the person sees now, oldest first."""
        return [message for message in self.messages.values() if message.shown]

    @property
    def received(self) -> list[Message]:
        """What the bot sent and the person still sees, oldest first."""
        return [message for message in self.shown if message.sender == "bot"]

    def living(self, message_id: int) -> Message | None:
        """The message with that id, unless it was deleted for everybody."""
        message = self.messages.get(message_id)
        return message if message is not None and not message.deleted else None

    def record(self) -> Json:
        """All of it, for the control channel."""
        return {
            "id": self.id,
            "kind": self.kind,
            "name": self.name,
            "language": self.language,
            "blocked": self.blocked,
            "deactivated": self.deactivated,
            "member": self.member,
            "migrated_to": self.migrated_to,
            "messages": [message.record() for message in self.messages.values()],
        }


def show_chat(chat: ChatState) -> Json:
    """The chat as the API describes it."""
    naming = {"first_name": chat.name} if chat.kind == PRIVATE else {"title": chat.name}
    return {"id": chat.id, "type": chat.kind, **naming}


def show_user(user_id: int, name: str, language: str) -> Json:
    """A person as the API describes them."""
    return {"id": user_id, "is_bot": False, "first_name": name, "language_code": language}


def show_message(chat: ChatState, message: Message, sender: Json, reply: Json | None = None) -> Json:
    """The message as the API describes it; ``reply`` is the one it answers, already shown."""
    shown: Json = {"message_id": message.id, "from": sender, "chat": show_chat(chat), "date": message.date}
    if message.text:
        shown["text"] = message.text
    if message.entities:
        shown["entities"] = list(message.entities)
    if message.buttons:
        shown["reply_markup"] = show_keyboard(message.buttons)
    if message.edit_date:
        shown["edit_date"] = message.edit_date
    if not message.preview:
        shown["link_preview_options"] = {"is_disabled": True}
    if reply is not None:
        shown["reply_to_message"] = reply
    return shown | message.service
