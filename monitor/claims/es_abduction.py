"""Spanish: being taken away by those who do not say "arrest": dragged out, pushed into a car, led off by armed men."""

from __future__ import annotations

from monitor.claims.lexicon import Frame, Mood, Pattern, pattern
from monitor.model import Kind

_TAKERS = (
    r"(?:(?:un |los |las |unos |varios |presuntos |supuestos |al menos )*(?:grupo |comision |\w+ )?(?:de )?"
    r"(?:hombres|sujetos|individuos|encapuchados|funcionarios|agentes|efectivos|uniformados|policias|militares|"
    r"desconocidos|personas|colectivos|paramilitares|sebin|dgcim|cicpc|pnb|comision))"
)
_VEHICLE = (
    r"(?:una? |la |el |su |otra? )?(?:camionetas?|vehiculos?|carros?|autos?|furgonetas?|patrullas?|"
    r"motos?|van|jeep|camion)"
)
_HOME = r"(?:su |la |el |sus )?(?:casa|vivienda|residencia|apartamento|hogar|habitacion|oficina|trabajo|domicilio)"
#: What may stand between the verb and its object: when, where and how.
_ADJUNCT = (
    r"(?: (?:la|el|esta|este|anoche|ayer|hoy|antenoche|a la fuerza|con|violentamente|detenid[oa]s?|pres[oa]s?|"
    r"esposad[oa]s?|encapuchad[oa]s?|consigo|tambien|de|del|desde|en|por|frente)(?!\w)[^.,;:«»]{0,90}?)?"
)


def _put(stems: str) -> str:
    return rf"(?:{stems})(?:o|aron|an|ieron|io|en)"


PATTERNS: tuple[Pattern, ...] = (
    pattern(
        "es.taken-again",
        Kind.RE_ARRESTED,
        Frame.OBJECT,
        r"se (?:(?:lo|la|los|las) )?llev(?:o|aron|an) (?:otra vez|de nuevo|nuevamente)",
    ),
    pattern(
        "es.falls-again",
        Kind.RE_ARRESTED,
        Frame.SUBJECT,
        r"(?:cae|cayo|caen|cayeron) (?:pres[oa]s? |detenid[oa]s? )?(?:de nuevo|otra vez|nuevamente)"
        r"(?: pres[oa]s?| detenid[oa]s?)?|(?:vuelven?|volvio|volvieron) a caer (?:pres|detenid)[oa]s?",
    ),
    pattern(
        "es.unseen",
        Kind.DISAPPEARED,
        Frame.OBJECT,
        r"nadie (?:\w+ )?(?:ha visto|han visto|ha vuelto a ver|vio|volvio a ver|sabe(?: nada)?)(?= (?:a|al|de|del)\b)",
    ),
    pattern(
        "es.unknown-where",
        Kind.DISAPPEARED,
        Frame.LIST,
        r"nadie sabe (?:donde|que) (?:esta|esten|fue|paso con|hicieron con)",
    ),
    pattern(
        "es.taken",
        Kind.DETAINED,
        Frame.OBJECT,
        r"(?:se (?:lo|la|los|las) (?:llev(?:o|aron|an|aban)|han llevado|ha llevado)(?: (?:detenid|pres|"
        r"esposad)[oa]s?)?|"
        rf"(?:(?:comision|sebin|dgcim|policia|guardia|grupo|patrulla|cicpc|pnb)(?: \w+){{0,4}}? se llevo|"
        rf"se (?:llev(?:aron|an)|"
        rf"llevo (?:detenid|pres|esposad)[oa]|han llevado)){_ADJUNCT}(?= (?:a|al) (?:la |las |los |el |un |una |"
        rf"su |otr[oa] )?"
        r"(?:[\w-]+ ){0,5}?[PQGK]))",
    ),
    pattern(
        "es.taken-cleft",
        Kind.DETAINED,
        Frame.LIST,
        r"a quien(?:es)? se llev(?:o|aron|an)(?: \w+){0,4}? (?:fue|es|son)(?= a)",
    ),
    pattern(
        "es.taken-untold",
        Kind.DETAINED,
        Frame.OBJECT,
        r"se llev(?:aron|an)(?= (?:a|al) )|(?<=a quien )se llev(?:aron|an)",
        score=0.8,
    ),
    pattern(
        "es.taken-by",
        Kind.DETAINED,
        Frame.SUBJECT,
        rf"(?:fue|fueron|ha sido|han sido) (?:llevad|sacad|sustraid|raptad|plagiad|intercepta?d|secuestrad|"
        rf"retenid)[oa]s? "
        rf"(?:\w+ ){{0,8}}?por {_TAKERS}|(?:fue|fueron) (?:sacad|raptad|plagiad)[oa]s? (?:a la fuerza|"
        rf"por la fuerza|de {_HOME})|"
        rf"(?:fue|fueron) (?:subid|montad|metid|introducid|obligad)[oa]s? (?:a subir |por la fuerza |"
        rf"a la fuerza )*(?:a|en) {_VEHICLE}",
    ),
    pattern(
        "es.taken-may",
        Kind.DETAINED,
        Frame.SUBJECT,
        rf"(?:habria|habrian) sido (?:llevad|sacad|subid|montad|raptad)[oa]s? (?:\w+ ){{0,6}}?(?:por {_TAKERS}|"
        rf"a {_VEHICLE}|de {_HOME})",
        Mood.RUMOUR,
    ),
    pattern(
        "es.carried-off",
        Kind.DETAINED,
        Frame.OBJECT,
        rf"(?:(?:lo|la|los|las) )(?:{_put('sub|mont|met|introduj|embarc|empuj')}|obligaron a (?:subir|abordar|"
        rf"montarse)) (?:\w+ ){{0,4}}?(?:a|en|al) "
        rf"{_VEHICLE}|(?:lo|la|los|las) (?:sacaron|saco|arrastraron|bajaron) (?:\w+ ){{0,4}}?(?:de|"
        rf"del) (?:{_HOME}|{_VEHICLE})|"
        rf"{_put('sub|mont|met|introduj|embarc')}(?= (?:a|al) (?:[\w-]+ ){{0,5}}?[PQ]+ (?:a|en) {_VEHICLE})|"
        rf"(?:sacaron|arrastraron|obligaron)(?: (?:a la fuerza|por la fuerza|esposad[oa]))?(?: de {_HOME})?"
        rf"(?= (?:a|al) (?:[\w-]+ ){{0,5}}?[PQ]+(?: (?:de|del) {_HOME}| a subir|[.,]| $|$))",
    ),
    pattern(
        "es.taken-noun",
        Kind.DETAINED,
        Frame.NOUN,
        r"(?:(?:el|su|un) )?(?:rapto|plagio|levantamiento)(?= (?:de|del)\b)",
        Mood.NOMINAL,
        score=0.7,
    ),
)
