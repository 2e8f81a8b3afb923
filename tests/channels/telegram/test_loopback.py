"""The channel against a Bot API on loopback, over real connections."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import replace
from datetime import UTC, datetime

import pytest

from monitor.channels import Button, Channel, Outgoing
from monitor.channels.telegram import (
    Api,
    TelegramChannel,
    answer,
    clear_webhook,
    fetch,
    open_bot,
    set_commands,
    set_name,
    who_am_i,
)
from monitor.errors import ChannelDownError, MovedChatError, SlowDownError, TransientError, UnreachableError
from monitor.locale import translator
from monitor.messages import Rendered
from monitor.model import Message, Shape
from tests.botapi.api import BotApi
from tests.botapi.faults import Fault
from tests.botapi.server import BotApiServer

TOKEN = "123:TEST"  # noqa: S105 - nobody's
ANA = 7001
FAMILY, MOVED = -42, -10042
AT = datetime(2026, 1, 8, 13, 12, tzinfo=UTC)
NEWS = Message("SIN CONFIRMAR. Ana & <Co>: «dice» 👩🏽.", ("https://a.example/b?c=1&d=2",))
MENDED = Message("CORREGIDO el 9 de enero: no era cierto.", ("Se había dicho que Ana salió de prisión.",))
NEW = Outgoing(
    17, "k1", str(ANA), Shape.MESSAGE, Rendered(NEWS, MENDED), None, True, AT, buttons=((Button("más", "m1"),),)
)


@asynccontextmanager
async def chatting(token: str = TOKEN) -> AsyncIterator[tuple[BotApi, Api, Channel]]:
    """A server with one person, a bot that talks to it, and the channel over that bot."""
    world = BotApi()
    world.person(ANA)
    async with BotApiServer(world) as server, open_bot(token, server.url) as api:
        yield world, api, TelegramChannel(api, {"es": translator("es")})


async def send(channel: Channel, outgoing: Outgoing) -> str:
    """All calls of a delivery; their references in one."""
    return ",".join([await channel.send(outgoing, part) for part in range(channel.parts(outgoing))])


def test_the_life_of_an_alert() -> None:
    """Sent, edited, edited again to the same, corrected and deleted: each is what the person sees."""

    async def live() -> None:
        async with chatting() as (world, _, channel):
            ref = await send(channel, NEW)
            (alert,) = world.chat(ANA).received
            assert (alert.text, alert.sound, alert.preview, str(alert.id)) == (NEWS.text, True, False, ref)
            assert {"type": "bold", "offset": 0, "length": len(NEWS.first) + 2} in alert.entities  # 👩🏽 is two and two
            edit = replace(NEW, shape=Shape.EDIT, original_ref=ref)
            assert [await send(channel, edit), await send(channel, edit)] == [ref, ref]
            assert (alert.text, [key.label for key in alert.keys]) == (MENDED.text, ["más"])
            both = await send(channel, replace(NEW, shape=Shape.CORRECTION, original_ref=ref, sound=False))
            reply = world.chat(ANA).received[-1]
            assert (both, reply.reply_to, reply.sound) == (f"{ref},{reply.id}", alert.id, False)
            delete = replace(NEW, shape=Shape.DELETE, rendered=Rendered(), original_ref=both)
            assert [await send(channel, delete), await send(channel, delete)] == [",", ","]
            assert world.chat(ANA).received == []

    asyncio.run(live())


def test_an_original_that_the_person_deleted() -> None:
    """A correction arrives all the same, and an edit has nothing to do."""

    async def live() -> None:
        async with chatting() as (world, _, channel):
            ref = await send(channel, NEW)
            world.delete(ANA, int(ref))
            assert await send(channel, replace(NEW, shape=Shape.EDIT, original_ref=ref)) == ""
            reply = await send(channel, replace(NEW, shape=Shape.CORRECTION, original_ref=ref))
            assert [f",{message.id}" for message in world.chat(ANA).received] == [reply]

    asyncio.run(live())


def test_a_long_list() -> None:
    """What does not fit one message comes in two, and the parser takes both."""

    async def live() -> None:
        async with chatting() as (world, _, channel):
            body = tuple(f"{number}. <Ana> & «Luz» 👩🏽 " + "x" * 40 for number in range(1, 101))
            await send(channel, replace(NEW, rendered=Rendered(Message("Esto se sabe hoy.", body))))
            first, last = world.chat(ANA).received
            assert f"{first.text}\n{last.text}".splitlines() == ["Esto se sabe hoy.", *(line.strip() for line in body)]
            assert [len(list(message.keys)) for message in (first, last)] == [0, 1]

    asyncio.run(live())


@pytest.mark.parametrize(
    ("fault", "arrived", "maybe_sent"),
    [
        (Fault.ERROR, False, True),
        (Fault.GATEWAY, False, True),
        (Fault.CUT, False, True),
        (Fault.LOST, True, True),
        (Fault.TRUNCATED, True, True),
    ],
)
def test_ambiguous_failures(fault: Fault, *, arrived: bool, maybe_sent: bool) -> None:
    """Where the answer is lost nobody can know: it is said to be perhaps sent, and the next attempt works."""

    async def live() -> None:
        async with chatting() as (world, _, channel):
            world.faults.plan("sendMessage", fault)
            with pytest.raises(TransientError) as failure:
                await send(channel, NEW)
            assert failure.value.maybe_sent == maybe_sent
            assert len(world.chat(ANA).received) == arrived
            await send(channel, replace(NEW, repeat=True))
            assert world.chat(ANA).received[-1].text.endswith("\nPosible repetición.")

    asyncio.run(live())


def test_refusals_by_name() -> None:
    """A flood, a block, an account that is gone and a chat that never was are told apart."""

    async def live() -> None:
        async with chatting() as (world, _, channel):
            world.faults.plan("sendMessage", Fault.FLOOD)
            with pytest.raises(SlowDownError) as slow:
                await send(channel, NEW)
            assert slow.value.seconds == 1
            world.person(ANA + 1)
            world.block(ANA + 1)
            world.person(ANA + 2)
            world.deactivate(ANA + 2)
            for number in (1, 2, 3):
                with pytest.raises(UnreachableError):
                    await send(channel, replace(NEW, address=str(ANA + number)))

    asyncio.run(live())


def test_an_outage_sends_nothing() -> None:
    """While nobody listens it is certain that nothing was sent."""

    async def live() -> None:
        world = BotApi()
        async with BotApiServer(world) as server:
            url = server.url
        async with open_bot(TOKEN, url) as api:
            with pytest.raises(TransientError) as failure:
                await send(TelegramChannel(api, {"es": translator("es")}), NEW)
        assert not failure.value.maybe_sent

    asyncio.run(live())


def test_a_group_that_moved() -> None:
    """Its new address is in the refusal, and in an update; a message sent there arrives."""

    async def live() -> None:
        async with chatting() as (world, api, channel):
            world.group(FAMILY)
            world.migrate(FAMILY, MOVED)
            with pytest.raises(MovedChatError) as moved:
                await send(channel, replace(NEW, address=str(FAMILY)))
            assert moved.value.address == str(MOVED)
            assert [update.moved for update in await fetch(api, 0, 0)] == [str(MOVED)]
            await send(channel, replace(NEW, address=str(MOVED)))
            assert len(world.chat(MOVED).received) == 1

    asyncio.run(live())


@pytest.mark.parametrize("token", ["123:OTHER", "999:TEST"])
def test_a_wrong_token(token: str) -> None:
    """Sending and reading both say that the channel is down."""

    async def live() -> None:
        async with chatting(token) as (_, api, channel):
            with pytest.raises(ChannelDownError):
                await send(channel, NEW)
            with pytest.raises(ChannelDownError):
                await fetch(api, 0, 0)

    asyncio.run(live())


def test_a_second_instance() -> None:
    """Of two that read the same bot, the first to be cut off says so."""

    async def live() -> None:
        async with chatting() as (world, api, _):
            first = asyncio.create_task(fetch(api, 0, 5))
            while not world.updates.waiting:  # noqa: ASYNC110 - the server has no event for it
                await asyncio.sleep(0.01)
            second = asyncio.create_task(fetch(api, 0, 5))
            with pytest.raises(ChannelDownError):
                await first
            world.write(ANA, "hola")
            assert [update.argument for update in await second] == ["hola"]

    asyncio.run(live())


def test_what_people_do() -> None:
    """A command, a press and a block come once each, in order, until they are confirmed."""

    async def live() -> None:
        async with chatting() as (world, api, channel):
            await send(channel, NEW)
            typed = world.write(ANA, "/seguir Ana Lucía Zambrano Oropel")
            press = world.press(ANA, "más")
            world.block(ANA)
            world.unblock(ANA)
            found = await fetch(api, 0, 0)
            assert [update.id for update in found] == [update.id for update in await fetch(api, found[0].id, 0)]
            command, button, left = found
            assert (command.command, command.argument) == ("seguir", "Ana Lucía Zambrano Oropel")
            assert (command.message_ref, command.address, command.language) == (str(typed), str(ANA), "es")
            assert (button.button, button.press, button.private) == ("m1", press.id, True)
            assert left.left
            await answer(api, button.press, "Un momento.", alert=True)
            assert (press.answer, press.alert) == ("Un momento.", True)
            await answer(api, button.press)  # too late, and nobody's loss
            assert await fetch(api, left.id + 1, 0) == []

    asyncio.run(live())


def test_setting_up() -> None:
    """The bot says who it is and takes its name and menu; a webhook left by somebody else goes."""

    async def live() -> None:
        async with chatting() as (world, api, _):
            assert (await who_am_i(api))[:2] == (123, "faro_test_bot")
            await set_name(api, "Avisos")
            await set_commands(api, [("lista", "Lo que sigue")], "es")
            world.world.webhook = "https://a.example/hook"
            with pytest.raises(ChannelDownError):
                await fetch(api, 0, 0)
            await clear_webhook(api)
            assert await fetch(api, 0, 0) == []
            assert (await who_am_i(api))[2] == "Avisos"

    asyncio.run(live())
