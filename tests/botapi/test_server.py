"""The library that Faro uses meets the server on loopback, and finds what it would find at the real one."""

from __future__ import annotations

import asyncio
import logging
import os
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager
from datetime import timedelta

import pytest
from telegram import Bot, InlineKeyboardButton, InlineKeyboardMarkup, LinkPreviewOptions, ReplyParameters
from telegram.error import (
    BadRequest,
    ChatMigrated,
    Conflict,
    Forbidden,
    InvalidToken,
    NetworkError,
    RetryAfter,
    TelegramError,
    TimedOut,
)
from telegram.request import HTTPXRequest

from tests.botapi import BotApi, BotApiServer, Fault, Limits, Trouble, trouble

ANA = 11

# As Faro does: without it the library warns at every 429.
os.environ.setdefault("PTB_TIMEDELTA", "true")


@asynccontextmanager
async def meeting(api: BotApi, read_timeout: float = 5.0) -> AsyncIterator[tuple[BotApiServer, Bot]]:
    """A server for ``api``, and a bot that talks to it."""
    api.person(ANA)
    polling, calling = (HTTPXRequest(read_timeout=read_timeout, connection_pool_size=8) for _ in range(2))
    async with BotApiServer(api) as server:
        bot = Bot(api.token, base_url=f"{server.url}/bot", request=calling, get_updates_request=polling)
        async with bot:
            yield server, bot


def run(talk: Callable[[BotApi, BotApiServer, Bot], Awaitable[None]], api: BotApi, read_timeout: float = 5.0) -> None:
    """Let them talk, for ten seconds at most."""

    async def talking() -> None:
        async with asyncio.timeout(10), meeting(api, read_timeout) as (server, bot):
            await talk(api, server, bot)

    asyncio.run(talking())


async def refused(call: Awaitable[object]) -> TelegramError:
    """The error that a call ends with."""
    try:
        found = await call
    except TelegramError as error:
        return error
    raise AssertionError(f"it passed: {found}")


def test_a_conversation() -> None:
    """A command comes in, an answer with a button goes out, the button comes back, the message changes."""

    async def talk(api: BotApi, server: BotApiServer, bot: Bot) -> None:
        api.write(ANA, "/start", language="en")
        (update,) = await bot.get_updates(timeout=5)
        assert update.message is not None
        assert update.message.from_user is not None
        assert (update.message.text, update.message.from_user.language_code) == ("/start", "en")
        sent = await bot.send_message(
            ANA,
            "<b>Hola</b> &amp; mañana",
            parse_mode="HTML",
            disable_notification=True,
            link_preview_options=LinkPreviewOptions(is_disabled=True),
            reply_parameters=ReplyParameters(update.message.message_id, allow_sending_without_reply=True),
            reply_markup=InlineKeyboardMarkup([[InlineKeyboardButton("Más", callback_data="mas")]]),
        )
        shown = api.chat(ANA).received[0]
        assert (sent.text, shown.text, shown.sound, shown.preview, shown.reply_to) == (
            "Hola & mañana", "Hola & mañana", False, False, update.message.message_id,
        )  # fmt: skip
        press = api.press(ANA, "Más")
        query = (await bot.get_updates(offset=update.update_id + 1, timeout=timedelta(seconds=5)))[0].callback_query
        assert query is not None
        assert query.data == "mas"
        assert await bot.answer_callback_query(query.id, "Hecho")
        assert press.answer == "Hecho"
        assert await bot.edit_message_text("otra cosa", ANA, sent.message_id)
        assert shown.text == "otra cosa"
        assert "not modified" in str(await refused(bot.edit_message_text("otra cosa", ANA, sent.message_id)))
        assert await bot.delete_message(ANA, sent.message_id)
        assert all(call.answered for call in api.calls)

    run(talk, BotApi())


def test_errors_are_those_the_library_knows() -> None:
    """Each refusal turns into the exception that the real one turns into."""

    async def talk(api: BotApi, server: BotApiServer, bot: Bot) -> None:
        error = await refused(bot.send_message(ANA, "<b>x", parse_mode="HTML"))
        assert isinstance(error, BadRequest)
        assert 'end tag corresponding to start tag "b"' in str(error)
        api.group(-5)
        api.migrate(-5, -1005)
        moved = await refused(bot.send_message(-5, "x"))
        assert isinstance(moved, ChatMigrated)
        assert moved.new_chat_id == -1005
        api.block(ANA)
        assert isinstance(await refused(bot.send_message(ANA, "x")), Forbidden)
        api.revoke()
        assert isinstance(await refused(bot.get_me()), InvalidToken)

    run(talk, BotApi())


def test_too_fast() -> None:
    """The second message within a second is told when to come back."""

    async def talk(api: BotApi, server: BotApiServer, bot: Bot) -> None:
        await bot.send_message(ANA, "uno")
        assert isinstance(await refused(bot.send_message(ANA, "dos")), RetryAfter)
        assert api.meter.floods == 1

    run(talk, BotApi(limits=Limits()))


def test_two_bots_poll() -> None:
    """The one that waited is thrown out by the one that begins to wait, who gets what comes."""

    async def talk(api: BotApi, server: BotApiServer, bot: Bot) -> None:
        first = asyncio.create_task(refused(bot.get_updates(timeout=5)))
        await until(lambda: api.updates.waiting)
        second = asyncio.create_task(bot.get_updates(timeout=5))
        assert isinstance(await first, Conflict)
        api.write(ANA, "hola")
        assert len(await second) == 1

    run(talk, BotApi())


