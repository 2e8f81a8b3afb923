"""The review queue: what an operator should look at, and which decisions were applied."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from monitor.model import Claim, Decision, Evidence, Kind, Mention, Polarity, Tier
from monitor.store.database import Row
from monitor.store.readings import Readings, reading_of
from monitor.store.values import from_json, micros, moment
from monitor.stories.doubts import doubtful, is_grave
from monitor.stories.readings import Reading


@dataclass(frozen=True, slots=True)
class Doubt:
    """One item that may name one subject, or doubts what it says of it.

    The mention is the surest of the subject in the item; the claim is the gravest, and None if nothing is claimed.
    """

    item_id: str
    subject_id: str
    source_id: str
    title: str
    url: str
    published: datetime
    past: bool
    mention: Mention | None
    claim: Claim | None

    @property
    def tier(self) -> Tier | None:
        """How sure it is that the subject is meant."""
        return self.mention.tier if self.mention else self.claim.tier if self.claim else None

    @property
    def rule(self) -> str:
        """The rule that found the name, else the one that read the claim."""
        return self.mention.rule if self.mention else self.claim.rule if self.claim else ""

    @property
    def score(self) -> float:
        """From 0 to 1."""
        return self.mention.score if self.mention else self.claim.score if self.claim else 0.0

    @property
    def quote(self) -> str:
        """The sentence to look at: the claim's, else the one around the name."""
        return self.claim.quote if self.claim else self.mention.quote if self.mention else ""

    @property
    def kind(self) -> Kind | None:
        """What is claimed to have happened."""
        return self.claim.kind if self.claim else None

    @property
    def polarity(self) -> Polarity | None:
        """How the text puts it."""
        return self.claim.polarity if self.claim else None


# How grave a claim is, the gravest first: a death may wait only half an hour for an operator (DESIGN, Death), and a
# doubtful seizure two hours (SAFETY, doubt itself).
GRAVITY = """
    CASE kind WHEN 'died' THEN 0
              WHEN 'detained' THEN 1 WHEN 're_arrested' THEN 1 WHEN 'disappeared' THEN 1
              WHEN 'mentioned' THEN 3
              ELSE 2 END
"""

DOUBTS = f"""
    WITH pairs AS (
        SELECT mentions.item_id, mentions.subject_id FROM mentions
        JOIN items ON items.id = mentions.item_id AND items.revision = mentions.revision
        WHERE mentions.tier <> 'sure'
        GROUP BY mentions.item_id, mentions.subject_id
        HAVING NOT EXISTS (
            SELECT 1 FROM mentions AS other
            WHERE other.item_id = mentions.item_id AND other.revision = mentions.revision
                AND other.subject_id = mentions.subject_id AND other.tier = 'sure'
        )
        UNION
        SELECT item_id, subject_id FROM claims WHERE polarity = 'doubted' AND state = 'live'
        UNION
        SELECT claims.item_id, claims.subject_id FROM claims
        JOIN grounds ON grounds.claim_id = claims.id JOIN stories ON stories.id = grounds.story_id
        WHERE claims.kind = 'died' AND claims.state = 'live' AND stories.standing = 'claimed'
    ),
    doubts AS (
        SELECT pairs.item_id, pairs.subject_id, items.source_id, items.title, items.url, items.dated, items.past,
            (SELECT mention FROM mentions
             WHERE mentions.item_id = pairs.item_id AND mentions.revision = items.revision
                 AND mentions.subject_id = pairs.subject_id
             ORDER BY json_extract(mention, '$.score') DESC, place LIMIT 1) AS mention,
            (SELECT id FROM claims
             WHERE claims.item_id = pairs.item_id AND claims.subject_id = pairs.subject_id AND state = 'live'
             ORDER BY {GRAVITY}, polarity <> 'doubted', place LIMIT 1) AS claim_id
        FROM pairs JOIN items ON items.id = pairs.item_id
        WHERE NOT EXISTS (
            SELECT 1 FROM applied
            WHERE applied.item_id = pairs.item_id AND applied.subject_id = pairs.subject_id
        )
    )
    SELECT doubts.*, claims.claim FROM doubts LEFT JOIN claims ON claims.id = claim_id
    ORDER BY doubts.past, iif(claims.kind IS NULL, 3, {GRAVITY}), doubts.dated DESC, doubts.item_id, doubts.subject_id
    LIMIT ?
"""  # noqa: S608

