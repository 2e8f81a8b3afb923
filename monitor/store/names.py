"""Names that stand on no list: a family's own, encrypted, and what is known of them, which news.db must not have."""

from __future__ import annotations

import secrets
from collections.abc import Iterator, Sequence
from datetime import datetime, timedelta

from monitor.errors import KeyringError
from monitor.model import Reply, Story
from monitor.store.outbox import QueuedAlert
from monitor.store.tellings import Tellings
from monitor.store.values import from_json, micros, moment

#: How long a name that was typed and not chosen is kept, so that a button can still choose it.
OFFERED = timedelta(days=1)


class Names(Tellings):
    """The part of people.db that holds private names. Their ids begin with "~"."""

    def names(self) -> dict[str, str]:
        """Every private name that is followed, by its id: what collect is handed."""
        rows = self._rows("SELECT id, name FROM names WHERE state <> 'offered' ORDER BY id")
        return {row["id"]: self.keyring.open(row["name"]) for row in rows}

    def names_version(self) -> str:
        """Which state of ``names`` this is; it changes with them, and with the key that findings are sealed to.

        A later version is the greater text.
        """
        row = self._row("SELECT value FROM meta WHERE key = 'names'")
        if row is not None:
            return str(row["value"])
        with self._transaction():
            return self._names_changed()

    def asked(self, version: str) -> list[str]:
        """The names that were handed over with ``version`` and of which nobody has been told yet that they were."""
        rows = self._rows("SELECT id FROM names WHERE state = 'asked' AND version <= ? ORDER BY at, id", (version,))
        return [row["id"] for row in rows]

    def acknowledge(self, version: str, now: datetime, deaths: Sequence[QueuedAlert] = (), epoch: str = "") -> int:
        """Collect has looked for the names of ``version`` in what is kept: tell those who wait for that.

        Returns how many that were; names that joined later wait on. ``deaths`` found on the way are not shown with the
        rest: they are queued as alerts of their own, in the same transaction.
        """
        asked = self.asked(version)
        if not asked:
            return 0
        with self._transaction():
            for name_id in asked:
                row = self._one("SELECT subscriber FROM names WHERE id = ?", (name_id,))
                self._put_reply(row["subscriber"], Reply("name_done", subject=name_id), now)
                self._run("UPDATE names SET state = 'followed' WHERE id = ?", (name_id,))
            for death in deaths:
                self._queue(death, epoch, now)
        return len(asked)

    def has_names(self) -> bool:
        """Whether any private name is followed."""
        return self._row("SELECT 1 FROM names WHERE state <> 'offered' LIMIT 1") is not None

    def salt(self) -> str:
        """A secret that lasts as long as this file, whatever key it is encrypted with: it hides which claims are meant.

        The id of a claim is made of public things. Without this, whoever holds both files could try all articles.
        """
        row = self._row("SELECT value FROM meta WHERE key = 'salt'")
        if row is not None:
            return self.keyring.open(row["value"].encode())
        made = secrets.token_hex(16)
        with self._transaction():
            self._put_salt(self.keyring.seal(made))
        return made

    def _put_salt(self, sealed: bytes) -> None:
        self._run("INSERT OR REPLACE INTO meta (key, value) VALUES ('salt', ?)", (sealed.decode(),))

    def asked_at(self, name_id: str) -> datetime | None:
        """Since when a private name is followed; None for one that nobody follows."""
        row = self._row("SELECT at FROM names WHERE id = ? AND state <> 'offered'", (name_id,))
        return moment(row["at"]) if row else None

    def answered(self, name_id: str) -> bool:
        """Whether whoever asked for a private name is told that it was looked up, and what was found."""
        return self._row("SELECT 1 FROM names WHERE id = ? AND state = 'followed'", (name_id,)) is not None

    def private_name(self, name_id: str) -> str | None:
        """A private name that is followed, as it was typed."""
        row = self._row("SELECT name FROM names WHERE id = ?", (name_id,))
        return self._opened(row["name"]) if row else None

    def private_stories(self, subject_id: str | None = None) -> list[Story]:
        """The stories about one private name, or about all; those of an earlier key are left out."""
        if subject_id is None:
            rows = self._rows("SELECT story FROM stories ORDER BY id")
        else:
            rows = self._rows("SELECT story FROM stories WHERE subject_id = ? ORDER BY id", (subject_id,))
        return [story for row in rows for story in self._story_in(row["story"])]

    def private_story(self, story_id: str) -> Story | None:
        """One story about a private name."""
        row = self._row("SELECT story FROM stories WHERE id = ?", (story_id,))
        return next(self._story_in(row["story"]), None) if row else None

    def _story_in(self, sealed: bytes) -> Iterator[Story]:
        try:
            yield from_json(Story, self.keyring.open(sealed))
        except KeyringError:
            return

    def _offer_name(self, subscriber: str, name_id: str, name: str, now: datetime) -> None:
        self._run(
            "INSERT INTO names (id, subscriber, name, state, at) VALUES (?, ?, ?, 'offered', ?)",
            (name_id, subscriber, self.keyring.seal(name), micros(now)),
        )

    def _follow_name(self, subscriber: str, name_id: str, name: str, now: datetime) -> None:
        if name:
            self._offer_name(subscriber, name_id, name, now)
        asked = self._run(
            "UPDATE names SET state = 'asked', at = ? WHERE id = ? AND subscriber = ? AND state = 'offered'",
            (micros(now), name_id, subscriber),
        )
        if asked.rowcount == 1:
            self._run(
                "INSERT INTO following (subscriber, subject_id, since) VALUES (?, ?, ?)",
                (subscriber, name_id, micros(now)),
            )
            self._run("UPDATE names SET version = ? WHERE id = ?", (self._names_changed(), name_id))

    def _drop_names(self, subscriber: str, name_id: str | None) -> None:
        """Forget one private name of a subscriber, or all, with what is known of them."""
        mine = {"subscriber": subscriber, "name": name_id}
        which = "subscriber = :subscriber AND (id = :name OR :name IS NULL)"
        self._run(f"DELETE FROM stories WHERE subject_id IN (SELECT id FROM names WHERE {which})", mine)  # noqa: S608
        if self._run(f"DELETE FROM names WHERE {which}", mine).rowcount:  # noqa: S608
            self._names_changed()
            self._put_stale()

    def _names_changed(self) -> str:
        """Within a transaction: the names are others now; return their version, a number with something random."""
        row = self._row("SELECT value FROM meta WHERE key = 'names'")
        number = int(str(row["value"]).partition("-")[0]) + 1 if row else 1
        version = f"{number:012d}-{secrets.token_hex(4)}"
        self._run("INSERT OR REPLACE INTO meta (key, value) VALUES ('names', ?)", (version,))
        return version
