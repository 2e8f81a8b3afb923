"""people.db: who is told what. Opened by notify alone.

It holds opaque keys and ids; what must be known again is encrypted. No name, no address, no text of a message can be
read without the key.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime, timedelta
from pathlib import Path
from typing import Self

from monitor.keys import Keyring, reseal
from monitor.store.names import OFFERED
from monitor.store.outbox import AlertState
from monitor.store.schema import PEOPLE
from monitor.store.tellings import PRIVATE
from monitor.store.updates import Updates
from monitor.store.values import micros


class People(Updates):
    """Who follows whom, what each was told, the outbox, and how far the log of changes was read."""

    kind = "people"
    steps = PEOPLE
    permissions = 0o600

    @classmethod
    def open(cls, path: Path | str, *, owner: bool = True, keyring: Keyring | None = None) -> Self:
        """Open people.db; notify creates and migrates it. Raises StoreError, and KeyringError for another key.

        What needs no key (the terminal's followers, ``faro why``) works without one.
        """
        people = cls._open(path, owner=owner, writes=owner)
        if keyring is not None:
            try:
                people.use(keyring)
            except BaseException:
                people.close()
                raise
        return people

    def prune(self, now: datetime, grounds: timedelta) -> None:
        """Forget what was told, and the alerts, of stories that have been quiet for longer than ``grounds``."""
        limit = {"old": micros(now - grounds), "offered": micros(now - OFFERED)}
        with self._transaction():
            self._run("DELETE FROM told WHERE at < :old", limit)
            self._run("DELETE FROM stories WHERE updated < :old", limit)
            self._run("DELETE FROM questions WHERE at < :old", limit)
            if self._run("DELETE FROM names WHERE state = 'offered' AND at < :offered", limit).rowcount:
                self._put_stale()
            self._run(
                """
                DELETE FROM alerts WHERE made < :old AND state <> 'queued' AND NOT EXISTS (
                    SELECT 1 FROM told WHERE told.subscriber = alerts.subscriber AND told.story_id = alerts.story_id
                )
                """,
                limit,
            )
        self.checkpoint()

    def counts(self) -> dict[str, int]:
        """Figures for a summary: subscriptions, and alerts by state. Round them before anyone sees them."""
        counts = {
            "following": int(self._one("SELECT count(*) FROM following")[0]),
            "subscribers": int(self._one("SELECT count(*) FROM subscribers")[0]),
            "waiting": self.waiting(),
        }
        counts |= {f"alerts_{state}": 0 for state in AlertState}
        for state, count in self._rows("SELECT state, count(*) FROM alerts GROUP BY state"):
            counts[f"alerts_{state}"] = count
        return counts

    def rekey(self, old: Keyring, new: Keyring) -> None:
        """Encrypt everything anew with ``new``, in one transaction; what was sealed with neither is a KeyringError."""
        columns = (
            ("subscribers", "contact"),
            ("names", "name"),
            ("updates", "body"),
            ("deliveries", "reply"),
            ("stories", "story"),
            ("questions", "sealed"),
        )
        self.use(old)
        with self._in_use(new), self._transaction():
            for table, column in columns:
                rows = self._rows(f"SELECT id, {column} AS sealed FROM {table} WHERE {column} IS NOT NULL")  # noqa: S608
                for row in rows:
                    self._run(
                        f"UPDATE {table} SET {column} = ? WHERE id = ?",  # noqa: S608
                        (reseal(old, new, row["sealed"]), row["id"]),
                    )
            self._rekey_told(old, new)
            for row in self._rows("SELECT id, channel, contact FROM subscribers WHERE contact IS NOT NULL"):
                found = self._lookup(row["channel"], new.open(row["contact"]))
                self._run("UPDATE subscribers SET lookup = ? WHERE id = ?", (found, row["id"]))
            self._put_mark()
            self._names_changed()  # findings are sealed to another key from now on: collect looks for them again
        self.scrub()

    def _rekey_told(self, old: Keyring, new: Keyring) -> None:
        """What was told of private names, and was told before each alert about one."""
        for table, column, key in (("told", "told", "subscriber, story_id"), ("alerts", "before", "id, id")):
            rows = self._rows(
                f"SELECT {key}, {column} AS sealed FROM {table} WHERE substr({column}, 1, 1) = ?",  # noqa: S608
                (PRIVATE,),
            )
            one, other = key.split(", ")
            for row in rows:
                sealed = reseal(old, new, row["sealed"].removeprefix(PRIVATE).encode()).decode()
                self._run(
                    f"UPDATE {table} SET {column} = ? WHERE {one} = ? AND {other} = ?",  # noqa: S608
                    (f"{PRIVATE}{sealed}", row[0], row[1]),
                )
        salt = self._row("SELECT value FROM meta WHERE key = 'salt'")
        if salt:
            self._put_salt(reseal(old, new, salt["value"].encode()))

    @contextmanager
    def _in_use(self, keyring: Keyring) -> Iterator[None]:
        """``keyring`` from now on; the one before, if what is done with it fails."""
        before, self._keyring = self._keyring, keyring
        try:
            yield
        except BaseException:
            self._keyring = before
            raise
