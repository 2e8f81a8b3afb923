"""The Bot API on loopback: a BotApi behind HTTP, with everything that can go wrong on the way."""

from __future__ import annotations

import asyncio
import contextlib
import socket
from types import TracebackType

from tests.botapi.answers import Answer, RefusedError, accepted, refusal
from tests.botapi.api import NOT_FOUND, BotApi
from tests.botapi.arguments import Arguments
from tests.botapi.control import CONTROLS
from tests.botapi.faults import Fault
from tests.botapi.updates import Poll
from tests.botapi.wire import HEAD_BYTES, Request, WireError, read_request, response

HOST = "127.0.0.1"
JSON_TYPE, PAGE_TYPE = "application/json", "text/html"


class BotApiServer:
    """Serves ``api``; use it as ``async with BotApiServer(api) as server: Bot(token, base_url=f"{server.url}/bot")``.

    People are driven through ``api`` in the same process, or through ``control_url``, which stands on a port of its
    own so that it is there during an outage too (it also answers under ``url``/control). At most ``connections`` at a
    time, silent ones for at most ``idle`` seconds; who comes too many is hung up on.
    """

    def __init__(
        self, api: BotApi, *, port: int = 0, control_port: int = 0, connections: int = 512, idle: float = 75.0
    ) -> None:
        self.api = api
        self._connections = connections
        self._idle = idle
        self._front = _Listener(self, port)
        self._back = _Listener(self, control_port)
        self._outage: asyncio.Task[None] | None = None

    async def __aenter__(self) -> BotApiServer:
        await self._front.listen()
        await self._back.listen()
        return self

    async def __aexit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        outage, self._outage = self._outage, None
        if outage is not None:
            outage.cancel()
            await asyncio.gather(outage, return_exceptions=True)
        await self._front.close()
        await self._back.close()
        self.api.close()

    @property
    def url(self) -> str:
        """Where the API is, without a slash at the end."""
        return f"http://{HOST}:{self._front.port}"

    @property
    def control_url(self) -> str:
        """Where people are driven from, without a slash at the end."""
        return f"http://{HOST}:{self._back.port}/control"

    @property
    def listening(self) -> bool:
        """Whether the API can be reached."""
        return self._front.listening

    def begin_outage(self, seconds: float) -> asyncio.Task[None]:
        """Hang up on everybody and refuse connections for ``seconds``, then come back on the same port.

        The task ends when it is over; a second outage during the first one is the first.
        """
        if self._outage is None or self._outage.done():
            self._outage = asyncio.get_running_loop().create_task(self._go_out(seconds))
        return self._outage

    async def outage(self, seconds: float) -> None:
        """The same, and wait until it is over."""
        await asyncio.shield(self.begin_outage(seconds))

    async def _go_out(self, seconds: float) -> None:
        await self._front.close(reserve=True)
        await asyncio.sleep(seconds)
        await self._front.listen()

    async def converse(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        """Answer one connection until one side hangs up."""
        keep = True
        while keep:
            try:
                request = await read_request(reader, self._idle)
            except WireError as error:
                writer.write(response(error.status, str(error).encode(), "text/plain", keep=False))
                await writer.drain()
                return
            if request is None:
                return
            keep = request.keep
            if request.path.startswith("/bot"):
                keep = await self._called(request, reader, writer) and keep
            else:
                found = self._controlled(request) if request.path.startswith("/control/") else NOT_FOUND
                writer.write(response(found.status, found.encoded(), JSON_TYPE, keep=keep))
                await writer.drain()

    @property
    def room(self) -> bool:
        """Whether one more connection may stay."""
        return len(self._front.open) + len(self._back.open) <= self._connections

    async def _called(self, request: Request, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> bool:
        """Carry out a call and answer it; whether the connection may go on."""
        token, _, method = request.path.removeprefix("/bot").partition("/")
        trouble = self.api.pick(method, request.arguments)
        fault = trouble.fault if trouble else None
        if trouble is not None and fault == Fault.SLOW:
            await asyncio.sleep(trouble.seconds)
        outcome = self.api.call(token, method, request.arguments, trouble)
        if outcome.poll is not None:
            await self._wait(outcome.poll)
            self.api.settle(outcome)
        if trouble is not None and fault in (Fault.CUT, Fault.LOST, Fault.OUTAGE):
            if fault == Fault.OUTAGE:
                self.begin_outage(trouble.seconds)
            elif trouble.seconds:
                await asyncio.sleep(trouble.seconds)
            return False
        answer = outcome.answer or NOT_FOUND
        if answer.delay:
            await asyncio.sleep(answer.delay)
        body = answer.encoded()
        if fault == Fault.TRUNCATED:
            body = body[: len(body) // 2]
        content_type = PAGE_TYPE if answer.page else JSON_TYPE
        writer.write(response(answer.status, body, content_type, keep=request.keep))
        await writer.drain()
        if fault != Fault.TRUNCATED and not reader.at_eof():
            self.api.records.answered(outcome.call)
        return True

    async def _wait(self, poll: Poll) -> None:
        """Wait until the poll is answered or its time is over."""
        answered = asyncio.Event()
        poll.done = answered.set
        try:
            async with asyncio.timeout(poll.seconds):
                await answered.wait()
        except TimeoutError:
            pass
        finally:
            self.api.updates.expire(poll)

    def _controlled(self, request: Request) -> Answer:
        name, arguments = request.path.removeprefix("/control/"), Arguments(request.arguments)
        try:
            if name == "outage":
                self.begin_outage(arguments.number("seconds", 1.0))
                return accepted(True)
            if name == "counts":
                return accepted(self.api.counts() | {"listening": self.listening})
            if name not in CONTROLS:
                return NOT_FOUND
            return accepted(CONTROLS[name](self.api, arguments))
        except RefusedError as refused:
            return refused.answer
        except (LookupError, ValueError) as error:
            return refusal(400, str(error))


class _Listener:
    """One port, and the connections that came through it."""

    def __init__(self, server: BotApiServer, port: int) -> None:
        self.port = port
        self.open: set[asyncio.Task[None]] = set()
        self._owner = server
        self._server: asyncio.Server | None = None
        self._reserved: socket.socket | None = None

    @property
    def listening(self) -> bool:
        return self._server is not None

    async def listen(self) -> None:
        bound, self._reserved = self._reserved or _bound(self.port), None
        self.port = bound.getsockname()[1]
        self._server = await asyncio.start_server(self._connected, sock=bound, limit=HEAD_BYTES, backlog=512)

    async def close(self, *, reserve: bool = False) -> None:
        """Refuse connections from now on; keep the port for oneself if ``reserve``, or an outgoing one may take it."""
        server, self._server = self._server, None
        if self._reserved is not None:
            self._reserved.close()
            self._reserved = None
        if server is not None:
            server.close()
            if reserve:
                self._reserved = _bound(self.port)
            for task in self.open:
                task.cancel()
            await asyncio.gather(*self.open, return_exceptions=True)
            await server.wait_closed()

    async def _connected(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        task = asyncio.current_task()
        if task is None:
            return
        self.open.add(task)
        # Hanging up is how a client says goodbye, and cancelling is how close() does; neither is a fault.
        with contextlib.suppress(ConnectionError, asyncio.CancelledError):
            try:
                if self._owner.room:
                    await self._owner.converse(reader, writer)
            finally:
                self.open.discard(task)
                writer.close()
                await writer.wait_closed()


def _bound(port: int) -> socket.socket:
    bound = socket.socket(socket.AF_INET, socket.SOCK_STREAM)
    bound.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    bound.bind((HOST, port))
    bound.setblocking(False)
    return bound
