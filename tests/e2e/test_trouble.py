"""What goes wrong around the service: each has a clear word, an alarm where one is due, and loses nothing."""

from __future__ import annotations

import asyncio
import shutil
import sqlite3
import time
from datetime import timedelta
from pathlib import Path

import pytest

from monitor.channels import telegram
from monitor.cli import codes
from monitor.cli import main as faro
from monitor.errors import ConfigError, DeliveryError, KeyringError, StoreError
from monitor.keys import drop, hold, new_secret, parse_secret, write_secret
from monitor.service import Service
from monitor.store.desk import Desk
from monitor.store.news import News
from tests.botapi import Fault
from tests.e2e.phone import MARIA, TOKEN, Phones, ring
from tests.e2e.site import ANA

MOVED = f"{ANA} fue trasladada a la cárcel de Tocorón, denunció su esposo."
CHARGED = f"{ANA} fue imputada por terrorismo ante un tribunal."


def alarms(town: Phones) -> set[str]:
    """The alarms that stand in desk.db."""
    with Desk.open(town.files.desk, owner=False, writes=False) as desk:
        return {alarm.key for alarm in desk.open_alarms()}


async def until(true: object, seconds: float = 20) -> None:
    """Wait until the callable ``true`` says so."""
    assert callable(true)
    async with asyncio.timeout(seconds):
        while not true():  # noqa: ASYNC110
            await asyncio.sleep(0.05)


def running(town: Phones, *, collects: bool = True) -> tuple[Service, asyncio.Task[None]]:
    """A service running by itself, as ``faro run`` does it."""
    service = town.service(tick=0.05, collects=collects)

    async def live() -> None:
        async with service:
            await service.run()

    return service, asyncio.get_running_loop().create_task(live())


async def end(service: Service, task: asyncio.Task[None]) -> None:
    """Ask it to end, and wait."""
    service.stop()
    await task


def test_a_refused_token_is_an_alarm_and_loses_no_alert(memory: Path, tmp_path: Path) -> None:
    """Revoked, the bot says so to its operator; with the token back, what waited is sent."""

    async def story(town: Phones) -> None:
        await town.follow(MARIA)
        count = len(town.said(MARIA))
        town.api.revoke()
        town.papers.prints("diario", "Traslado", MOVED, 1)
        town.clock.forward(hours=1)
        service, task = running(town)
        await until(lambda: alarms(town) >= {"telegram_token", "telegram_refused"})
        assert await asyncio.to_thread(faro, ["check", "-c", str(town.config)]) == codes.UNHEALTHY
        await end(service, task)
        town.api.token = TOKEN
        town.api.revoked = False
        await town.settle(minutes=1)
        assert len(town.said(MARIA)) == count + 1

    ring(tmp_path, memory, story)


def test_no_token_or_a_malformed_one_is_said_at_start(memory: Path, tmp_path: Path) -> None:
    """A missing file names itself and what to do; what cannot be a token is refused before anything is asked."""

    async def story(town: Phones) -> None:
        token = town.config.parent / "secrets" / "token"
        token.unlink()
        with pytest.raises(ConfigError, match="token"):
            async with town.service():
                pass
        assert await asyncio.to_thread(faro, ["notify", "-c", str(town.config)]) == codes.CONFIG
        token.write_text("no es un token\n", "utf-8")
        with pytest.raises(DeliveryError):
            async with town.service():
                pass
        token.write_text(f"{TOKEN}\n", "utf-8")

    ring(tmp_path, memory, story)


@pytest.mark.system
def test_a_second_instance_of_the_bot_is_an_alarm(memory: Path, tmp_path: Path) -> None:
    """Another program that reads the same bot is noticed; sending goes on, and the alarm ends with it."""

    async def story(town: Phones) -> None:
        await town.follow(MARIA)
        count = len(town.said(MARIA))
        service, task = running(town)
        thief = asyncio.get_running_loop().create_task(steal(town))
        await until(lambda: "telegram_conflict" in alarms(town))
        thief.cancel()
        town.papers.prints("diario", "Traslado", MOVED, 1)
        town.clock.forward(hours=1)
        service.collect.make_due(None)
        await until(lambda: len(town.said(MARIA)) == count + 1)
        town.clock.forward(minutes=10)
        await until(lambda: "telegram_conflict" not in alarms(town), 40)
        await end(service, task)

    ring(tmp_path, memory, story)


