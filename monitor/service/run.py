"""Faro running: timers, signals, and what happens when something goes wrong."""

from __future__ import annotations

import asyncio
import signal
import sys
from collections.abc import Awaitable, Callable, Mapping
from contextlib import AsyncExitStack, suppress
from datetime import datetime, timedelta
from typing import Self

import structlog

from monitor.channels import Channel
from monitor.config import Config
from monitor.errors import StoreError
from monitor.model import Source
from monitor.pipeline.collect import Collect
from monitor.pipeline.pace import Rates
from monitor.service.build import allowed, build_collect, user_agent
from monitor.service.clock import Clock, SystemClock
from monitor.service.health import Health
from monitor.service.notify import Notify
from monitor.service.notifying import Notifying
from monitor.service.timers import Timers
from monitor.sources.feed import Feed
from monitor.sources.fetch import FEED_TYPES, Fetcher
from monitor.sources.workers import Workers
from monitor.store.polls import SourceState

log = structlog.get_logger()

#: Seconds between two looks at what is due, and between two looks at the watchlist files.
TICK = 0.5
RELOAD = 2.0
#: notify looks several times a second whether collect has written (PRAGMA data_version), and what people wrote.
NOTIFY_TICK = 0.2
#: How often systemd is told that we live.
HEALTH = 5.0
#: After a database error (a full disk, say) nothing is tried for so long; the databases remember what is due.
PAUSE = timedelta(seconds=30)


class Service:
    """Collect, and notify when there are ``channels``; an async context manager that closes all it opened.

    ``tick`` is the seconds between two looks at what is due; the demo looks more often. ``collects`` is False where
    collect is another process. ``environ`` is where systemd says what it hands over, and where it listens; ``rates``
    is how fast Telegram may be used (tests need not wait).
    """

    def __init__(
        self,
        config: Config,
        channels: Mapping[str, Channel] | None = None,
        clock: Clock | None = None,
        tick: float = TICK,
        *,
        collects: bool = True,
        environ: Mapping[str, str] | None = None,
        rates: Rates | None = None,
    ) -> None:
        self.config = config
        self.clock: Clock = clock or SystemClock()
        self._channels = channels
        self._tick = tick
        self._collects = collects
        self._environ = environ or {}
        self._rates = rates or Rates()
        self._stack = AsyncExitStack()
        self._stop = asyncio.Event()
        self._resume: datetime | None = None
        self._running = False
        self._health = Health(self._environ)
        self.failure: BaseException | None = None
        self.trouble: StoreError | None = None
        self._collect: Collect | None = None
        self._notifying: Notifying | None = None

    async def __aenter__(self) -> Self:
        try:
            if self._collects:
                self._collect = await build_collect(self.config, self.clock, self._stack, self.failed)
            if self._channels is not None:
                self._notifying = Notifying(
                    self.config,
                    self.clock,
                    self._channels,
                    self._environ,
                    self._stack,
                    self.failed,
                    beside_collect=self._collects,
                    rates=self._rates,
                )
                await self._open_notify(self._notifying)
        except BaseException:
            await self._stack.aclose()
            raise
        return self

    async def __aexit__(self, *_: object) -> None:
        await self._stack.aclose()

    async def _open_notify(self, notifying: Notifying) -> None:
        """What collect may be about to mend, in its own process, is no reason not to start: it is tried again."""
        try:
            await notifying.open()
        except StoreError as error:
            if self._collects:
                raise
            self.failed(error)

    @property
    def collect(self) -> Collect:
        """The part that reads; a service that does not collect has none, and asking for it is a bug."""
        if self._collect is None:
            raise AssertionError("this service does not collect")
        return self._collect

    @property
    def notify(self) -> Notify | None:
        """The part that tells people; None where there is none, or it waits for its key."""
        return self._notifying.notify if self._notifying else None

    def failed(self, error: BaseException) -> None:
        """A database error pauses everything for a while; anything else is a bug and ends the service."""
        if isinstance(error, StoreError):
            self._resume = self.clock.now() + PAUSE
            self.trouble = error
            log.error("store", error=str(error), resumes=self._resume.isoformat())
        else:
            self.failure = error
            self._stop.set()

    def stop(self) -> None:
        """Ask the service to end; what is under way and not stored will be done again."""
        self._stop.set()

    async def run(self) -> None:
        """Run until ``stop``, SIGTERM or SIGINT; raise the bug that ended it, if one did."""
        loop = asyncio.get_running_loop()
        for each in (signal.SIGTERM, signal.SIGINT):
            loop.add_signal_handler(each, self.stop)
        try:
            await self._run()
        finally:
            for each in (signal.SIGTERM, signal.SIGINT):
                loop.remove_signal_handler(each)

    async def _run(self) -> None:
        timers = Timers(self.failed)
        if self._collect is not None:
            timers.every(self._tick, "collect", self._guarded(self._tick_collect))
        timers.every(max(RELOAD, self._tick), "reload", self._guarded(self._reload))
        if self._notifying is not None:
            self._notifying.start()
            timers.every(min(self._tick, NOTIFY_TICK), "notify", self._guarded(self._notifying.tick))
        timers.every(HEALTH, "health", self._feel)
        timers.start()
        self._health.ready()
        try:
            await self._stop.wait()
        finally:
            self._health.stopping()
            await timers.stop()
        if self.failure is not None:
            raise self.failure

    @property
    def idle(self) -> bool:
        """Whether every stage has done all it can do now."""
        return (self._collect is None or self._collect.idle) and (self.notify is None or self.notify.idle)

    def timers(self) -> list[datetime]:
        """When text jobs and waiting alerts fall due; sources are asked for by ``collect.source_states``."""
        times = [self.collect.next_job(), self.notify.next_due() if self.notify else None]
        return [time for time in times if time is not None]

    async def until_idle(self, only: str | None = None) -> None:
        """Tick by hand until nothing is due; raise the bug that came up, if one did. ``only`` polls no other source."""
        self.collect.only = only
        while True:
            await self._tick_collect()
            if self.notify is not None:
                await self.notify.settle()
            if error := self.failure or self.trouble:
                raise error
            if self.idle:
                return
            await asyncio.sleep(0.005)

    def _guarded(self, function: Callable[[], Awaitable[None]]) -> Callable[[], Awaitable[None]]:
        async def guarded() -> None:
            # A clock that was set back meanwhile makes the pause no longer.
            if self._resume is not None and self._resume - PAUSE <= self.clock.now() < self._resume:
                return
            self._resume = self.trouble = None
            await function()

        return guarded

    async def _tick_collect(self) -> None:
        self.collect.tick()

    async def _reload(self) -> None:
        if self._collect is not None:
            await self._collect.reload()
        if self.notify is not None:
            await self.notify.reload()

    async def _feel(self) -> None:
        """Tell systemd how we fare, and that we live, as long as both polling and sending make progress."""
        progress = {}
        if self._collect is not None:
            progress["polling"] = self._collect.progress
        if self._notifying is not None:
            progress["sending"] = self._notifying.progress
        self._health.feel(progress, asyncio.get_running_loop().time())


