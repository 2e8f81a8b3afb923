"""All or nothing: after an error, a full disk, a lock or a kill, and before other eyes."""

from __future__ import annotations

import os
import signal
import sqlite3
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from monitor.errors import StoreError
from monitor.store.database import Store
from monitor.store.news import News
from monitor.store.people import People
from monitor.store.polls import NewItem
from tests.store.samples import (
    MENTION,
    MOTHER,
    NOW,
    change,
    claim,
    item,
    new,
    news_with_sources,
    people_with_followers,
    put,
    queued,
    read,
    state_of,
    story,
    told,
)


def everything(store: Store) -> dict[str, list[tuple[object, ...]]]:
    """Every row of every table."""
    return {table: [tuple(row) for row in store._rows(f"SELECT * FROM {table}")] for table in store.tables()}  # noqa: S608


def broken(store: Store, table: str) -> None:
    """Let every insert into ``table`` fail."""
    store.db.execute(
        f"CREATE TRIGGER broken BEFORE INSERT ON {table} BEGIN SELECT RAISE(ABORT, 'broken on purpose'); END"
    )


@pytest.mark.parametrize("table", ["entries", "items", "mentions", "jobs"])
def test_a_poll_is_stored_whole_or_not_at_all(table: str) -> None:
    """Validators are never ahead of the items they stand for: an error anywhere leaves the poll undone."""
    with news_with_sources() as news:
        before = everything(news)
        broken(news, table)
        with pytest.raises(sqlite3.IntegrityError, match="on purpose"):
            put(news, new(item(), MENTION), digests=("d",))
        assert everything(news) == before
        news.db.execute("DROP TRIGGER broken")
        put(news, new(item(), MENTION), digests=("d",))
        assert news.counts()["items"] == 1


@pytest.mark.parametrize("table", ["readings", "claims", "stories", "grounds", "changes"])
def test_a_reading_is_stored_whole_or_not_at_all(table: str) -> None:
    """A job never goes without its effect."""
    with news_with_sources() as news:
        put(news, new(item()))
        before = everything(news)
        broken(news, table)
        (job,) = news.due_jobs(NOW, 1)
        with pytest.raises(sqlite3.IntegrityError, match="on purpose"):
            read(news, job.item, claim(), stories=(story(),), changes=(change(story()),))
        assert everything(news) == before


@pytest.mark.parametrize("table", ["alerts", "deliveries", "told", "meta"])
def test_alerts_and_the_position_are_stored_together_or_not_at_all(table: str) -> None:
    """The log is never read further than what it meant was stored."""
    with people_with_followers() as people:
        (old,) = people.record([queued(1)], ("epoch", 1), NOW)
        before = everything(people)
        broken(people, table)
        with pytest.raises(sqlite3.IntegrityError, match="on purpose"):
            people.record([queued(2)], ("epoch", 2), NOW, cancelled=[old])
        assert everything(people) == before


def test_following_and_what_was_shown_begin_together_or_not_at_all() -> None:
    """A subscription is never without what its follower knows."""
    with People.open(":memory:") as people:
        broken(people, "told")
        with pytest.raises(sqlite3.IntegrityError, match="on purpose"):
            people.begin_following(MOTHER, [told()], NOW)
        assert people.followed() == set()


class Watched(list[NewItem]):
    """Items that let a reader look while they are being written."""

    def __init__(self, items: list[NewItem], reader: News) -> None:
        super().__init__(items)
        self.reader = reader
        self.seen: list[tuple[int, str, bool]] = []

    def __iter__(self) -> Iterator[NewItem]:
        before = self.reader.data_version()
        for one in super().__iter__():
            unchanged = self.reader.data_version() == before
            self.seen.append((self.reader.counts()["items"], state_of(self.reader).etag, unchanged))
            yield one


def test_a_reader_sees_only_whole_transactions(tmp_path: Path) -> None:
    """Another connection sees nothing of a poll until all of it is there, and notices by data_version."""
    path = tmp_path / "news.db"
    with news_with_sources(path) as news, News.open(path, owner=False) as reader:
        before = reader.data_version()
        items = Watched([new(item(str(n))) for n in range(3)], reader)
        put(news, *())
        assert reader.data_version() != before
        news.save_poll(state_of(news), ("d",), items, NOW)
        assert items.seen == [(0, "", True)] * 3
        assert reader.counts()["items"] == 3