def test_offsets_over_the_wire() -> None:
    """What is confirmed never comes again; what is not, does."""

    async def talk(api: BotApi, server: BotApiServer, bot: Bot) -> None:
        for number in range(3):
            api.write(ANA, str(number))
        first, _, third = [update.update_id for update in await bot.get_updates()]
        assert len(await bot.get_updates(offset=first + 1)) == 2
        assert [update.update_id for update in await bot.get_updates(offset=-1)] == [third]
        assert await bot.get_updates(offset=third + 1) == ()

    run(talk, BotApi())


@pytest.mark.parametrize(
    ("met", "kind", "accepted"),
    [
        (trouble(Fault.FLOOD, 2), RetryAfter, False),
        (trouble(Fault.ERROR), NetworkError, False),
        (trouble(Fault.GATEWAY), NetworkError, False),
        (trouble(Fault.MISSING), InvalidToken, False),
        (trouble(Fault.CUT), NetworkError, False),
        (trouble(Fault.LOST), NetworkError, True),
        (trouble(Fault.LOST, 1), TimedOut, True),
        (trouble(Fault.TRUNCATED), TelegramError, True),
        (trouble(Fault.OUTAGE, 0.05), NetworkError, False),
    ],
)
def test_faults_over_the_wire(
    met: Trouble, kind: type[TelegramError], accepted: bool, caplog: pytest.LogCaptureFixture
) -> None:
    """Each fault is the exception that its like causes in life, and the record says whether the message is there."""
    caplog.set_level(logging.CRITICAL, "telegram.request")

    async def talk(api: BotApi, server: BotApiServer, bot: Bot) -> None:
        api.faults.plan("sendMessage", met)
        assert type(await refused(bot.send_message(ANA, "uno"))) is kind
        (call,) = (call for call in api.calls if call.method == "sendMessage")
        assert (call.accepted, len(api.chat(ANA).received)) == (accepted, int(accepted))
        answers = {Fault.FLOOD, Fault.ERROR, Fault.GATEWAY, Fault.MISSING}
        if met.fault in answers:
            await until(lambda: call.answered)
        else:
            assert not call.answered
        await until(lambda: server.listening)

    run(talk, BotApi(), read_timeout=0.3)


def test_slow_is_accepted_late() -> None:
    """A slow call is accepted after its time, even when its caller has given up; then it has no answer."""

    async def talk(api: BotApi, server: BotApiServer, bot: Bot) -> None:
        api.faults.plan("sendMessage", trouble(Fault.SLOW, 0.05), trouble(Fault.SLOW, 0.4))
        await bot.send_message(ANA, "uno")
        assert isinstance(await refused(bot.send_message(ANA, "dos")), TimedOut)
        assert len(api.sent) == 1
        await until(lambda: len(api.sent) == 2)
        await asyncio.sleep(0.02)
        assert [call.answered for call in api.sent] == [True, False]

    run(talk, BotApi(), read_timeout=0.2)


def test_an_outage_refuses_and_ends() -> None:
    """Nobody listens, whoever waited is hung up on, and afterwards the same address answers again."""

    async def talk(api: BotApi, server: BotApiServer, bot: Bot) -> None:
        polling = asyncio.create_task(refused(bot.get_updates(timeout=5)))
        await until(lambda: api.updates.waiting)
        over = server.begin_outage(0.2)
        assert over is server.begin_outage(9)
        assert isinstance(await polling, NetworkError)
        assert "ConnectError" in str(await refused(bot.send_message(ANA, "uno")))
        assert not api.updates.waiting
        await over
        await bot.send_message(ANA, "dos")
        assert [message.text for message in api.chat(ANA).received] == ["dos"]

    run(talk, BotApi())


def test_it_closes_while_somebody_waits() -> None:
    """Leaving the server hangs up on polls, slow calls and outages alike."""

    async def talk(api: BotApi, server: BotApiServer, bot: Bot) -> None:
        api.faults.plan("sendMessage", trouble(Fault.SLOW, 9))
        calls = [
            asyncio.create_task(refused(call)) for call in (bot.get_updates(timeout=9), bot.send_message(ANA, "x"))
        ]
        await until(lambda: api.updates.waiting)
        await server.__aexit__(None, None, None)
        assert all(isinstance(error, NetworkError) for error in await asyncio.gather(*calls))

    run(talk, BotApi())


def test_connections_are_bounded() -> None:
    """Who comes too many is hung up on; the others are served."""

    async def talk() -> None:
        api = BotApi()
        async with BotApiServer(api, connections=2) as server:
            host, port = server.url.removeprefix("http://").split(":")
            kept = [await asyncio.open_connection(host, int(port)) for _ in range(3)]
            for reader, writer in kept[:2]:
                writer.write(b"GET /bot123:TEST/getMe HTTP/1.1\r\n\r\n")
                assert (await reader.readuntil(b"\r\n")).startswith(b"HTTP/1.1 200")
            assert await kept[2][0].read() == b""
            for _, writer in kept:
                writer.close()
                await writer.wait_closed()

    asyncio.run(asyncio.wait_for(talk(), 5))


async def until(true: Callable[[], bool]) -> None:
    """Wait, for five seconds at most."""
    async with asyncio.timeout(5):
        while not true():  # noqa: ASYNC110  what is waited for happens in code that knows no events
            await asyncio.sleep(0.005)
