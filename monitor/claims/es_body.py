"""Spanish: health, hunger strikes and death."""

from __future__ import annotations

from monitor.claims import es_forms as es
from monitor.claims.lexicon import Frame, Mood, Pattern, pattern
from monitor.model import Kind, Polarity

PATTERNS: tuple[Pattern, ...] = (
    # --- nouns, before the verbs that look like them ("la condena de", "condena a") ---
    es.noun(
        "es.health-noun",
        Kind.HEALTH,
        r"(?:el )?(?:estado|delicado estado|deterioro|grave estado) (?:de|de su) salud|deterioro fisico|"
        r"(?:la )?salud(?= de\b)|hospitalizacion",
    ),
    es.noun("es.death", Kind.DIED, r"muerte|fallecimiento|deceso|asesinato"),
    # --- body ---
    pattern(
        "es.strike-end",
        Kind.HUNGER_STRIKE,
        Frame.SUBJECT,
        r"(?:levanto|levanta|levantaron|levantan|suspendio|suspende|suspendieron|termino|depuso|depone|"
        r"depusieron|abandono|puso fin a|finalizo) (?:la|su) huelga de hambre",
        polarity=Polarity.DENIED,
    ),
    pattern("es.strike", Kind.HUNGER_STRIKE, Frame.NEAR, r"(?:en )?huelga de hambre|ayuno indefinido", Mood.NOMINAL),
    pattern(
        "es.health",
        Kind.HEALTH,
        Frame.SUBJECT,
        rf"(?:fue |ha sido |esta |sigue |permanece |lo |la )?(?:\w+mente )?(?:hospitalizad[oa]|hospitalizaron|"
        rf"intervenid[oa]|operad[oa]|operaron|internad[oa] en {es.HOSPITAL}|ingresad[oa] (?:en|a) {es.HOSPITAL})|"
        rf"(?:sufrio|sufre|sufrieron|presenta|padece|presento|contrajo) (?:de )?(?:un |una |graves? |severas? |"
        rf"problemas |complicaciones |cuadro |fuertes? )*(?:infarto|accidente cerebrovascular|acv|derrame|"
        rf"desmayo|convulsion\w*|crisis|problemas|complicaci\w+|salud|enfermedad|cancer|hipertension|diabetes|"
        rf"dengue|tuberculosis|neumonia|infeccion|hernia|fractura|desnutricion|dolor\w*|quebrantos|lesion\w*)|"
        r"(?:pierde|perdio) (?:la |el )?(?:vision|vista|conocimiento|audicion|movilidad|\d+ kilos|\w+ kilos)|"
        r"se desmayo|se desplomo|(?:esta|sigue|se encuentra) (?:muy |gravemente |delicado |"
        r"delicada )*(?:grave|enferm[oa]|delicad[oa]|mal de salud)|(?:requiere|necesita|"
        r"amerita) (?:\w+ )?(?:atencion medica|cirugia|operacion|intervencion|tratamiento|medic\w+)",
    ),
    pattern(
        "es.health-will",
        Kind.HEALTH,
        Frame.SUBJECT,
        rf"(?:sera|seran|seria|va a ser|debe ser) (?:operad[oa]|intervenid[oa]|hospitalizad[oa]|"
        rf"llevad[oa] a {es.HOSPITAL}|trasladad[oa] a {es.HOSPITAL})",
        Mood.FUTURE,
    ),
    pattern(
        "es.to-hospital",
        Kind.HEALTH,
        Frame.SUBJECT,
        rf"(?:fue |ha sido )?(?:trasladad[oa]|llevad[oa]) (?:de (?:emergencia|urgencia) )?(?:a|al|"
        rf"hasta) {es.HOSPITAL}",
    ),
    pattern(
        "es.surgery",
        Kind.HEALTH,
        Frame.NEAR,
        r"(?:autoriza|autorizo|autorizan|autorizaron|niegan|nego) (?:la |una |su )?(?:operacion|cirugia|"
        r"intervencion quirurgica|atencion medica)",
    ),
    pattern(
        "es.care",
        Kind.HEALTH,
        Frame.NEAR,
        r"atencion medica(?: (?:urgente|inmediata|especializada))?|sin (?:atencion medica|tratamiento|"
        r"medicamentos)",
        Mood.NOMINAL,
        score=0.6,
    ),
    # --- death ---
    *es.subject(
        "es.died",
        Kind.DIED,
        r"(?:murio|muere|murieron|mueren|fallecio|fallece|fallecieron|fallecen|ha muerto|ha fallecido|"
        r"han muerto|perdio la vida|pierde la vida|perdieron la vida|fue (?:halla|encontra)d[oa] (?:muert[oa]|"
        r"sin vida)|fue (?:asesinad|ejecutad)[oa]|dejo de existir|se suicido)",
        "",
        r"(?:muera|mueran|morir|fallezca|haya[n]? (?:muerto|fallecido|perdido la vida))",
        r"habia (?:muerto|fallecido)",
        r"habria (?:muerto|fallecido|perdido la vida)",
    ),
    pattern(
        "es.alive",
        Kind.DIED,
        Frame.SUBJECT,
        r"(?:esta|sigue|se encuentra|continua) (?:con vida|viv[oa])",
        polarity=Polarity.DENIED,
    ),
    pattern(
        "es.dead",
        Kind.DIED,
        Frame.EITHER,
        r"(?<!el )(?<!la )(?<!los )(?<!las )(?<!ha )(?:fallecid[oa]|hallad[oa] (?:muert[oa]|sin vida))",
        Mood.BARE,
        score=0.7,
    ),
    *[
        one
        for one in es.transitive(
            "es.deceased", Kind.DIED, es.verb("mataron", "mataran", "matar", "maten", r"fallecid[oa]s?|muert[oa]s?")
        )
        if one.rule.endswith((".list", ".identity", ".member"))
    ],
    pattern("es.killed", Kind.DIED, Frame.OBJECT, r"(?:mataron|mato|asesinaron|asesino|ejecutaron)"),
)
