"""What people do on their side: write, press, block, delete, found a group and move it."""

from __future__ import annotations

from itertools import count

from tests.botapi.answers import Json
from tests.botapi.chats import GROUP, PRIVATE, SUPERGROUP, ChatState, Message, show_chat, show_user
from tests.botapi.entities import commands
from tests.botapi.keyboard import Key
from tests.botapi.records import Records
from tests.botapi.world import Press, World

#: Who acts in a group where nobody is named.
SOMEBODY = 700_000_001


class People:
    """Everybody but the bot; each thing they do is a method, and ends in the queue of updates.

    What a person cannot do in the app (write to a bot they blocked, press a button that is not there) raises
    LookupError. ``chat_id`` is the person's id, or that of a group, which is negative.
    """

    def __init__(self, world: World, records: Records) -> None:
        self.world = world
        self.records = records
        self._press_ids = count(1)

    def chat(self, chat_id: int) -> ChatState:
        """The chat as it stands now; raises LookupError if there is none."""
        try:
            return self.world.chats[chat_id]
        except KeyError:
            raise LookupError(f"no chat {chat_id}") from None

    def person(self, chat_id: int, language: str = "es", name: str = "Persona") -> ChatState:
        """Somebody who has started the bot at some time, without an update; those who are there stay as they are."""
        if chat_id <= 0:
            raise LookupError("a person's id is positive")
        return self.world.chats.setdefault(chat_id, ChatState(chat_id, PRIVATE, name, language))

    def crowd(self, first: int, how_many: int, language: str = "es") -> None:
        """So many people with ids from ``first`` on, who have all started the bot."""
        for chat_id in range(first, first + how_many):
            self.person(chat_id, language)

    def write(self, chat_id: int, text: str, language: str = "es", *, by: int = SOMEBODY) -> int:
        """Send the bot a text; return its message id. In a group ``by`` writes it."""
        chat = self.person(chat_id, language) if chat_id > 0 else self.chat(chat_id)
        self._must_reach(chat)
        if chat.kind == PRIVATE:
            chat.language = language
        return self._says(chat, self._who(chat, by), text).id

    def press(self, chat_id: int, label_or_data: str, message_id: int | None = None, *, by: int = SOMEBODY) -> Press:
        """Press a button, by its words or its data, under the latest message that has it (or ``message_id``)."""
        chat = self.chat(chat_id)
        self._must_reach(chat)
        message, key = self._button(chat, label_or_data, message_id)
        return self._pressed(chat, message, key.data, by)

    def forge(self, chat_id: int, data: str, message_id: int, *, by: int = SOMEBODY) -> Press:
        """A press that no button makes, as from a tampered client: any data, under any message of the chat."""
        chat = self.chat(chat_id)
        self._must_reach(chat)
        message = chat.living(message_id)
        if message is None:
            raise LookupError(f"no message {message_id} in {chat_id}")
        return self._pressed(chat, message, data, by)

    def block(self, chat_id: int) -> None:
        """Block the bot; harmless when it is blocked already."""
        self._blocks(self.chat(chat_id), True)

    def unblock(self, chat_id: int) -> None:
        """Unblock the bot (the app then also sends /start; that is left to ``write``)."""
        self._blocks(self.chat(chat_id), False)

    def deactivate(self, chat_id: int) -> None:
        """Delete one's Telegram account."""
        self.chat(chat_id).deactivated = True

    def delete(self, chat_id: int, message_id: int, *, everywhere: bool = True) -> None:
        """Delete a message for both sides, or for oneself only; the bot is told of neither."""
        message = self.chat(chat_id).living(message_id)
        if message is None:
            raise LookupError(f"no message {message_id} in {chat_id}")
        message.hidden = True
        if everywhere:
            message.deleted = "user"

    def group(self, chat_id: int, title: str = "Familia", *, by: int = SOMEBODY) -> ChatState:
        """Found a group with the bot in it."""
        if chat_id >= 0:
            raise LookupError("a group's id is negative")
        chat = self.world.chats[chat_id] = ChatState(chat_id, GROUP, title)
        self._membership(chat, "left", "member", by)
        self._says(chat, by, "", {"group_chat_created": True})
        return chat

    def kick(self, chat_id: int, *, by: int = SOMEBODY) -> None:
        """Throw the bot out of a group."""
        chat = self.chat(chat_id)
        before, chat.member = chat.member, "kicked"
        self._membership(chat, before, "kicked", by)

    def migrate(self, old: int, new: int, *, by: int = SOMEBODY) -> ChatState:
        """Turn a group into a supergroup, which has another id and counts its messages anew."""
        chat = self.chat(old)
        moved = self.world.chats[new] = ChatState(new, SUPERGROUP, chat.name, chat.language, member=chat.member)
        self._says(chat, by, "", {"migrate_to_chat_id": new})
        chat.migrated_to = new
        self._says(moved, by, "", {"migrate_from_chat_id": old})
        return moved

    def _who(self, chat: ChatState, by: int) -> int:
        return chat.id if chat.kind == PRIVATE else by

    def _must_reach(self, chat: ChatState) -> None:
        if chat.blocked or chat.deactivated or chat.migrated_to is not None or chat.member != "member":
            raise LookupError(f"nobody in {chat.id} can reach the bot")

    def _button(self, chat: ChatState, wanted: str, message_id: int | None) -> tuple[Message, Key]:
        for message in reversed(chat.received):
            if message_id in (None, message.id):
                for key in message.keys:
                    if key.data and wanted in (key.label, key.data):
                        return message, key
        raise LookupError(f"no button {wanted!r} in {chat.id}")

    def _pressed(self, chat: ChatState, message: Message, data: str, by: int) -> Press:
        press = Press(str(next(self._press_ids)), self.world.clock(), chat.id, data, message.id)
        self.world.presses[press.id] = press
        payload = {
            "id": press.id,
            "from": show_user(self._who(chat, by), chat.name, chat.language),
            "message": self.world.shown(chat, message),
            "chat_instance": str(chat.id),
            "data": data,
        }
        self._happened("callback_query", chat, payload)
        return press

    def _says(self, chat: ChatState, who: int, text: str, service: Json | None = None) -> Message:
        message = Message(
            id=self.world.next_message_id(chat),
            at=self.world.clock(),
            date=self.world.date(),
            sender=str(who),
            text=text,
            entities=commands(text),
            service=service or {},
        )
        self.world.add(chat, message)
        self._happened("message", chat, self.world.shown(chat, message))
        return message

    def _blocks(self, chat: ChatState, blocked: bool) -> None:
        if chat.kind != PRIVATE:
            raise LookupError("only a person blocks the bot")
        if chat.blocked != blocked:
            chat.blocked = blocked
            before, after = ("member", "kicked") if blocked else ("kicked", "member")
            self._membership(chat, before, after, chat.id)

    def _membership(self, chat: ChatState, before: str, after: str, by: int) -> None:
        payload = {
            "chat": show_chat(chat),
            "from": show_user(by, chat.name, chat.language),
            "date": self.world.date(),
            "old_chat_member": self._standing(before),
            "new_chat_member": self._standing(after),
        }
        self._happened("my_chat_member", chat, payload)

    def _standing(self, status: str) -> Json:
        until = {"until_date": 0} if status == "kicked" else {}
        return {"user": self.world.profile.shown(), "status": status, **until}

    def _happened(self, kind: str, chat: ChatState, payload: Json) -> None:
        update = self.world.updates.push(kind, chat.id, payload)
        if update is not None:
            self.records.happened(update)
