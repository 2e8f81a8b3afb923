"""The methods of the API that send, change and take back messages, and answer buttons."""

from __future__ import annotations

from tests.botapi.answers import NOT_MODIFIED, QUERY_TOO_OLD, RefusedError, bad, refusal
from tests.botapi.arguments import Arguments
from tests.botapi.chats import PRIVATE, ChatState, Message
from tests.botapi.entities import parse
from tests.botapi.keyboard import read_keyboard
from tests.botapi.markup import Parsed
from tests.botapi.world import World

#: How long a button waits for its answer, and how long a message may be taken back, seconds.
ANSWER_WITHIN = 60.0
DELETE_WITHIN = 48 * 3600.0
LONGEST_ANSWER = 200


def send_message(world: World, arguments: Arguments) -> object:
    """sendMessage."""
    parsed = _text(arguments)
    buttons = read_keyboard(arguments)
    chat = world.writable(arguments.integer("chat_id"))
    reply_to = _reply(chat, arguments)
    world.meter.take(chat.id, private=chat.kind == PRIVATE)
    message = Message(
        id=world.next_message_id(chat),
        at=world.clock(),
        date=world.date(),
        sender="bot",
        text=parsed.text,
        source=arguments.text("text"),
        entities=parsed.entities,
        buttons=buttons,
        reply_to=reply_to,
        sound=not arguments.flag("disable_notification"),
        preview=not _no_preview(arguments),
    )
    return world.shown(chat, world.add(chat, message))


def edit_message_text(world: World, arguments: Arguments) -> object:
    """editMessageText; an edit without a keyboard takes the old one away."""
    parsed = _text(arguments)
    buttons = read_keyboard(arguments)
    chat = world.writable(arguments.integer("chat_id"))
    message = _message(chat, arguments, "message to edit not found")
    if message.sender != "bot":
        raise bad("message can't be edited")
    if (message.text, message.entities, message.buttons) == (parsed.text, parsed.entities, buttons):
        raise RefusedError(refusal(400, NOT_MODIFIED))
    world.meter.take(chat.id, private=chat.kind == PRIVATE)
    message.edit(parsed.text, arguments.text("text"), parsed.entities, buttons, world.clock(), world.date())
    message.preview = not _no_preview(arguments)
    return world.shown(chat, message)


def delete_message(world: World, arguments: Arguments) -> object:
    """deleteMessage: the bot's own, and in a private chat anybody's, within two days."""
    chat = world.found(arguments.integer("chat_id"))
    message = _message(chat, arguments, "message to delete not found")
    if message.sender != "bot" and chat.kind != PRIVATE:
        raise bad("message can't be deleted")
    if world.clock() - message.at > DELETE_WITHIN:
        raise bad("message can't be deleted for everyone")
    message.deleted = "bot"
    return True


def answer_callback_query(world: World, arguments: Arguments) -> object:
    """answerCallbackQuery: once, and soon."""
    if len(arguments.text("text")) > LONGEST_ANSWER:
        raise bad("MESSAGE_TOO_LONG")
    press = world.presses.get(arguments.text("callback_query_id"))
    if press is None or press.answer is not None or world.clock() - press.at > ANSWER_WITHIN:
        raise RefusedError(refusal(400, QUERY_TOO_OLD))
    press.answer, press.alert = arguments.text("text"), arguments.flag("show_alert")
    return True


def _text(arguments: Arguments) -> Parsed:
    text = arguments.text("text")
    if not text:
        raise bad("message text is empty")
    entities = arguments.json("entities", "message entities")
    if entities is not None and not isinstance(entities, list):
        raise bad("expected an Array of MessageEntity")
    return parse(text, arguments.text("parse_mode"), entities)


def _message(chat: ChatState, arguments: Arguments, missing: str) -> Message:
    message_id = arguments.integer("message_id")
    if message_id <= 0:
        raise bad("message identifier is not specified")
    message = chat.living(message_id)
    if message is None:
        raise bad(missing)
    return message


def _reply(chat: ChatState, arguments: Arguments) -> int | None:
    """What is answered; the old parameters (reply_to_message_id) are still understood."""
    given = arguments.json("reply_parameters", "reply parameters")
    if given is not None and not isinstance(given, dict):
        raise bad("object expected as reply parameters")
    wanted = Arguments(given) if given is not None else arguments
    message_id = wanted.integer("message_id" if given is not None else "reply_to_message_id")
    if message_id <= 0:
        return None
    if chat.living(message_id) is not None:
        return message_id
    if wanted.flag("allow_sending_without_reply"):
        return None
    raise bad("message to be replied not found")


def _no_preview(arguments: Arguments) -> bool:
    options = arguments.json("link_preview_options", "link preview options")
    if isinstance(options, dict):
        return Arguments(options).flag("is_disabled")
    return arguments.flag("disable_web_page_preview")
