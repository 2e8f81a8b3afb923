"""Second part of the benchmark on real input: headlines replayed hour by hour, one feed per outlet, and who is told.

Links lead to hosts that cannot be reached from here, so the headlines are all there is to read. The clock stands while
the service works and jumps to what comes next: an hour in which something was published, or something that falls due.
"""

from __future__ import annotations

import asyncio
import json
import time
from collections import Counter
from collections.abc import Mapping, Sequence
from datetime import UTC, datetime, timedelta
from email.utils import parsedate_to_datetime
from pathlib import Path
from typing import Any

from benchmarks.real_measuring import Cost, Found, Inbox, Lines, cpu_seconds, mentions, names_in
from benchmarks.real_serving import XML, Entry, Shelf, feed
from benchmarks.real_setup import Follower, Names, write_setup
from monitor.channels import Outgoing
from monitor.config import load_config
from monitor.demo.httpd import HttpServer, etag
from monitor.demo.play import AFTERMATH, TICK, WorldClock
from monitor.files.text import slug
from monitor.model import Role, Source, Subject, SubjectType
from monitor.service import Service
from monitor.watchlists import load_watchlists, shipped_watchlists

#: How many of its oldest headlines an outlet shows from the beginning, and how many its feed holds at most.
PAST = 2
WINDOW = 60
#: Seconds after which the benchmark gives up.
PATIENCE = 300


class Outlet:
    """One outlet's feed at any time of the story: its newest headlines, the newest first."""

    def __init__(self, name: str, entries: Sequence[Entry], clock: WorldClock) -> None:
        self.source = Source(
            slug(name),
            name,
            "",
            # Its headlines are those of others, with their names behind them.
            Role.AGGREGATOR if name.startswith("Google News") else Role.OUTLET,
            "es",
            interval=600.0,
        )
        self.path = f"/{self.source.id}.xml"
        self.entries = sorted(entries, key=lambda entry: entry.published)
        self._clock = clock
        self._served = ""

    def body(self) -> bytes:
        """The feed as it is now, noted as seen."""
        body = self._body()
        self._served = etag(body)
        return body

    @property
    def pending(self) -> bool:
        """Whether the feed says something that nobody has seen."""
        return etag(self._body()) != self._served

    def _body(self) -> bytes:
        now = self._clock.now()
        there = [entry for at, entry in enumerate(self.entries) if at < PAST or entry.published <= now]
        return feed(self.source.name, there[: -WINDOW - 1 : -1])


def read_headlines(data: Path) -> dict[str, list[Entry]]:
    """``data``/headlines.json by outlet; a headline seen twice by its outlet's reader stands there twice."""
    outlets: dict[str, list[Entry]] = {}
    for each in json.loads((data / "headlines.json").read_text("utf-8")):
        published = parsedate_to_datetime(each["published"]).astimezone(UTC)
        outlets.setdefault(each["source"], []).append(Entry(each["title"], each["link"], published))
    return outlets


async def play_headlines(data: Path, names: Names, folder: Path) -> tuple[dict[str, Any], list[Found], list[Outgoing]]:
    """Replay the headlines; return the figures, every mention, and every message in order."""
    lines, inbox = Lines(), Inbox()
    headlines = read_headlines(data)
    published = sorted(entry.published for entries in headlines.values() for entry in entries)
    opening = min(
        sorted(entry.published for entry in entries)[min(PAST, len(entries)) - 1] for entries in headlines.values()
    )
    clock = WorldClock(opening)
    outlets = [Outlet(name, entries, clock) for name, entries in headlines.items()]
    shelf = Shelf({outlet.path: (outlet.body, XML) for outlet in outlets})
    shipped = _shipped(folder / "shipped")
    began, cpu = time.monotonic(), cpu_seconds()
    async with HttpServer(shelf.answer) as server, asyncio.timeout(PATIENCE):
        sources = [_at(outlet, server.url) for outlet in outlets]
        followers = (Follower("every claim", "every_claim"), Follower("default", "default"))
        config = load_config(
            write_setup(folder, server.url, sources, names.headlines, [one.id for one in shipped], followers)
        )
        async with Cost() as cost, Service(config, {"terminal": inbox}, clock, TICK) as service:
            running = asyncio.create_task(service.run())
            hours = sorted({_next_hour(moment) for moment in published if _next_hour(moment) > opening})
            await _to_the_end(clock, hours, {outlet.source.id: outlet for outlet in outlets}, service, running)
            counts = service.collect.counts()
            states = service.collect.source_states()
            service.stop()
            await running
    found = mentions(config.data_dir / "news.db")
    figures = {
        "headlines": len(published),
        "outlets": len(outlets),
        "failed": {state.source_id: state.last_error for state in states if state.last_error},
        "watched": {"shipped_people": _people(shipped), "shipped_places": len(shipped) - _people(shipped)}
        | {"further": len(names.headlines)},
        "counts": counts,
        "mentions": _mentions(found, shipped),
        "names": _named(found, outlets, names.headlines, shipped),
        "alerts": inbox.by_label(),
        "reasons": inbox.by_reason(),
        "articles": {
            "failed_tries": lines.events["article"],
            "errors": {key: count for key, count in lines.errors.items() if key.startswith("article")},
        },
        "a_keyword_would_send": len(followers)
        * len({(each.item_id, each.subject_id) for each in found if not each.past}),
        "polls": lines.events["poll"],
        "seconds": {
            "all": round(time.monotonic() - began, 1),
            "cpu": round(cpu_seconds() - cpu, 1),
            "longest_stall": cost.stall,
        },
        "memory_mib": {"service_and_server": cost.own, "workers": cost.workers},
    }
    return figures, found, inbox.messages