async def steal(town: Phones) -> None:
    """Read the same bot, for ever."""
    async with telegram.open_bot(TOKEN, town.bots.url) as api:
        while True:
            try:
                await telegram.fetch(api, 0, 5)
            except DeliveryError:
                await asyncio.sleep(0.1)


def test_a_key_that_is_missing_or_another_is_said_at_start(memory: Path, tmp_path: Path) -> None:
    """Contacts are never mixed up with those of another key; with the right one everything is there again."""

    async def story(town: Phones) -> None:
        await town.follow(MARIA)
        key = town.config.parent / "secrets" / "key"
        kept = key.read_text("utf-8")
        key.write_text(write_secret(new_secret()) + "\n", "utf-8")
        with pytest.raises(KeyringError):
            async with town.service():
                pass
        assert await asyncio.to_thread(faro, ["notify", "-c", str(town.config)]) == codes.CONFIG
        key.unlink()
        with pytest.raises(KeyringError):
            async with town.service():
                pass
        key.touch(mode=0o600)
        key.write_text(kept, "utf-8")
        town.papers.prints("diario", "Traslado", MOVED, 1)
        await town.settle(hours=1)
        assert town.last(MARIA).text.startswith("SIN CONFIRMAR.")

    ring(tmp_path, memory, story)


def test_a_typed_key_is_waited_for_with_an_alarm(memory: Path, tmp_path: Path) -> None:
    """Until somebody types it nobody is told anything, and an operator sees why; then what was missed is told."""

    async def story(town: Phones) -> None:
        secret = parse_secret((town.config.parent / "secrets" / "key").read_text("utf-8").strip())
        hold(memory, [secret])
        config = town.config.read_text("utf-8")
        town.config.write_text(f'{config}[keys]\nmode = "typed"\n', "utf-8")
        await town.follow(MARIA)
        count = len(town.said(MARIA))
        drop(memory)
        town.papers.prints("diario", "Traslado", MOVED, 1)
        town.clock.forward(hours=1)
        service, task = running(town)
        await until(lambda: "locked" in alarms(town))
        assert len(town.said(MARIA)) == count
        hold(memory, [secret])
        await until(lambda: len(town.said(MARIA)) == count + 1)
        assert alarms(town) == set()
        await end(service, task)

    ring(tmp_path, memory, story)


def test_the_clock_may_jump(memory: Path, tmp_path: Path) -> None:
    """Set back by a day, it delays nothing that was due; set forward, nothing is told twice."""

    async def story(town: Phones) -> None:
        await town.follow(MARIA)
        count = len(town.said(MARIA))
        async with town.service() as service:
            await town.work(service)
            town.papers.prints("diario", "Traslado", MOVED, 0)
            town.api.faults.plan("sendMessage", Fault.GATEWAY)
            await town.work(service)
            town.clock.time -= timedelta(days=1)
            await town.work(service)
            town.clock.forward(minutes=1)
            await town.work(service)
            assert len(town.said(MARIA)) == count + 1
            town.clock.forward(days=30)
            await town.work(service)
            assert len(town.said(MARIA)) == count + 1

    ring(tmp_path, memory, story)


@pytest.mark.system
def test_a_backup_that_holds_the_database_only_delays(memory: Path, tmp_path: Path) -> None:
    """While another process holds people.db, work pauses with a clear word; afterwards nothing is missing or double."""

    async def story(town: Phones) -> None:
        await town.follow(MARIA)
        count = len(town.said(MARIA))
        town.papers.prints("diario", "Traslado", MOVED, 1)
        town.clock.forward(hours=1)
        holder = sqlite3.connect(town.files.people, isolation_level=None)
        async with town.service() as service:
            holder.execute("BEGIN IMMEDIATE")
            with pytest.raises(StoreError, match="Otro proceso ocupa"):
                await town.work(service)
            holder.execute("ROLLBACK")
        holder.close()
        await town.settle(minutes=1)
        await town.settle(minutes=1)
        assert len(town.said(MARIA)) == count + 1

    ring(tmp_path, memory, story)


