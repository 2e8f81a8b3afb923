"""Connects only to addresses that were checked, so a name that changes its address meanwhile gains nothing.

The name is resolved here, every address it has is checked, and the connection is opened to the checked address itself;
the Host header and the TLS certificate keep the name.
"""

from __future__ import annotations

import asyncio
import socket
import ssl
from collections.abc import Awaitable, Callable, Sequence
from concurrent.futures import ThreadPoolExecutor

import httpx2

from monitor.errors import FetchError
from monitor.sources.guard import Allowed, check_address, check_url

#: Resolves a host and port to addresses, in the order to try them.
Resolve = Callable[[str, int], Awaitable[Sequence[str]]]

ADDRESSES_TRIED = 4
LOOKUPS = 16


class Resolver:
    """The system's resolver in threads of its own: names whose servers never answer delay no other name for long."""

    def __init__(self) -> None:
        self._threads = ThreadPoolExecutor(LOOKUPS, thread_name_prefix="dns")
        self._pending: dict[tuple[str, int], asyncio.Future[list[str]]] = {}

    async def __call__(self, host: str, port: int) -> Sequence[str]:
        """The addresses of ``host``; a lookup still under way is shared, not repeated. Raises FetchError."""
        key = (host, port)
        lookup = self._pending.get(key)
        if lookup is None:
            lookup = asyncio.get_running_loop().run_in_executor(self._threads, _look_up, host, port)
            self._pending[key] = lookup
            lookup.add_done_callback(lambda done: self._forget(key, done))
        try:
            return await asyncio.shield(lookup)
        except (OSError, UnicodeError):
            raise FetchError("no se encontró el nombre del servidor (the host name was not found)") from None

    def _forget(self, key: tuple[str, int], lookup: asyncio.Future[list[str]]) -> None:
        self._pending.pop(key, None)
        if not lookup.cancelled():
            lookup.exception()  # seen: whoever asked may have given up already

    def close(self) -> None:
        """Let go of the threads without waiting for names that never resolve."""
        self._threads.shutdown(wait=False, cancel_futures=True)


class GuardedTransport(httpx2.AsyncBaseTransport):
    """An httpx2 transport that sends each request to an address it has checked; raises RefusedError otherwise.

    No connection is kept: one opened (and its certificate checked) for one name must not serve another name that
    happens to share its address.
    """

    def __init__(self, allowed: Sequence[Allowed], resolve: Resolve, verify: ssl.SSLContext | bool = True) -> None:
        self._allowed = tuple(allowed)
        self._resolve = resolve
        self._transport = httpx2.AsyncHTTPTransport(
            verify=verify, trust_env=False, limits=httpx2.Limits(max_connections=None, max_keepalive_connections=0)
        )

    async def handle_async_request(self, request: httpx2.Request) -> httpx2.Response:
        """Send ``request`` to the first address of its host that answers."""
        target = check_url(str(request.url), self._allowed)
        addresses = await self._resolve(target.host, target.port)
        if not addresses:
            raise FetchError("no se encontró el nombre del servidor (the host name was not found)")
        for address in addresses:
            check_address(address, target.port, self._allowed, target.host)
        failure: httpx2.HTTPError | None = None
        for address in addresses[:ADDRESSES_TRIED]:
            try:
                return await self._transport.handle_async_request(_to_address(request, address, target.host))
            except (httpx2.ConnectError, httpx2.ConnectTimeout) as error:
                failure = error
        assert failure is not None  # noqa: S101 - there was at least one address, and it failed
        raise failure

    async def aclose(self) -> None:
        """Close what is open."""
        await self._transport.aclose()


def _to_address(request: httpx2.Request, address: str, host: str) -> httpx2.Request:
    return httpx2.Request(
        request.method,
        request.url.copy_with(host=address),
        headers=request.headers,
        extensions={**request.extensions, "sni_hostname": host.rstrip(".")},
    )


def _look_up(host: str, port: int) -> list[str]:
    found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM, proto=socket.IPPROTO_TCP)
    return list(dict.fromkeys(str(address[0]) for *_, address in found))
