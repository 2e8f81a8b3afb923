"""Builds notify: what decides who is told, the channels, the bot, and what an operator has to see."""

from __future__ import annotations

import asyncio
import json
import random
import time
from collections.abc import Callable, Mapping
from contextlib import AsyncExitStack
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from pathlib import Path

import structlog

from monitor.channels import CHANNELS, Channel
from monitor.config import Config, KeyMode
from monitor.config.files import Files
from monitor.errors import ConfigError, Fault, StoreError, reasons
from monitor.files.handover import NAMES
from monitor.keys import Keyring, Secret, keyring_for
from monitor.keys.place import credential_in, ready
from monitor.keys.secret import LENGTH
from monitor.locale import LANGUAGES, translator
from monitor.model import Incoming, digest
from monitor.pipeline.alarms import Alarms
from monitor.pipeline.answering import Answering, Inbox, Listening
from monitor.pipeline.asking import Asking
from monitor.pipeline.collect import PRUNE_EVERY
from monitor.pipeline.known import Known
from monitor.pipeline.own_names import OwnNames
from monitor.pipeline.pace import UNLIMITED, Pace, Rates
from monitor.pipeline.roster import Roster
from monitor.pipeline.sending import Courier
from monitor.pipeline.telling import Telling
from monitor.pipeline.wording import Wording
from monitor.service.build import subscriptions_of, voices_of
from monitor.service.clock import Clock
from monitor.store.desk import Desk
from monitor.store.news import News
from monitor.store.people import People
from monitor.watchlists import Watchlists

log = structlog.get_logger()

TELEGRAM, TERMINAL = "telegram", "terminal"
#: The name under which systemd hands the token over (systemd.exec(5), LoadCredential=).
TOKEN_CREDENTIAL = "faro-token"  # noqa: S105 -- a file's name
NO_TOKEN = ("no hay ninguno en el archivo", "there is none in the file")
#: How often figures are published and the whole is looked over.
LOOK_OVER = timedelta(seconds=30)
#: How often, and after how long, the minutes of what was told of private names are let go.
BLUR_EVERY = timedelta(hours=1)
#: How long an alarm is shown of what is over and cannot be mended.
SHOWN_FOR = timedelta(days=1)
#: What waits longer than this while it could be sent is an alarm; a source asked longer ago than this, too.
LATE, SILENT = timedelta(minutes=10), timedelta(minutes=20)
#: The clock has been set back when it lost this much against one that cannot be set.
SET_BACK = timedelta(seconds=30)