async def _to_the_end(
    clock: WorldClock,
    hours: Sequence[datetime],
    outlets: Mapping[str, Outlet],
    service: Service,
    running: asyncio.Task[None],
) -> None:
    """Move the clock from one thing to the next, each time everything is idle."""
    last = max([*hours, clock.now()]) + AFTERMATH
    while True:
        while not service.idle:
            if running.done():
                await running  # raises the bug that ended the service
                raise RuntimeError("the service ended before its time")
            await asyncio.sleep(TICK / 2)
        now = clock.now()
        nexts = [hour for hour in hours if hour > now][:1]
        nexts += [s.next_poll for s in service.collect.source_states() if outlets[s.source_id].pending]
        nexts += service.timers()
        soonest = min((moment for moment in nexts if moment > now), default=None)
        if soonest is None or soonest > last:
            return
        clock.advance(soonest)


def _at(outlet: Outlet, url: str) -> Source:
    source = outlet.source
    return Source(source.id, source.name, f"{url}{outlet.path}", source.role, source.language, interval=source.interval)


def _next_hour(moment: datetime) -> datetime:
    full = moment.replace(minute=0, second=0, microsecond=0)
    return full if full == moment else full + timedelta(hours=1)


def _shipped(folder: Path) -> tuple[Subject, ...]:
    folder.mkdir(parents=True)
    for name, body in shipped_watchlists().items():
        (folder / name).write_bytes(body)
    return load_watchlists([folder])


def _people(subjects: Sequence[Subject]) -> int:
    return sum(one.type is SubjectType.PERSON for one in subjects)


def _mentions(found: Sequence[Found], shipped: Sequence[Subject]) -> dict[str, dict[str, int]]:
    """Mentions by tier, for the shipped people, the shipped places and the further names."""
    groups = {one.id: "shipped_people" if one.type is SubjectType.PERSON else "shipped_places" for one in shipped}
    counts: dict[str, Counter[str]] = {"shipped_people": Counter(), "shipped_places": Counter(), "further": Counter()}
    for each in found:
        counts[groups.get(each.subject_id, "further")][each.tier] += 1
    return {group: dict(sorted(tiers.items())) for group, tiers in counts.items()}


def _named(
    found: Sequence[Found], outlets: Sequence[Outlet], names: Sequence[str], shipped: Sequence[Subject]
) -> dict[str, Any]:
    """Full names in headlines by a plain search, and which of them were not found; and what was found besides."""
    ids = {name: slug(name) for name in names} | {
        form: one.id for one in shipped if one.type is SubjectType.PERSON for form in (one.name, *one.aliases)
    }
    there = {
        (outlet.source.id, entry.link, ids[name])
        for outlet in outlets
        for entry in outlet.entries
        for name in names_in(entry.title, ids)
    }
    got = {(each.source_id, each.url, each.subject_id) for each in found}
    people = {(source, url, subject) for source, url, subject in got if subject in set(ids.values())}
    return {
        "occur": len({subject for _, _, subject in there}),
        "full_names": len(there),
        "full_names_found": len(there & got),
        "missed": sorted(f"{subject} in {url}" for _, url, subject in there - got),
        "by_less_than_the_full_name": len(people - there),
    }
