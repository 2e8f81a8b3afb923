"""What tells one event of a kind from another: full freedom, a destination, years, a count."""

from __future__ import annotations

import re
from dataclasses import replace

from monitor.claims.events import Event, clause_of
from monitor.claims.lexicon import Mood
from monitor.claims.people import Read
from monitor.model import Kind

_MEASURES = re.compile(
    r"(?<!\w)(?:con|bajo|with|under|on|com|mediante)\s+(?:\w+\s+){0,3}?(?:medidas?(?! de seguridad)|"
    r"presentacion(?:es)?|regimen de presentacion\w*|brazalete|grillete|tobillera|fianza|restricciones|"
    r"condiciones|"
    r"libertad condicional|bail|parole|(?:electronic |ankle )+(?:monitor|bracelet|tag)|restrictions|"
    r"conditions|tornozeleira)|"
    r"prohibicion de salida|prohibid[oa] salir del pais|conditionally|condicionalmente|barred from leaving"
)
_NO_MEASURES = re.compile(
    r"(?<!\w)(?:sin|without|no)\s+(?:\w+\s+){0,2}(?:medidas?|restricciones|condiciones|cautelares|"
    r"restrictions|conditions)"
)
_FULL = re.compile(
    r"(?:libertad(?:es)?|excarcelad[oa]|liberad[oa]|freedom|release) (?:plenas?|total|absoluta|"
    r"incondicional(?:mente)?)|sin (?:ningun tipo de |\w+ )?(?:restricciones|condiciones|medidas)|"
    r"full freedom|unconditional(?:ly)?|without (?:any )?(?:restrictions|conditions)|plena libertad"
)
_HOME = re.compile(r"casa por carcel|(?:arresto|detencion|prision) domiciliari[oa]|house arrest|prisao domiciliar")
_AGAIN = re.compile(
    r"(?<!\w)(?:otra vez|nuevamente|de nuevo|por segunda vez|again|once more|novamente|de novo|"
    r"(?:horas|dias) despues de (?:su |la )?(?:liberacion|excarcelacion|(?:ser|haber sido) (?:liberad|excarcelad)[oa])|"
    r"(?:\w+ )?(?:horas|dias|semanas) (?:despues|luego) de (?:salir|dejar|abandonar|recuperar|haber (?:salido|"
    r"dejado|recuperado|"
    r"abandonado))|a (?:\w+ ){0,2}(?:horas|dias|semanas) de (?:su (?:liberacion|excarcelacion|salida)|"
    r"(?:haber )?(?:salir|"
    r"salido|dejar|dejado|recuperar|recuperado|abandonado|sido (?:liberad|excarcelad)[oa]|ser (?:liberad|"
    r"excarcelad)[oa]))|"
    r"recien (?:liberad|excarcelad|salid)[oa]|(?:newly|recently|just) (?:freed|released)|"
    r"(?:hours|days|weeks) after (?:(?:he|she) (?:was|had been) (?:released|freed)|walking free|"
    r"leaving (?:prison|jail))|"
    r"(?:re)?tras ser (?:excarcelad|liberad)[oa]|(?:hours|days|weeks) after (?:his|her|being) (?:release|released|"
    r"freed))(?!\w)"
)
_TOWARDS = re.compile(
    r"(?<!\w)(?:a|al|hacia|hasta|to|para)\s+(?:(?:la|el|los|las|the|una|un|o)\s+)?((?:(?:carcel|penal|"
    r"prision|centro\s+\w+|internado\s+\w+|sede|hospital|presidio|prison|jail)\s+(?:de|del|"
    r"of)?\s*(?:(?:la|el|the)\s+)?)?)"
)
_CAPITAL = re.compile(
    r"(?:(?:El|La|Los|Las|The)\s+)?[A-ZÁÉÍÓÚÑ][\w'’]*(?:\s+(?:(?:de|del|la|los|las|"
    r"y)\s+){0,2}(?:[A-ZÁÉÍÓÚÑ][\w'’]*|\d+))*"
)
_LIMIT = re.compile(r"(?:pero|aunque|but|although)\s+(?:con|bajo|with|under|sigue|queda)(?!\w)")
_YEARS = re.compile(r"(?<!\w)(\d{1,2}|\w+) (?:anos|years?)(?!\w)")
_WORDS = {
    word: str(number)
    for number, words in enumerate(
        [
            "un uno",
            "dos two",
            "tres three",
            "cuatro four",
            "cinco five",
            "seis six",
            "siete seven",
            "ocho eight",
            "nueve nine",
            "diez ten",
            "once eleven",
            "doce twelve",
            "trece",
            "catorce",
            "quince",
            "dieciseis",
            "diecisiete",
            "dieciocho",
            "diecinueve",
            "veinte twenty",
        ],
        1,
    )
    for word in words.split()
} | {"treinta": "30", "thirty": "30", "veinticinco": "25", "fifteen": "15"}