@dataclass(slots=True)
class Notify:
    """The parts that tell people; ``listening`` and ``answering`` are there where there is a bot."""

    config: Config
    telling: Telling
    own_names: OwnNames | None
    asking: Asking
    couriers: Mapping[str, Courier]
    listening: Listening | None
    answering: Answering | None
    roster: Roster
    news: News
    people: People
    desk: Desk
    alarms: Alarms
    clock: Clock
    ticks: Callable[[], float] = time.monotonic
    _version: int = -1
    _pruned: datetime | None = None
    _looked: datetime | None = None
    _blurred: datetime | None = None
    _asked: tuple[datetime | None, float] | None = None
    _seen: tuple[datetime, float] | None = None
    _loops: list[asyncio.Task[None]] = field(default_factory=list)

    async def tick(self) -> None:
        """Decide on what is new in the logs, handle what people wrote, and wake the couriers."""
        self._mind_the_clock()
        # First: whoever begins to follow is shown how things stand now, and must not hear then how they stood before.
        found = await self._catch_up()
        if self.answering is not None and await self.answering.handle_waiting():
            found = await self._catch_up() or found
        await self.asking.look(found=found)
        for courier in self.couriers.values():
            courier.wake()
        self._keep_house()

    async def settle(self) -> None:
        """Do everything that can be done now."""
        await self.tick()
        for courier in self.couriers.values():
            await courier.send_due()

    def start(self, failed: Callable[[BaseException], None]) -> None:
        """Begin to listen and to send, until ``stop``."""

        def ended(task: asyncio.Task[None]) -> None:
            if not task.cancelled() and (error := task.exception()):
                failed(error)

        runs = [courier.run() for courier in self.couriers.values()]
        runs += [self.listening.run()] if self.listening is not None else []
        for run in runs:
            task = asyncio.get_running_loop().create_task(run)
            task.add_done_callback(ended)
            self._loops.append(task)

    async def stop(self) -> None:
        """Stop listening and sending; what was begun comes to its end first."""
        for task in self._loops:
            task.cancel()
        await asyncio.gather(*self._loops, return_exceptions=True)  # what went wrong was reported when it did
        self._loops.clear()
        self._tidy()

    def _tidy(self) -> None:
        """Remove what is left in the file, and in its log, of what was forgotten."""
        try:
            if self.people.stale:
                self.people.scrub()
            elif not self.people.clean:
                self.people.checkpoint()
        except StoreError as error:  # a disk without room for a second copy: it is done later, and nobody waits for it
            log.error("store", error=str(error))  # noqa: TRY400 -- its words say all

    async def reload(self) -> None:
        """Look at the watchlists again."""
        await self.roster.reload()

    def progress(self) -> object:
        """Another value than before where sending went on; None where nothing is due, or has to wait its turn."""
        made = [courier.progress() for courier in self.couriers.values()]
        return None if made == [None] * len(made) else made

    @property
    def replaced(self) -> bool:
        """Whether news.db is another file than the one that was opened: it was restored under our feet."""
        return self.news.replaced()

    @property
    def idle(self) -> bool:
        """Whether everything is decided and sent that can be now."""
        return self.idle_but_sending and all(courier.idle for courier in self.couriers.values())

    @property
    def idle_but_sending(self) -> bool:
        """Whether everything is decided that can be now."""
        answered = self.answering is None or self.answering.idle
        return answered and self.telling.idle and (self.own_names is None or self.own_names.idle)

    def next_due(self) -> datetime | None:
        """When the next alert that waits falls due."""
        return self.people.next_due()

    async def _catch_up(self) -> bool:
        """Decide on what the logs say; return whether anything was found about private names."""
        found, version = False, self.news.data_version()  # which changes when collect has written
        if version != self._version or not self.idle_but_sending:
            await self.telling.catch_up()
            if self.own_names is not None:
                found = bool(await self.own_names.catch_up())
            self._version = version
        return found

    def _keep_house(self) -> None:
        """What is done from time to time; a clock that was set back puts none of it off."""
        now = self.clock.now()
        if self._pruned is None or abs(now - self._pruned) >= PRUNE_EVERY:
            self._pruned = now
            self.people.prune(now, self.config.retention.grounds)
        if self._blurred is None or abs(now - self._blurred) >= BLUR_EVERY:
            self._blurred = now
            self.people.blur(now - BLUR_EVERY)
        if self._looked is None or abs(now - self._looked) >= LOOK_OVER:
            self._looked = now
            self._tidy()  # whoever was forgotten leaves no trace for longer than a minute
            self._look_over(now)

    def _look_over(self, now: datetime) -> None:
        """Publish figures, and raise or clear the alarms that no single event tells."""
        for name in self.couriers:
            self._alarm(f"{name}_late", self.people.late(now - LATE, name))
        self._alarm("collect_silent", self._unasked() > self._silence())
        self.alarms.forget(now - SHOWN_FOR, ("undelivered", "unsaid"))
        figures = {"alarms": sorted(self.alarms.open)}  # no counts: how much waits tells how many follow
        self.desk.set_health("notify", json.dumps(figures), now)

    def _unasked(self) -> timedelta:
        """For how long no source has been asked that we know of, none before the first one ever was.

        By our ticks alone: what was silent while we were stopped, or while the clock was set, is no alarm.
        """
        latest = max(
            (state.last_try for state in self.news.source_states() if state.active and state.last_try), default=None
        )
        if self._asked is None or latest is None or latest != self._asked[0]:
            self._asked = latest, self.ticks()
        return timedelta(seconds=self.ticks() - self._asked[1])

    def _silence(self) -> timedelta:
        """How long collect may ask no source at all: three times the shortest interval, twenty minutes at least."""
        shortest = min((source.interval for source in self.config.sources), default=0.0)
        return max(SILENT, timedelta(seconds=3 * shortest))

    def _alarm(self, key: str, wrong: bool) -> None:
        if wrong:
            self.alarms.raise_(key)
        else:
            self.alarms.clear(key)

    def _mind_the_clock(self) -> None:
        """When the clock is set back, what was due soon is due as soon as before, and not in an hour."""
        now, ticks = self.clock.now(), self.ticks()
        if self._seen is not None:
            lost = timedelta(seconds=ticks - self._seen[1]) - (now - self._seen[0])
            if lost > SET_BACK:
                log.warning("clock set back", seconds=lost.total_seconds())
                self.people.clock_set_back(lost)
        self._seen = now, ticks


class _TelegramInbox:
    """What people write to the bot."""

    def __init__(self, api: object) -> None:
        self._api = api

    async def fetch(self, offset: int, timeout: int) -> list[Incoming]:  # noqa: ASYNC109 -- the server's long poll
        from monitor.channels import telegram

        return await telegram.fetch(self._api, offset, timeout)  # type: ignore[arg-type]

    async def answer(self, press: str) -> None:
        from monitor.channels import telegram

        await telegram.answer(self._api, press)  # type: ignore[arg-type]


