"""A client that speaks just enough HTTP to ask a server on loopback, and a clock that stands where it is put."""

from __future__ import annotations

import asyncio
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime


@dataclass
class StillClock:
    """Tells the time it was given."""

    at: datetime

    def now(self) -> datetime:
        """The time it was given."""
        return self.at


@dataclass(frozen=True)
class Answer:
    """What came back; header names are lower case."""

    status: int
    headers: Mapping[str, str]
    body: bytes


async def get(url: str, path: str, method: str = "GET", **headers: str) -> Answer:
    """One request on a connection of its own; underscores in header names stand for hyphens."""
    host, _, port = url.removeprefix("http://").partition(":")
    lines = [f"{method} {path} HTTP/1.1", f"Host: {host}:{port}", "Connection: close"]
    lines += [f"{name.replace('_', '-')}: {value}" for name, value in headers.items()]
    return read_answer(await raw(url, "\r\n".join([*lines, "", ""]).encode()))


async def raw(url: str, sent: bytes) -> bytes:
    """All bytes that come back for ``sent`` until the server hangs up."""
    host, _, port = url.removeprefix("http://").partition(":")
    async with asyncio.timeout(5):
        reader, writer = await asyncio.open_connection(host, int(port))
        try:
            writer.write(sent)
            await writer.drain()
            return await reader.read()
        finally:
            writer.close()
            await writer.wait_closed()


def read_answer(received: bytes) -> Answer:
    """The bytes of one answer, apart."""
    head, _, body = received.partition(b"\r\n\r\n")
    first, *rest = head.decode("latin-1").split("\r\n")
    pairs = (line.partition(":") for line in rest)
    return Answer(int(first.split(" ")[1]), {name.lower(): value.strip() for name, _, value in pairs}, body)
