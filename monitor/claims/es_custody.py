"""Spanish: being taken, disappearing, being found, being moved."""

from __future__ import annotations

from monitor.claims import es_forms as es
from monitor.claims.lexicon import Frame, Mood, Pattern, pattern
from monitor.model import Kind

PATTERNS: tuple[Pattern, ...] = (
    # --- nouns, before the verbs that look like them ("la condena de", "condena a") ---
    es.noun(
        "es.detain-noun",
        Kind.DETAINED,
        r"detencion|arresto|captura|aprehension|encarcelamiento|detencion arbitraria|secuestro",
    ),
    es.noun("es.vanish-noun", Kind.DISAPPEARED, r"desaparicion(?: forzada)?|paradero"),
    es.noun("es.transfer-noun", Kind.TRANSFERRED, "traslado|transferencia"),
    # --- taken ---
    *es.transitive("es.detain", Kind.DETAINED, es.DETENER, state=True),
    *es.transitive("es.arrest", Kind.DETAINED, es.DETAIN, state=True),
    pattern(
        "es.jailed",
        Kind.DETAINED,
        Frame.SUBJECT,
        rf"(?:ingreso|ingresa) (?:en|a) {es.PRISON}|(?:fue|fueron) (?:recluid|privad|"
        rf"llevad)[oa]s? (?:en {es.PRISON}|de (?:su )?libertad|pres[oa]s?|detenid[oa]s?)|cayo pres[oa]",
    ),
    pattern(
        "es.inside",
        Kind.DETAINED,
        Frame.SUBJECT,
        rf"(?:esta|se encuentra|estaba|estan|se encuentran) (?:\w+mente )?(?:pres[oa]s?|recluid[oa]s?|"
        rf"privad[oa]s? de (?:la |su )?libertad|tras las rejas|en {es.PRISON})",
        Mood.STATE,
        score=0.7,
    ),
    pattern(
        "es.serving",
        Kind.DETAINED,
        Frame.SUBJECT,
        r"(?:lleva|llevan|cumple|cumplen|acumula|suma) (?:ya )?(?:mas de |casi |al menos |"
        r"cerca de )?(?:\w+ )?(?:anos?|meses|mes|semanas?|dias)(?: y (?:medio|"
        r"\w+ meses))? (?:en (?:la )?(?:prision|carcel)|pres[oa]s?|detenid[oa]s?|encarcelad[oa]s?|"
        r"privad[oa]s? de (?:su )?libertad|tras las rejas|recluid[oa]s?|de (?:prision|detencion|encierro))",
        Mood.STATE,
        background=True,
    ),
    pattern(
        "es.after-time",
        Kind.DETAINED,
        Frame.NEAR,
        r"(?:tras|despues de|luego de|al cabo de) (?:mas de |casi |al menos |cerca de )?\w+ (?:anos?|mes(?:es)?|"
        r"semanas?|dias)"
        r"(?: y (?:medio|\w+ meses))? (?:pres[oa]s?|detenid[oa]s?|encarcelad[oa]s?|"
        r"recluid[oa]s?|tras las rejas|privad[oa]s? de (?:su |la )?libertad)",
        background=True,
        score=0.7,
    ),
    pattern(
        "es.prisoner-since",
        Kind.DETAINED,
        Frame.EITHER,
        r"(?:pres[oa]s?|recluid[oa]s?|privad[oa]s? de (?:la |su )?libertad|encarcelad[oa]s?) (?:en (?:el |"
        r"la )?[\w ]{1,40} )?desde",
        Mood.BARE,
        background=True,
        score=0.7,
    ),
    # --- disappeared, found ---
    pattern(
        "es.whereabouts",
        Kind.DISAPPEARED,
        Frame.NOUN,
        r"(?:(?:se )?(?:desconoce|desconocen|ignora|ignoran|no se conoce|no se sabe|no conocen|sin conocerse)|"
        r"desconocid[oa]) (?:aun |todavia )?(?:el |su |cual es el )?paradero",
    ),
    pattern(
        "es.unknown",
        Kind.DISAPPEARED,
        Frame.NEAR,
        r"(?:en )?(?:paradero desconocido|desaparicion forzada|(?:no se sabe|sin saber(?:se)?|no saben?|"
        r"sin noticias|no tienen noticias) (?:nada )?(?:de (?:el|ella)|donde (?:esta|se encuentra)|"
        r"su paradero))",
    ),
    pattern(
        "es.vanished",
        Kind.DISAPPEARED,
        Frame.SUBJECT,
        r"(?:desaparecio|desaparece|desaparecieron|(?:esta|se encuentra|sigue|permanece|fue|"
        r"continua) (?:desaparecid[oa]|incomunicad[oa])|(?:lleva|suma|"
        r"cumple) (?:[\w.]+ ){1,4}(?:desaparecid[oa]|incomunicad[oa])|"
        r"tiene (?:[\w.]+ ){1,3}(?:desaparecid[oa]|incomunicad[oa]))",
    ),
    pattern(
        "es.located",
        Kind.LOCATED,
        Frame.OBJECT,
        r"(?:(?:lo|la) )?(?:localizaron|localizo|localizan|ubicaron|ubican|ubico|hallaron con vida|"
        r"encontraron con vida)",
    ),
    pattern(
        "es.located-passive",
        Kind.LOCATED,
        Frame.SUBJECT,
        r"(?:fue|ha sido|fueron|aparecio) (?:finalmente )?(?:localizad[oa]s?|ubicad[oa]s?|"
        r"hallad[oa]s? con vida|encontrad[oa]s? con vida|con vida)|dio (?:fe|senales) de vida",
    ),
    pattern(
        "es.call", Kind.LOCATED, Frame.NEAR, r"(?:confirma|confirmo|recibio|recibe) (?:una )?llamada(?! a )", score=0.6
    ),
    pattern("es.proof", Kind.LOCATED, Frame.NEAR, r"fe de vida|prueba de vida", Mood.NOMINAL, score=0.6),
    # --- moved ---
    *es.transitive("es.transfer", Kind.TRANSFERRED, es.TRANSFER),
    pattern(
        "es.taken-to",
        Kind.TRANSFERRED,
        Frame.SUBJECT,
        rf"(?:fue|fueron|ha sido|han sido) (?:llevad|enviad|conducid|mudad|"
        rf"devuelt)[oa]s? (?:[^,;.:]{{0,40}} )?(?:a|al|hasta|hacia) {es.PRISON}",
    ),
    pattern(
        "es.moved",
        Kind.TRANSFERRED,
        Frame.OBJECT,
        r"(?:lo|la|los|las|se lo|se la) (?:cambiaron|movieron|llevaron|enviaron) (?:de (?:carcel|penal|"
        r"prision|centro)|a (?:la )?(?:carcel|otra carcel|otro penal|F+))",
    ),
)
