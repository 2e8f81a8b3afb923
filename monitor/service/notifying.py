"""Notify through its life: it may wait for its key or for collect, and opens anew when news.db is another file."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from contextlib import AsyncExitStack

import structlog

from monitor.channels import Channel
from monitor.config import Config
from monitor.config.files import Files
from monitor.errors import ConfigError, FaroError, KeyringError, StoreError
from monitor.pipeline.alarms import Alarms
from monitor.pipeline.pace import Rates
from monitor.service.clock import Clock
from monitor.service.lock import hold
from monitor.service.notify import Notify, build_notify, find_keyring
from monitor.store.desk import Desk

log = structlog.get_logger()

LOCKED, NO_NEWS, NOT_STARTED = "locked", "no_news", "not_started"
#: What kept notify from starting, as the catalogue has words for it ("cli.alarm.not_started.<this>").
CAUSES: dict[type[FaroError], str] = {ConfigError: "config", KeyringError: "key", StoreError: "store"}


class Notifying:
    """Holds the place of notify in a data directory, and opens it as soon as that can be done."""

    def __init__(
        self,
        config: Config,
        clock: Clock,
        channels: Mapping[str, Channel],
        environ: Mapping[str, str],
        stack: AsyncExitStack,
        failed: Callable[[BaseException], None],
        *,
        beside_collect: bool,
        rates: Rates,
    ) -> None:
        """Take the data directory; what is opened, ``stack`` closes. Raises BusyError, StoreError.

        ``beside_collect``: collect runs in this process, so that news.db is there; ``rates``: how fast Telegram may
        be used.
        """
        self._config = config
        self._clock = clock
        self._channels = channels
        self._environ = environ
        self._failed = failed
        self._files = Files(config.data_dir)
        self._files.make_for_people()
        stack.enter_context(hold(config.data_dir, "notify"))
        self._desk = stack.enter_context(Desk.open(self._files.desk, owner=True))
        self._alarms = Alarms(self._desk, clock.now)
        self._beside_collect = beside_collect
        self._rates = rates
        self._started = False
        self._inner = AsyncExitStack()
        stack.push_async_callback(self._close)
        self.notify: Notify | None = None
        if config.telegram is None and not config.followers:
            log.warning("nobody to tell", todo="faro setup")

    async def open(self) -> None:
        """Open notify if its key is there and collect has begun. Raises KeyringError for a wrong key, StoreError."""
        try:
            await self._open()
        except tuple(CAUSES) as error:
            cause = next(word for kind, word in CAUSES.items() if isinstance(error, kind))
            self._alarms.raise_(NOT_STARTED, cause)
            raise

    async def _open(self) -> None:
        keyring = find_keyring(self._config, self._environ)
        if keyring is None:
            self._wait(LOCKED)
            return
        if not self._beside_collect and not (self._files.news.exists() and self._files.news.stat().st_size):
            self._wait(NO_NEWS)
            return
        self._alarms.clear(NO_NEWS)
        try:
            self.notify = await build_notify(
                self._config,
                self._clock,
                self._channels,
                self._desk,
                self._alarms,
                keyring,
                self._environ,
                self._inner,
                self._failed,
                self._rates,
            )
        except BaseException:
            await self._inner.aclose()
            raise
        self._alarms.clear(LOCKED)  # only now: the key is that of these data
        self._alarms.clear(NOT_STARTED)
        if self._started:
            self.notify.start(self._failed)

    def start(self) -> None:
        """Begin to listen and to send, now or once that can be done."""
        self._started = True
        if self.notify is not None:
            self.notify.start(self._failed)

    async def tick(self) -> None:
        """Do what is due, or look whether it can be done by now."""
        if self.notify is not None and self.notify.replaced:
            log.warning("news.db is another file: opened anew")
            await self._close()
        if self.notify is None:
            await self.open()
        if self.notify is not None:
            await self.notify.tick()

    def progress(self) -> object:
        """Another value than before where sending went on; None where there is nothing to send."""
        return self.notify.progress() if self.notify is not None else None

    def _wait(self, key: str) -> None:
        self._alarms.raise_(key)

    async def _close(self) -> None:
        self.notify = None
        await self._inner.aclose()
        self._inner = AsyncExitStack()
