"""Notify, put together: the clock it minds, what it looks over, and what it says of its own progress."""

from __future__ import annotations

import asyncio
import sqlite3
from collections.abc import Callable, Coroutine
from contextlib import AsyncExitStack, closing
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest

from monitor.channels import Channel
from monitor.errors import ConfigError, KeyringError, TransientError
from monitor.keys import hold
from monitor.model import Kind, Level, Subscription
from monitor.pipeline.alarms import Alarms
from monitor.pipeline.pace import Rates
from monitor.service.notify import Notify, build_notify, find_keyring, labels_of, read_token
from monitor.store.desk import Desk
from monitor.store.effects import Begin, Follow, Forget
from monitor.store.news import News
from monitor.store.people import People
from tests.build import claim
from tests.keys.rings import NEW, NEWER
from tests.pipeline.couriers import Scripted
from tests.service.house import TOKEN, House, house
from tests.store.samples import EPOCH

CHAT = "77"


async def build(made: House, stack: AsyncExitStack, **channels: Channel) -> Notify:
    """Notify as the service builds it, with these channels (or those of the house)."""
    made.files.make_for_people()
    desk = stack.enter_context(Desk.open(made.files.desk, owner=True))
    keyring = find_keyring(made.config, {})
    assert keyring is not None
    return await build_notify(
        made.config,
        made.clock,
        channels or {"terminal": made.kept, "telegram": made.kept},
        desk,
        Alarms(desk, made.clock.now),
        keyring,
        {},
        stack,
        made.failed.append,
        Rates(overall=1000, gap=0.0),
    )


def play(folder: Path, story: Callable[[House, AsyncExitStack, News], Coroutine[object, object, None]]) -> None:
    """Run ``story`` in a house with a bot, where collect has begun."""

    async def run(made: House) -> None:
        async with AsyncExitStack() as stack:
            await story(made, stack, stack.enter_context(made.collect()))

    with house(folder) as made:
        made.with_bot()
        asyncio.run(run(made))
        assert made.failed == []


def follow(notify: Notify, address: str = CHAT) -> Subscription:
    """Somebody on Telegram follows Ana."""
    notify.people.carry_out(1, "telegram", address, (Begin("es"), Follow("ana")), EPOCH, notify.clock.now())
    person = notify.people.person("telegram", address)
    assert person is not None
    return Subscription(person.id, "ana", Level.DEFAULT, "telegram", "es")


def test_what_is_new_is_decided_and_sent(tmp_path: Path) -> None:
    """A tick notices what collect wrote; the figures are published."""

    async def story(made: House, stack: AsyncExitStack, news: News) -> None:
        notify = await build(made, stack)
        await notify.settle()
        made.publish(news, "diario", claim(Kind.RE_ARRESTED))
        idle = [notify.idle]
        await notify.settle()
        assert [*idle, notify.idle] == [False, True]
        assert sorted(one.address for one in made.kept.sent) == ["abogada", "madre"]
        assert notify.desk.health()["notify"][0] == '{"alarms": []}'  # and no count of anything

    play(tmp_path, story)


def test_a_clock_that_is_set_back_delays_nothing(tmp_path: Path) -> None:
    """What was due in half an hour by the old clock is due then by the new one; alarms and figures go on."""

    async def story(made: House, stack: AsyncExitStack, news: News) -> None:
        notify = await build(made, stack)
        ticks = [100.0]
        notify.ticks = lambda: ticks[0]
        await notify.tick()
        made.publish(news, "diario", claim(Kind.DIED))
        await notify.tick()
        assert notify.next_due() == made.clock.now() + timedelta(minutes=30)
        made.clock.forward(hours=-5)
        ticks[0] += 60
        await notify.tick()
        due = notify.next_due()
        assert due is not None
        assert due - made.clock.now() == timedelta(minutes=29)
        assert notify.desk.health()["notify"][1] == made.clock.now()
        made.clock.forward(minutes=29)
        ticks[0] += 29 * 60
        await notify.settle()
        assert len(made.kept.sent) == 2

    play(tmp_path, story)


