"""Messages are sent, changed, answered and taken back, or refused in the real API's words."""

from __future__ import annotations

import json

import pytest

from tests.botapi import BotApi
from tests.botapi.answers import NOT_MODIFIED
from tests.botapi.clock import Clock

ANA, GROUP, GONE, BLOCKED, DELETED, KICKED = 11, -12, -13, 14, 15, -16
MARKUP = json.dumps(
    {"inline_keyboard": [[{"text": "Más", "callback_data": "mas"}], [{"text": "Ver", "url": "https://a.example"}]]}
)


@pytest.fixture
def clock() -> Clock:
    """A clock to move."""
    return Clock()


@pytest.fixture
def api(clock: Clock) -> BotApi:
    """A bot with a chat of every kind; message 1 of ANA is hers, 2 the bot's."""
    api = BotApi(clock=clock, now=clock.now)
    api.write(ANA, "hola")
    api.ask("sendMessage", chat_id=ANA, text="uno", reply_markup=MARKUP)
    for group in (GROUP, GONE, KICKED):
        api.group(group)
    api.migrate(GONE, -1000013)
    api.kick(KICKED)
    for person in (BLOCKED, DELETED):
        api.person(person)
    api.block(BLOCKED)
    api.deactivate(DELETED)
    return api


def keyboard(*buttons: object) -> str:
    """A keyboard of one row."""
    return json.dumps({"inline_keyboard": [list(buttons)]})


@pytest.mark.parametrize(
    ("method", "arguments", "status", "words"),
    [
        ("sendMessage", {"chat_id": 99, "text": "x"}, 400, "Bad Request: chat not found"),
        ("sendMessage", {"chat_id": "@ana", "text": "x"}, 400, "Bad Request: chat not found"),
        ("sendMessage", {"text": "x"}, 400, "Bad Request: chat not found"),
        ("sendMessage", {"chat_id": BLOCKED, "text": "x"}, 403, "Forbidden: bot was blocked by the user"),
        ("sendMessage", {"chat_id": DELETED, "text": "x"}, 403, "Forbidden: user is deactivated"),
        ("sendMessage", {"chat_id": KICKED, "text": "x"}, 403, "Forbidden: bot was kicked from the group chat"),
        ("sendMessage", {"chat_id": ANA, "text": ""}, 400, "Bad Request: message text is empty"),
        ("sendMessage", {"chat_id": ANA, "text": "x" * 4097}, 400, "Bad Request: message is too long"),
        ("sendMessage", {"chat_id": ANA, "text": "x", "reply_markup": "{"}, 400,
         "Bad Request: can't parse reply keyboard markup JSON object"),
        ("sendMessage", {"chat_id": ANA, "text": "x", "reply_markup": "[]"}, 400,
         "Bad Request: object expected as reply markup"),
        ("sendMessage", {"chat_id": ANA, "text": "x", "reply_markup": keyboard({"text": "x"})}, 400,
         "Bad Request: can't parse inline keyboard button: Text buttons are unallowed in the inline keyboard"),
        ("sendMessage", {"chat_id": ANA, "text": "x", "reply_markup": keyboard({"callback_data": "x"})}, 400,
         'Bad Request: can\'t parse inline keyboard button: Field "text" must be of type String'),
        ("sendMessage", {"chat_id": ANA, "text": "x",
                         "reply_markup": keyboard({"text": "x", "callback_data": "ñ" * 33})}, 400,
         "Bad Request: BUTTON_DATA_INVALID"),
        ("sendMessage", {"chat_id": ANA, "text": "x",
                         "reply_markup": keyboard(*[{"text": "x", "callback_data": "x"}] * 101)}, 400,
         "Bad Request: reply markup is too long"),
        ("sendMessage", {"chat_id": ANA, "text": "x", "reply_parameters": '{"message_id": 77}'}, 400,
         "Bad Request: message to be replied not found"),
        ("editMessageText", {"chat_id": ANA, "message_id": 77, "text": "x"}, 400,
         "Bad Request: message to edit not found"),
        ("editMessageText", {"chat_id": ANA, "message_id": 1, "text": "x"}, 400,
         "Bad Request: message can't be edited"),
        ("editMessageText", {"chat_id": ANA, "text": "x"}, 400, "Bad Request: message identifier is not specified"),
        ("editMessageText", {"chat_id": ANA, "message_id": 2, "text": " uno ", "reply_markup": MARKUP}, 400,
         NOT_MODIFIED),
        ("deleteMessage", {"chat_id": ANA, "message_id": 77}, 400, "Bad Request: message to delete not found"),
        ("deleteMessage", {"chat_id": GROUP, "message_id": 3}, 400, "Bad Request: message can't be deleted"),
        ("answerCallbackQuery", {"callback_query_id": "77"}, 400,
         "Bad Request: query is too old and response timeout expired or query ID is invalid"),
        ("setWebhook", {"url": "http://x"}, 400,
         "Bad Request: bad webhook: An HTTPS URL must be provided for webhook"),
        ("setMyCommands", {"commands": '[{"command": "Ayuda", "description": "x"}]'}, 400,
         "Bad Request: BOT_COMMAND_INVALID"),
        ("setMyCommands", {"commands": '[{"command": "ayuda", "description": ""}]'}, 400,
         "Bad Request: BOT_COMMAND_DESCRIPTION_INVALID"),
        ("sendPhoto", {"chat_id": ANA}, 404, "Not Found"),
    ],
)  # fmt: skip
def test_refusals(api: BotApi, method: str, arguments: dict[str, object], status: int, words: str) -> None:
    """What cannot be done is refused with the code and the words of the real API, and has no effect."""
    before = api.state()["chats"]
    answer = api.ask(method, **arguments)
    assert (answer.status, answer.description) == (status, words)
    assert answer.body["error_code"] == status
    assert api.state()["chats"] == before
    assert not api.calls[-1].accepted


