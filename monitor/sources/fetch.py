"""Reads one address from the web, bounded in time and size, from the public internet only.

Redirects are followed by hand with the guard on every hop; no cookie, credential or proxy setting is ever used; the
decoded bytes are counted while they arrive. What goes wrong is said in short words that carry no header and no URL.
"""

from __future__ import annotations

import asyncio
import ssl
import zlib
from collections.abc import AsyncIterator, Callable, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from types import TracebackType
from typing import Final, Self

import httpx2
from tld import get_fld

from monitor.errors import FetchError, GoneError, MovedError, RefusedError, ThrottledError
from monitor.sources import headers as read
from monitor.sources.gate import Gate
from monitor.sources.guard import Allowed, Target, check_url
from monitor.sources.transport import GuardedTransport, Resolve, Resolver

FEED_TYPES: Final = (
    "application/atom+xml, application/rss+xml, application/feed+json, application/xml;q=0.9, text/xml;q=0.9, "
    "application/json;q=0.8, */*;q=0.5"
)
PAGE_TYPES: Final = "text/html, application/xhtml+xml, */*;q=0.5"

PERMANENT: Final = frozenset({301, 308})
REDIRECTS: Final = frozenset({301, 302, 303, 307, 308})


@dataclass(frozen=True, slots=True)
class Response:
    """What a server answered: 200 with a decoded ``body``, or 304 with none.

    ``url`` is where it was read in the end; ``moved_to`` where the source now lives, if the server said so for good
    and it is the same owner's; ``max_age`` is how long the answer stays fresh, in seconds.
    """

    status: int
    url: str
    host: str
    moved_to: str | None
    body: bytes
    content_type: str | None
    charset: str | None
    etag: str | None
    last_modified: str | None
    max_age: float | None


class Fetcher:
    """Fetches addresses politely. Use it as an async context manager, or call `aclose`.

    ``total_seconds`` bounds one `get` from connecting to the last byte over all its redirects (waiting for a polite
    moment not counted), ``max_bytes`` the decoded body. ``host_delay`` is the least time between the starts of two
    requests to a host, in seconds, ``host_concurrency`` how many may run there at once.
    """

    def __init__(
        self,
        user_agent: str,
        allowed: Sequence[Allowed] = (),
        *,
        total_seconds: float = 30.0,
        max_bytes: int = 5 * 1024 * 1024,
        max_redirects: int = 5,
        host_delay: float = 1.0,
        host_concurrency: int = 2,
        now: Callable[[], datetime] = lambda: datetime.now(UTC),
        resolve: Resolve | None = None,
        verify: ssl.SSLContext | bool = True,
    ) -> None:
        self._user_agent = user_agent
        self._allowed = tuple(allowed)
        self._total_seconds = total_seconds
        self._max_bytes = max_bytes
        self._max_redirects = max_redirects
        self._host_delay = host_delay
        self._host_concurrency = host_concurrency
        self._now = now
        self._resolver = Resolver()
        self._transport = GuardedTransport(self._allowed, resolve or self._resolver, verify)
        self._gate = Gate()

    async def __aenter__(self) -> Self:
        return self

    async def __aexit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        await self.aclose()

    async def aclose(self) -> None:
        """Close every connection."""
        await self._transport.aclose()
        self._resolver.close()

    async def get(
        self,
        url: str,
        *,
        etag: str | None = None,
        last_modified: str | None = None,
        accept: str = FEED_TYPES,
        follow_moves: bool = False,
    ) -> Response:
        """Read ``url``; with ``etag`` or ``last_modified`` only if it changed since.

        A temporary redirect is followed anywhere on the public internet. A permanent one that leaves the registrable
        domain raises MovedError, unless ``follow_moves`` (for an article's link, which nobody polls again).
        Raises RefusedError, GoneError, ThrottledError, MovedError, and FetchError for everything else.
        """
        asked = {"Accept": accept}
        if etag:
            asked["If-None-Match"] = etag
        if last_modified:
            asked["If-Modified-Since"] = last_modified
        seconds_left = self._total_seconds
        permanent, moved_to = True, None
        for _ in range(self._max_redirects + 1):
            hop = await self._hop(url, asked, seconds_left)
            seconds_left -= hop.seconds
            if hop.location is None:
                return self._response(hop, url, moved_to, conditional=len(asked) > 1)
            permanent = permanent and hop.status in PERMANENT
            if permanent and same_owner(url, hop.location):
                # What was read over https stays so in our memory, whatever is followed today.
                moved_to = hop.location if not _downgrades(url, hop.location) else moved_to
            elif permanent and not follow_moves:
                raise MovedError(
                    "la dirección se mudó para siempre a otro dominio (the address moved for good to another domain)",
                    hop.location,
                )
            else:
                permanent = False
            url = hop.location
        raise FetchError("demasiadas redirecciones (too many redirects)")

    async def _hop(self, url: str, asked: dict[str, str], seconds: float) -> _Hop:
        """One request and its answer; the body is read only if it is wanted."""
        target = check_url(url, self._allowed)
        delay, concurrency = self._politeness(target)
        loop = asyncio.get_running_loop()
        async with self._gate.enter(f"{target.host}:{target.port}", delay, concurrency):
            started = loop.time()
            try:
                async with asyncio.timeout(max(seconds, 0.0)):
                    status, answered, body = await self._exchange(url, asked)
            except (TimeoutError, httpx2.TimeoutException):
                raise FetchError("el servidor fue demasiado lento (the server was too slow)") from None
            except httpx2.ConnectError as error:
                raise FetchError(_why_not_connected(error)) from None
            except (httpx2.HTTPError, httpx2.InvalidURL, httpx2.StreamError, zlib.error, ssl.SSLError):
                raise FetchError(
                    "la conexión se cortó o la respuesta no era HTTP (the connection broke or the answer was not HTTP)"
                ) from None
            except OSError:
                raise FetchError("no hay conexión con el servidor (no connection to the server)") from None
            took = loop.time() - started
        location = _location(url, answered) if status in REDIRECTS else None
        return _Hop(status, answered, body, location, took)

    async def _exchange(self, url: str, asked: dict[str, str]) -> tuple[int, httpx2.Headers, bytes]:
        timeout = httpx2.Timeout(self._total_seconds).as_dict()
        request = httpx2.Request(
            "GET",
            url.partition("#")[0],
            headers={
                "User-Agent": self._user_agent,
                "Accept-Encoding": "gzip, deflate",
                "Connection": "close",
                **asked,
            },
            extensions={"timeout": timeout},
        )
        # The transport is used without a client: so there is no cookie jar, no redirect and no .netrc to switch off.
        response = await self._transport.handle_async_request(request)
        try:
            body = b"" if response.status_code != 200 else await self._body(response)
        finally:
            await response.aclose()
        return response.status_code, response.headers, body

    async def _body(self, response: httpx2.Response) -> bytes:
        length = response.headers.get("content-length", "")
        if length.isascii() and length.isdigit() and int(length[:18]) > self._max_bytes:
            raise FetchError("la respuesta es demasiado grande (the answer is too big)")
        body = bytearray()
        async for chunk in _decoded(response.aiter_raw(), response.headers.get("content-encoding", "")):
            body += chunk
            if len(body) > self._max_bytes:
                raise FetchError("la respuesta es demasiado grande (the answer is too big)")
        return bytes(body)

    def _response(self, hop: _Hop, url: str, moved_to: str | None, *, conditional: bool) -> Response:
        status, answered = hop.status, hop.headers
        wait = read.retry_after(answered, self._now())
        if status == 410:
            raise GoneError(
                "el servidor dice que esta dirección ya no existe (the server says this address is gone for good): 410"
            )
        if status == 429 or (status == 503 and wait is not None):
            raise ThrottledError(f"el servidor pide que esperemos (the server asks us to wait): {status}", wait or 0.0)
        if status not in (200, 304) or (status == 304 and not conditional):
            raise FetchError(f"el servidor respondió con un error (the server answered with an error): {status}")
        media_type, charset = read.content_type(answered)
        return Response(
            status=status,
            url=url,
            host=httpx2.URL(url).host,
            moved_to=moved_to,
            body=hop.body,
            content_type=media_type,
            charset=charset,
            etag=read.validator(answered, "etag"),
            last_modified=read.validator(answered, "last-modified"),
            max_age=read.max_age(answered, self._now()),
        )

    def _politeness(self, target: Target) -> tuple[float, int]:
        for allowed in self._allowed:
            if allowed.covers(target.host, None, target.port):
                return allowed.delay, allowed.concurrency
        return self._host_delay, self._host_concurrency


