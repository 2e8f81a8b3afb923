"""Capitalised names of people nobody watches, and the titles that stand before names."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from monitor.claims.text import words
from monitor.claims.voices import SPOKESPEOPLE

_CAPITAL = r"[A-ZÁÉÍÓÚÑÜÖÃÕÇÂÊÔ][\w'’.-]*\w"
_NAME = re.compile(
    rf"{_CAPITAL}(?:\s+(?:(?:de|del|de la|de los|da|dos|van|von|bin|al|«[^»]+»|“[^”]+”)\s+)?{_CAPITAL})*"
)
#: Words that show a capitalised run names no person: institutions, places, days, months, languages' sentence openers.
_NO_PERSON = words(
    """
    foro penal ministerio publico fiscalia tribunal corte gobierno asamblea nacional comision comite onu cidh oea
    ong observatorio ley amnistia estado estados unidos partido movimiento hospital carcel prision centro internado
    judicial sebin dgcim cicpc pnb gnb policia guardia rodeo helicoide tocoron yare tocuyito ramo crisalida caracas
    venezuela cuba nicaragua espana madrid colombia maracaibo valencia zulia miranda carabobo lara tachira san santa
    santo puerto ciudad radio diario televisora canal agencia noticias united nations states human rights watch
    amnesty international supreme court ministry police prison union patriotica frente coalicion fundacion
    asociacion universidad instituto lunes martes miercoles jueves viernes sabado domingo monday tuesday wednesday
    thursday friday saturday sunday january february march april may june july august september october november
    december enero febrero marzo abril mayo junio julio agosto septiembre octubre noviembre diciembre fuerte tiuna
    palacio plaza parque avenida calle barrio municipio consejo plataforma unitaria voluntad popular primero
    justicia vente accion democratica republica presidencia cruz roja iglesia vicepresidencia cancilleria defensoria
    pueblo servicio bolivariano inteligencia direccion dia semana navidad the el la los las un una en tras segun
    este esta ese esa su sus desde por para pero no si y a al del de con sin sobre ante entre hasta como cuando
    donde mientras aunque ya hoy ayer anoche in on at after before during while but and his her their this that
    these those according when where who what why how it he she they we actualmente otro otra otros once more
    masked tampoco ni nadie ninguno ninguna nobody none neither nor never nunca
    rumours rumors recordamos se
    unconfirmed
    """
)
#: Nouns that stand before a name and mean the same person ("el periodista X").
TITLE = (
    r"(?:ex ?-?)?(?:periodistas?|reporter[oa]s?|comunicador[a]?|activistas?|dirigentes?|diputad[oa]s?|"
    r"parlamentari[oa]s?|"
    r"exdiputad[oa]|exparlamentari[oa]|exalcalde(?:sa)?|alcalde(?:sa)?|exgobernador[a]?|gobernador[a]?|concejal[a]?|"
    r"opositor(?:a|es|as)?|politic[oa]s?|lider(?:es|esa)?|abogad[oa]s?|ingenier[oa]s?|medic[oa]s?|"
    r"doctor[a]?|profesor(?:a|es)?|"
    r"maestr[oa]|docente|estudiantes?|joven(?:es)?|sindicalistas?|defensor(?:a|es)?|militar(?:es)?|"
    r"capitan[a]?|coronel|"
    r"teniente|general|mayor|sargento|comisari[oa]|empresari[oa]|candidat[oa]|excandidat[oa]|"
    r"coordinador[a]?|secretari[oa]|"
    r"fotografo|fotografa|sacerdote|padre|pastor|obispo|monsenor|ministr[oa]|exministr[oa]|"
    r"viceministr[oa]|exviceministr[oa]|"
    r"defendid[oa]|representad[oa]|cliente|ciudadan[oa]s?|hermanos|hermanas|esposos|adolescentes?|"
    r"trabajador(?:a|es)?|"
    r"obrer[oa]s?|campesin[oa]s?|enfermer[oa]s?|preso politico|presa politica|pres[oa]s?|detenid[oa]s?|"
    r"senor[a]?|don|dona|jefe|"
    r"director[a]?|presidente|presidenta|vocer[oa]|miembro|"
    r"tal|vecin[oa]|musico|artista|cantante|escritor[a]?|poeta|bloguer[oa]|tuiter[oa]|jueza?|exjueza?|"
    r"fiscal|rector[a]?|"
    r"journalists?|reporters?|activists?|leaders?|politicians?|lawyers?|lawmakers?|mayors?|candidates?|"
    r"opposition|former|"
    r"students?|teachers?|professors?|doctors?|union|dissidents?|prisoners?|detainees?|bloggers?|"
    r"businessman|captain|colonel|"
    r"jornalistas?|ativistas?|advogad[oa]s?|mr|mrs|ms|dr|dra|sr|sra)"
)


def others(
    text: str, folded: str, taken: Sequence[tuple[int, int]], surnames: Mapping[str, frozenset[str]]
) -> list[tuple[int, int, str, frozenset[str]]]:
    """Capitalised names of people nobody watches, and later mentions of a watched one by surname."""
    found: list[tuple[int, int, str, frozenset[str]]] = []
    if text.isupper():
        return found
    for match in _NAME.finditer(text):
        start, end = match.span()
        if any(start < last and first < end for first, last in taken):
            continue
        parts = folded[start:end].replace(".", " ").split()
        # "En Caracas Pedro Gil": what names no person is cut off in front.
        while parts and (parts[0] in _NO_PERSON or (start > match.start() and text[start].islower())):
            start += len(parts[0])
            start += len(text[start:end]) - len(text[start:end].lstrip(" ."))
            parts = parts[1:]
        if not parts or any(word in _NO_PERSON - {"de", "del", "la", "los", "las"} for word in parts):
            continue
        if len(parts) == 1:
            if ids := surnames.get(parts[0]):
                found.append((start, end, "P", ids))
            elif _lone_person(folded, start, end, text):
                found.append((start, end, "Q", frozenset()))
        elif not re.search(
            r"(?<!\w)(?:en|desde|hacia|in|at|from|carcel de|penal de|hospital)\s+(?:el\s+|la\s+)?$", folded[:start]
        ):
            found.append((start, end, "Q", frozenset()))
    return found


def _lone_person(folded: str, start: int, end: int, text: str) -> bool:
    """Whether one capitalised word stands where a person would: behind a title, or before a verb of speech."""
    if text[start:end].isupper() or SPOKESPEOPLE.fullmatch(folded, start, end):
        return False
    if re.search(rf"(?<!\w){TITLE}\s+$", folded[:start]):
        return True
    return bool(
        re.match(
            r"\s+(?:dijo|anuncio|celebro|exigio|pidio|asegur\w+|denunci\w+|afirm\w+|said|told|fue|was|celebra|"
            r"exige)\b",
            folded[end:],
        )
        and not (start == 0 and folded[start:end].endswith(("do", "da", "mos")))
    )