def test_an_upgraded_group_says_where_it_went(api: BotApi) -> None:
    """Every call to the old id names the new one, and the new one works."""
    for method in ("sendMessage", "editMessageText", "deleteMessage"):
        answer = api.ask(method, chat_id=GONE, text="x", message_id=1)
        assert (answer.status, answer.parameters) == (400, {"migrate_to_chat_id": -1000013})
        assert answer.description == "Bad Request: group chat was upgraded to a supergroup chat"
    assert api.ask("sendMessage", chat_id=-1000013, text="x").message["message_id"] == 2


def test_a_message_is_kept_as_it_is_shown(api: BotApi) -> None:
    """Text, sound, preview, buttons and what it answers are there to be looked at."""
    answer = api.ask(
        "sendMessage", chat_id=str(ANA), text="<b>dos</b>", parse_mode="HTML", disable_notification="true",
        link_preview_options='{"is_disabled": true}', reply_parameters='{"message_id": 2}', reply_markup=MARKUP,
    )  # fmt: skip
    message = api.chat(ANA).received[-1]
    assert (message.text, message.source, message.sound, message.preview) == ("dos", "<b>dos</b>", False, False)
    assert (message.reply_to, [key.label for key in message.keys]) == (2, ["Más", "Ver"])
    assert answer.message["message_id"] == message.id == 3 + 4  # the groups' own messages are counted with it
    assert answer.message["reply_to_message"]["text"] == "uno"
    assert answer.message["reply_markup"] == json.loads(MARKUP)
    assert api.calls[-1].message_id == message.id


def test_what_is_answered_may_be_gone(api: BotApi) -> None:
    """A reply to a deleted message goes out alone where that is allowed."""
    api.delete(ANA, 2)
    assert api.ask("sendMessage", chat_id=ANA, text="x", reply_parameters='{"message_id": 2}').status == 400
    lenient = '{"message_id": 2, "allow_sending_without_reply": true}'
    assert api.ask("sendMessage", chat_id=ANA, text="x", reply_parameters=lenient).ok
    assert api.chat(ANA).received[-1].reply_to is None


def test_an_edit_keeps_what_was_said_before(api: BotApi) -> None:
    """The chat shows the new text, the history the old one; a keyboard that is not sent again is gone."""
    answer = api.ask("editMessageText", chat_id=ANA, message_id=2, text="otro")
    message = api.chat(ANA).messages[2]
    assert (message.text, [old.text for old in message.history], message.buttons) == ("otro", ["uno"], ())
    assert answer.message["edit_date"] == message.edit_date > 0


def test_only_deleted_for_everybody_is_gone_for_the_bot(api: BotApi) -> None:
    """What a person deletes for themselves can still be edited; what they delete for both cannot."""
    api.delete(ANA, 2, everywhere=False)
    assert api.chat(ANA).received == []
    assert api.ask("editMessageText", chat_id=ANA, message_id=2, text="otro").ok
    api.delete(ANA, 2)
    answer = api.ask("editMessageText", chat_id=ANA, message_id=2, text="más")
    assert answer.description == "Bad Request: message to edit not found"


def test_messages_can_be_taken_back_for_two_days(api: BotApi, clock: Clock) -> None:
    """After 48 hours the bot can no longer delete; before, it can, once."""
    clock.seconds = 48 * 3600
    assert api.ask("deleteMessage", chat_id=ANA, message_id=1).ok
    assert api.chat(ANA).messages[1].deleted == "bot"
    clock.seconds += 1
    words = api.ask("deleteMessage", chat_id=ANA, message_id=2).description
    assert words == "Bad Request: message can't be deleted for everyone"


def test_a_button_is_answered_once_and_soon(api: BotApi, clock: Clock) -> None:
    """The first answer within a minute counts; a second one, or a late one, is refused."""
    first, second = api.press(ANA, "Más"), api.press(ANA, "mas", 2)
    assert api.ask("answerCallbackQuery", callback_query_id=first.id, text="Hecho").ok
    assert first.answer == "Hecho"
    assert api.ask("answerCallbackQuery", callback_query_id=first.id).status == 400
    clock.seconds = 61
    assert api.ask("answerCallbackQuery", callback_query_id=second.id).status == 400
    assert second.answer is None


def test_the_bot_can_be_named(api: BotApi) -> None:
    """Names, descriptions and commands are kept by language."""
    assert api.ask("setMyName", name="Aviso").ok
    assert api.ask("setMyName", name="Notice", language_code="en").ok
    assert api.ask("getMyName", language_code="en").message == {"name": "Notice"}
    assert api.ask("getMyName", language_code="fr").message == {"name": "Aviso"}
    assert api.ask("getMe").message["first_name"] == "Aviso"
    assert api.ask("setMyDescription", description="x").ok
    assert api.ask("setMyShortDescription", short_description="y").ok
    assert api.ask("getMyDescription").message == {"description": "x"}
    assert api.ask("getMyShortDescription", language_code="en").message == {"short_description": "y"}
    commands = [{"command": "ayuda", "description": "Ayuda"}]
    assert api.ask("setMyCommands", commands=json.dumps(commands)).ok
    assert api.ask("getMyCommands").updates == commands
    assert api.ask("getMyCommands", language_code="en").updates == []
