"""What one event of a sentence makes of another: an arrest recalls the release before it, a release the arrest."""

from __future__ import annotations

import re
from dataclasses import replace

from monitor.claims.events import Event
from monitor.claims.lexicon import Mood
from monitor.claims.people import Read
from monitor.model import Kind

_FREED = frozenset({Kind.RELEASED, Kind.RELEASED_WITH_MEASURES})
_SEIZED = frozenset({Kind.DETAINED, Kind.RE_ARRESTED})
_BEFORE_THAT = re.compile(
    r"^\W*(?:\w+\s+){0,4}?(?:minutos|horas|dias|semanas|minutes|hours|days|weeks|noche|vispera|dia)\s+"
    r"(?:antes|atras|anterior|previ[oa]s?|earlier|before|ago)(?!\w)"
)
_RECENTLY = re.compile(r"(?<!\w)(?:recien|reciente\w*|apenas|newly|recently|freshly|just)\s+$")
_CONDITIONS = re.compile(
    r"(?<!\w)(?:que|which|that)\s+(?:\w+\s+){0,4}?(?:impus\w+|impuest\w+|dict\w+|fij\w+|otorg\w+|imposed|set)\s+"
    r"(?:al|tras|upon|on|after)\s+$"
)
_RELATIVE = re.compile(r"(?<!\w)(?:que|quien|quienes|who)\s+(?:ya\s+|apenas\s+|had\s+|just\s+)*$")
_APART = re.compile(r"(?:^|[,(—–])\s*(?:ya\s+|apenas\s+|\w+ly\s+|just\s+|y\s+|and\s+)?$")

_AFTER = re.compile(
    r"(?<!\w)(?:tras|desde|al|(?:despues|luego|antes|horas|dias|semanas|meses) del?|after|since|following|upon|"
    r"before|por)\s+"
    r"(?:(?:su|la|el|una|his|her|the)\s+)*$"
)

Placed = list[tuple[Event, frozenset[str]]]


def recollect(read: Read, placed: Placed) -> list[tuple[Event, frozenset[str], bool]]:
    """Each event with whom it befalls, and whether another event of the same person makes it a memory.

    An arrest in a sentence that recalls the person's release is a second arrest.
    """
    recalled = [_recalled(read, event, _others(placed, event, ids)) for event, ids in placed]
    told = []
    for (event, ids), past in zip(placed, recalled, strict=True):
        again = event.found.kind is Kind.DETAINED and event.found.mood not in (Mood.STATE, Mood.BEFORE)
        if (
            again
            and not past
            and any(
                old and other.found.kind in _FREED and (who & ids or not who)
                for (other, who), old in zip(placed, recalled, strict=True)
            )
        ):
            event = replace(event, found=replace(event.found, kind=Kind.RE_ARRESTED))
        told.append((event, ids, past))
    return told


def _others(placed: Placed, event: Event, ids: frozenset[str]) -> list[Event]:
    return [other for other, who in placed if other is not event and (who & ids or not who or not ids)]


def _recalled(read: Read, event: Event, others: list[Event]) -> bool:
    before, after = read.masked[: event.start], read.masked[event.end :]
    kind, mood = event.found.kind, event.found.mood
    if event.found.polarity is not None:
        return False
    subordinate = mood in (Mood.OPEN, Mood.NOMINAL) or _RELATIVE.search(before) is not None
    apart = mood is Mood.BARE and event.start > 0 and _APART.search(before) is not None
    if kind in _FREED:
        if mood is Mood.BARE and _RECENTLY.search(before):
            return True
        if (apart or subordinate) and (_BEFORE_THAT.match(after) or _CONDITIONS.search(before)):
            return True
        if mood in (Mood.OPEN, Mood.NOMINAL) and not _AFTER.search(before + _article(read, event)):
            return False  # demanded, foretold: no memory
        return (apart or subordinate) and any(_main(one, _SEIZED, read) for one in others)
    if kind is Kind.DETAINED and apart and not re.search(r"(?<!\w)(?:y|and|e)\s+$", before):
        return any(_main(one, _FREED, read) for one in others)
    return False


def _article(read: Read, event: Event) -> str:
    """The article or possessive that the event's words begin with ("su liberación")."""
    match = re.match(r"(?:la|el|su|sus|his|her|the)\s+", read.masked[event.start : event.end])
    return match.group() if match else ""


def _main(event: Event, kinds: frozenset[Kind], read: Read) -> bool:
    """Whether the event is what the sentence tells, in a verb of its own."""
    if event.found.kind not in kinds or event.found.polarity is not None:
        return False
    if event.found.mood is Mood.BARE:
        return not _APART.search(read.masked[: event.start]) or event.start == 0
    if event.found.mood is Mood.NOMINAL:
        return not _AFTER.search(read.masked[: event.start] + _article(read, event))
    return event.found.mood in (Mood.FACT, Mood.RUMOUR) and not _RELATIVE.search(read.masked[: event.start])