def test_collect_and_notify_each_do_without_the_other(memory: Path, tmp_path: Path) -> None:
    """What collect stored while notify was down is told later; notify answers and tells while collect is down."""

    async def story(town: Phones) -> None:
        await town.follow(MARIA)
        count = len(town.said(MARIA))
        town.papers.prints("diario", "Traslado", MOVED, 1)
        town.clock.forward(hours=1)
        async with town.reading() as collect:
            collect.collect.make_due(None)
            await collect.until_idle()
        assert len(town.said(MARIA)) == count
        service, task = running(town, collects=False)
        await until(lambda: len(town.said(MARIA)) == count + 1)
        town.api.write(MARIA, "/lista")
        await until(lambda: ANA in town.last(MARIA).text)
        notify = service.notify
        assert notify is not None
        await until(lambda: notify._looked)  # it has seen when collect last asked somebody
        town.clock.forward(hours=2)
        notify.ticks = lambda: time.monotonic() + 7200  # as long as we have run
        await until(lambda: "collect_silent" in alarms(town))
        await end(service, task)

    ring(tmp_path, memory, story)


def test_notify_waits_for_a_collect_that_never_ran(memory: Path, tmp_path: Path) -> None:
    """Started first, it says what it waits for, and goes on by itself."""

    async def story(town: Phones) -> None:
        for path in town.files.data_dir.glob("news.db*"):
            path.rename(path.with_suffix(f"{path.suffix}.away"))
        service, task = running(town, collects=False)
        await until(lambda: "no_news" in alarms(town))
        for path in town.files.data_dir.glob("*.away"):
            path.rename(path.with_suffix(""))
        town.api.write(MARIA, "/start")
        await until(lambda: town.said(MARIA))
        assert "no_news" not in alarms(town)
        await end(service, task)

    ring(tmp_path, memory, story)


def test_news_restored_from_yesterday_is_reconciled(memory: Path, tmp_path: Path) -> None:
    """A restored file tells nobody again what they know, and swallows nothing that comes after."""

    async def story(town: Phones) -> None:
        await town.follow(MARIA)
        with News.open(town.files.news, owner=False) as news:
            news.checkpoint()
        backup = tmp_path / "yesterday.db"
        shutil.copy(town.files.news, backup)
        town.papers.prints("diario", "Traslado", MOVED, 1)
        await town.settle(hours=1)
        count = len(town.said(MARIA))
        for path in town.files.data_dir.glob("news.db*"):
            path.unlink()
        shutil.copy(backup, town.files.news)
        with News.open(town.files.news, owner=True) as news:
            news.new_epoch()
        await town.settle(hours=1)
        assert len(town.said(MARIA)) == count
        town.papers.prints("diario", "Cargos", CHARGED, 3)
        await town.settle(hours=1)
        assert len(town.said(MARIA)) == count + 1

    ring(tmp_path, memory, story)


def test_news_replaced_while_notify_runs_is_noticed(memory: Path, tmp_path: Path) -> None:
    """Notify does not go on reading a file that is not there any more."""

    async def story(town: Phones) -> None:
        await town.follow(MARIA)
        count = len(town.said(MARIA))
        service, task = running(town, collects=False)
        await until(lambda: service.notify is not None)
        copy = tmp_path / "copy.db"
        sqlite3.connect(town.files.news).execute("VACUUM INTO ?", (str(copy),))
        for path in town.files.data_dir.glob("news.db*"):
            path.unlink()
        copy.rename(town.files.news)
        town.papers.prints("diario", "Traslado", MOVED, 1)
        town.clock.forward(hours=1)
        async with town.reading() as collect:
            collect.collect.make_due(None)
            await collect.until_idle()
        await until(lambda: len(town.said(MARIA)) == count + 1)
        await end(service, task)

    ring(tmp_path, memory, story)
