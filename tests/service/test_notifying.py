"""Notify through its life: locked, without news yet, open, and opened anew when news.db is another file."""

from __future__ import annotations

import asyncio
import shutil
from collections.abc import Callable, Coroutine
from contextlib import AsyncExitStack
from dataclasses import replace
from pathlib import Path

import pytest
from structlog.testing import capture_logs

from monitor.errors import BusyError, KeyringError, StoreError
from monitor.keys import hold
from monitor.model import Kind, Reason
from monitor.pipeline.pace import Rates
from monitor.service.notifying import Notifying
from monitor.store.effects import Begin, Follow
from monitor.store.people import People
from tests.build import claim
from tests.keys.rings import NEW, NEWER
from tests.pipeline.couriers import until
from tests.service.house import House, house, secret
from tests.store.samples import EPOCH

BUGS: list[BaseException] = []


async def opened(made: House, stack: AsyncExitStack, *, beside_collect: bool = False) -> Notifying:
    """Notify on this house, opened as far as that can be done."""
    channels = {"terminal": made.kept, "telegram": made.kept}
    notifying = Notifying(
        made.config, made.clock, channels, {}, stack, BUGS.append, beside_collect=beside_collect, rates=Rates()
    )
    await notifying.open()
    return notifying


def play(folder: Path, story: Callable[[House, AsyncExitStack], Coroutine[object, object, None]]) -> None:
    """Run ``story`` in a house; what it opens is closed."""

    async def run(made: House) -> None:
        async with AsyncExitStack() as stack:
            await story(made, stack)

    BUGS.clear()
    with house(folder) as made:
        asyncio.run(run(made))
    assert BUGS == []


def test_without_its_key_it_waits_with_an_alarm_and_opens_once_the_key_is_held(tmp_path: Path) -> None:
    """Nobody is told anything meanwhile; nothing that was due is lost."""

    async def story(made: House, stack: AsyncExitStack) -> None:
        made.with_bot("typed")
        made.collect().close()
        notifying = await opened(made, stack)
        notifying.start()
        await notifying.tick()
        assert (notifying.notify, made.alarms(), notifying.progress()) == (None, {"locked"}, None)
        hold(made.run_dir, [NEW])
        await notifying.tick()
        assert notifying.notify is not None
        assert made.alarms() == set()
        with made.collect(("diario", claim(Kind.RE_ARRESTED))):
            pass
        await notifying.tick()
        await until(lambda: len(made.kept.sent) == 2)

    play(tmp_path, story)


def test_a_key_that_is_not_the_one_of_these_data_is_refused(tmp_path: Path) -> None:
    """In words; and nothing is left open that a second try could trip over."""

    async def story(made: House, stack: AsyncExitStack) -> None:
        made.with_bot("typed")
        made.collect().close()
        made.files.make_for_people()
        with People.open(made.files.people, keyring=NEWER) as people:
            people.carry_out(1, "telegram", "1", (Begin("es"),), EPOCH, made.clock.now())
        notifying = Notifying(made.config, made.clock, {}, {}, stack, BUGS.append, beside_collect=False, rates=Rates())
        await notifying.open()
        hold(made.run_dir, [secret(9)])
        with pytest.raises(KeyringError, match="no es la de estos datos"):
            await notifying.tick()
        assert made.alarms() == {"locked", "not_started"}
        assert made.detail("not_started") == "key"
        hold(made.run_dir, [NEW])
        await notifying.tick()
        assert notifying.notify is not None
        assert made.alarms() == set()

    play(tmp_path, story)


def test_as_long_as_collect_never_ran_it_waits_with_an_alarm(tmp_path: Path) -> None:
    """news.db is collect's to make; an empty file is none yet."""

    async def story(made: House, stack: AsyncExitStack) -> None:
        notifying = await opened(made, stack)
        assert (notifying.notify, made.alarms()) == (None, {"no_news"})
        made.files.news.touch()
        await notifying.tick()
        assert made.alarms() == {"no_news"}
        made.collect().close()
        await notifying.tick()
        assert notifying.notify is not None
        assert made.alarms() == set()

    play(tmp_path, story)


