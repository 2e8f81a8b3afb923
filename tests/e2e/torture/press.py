"""The papers on loopback: feeds and articles, served well, badly, in part, or not at all."""

from __future__ import annotations

import asyncio
import contextlib
import hashlib
import socket
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime
from email.utils import format_datetime
from enum import StrEnum
from html import escape

HOST = "127.0.0.1"
_WORDS = {200: "OK", 304: "Not Modified", 404: "Not Found", 500: "Internal Server Error"}


class Mood(StrEnum):
    """How a request is answered."""

    WELL = "well"
    ERROR = "error"  # 500
    MISSING = "missing"  # 404
    SLOW = "slow"  # well, after a while
    HANG = "hang"  # hung up after a while
    CUT = "cut"  # hung up in the middle of the body
    HALF = "half"  # half of the body, as if that were all
    PAGE = "page"  # a page of HTML that is no feed


@dataclass(frozen=True, slots=True)
class Entry:
    """One entry as it stands now."""

    title: str
    text: str
    at: datetime


@dataclass(slots=True)
class Press:
    """What each paper has printed; ``mood`` decides how each request is answered, ``read`` hears of what went out."""

    papers: Sequence[str]
    mood: Callable[[str, str], Mood]
    read: Callable[[str], None]
    entries: dict[str, dict[str, Entry]] = field(default_factory=dict)
    url: str = ""
    slow: float = 0.6
    moods: dict[str, int] = field(default_factory=dict)
    given: set[str] = field(default_factory=set)
    _server: asyncio.Server | None = None
    _kept: socket.socket | None = None
    _open: set[asyncio.Task[None]] = field(default_factory=set)

    def print(self, paper: str, key: str, title: str, text: str) -> None:
        """Print an entry, or print over the one of this ``key``."""
        self.entries.setdefault(paper, {})[key] = Entry(title, text, datetime.now(UTC))

    def etag(self, paper: str) -> str:
        """What tells this state of a feed from others."""
        return f'"{hashlib.blake2b(self._feed(paper), digest_size=8).hexdigest()}"'

    async def __aenter__(self) -> Press:
        self._kept = _bound(0)
        self.url = f"http://{HOST}:{self._kept.getsockname()[1]}"
        await self._listen()
        return self

    async def __aexit__(self, *_: object) -> None:
        await self._shut()
        if self._kept is not None:
            self._kept.close()

    async def strike(self, seconds: float) -> None:
        """Refuse every connection for so long."""
        port = int(self.url.rpartition(":")[2])
        await self._shut()
        self._kept = _bound(port)
        try:
            await asyncio.sleep(seconds)
        finally:
            await self._listen()

    async def _listen(self) -> None:
        bound, self._kept = self._kept, None
        self._server = await asyncio.start_server(self._connected, sock=bound)

    async def _shut(self) -> None:
        server, self._server = self._server, None
        if server is not None:
            server.close()
            for task in self._open:
                task.cancel()
            await asyncio.gather(*self._open, return_exceptions=True)
            await server.wait_closed()

    async def _connected(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        task = asyncio.current_task()
        if task is None:
            return
        self._open.add(task)
        with contextlib.suppress(ConnectionError, TimeoutError, asyncio.IncompleteReadError, asyncio.CancelledError):
            try:
                async with asyncio.timeout(20):
                    head = await reader.readuntil(b"\r\n\r\n")
                    await self._answer(head.decode("latin-1"), writer)
            finally:
                self._open.discard(task)
                writer.close()
                await writer.wait_closed()

    async def _answer(self, head: str, writer: asyncio.StreamWriter) -> None:
        paper, _, key = head.split(" ")[1].strip("/").partition("/")
        mood = self.mood(paper, key)
        self.moods[mood] = self.moods.get(mood, 0) + 1
        if mood in (Mood.SLOW, Mood.HANG):
            await asyncio.sleep(self.slow)
        if mood is Mood.HANG:
            return
        status, body, tag = self._page(paper, key) if key else self._fresh(paper, head)
        if mood in (Mood.ERROR, Mood.MISSING):
            status, body, tag = (500 if mood is Mood.ERROR else 404), b"", ""
        elif mood is Mood.PAGE and status == 200:
            body, tag = b"<!doctype html><html><body><p>Espere un momento.</p></body></html>", ""
        length = len(body)
        if mood in (Mood.CUT, Mood.HALF):
            body = body[: len(body) * 2 // 3]
        lines = [f"HTTP/1.1 {status} {_WORDS[status]}", "Connection: close"]
        lines += [f"ETag: {tag}", "Cache-Control: max-age=0"] if tag else []
        lines.append("Content-Type: " + ("text/html" if key or mood is Mood.PAGE else "application/rss+xml"))
        if status != 304:
            lines.append(f"Content-Length: {length if mood is Mood.CUT else len(body)}")
        writer.write("\r\n".join([*lines, "", ""]).encode("latin-1") + body)
        await writer.drain()
        if not key and status == 200 and tag not in self.given and mood in (Mood.WELL, Mood.SLOW, Mood.HALF):
            self.given.add(tag)
            self.read(paper)

    def _fresh(self, paper: str, head: str) -> tuple[int, bytes, str]:
        tag = self.etag(paper)
        known = f"if-none-match: {tag}".lower() in head.lower()
        return (304, b"", tag) if known else (200, self._feed(paper), tag)

    def _page(self, paper: str, key: str) -> tuple[int, bytes, str]:
        entry = self.entries.get(paper, {}).get(key)
        if entry is None:
            return 404, b"", ""
        title = escape(entry.title)
        page = f"<html><head><title>{title}</title></head><body><nav>Inicio</nav><article><h1>{title}</h1>"
        return 200, f"{page}<p>{escape(entry.text)}</p></article></body></html>".encode(), ""

    def _feed(self, paper: str) -> bytes:
        """The newest entry first. A summary that says little, and changes with the text."""
        entries = "".join(
            f"<item><guid isPermaLink='false'>{key}</guid><title>{escape(entry.title)}</title>"
            f"<link>{self.url}/{paper}/{key}</link><pubDate>{format_datetime(entry.at)}</pubDate>"
            f"<description>Texto de {len(entry.text)} letras.</description></item>"
            for key, entry in reversed(self.entries.get(paper, {}).items())
        )
        return (
            '<?xml version="1.0" encoding="UTF-8"?><rss version="2.0"><channel>'
            f"<title>{paper}</title><link>{self.url}/{paper}</link>{entries}</channel></rss>"
        ).encode()


def _bound(port: int) -> socket.socket:
    bound = socket.socket(socket.AF_INET, socket.SOCK_STREAM)
    bound.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    bound.bind((HOST, port))
    bound.setblocking(False)
    return bound
