"""A small HTTP/1.1 server on loopback for things that stand still while asked: GET and HEAD, ETag, 304, clean shutdown.

It is bounded in connections, header size and idle time, and serves whatever function it is given.
"""

from __future__ import annotations

import asyncio
import contextlib
import hashlib
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import UTC, datetime
from email.utils import format_datetime, parsedate_to_datetime
from http import HTTPStatus
from types import TracebackType
from urllib.parse import unquote, urlsplit

HEADER_BYTES = 16 * 1024


@dataclass(frozen=True, slots=True)
class Request:
    """What was asked for: ``path`` is decoded and without query; header names are lower case."""

    method: str
    path: str
    query: str
    headers: Mapping[str, str]

    @property
    def host(self) -> str:
        """The name in the Host header, without port."""
        host = self.headers.get("host", "").lower()
        return host.partition("]")[0].strip("[") if host.startswith("[") else host.partition(":")[0]


@dataclass(frozen=True, slots=True)
class Response:
    """What is answered; ``stall`` leaves the client waiting that many seconds and then hangs up without a word."""

    status: int = 200
    body: bytes = b""
    content_type: str = "text/html; charset=utf-8"
    headers: Mapping[str, str] = field(default_factory=dict)
    stall: float = 0.0


@dataclass(slots=True)
class Tally:
    """What the server has done so far; ``bytes`` counts bodies."""

    requests: int = 0
    not_modified: int = 0
    bytes: int = 0


def etag(body: bytes) -> str:
    """A strong validator for ``body``."""
    return f'"{hashlib.blake2b(body, digest_size=8).hexdigest()}"'


def conditional(request: Request, body: bytes, content_type: str, modified: datetime) -> Response:
    """``body``, or 304 when the client holds it already (RFC 9110, 13.2.2: If-None-Match goes first)."""
    tag, modified = etag(body), modified.astimezone(UTC).replace(microsecond=0)
    headers = {"ETag": tag, "Last-Modified": format_datetime(modified, usegmt=True), "Cache-Control": "max-age=0"}
    known = request.headers.get("if-none-match")
    if known is not None:
        tags = [part.strip().removeprefix("W/") for part in known.split(",")]
        unchanged = "*" in tags or tag in tags
    else:
        since = _http_date(request.headers.get("if-modified-since", ""))
        unchanged = since is not None and modified <= since
    if unchanged:
        return Response(304, b"", content_type, headers)
    return Response(200, body, content_type, headers)


def _http_date(text: str) -> datetime | None:
    try:
        moment = parsedate_to_datetime(text)
    except ValueError:
        return None
    return moment if moment.tzinfo else moment.replace(tzinfo=UTC)


class HttpServer:
    """Serves ``answer`` on 127.0.0.1; use it as ``async with HttpServer(answer) as server: server.url``."""

    def __init__(
        self, answer: Callable[[Request], Response], *, port: int = 0, connections: int = 64, idle: float = 20.0
    ) -> None:
        self.tally = Tally()
        self._answer = answer
        self._port = port
        self._connections = connections
        self._idle = idle
        self._server: asyncio.Server | None = None
        self._open: set[asyncio.Task[None]] = set()

    async def __aenter__(self) -> HttpServer:
        await self.start()
        return self

    async def __aexit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        await self.close()

    async def start(self) -> None:
        """Begin to listen; port 0 lets the system choose."""
        self._server = await asyncio.start_server(self._connected, "127.0.0.1", self._port, limit=HEADER_BYTES)
        self._port = self._server.sockets[0].getsockname()[1]

    async def close(self) -> None:
        """Stop listening and hang up on whoever is still there; harmless when called twice."""
        server, self._server = self._server, None
        if server is None:
            return
        server.close()
        for task in self._open:
            task.cancel()
        await asyncio.gather(*self._open, return_exceptions=True)
        await server.wait_closed()

    @property
    def port(self) -> int:
        """The port it listens on, once started."""
        return self._port

    @property
    def url(self) -> str:
        """Where it is reached, without a slash at the end."""
        return f"http://127.0.0.1:{self._port}"

    async def _connected(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        task = asyncio.current_task()
        if task is not None:
            self._open.add(task)
        # Hanging up is how a client says goodbye, and cancelling is how close() does; neither is a fault.
        with contextlib.suppress(ConnectionError, TimeoutError, asyncio.IncompleteReadError, asyncio.CancelledError):
            try:
                if len(self._open) > self._connections:
                    async with asyncio.timeout(1):  # hanging up on what was not read would reset the connection
                        await reader.readuntil(b"\r\n\r\n")
                    await self._send(writer, "GET", Response(503, headers={"Retry-After": "1"}), keep=False)
                else:
                    await self._converse(reader, writer)
            finally:
                writer.close()
                if task is not None:
                    self._open.discard(task)
                await writer.wait_closed()

    async def _converse(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        keep = True
        while keep:
            try:
                async with asyncio.timeout(self._idle):
                    head = await reader.readuntil(b"\r\n\r\n")
            except asyncio.LimitOverrunError:
                await self._send(writer, "GET", Response(431), keep=False)
                return
            request = _parse(head)
            if request is None or request.headers.get("content-length", "0") != "0":
                await self._send(writer, "GET", Response(400), keep=False)
                return
            self.tally.requests += 1
            answer = self._answer(request) if request.method in ("GET", "HEAD") else Response(405)
            if answer.stall:
                await asyncio.sleep(answer.stall)
                return
            keep = request.headers.get("connection", "").lower() != "close"
            await self._send(writer, request.method, answer, keep=keep)

    async def _send(self, writer: asyncio.StreamWriter, method: str, answer: Response, *, keep: bool) -> None:
        headers = {"Date": format_datetime(datetime.now(UTC), usegmt=True), **answer.headers}
        if answer.status == 304:
            self.tally.not_modified += 1
        else:
            headers |= {"Content-Type": answer.content_type, "Content-Length": str(len(answer.body))}
        headers["Connection"] = "keep-alive" if keep else "close"
        lines = [f"HTTP/1.1 {answer.status} {HTTPStatus(answer.status).phrase}"]
        lines += [f"{name}: {value}" for name, value in headers.items()]
        writer.write("\r\n".join([*lines, "", ""]).encode("latin-1"))
        if method != "HEAD" and answer.status != 304:
            writer.write(answer.body)
            self.tally.bytes += len(answer.body)
        await writer.drain()


def _parse(head: bytes) -> Request | None:
    lines = head.decode("latin-1").split("\r\n")
    parts = lines[0].split(" ")
    if len(parts) != 3 or not parts[2].startswith("HTTP/1."):
        return None
    headers: dict[str, str] = {}
    for line in lines[1:]:
        name, colon, value = line.partition(":")
        if colon:
            headers[name.strip().lower()] = value.strip()
    target = urlsplit(parts[1])
    return Request(parts[0].upper(), unquote(target.path), target.query, headers)
