"""A few small papers on loopback, a config that reads them, and everything a follower was sent."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Callable, Sequence
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from email.utils import format_datetime
from html import escape
from pathlib import Path

from monitor.channels import Outgoing
from monitor.config import load_config
from monitor.demo.httpd import HttpServer, Request, Response, conditional
from monitor.service import Service

START = datetime(2026, 1, 8, 12, tzinfo=UTC)
ANA = "Ana Lucía Zambrano Oropel"


@dataclass
class Clock:
    """A clock a test can move."""

    time: datetime = START

    def now(self) -> datetime:
        """The time."""
        return self.time

    def forward(self, **by: float) -> None:
        """Let time pass."""
        self.time += timedelta(**by)


@dataclass
class Kept:
    """A channel that keeps what it was given."""

    sent: list[Outgoing] = field(default_factory=list)

    def parts(self, outgoing: Outgoing) -> int:
        """One, whatever it is."""
        assert outgoing.address
        return 1

    async def send(self, outgoing: Outgoing, part: int = 0) -> str:
        """Keep one delivery."""
        assert part == 0
        self.sent.append(outgoing)
        return str(outgoing.delivery_id)

    @property
    def firsts(self) -> list[str]:
        """The first line of everything sent."""
        words = [one.rendered.message or one.rendered.original for one in self.sent]
        return [message.first for message in words if message]


@dataclass
class Papers:
    """What each paper prints: name -> entries (key, title, text, hours after ``start``), and what goes wrong."""

    entries: dict[str, list[tuple[str, str, str, float]]] = field(default_factory=dict)
    broken: dict[str, Response] = field(default_factory=dict)
    asked: list[str] = field(default_factory=list)
    pages: dict[str, str] = field(default_factory=dict)
    failing: set[str] = field(default_factory=set)
    url: str = ""
    start: datetime = START

    def prints(self, paper: str, title: str, text: str, hours: float = 0, key: str = "") -> None:
        """Print an entry, or print it anew under the same ``key``."""
        key = key or f"{paper}-{len(self.entries.get(paper, ()))}"
        kept = [entry for entry in self.entries.get(paper, []) if entry[0] != key]
        self.entries[paper] = [(key, title, text, hours), *kept]

    def answer(self, request: Request) -> Response:
        """The feed at /PAPER, an article at /PAPER/KEY."""
        paper, _, key = request.path.strip("/").partition("/")
        if key:
            return self._page(paper, key)
        self.asked.append(paper)
        if paper in self.broken:
            return self.broken[paper]
        body = self._rss(paper).encode()
        return conditional(request, body, "application/rss+xml", START)

    def _page(self, paper: str, key: str) -> Response:
        pages = {entry[0]: entry for entry in self.entries.get(paper, [])}
        if key not in pages or key in self.failing:
            return Response(503 if key in self.failing else 404)
        _, title, text, _ = pages[key]
        if key in self.pages:
            title, text = ("", self.pages[key]) if "browser" in self.pages[key] else (title, self.pages[key])
        page = f"<html><head><title>{escape(title)}</title></head><body><nav>Inicio</nav><article><h1>{escape(title)}"
        return Response(200, f"{page}</h1><p>{escape(text)}</p></article></body></html>".encode())

    def _rss(self, paper: str) -> str:
        entries = "".join(
            f"<item><guid isPermaLink='false'>{key}</guid><title>{escape(title)}</title>"
            f"<link>{self.url}/{paper}/{key}</link>"
            f"<pubDate>{format_datetime(self.start + timedelta(hours=hours))}</pubDate>"
            f"<description>{escape(text[:40])}</description>"
            "</item>"
            for key, title, text, hours in self.entries.get(paper, [])
        )
        return (
            '<?xml version="1.0" encoding="UTF-8"?><rss version="2.0"><channel>'
            f"<title>{paper}</title><link>{self.url}/{paper}</link>{entries}</channel></rss>"
        )


ROLES = {"diario": "outlet", "radio": "outlet", "familia": "family", "foro": "ngo"}
LIST = f'[[people]]\nid = "ana"\nname = "{ANA}"\n'


def write(folder: Path, url: str, papers: Sequence[str] = tuple(ROLES), more: str = "") -> Path:
    """A config for ``papers`` at ``url`` with a family and an advocate who follow Ana; return its path."""
    sources = "".join(
        f'[[sources]]\nid = "{p}"\nname = "El {p.title()}"\nurl = "{url}/{p}"\nrole = "{ROLES[p]}"\nlanguage = "es"\n'
        + ("verifies = true\n" if p == "foro" else "")
        for p in papers
    )
    host = url.removeprefix("http://")
    (folder / "watchlists").mkdir(parents=True, exist_ok=True)
    (folder / "watchlists" / "people.toml").write_text(LIST, "utf-8")
    config = folder / "config.toml"
    config.write_text(
        f"{sources}"
        '[[channels.terminal.followers]]\nname = "madre"\nfollows = ["ana"]\n'
        '[[channels.terminal.followers]]\nname = "abogada"\nfollows = ["ana"]\nlevel = "every_claim"\n'
        f'[net]\ndelay = "0s"\n[[net.exceptions]]\naddress = "{host}"\ndelay = "0s"\nconcurrency = 8\n{more}',
        "utf-8",
    )
    return config


@dataclass
class Town:
    """All of it together; ``settle`` runs the service until nothing is due."""

    papers: Papers
    clock: Clock
    kept: Kept
    config: Path
    url: str

    async def settle(self, **by: float) -> None:
        """Let time pass, ask every paper again, and run a service until it is idle; then it ends, as if stopped."""
        self.clock.forward(**by)
        async with Service(load_config(self.config), {"terminal": self.kept}, self.clock) as service:
            service.collect.make_due(None)
            async with asyncio.timeout(30):
                await service.until_idle()

    def opening(self) -> None:
        """What stood in the feeds before anybody watched."""
        for paper in ROLES:
            self.papers.prints(paper, "Abre la feria del mango en Upata", "La feria abre sus puertas.", -48)


@asynccontextmanager
async def town(folder: Path, more: str = "") -> AsyncIterator[Town]:
    """A town with its papers, met once, so that what they print next is news."""
    papers = Papers()
    async with HttpServer(papers.answer) as server:
        papers.url = server.url
        made = Town(papers, Clock(), Kept(), write(folder, server.url, more=more), server.url)
        made.opening()
        await made.settle()
        yield made


def play(folder: Path, story: Callable[[Town], object], more: str = "") -> Town:
    """Run ``story`` (a coroutine function) in a town under ``folder``; return the town as it ended."""

    async def run() -> Town:
        async with town(folder, more) as made:
            outcome = story(made)
            if asyncio.iscoroutine(outcome):
                await outcome
            return made

    return asyncio.run(run())
