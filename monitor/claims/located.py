"""Being found: "está detenida en tal cárcel" after days of not knowing where, or once somebody has made sure of it."""

from __future__ import annotations

import re
from dataclasses import replace

from monitor.claims.events import Event
from monitor.claims.lexicon import Mood
from monitor.claims.people import Read
from monitor.model import Kind, Polarity

#: What says that nobody knew where, or that somebody has now made sure.
_SOUGHT = re.compile(
    r"(?<!\w)(?:sin (?:saber(?:se)?|conocer(?:se)?|tener noticias|noticias|informacion) (?:nada )?(?:de|sobre|"
    r"su|donde|el paradero)|"
    r"(?:desconoc\w+|ignora\w+|sin conocer\w*) (?:su |el )?paradero|desaparecid[oa]s?|desaparicion forzada|"
    r"incomunicad[oa]s?|"
    r"paradero desconocido|(?:pudimos|pudieron|pudo|logramos|lograron|logro) (?:\w+ )?(?:comprobar|constatar|"
    r"verificar|confirmar|ubicar|"
    r"localizar)|(?:comprob|constat|verific)(?:amos|aron|o) que|ubicamos|localizamos|"
    r"whereabouts|missing|disappeared|incommunicado|(?:were|was) able to (?:confirm|verify)|"
    r"without (?:any )?(?:news|word)|"
    r"(?:located|tracked) (?:him|her)|not knowing where)(?!\w)"
)
_AT = re.compile(
    r"(?:^|\s)(?:en|in|at)\s+(?:(?:el|la|los|las|un|una|the|a|an)\s+)?(?:F|carcel|prision|penal|centro|"
    r"internado|sede|comando|"
    r"calabozo|celda|comisaria|prison|jail|police|detention)"
)


def were_sought(document: str) -> bool:
    """Whether the folded ``document`` says that somebody's whereabouts were unknown, or have just been made sure of."""
    return _SOUGHT.search(document) is not None


def found_at(event: Event, read: Read, polarity: Polarity, *, sought: bool) -> Event:
    """``event`` as LOCATED when it only says where somebody is held, and that was in question."""
    if (
        not sought
        or event.found.kind is not Kind.DETAINED
        or event.found.mood is not Mood.STATE
        or event.found.background
    ):
        return event
    if polarity is not Polarity.HAPPENED or re.match(
        r"(?:estaba|estuvo|se encontraba|was|were)", read.masked[event.start :]
    ):
        return event
    around = read.masked[event.start : min(event.end + 45, event.clause[1])]
    if not _AT.search(around):
        return event
    return replace(event, found=replace(event.found, kind=Kind.LOCATED))
