"""Opening a file: who may make it, and what is said of one that cannot be used."""

from __future__ import annotations

import os
import re
import sqlite3
import stat
from collections.abc import Callable
from pathlib import Path
from typing import ClassVar

import pytest
from sqlite_utils import Database

from monitor.errors import StoreError
from monitor.store.database import Step, Store
from monitor.store.desk import Desk
from monitor.store.news import News
from monitor.store.people import People
from tests.store.samples import NOW, OUTLET, item, new, news_with_sources, put

OPENERS: dict[str, Callable[..., Store]] = {"news": News.open, "people": People.open, "desk": Desk.open}
each = pytest.mark.parametrize("kind", OPENERS)


def refused(kind: str, path: Path, spanish: str, english: str, *, owner: bool = False) -> None:
    """Opening is refused, in both languages, naming the file."""
    with pytest.raises(StoreError) as caught:
        OPENERS[kind](path, owner=owner)
    first, second = str(caught.value).splitlines()
    assert str(path) in first
    assert str(path) in second
    assert re.search(spanish, first)
    assert re.search(english, second)


@each
def test_the_owner_makes_the_file_and_keeps_it(kind: str, tmp_path: Path) -> None:
    """A file is made once, with all its tables, its own epoch and the settings a quiet disk needs."""
    path = tmp_path / f"{kind} ñ?#.db"
    with OPENERS[kind](path, owner=True) as store:
        epoch, tables = store.epoch(), store.tables()
        assert len(epoch) == 16
        settings = {name: store.db.conn.execute(f"PRAGMA {name}").fetchone()[0] for name in EXPECTED}
        assert settings == EXPECTED
        assert store.db.conn.isolation_level is None
    with OPENERS[kind](path, owner=True) as store:
        assert (store.epoch(), store.tables()) == (epoch, tables)
        assert store.sound()
    with OPENERS[kind](path, owner=False) as store:
        assert store.epoch() == epoch
    assert [entry.name for entry in tmp_path.iterdir()] == [path.name]


EXPECTED = {
    "journal_mode": "wal",
    "synchronous": 2,
    "secure_delete": 1,
    "foreign_keys": 1,
    "busy_timeout": 5000,
    "temp_store": 2,
}


@pytest.mark.parametrize(("kind", "mode"), [("news", 0o660), ("people", 0o600), ("desk", 0o660)])
def test_who_may_read_a_file(kind: str, mode: int, tmp_path: Path) -> None:
    """The group reads news and decisions (and must be able to write beside them); people.db is notify's alone."""
    path = tmp_path / "x.db"
    with OPENERS[kind](path, owner=True):
        for name in ("x.db", "x.db-wal", "x.db-shm"):
            assert stat.S_IMODE((tmp_path / name).stat().st_mode) == mode


def test_two_files_have_two_epochs_and_a_restored_one_gets_a_new_one() -> None:
    """An epoch tells one history of a file from another."""
    with News.open(":memory:", owner=True) as one, News.open(":memory:", owner=True) as other:
        assert one.epoch() != other.epoch()
        before = one.epoch()
        assert one.new_epoch() == one.epoch() != before


@each
def test_a_missing_file_is_not_made_by_a_reader(kind: str, tmp_path: Path) -> None:
    """A reader says that the file is missing and what to do, and leaves nothing behind."""
    refused(kind, tmp_path / "x.db", "No existe", "does not exist")
    assert list(tmp_path.iterdir()) == []


@each
def test_an_empty_file_is_not_ready(kind: str, tmp_path: Path) -> None:
    """A file whose owner was killed before its first commit is made whole by the next one."""
    path = tmp_path / "x.db"
    path.touch()
    refused(kind, path, "vacío", "empty")
    OPENERS[kind](path, owner=True).close()
    OPENERS[kind](path, owner=False).close()


@each
@pytest.mark.parametrize("owner", [True, False])
def test_a_newer_file_is_left_alone(kind: str, owner: bool, tmp_path: Path) -> None:
    """A file with a migration this version does not know is neither used nor changed."""
    path = tmp_path / "x.db"
    with OPENERS[kind](path, owner=True) as store, store._transaction():
        store._run("INSERT INTO _sqlite_migrations (migration_set, name, applied_at) VALUES (?, 'later', '')", (kind,))
    before = path.read_bytes()
    refused(kind, path, "más nueva", "newer", owner=owner)
    assert path.read_bytes() == before


