"""One SQLite file: how it is opened, written in one piece, and kept quiet on the disk.

Only the owner creates and migrates a file. Everyone else opens what is there, and is refused in clear words when it is
missing, too new, too old or damaged.

Where a mistake is easy: every statement goes through ``_rows`` or ``_run``, so that SQLite's errors come out as
StoreError; every write stands inside ``with self._transaction()``, which takes the write lock at once (a transaction
that begins by reading can fail half-way with SQLITE_BUSY, and no time-out helps it); nothing in it awaits.
"""

from __future__ import annotations

import os
import secrets
import sqlite3
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any, ClassVar, Self

from sqlite_utils import Database
from sqlite_utils.migrations import Migrations

from monitor.store import faults
from monitor.store.faults import explained, fault

#: How long a statement waits for another process's transaction, in seconds.
BUSY_SECONDS = 5.0

SETTINGS = (
    "PRAGMA synchronous = FULL",  # a commit survives a power cut
    "PRAGMA secure_delete = ON",  # what is deleted is overwritten (SAFETY, quiet disk)
    "PRAGMA foreign_keys = ON",
    "PRAGMA temp_store = MEMORY",  # sorting leaves nothing in /tmp
    "PRAGMA trusted_schema = OFF",
    "PRAGMA cell_size_check = ON",  # damage is noticed where it is read
)

Row = sqlite3.Row
Parameters = Sequence[Any] | dict[str, Any]
Step = Callable[[Database], None]


