"""The wire to the Bot API holds its limits, and neither a log nor a traceback ever shows the token."""

from __future__ import annotations

import asyncio
import json
import logging
import traceback
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import AbstractAsyncContextManager, asynccontextmanager

import pytest
import structlog

from monitor.channels.telegram import Api, fetch, open_bot, who_am_i
from monitor.channels.telegram.api import call
from monitor.errors import ChannelDownError, DeliveryError, TransientError
from tests.channels.telegram.wire import TOKEN

SECRET = TOKEN.partition(":")[2]
ME = {"ok": True, "result": {"id": 99, "is_bot": True, "first_name": "Avisos", "username": "avisos_bot"}}
Server = Callable[[str, bytes], Awaitable[bytes | None]]


@asynccontextmanager
async def served(answer: Server) -> AsyncIterator[str]:
    """A server on loopback that gives each request what ``answer`` makes of its path and body, or hangs up."""

    async def serve(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        try:
            head = (await reader.readuntil(b"\r\n\r\n")).decode()
            length = next((int(line[15:]) for line in head.lower().split("\r\n") if line[:15] == "content-length:"), 0)
            found = await answer(head.split()[1], await reader.readexactly(length))
            if found is not None:
                writer.write(found)
                await writer.drain()
        finally:
            writer.close()

    server = await asyncio.start_server(serve, "127.0.0.1", 0)
    async with server:
        yield f"http://127.0.0.1:{server.sockets[0].getsockname()[1]}"


def http(body: bytes, status: str = "200 OK", length: int | None = None) -> bytes:
    """One answer, of the length it says or of another."""
    size = len(body) if length is None else length
    return f"HTTP/1.1 {status}\r\nContent-Length: {size}\r\nConnection: close\r\n\r\n".encode() + body


def giving(answer: bytes | None) -> Callable[[], AbstractAsyncContextManager[str]]:
    """A server that always answers so."""

    async def same(_: str, __: bytes) -> bytes | None:
        return answer

    return lambda: served(same)


@asynccontextmanager
async def nobody() -> AsyncIterator[str]:
    """An address where nobody listens."""
    async with giving(None)() as url:
        pass
    yield url


FAILURES: dict[str, tuple[Callable[[], AbstractAsyncContextManager[str]], bool]] = {
    "nobody listens": (nobody, False),
    "hangs up": (giving(None), True),
    "half an answer": (giving(http(json.dumps(ME).encode()[:30], length=500)), True),
    "cut json": (giving(http(b'{"ok": true, "res')), True),
    "a page": (giving(http(b"<html>Bad Gateway</html>", "502 Bad Gateway")), True),
    "no http": (giving(b"\x00\x01\x02 hello\r\n\r\n"), True),
    "a redirect": (giving(http(b"", "302 Found\r\nLocation: http://127.0.0.1:1/")), True),
}


def failed(server: Callable[[], AbstractAsyncContextManager[str]], within: float = 5.0) -> TransientError:
    """What asking such a server who the bot is raises."""

    async def ask() -> None:
        async with server() as url, open_bot(TOKEN, url) as api:
            await call(api.bot.get_me(), within)

    with pytest.raises(TransientError) as failure:
        asyncio.run(ask())
    return failure.value


@pytest.mark.parametrize("name", FAILURES)
def test_the_token_is_never_shown(name: str, caplog: pytest.LogCaptureFixture) -> None:
    """A failing request shows it in no log line, no chained traceback and no local of its frames, at any level."""
    caplog.set_level(logging.DEBUG)
    server, maybe_sent = FAILURES[name]
    error = failed(server)
    assert error.maybe_sent == maybe_sent
    chain: BaseException | None = error
    while chain is not None:
        assert SECRET not in "".join(traceback.format_exception(chain)) + repr(chain)
        chain = chain.__cause__ or chain.__context__
    info = (type(error), error, error.__traceback__)
    shown = structlog.processors.dict_tracebacks(None, "", {"exc_info": info})
    assert SECRET not in str(shown)
    assert SECRET not in caplog.text


def test_a_call_that_works_is_quiet_too(caplog: pytest.LogCaptureFixture) -> None:
    """httpx would log the address of each call, and the library its parameters."""
    caplog.set_level(logging.DEBUG)

    async def ask() -> tuple[int, str, str]:
        async with giving(http(json.dumps(ME).encode()))() as url, open_bot(TOKEN, url + "/") as api:
            assert SECRET not in f"{api!r} {api.bot!r} {vars(api)}"
            return await who_am_i(api)

    assert asyncio.run(ask()) == (99, "avisos_bot", "Avisos")
    assert SECRET not in caplog.text
    assert not [record.name for record in caplog.records if record.name.startswith(("httpx", "httpcore", "telegram"))]


def test_words_of_a_broken_answer_are_not_logged(caplog: pytest.LogCaptureFixture) -> None:
    """The library would log an answer that it cannot read as an error, with what people wrote."""
    caplog.set_level(logging.DEBUG)
    failed(giving(http(b'{"ok": true, "result": [{"text": "Zambrano')))
    failed(giving(http(b'{"ok": true, "result": [{"text": "Zambrano', "500 Internal Server Error")))
    assert "Zambrano" not in caplog.text


def test_a_server_that_dawdles() -> None:
    """A call has a limit in all, though a byte comes now and then; the message may have arrived."""

    async def slow(_: str, __: bytes) -> bytes:
        await asyncio.sleep(5)
        return b""

    error = failed(lambda: served(slow), within=0.2)
    assert (error.code, error.maybe_sent) == ("timeout", True)


def test_no_proxy_from_the_environment(monkeypatch: pytest.MonkeyPatch) -> None:
    """What some shell left in HTTP_PROXY does not see the token."""
    for name in ("HTTP_PROXY", "HTTPS_PROXY", "ALL_PROXY", "http_proxy", "https_proxy", "all_proxy"):
        monkeypatch.setenv(name, "http://127.0.0.1:1")

    async def ask() -> tuple[int, str, str]:
        async with giving(http(json.dumps(ME).encode()))() as url, open_bot(TOKEN, url) as api:
            return await who_am_i(api)

    assert asyncio.run(ask())[0] == 99


@pytest.mark.parametrize(
    "token", ["", "token", "1:", f" {TOKEN}", f"{TOKEN}\n", "1:a/../b", "1:a?b", "١:abc", "1:{token}"]
)
def test_what_cannot_be_a_token(token: str) -> None:
    """It is refused before anything is sent."""
    with pytest.raises(ChannelDownError):
        open_bot(token)


def test_an_update_nobody_can_read() -> None:
    """One update that the library chokes on does not make the bot deaf: it is passed, the others are kept."""
    chat = {"id": 7, "type": "private"}
    good = {"update_id": 12, "message": {"message_id": 5, "date": 0, "chat": chat, "text": "hola"}}
    asked: list[str] = []

    async def answer(path: str, body: bytes) -> bytes:
        asked.append(body.decode())
        bad = {"update_id": 11, "message": {"message_id": 4, "date": "yesterday", "chat": chat}}
        worse = {"update_id": 13, "callback_query": {"id": "1"}}
        return http(json.dumps({"ok": True, "result": [bad, good, worse]}).encode())

    async def ask() -> list[int]:
        async with served(answer) as url, open_bot(TOKEN, url) as api:
            return [incoming.id for incoming in await fetch(api, 11, 0)]

    assert asyncio.run(ask()) == [12]
    assert len(asked) == 1


def test_eight_in_flight_and_more() -> None:
    """Eight deliveries that wait for their answers leave connections for others."""
    all_eight, waiting = asyncio.Event(), asyncio.Event()
    seen: list[str] = []

    async def answer(path: str, _: bytes) -> bytes:
        seen.append(path)
        if len(seen) == 8:
            all_eight.set()
        if len(seen) <= 8:
            await waiting.wait()
        return http(json.dumps(ME).encode())

    async def ask(api: Api) -> None:
        first = [asyncio.create_task(who_am_i(api)) for _ in range(8)]
        await asyncio.wait_for(all_eight.wait(), 5)
        await asyncio.wait_for(who_am_i(api), 5)
        waiting.set()
        await asyncio.gather(*first)

    async def all_of_it() -> None:
        async with served(answer) as url, open_bot(TOKEN, url) as api:
            await ask(api)

    asyncio.run(all_of_it())
    assert seen == [f"/bot{TOKEN}/getMe"] * 9


def test_a_closed_bot_fails_as_a_delivery() -> None:
    """What is still in hand when the service ends is tried another time."""

    async def ask() -> None:
        api = open_bot(TOKEN, "http://127.0.0.1:1")
        await api.close()
        await who_am_i(api)

    with pytest.raises(DeliveryError):
        asyncio.run(ask())
