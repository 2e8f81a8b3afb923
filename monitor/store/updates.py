"""What people sent and what has not been handled yet: stored encrypted before the channel is told that we have it."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import fields, replace
from datetime import datetime

from monitor.model import Incoming
from monitor.store.subscribers import Subscribers
from monitor.store.values import from_json, micros, moment, to_json


class Updates(Subscribers):
    """The part of people.db between getUpdates and the bot."""

    def offset(self) -> tuple[int, datetime] | None:
        """The first update not stored yet, and when the last one was; None before the first."""
        row = self._row("SELECT value FROM meta WHERE key = 'offset'")
        if row is None:
            return None
        number, at = json.loads(row["value"])
        return int(number), moment(at)

    def store_updates(self, updates: Sequence[Incoming], now: datetime) -> None:
        """Keep ``updates`` until they are handled, and note how far they were read, in one transaction.

        Only then may the channel be told (Bot API, getUpdates: an offset confirms all before it).
        """
        if not updates:
            return
        with self._transaction():
            self._put_mark()
            for each in updates:
                self._run(
                    "INSERT OR IGNORE INTO updates (id, body) VALUES (?, ?)",
                    (each.id, self.keyring.seal(to_json(Incoming, _writable(each)))),
                )
            last = max(each.id for each in updates) + 1
            self._run(
                "INSERT OR REPLACE INTO meta (key, value) VALUES ('offset', ?)", (json.dumps([last, micros(now)]),)
            )

    def waiting_updates(self, limit: int) -> list[Incoming]:
        """What was sent and not handled, in the order it was sent."""
        rows = self._rows("SELECT body FROM updates ORDER BY id LIMIT ?", (limit,))
        return [from_json(Incoming, self.keyring.open(row["body"])) for row in rows]

    def drop_update(self, update_id: int) -> None:
        """Be done with an update that cannot be handled."""
        with self._transaction():
            self._run("DELETE FROM updates WHERE id = ?", (update_id,))


def _writable(update: Incoming) -> Incoming:
    """``update`` with a question mark for what is no text (half of an emoji): it would come in vain again and again."""
    words = {field.name: getattr(update, field.name) for field in fields(update) if field.type == "str"}
    return replace(update, **{name: text.encode(errors="replace").decode() for name, text in words.items()})
