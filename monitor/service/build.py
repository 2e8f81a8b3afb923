"""Builds the parts of Faro from a Config: the only place that constructs."""

from __future__ import annotations

import random
from collections.abc import Callable, Mapping
from contextlib import AsyncExitStack, ExitStack
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path

from monitor import __version__
from monitor.channels import Channel
from monitor.config import Config
from monitor.config.files import Files
from monitor.model import Source, Subject, Subscription, digest
from monitor.pipeline.collect import PRUNE_EVERY, Collect
from monitor.pipeline.polling import Polling
from monitor.pipeline.reading import Reader
from monitor.pipeline.sending import Sending
from monitor.pipeline.telling import Telling
from monitor.service.clock import Clock
from monitor.service.lock import hold
from monitor.sources.fetch import Fetcher
from monitor.sources.guard import Allowed
from monitor.sources.workers import Workers
from monitor.store.desk import Desk
from monitor.store.news import News
from monitor.store.people import People
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


@dataclass(slots=True)
class Notify:
    """The parts that tell people."""

    telling: Telling
    sending: Sending
    news: News
    people: People
    now: Callable[[], datetime]
    grounds: timedelta
    begun: list[Subscription]
    _version: int = -1
    _pruned: datetime | None = None

    async def tick(self) -> None:
        """Decide on what is new in the log, then send what is due."""
        if self.begun:
            begun, self.begun = self.begun, []
            await self.sending.show_known(begun)
        version = self.news.data_version()  # changes when collect has written
        if version != self._version or not self.telling.idle:
            self.telling.catch_up()
            self._version = version
        await self.sending.send_due()
        now = self.now()
        if self._pruned is None or now - self._pruned >= PRUNE_EVERY:
            self._pruned = now
            self.people.prune(now, self.grounds)

    @property
    def idle(self) -> bool:
        """Whether everything is decided and sent that can be now."""
        return self.telling.idle and self.sending.idle

    def next_due(self) -> datetime | None:
        """When the next alert that waits falls due."""
        return self.sending.next_due()


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
        lambda watched: Reader(news, fetcher, workers, watched, stories, clock.now, config.place.timezone),
        clock.now,
        (config.retention.lookback, config.retention.grounds),
        failed,
    )
    stack.push_async_callback(collect.stop)
    return collect


def build_notify(
    config: Config,
    clock: Clock,
    channels: Mapping[str, Channel],
    subjects: Callable[[], Mapping[str, Subject]],
    stack: ExitStack | AsyncExitStack,
) -> Notify:
    """Build notify on ``config``; news.db must be there. Raises BusyError, StoreError."""
    files = Files(config.data_dir)
    files.make()
    stack.enter_context(hold(config.data_dir, "notify"))
    stack.enter_context(Desk.open(files.desk, owner=True))
    people = stack.enter_context(People.open(files.people))
    news = stack.enter_context(News.open(files.news, owner=False))
    subscriptions = subscriptions_of(config)
    telling = Telling(news, people, subscriptions, clock.now)
    begun = telling.follow()
    sources: dict[str, Source] = {source.id: source for source in config.sources}
    sending = Sending(
        news,
        people,
        channels,
        {(each.subscriber, each.subject_id): each for each in subscriptions},
        {digest("terminal", follower.name): follower.name for follower in config.followers},
        subjects,
        sources,
        config.place.timezone,
        clock.now,
    )
    return Notify(telling, sending, news, people, clock.now, config.retention.grounds, begun)


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