# What of somebody was read in the items first seen in a time, none of it decided yet, where a mention is weak. The
# claims of a reading stand together; only those of items that were news are looked at.
UNDECIDED = """
    WITH pairs AS (
        SELECT DISTINCT readings.item_id, claims.subject_id FROM readings
        CROSS JOIN claims ON claims.item_id = readings.item_id
        WHERE readings.seen >= :since AND readings.seen <= :until AND readings.past = 0 AND claims.state = 'live'
            AND claims.kind IN ('detained', 're_arrested', 'disappeared')
            AND json_extract(claims.claim, '$.tier') = 'weak'
    )
    SELECT readings.*, claims.subject_id, claims.claim FROM pairs
    CROSS JOIN readings ON readings.item_id = pairs.item_id
    CROSS JOIN claims ON claims.item_id = pairs.item_id AND claims.subject_id = pairs.subject_id
    WHERE claims.state = 'live' AND NOT EXISTS (
        SELECT 1 FROM applied WHERE applied.item_id = pairs.item_id AND applied.subject_id = pairs.subject_id
    )
    ORDER BY readings.seen, pairs.item_id, pairs.subject_id, claims.place
"""


class Review(Readings):
    """The part of news.db behind ``faro queue``. What was decided stands in desk.db; here is what of it was applied."""

    def doubtful(self, limit: int) -> list[Doubt]:
        """Likely and weak mentions and doubted claims nobody decided yet: live before past, the gravest kinds first."""
        return [_doubt(row) for row in self._rows(DOUBTS, (limit,))]

    def undecided(self, since: datetime, until: datetime) -> dict[str, list[Reading]]:
        """Items first seen in that time that may say of somebody, by subject, that they were taken away, or are lost.

        Each reading holds what the item claims of that subject alone; the mention is weak, and no operator decided.
        """
        found: dict[tuple[str, str], tuple[Row, list[Claim]]] = {}
        for row in self._rows(UNDECIDED, {"since": micros(since), "until": micros(until)}):
            about = found.setdefault((row["subject_id"], row["item_id"]), (row, []))
            about[1].append(from_json(Claim, row["claim"]))
        readings: dict[str, list[Reading]] = {}
        for (subject_id, _), (row, claims) in found.items():
            gravest = doubtful(claim for claim in claims if claim.kind is not Kind.DIED)
            if gravest is not None and is_grave(gravest):
                readings.setdefault(subject_id, []).append(reading_of(row, claims))
        return readings

    def doubt(self, item_id: str, subject_id: str) -> Evidence | None:
        """What an item may say of somebody, as it stands now; None when it no longer does, or it is in no doubt."""
        rows = self._rows(
            """
            SELECT claim, source_id, url, dated FROM claims JOIN items ON items.id = claims.item_id
            WHERE item_id = ? AND subject_id = ? AND state = 'live' ORDER BY place
            """,
            (item_id, subject_id),
        )
        claim = doubtful(from_json(Claim, row["claim"]) for row in rows)
        if claim is None:
            return None
        return Evidence(claim, rows[0]["source_id"], item_id, rows[0]["url"], moment(rows[0]["dated"]))

    def decided(self, item_id: str, subject_id: str) -> Decision | None:
        """The decision in force on what this item says of this subject: it holds for later revisions too."""
        row = self._row("SELECT decision FROM applied WHERE item_id = ? AND subject_id = ?", (item_id, subject_id))
        return from_json(Decision, row["decision"]) if row else None

    def decisions_on(self, item_id: str) -> dict[str, Decision]:
        """The decisions in force on an item, by subject."""
        rows = self._rows("SELECT subject_id, decision FROM applied WHERE item_id = ?", (item_id,))
        return {row["subject_id"]: from_json(Decision, row["decision"]) for row in rows}

    def applied_decision(self) -> int:
        """The id of the last decision of desk.db that was applied; 0 before the first."""
        row = self._row("SELECT value FROM meta WHERE key = 'applied_decision'")
        return int(row["value"]) if row else 0

    def decision_applied(self, decision: Decision) -> None:
        """Note a decision that needs no reading, because its item is gone; else ``save_reading`` notes it."""
        with self._transaction():
            self._put_decision(decision)


def _doubt(row: Row) -> Doubt:
    return Doubt(
        item_id=row["item_id"],
        subject_id=row["subject_id"],
        source_id=row["source_id"],
        title=row["title"],
        url=row["url"],
        published=moment(row["dated"]),
        past=bool(row["past"]),
        mention=from_json(Mention, row["mention"]) if row["mention"] else None,
        claim=from_json(Claim, row["claim"]) if row["claim"] else None,
    )