class Store:
    """What the three files have in common. Use it from the thread that opened it."""

    #: Which of the three files this is, and the migrations that make it, in order (schema.py).
    kind: ClassVar[str]
    steps: ClassVar[tuple[Step, ...]]
    #: Permissions of a new file: SQLite gives its -wal and -shm the same.
    permissions: ClassVar[int] = 0o660

    def __init__(self, db: Database, path: str) -> None:
        self.db = db
        self.path = path
        self._inode = _inode(path)
        #: False while something deleted may stand in the log on disk, because a reader hindered the last checkpoint.
        self.clean = True
        self._migrations = Migrations(self.kind)
        for step in self.steps:
            self._migrations()(step)

    @classmethod
    def _open(cls, path: Path | str, *, owner: bool, writes: bool) -> Self:
        """Open ``path``; raise StoreError if that cannot be done. ``:memory:`` is a file of nobody's, for tests."""
        name = str(path)
        if name != ":memory:":
            if owner:
                _create(Path(name), cls.permissions)
            else:
                _see(Path(name))
        with explained(name):
            store = cls(Database(_connect(name), execute_plugins=False), name)
            try:
                for setting in SETTINGS:
                    store._run(setting)
                if owner:
                    store._migrate()
                else:
                    store._recognise()
                if not writes:
                    store._run("PRAGMA query_only = ON")
            except BaseException:
                store.close()
                raise
        return store

    def close(self) -> None:
        """Let go of the file. Nothing waits to be written: each function that writes has committed."""
        self.db.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def epoch(self) -> str:
        """The file's identity: made with the file, and made anew after a restore."""
        return str(self._one("SELECT value FROM meta WHERE key = 'epoch'")[0])

    def new_epoch(self) -> str:
        """Say that this file was restored: whoever read its log before has to reconcile."""
        with self._transaction():
            self._run("UPDATE meta SET value = ? WHERE key = 'epoch'", (secrets.token_hex(8),))
        return self.epoch()

    def replaced(self) -> bool:
        """Whether another file stands where this one was opened: it was restored, or moved away."""
        if self.path == ":memory:":
            return False
        try:
            there = Path(self.path).stat()
        except OSError:
            return True
        return (there.st_dev, there.st_ino) != self._inode

    def data_version(self) -> int:
        """A number that changes when another connection has written (PRAGMA data_version); cheap to ask."""
        return int(self._one("PRAGMA data_version")[0])

    def checkpoint(self) -> bool:
        """Move the write-ahead log into the file and empty it: no deleted text stays. False if a reader hinders it.

        It does not wait for that reader, a backup perhaps: it is to be called again.
        """
        self._run("PRAGMA busy_timeout = 0")
        try:
            busy, _log, _moved = self._one("PRAGMA wal_checkpoint(TRUNCATE)")
        finally:
            self._run(f"PRAGMA busy_timeout = {int(BUSY_SECONDS * 1000)}")
        self.clean = not busy
        return self.clean

    def sound(self) -> bool:
        """Whether SQLite finds the whole file in order (PRAGMA quick_check: reads all of it)."""
        with explained(self.path):
            try:
                return [row[0] for row in self.db.conn.execute("PRAGMA quick_check")] == ["ok"]
            except sqlite3.DatabaseError as error:
                if error.sqlite_errorcode & 0xFF == sqlite3.SQLITE_CORRUPT:
                    return False
                raise

    def tables(self) -> list[str]:
        """The names of the tables, as docs/store.md lists them."""
        names = self._rows("SELECT name FROM sqlite_schema WHERE type = 'table' ORDER BY name")
        return [row[0] for row in names if not row[0].startswith(("sqlite_", "_sqlite_"))]

    def _rows(self, sql: str, parameters: Parameters = ()) -> list[Row]:
        with explained(self.path):
            cursor = self.db.conn.cursor()
            cursor.row_factory = sqlite3.Row
            return cursor.execute(sql, parameters).fetchall()

    def _row(self, sql: str, parameters: Parameters = ()) -> Row | None:
        return next(iter(self._rows(sql, parameters)), None)

    def _one(self, sql: str, parameters: Parameters = ()) -> Row:
        """The single row of a query that always has one."""
        (row,) = self._rows(sql, parameters)
        return row

    def _run(self, sql: str, parameters: Parameters = ()) -> sqlite3.Cursor:
        with explained(self.path):
            return self.db.execute(sql, parameters)

    def _run_many(self, sql: str, parameters: Iterable[Parameters]) -> None:
        with explained(self.path):
            self.db.conn.executemany(sql, parameters)

    @contextmanager
    def _transaction(self) -> Iterator[None]:
        """Everything inside is written, or nothing is, whatever goes wrong."""
        self._run("BEGIN IMMEDIATE")
        with self._until_committed():
            yield

    @contextmanager
    def _snapshot(self) -> Iterator[None]:
        """Several queries that see the same state of the file."""
        self._run("BEGIN")
        with self._until_committed():
            yield

    @contextmanager
    def _until_committed(self) -> Iterator[None]:
        try:
            yield
            self._run("COMMIT")
        except BaseException:
            with explained(self.path):
                self.db.rollback()
            raise

    def _migrate(self) -> None:
        if self.path != ":memory:":
            (mode,) = self._one("PRAGMA journal_mode = WAL")
            if mode != "wal":
                raise fault(faults.CLOSED, self.path)
        with self._transaction():
            if self.tables():
                self._refuse_strangers()
            self._migrations.apply(self.db)

    def _recognise(self) -> None:
        with self._snapshot():
            if not self.tables():
                raise fault(faults.EMPTY, self.path)
            self._refuse_strangers()
            if self._migrations.pending(self.db):
                raise fault(faults.TOO_OLD, self.path)

    def _refuse_strangers(self) -> None:
        applied = {step.name for step in self._migrations.applied(self.db)}
        if not applied:
            raise fault(faults.FOREIGN, self.path, self.kind)
        if applied - {step.__name__ for step in self.steps}:
            raise fault(faults.TOO_NEW, self.path)


def _inode(path: str) -> tuple[int, int]:
    if path == ":memory:":
        return 0, 0
    found = Path(path).stat()
    return found.st_dev, found.st_ino


def _see(path: Path) -> None:
    """StoreError where there is no file yet, or one that we may not even look at."""
    try:
        path.stat()
    except FileNotFoundError:
        raise fault(faults.MISSING, str(path)) from None
    except OSError as error:
        raise fault(faults.CLOSED, str(path)) from error


def _create(path: Path, permissions: int) -> None:
    """Make the empty file with the permissions it is to have, whatever the umask; leave one that exists alone."""
    try:
        descriptor = os.open(path, os.O_CREAT | os.O_EXCL | os.O_RDWR, permissions)
    except FileExistsError:
        return
    except OSError as error:
        raise fault(faults.CLOSED, str(path)) from error
    try:
        os.fchmod(descriptor, permissions)
    finally:
        os.close(descriptor)


def _connect(name: str) -> sqlite3.Connection:
    """A connection in autocommit mode: the transactions are those that are written out, and no others.

    mode=rw never creates a file. A reader too needs to write beside it, for the -shm of a WAL file.
    """
    address = name if name == ":memory:" else f"{Path(name).absolute().as_uri()}?mode=rw"
    return sqlite3.connect(address, uri=True, timeout=BUSY_SECONDS, isolation_level=None)