def test_a_clock_that_goes_on_or_is_set_forward_changes_nothing_that_waits(tmp_path: Path) -> None:
    """A machine that slept has lost no time by the clock."""

    async def story(made: House, stack: AsyncExitStack, news: News) -> None:
        notify = await build(made, stack)
        ticks = [100.0]
        notify.ticks = lambda: ticks[0]
        made.publish(news, "diario", claim(Kind.DIED))
        await notify.tick()
        due = notify.next_due()
        for hours, seconds in ((0.01, 36), (5, 1), (0.1, 385)):
            made.clock.forward(hours=hours)
            ticks[0] += seconds
            notify._mind_the_clock()
            assert notify.next_due() == due

    play(tmp_path, story)


def test_what_waits_too_long_is_an_alarm_until_it_is_sent(tmp_path: Path) -> None:
    """Even if it is tried again and again, each time later than before."""

    async def story(made: House, stack: AsyncExitStack, news: News) -> None:
        telegram = Scripted()
        notify = await build(made, stack, terminal=made.kept, telegram=telegram)
        follow(notify)
        telegram.script[CHAT] = [TransientError("502") for _ in range(99)]
        made.publish(news, "diario", claim(Kind.RE_ARRESTED))
        began = made.clock.now()
        while made.clock.now() - began < timedelta(minutes=10):
            await notify.settle()
            assert notify.alarms.open == frozenset()
            made.clock.time = notify.next_due() or made.clock.time
            notify.couriers["telegram"]._pace.went_well()
        await notify.settle()
        await notify.tick()
        due = notify.next_due()
        assert due is not None
        assert due > made.clock.now()
        made.clock.forward(minutes=1)
        await notify.tick()
        assert notify.alarms.open == {"telegram_late"}
        telegram.script.clear()
        made.clock.time = due
        await notify.settle()
        made.clock.forward(minutes=1)
        await notify.tick()
        assert notify.alarms.open == frozenset()

    play(tmp_path, story)


def test_collect_that_asks_nobody_any_more_is_an_alarm(tmp_path: Path) -> None:
    """After twenty minutes, or three times the shortest interval, of our own running: a clock that jumps is none."""

    async def story(made: House, stack: AsyncExitStack, news: News) -> None:
        asked = made.clock.now() - timedelta(hours=9)
        for state in news.source_states():
            news.save_poll(replace(state, last_try=asked, next_poll=asked), (), (), asked)
        notify = await build(made, stack)
        ticks = [100.0]
        notify.ticks = lambda: ticks[0]
        for minutes, passed, silent in ((0, 0, False), (19, 19, False), (600, 0, False), (1, 20, True)):
            made.clock.forward(minutes=minutes)
            ticks[0] += 60 * passed
            await notify.tick()
            assert ("collect_silent" in notify.alarms.open) is silent
        now = made.clock.now()
        news.save_poll(replace(news.source_states()[0], last_try=now), (), (), now)
        made.clock.forward(minutes=1)
        await notify.tick()
        assert notify.alarms.open == frozenset()

    play(tmp_path, story)


def test_a_trace_that_a_reader_kept_on_the_disk_is_gone_within_a_minute(tmp_path: Path) -> None:
    """Whoever was forgotten while a backup ran."""

    async def story(made: House, stack: AsyncExitStack, news: News) -> None:
        assert news.counts()["items"] == 0
        notify = await build(made, stack)
        await notify.tick()
        who = follow(notify).subscriber
        notify.people._run("PRAGMA busy_timeout = 1")
        with People.open(made.files.people, owner=False) as reader, reader._snapshot():
            reader.followed()
            notify.people.stop_following(who, "ana")
        raw = made.files.people.with_name("people.db-wal")
        assert who.encode() in raw.read_bytes()
        made.clock.forward(seconds=40)
        await notify.tick()
        assert raw.read_bytes() == b""

    play(tmp_path, story)


