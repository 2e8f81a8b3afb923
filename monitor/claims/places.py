"""Which of the places in a sentence an event belongs to: those it happened in, led out of, or led to."""

from __future__ import annotations

import re

from monitor.claims.details import number
from monitor.claims.events import Event
from monitor.claims.lexicon import Mood
from monitor.claims.people import Node, Read
from monitor.model import GOOD_NEWS, Kind, Polarity

_MOVES = frozenset({Kind.TRANSFERRED})
_INSIDE = frozenset({Kind.HUNGER_STRIKE, Kind.DIED, Kind.HEALTH})
_SEIZED = frozenset({Kind.DETAINED, Kind.RE_ARRESTED})
_FROM = r"(?:de|del|desde|fuera de|from|out of|of|leaving|at)"
_IN = r"(?:en|dentro de|in|inside|at|within|no)"
_OUTSIDE = re.compile(
    r"(?<!\w)(?:frente a|a las (?:puertas|afueras) del?|en las (?:puertas|afueras|inmediaciones) del?|cerca del?|"
    r"a la salida del?|al salir del?|en la entrada del?|outside|near|at the gates? of)\s+(?:(?:el|la|the)\s+)?$"
)
_HEAD = (
    r"(?:(?:el|la|los|las|the|carcel|penal|prision|centro|internado|judicial|penitenciario|complejo|"
    r"sede)\s+(?:de\s+|del\s+)?)*"
)
#: "Desmienten liberaciones en F" denies what befell many, named by no noun of their own.
_MANY = re.compile(r"(?:(?:las|los|the) )?(?:liberaciones|excarcelaciones|libertades|\w*\s?releases)(?!\w)")
_STILL = re.compile(
    r"(?<!\w)(?:siguen?|continuan?|permanecen?|quedan|faltan|estan|remain|are still|still|aun|todavia)(?!\w)"
)
_COUNT = re.compile(
    r"(?<!\w)(\d{1,3}(?:[.,]\d{3})+|\d+|un|uno|una|dos|tres|cuatro|cinco|seis|siete|ocho|nueve|diez|once|doce|"
    r"trece|catorce|"
    r"quince|dieciseis|diecisiete|dieciocho|diecinueve|veinte|treinta|two|three|four|five|six|seven|eight|nine|"
    r"ten|eleven|"
    r"twelve)\s+(?:(?:nuev[oa]s|mas|otr[oa]s|las|los|the|more|new|political)\s+)*"
    r"(?:pres[oa]s|detenid[oa]s|personas|liberaciones|excarcelaciones|militares|prisoner[oa]?s?|people|"
    r"detainees|reclus[oa]s|"
    r"internos|libertades|muert[oa]s|activistas|jovenes|mujeres|hombres|adolescentes|extranjeros|releases|periodistas|"
    r"excarcelad[oa]s|liberad[oa]s|inmates|cadetes|ciudadan[oa]s)(?!\w)"
)


def of(read: Read, event: Event, polarity: Polarity, happenings: list[Event], *, person: bool) -> frozenset[str]:
    """The watched places that ``event`` is about; ``person`` says that it befalls somebody watched."""
    places = [node for node in read.nodes if node.sort == "F"]
    return frozenset(i for node in places if _about(read, event, polarity, happenings, node, person) for i in node.ids)


def count(read: Read, event: Event, happenings: list[Event]) -> str:
    """How many the event befell, as digits; "" when the sentence does not say so of this event."""
    if event.found.kind not in GOOD_NEWS | _INSIDE | _MOVES:
        return ""
    near = [
        (max(event.start - match.end(), match.start() - event.end, 0), match)
        for match in _COUNT.finditer(read.masked, *event.clause)
        if not _between(event, match.start(), match.end(), happenings)
    ]
    found = min(near, key=lambda one: one[0], default=None)
    return number(found[1].group(1)) if found and found[0] < 60 else ""


def _about(read: Read, event: Event, polarity: Polarity, happenings: list[Event], node: Node, person: bool) -> bool:
    kind, found = event.found.kind, event.found
    if (
        found.mood is Mood.STATE
        or found.rule.endswith(".still-held")
        or not event.clause[0] <= node.start < event.clause[1]
    ):
        return False
    group = any(one.sort == "G" for one in read.nodes)
    if kind in GOOD_NEWS and (
        (polarity is Polarity.DENIED and (person or not (group or _MANY.match(read.masked[event.start : event.end]))))
        or _held(read, event)
    ):
        return False
    if _of_another(read, event, node):
        return False
    if event.start <= node.start < event.end:
        return kind in GOOD_NEWS | _MOVES | _INSIDE
    if _between(event, node.start, node.end, happenings):
        return False
    lead = read.masked[: node.start]
    if kind in _SEIZED:
        return (
            found.mood in (Mood.FACT, Mood.BARE, Mood.RUMOUR)
            and node.start > event.end
            and node.start - event.end < 60
            and (
                _OUTSIDE.search(lead) is not None
                or (
                    found.mood is Mood.FACT
                    and _ends(lead, _IN)
                    and not re.search(r"[,;:.]", read.masked[event.end : node.start])
                )
            )
        )
    if kind in GOOD_NEWS:
        return _governed(read, event, node, rf"(?:{_FROM}|{_IN})")
    if kind in _MOVES:
        return _governed(read, event, node, rf"(?:{_FROM}|{_IN}|a|al|hacia|hasta|to|into|para)")
    if kind in _INSIDE:
        return _governed(read, event, node, rf"(?:{_FROM}|{_IN})")
    return False


def _of_another(read: Read, event: Event, node: Node) -> bool:
    """Whether the place only says where somebody's relative is held: "murió la madre de A, preso en F"."""
    if node.start < event.end:
        return False
    related = any(one.owner and event.end <= one.start < node.start for one in read.nodes)
    return related and "," in read.masked[event.end : node.start]


def _held(read: Read, event: Event) -> bool:
    """Whether those the participle names are said to be still inside."""
    return event.found.mood is Mood.BARE and _STILL.search(read.masked, *event.clause) is not None


def _governed(read: Read, event: Event, node: Node, prepositions: str) -> bool:
    """Whether the place hangs on the event: behind it by a preposition, or opening or leading its clause."""
    lead = read.masked[: node.start]
    governed = _ends(lead, prepositions)
    if node.start >= event.end:
        return governed and ";" not in read.masked[event.end : node.start]
    opening = node.start - len(lead) + len(lead.rstrip()) <= event.clause[0] + 40
    heading = re.match(r"^\s*:", read.masked[node.end :]) is not None
    gap = read.masked[node.end : event.start]
    return heading or (governed and opening and (len(gap) < 50 or gap.lstrip().startswith(",")))


def _ends(lead: str, prepositions: str) -> bool:
    return re.search(rf"(?<!\w){prepositions}\s+{_HEAD}$", lead) is not None


def _between(event: Event, start: int, end: int, happenings: list[Event]) -> bool:
    """Whether another event stands between, or claims the words at ``start`` by standing before them."""
    low, high = sorted((event.start, start))
    between = any(low < one.start < high and one is not event for one in happenings)
    taken = end <= event.start and any(one.end <= start and one.start >= event.clause[0] for one in happenings)
    return between or taken
