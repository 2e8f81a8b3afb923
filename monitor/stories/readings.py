"""What one item says, as stories need it: its claims, when it was published, and a sketch of its words."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, time, timedelta

from monitor.model import Claim, Evidence, Item, Kind, Polarity, Tier
from monitor.stories.copies import COPY, Sketch, containment, is_copy, sketch

#: What came out this long before it was first seen is an old story coming back, and is never told as news.
RESURFACED = timedelta(days=30)

_RECAPPED = frozenset({Kind.RELEASED, Kind.RELEASED_WITH_MEASURES, Kind.RELEASE_ORDERED})


@dataclass(frozen=True, slots=True)
class Reading:
    """One item, read. ``dated`` is when it was published, ``past`` that it must never be told as news."""

    item_id: str
    source_id: str
    url: str
    canonical_url: str
    dated: datetime
    seen: datetime
    past: bool
    sketch: Sketch
    claims: tuple[Claim, ...]

    def copies(self, other: Reading) -> bool:
        """Whether both are one text: the same address, or mostly the same words."""
        same_address = bool(self.canonical_url) and self.canonical_url == other.canonical_url
        return same_address or is_copy(self.sketch, other.sketch)

    def adds(self, words: str, other: Reading) -> bool:
        """Whether ``words`` of this text do not stand in ``other``, as far as the sketches tell."""
        said = sketch(words)
        return containment(said, self.sketch) >= COPY > containment(said, other.sketch)


def read_item(item: Item, claims: Sequence[Claim]) -> Reading:
    """Return ``item`` and its ``claims`` as a Reading."""
    return Reading(
        item_id=item.id,
        source_id=item.source_id,
        url=item.url,
        canonical_url=item.canonical_url,
        dated=item.dated,
        seen=item.seen,
        past=item.past or item.seen - item.dated > RESURFACED,
        sketch=sketch(item.document),
        claims=tuple(claims),
    )


@dataclass(frozen=True, slots=True)
class Fact:
    """One claim of one reading, at the time of its event. ``recap``: the same item tells what came after."""

    reading: Reading
    claim: Claim
    at: datetime
    recap: bool

    @property
    def evidence(self) -> Evidence:
        """The claim with where it was read."""
        reading = self.reading
        return Evidence(self.claim, reading.source_id, reading.item_id, reading.url, reading.dated)

    @property
    def order(self) -> tuple[datetime, datetime, str, str]:
        """By event, then by publication; the rest only makes the order total."""
        return (self.at, self.reading.dated, self.reading.item_id, self.claim.id)


def facts(reading: Reading, subject_id: str) -> list[Fact]:
    """Return what ``reading`` claims of ``subject_id`` that can be part of a story, placed in time.

    A weak mention is no ground for a story: it waits in the review queue for an operator's word.
    """
    claims = [
        c
        for c in reading.claims
        if c.subject_id == subject_id and not c.background and c.kind is not Kind.MENTIONED and c.tier is not Tier.WEAK
    ]
    seized_again = any(c.kind is Kind.RE_ARRESTED and c.polarity is Polarity.HAPPENED for c in claims)
    return [
        Fact(reading, c, *_placed(reading, c, recap=seized_again and c.kind in _RECAPPED and _positive(c)))
        for c in claims
    ]


def _placed(reading: Reading, claim: Claim, *, recap: bool) -> tuple[datetime, bool]:
    """When the event was: the day the text gives where that is an earlier day, else when the item came out."""
    at = reading.dated
    if claim.when is not None and claim.when < reading.dated.date() - timedelta(days=1):
        at = datetime.combine(claim.when, time(12), UTC)
    return (at - timedelta(seconds=1), True) if recap else (at, False)


def _positive(claim: Claim) -> bool:
    return claim.polarity in (Polarity.HAPPENED, Polarity.DOUBTED)
