"""The text of a message: what may be sent, how long it is, and the commands in what people write."""

from __future__ import annotations

import re
from collections.abc import Iterable

from tests.botapi.answers import Json, bad
from tests.botapi.markup import Parsed, parse_html, units

LONGEST = 4096

_COMMAND = re.compile(r"(?<![\w/])/[A-Za-z0-9_]{1,32}(?:@[A-Za-z0-9_]+)?(?!\w)")


def parse(text: str, mode: str, given: Iterable[Json] | None = None) -> Parsed:
    """Read the text of a message to send; raises RefusedError for markup that does not parse, and for no text left."""
    text = text.replace("\r", "")
    if mode.lower() == "html":
        parsed = parse_html(text)
    elif mode:
        raise bad("unsupported parse_mode")
    else:
        parsed = Parsed(text, tuple(given or ()))
    if any("\ud800" <= sign <= "\udfff" for sign in parsed.text):
        raise bad("strings must be encoded in UTF-8")
    parsed = _trimmed(parsed)
    if not parsed.text:
        raise bad("text must be non-empty")
    if units(parsed.text) > LONGEST:
        raise bad("message is too long")
    return parsed


def commands(text: str) -> tuple[Json, ...]:
    """The commands in what a person wrote, as entities."""
    return tuple(
        {"type": "bot_command", "offset": units(text[: found.start()]), "length": units(found[0])}
        for found in _COMMAND.finditer(text)
    )


def _trimmed(parsed: Parsed) -> Parsed:
    """Without the white space at both ends, which Telegram cuts off; entities move and shrink with it."""
    left = units(parsed.text) - units(parsed.text.lstrip())
    text = parsed.text.strip()
    if text == parsed.text:
        return parsed
    kept = []
    for entity in parsed.entities:
        start = max(0, entity["offset"] - left)
        end = min(units(text), entity["offset"] - left + entity["length"])
        if end > start:
            kept.append(entity | {"offset": start, "length": end - start})
    return Parsed(text, tuple(kept))
