"""desk.db: what operators decided, what was done, and what they must see. Migrated by notify."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Self

from monitor.model import Decision, Kind, Polarity, Verdict
from monitor.store.database import Row, Store
from monitor.store.schema import DESK
from monitor.store.values import micros, moment, moment_or_none


@dataclass(frozen=True, slots=True)
class Alarm:
    """Something an operator has to see: ``key`` tells alarms apart, ``text_key`` names its words in the catalogue."""

    key: str
    text_key: str
    detail: str
    raised: datetime
    cleared: datetime | None


@dataclass(frozen=True, slots=True)
class AuditRow:
    """Who did what, to what, when."""

    at: datetime
    operator: str
    action: str
    target: str
    detail: str


@dataclass(frozen=True, slots=True)
class ReaderReport:
    """What readers say of a story, or of an item they were asked about: this person, or somebody else."""

    story_id: str
    item_id: str
    subject_id: str
    this_one: bool
    at: datetime


class Desk(Store):
    """Decisions and audit (both append-only: triggers refuse anything else), alarms and health."""

    kind = "desk"
    steps = DESK

    @classmethod
    def open(cls, path: Path | str, *, owner: bool, writes: bool = True) -> Self:
        """Open desk.db; ``owner`` (notify) creates and migrates it, others append; collect takes ``writes=False``."""
        return cls._open(path, owner=owner, writes=owner or writes)

    def add_decision(
        self,
        item_id: str,
        subject_id: str,
        verdict: Verdict,
        kind: Kind | None,
        polarity: Polarity | None,
        operator: str,
        now: datetime,
    ) -> Decision:
        """Note an operator's word, and in the same transaction who gave it. A later word on the same prevails."""
        with self._transaction():
            cursor = self._run(
                """
                INSERT INTO decisions (item_id, subject_id, verdict, kind, polarity, operator, at)
                VALUES (?, ?, ?, ?, ?, ?, ?)
                """,
                (item_id, subject_id, verdict, kind, polarity, operator, micros(now)),
            )
            number = int(cursor.lastrowid or 0)
            self._put_audit(operator, "decide", f"{item_id} {subject_id}", verdict, now)
        return Decision(number, item_id, subject_id, verdict, kind, polarity, operator, now)

    def decisions_after(self, decision_id: int) -> list[Decision]:
        """The decisions after that one, in order."""
        return [
            _decision(row) for row in self._rows("SELECT * FROM decisions WHERE id > ? ORDER BY id", (decision_id,))
        ]

    def latest(self, item_id: str, subject_id: str) -> Decision | None:
        """The last word on what this item says of this subject."""
        row = self._row(
            "SELECT * FROM decisions WHERE item_id = ? AND subject_id = ? ORDER BY id DESC LIMIT 1",
            (item_id, subject_id),
        )
        return _decision(row) if row else None

    def add_audit(self, operator: str, action: str, target: str, detail: str, now: datetime) -> None:
        """Note what an operator did."""
        with self._transaction():
            self._put_audit(operator, action, target, detail, now)

    def audit(self, limit: int) -> list[AuditRow]:
        """What operators did, the latest first."""
        rows = self._rows("SELECT * FROM audit ORDER BY id DESC LIMIT ?", (limit,))
        return [
            AuditRow(moment(row["at"]), row["operator"], row["action"], row["target"], row["detail"]) for row in rows
        ]

    def raise_alarm(self, key: str, text_key: str, detail: str, now: datetime) -> bool:
        """Raise an alarm and return True; while it is open, only keep its detail up to date and return False."""
        with self._transaction():
            known = self._row("SELECT text_key, detail FROM alarms WHERE key = ? AND cleared IS NULL", (key,))
            if known:
                if tuple(known) != (text_key, detail):
                    self._run(
                        "UPDATE alarms SET text_key = ?, detail = ? WHERE key = ? AND cleared IS NULL",
                        (text_key, detail, key),
                    )
                return False
            self._run(
                "INSERT INTO alarms (key, text_key, detail, raised) VALUES (?, ?, ?, ?)",
                (key, text_key, detail, micros(now)),
            )
            return True

    def clear_alarm(self, key: str, now: datetime) -> bool:
        """Clear an alarm; False if it was not open."""
        with self._transaction():
            cleared = self._run("UPDATE alarms SET cleared = ? WHERE key = ? AND cleared IS NULL", (micros(now), key))
            return cleared.rowcount > 0

    def open_alarms(self) -> list[Alarm]:
        """The alarms that stand, the oldest first."""
        rows = self._rows("SELECT * FROM alarms WHERE cleared IS NULL ORDER BY raised, id")
        return [
            Alarm(row["key"], row["text_key"], row["detail"], moment(row["raised"]), moment_or_none(row["cleared"]))
            for row in rows
        ]

    def add_report(
        self, story_id: str, subject_id: str, now: datetime, *, item_id: str = "", this_one: bool = False
    ) -> None:
        """Note what a reader says of a story, or of the item they were asked about; who, and how many, is not kept."""
        with self._transaction():
            self._run(
                "INSERT OR REPLACE INTO reports (story_id, item_id, subject_id, says, at) VALUES (?, ?, ?, ?, ?)",
                (story_id, item_id, subject_id, "yes" if this_one else "no", micros(now)),
            )

    def reports(self) -> list[ReaderReport]:
        """What readers say, the latest first."""
        rows = self._rows("SELECT * FROM reports ORDER BY at DESC, story_id, item_id, subject_id, says")
        return [
            ReaderReport(row["story_id"], row["item_id"], row["subject_id"], row["says"] == "yes", moment(row["at"]))
            for row in rows
        ]

    def set_health(self, key: str, value: str, now: datetime) -> None:
        """Publish one figure of how a process fares."""
        with self._transaction():
            self._run("INSERT OR REPLACE INTO health (key, value, at) VALUES (?, ?, ?)", (key, value, micros(now)))

    def health(self) -> dict[str, tuple[str, datetime]]:
        """What the processes published last, and when."""
        return {
            row["key"]: (row["value"], moment(row["at"])) for row in self._rows("SELECT * FROM health ORDER BY key")
        }

    def _put_audit(self, operator: str, action: str, target: str, detail: str, now: datetime) -> None:
        self._run(
            "INSERT INTO audit (at, operator, action, target, detail) VALUES (?, ?, ?, ?, ?)",
            (micros(now), operator, action, target, detail),
        )


def _decision(row: Row) -> Decision:
    return Decision(
        id=row["id"],
        item_id=row["item_id"],
        subject_id=row["subject_id"],
        verdict=Verdict(row["verdict"]),
        kind=Kind(row["kind"]) if row["kind"] else None,
        polarity=Polarity(row["polarity"]) if row["polarity"] else None,
        operator=row["operator"],
        at=moment(row["at"]),
    )
