"""A small HTTP server on loopback that answers as it is told, for tests of what crosses a wire."""

from __future__ import annotations

import asyncio
import ssl
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager
from dataclasses import dataclass, field

from monitor.sources.guard import Allowed

Answer = bytes | Callable[[asyncio.StreamWriter], Awaitable[None]]


def reply(status: int, body: bytes = b"", **headers: str) -> bytes:
    """A whole HTTP answer; header names are written with _ for -."""
    lines = [f"HTTP/1.1 {status} Whatever", f"Content-Length: {len(body)}", "Connection: close"]
    lines += [f"{name.replace('_', '-')}: {value}" for name, value in headers.items()]
    return "\r\n".join(lines).encode("utf-8") + b"\r\n\r\n" + body


@dataclass
class Server:
    """What is served (path to answer) and what was asked (raw requests, and when)."""

    port: int = 0
    pages: dict[str, Answer] = field(default_factory=dict)
    asked: list[str] = field(default_factory=list)
    times: list[float] = field(default_factory=list)
    inside: int = 0
    most_inside: int = 0

    def url(self, path: str, host: str = "127.0.0.1") -> str:
        """The address of ``path`` here."""
        return f"http://{host}:{self.port}{path}"

    @property
    def allowed(self) -> Allowed:
        """The exception that lets a fetcher read this server."""
        return Allowed("127.0.0.1", self.port)

    async def handle(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        """Answer one request."""
        self.inside += 1
        self.most_inside = max(self.most_inside, self.inside)
        self.times.append(asyncio.get_running_loop().time())
        try:
            request = (await reader.readuntil(b"\r\n\r\n")).decode("latin-1")
            self.asked.append(request)
            answer = self.pages.get(request.split(" ")[1], reply(404))
            if isinstance(answer, bytes):
                writer.write(answer)
                await writer.drain()
            else:
                await answer(writer)
        except (ConnectionError, asyncio.IncompleteReadError):
            pass  # the client left: some tests are about that
        finally:
            self.inside -= 1
            writer.close()


@asynccontextmanager
async def serving(**pages: Answer) -> AsyncIterator[Server]:
    """A running server; ``pages`` are paths without their slash."""
    async with serving_tls(None, **pages) as server:
        yield server


@asynccontextmanager
async def serving_tls(tls: ssl.SSLContext | None, /, **pages: Answer) -> AsyncIterator[Server]:
    """A running server that speaks https with ``tls``."""
    server = Server(pages={f"/{path}": answer for path, answer in pages.items()})
    running = await asyncio.start_server(server.handle, "127.0.0.1", 0, ssl=tls)
    server.port = running.sockets[0].getsockname()[1]
    try:
        yield server
    finally:
        running.close()
        await running.wait_closed()