def find_keyring(config: Config, environ: Mapping[str, str]) -> Keyring | None:
    """The keyring to work with; None means locked.

    Where nobody's contact is kept (no Telegram), and no key was ever made, there is nothing to hide: the key is one
    that everybody knows, and what waited is read again after the next start. A key that was typed is taken all the
    same: there may have been a Telegram before. Raises KeyringError.
    """
    fileless = config.keys.mode is KeyMode.FILE and not config.keys.file.exists() and credential_in(environ) is None
    nobodys = Keyring([Secret(bytes(LENGTH))])
    if config.telegram is None and fileless:
        return nobodys
    keyring = keyring_for(config.keys.mode, config.keys.file, config.run_dir, environ)
    return nobodys if keyring is None and config.telegram is None else keyring


def read_token(config: Config, environ: Mapping[str, str]) -> str:
    """The Bot API token: a systemd credential, or the file that config.toml names. Raises ConfigError."""
    if config.telegram is None:
        raise AssertionError("no Telegram, no token")
    why = NO_TOKEN
    for path in _token_places(config.telegram.token_file, environ):
        try:
            token = path.read_text("utf-8").strip()
        except UnicodeDecodeError:
            token, why = "", NO_TOKEN
        except OSError as error:
            token, why = "", reasons(error)
        if token:
            return token
    what = f"falta el token del bot, {why[0]} (the bot's token is missing, {why[1]})"
    todo = "guárdelo ahí, o ejecute faro setup / put it there, or run faro setup"
    raise ConfigError([Fault(config.telegram.token_file, 0, what, todo)])


def _token_places(file: Path, environ: Mapping[str, str]) -> list[Path]:
    """Where the token may be; a blank credential (SetCredential=) stands for none."""
    folder = environ.get("CREDENTIALS_DIRECTORY")
    return [*([Path(folder) / TOKEN_CREDENTIAL] if folder else []), file]


def labels_of(config: Config) -> dict[str, str]:
    """How the operator calls the terminal's followers, by their keys."""
    return {digest("terminal", follower.name): follower.name for follower in config.followers}


async def build_notify(
    config: Config,
    clock: Clock,
    channels: Mapping[str, Channel],
    desk: Desk,
    alarms: Alarms,
    keyring: Keyring,
    environ: Mapping[str, str],
    stack: AsyncExitStack,
    failed: Callable[[BaseException], None],
    rates: Rates,
) -> Notify:
    """Build notify on ``config``; what it opens, ``stack`` closes. news.db must be there.

    ``channels`` are those that the caller made; Telegram is added where config.toml asks for it, unless it is among
    them. Raises StoreError, KeyringError, ConfigError.
    """
    files = Files(config.data_dir)
    news = stack.enter_context(News.open(files.news, owner=False))
    people = stack.enter_context(People.open(files.people, keyring=keyring))
    recovered = people.recover()
    if recovered:
        log.warning("recovered", deliveries=recovered, note="they may have arrived and go out as possible repeats")
    sources = {source.id: source for source in config.sources}
    roster = Roster(Watchlists(config.watchlists), clock.now)
    telling = Telling(news, people, clock.now, config.retention.grounds)
    bot = config.telegram is not None and TELEGRAM not in channels
    own_names = None
    if bot:
        ready(config.run_dir)
        own_names = OwnNames(news, people, telling, voices_of(config), config.run_dir / NAMES, clock.now)
    known = Known(news, people, roster, sources, config.place.timezone, config.place.language, own_names)
    wording = Wording(people, known, people.keyring, labels_of(config), clock.now)
    await telling.catch_up()  # first, as in every tick
    if TERMINAL in channels:
        telling.follow(subscriptions_of(config))
    # Where nobody follows on the terminal nothing is ever due, and no courier looks through what is due elsewhere.
    made, inbox = {name: one for name, one in channels.items() if name != TERMINAL or config.followers}, None
    if bot:
        made[TELEGRAM], inbox = await _telegram(config, environ, stack)
    couriers = {
        name: Courier(
            name,
            channel,
            Pace(UNLIMITED if name == TERMINAL else rates),
            people,
            wording.outgoing,
            alarms,
            clock.now,
            time.monotonic,
            random.random,
            failed,
        )
        for name, channel in made.items()
    }
    listening, answering = None, None
    if inbox is not None:
        answering = Answering(people, desk, known, people.keyring, wording, couriers[TELEGRAM], clock.now)
        listening = Listening(people, inbox, alarms, clock.now, random.random)
    asking = Asking(news, people, desk, own_names, clock.now)
    notify = Notify(
        config, telling, own_names, asking, couriers, listening, answering, roster, news, people, desk, alarms, clock
    )
    stack.push_async_callback(notify.stop)
    return notify


async def _telegram(config: Config, environ: Mapping[str, str], stack: AsyncExitStack) -> tuple[Channel, Inbox]:
    from monitor.channels import telegram

    if config.telegram is None:
        raise AssertionError("asked for without being configured")
    api = await stack.enter_async_context(telegram.open_bot(read_token(config, environ), config.telegram.api))
    texts = {language: translator(language) for language in LANGUAGES}
    return CHANNELS[TELEGRAM](api, texts), _TelegramInbox(api)
