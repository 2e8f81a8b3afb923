"""Spanish: charges, hearings and sentences."""

from __future__ import annotations

from monitor.claims import es_forms as es
from monitor.claims.lexicon import Frame, Mood, Pattern, pattern
from monitor.model import Kind, Polarity

_SITTING = r"(?:audiencia|juicio)(?: preliminar| de (?:presentacion|juicio|apelacion|apertura|imputacion))?"

PATTERNS: tuple[Pattern, ...] = (
    # A case closed is a charge that no longer stands; that the person is out is not said, so no release.
    pattern(
        "es.dismissed",
        Kind.CHARGED,
        Frame.SUBJECT,
        r"(?:fue|fueron|ha sido|han sido|quedo|quedaron) (?:\w+mente )?sobreseid[oa]s?",
        polarity=Polarity.DENIED,
    ),
    pattern(
        "es.dismissal",
        Kind.CHARGED,
        Frame.NOUN,
        r"(?:(?:dict|decret|acord|otorg|declar)(?:o|aron|a|an) (?:el |un )?sobreseimiento(?: definitivo| total)?"
        r"(?: de (?:la |su |el )?(?:causa|caso|proceso|expediente))?|"
        r"sobrese(?:yo|yeron|e|en) (?:la |el )?(?:causa|caso|proceso|expediente))(?: seguid[oa])?(?: (?:a|en) favor)?",
        polarity=Polarity.DENIED,
    ),
    # --- nouns, before the verbs that look like them ("la condena de", "condena a") ---
    es.noun("es.charge-noun", Kind.CHARGED, "imputacion|acusacion fiscal|cargos(?= contra)"),
    es.noun(
        "es.sentence-noun",
        Kind.SENTENCED,
        r"(?:la )?(?:condena|sentencia)(?: (?:a|de) \w+ anos(?: de (?:prision|carcel))?)?(?= (?:contra|de|a|"
        r"del|para)\b)|su (?:condena|sentencia)",
    ),
    # --- courts ---
    *es.transitive("es.sentence", Kind.SENTENCED, es.SENTENCE),
    pattern(
        "es.years",
        Kind.SENTENCED,
        Frame.NEAR,
        r"(?:una )?(?:condena|pena|sentencia) de [\w]+ (?:anos|meses)(?: de (?:prision|carcel|"
        r"privacion de libertad))?",
        Mood.NOMINAL,
        score=0.8,
    ),
    pattern(
        "es.years-asked",
        Kind.SENTENCED,
        Frame.NEAR,
        r"(?:pide|piden|pidio|pidieron|solicita|solicitan|solicito|solicitaron) (?:una )?(?:pena de |"
        r"condena de )?\w+ anos(?: de (?:prision|carcel))?",
        polarity=Polarity.DEMANDED,
    ),
    *es.transitive("es.charge", Kind.CHARGED, es.CHARGE),
    pattern(
        "es.trial",
        Kind.CHARGED,
        Frame.EITHER,
        r"(?:va |ira |pasa |pasan |enviad[oa]s? |pase )?a juicio(?! de\b)",
        score=0.8,
    ),
    pattern(
        "es.accused",
        Kind.CHARGED,
        Frame.NEAR,
        r"(?:admitio|admite|admiten|admitieron|presento|presentaron|formalizo|formalizaron) (?:la |una |"
        r"los )?(?:acusacion|cargos|imputacion)(?: fiscal)?(?: contra| en contra de)?",
    ),
    pattern(
        "es.charges",
        Kind.CHARGED,
        Frame.SUBJECT,
        r"(?:enfrenta|enfrentan|enfrentando|afronta|encara) (?:\w+ )?(?:cargos|acusaciones|un juicio)|(?:le |"
        r"les )(?:imputan|imputaron|imputo|acusan|formularon cargos|dictaron privativa)",
    ),
    pattern(
        "es.hearing-off",
        Kind.HEARING,
        Frame.NEAR,
        r"(?:difier(?:e|en)|difiri(?:o|eron)|suspend(?:e|en|io|ieron)|aplaz(?:a|an|o|aron)|pospon(?:e|en)|"
        r"pospus(?:o|ieron)|"
        r"cancel(?:a|an|o|aron)|posterg(?:a|an|o|aron)|(?:diferid|suspendid|aplazad|pospuest|postergad|cancelad)[oa]) "
        rf"(?:\w+ ){{0,6}}?{_SITTING}|{_SITTING}(?=(?: [\w,]+){{0,8}}? (?:diferid|suspendid|aplazad|pospuest|postergad|"
        r"cancelad|reprogramad)[oa])|(?:diferimiento|aplazamiento|suspension) de (?:la |su )?audiencia",
        polarity=Polarity.DENIED,
        score=0.8,
    ),
    pattern(
        "es.hearing",
        Kind.HEARING,
        Frame.NEAR,
        r"(?:fijan|fijaron|fijo|celebraron|realizaron|inicio|inicia|comenzo|arranca|arranco|"
        r"comparecio en) (?:\w+ ){0,2}(?:audiencia|juicio)|audiencia(?: preliminar| de (?:presentacion|juicio|"
        r"apelacion|imputacion))?|(?:compareci(?:o|eron)|comparece|presentad[oa]s?) (?:hoy |ayer |"
        r"este \w+ )?ante (?:el |la |un |una |los )?(?:juez\w*|tribunal\w*|corte|juzgado)",
        score=0.8,
    ),
)