def refine(read: Read, found: list[Event]) -> list[Event]:
    """Change an event by the words in its clause: a release under measures, an arrest for the second time."""
    refined: list[Event] = []
    for event in found:
        tail = read.masked[event.start : _until(read, event, found)]
        around = read.masked[event.clause[0] : event.clause[1]]
        kind, end = event.found.kind, event.end
        if kind is Kind.RELEASED and event.found.polarity is None:
            if _HOME.search(tail) and event.found.mood is not Mood.NOMINAL:
                continue
            if (match := _MEASURES.search(tail)) and not _NO_MEASURES.search(tail) and match.start() < 90:
                kind = Kind.RELEASED_WITH_MEASURES
        elif kind is Kind.DETAINED and event.found.mood not in (Mood.STATE, Mood.BEFORE) and _AGAIN.search(around):
            kind = Kind.RE_ARRESTED
        elif kind is Kind.TRANSFERRED and _HOME.search(tail):
            continue
        elif kind is Kind.TRANSFERRED and re.match(
            r".{0,60}?(?:\ba|al|to|hasta) (?:un |el |la |a |the )?(?:hospital|clinica|centro (?:medico|de salud|"
            r"asistencial)|clinic)",
            tail[event.end - event.start :],
        ):
            kind = Kind.HEALTH
        elif kind is Kind.RELEASED_WITH_MEASURES and _HOME.search(around):
            kind = Kind.HOUSE_ARREST
        refined.append(replace(event, found=replace(event.found, kind=kind), end=end))
    return refined


def _until(read: Read, event: Event, found: list[Event]) -> int:
    """Where the words that belong to the event end: with its clause, or the one that limits it ("pero con …")."""
    end = event.clause[1]
    if limit := _LIMIT.match(read.masked, end):
        end = clause_of(read.masked, limit.end(), limit.end())[1]
    later = [
        one.start
        for one in found
        if one.start > event.start and one.found.kind in (Kind.DETAINED, Kind.DIED, Kind.TRANSFERRED)
    ]
    return min([end, *later])


def detail_of(read: Read, event: Event) -> str:
    """What tells this event from another of its kind, or ""."""
    tail = read.masked[event.start : event.clause[1]]
    match event.found.kind:
        case Kind.TRANSFERRED:
            return _destination(read, event)
        case Kind.SENTENCED:
            years = _YEARS.search(tail) or _YEARS.search(read.masked[event.clause[0] : event.clause[1]])
            return number(years.group(1)) if years and number(years.group(1)).isdigit() else ""
        case Kind.RELEASED if event.found.polarity is None and _FULL.search(tail[:110]):
            return "full"
        case _:
            return event.found.detail


def number(word: str) -> str:
    """A number word or a printed number as digits; another word as it is."""
    return _WORDS.get(word, re.sub(r"[.,]", "", word))


def _destination(read: Read, event: Event) -> str:
    """The place a transfer leads to, as printed."""
    for match in _TOWARDS.finditer(read.masked, event.end, event.clause[1]):
        name = _CAPITAL.match(read.sentence.text, match.end())
        article = re.search(r"\b(?:El|La|Los|Las|The)\s+$", read.sentence.text[: match.end()])
        if name and not any(node.start <= name.start() < node.end for node in read.nodes if node.sort in "PQ"):
            return (article.group() if article else "") + name.group().rstrip(" ,.")
    return ""