def stale(notify: Notify) -> bool:
    """Whether people.db has to be written anew."""
    return notify.people.stale


def test_the_file_is_written_anew_soon_after_somebody_left_and_before_it_is_closed(tmp_path: Path) -> None:
    """Deleting alone leaves copies in its pages."""

    async def story(made: House, stack: AsyncExitStack, news: News) -> None:
        assert news.counts()["items"] == 0
        notify = await build(made, stack)
        leave = (Forget(),)
        follow(notify)
        await notify.tick()
        notify.people.carry_out(2, "telegram", CHAT, leave, EPOCH, made.clock.now())
        assert stale(notify)
        made.clock.forward(seconds=31)
        await notify.tick()
        assert not stale(notify)
        follow(notify)
        notify.people.carry_out(3, "telegram", CHAT, leave, EPOCH, made.clock.now())
        assert stale(notify)
        await notify.stop()
        assert not stale(notify)

    play(tmp_path, story)


def test_a_file_that_cannot_be_written_anew_just_now_holds_up_nobody(tmp_path: Path) -> None:
    """There may be no room for a second copy, or somebody holds it: the tick goes on, and it is done later."""

    async def story(made: House, stack: AsyncExitStack, news: News) -> None:
        assert news.counts()["items"] == 0
        notify = await build(made, stack)
        follow(notify)
        await notify.tick()
        notify.people.carry_out(2, "telegram", CHAT, (Forget(),), EPOCH, made.clock.now())
        notify.people._run("PRAGMA busy_timeout = 1")
        made.clock.forward(seconds=31)
        with closing(sqlite3.connect(made.files.people, isolation_level=None)) as other:
            other.execute("BEGIN IMMEDIATE")
            await notify.tick()
            assert stale(notify)
            other.execute("ROLLBACK")
        made.clock.forward(seconds=31)
        await notify.tick()
        assert not stale(notify)

    play(tmp_path, story)


def test_progress_is_that_of_every_channel_there_is(tmp_path: Path) -> None:
    """What waits for a channel that is not used here is no standstill."""

    async def story(made: House, stack: AsyncExitStack, news: News) -> None:
        notify = await build(made, stack, telegram=made.kept)
        assert notify.progress() is None
        mother = Subscription("mother", "ana", Level.DEFAULT, "terminal", "es")
        notify.people.begin_following(mother, (), made.clock.now())
        made.publish(news, "diario", claim(Kind.RE_ARRESTED))
        await notify.tick()
        assert notify.people.waiting() == 1
        assert notify.progress() is None
        follow(notify)
        made.publish(news, "diario", claim(Kind.TRANSFERRED, detail="El Rodeo"))
        await notify.tick()
        before = notify.progress()
        assert before is not None
        await notify.settle()
        assert notify.progress() is None

    play(tmp_path, story)


def test_a_start_without_the_terminal_forgets_nobody_there(tmp_path: Path) -> None:
    """Its followers keep what they were told."""

    async def story(made: House, stack: AsyncExitStack, news: News) -> None:
        assert news.last_seq() == 0
        async with AsyncExitStack() as first:
            notify = await build(made, first)
            assert len(notify.people.subscriptions("terminal")) == 2
        notify = await build(made, stack, telegram=made.kept)
        assert len(notify.people.subscriptions("terminal")) == 2

    play(tmp_path, story)