def test_a_reader_outlives_the_writer_and_the_writer_the_reader(tmp_path: Path) -> None:
    """Each process can stop and start again while the other works: nobody is locked out, nothing is missed."""
    path = tmp_path / "news.db"
    news_with_sources(path).close()
    with News.open(path, owner=False) as reader:
        assert reader.counts()["items"] == 0
        with News.open(path, owner=True) as writer:
            put(writer, new(item("1")))
        assert reader.counts()["items"] == 1
        with News.open(path, owner=True) as writer:
            put(writer, new(item("2")))
            reader.close()
            put(writer, new(item("3")))
    with News.open(path, owner=False) as reader:
        assert reader.counts()["items"] == 3


def test_a_full_disk_is_said_so_and_the_file_stays_sound(tmp_path: Path) -> None:
    """What did not fit was not written, and once there is room it is."""
    path = tmp_path / "news.db"
    with news_with_sources(path) as news:
        put(news, new(item("small")))
        before = everything(news)
        pages = news._one("PRAGMA page_count")[0]
        news._run(f"PRAGMA max_page_count = {pages + 4}")
        large = [new(item(str(n), text=os.urandom(20_000).hex())) for n in range(20)]
        with pytest.raises(StoreError) as caught:
            put(news, *large, digests=("d",))
        spanish, english = str(caught.value).splitlines()
        assert "disco está lleno" in spanish
        assert "disk is full" in english
        assert everything(news) == before
        assert news.sound()
        news._run("PRAGMA max_page_count = 1000000")
        put(news, *large, digests=("d",))
        assert news.counts()["items"] == 21


def test_a_locked_file_is_said_so(tmp_path: Path) -> None:
    """Whoever waits too long for another's transaction is told, and has written nothing."""
    path = tmp_path / "people.db"
    with people_with_followers(path) as people, People.open(path) as other:
        other._run("PRAGMA busy_timeout = 1")
        with people._transaction(), pytest.raises(StoreError, match=r"ocupa[^\n]*\n[^\n]*holds"):
            other.record([queued()], ("epoch", 1), NOW)
        with people._transaction(), pytest.raises(StoreError):
            other.cancel([], NOW)  # even what turns out to write nothing: a lock taken late can fail half-way
        assert other.position() is None
        other.record([queued()], ("epoch", 1), NOW)
        assert people.position() == ("epoch", 1)


KILLED = """
import sys
from tests.store.samples import *

class Slow(list):
    def __iter__(self):
        for number, one in enumerate(super().__iter__()):
            if number == 25:
                print("in the middle", flush=True)
                sys.stdin.read()
            yield one

news = news_with_sources(sys.argv[1])
put(news, *(new(item(f"a{n}"), MENTION) for n in range(50)), digests=("a",))
read(news, item("a1"), claim(), stories=(story(),), changes=(change(story()),))
news.save_poll(replace(state_of(news), etag="b"), ("b",), Slow(new(item(f"b{n}"), MENTION) for n in range(50)), NOW)
"""


def test_a_kill_in_the_middle_of_a_transaction_leaves_none_of_it(tmp_path: Path) -> None:
    """SIGKILL while a poll is being written: what was committed before stands, nothing of the poll does."""
    path = tmp_path / "news.db"
    command = [sys.executable, "-c", KILLED, str(path)]
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True) as child:
        assert child.stdout is not None
        assert child.stdout.readline() == "in the middle\n"
        child.send_signal(signal.SIGKILL)
    assert child.returncode == -signal.SIGKILL
    with News.open(path, owner=True) as news:
        assert news.sound()
        counts = news.counts()
        assert (counts["items"], counts["jobs"], counts["mentions_sure"]) == (50, 50, 50)
        assert (counts["stories"], counts["changes"], counts["claims"]) == (1, 1, 1)
        assert state_of(news).etag == ""
        assert news.known_digests("outlet") == {"a"}
        put(news, *(new(item(f"b{n}")) for n in range(50)), digests=("b",))
        assert news.counts()["items"] == 100
