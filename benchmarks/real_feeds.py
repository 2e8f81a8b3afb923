"""First part of the benchmark on real input: real feeds, and pages behind a feed made for them, polled twice.

The running service with its timers polls everything once; its articles are fetched or given up; then everything is
due again, and must bring nothing. The clock is the machine's; waits are skipped unless ``wait``.
"""

from __future__ import annotations

import asyncio
import csv
import html
import re
import time
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

from benchmarks.real_measuring import Cost, Found, Inbox, Lines, changed, cpu_seconds, mentions, names_in
from benchmarks.real_serving import HTML, XML, Entry, Shelf, feed, files
from benchmarks.real_setup import Follower, Names, write_setup
from monitor.config import load_config
from monitor.demo.httpd import HttpServer
from monitor.files.text import slug
from monitor.model import Role, Source
from monitor.service import Service
from monitor.service.run import TICK
from monitor.sources.article import article_text
from monitor.sources.feed import parse
from monitor.store.polls import SourceState

#: The id of the feed that was made for the pages.
PAGES = "pages"
#: Seconds between two polls of a source: longer than an article that cannot be had is asked for.
INTERVAL = 300.0
#: Seconds between two looks of the service at what is due, where waits are skipped.
QUICK = 0.05
#: Seconds after which the benchmark gives up, with and without waits.
PATIENCE = (1200, 240)
_ENTRY = re.compile(rb"<(?:[\w-]+:)?(?:item|entry)[\s>]")


class SkippingClock:
    """The machine's time; ``until`` moves it forward, or waits for it."""

    def __init__(self, *, wait: bool) -> None:
        self._wait = wait
        self._skipped = timedelta()

    def now(self) -> datetime:
        """The time, in UTC."""
        return datetime.now(UTC) + self._skipped

    async def until(self, moment: datetime) -> None:
        """Come back when it is ``moment``."""
        missing = max(moment - self.now(), timedelta())
        if self._wait:
            await asyncio.sleep(missing.total_seconds())
        else:
            self._skipped += missing


@dataclass(frozen=True, slots=True)
class Material:
    """The feed files with how each is called as a source, and the page files."""

    feeds: dict[str, Path]
    pages: tuple[Path, ...]


def read_material(data: Path) -> Material:
    """What stands in ``data``/feeds by its INDEX.tsv, and in ``data``/pages."""
    with (data / "feeds" / "INDEX.tsv").open(encoding="utf-8", newline="") as index:
        rows = list(csv.DictReader(index, delimiter="\t"))
    paths = [data / "feeds" / row["file"] for row in rows]
    return Material({slug(path.stem)[:60]: path for path in paths}, tuple(sorted((data / "pages").glob("*.html"))))


@dataclass(frozen=True, slots=True)
class Played:
    """What came of it: the store's counts before and after the second poll, times in seconds, and who watched."""

    shelf: Shelf
    lines: Lines
    inbox: Inbox
    cost: Cost
    states: Mapping[str, SourceState]
    before: Mapping[str, int]
    after: Mapping[str, int]
    requests: int
    found: list[Found]
    seconds: Mapping[str, float]


async def play_feeds(data: Path, names: Names, folder: Path, *, wait: bool) -> tuple[dict[str, Any], list[Found]]:
    """Poll everything twice; return the figures, and every mention found."""
    material = read_material(data)
    played = await _play(data, material, names, folder, wait=wait)
    return _figures(material, names, played), played.found


async def _play(data: Path, material: Material, names: Names, folder: Path, *, wait: bool) -> Played:
    lines, inbox, clock = Lines(), Inbox(), SkippingClock(wait=wait)
    everybody = tuple(dict.fromkeys((*names.feeds, *names.pages)))
    followers = (Follower("every claim", "every_claim"), Follower("default", "default"))
    shelf = Shelf(files(data / "feeds", "*.xml", "/feeds/", XML) | files(data / "pages", "*.html", "/pages/", HTML))
    began, cpu = time.monotonic(), cpu_seconds()
    async with HttpServer(shelf.answer) as server, asyncio.timeout(PATIENCE[not wait]):
        made = feed("Páginas", _entries(server.url, material.pages))
        shelf.put("/pages.xml", lambda: made, XML)
        sources = _sources(server.url, material)
        config = load_config(write_setup(folder, server.url, sources, everybody, (), followers))
        async with (
            Cost() as cost,
            Service(config, {"terminal": inbox}, clock, TICK if wait else QUICK) as service,
        ):
            run = Run(service, asyncio.create_task(service.run()), clock)
            await run.polled(1)
            first = time.monotonic()
            await run.quiet()
            settled = time.monotonic()
            requests, before = shelf.requests(), service.collect.counts()
            states = {state.source_id: state for state in service.collect.source_states()}
            await clock.until(max(state.next_poll for state in states.values()))
            again = time.monotonic()
            await run.polled(2)
            await run.quiet()
            ended, after = time.monotonic(), service.collect.counts()
            service.stop()
            await run.running
    seconds = {
        "first_poll": round(first - began, 2),
        "articles": round(settled - first, 2),
        "second_poll": round(ended - again, 2),
        "all": round(time.monotonic() - began, 1),
        "cpu": round(cpu_seconds() - cpu, 1),
        "longest_stall": cost.stall,
    }
    found = mentions(config.data_dir / "news.db")
    return Played(shelf, lines, inbox, cost, states, before, after, shelf.requests() - requests, found, seconds)


