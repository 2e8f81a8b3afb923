"""The bot: its token, tried at the Bot API, and a name that says nothing to whoever finds it on a telephone."""

from __future__ import annotations

import asyncio
import math
from collections.abc import Awaitable, Callable
from dataclasses import dataclass, field
from pathlib import Path
from urllib.parse import urlsplit

from monitor.bot import menu
from monitor.channels.telegram import Api, clear_webhook, set_commands, set_name, who_am_i
from monitor.channels.telegram.api import call
from monitor.cli import codes
from monitor.cli.setup.names import bot_name, proposals, telling
from monitor.cli.setup.talk import StopError, Talk, World
from monitor.errors import ChannelDownError, DeliveryError, SlowDownError
from monitor.locale import LANGUAGES, translator

TRIES = 3
#: Telegram keeps a name, descriptions and a menu for each language, and those for all others under "".
EVERYONE = ("", *LANGUAGES)


@dataclass(frozen=True, slots=True)
class Bot:
    """What people see of a bot; ``names`` are those it has for all of EVERYONE."""

    id: int
    username: str
    names: tuple[str, ...]

    @property
    def telling_name(self) -> str:
        """The first of its names that says what it is for; "" if none does."""
        return next((name for name in self.names if telling(name)), "")


@dataclass(frozen=True, slots=True)
class Chosen:
    """The bot to work with, its token, and what it is to be called."""

    token: str = field(repr=False)
    bot: Bot
    name: str


def ask_bot(talk: Talk, world: World, api: str, token_file: Path, *, called: str, people: bool) -> Chosen:
    """The bot that works with the token that is typed, or with the one that is there.

    ``called``: what it was to be called before. ``people``: some may already be talking to the bot of the token that
    is there. Raises StopError.
    """
    there = _kept(token_file)
    for key in ("why", "how", "seen"):
        (talk.explain if key == "why" else talk.say)(f"cli.setup.token.{key}")
    code = codes.CONFIG
    for _ in range(TRIES):
        token = talk.ask_hidden("cli.setup.token.keep" if there else "cli.setup.token.ask") or there
        if not token:
            talk.say("cli.setup.token.none")
            continue
        try:
            bot = asyncio.run(_look(world, token, api))
        except DeliveryError as error:
            code = _said(talk, token, error, api)
            continue
        talk.say("cli.setup.bot.found", name=bot.names[0], username=bot.username)
        if word := telling(bot.username):
            talk.say("cli.setup.bot.username", username=bot.username, word=word)
            talk.say("cli.setup.bot.username.how")
            continue
        if people and there and _number(token) != _number(there):
            talk.say("cli.setup.bot.other")
            if not talk.yes("cli.setup.bot.other.ask", default=False):
                continue
        return Chosen(token, bot, _ask_name(talk, world, bot, called))
    talk.say("cli.setup.token.enough")
    raise StopError(code)


async def dress(api: Api, bot: Bot, name: str) -> dict[str, DeliveryError]:
    """Give the bot its name, no description, the menu, and updates that wait; what failed, by what it was.

    What is so already is not asked for: Telegram lets a name be changed a few times a day.
    """
    steps: dict[str, Callable[[], Awaitable[None]]] = {
        "name": lambda: _name(api, bot, name),
        "description": lambda: _undescribed(api),
        "menu": lambda: _menu(api),
        "webhook": lambda: clear_webhook(api),
    }
    failed: dict[str, DeliveryError] = {}
    for what, step in steps.items():
        try:
            await step()
        except DeliveryError as error:
            failed[what] = error
    return failed


def minutes(error: DeliveryError) -> int:
    """How many minutes Telegram asks us to wait; 0 where it does not say."""
    return math.ceil(error.seconds / 60) if isinstance(error, SlowDownError) else 0


async def _look(world: World, token: str, api: str) -> Bot:
    """Who the bot is. Raises DeliveryError."""
    async with world.open_bot(token, api) as opened:
        number, username, name = await who_am_i(opened)
        names = [(await call(opened.bot.get_my_name(language_code=each or None))).name for each in EVERYONE]
    return Bot(number, username, tuple(each or name for each in names))


def _ask_name(talk: Talk, world: World, bot: Bot, called: str) -> str:
    """What the bot is to be called: as it is, unless that says what it is for or something else is typed."""
    offered = proposals(world.chance)
    talk.explain("cli.setup.name.why")
    if word := telling(bot.telling_name):
        talk.say("cli.setup.name.telling", name=bot.telling_name, word=word)
    talk.say("cli.setup.name.some", names=", ".join(offered))
    return talk.ask_as("cli.setup.name.ask", bot_name, called or (offered[0] if bot.telling_name else bot.names[0]))


async def _name(api: Api, bot: Bot, name: str) -> None:
    for language, present in zip(EVERYONE, bot.names, strict=True):
        if present != name:  # in a language, an empty one gives way to the name for everyone
            await set_name(api, "" if language else name, language)


async def _undescribed(api: Api) -> None:
    """Telegram shows a description before anybody has written: none says the least."""
    for language in (each or None for each in EVERYONE):
        if (await call(api.bot.get_my_description(language_code=language))).description:
            await call(api.bot.set_my_description("", language_code=language))
        if (await call(api.bot.get_my_short_description(language_code=language))).short_description:
            await call(api.bot.set_my_short_description("", language_code=language))


async def _menu(api: Api) -> None:
    for language in EVERYONE:
        await set_commands(api, menu(translator(language or LANGUAGES[0])), language)


def _said(talk: Talk, token: str, error: DeliveryError, api: str) -> int:
    """Say why the Bot API does not take the token; the exit code, should it end with this."""
    if isinstance(error, ChannelDownError):
        number, _, rest = token.partition(":")
        formed = number.isdigit() and len(rest) > 2
        talk.say("cli.setup.token.refused" if formed else "cli.setup.token.malformed")
        return codes.CONFIG
    talk.say("cli.setup.token.unreachable", host=urlsplit(api).hostname, why=error.code)
    return codes.TEMPORARY


def _kept(token_file: Path) -> str:
    try:
        return token_file.read_text("utf-8").strip()
    except (OSError, UnicodeDecodeError):
        return ""


def _number(token: str) -> str:
    """The bot's own number, which outlives a change of token."""
    return token.partition(":")[0]