def test_a_news_db_that_was_replaced_is_opened_anew_and_reconciled(tmp_path: Path) -> None:
    """Nobody is told twice, and what only the new file knows is told, by the loops that were running."""

    async def story(made: House, stack: AsyncExitStack) -> None:
        news = made.collect()
        notifying = await opened(made, stack)
        notifying.start()
        made.publish(news, "diario", claim(Kind.RE_ARRESTED))
        await notifying.tick()
        await until(lambda: len(made.kept.sent) == 2)
        news.checkpoint()
        news.close()
        first = notifying.notify
        copy = made.files.news.with_name("copy.db")
        shutil.copy(made.files.news, copy)
        for left in made.files.news.parent.glob("news.db-*"):
            left.unlink()
        copy.rename(made.files.news)
        with made.collect() as restored:
            restored.new_epoch()
            made.clock.forward(hours=2)
            made.publish(restored, "foro", claim(Kind.RE_ARRESTED))
            await notifying.tick()
            assert notifying.notify is not first
            await until(lambda: len(made.kept.sent) == 4)
        await notifying.tick()
        await asyncio.sleep(0.02)
        assert [one.reason for one in made.kept.sent] == [Reason.NEW, Reason.NEW, Reason.CONFIRMED, Reason.CONFIRMED]

    play(tmp_path, story)


def test_a_news_db_that_is_taken_away_is_waited_for(tmp_path: Path) -> None:
    """While it is restored there is none: that is no reason to end."""

    async def story(made: House, stack: AsyncExitStack) -> None:
        made.collect().close()
        notifying = await opened(made, stack)
        aside = made.files.news.with_name("aside.db")
        made.files.news.rename(aside)
        await notifying.tick()
        assert (notifying.notify, made.alarms()) == (None, {"no_news"})
        aside.rename(made.files.news)
        await notifying.tick()
        assert notifying.notify is not None

    play(tmp_path, story)


def test_a_file_that_cannot_be_opened_is_said_and_tried_again(tmp_path: Path) -> None:
    """Nothing of the first try is in the way of the second."""

    async def story(made: House, stack: AsyncExitStack) -> None:
        made.collect().close()
        body = made.files.news.read_bytes()
        made.files.news.write_bytes(b"no database" * 400)
        with pytest.raises(StoreError, match="dañado"):
            await opened(made, stack)
        made.files.news.write_bytes(body)

    async def again(made: House, stack: AsyncExitStack) -> None:
        made.collect().close()
        notifying = await opened(made, stack)
        body = made.files.news.read_bytes()
        made.files.news.unlink()
        made.files.news.write_bytes(b"no database" * 400)
        with pytest.raises(StoreError, match="dañado"):
            await notifying.tick()
        made.files.news.unlink()
        for left in made.files.news.parent.glob("news.db-*"):
            left.unlink()
        made.files.news.write_bytes(body)
        await notifying.tick()
        assert notifying.notify is not None

    for number, each in enumerate((story, again)):
        (tmp_path / str(number)).mkdir()
        play(tmp_path / str(number), each)


def test_that_there_is_nobody_to_tell_is_one_warning_at_the_start(tmp_path: Path) -> None:
    """With what to do; where somebody follows there is none."""

    async def story(made: House, stack: AsyncExitStack) -> None:
        made.collect().close()
        with capture_logs() as lines:
            await opened(made, stack)
        assert lines == []
        alone = replace(made.config, data_dir=tmp_path / "other", followers=())
        with capture_logs() as lines:
            Notifying(alone, made.clock, {}, {}, stack, BUGS.append, beside_collect=True, rates=Rates())
        assert [(line["log_level"], line["event"], line["todo"]) for line in lines] == [
            ("warning", "nobody to tell", "faro setup")
        ]

    play(tmp_path, story)


def test_a_second_notify_is_told_that_there_is_one(tmp_path: Path) -> None:
    """Two would tell everybody twice."""

    async def story(made: House, stack: AsyncExitStack) -> None:
        made.collect().close()
        await opened(made, stack)
        with pytest.raises(BusyError):
            await opened(made, stack)

    play(tmp_path, story)


def test_who_follows_on_telegram_is_told_too(tmp_path: Path) -> None:
    """One decision for both channels, each with its own courier."""

    async def story(made: House, stack: AsyncExitStack) -> None:
        made.with_bot()
        news = made.collect()
        notifying = await opened(made, stack)
        notify = notifying.notify
        assert notify is not None
        notify.people.carry_out(1, "telegram", "77", (Begin("es"), Follow("ana")), EPOCH, made.clock.now())
        made.publish(news, "diario", claim(Kind.RE_ARRESTED))
        news.close()
        await notify.settle()
        assert sorted(one.address for one in made.kept.sent) == ["77", "abogada", "madre"]

    play(tmp_path, story)
