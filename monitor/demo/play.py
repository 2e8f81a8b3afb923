"""Plays an invented world through the real service: the real poller, matcher, stories and terminal, a clock that jumps.

The clock moves to the next publication when every stage is idle, stopping on the way at whatever falls due: a source
that has something new, an article that waits, an alert that waits. Nothing here knows what Faro will say.
"""

from __future__ import annotations

import asyncio
import json
import sys
import time
from collections import Counter
from collections.abc import Mapping
from contextlib import suppress
from datetime import datetime, timedelta
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TextIO

from monitor.channels import CHANNELS, Channel, Outgoing
from monitor.config import load_config
from monitor.demo.items import items
from monitor.demo.keyword import KeywordCount, keyword_alerts
from monitor.demo.loading import load_world, shipped_world
from monitor.demo.server import WorldServer
from monitor.demo.setup import write_setup
from monitor.demo.world import World
from monitor.errors import ConfigError, Fault
from monitor.locale import Texts, translator
from monitor.model import Reason, Shape, Subject
from monitor.service import Service
from monitor.watchlists import load_watchlists, shipped_watchlists

#: Seconds between two looks of the service at what is due; a real one looks every half second.
TICK = 0.01
#: What may still fall due after the last publication is waited for this long.
AFTERMATH = timedelta(days=2)


class WorldClock:
    """A clock that only moves when it is told to."""

    def __init__(self, start: datetime) -> None:
        self._now = start

    def now(self) -> datetime:
        """The world's time."""
        return self._now

    def advance(self, to: datetime) -> None:
        """Move forward to ``to``; a clock that went back would be a bug."""
        if to < self._now:
            raise ValueError(f"the clock does not go back: {self._now} -> {to}")
        self._now = to


class Counting:
    """A channel that passes everything on and counts it."""

    def __init__(self, channel: Channel) -> None:
        self._channel = channel
        self.shapes: Counter[Shape] = Counter()
        self.reasons: Counter[Reason] = Counter()

    def parts(self, outgoing: Outgoing) -> int:
        """As the channel has it."""
        return self._channel.parts(outgoing)

    async def send(self, outgoing: Outgoing, part: int = 0) -> str:
        """Send one delivery and count its shape and reason."""
        ref = await self._channel.send(outgoing, part)
        if outgoing.reason is not None:
            self.shapes[outgoing.shape] += 1
        if outgoing.reason is not None:
            self.reasons[outgoing.reason] += 1
        return ref


def play(
    texts: Texts,
    out: TextIO,
    *,
    seed: int = 0,
    world: Path | None = None,
    keep: Path | None = None,
    stay: bool = False,
    as_json: bool = False,
) -> int:
    """Play ``world`` (the shipped one if None) with ``seed`` to the end; print what each follower gets, then a summary.

    ``keep`` is a new or empty folder that is left with config, lists and databases. Returns the exit code 0; raises
    ConfigError for a world with mistakes, and whatever bug the service died of.
    """
    with TemporaryDirectory(prefix="faro-demo-") as scratch:
        shipped = _shipped(Path(scratch) / "shipped")
        played = load_world(world or shipped_world(), seed, shipped)
        folder = keep or Path(scratch) / "demo"
        if folder.exists() and any(folder.iterdir()):
            what = "la carpeta no está vacía (the folder is not empty)"
            raise ConfigError([Fault(folder, 0, what, "use una carpeta nueva / use a new folder")])
        folder.mkdir(parents=True, exist_ok=True)
        with suppress(KeyboardInterrupt):
            asyncio.run(_play(played, texts, out, folder, stay=stay, as_json=as_json))
    return 0


def _shipped(folder: Path) -> tuple[Subject, ...]:
    folder.mkdir()
    for name, body in shipped_watchlists().items():
        (folder / name).write_bytes(body)
    return load_watchlists([folder])


async def _play(world: World, texts: Texts, out: TextIO, folder: Path, *, stay: bool, as_json: bool) -> None:
    began = time.monotonic()
    clock = WorldClock(world.opening)
    async with WorldServer(world, clock) as server:
        config = load_config(write_setup(world, server.url, folder, texts.language))
        terminal = CHANNELS["terminal"](out, zone=world.zone, texts=translator(config.place.language), as_json=as_json)
        channel = Counting(terminal)
        if not as_json:
            out.write(texts("demo.opening", title=world.title, sources=len(world.publishers)) + "\n\n")
        async with Service(config, {"terminal": channel}, clock, TICK) as service:
            running = asyncio.create_task(service.run())
            await _to_the_end(world, clock, server, service, running)
            subjects = tuple(service.collect.subjects.values())
            counts = service.collect.counts()
            keyword = keyword_alerts(
                items(world, server.url),
                subjects,
                {follower.key: follower.follows for follower in world.followers},
                world,
            )
            summary = _summary(counts, channel, keyword, time.monotonic() - began, server.tally.requests)
            _show(summary, texts, out, as_json=as_json)
            if stay:
                sys.stderr.write(texts("demo.stays", url=server.url, config=str(config.file)) + "\n")
                await running
            service.stop()
            await running


async def _to_the_end(
    world: World, clock: WorldClock, server: WorldServer, service: Service, running: asyncio.Task[None]
) -> None:
    """Move the clock from one thing to the next, each time everything is idle."""
    moments = [moment for moment in world.moments() if moment > clock.now()]
    last = (moments[-1] if moments else clock.now()) + AFTERMATH
    while True:
        while not service.idle:
            if running.done():
                await running  # raises the bug that ended the service
                return
            await asyncio.sleep(TICK / 2)
        now = clock.now()
        states = {state.source_id: state for state in service.collect.source_states()}
        nexts = [moment for moment in moments if moment > now][:1]
        nexts += [s.next_poll for s in states.values() if not s.ended and server.pending(s.source_id)]
        nexts += [due for due in service.timers() if due > now]
        soonest = min((moment for moment in nexts if moment > now), default=None)
        if soonest is None or soonest > last:
            return
        clock.advance(soonest)


def _summary(
    counts: Mapping[str, int], channel: Counting, keyword: KeywordCount, seconds: float, requests: int
) -> dict[str, int | float]:
    return {
        "items": counts["items"],
        "past_items": counts["past_items"],
        "stories": counts["stories"],
        "copies": counts["copies"],
        "messages": channel.shapes[Shape.MESSAGE] + channel.shapes[Shape.REPLY],
        "edits": channel.shapes[Shape.EDIT],
        "corrections": channel.shapes[Shape.CORRECTION],
        "keyword_alerts": keyword.alerts,
        "keyword_copies": keyword.copies,
        "keyword_wrong": keyword.wrong,
        "requests": requests,
        "seconds": round(seconds, 1),
    }


def _show(summary: Mapping[str, int | float], texts: Texts, out: TextIO, *, as_json: bool) -> None:
    if as_json:
        out.write(json.dumps({"summary": dict(summary)}) + "\n")
        return
    for line in ("items", "stories", "messages", "corrections", "keyword", "time"):
        out.write(texts(f"demo.summary.{line}", **summary) + "\n")
    out.flush()
