"""The invented world on the web: each source's feed and articles as they stand at the clock's time, outages included.

/SOURCE/feed   the feed, with ETag and Last-Modified       /SOURCE/KEY   an article's page
"""

from __future__ import annotations

from datetime import datetime
from types import TracebackType
from typing import Protocol

from monitor.demo.feeds import content_type, feed
from monitor.demo.httpd import HttpServer, Request, Response, Tally, conditional, etag
from monitor.demo.pages import article_page
from monitor.demo.world import FEED_LENGTH, Carries, Failure, Outage, Publisher, World

_STALL = 45.0
"""Seconds a timed-out source keeps silent: longer than any fetch may take."""

_BLOCK_PAGE = b"""<!DOCTYPE html><html><head><title>Just a moment...</title></head><body>
<h1>Checking your browser before accessing this site</h1>
<p>Please enable JavaScript and cookies to continue.</p></body></html>"""

_NOT_A_FEED = (
    "<!DOCTYPE html><html><head><title>Mantenimiento</title></head><body><p>Volvemos pronto.</p></body></html>"
)


class Clock(Protocol):
    """Whatever tells the time of the world."""

    def now(self) -> datetime:
        """The time, aware."""


class WorldServer:
    """Serves ``world`` on loopback as it stands at ``clock.now()``.

    It remembers what was fetched, so that whoever moves the clock knows when everybody has seen everything.
    """

    def __init__(self, world: World, clock: Clock, *, port: int = 0) -> None:
        self.world = world
        self.http = HttpServer(self._answer, port=port)
        self._clock = clock
        self._met: dict[str, str] = {}
        self._read: dict[str, str] = {}

    async def __aenter__(self) -> WorldServer:
        await self.http.start()
        return self

    async def __aexit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        await self.http.close()

    @property
    def url(self) -> str:
        """Where the world is reached, without a slash at the end."""
        return self.http.url

    @property
    def tally(self) -> Tally:
        """Requests, 304s and bytes so far."""
        return self.http.tally

    def pending(self, source_id: str) -> bool:
        """Whether the feed, or the way it fails, is not as it was when it was last asked for."""
        publisher = self._publisher(source_id)
        return self._met.get(source_id) != self._state(publisher)

    def unread(self, source_id: str) -> tuple[str, ...]:
        """Paths of articles in the feed whose page was not asked for in its present form; none where the feed is full.

        Faro need not read them all: what is old at first contact may stay unread.
        """
        publisher = self._publisher(source_id)
        if publisher.carries is Carries.FULL:
            return ()
        shown = self.world.published(source_id, self._clock.now())[:FEED_LENGTH]
        return tuple(p.path for p in shown if self._read.get(p.path) != p.id)

    def _publisher(self, source_id: str) -> Publisher:
        publisher = self.world.publisher(source_id)
        if publisher is None:
            raise KeyError(source_id)
        return publisher

    def _state(self, publisher: Publisher) -> str:
        now = self._clock.now()
        outage = self.world.outage(publisher.id, now)
        if outage:
            return f"{outage.how}:{outage.start.isoformat()}"
        return etag(self._feed(publisher, now))

    def _feed(self, publisher: Publisher, now: datetime) -> bytes:
        return feed(publisher, self.world.published(publisher.id, now), self.url, self.world.opening)

    def _answer(self, request: Request) -> Response:
        source_id, _, rest = request.path.strip("/").partition("/")
        publisher = self.world.publisher(source_id)
        if publisher is None:
            return Response(404, b"Not found", "text/plain")
        now = self._clock.now()
        outage = self.world.outage(source_id, now)
        if rest == "feed":
            self._met[source_id] = self._state(publisher)
            return _failing(outage) if outage else self._feed_response(request, publisher, now)
        return _failing(outage) if outage else self._article_response(request, publisher, now)

    def _feed_response(self, request: Request, publisher: Publisher, now: datetime) -> Response:
        shown = self.world.published(publisher.id, now)[:FEED_LENGTH]
        modified = max((publication.at for publication in shown), default=self.world.opening)
        return conditional(request, self._feed(publisher, now), content_type(publisher), modified)

    def _article_response(self, request: Request, publisher: Publisher, now: datetime) -> Response:
        publication = self.world.at_path(request.path, now)
        if publication is None:
            return Response(404, b"<!DOCTYPE html><title>404</title><p>404</p>")
        self._read[publication.path] = publication.id
        others = [other for other in self.world.published(publisher.id, now) if other.key != publication.key]
        body = article_page(publisher, publication, others, self.world.zone)
        return conditional(request, body, "text/html; charset=utf-8", publication.at)


def _failing(outage: Outage) -> Response:
    match outage.how:
        case Failure.TIMEOUT:
            return Response(stall=_STALL)
        case Failure.BLOCK_PAGE:
            return Response(200, _BLOCK_PAGE)
        case Failure.NOT_A_FEED:
            return Response(200, _NOT_A_FEED.encode())
        case Failure.EMPTY:
            return Response(200, b"", "application/rss+xml; charset=utf-8")
        case _:
            return Response(int(outage.how.value.removeprefix("http ")), b"<!DOCTYPE html><title>Error</title>")
