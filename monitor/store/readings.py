"""What was read in items: claims, the stories they make, and the log of changes that notify follows."""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime

from monitor.model import Claim, Decision, Item, Mention, Story, StoryChange
from monitor.store.database import Row
from monitor.store.findings import Findings
from monitor.store.values import bytes_to_sketch, from_json, micros, moment, sketch_to_bytes, to_json
from monitor.stories import Reading


@dataclass(frozen=True, slots=True)
class GroundRow:
    """What an alert stood on: a claim, the mention it was read from, and where. ``live``: no later reading dropped it.

    ``title`` and ``revision`` are of the item as it was read then.
    """

    claim: Claim
    mention: Mention | None
    item_id: str
    revision: int
    title: str
    source_id: str
    url: str
    published: datetime
    live: bool


class Readings(Findings):
    """The part of news.db that the reading of items writes, and notify reads."""

    def save_reading(
        self,
        job_id: int | None,
        item: Item,
        mentions: Sequence[Mention],
        reading: Reading | None,
        stories: Sequence[Story],
        changes: Sequence[StoryChange],
        *,
        done: bool,
        text_kept: str,
        now: datetime,
        decision: Decision | None = None,
        merged: Sequence[str] = (),
        again: datetime | None = None,
        findings: Sequence[bytes] = (),
    ) -> None:
        """Store, in one transaction, all that reading an item brought.

        ``text_kept`` is stored as the item's text. Claims of the item that ``reading`` no longer holds are superseded.
        When ``done`` the job goes, else only its headline was read. ``decision`` is the operator's word that had
        the item read again, noted as applied; ``merged`` are stories that turned out to be part of another;
        ``again`` keeps the job of a ``done`` one until then: its article will be looked at once more. ``findings`` are
        what it says of private names, sealed: nothing else given here may be about them.
        """
        with self._transaction():
            self._put_item(item, text_kept)
            self._put_mentions(item, mentions)
            self._put_claims(item, mentions, reading, now)
            for story in stories:
                self._put_story(story)
            self._run_many("DELETE FROM stories WHERE id = ?", [(story_id,) for story_id in merged])
            self._run_many(
                "INSERT INTO changes (story_id, at, change) VALUES (?, ?, ?)",
                [(change.story.id, micros(change.at), to_json(StoryChange, change)) for change in changes],
            )
            self._put_findings(findings, now)
            if decision is not None:
                self._put_decision(decision)
            if done and again is not None:
                self._run(
                    "UPDATE jobs SET due = :at, hold_until = :at, tries = 0, headline_read = 1 WHERE id = :id",
                    {"at": micros(again), "id": job_id},
                )
            elif done:
                self._run("DELETE FROM jobs WHERE id = ?", (job_id,))
            else:
                self._run("UPDATE jobs SET headline_read = 1 WHERE id = ?", (job_id,))

    def readings(self, since: datetime) -> list[Reading]:
        """Items read since then, each with its live claims, in the order they were seen."""
        with self._snapshot():
            rows = self._rows("SELECT * FROM readings WHERE seen >= ? ORDER BY seen, item_id", (micros(since),))
            claims: dict[str, list[Claim]] = {}
            for row in self._rows(
                """
                SELECT claims.item_id, claim FROM readings CROSS JOIN claims ON claims.item_id = readings.item_id
                WHERE readings.seen >= ? AND state = 'live' ORDER BY claims.item_id, place
                """,
                (micros(since),),
            ):
                claims.setdefault(row["item_id"], []).append(from_json(Claim, row["claim"]))
        return [reading_of(row, claims.get(row["item_id"], ())) for row in rows]

    def claim(self, claim_id: str) -> Claim | None:
        """A claim, live or superseded."""
        row = self._row("SELECT claim FROM claims WHERE id = ?", (claim_id,))
        return from_json(Claim, row["claim"]) if row else None

    def grounds(self, claim_ids: Iterable[str]) -> list[GroundRow]:
        """Claims with what they were read from, the earliest published first: the answer to ``faro why``."""
        rows = self._rows(
            """
            SELECT claims.*, items.source_id, items.url, items.dated
            FROM claims JOIN items ON items.id = claims.item_id
            WHERE claims.id IN (SELECT value FROM json_each(?)) ORDER BY items.dated, claims.id
            """,
            (json.dumps(list(claim_ids)),),
        )
        return [
            GroundRow(
                claim=from_json(Claim, row["claim"]),
                mention=from_json(Mention, row["mention"]) if row["mention"] else None,
                item_id=row["item_id"],
                revision=row["revision"],
                title=row["title"],
                source_id=row["source_id"],
                url=row["url"],
                published=moment(row["dated"]),
                live=row["state"] == "live",
            )
            for row in rows
        ]

    def stories(self) -> list[Story]:
        """Every story, the longest untouched first."""
        return [from_json(Story, row[0]) for row in self._rows("SELECT story FROM stories ORDER BY updated, id")]

    def story(self, story_id: str) -> Story | None:
        """A story as it stands."""
        row = self._row("SELECT story FROM stories WHERE id = ?", (story_id,))
        return from_json(Story, row["story"]) if row else None

    def stories_of(self, subject_id: str) -> list[Story]:
        """The stories of one subject, the longest untouched first."""
        rows = self._rows("SELECT story FROM stories WHERE subject_id = ? ORDER BY updated, id", (subject_id,))
        return [from_json(Story, row["story"]) for row in rows]

    def changes_after(self, seq: int, limit: int) -> list[tuple[int, StoryChange]]:
        """The next changes of the log after ``seq``, in order."""
        rows = self._rows("SELECT seq, change FROM changes WHERE seq > ? ORDER BY seq LIMIT ?", (seq, limit))
        return [(row["seq"], from_json(StoryChange, row["change"])) for row in rows]

    def change(self, seq: int) -> StoryChange | None:
        """One change of the log; None if retention let it go."""
        row = self._row("SELECT change FROM changes WHERE seq = ?", (seq,))
        return from_json(StoryChange, row["change"]) if row else None

    def last_seq(self) -> int:
        """The number of the last change ever logged, even if retention let it go; 0 before the first."""
        row = self._row("SELECT seq FROM sqlite_sequence WHERE name = 'changes'")
        return int(row["seq"]) if row else 0

    def _put_claims(self, item: Item, mentions: Sequence[Mention], reading: Reading | None, now: datetime) -> None:
        """Make the claims of ``reading`` the live ones of the item; the others stay, superseded."""
        self._run(
            """
            UPDATE claims SET state = 'superseded', superseded = ?
            WHERE item_id = ? AND state = 'live' AND id NOT IN (SELECT value FROM json_each(?))
            """,
            (micros(now), item.id, json.dumps([claim.id for claim in reading.claims] if reading else [])),
        )
        if reading is None:
            self._run("DELETE FROM readings WHERE item_id = ?", (item.id,))
            return
        self._run(
            """
            INSERT OR REPLACE INTO readings (item_id, source_id, url, canonical_url, dated, seen, past, sketch)
            VALUES (?, ?, ?, ?, ?, ?, ?, ?)
            """,
            (
                item.id,
                reading.source_id,
                reading.url,
                reading.canonical_url,
                micros(reading.dated),
                micros(reading.seen),
                reading.past,
                sketch_to_bytes(reading.sketch),
            ),
        )
        for place, claim in enumerate(reading.claims):
            self._put_claim(item, place, claim, _read_from(claim, mentions))

    def _put_claim(self, item: Item, place: int, claim: Claim, mention: Mention | None) -> None:
        cursor = self._run(
            """
            INSERT INTO claims (id, item_id, subject_id, state, place, kind, polarity, revision, title, claim, mention)
            VALUES (?, ?, ?, 'live', ?, ?, ?, ?, ?, ?, ?)
            ON CONFLICT (id) DO UPDATE SET
                state = 'live', superseded = NULL, subject_id = excluded.subject_id, place = excluded.place,
                kind = excluded.kind, polarity = excluded.polarity, revision = excluded.revision,
                title = excluded.title, claim = excluded.claim, mention = excluded.mention
            WHERE item_id = excluded.item_id
            """,
            (
                claim.id,
                item.id,
                claim.subject_id,
                place,
                claim.kind,
                claim.polarity,
                item.revision,
                item.title,
                to_json(Claim, claim),
                to_json(Mention, mention) if mention else None,
            ),
        )
        if cursor.rowcount != 1:
            raise ValueError(f"claim {claim.id} belongs to another item")

    def _put_story(self, story: Story) -> None:
        self._run(
            """
            INSERT INTO stories (id, subject_id, polarity, standing, updated, story) VALUES (?, ?, ?, ?, ?, ?)
            ON CONFLICT (id) DO UPDATE SET subject_id = excluded.subject_id, polarity = excluded.polarity,
                standing = excluded.standing, updated = excluded.updated, story = excluded.story
            """,
            (story.id, story.subject_id, story.polarity, story.standing, micros(story.updated), to_json(Story, story)),
        )
        self._run("DELETE FROM grounds WHERE story_id = ?", (story.id,))
        self._run_many(
            "INSERT INTO grounds (story_id, claim_id) VALUES (?, ?)",
            [(story.id, claim_id) for claim_id in sorted(set(story.grounds))],
        )

    def _put_decision(self, decision: Decision) -> None:
        self._run(
            "INSERT OR REPLACE INTO applied (item_id, subject_id, decision) VALUES (?, ?, ?)",
            (decision.item_id, decision.subject_id, to_json(Decision, decision)),
        )
        self._run(
            """
            INSERT INTO meta (key, value) VALUES ('applied_decision', :id)
            ON CONFLICT (key) DO UPDATE SET value = :id WHERE CAST(value AS INTEGER) < CAST(:id AS INTEGER)
            """,
            {"id": str(decision.id)},
        )


def reading_of(row: Row, claims: Iterable[Claim]) -> Reading:
    """A row of the readings, with the claims that are wanted of it."""
    return Reading(
        item_id=row["item_id"],
        source_id=row["source_id"],
        url=row["url"],
        canonical_url=row["canonical_url"],
        dated=moment(row["dated"]),
        seen=moment(row["seen"]),
        past=bool(row["past"]),
        sketch=bytes_to_sketch(row["sketch"]),
        claims=tuple(claims),
    )


def _read_from(claim: Claim, mentions: Sequence[Mention]) -> Mention | None:
    """The mention a claim was read from: of the same subject, the nearest to where the claim stands."""
    own = [mention for mention in mentions if mention.subject_id == claim.subject_id]
    return min(own, key=lambda mention: abs(mention.start - claim.start), default=None)