def test_what_is_shown_on_following_outlives_a_restart_without_any_key(tmp_path: Path) -> None:
    """On a laptop with the terminal alone there is no key; what waited is shown after the next start."""

    async def story(made: House) -> None:
        made.collect(("foro", claim(Kind.DETAINED))).close()
        async with AsyncExitStack() as first:
            await build(made, first, terminal=made.kept)
        async with AsyncExitStack() as second:
            notify = await build(made, second, terminal=made.kept)
            await notify.settle()
        assert sorted(one.address for one in made.kept.sent) == ["abogada", "madre"]

    with house(tmp_path) as made:
        (made.secrets / "key").unlink()
        asyncio.run(story(made))


def test_a_loop_that_died_does_not_keep_the_others_from_ending(tmp_path: Path) -> None:
    """It was reported when it died."""

    async def story(made: House, stack: AsyncExitStack, news: News) -> None:
        assert news.last_seq() == 0
        notify = await build(made, stack)

        async def dies() -> None:
            raise ZeroDivisionError

        notify.couriers["terminal"].run = dies  # type: ignore[method-assign]
        failures: list[BaseException] = []
        notify.start(failures.append)
        await asyncio.sleep(0.01)
        assert [type(error) for error in failures] == [ZeroDivisionError]
        async with asyncio.timeout(5):
            await notify.stop()

    play(tmp_path, story)


def test_which_key_is_used(tmp_path: Path) -> None:
    """The file's or the typed one; where nobody's contact is kept and no key was made, always the same one."""
    with house(tmp_path) as made:
        ring = find_keyring(made.config, {})
        assert ring is not None
        assert ring.mark == NEWER.mark
        (made.secrets / "key").unlink()
        one, other = find_keyring(made.config, {}), find_keyring(made.config, {})
        assert one is not None
        assert other is not None
        assert one.mark == other.mark != NEWER.mark
        credentials = tmp_path / "credentials"
        credentials.mkdir()
        (credentials / "faro-key").write_text(made.put("other", "").read_text(), "utf-8")
        blank = find_keyring(made.config, {"CREDENTIALS_DIRECTORY": str(credentials)})
        assert blank is not None
        assert blank.mark == one.mark
        made.with_bot()
        with pytest.raises(KeyringError):
            find_keyring(made.config, {})
    (tmp_path / "typed").mkdir()
    with house(tmp_path / "typed") as made:
        made.with_bot("typed")
        assert find_keyring(made.config, {}) is None
        hold(made.run_dir, [NEW])
        held = find_keyring(made.config, {})
        assert held is not None
        assert held.mark == NEWER.mark
    (tmp_path / "without").mkdir()
    with house(tmp_path / "without") as made:
        made.add('[keys]\nmode = "typed"\n')
        anybodys = find_keyring(made.config, {})
        assert anybodys is not None
        assert anybodys.mark == one.mark
        hold(made.run_dir, [NEW])  # from a time when there was Telegram
        held = find_keyring(made.config, {})
        assert held is not None
        assert held.mark == NEWER.mark


def test_where_the_token_comes_from(tmp_path: Path) -> None:
    """A credential goes before the file; a blank one stands for none; without any it is said where it should be."""
    with house(tmp_path) as made:
        made.with_bot()
        assert read_token(made.config, {}) == TOKEN
        credentials = tmp_path / "credentials"
        credentials.mkdir()
        environ = {"CREDENTIALS_DIRECTORY": str(credentials)}
        assert read_token(made.config, environ) == TOKEN
        (credentials / "faro-token").write_text(" \n", "utf-8")
        assert read_token(made.config, environ) == TOKEN
        (credentials / "faro-token").write_text("9:other\n", "utf-8")
        assert read_token(made.config, environ) == "9:other"
        (made.secrets / "token").write_bytes(b"\xff")
        with pytest.raises(ConfigError, match="token"):
            read_token(made.config, {})


def test_how_the_operator_calls_the_terminals_followers(tmp_path: Path) -> None:
    """By keys that do not tell who they are."""
    with house(tmp_path) as made:
        labels = labels_of(made.config)
        assert sorted(labels.values()) == ["abogada", "madre"]
        assert not {"abogada", "madre"} & set(labels)