@dataclass(frozen=True, slots=True)
class _Hop:
    status: int
    headers: httpx2.Headers
    body: bytes
    location: str | None
    seconds: float


def same_owner(one: str, other: str) -> bool:
    """Whether two URLs belong to one registrable domain (Public Suffix List, private part too), or to one bare host."""
    hosts = [httpx2.URL(url).host for url in (one, other)]
    owners = [get_fld(f"https://{host}/", fail_silently=True) or host for host in hosts]
    return owners[0] == owners[1]


def _downgrades(url: str, location: str) -> bool:
    return url.startswith("https:") and location.startswith("http:")


def _location(url: str, answered: httpx2.Headers) -> str:
    target = answered.get("location", "").strip()
    if not target:
        raise FetchError("una redirección no lleva a ninguna parte (a redirect leads nowhere)")
    try:
        return str(httpx2.URL(url).join(target).copy_with(fragment=None))
    except (httpx2.InvalidURL, UnicodeError, ValueError):
        raise RefusedError("la dirección no se puede leer como URL (the address cannot be read as a URL)") from None


def _why_not_connected(error: httpx2.ConnectError) -> str:
    seen: BaseException | None = error
    while seen is not None:
        if isinstance(seen, ssl.SSLError):
            return "el cifrado del servidor no es de fiar (the server's certificate or encryption cannot be trusted)"
        seen = seen.__cause__ or seen.__context__
    return "no hay conexión con el servidor (no connection to the server)"


async def _decoded(chunks: AsyncIterator[bytes], encoding: str) -> AsyncIterator[bytes]:
    """The body as it was before gzip or deflate, in pieces of bounded size."""
    names = [name for name in encoding.lower().replace(" ", "").split(",") if name and name != "identity"]
    if not names:
        async for chunk in chunks:
            yield chunk
        return
    if len(names) > 1 or names[0] not in ("gzip", "x-gzip", "deflate"):
        raise FetchError(
            "la respuesta viene comprimida de un modo que no pedimos (the answer is packed in a way we did not ask for)"
        )
    unpacker = zlib.decompressobj(wbits=zlib.MAX_WBITS | 32)  # gzip or zlib, by its own header
    first = True
    async for chunk in chunks:
        if first and names[0] == "deflate" and chunk and chunk[0] & 0x0F != 8:
            unpacker = zlib.decompressobj(wbits=-zlib.MAX_WBITS)  # some servers send deflate without its header
        first = first and not chunk
        while chunk:
            yield unpacker.decompress(chunk, PIECE)
            chunk = unpacker.unconsumed_tail
    yield unpacker.flush(PIECE)
    if not unpacker.eof:
        raise FetchError("la respuesta terminó antes de tiempo (the answer ended too early)")


PIECE: Final = 64 * 1024
