"""The web of the benchmark on real input: files and made-up feeds on loopback, with every answer noted."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from email.utils import format_datetime
from pathlib import Path
from xml.sax.saxutils import escape

from monitor.demo.httpd import Request, Response, conditional

#: Every feed and page counts as changed on that day; ETag tells more.
MODIFIED = datetime(2026, 1, 1, tzinfo=UTC)
XML = "application/xml"
HTML = "text/html"


@dataclass(frozen=True, slots=True)
class Entry:
    """One entry of a made-up feed."""

    title: str
    link: str
    published: datetime


class Shelf:
    """Answers by path, from ``things``; ``log`` keeps the statuses of each path in order."""

    def __init__(self, things: Mapping[str, tuple[Callable[[], bytes], str]]) -> None:
        self._things = dict(things)
        self.log: dict[str, list[int]] = defaultdict(list)

    def put(self, path: str, read: Callable[[], bytes], kind: str) -> None:
        """Serve one thing more."""
        self._things[path] = (read, kind)

    def count(self, prefix: str, status: int) -> int:
        """How many different paths under ``prefix`` were answered with ``status``."""
        return sum(path.startswith(prefix) and status in log for path, log in self.log.items())

    def requests(self) -> int:
        """How many requests there were."""
        return sum(map(len, self.log.values()))

    def answer(self, request: Request) -> Response:
        """What an HttpServer asks for."""
        read, kind = self._things.get(request.path, (None, HTML))
        if read is None:
            response = Response(404, b"Not found", "text/plain")
        else:
            response = conditional(request, read(), kind, MODIFIED)
        self.log[request.path].append(response.status)
        return response


def files(folder: Path, pattern: str, prefix: str, kind: str) -> dict[str, tuple[Callable[[], bytes], str]]:
    """The files of ``folder`` as a Shelf wants them, under ``prefix``; read at each request."""
    return {f"{prefix}{path.name}": (path.read_bytes, kind) for path in sorted(folder.glob(pattern))}


def feed(title: str, entries: Iterable[Entry]) -> bytes:
    """An RSS 2.0 feed (https://www.rssboard.org/rss-specification) with headlines alone."""
    items = "".join(
        f"<item><title>{escape(entry.title)}</title><link>{escape(entry.link)}</link>"
        f"<guid isPermaLink='false'>{escape(entry.link)}</guid>"
        f"<pubDate>{format_datetime(entry.published)}</pubDate></item>\n"
        for entry in entries
    )
    channel = f"<channel><title>{escape(title)}</title>{items}</channel>"
    return f"<?xml version='1.0'?><rss version='2.0'>{channel}</rss>".encode()