def _figures(material: Material, names: Names, played: Played) -> dict[str, Any]:
    """Compare what was found with the files, read here in another way: names by a plain search."""
    bodies = {name: path.read_bytes() for name, path in material.feeds.items()}
    read = {name: parse(body, None, None, frozenset()).entries for name, body in bodies.items()}
    texts = {name: _plain("\n".join(f"{e.title}\n{e.summary}\n{e.text}" for e in read[name])) for name in read}
    articles = {path.name: article_text(path.read_bytes(), None, "").text for path in material.pages}
    asked = [log for path, log in played.shelf.log.items() if path.endswith(".xml")]
    states = [played.states[name] for name in material.feeds]
    in_pages = [each for each in played.found if each.source_id == PAGES]
    return {
        "feeds": {
            "given": len(states),
            "parsed": sum(not state.last_error and state.entries > 0 for state in states),
            "failed": {state.source_id: state.last_error for state in states if state.last_error},
            "entries_in_files": sum(len(_ENTRY.findall(body)) for body in bodies.values()),
            "entries": sum(state.entries for state in states),
        },
        "counts": dict(played.before),
        "names": _expected(texts, names.feeds, {(each.source_id, each.subject_id) for each in played.found}),
        "pages": {"given": len(material.pages), "read": played.shelf.count("/pages/", 200)}
        | _expected(articles, names.pages, {(each.url.rpartition("/")[2], each.subject_id) for each in in_pages}),
        "articles": {
            "wanted": sum(not entry.text for entries in read.values() for entry in entries) + len(material.pages),
            "failed_tries": played.lines.events["article"],
            "errors": {key: count for key, count in played.lines.errors.items() if key.startswith("article")},
            "left": played.before["jobs"],
        },
        "second_poll": {
            "requests": played.requests,
            "not_modified": sum(log[1:] == [304] for log in asked),
            "changed": changed(played.before, played.after),
            "new_jobs": played.after["jobs"],
        },
        "alerts": len(played.inbox.messages),
        "seconds": dict(played.seconds),
        "memory_mib": {"service_and_server": played.cost.own, "workers": played.cost.workers},
    }


class Run:
    """A service that runs, and waiting for it."""

    def __init__(self, service: Service, running: asyncio.Task[None], clock: SkippingClock) -> None:
        self.running = running
        self._service = service
        self._clock = clock
        self._polled: dict[str, datetime] = {}
        self._polls = 0

    async def polled(self, times: int) -> None:
        """Wait until every source was polled once more; ``times`` is how often that makes."""
        while self._polls < times:
            tries = {state.source_id: state.last_try for state in self._service.collect.source_states()}
            if all(at is not None and at != self._polled.get(source) for source, at in tries.items()):
                self._polled = {source: at for source, at in tries.items() if at is not None}
                self._polls += 1
            else:
                await self._breathe()

    async def quiet(self) -> None:
        """Wait until no job is left and nothing is to be told, past every pause."""
        while True:
            while not self._service.idle:
                await self._breathe()
            due = self._service.timers()
            if not due:
                return
            await self._clock.until(min(due))
            await self._breathe()

    async def _breathe(self) -> None:
        if self.running.done():
            await self.running  # raises the bug that ended the service
            raise RuntimeError("the service ended before its time")
        await asyncio.sleep(0.02)


def _sources(url: str, material: Material) -> list[Source]:
    sources = [
        Source(name, name, f"{url}/feeds/{path.name}", Role.OUTLET, "en", interval=INTERVAL)
        for name, path in material.feeds.items()
    ]
    return [*sources, Source(PAGES, "Páginas", f"{url}/pages.xml", Role.OUTLET, "es", interval=INTERVAL)]


def _entries(url: str, pages: Sequence[Path]) -> list[Entry]:
    """Entries that say nothing themselves: what a page says stands in the page alone."""
    at = datetime(2026, 1, 1, tzinfo=UTC)
    return [Entry(f"Página {number}", f"{url}/pages/{page.name}", at) for number, page in enumerate(pages, 1)]


def _plain(text: str) -> str:
    return re.sub(r"<[^>]*>", " ", html.unescape(text))


def _expected(texts: dict[str, str], names: Sequence[str], found: set[tuple[str, str]]) -> dict[str, Any]:
    """How many names, and how many pairs of text and name, were found of those a plain search finds."""
    pairs = {(place, name) for place, text in texts.items() for name in names_in(text, names)}
    missed = sorted((place, name) for place, name in pairs if (place, slug(name)) not in found)
    there = {name for _, name in pairs}
    return {
        "watched": len(names),
        "found": sum(any(subject == slug(name) for _, subject in found) for name in names),
        "absent": sorted(set(names) - there),
        "pairs": len(pairs),
        "pairs_found": len(pairs) - len(missed),
        "missed": [f"{name} in {place}" for place, name in missed],
        "texts_with_names": len({place for place, _ in pairs}),
    }
