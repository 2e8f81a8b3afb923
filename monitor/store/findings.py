"""What was found about private names, sealed: collect writes it and cannot read it, notify alone opens it.

Nothing here links a finding with an item. The day is kept and not the hour, because the second in which a finding was
made would say which item it was made of.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence
from datetime import UTC, datetime, time

from monitor.store.rows import ItemRows
from monitor.store.values import micros

_PUT_ACKNOWLEDGED = "INSERT OR REPLACE INTO meta (key, value) VALUES ('handover', ?)"


class Findings(ItemRows):
    """The part of news.db that holds findings, and how far collect is with the names it was handed."""

    def findings_after(self, seq: int, limit: int) -> list[tuple[int, bytes]]:
        """The next findings after number ``seq``, in order, as they were sealed."""
        rows = self._rows("SELECT seq, sealed FROM findings WHERE seq > ? ORDER BY seq LIMIT ?", (seq, limit))
        return [(row["seq"], row["sealed"]) for row in rows]

    def last_finding(self) -> int:
        """The number of the last finding ever stored, even if retention let it go; 0 before the first."""
        row = self._row("SELECT seq FROM sqlite_sequence WHERE name = 'findings'")
        return int(row["seq"]) if row else 0

    def acknowledged(self) -> str | None:
        """The version of the handover all of whose names were looked for in everything that is kept."""
        row = self._row("SELECT value FROM meta WHERE key = 'handover'")
        return str(row["value"]) if row else None

    def acknowledge(self, version: str | None) -> None:
        """Note that everything kept was read for the names of ``version``; None: not for anybody's any more."""
        with self._transaction():
            if version is None:
                self._run("DELETE FROM meta WHERE key = 'handover'")
            else:
                self._run(_PUT_ACKNOWLEDGED, (version,))

    def save_findings(self, findings: Sequence[bytes], now: datetime) -> None:
        """Store findings that no reading of a listed name goes with."""
        with self._transaction():
            self._put_findings(findings, now)

    def read_revisions(self, item_ids: Iterable[str]) -> dict[str, int]:
        """The revision of each of these items that is kept and waits for no reading.

        When it is later than a finding's, and no later finding came, the item no longer names that name.
        """
        rows = self._rows(
            """
            SELECT id, revision FROM items WHERE id IN (SELECT value FROM json_each(?))
                AND NOT EXISTS (SELECT 1 FROM jobs WHERE jobs.item_id = items.id AND (headline_read = 0 OR tries > 0))
            """,
            (json.dumps(sorted(set(item_ids))),),
        )
        return {row["id"]: row["revision"] for row in rows}

    def _put_findings(self, findings: Sequence[bytes], now: datetime) -> None:
        day = micros(day_of(now))
        self._run_many("INSERT INTO findings (at, sealed) VALUES (?, ?)", [(day, sealed) for sealed in findings])


def day_of(moment: datetime) -> datetime:
    """The day of ``moment``, UTC: all that is kept of when a finding was made."""
    return datetime.combine(moment.astimezone(UTC).date(), time(), UTC)