@each
def test_an_older_file_waits_for_its_owner(kind: str, tmp_path: Path) -> None:
    """A reader never migrates; the owner does, keeping what is there."""
    path = tmp_path / "x.db"
    with OPENERS[kind](path, owner=True) as store:
        epoch = store.epoch()

    class Later(type(store)):  # type: ignore[misc]
        steps = (*store.steps, add_column)

    with pytest.raises(StoreError, match=r"anterior[\s\S]*older"):
        Later._open(path, owner=False, writes=False)
    with Later._open(path, owner=True, writes=True) as later:
        assert later.epoch() == epoch
        later._run("SELECT extra FROM meta")
    refused(kind, path, "más nueva", "newer")


def add_column(db: Database) -> None:
    """The migration of some later version."""
    db.execute("ALTER TABLE meta ADD COLUMN extra TEXT")


def test_a_migration_that_fails_leaves_the_file_as_it_was(tmp_path: Path) -> None:
    """All pending migrations are one transaction."""
    path = tmp_path / "x.db"
    News.open(path, owner=True).close()

    def breaks(db: Database) -> None:
        raise ZeroDivisionError

    class Later(News):
        steps: ClassVar[tuple[Step, ...]] = (*News.steps, add_column, breaks)

    with pytest.raises(ZeroDivisionError):
        Later.open(path, owner=True)
    News.open(path, owner=True).close()


@pytest.mark.parametrize("owner", [True, False])
def test_another_file_is_never_taken_for_ours(owner: bool, tmp_path: Path) -> None:
    """Files that were swapped, or are somebody else's, are refused untouched."""
    path = tmp_path / "x.db"
    People.open(path).close()
    refused("news", path, "no es el archivo «news»", "not Faro's “news”", owner=owner)
    foreign = tmp_path / "foreign.db"
    with sqlite3.connect(foreign) as db:
        db.execute("CREATE TABLE t (x)")
    db.close()
    refused("desk", foreign, "no es el archivo «desk»", "not Faro's “desk”", owner=owner)
    People.open(path).close()


@each
@pytest.mark.parametrize("owner", [True, False])
def test_a_file_that_is_no_database_is_damaged(kind: str, owner: bool, tmp_path: Path) -> None:
    """A file overwritten with something else is named as damaged."""
    path = tmp_path / "x.db"
    path.write_bytes(b"<html>not a database</html>" * 200)
    refused(kind, path, "dañado", "damaged", owner=owner)


def test_a_page_overwritten_is_found_where_it_is_read(tmp_path: Path) -> None:
    """“database disk image is malformed” is said in words, and sound() sees it."""
    path = tmp_path / "x.db"
    with news_with_sources(path) as news:
        put(news, *(new(item(str(n), text=os.urandom(5000).hex())) for n in range(50)))
    whole = bytearray(path.read_bytes())
    for page in range(len(whole) // 4096 // 2, len(whole) // 4096):
        whole[page * 4096 : page * 4096 + 64] = b"\xff" * 64
    path.write_bytes(whole)
    with News.open(path, owner=False) as news:
        with pytest.raises(StoreError, match=r"dañado[^\n]*\n[^\n]*damaged"):
            news.lookback_texts(NOW, 0, 100)
        assert not news.sound()


def test_a_directory_that_does_not_exist_is_said_so(tmp_path: Path) -> None:
    """The owner does not make directories: faro init does."""
    refused("news", tmp_path / "nowhere" / "x.db", "permisos", "permissions", owner=True)
    refused("news", tmp_path, "abrir", "cannot be opened", owner=True)


def test_a_reader_cannot_write(tmp_path: Path) -> None:
    """Only collect writes news.db."""
    path = tmp_path / "x.db"
    with News.open(path, owner=True), News.open(path, owner=False) as reader:
        with pytest.raises(StoreError):
            reader.sync_sources([OUTLET], NOW)
        assert reader.source_states() == []
