"""Making a claim out of what was read: its identity, its day, its quote."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date
from typing import NamedTuple

from monitor.claims import dates
from monitor.claims.events import Event
from monitor.claims.people import Read
from monitor.claims.text import fold, shorten
from monitor.model import Claim, Item, Kind, Polarity, Speaker, Tier, digest

_ARTICLE = re.compile(r"^(?:el|la|los|las|un|una|the|an?|o|os|as)\s+")


class Named(NamedTuple):
    """How surely an item names somebody, and whether only by a name that other people bear."""

    tier: Tier
    common: bool


@dataclass(frozen=True, slots=True)
class Context:
    """What is the same for every sentence of an item; ``named`` is by subject."""

    item: Item
    published: date
    named: dict[str, Named]
    places: frozenset[str]


def day_of(
    event: Event, times: list[dates.When], polarity: Polarity, published: date, others: list[Event]
) -> tuple[date | None, bool]:
    """The day given for the event, the nearest time no other event stands closer to; and whether that is long past."""
    best: tuple[int, dates.When] | None = None
    for time in times:
        gaps = {
            id(one): (time.start - one.end if time.start >= one.end else (one.start - time.end) * 2 + 1)
            for one in others
        }
        gap = gaps.get(id(event), 999)
        # A participle that carries a date of its own ("detenido en mayo") keeps it from the main verb.
        if gap == min(gaps.values(), default=gap) and gap < 120 and (best is None or gap < best[0]):
            best = (gap, time)
    if best is None:
        return None, False
    time = best[1]
    if polarity is Polarity.EXPECTED:
        return dates.forward(time, published), False
    return time.day, published - time.latest > dates.STALE


def make(
    context: Context,
    read: Read,
    event: Event,
    subject: str,
    polarity: Polarity,
    speaker: Speaker | None,
    detail: str,
    when: date | None,
    background: bool,
) -> Claim:
    found = event.found
    return Claim(
        id=identity(context.item, subject, found.kind, polarity, speaker, detail),
        subject_id=subject,
        kind=found.kind,
        polarity=polarity,
        speaker=speaker,
        quote=shorten(read.sentence.text),
        start=read.sentence.start,
        rule=found.rule,
        score=round(found.score * (0.8 if background else 1.0), 2),
        tier=context.named[subject].tier,
        common=context.named[subject].common,
        detail=detail,
        when=when,
        background=background,
    )


def identity(item: Item, subject: str, kind: Kind, polarity: Polarity, speaker: Speaker | None, detail: str) -> str:
    return digest(item.source_id, item.key, subject, kind, polarity, _voice(speaker), detail)


def _voice(speaker: Speaker | None) -> str:
    """A speaker's label as it tells voices apart: small letters, no accents, no article in front."""
    return _ARTICLE.sub("", fold(speaker.label)) if speaker else ""
