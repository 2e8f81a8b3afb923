"""Inline keyboards: read from a call, refused where the real API refuses them, and shown again."""

from __future__ import annotations

from dataclasses import dataclass

from tests.botapi.answers import Json, bad
from tests.botapi.arguments import Arguments

MOST_BUTTONS = 100
DATA_BYTES = 64


@dataclass(frozen=True, slots=True)
class Key:
    """One button: its words, and what a press sends back, or the page it opens."""

    label: str
    data: str = ""
    url: str = ""


Keyboard = tuple[tuple[Key, ...], ...]


def read_keyboard(arguments: Arguments) -> Keyboard:
    """The inline keyboard of a call, () where there is none; raises RefusedError."""
    markup = arguments.json("reply_markup", "reply keyboard markup")
    if markup is None:
        return ()
    if not isinstance(markup, dict):
        raise bad("object expected as reply markup")
    rows = markup.get("inline_keyboard") or []
    if not isinstance(rows, list) or not all(isinstance(row, list) for row in rows):
        raise bad('field "inline_keyboard" must be of type Array')
    keyboard = tuple(tuple(_key(button) for button in row) for row in rows if row)
    if sum(map(len, keyboard)) > MOST_BUTTONS:
        raise bad("reply markup is too long")
    return keyboard


def show_keyboard(keyboard: Keyboard) -> Json:
    """The keyboard as messages carry it."""
    return {"inline_keyboard": [[_shown(key) for key in row] for row in keyboard]}


def _key(button: object) -> Key:
    text = button.get("text") if isinstance(button, dict) else None
    if not isinstance(button, dict) or not isinstance(text, str):
        raise bad('can\'t parse inline keyboard button: Field "text" must be of type String')
    url, data = button.get("url", ""), button.get("callback_data", "")
    if url:
        return Key(text, url=str(url))
    if not data:
        raise bad("can't parse inline keyboard button: Text buttons are unallowed in the inline keyboard")
    if len(str(data).encode()) > DATA_BYTES:
        raise bad("BUTTON_DATA_INVALID")
    return Key(text, data=str(data))


def _shown(key: Key) -> Json:
    return {"text": key.label} | ({"url": key.url} if key.url else {"callback_data": key.data})