def run_until_stopped(
    config: Config,
    channels: Mapping[str, Channel] | None,
    *,
    collects: bool = True,
    environ: Mapping[str, str] | None = None,
) -> None:
    """Run Faro until a signal ends it: collect, notify (with ``channels``), or both.

    Raises ConfigError, BusyError, StoreError, KeyringError, or the bug that ended it.
    """

    async def main() -> None:
        async with Service(config, channels, collects=collects, environ=environ) as service:
            await service.run()

    with suppress(KeyboardInterrupt):
        asyncio.run(main())
    sys.stdout.flush()


def poll_once(config: Config, source_id: str | None) -> list[SourceState]:
    """Poll one source, or all, now, and read what they brought; tells nobody. Returns how every source stands.

    Raises like run_until_stopped.
    """

    async def main() -> list[SourceState]:
        async with Service(config) as service:
            service.collect.make_due(source_id)
            await service.until_idle(only=source_id)
            return service.collect.source_states()

    return asyncio.run(main())


async def try_source(config: Config, source: Source) -> Feed:
    """Fetch and parse ``source`` once, storing nothing. Raises FetchError, FeedError or WorkerError."""
    async with Fetcher(user_agent(config), allowed(config)) as fetcher:
        workers = Workers(size=1)
        try:
            response = await fetcher.get(source.url, accept=FEED_TYPES)
            feed: Feed = await workers.run(
                "feed", response.body, response.content_type, response.charset, frozenset[str](), response.url
            )
        finally:
            await workers.aclose()
    return feed
