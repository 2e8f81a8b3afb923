"""The services with one fault built in: ``python -m tests.e2e.torture.planted NAME run -c ...``.

Each is a mistake that is easily made and that no ordinary test would notice. The rig must notice every one; if it does
not, it proves nothing (tests/e2e/test_torture_planted.py). Here alone, parts of the product are replaced.
"""

from __future__ import annotations

import json
import os
import sys
from collections.abc import Collection, Iterable
from dataclasses import dataclass, replace
from datetime import datetime
from pathlib import Path
from typing import Self

from monitor.channels import CHANNELS, Outgoing
from monitor.channels.telegram import TelegramChannel
from monitor.cli.app import run
from monitor.errors import DeliveryError
from monitor.keys import Keyring
from monitor.pipeline import answering, polling
from monitor.service import build, notify
from monitor.sources.feed import Feed
from monitor.sources.fetch import FEED_TYPES, Response
from monitor.store import database
from monitor.store.outbox import DeliveryRow
from monitor.store.people import People
from monitor.store.polls import SourceState


class MarkFirst(People):
    """Marks an alert as sent when it is taken to be sent; what fails is marked as waiting again."""

    def lease(
        self, now: datetime, limit: int, busy: Collection[str] = (), *, channel: str | None = None, oldest: bool = False
    ) -> list[DeliveryRow]:
        """Take what is due, and mark it."""
        taken = super().lease(now, limit, busy, channel=channel, oldest=oldest)
        self._set("sent", [row.id for row in taken if row.alert is not None])
        return taken

    def give_back(self, delivery_ids: Iterable[int]) -> None:
        """Undo a lease."""
        ids = list(delivery_ids)
        self._set("waiting", ids)
        super().give_back(ids)

    def mark_part(self, delivery_id: int, ref: str) -> bool:
        """Note that one of several calls is done."""
        self._set("waiting", [delivery_id])
        return super().mark_part(delivery_id, ref)

    def mark_sent(self, delivery_id: int, ref: str, now: datetime) -> bool:
        """Note what the channel calls it."""
        self._set("waiting", [delivery_id])
        return super().mark_sent(delivery_id, ref, now)

    def mark_failed(
        self, delivery_id: int, error: str, retry_at: datetime | None, now: datetime, *, maybe_sent: bool = False
    ) -> bool:
        """Note a failed attempt."""
        self._set("waiting", [delivery_id])
        return super().mark_failed(delivery_id, error, retry_at, now, maybe_sent=maybe_sent)

    def put_off(self, delivery_id: int, error: str, until: datetime) -> None:
        """Let it wait."""
        self._set("waiting", [delivery_id])
        super().put_off(delivery_id, error, until)

    def _set(self, state: str, ids: list[int]) -> None:
        with self._transaction():
            self._run(
                "UPDATE deliveries SET state = ? WHERE id IN (SELECT value FROM json_each(?))", (state, json.dumps(ids))
            )


class ValidatorsFirst(polling.Polling):
    """Stores a feed's validators as soon as it came, and what stands in it afterwards."""

    async def _read(self, state: SourceState) -> tuple[Response, Feed | None]:
        response = await self._fetcher.get(
            state.url, etag=state.etag or None, last_modified=state.last_modified or None, accept=FEED_TYPES
        )
        if response.status == 304:
            return response, None
        self._news.save_poll(replace(state, etag=response.etag or ""), (), (), self._now())
        return await super()._read(replace(state, etag="", last_modified="", body_hash=""))


class ConfirmFirst(answering.Listening):
    """Confirms what people wrote, and stores it afterwards."""

    async def once(self, seconds: int) -> int:
        """Ask once, confirm, store."""
        updates = await self._inbox.fetch(self._offset(), seconds)
        if updates:
            updates += await self._inbox.fetch(updates[-1].id + 1, 0)
        self._people.store_updates(updates, self._now())
        return len(updates)


class Forgetful(People):
    """Remembers what each was told for as long as the process lives."""

    @classmethod
    def open(cls, path: Path | str, *, owner: bool = True, keyring: Keyring | None = None) -> Self:
        """Open people.db, knowing nothing of what was told."""
        people = super().open(path, owner=owner, keyring=keyring)
        with people._transaction():
            people._run("DELETE FROM told")
        return people


class KeepQueue(People):
    """Forgets a person, but sends what was queued for them."""

    def _forget(self, subscriber: str) -> None:
        self._drop_names(subscriber, None)
        for table in ("following", "told", "muted"):
            self._run(f"DELETE FROM {table} WHERE subscriber = ?", (subscriber,))  # noqa: S608 -- a name of ours
        self._run("DELETE FROM deliveries WHERE subscriber = ? AND state <> 'waiting'", (subscriber,))
        self._run(
            "DELETE FROM subscribers WHERE id = ? AND id NOT IN (SELECT subscriber FROM deliveries)", (subscriber,)
        )


class BlindRetry(TelegramChannel):
    """Sends again at once what may have arrived, and does not say so."""

    async def send(self, outgoing: Outgoing, part: int = 0) -> str:
        """Send, three times if need be."""
        for _ in range(2):
            try:
                return await super().send(outgoing, part)
            except DeliveryError as error:
                if not error.maybe_sent:
                    raise
        return await super().send(outgoing, part)


class StaleAddress(TelegramChannel):
    """Sends what is repeated to whoever was written to last."""

    _last = ""

    async def send(self, outgoing: Outgoing, part: int = 0) -> str:
        """Send, to whomever."""
        address, self._last = self._last, outgoing.address
        return await super().send(replace(outgoing, address=address) if outgoing.repeat and address else outgoing, part)


@dataclass(frozen=True, slots=True)
class Plant:
    """A fault: what it is, what the rig must say of it, and what stands in the place of what."""

    what: str
    accusations: frozenset[str]
    where: object
    name: str
    instead: object

    def grow(self) -> None:
        """Put it there."""
        if isinstance(self.where, dict):
            self.where[self.name] = self.instead
        else:
            setattr(self.where, self.name, self.instead)


_LAX = tuple(each.replace("secure_delete = ON", "secure_delete = OFF") for each in database.SETTINGS)

PLANTS = {
    "mark-first": Plant(
        "an alert is marked as sent before it is sent", frozenset({"lost"}), notify, "People", MarkFirst
    ),
    "validators-first": Plant(
        "a feed's validators are stored before its items", frozenset({"lost"}), build, "Polling", ValidatorsFirst
    ),
    "confirm-first": Plant(
        "an update is confirmed before it is stored", frozenset({"deaf"}), notify, "Listening", ConfirmFirst
    ),
    "memory": Plant(
        "what was told is remembered in memory alone", frozenset({"repeated", "lost"}), notify, "People", Forgetful
    ),
    "blind-retry": Plant(
        "what may have arrived is sent again, unmarked",
        frozenset({"repeated"}),
        CHANNELS,
        "telegram",
        BlindRetry,
    ),
    "keep-queue": Plant(
        "what is queued is kept and sent after /borrar", frozenset({"ghost"}), notify, "People", KeepQueue
    ),
    "stale-address": Plant(
        "a repeat goes to another chat", frozenset({"misdirected"}), CHANNELS, "telegram", StaleAddress
    ),
    "traces": Plant("what is deleted stays in the file", frozenset({"traces"}), database, "SETTINGS", _LAX),
}

if __name__ == "__main__":
    PLANTS[sys.argv[1]].grow()
    sys.exit(run(sys.argv[2:], os.environ))
