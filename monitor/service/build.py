"""Builds the parts of Faro from a Config: the only place that constructs."""

from __future__ import annotations

import random
from collections.abc import Callable
from contextlib import AsyncExitStack
from datetime import UTC, datetime
from pathlib import Path

from monitor import __version__
from monitor.config import Config
from monitor.config.files import Files
from monitor.files.handover import NAMES
from monitor.keys import seal_finding
from monitor.model import Subscription, digest
from monitor.pipeline.collect import Collect
from monitor.pipeline.polling import Polling
from monitor.pipeline.private import Private
from monitor.pipeline.reading import Reader
from monitor.service.clock import Clock
from monitor.service.lock import hold
from monitor.sources.fetch import Fetcher
from monitor.sources.guard import Allowed
from monitor.sources.workers import Workers
from monitor.store.desk import Desk
from monitor.store.news import News
from monitor.stories import Stories, Voice, Voices
from monitor.watchlists import Watchlists


def voices_of(config: Config) -> Voices:
    """Everyone whose word has a known weight."""
    quoted = [
        Voice(digest("voice", voice.name), voice.name, voice.role, voice.verifies, voice.aliases)
        for voice in config.voices
    ]
    return Voices(config.sources, quoted, config.confirm.carriers)


def subscriptions_of(config: Config) -> tuple[Subscription, ...]:
    """The terminal's followers as subscriptions; their keys do not tell who they are."""
    return tuple(
        Subscription(
            digest("terminal", follower.name),
            subject,
            follower.level,
            "terminal",
            follower.language or config.place.language,
        )
        for follower in config.followers
        for subject in follower.follows
    )


def user_agent(config: Config) -> str:
    """A name a webmaster can write to, if the operator gave an address; it names no cause."""
    contact = f"; {config.place.contact}" if config.place.contact else ""
    return f"Mozilla/5.0 (compatible; FeedMonitor/{__version__}{contact})"


def allowed(config: Config) -> tuple[Allowed, ...]:
    """The addresses off the public internet that the operator named one by one."""
    return tuple(
        Allowed(each.host, each.port, each.delay.total_seconds(), each.concurrency) for each in config.net.exceptions
    )


EVER = datetime(1970, 1, 1, tzinfo=UTC)


async def build_collect(
    config: Config, clock: Clock, stack: AsyncExitStack, failed: Callable[[BaseException], None]
) -> Collect:
    """Build collect on ``config``; what it opens, ``stack`` closes. Raises BusyError, StoreError, ConfigError."""
    files = Files(config.data_dir)
    files.make()
    stack.enter_context(hold(config.data_dir, "collect"))
    lists = Watchlists(config.watchlists)
    news = stack.enter_context(News.open(files.news, owner=True))
    fetcher = await stack.enter_async_context(
        Fetcher(user_agent(config), allowed(config), host_delay=config.net.delay.total_seconds(), now=clock.now)
    )
    workers = Workers()
    stack.push_async_callback(workers.aclose)
    sources = {source.id: source for source in config.sources}
    voices = voices_of(config)
    desk = _Opened(files.desk, stack)
    private = Private(news, seal_finding, config.run_dir / NAMES)

    def stories() -> Stories:
        # All of them: retention lets go of what no kept story stands on.
        return Stories(voices, news.readings(EVER), news.stories())

    collect = Collect(
        news,
        desk.get,
        lists,
        sources,
        lambda watched: Polling(
            news, fetcher, workers, sources, watched, clock.now, random.random, config.matching.hold
        ),
        lambda watched: Reader(news, fetcher, workers, watched, stories, clock.now, config.place.timezone, private),
        clock.now,
        (config.retention.lookback, config.retention.grounds),
        failed,
        private,
    )
    stack.push_async_callback(collect.stop)
    return collect


class _Opened:
    """desk.db, opened when it is there: notify creates it, and may start after collect."""

    def __init__(self, path: Path, stack: AsyncExitStack) -> None:
        self._path = path
        self._stack = stack
        self._desk: Desk | None = None

    def get(self) -> Desk | None:
        """The desk, or None as long as there is none."""
        if self._desk is None and self._path.exists() and self._path.stat().st_size:
            self._desk = self._stack.enter_context(Desk.open(self._path, owner=False, writes=False))
        return self._desk
