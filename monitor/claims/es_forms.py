"""Spanish verbs, nouns and phrases that the entries of the Spanish lexicon are made of."""

from __future__ import annotations

from dataclasses import replace

from monitor.claims.lexicon import Frame, Mood, Pattern, Verb, pattern
from monitor.model import Kind

ADVERB = r"(?:\w+mente |ya |tambien |asimismo |anoche |ayer |hoy |finalmente |nuevamente |por fin )*"
CLITIC = r"(?:(?:se )?(?:lo|la|los|las|le|les) |se )?"
PRISON = (
    r"(?:la |las |el |los |su |sus |un |una )?(?:carcel|carceles|prision|prisiones|penal|celda|celdas|calabozos?|"
    r"reclusorio|penitenciaria|centro (?:penitenciario|de (?:detencion|reclusion))|internado judicial|carcelaria|F+)"
)
FULL = r"(?:plena|total|absoluta|incondicional|definitiva|sin restricciones|sin condiciones)"
MEASURES = (
    r"(?:medidas? (?:cautelar(?:es)?|sustitutivas?|restrictivas?|de presentacion|de coercion)|"
    r"regimen de presentacion\w*|"
    r"presentacion(?:es)? (?:periodicas?|cada|ante)|brazalete|grillete|tobillera|fianza|prohibicion de salida|"
    r"libertad (?:condicional|condicionada|provisional|vigilada|restringida|bajo (?:fianza|palabra)))"
)
HOME = (
    r"(?:casa por carcel|(?:arresto|detencion|prision|reclusion) (?:domiciliari[oa]|en su (?:domicilio|"
    r"casa|residencia|"
    r"hogar))|(?:regimen|medida|encierro) (?:de (?:arresto |detencion |prision )?)?domiciliari[oa])"
)
ORDERS = (
    r"(?:(?:le )?(?:ordeno|ordenaron|ordena|ordenan|dicto|dictaron|dicta|dictan|decreto|decretaron|"
    r"decreta|decretan|acordo|acuerda|"
    r"acuerdan|autorizo|autoriza|firmo|firmaron|firma|aprobo|emitio|emitieron))"
)
HOSPITAL = (
    r"(?:un |el |al |la |una )?(?:hospital|clinica|centro (?:medico|de salud|asistencial)|"
    r"terapia intensiva|urgencias)"
)


def ar(*stems: str) -> Verb:
    """The forms of regular verbs in -ar, by stem."""
    stem = "(?:" + "|".join(stems) + ")"
    soft = "(?:" + "|".join(before_e(one) for one in stems) + ")"
    return Verb(
        past=rf"(?:{stem}(?:o|aron|a|an)|{soft}e|(?:ha|han) {stem}ado)",
        future=rf"{stem}ar(?:an|ia|ian)|{stem}ara(?! que)",
        infinitive=rf"{stem}ar(?:l[oae]s?)?",
        subjunctive=rf"{soft}e[n]?|{stem}aran|{stem}as?en?",
        participle=rf"{stem}ad[oa]s?",
    )


def before_e(stem: str) -> str:
    """How a stem is written before e: excarc-el stays, secuest-r stays, impli-c turns into impli-qu."""
    return {"c": stem[:-1] + "qu", "g": stem + "u", "z": stem[:-1] + "c"}.get(stem[-1], stem)


def verb(past: str, future: str, infinitive: str, subjunctive: str, participle: str) -> Verb:
    return Verb(past, future, infinitive, subjunctive, participle)


RELEASE = ar("liber", "excarcel", "exceler", "excarcer", "libert")
DETAIN = ar("arrest", "captur", "apres", "encarcel", "secuestr", "encan", "apreh")
DETENER = verb(
    r"detuvo|detuvieron|detiene|detienen|aprehendio|aprehendieron|aprehende|aprehenden|(?:ha|"
    r"han) (?:detenido|aprehendido)",
    r"detendra|detendran|detendria|detendrian",
    r"detener(?:l[oa]s?)?|aprehender(?:l[oa]s?)?",
    r"detenga|detengan|detuviera|aprehendan?",
    r"detenid[oa]s?|aprehendid[oa]s?",
)
RECAPTURE = ar("recaptur", "reencarcel")
TRANSFER = verb(
    # "Se trasladó a" is what visitors and vigils do, not what is done to a prisoner.
    r"(?<!se )(?:traslado|trasladaron|traslada|trasladan)|(?:ha|han) trasladado|transfirio|transfirieron|transfieren|"
    r"mudaron",
    r"trasladara|trasladaran|trasladaria|trasladarian",
    r"trasladar(?:l[oa]s?)?|transferir(?:l[oa]s?)?",
    r"traslade|trasladen|trasladara|transfieran?",
    r"trasladad[oa]s?|transferid[oa]s?",
)
#: "Lo acusa de incumplir las medidas" reproaches, it indicts nobody.
_BREACH = (
    r"(?! de (?:haber |no |supuestamente |presuntamente )*(?:incumpl|viol(?:ar|ado|o)|burl|desacat|"
    r"quebrant|romp|cumpl|falt))"
)
CHARGE = replace(
    ar("imput", "enjuici", "proces"),
    past=ar("imput", "enjuici", "proces").past
    + rf"|(?<!quien )(?<!quienes )acus(?:o|aron|a|an) formalmente|(?<!quien )(?<!quienes )acus(?:o|aron|a|an){_BREACH}",
    future=ar("imput", "acus", "enjuici", "proces").future,
    infinitive=rf"(?:imput|enjuici|proces)ar(?:l[oae]s?)?|acusar(?:l[oae]s?)?{_BREACH}",
    subjunctive=ar("imput", "acus", "enjuici", "proces").subjunctive,
    participle=rf"(?:imput|enjuici|proces)ad[oa]s?|acusad[oa]s?{_BREACH}",
)
SENTENCE = replace(
    ar("conden", "sentenci"),
    # "la condena", "la sentencia" are nouns.
    past=r"(?:conden|sentenci)(?:o|aron|an|e)|(?<!la )(?<!una )(?<!su )(?<!esta )(?<!esa )(?:condena|"
    r"sentencia)(?= a(?:l)?\b)|"
    r"(?:ha|han) (?:condenado|sentenciado)",
)


def transitive(rule: str, kind: Kind, verb: Verb, *, state: bool = False, active: bool = True) -> list[Pattern]:
    """Passive, participle and active readings of one verb."""
    part = f"(?:{verb.participle})"
    found = [
        pattern(
            f"{rule}.passive",
            kind,
            Frame.SUBJECT,
            rf"(?:fue|fueron|ha sido|han sido|es|son|resulto|resultaron|quedo|quedaron|acaba de ser|"
            rf"acaban de ser) {ADVERB}{part}",
        ),
        pattern(
            f"{rule}.before",
            kind,
            Frame.SUBJECT,
            rf"(?:habia|habian|hubiera|haber|habiendo) sido {ADVERB}{part}",
            Mood.BEFORE,
        ),
        pattern(f"{rule}.rumour", kind, Frame.SUBJECT, rf"(?:habria|habrian) sido {ADVERB}{part}", Mood.RUMOUR),
        pattern(
            f"{rule}.future",
            kind,
            Frame.SUBJECT,
            rf"(?:sera|seran|seria|serian|va a ser|van a ser|puede ser|pueden ser|podria ser|podrian ser|"
            rf"esperan? ser|"
            rf"esta por ser|estan por ser|esta a punto de ser) {ADVERB}{part}",
            Mood.FUTURE,
        ),
        pattern(
            f"{rule}.open",
            kind,
            Frame.SUBJECT,
            rf"(?:sea|sean|ser|fuera|fuese|haya sido|hayan sido) {ADVERB}{part}",
            Mood.OPEN,
        ),
        pattern(
            f"{rule}.member",
            kind,
            Frame.NEAR,
            rf"(?:entre|un[oa] de|otr[oa] de|es de) (?:los|las|ell[oa]s) (?:\w+ ){{0,2}}{part}",
        ),
        pattern(
            f"{rule}.list", kind, Frame.LIST, rf"(?:los|las) (?:\w+ ){{0,2}}{part}(?: \w+){{0,4}}\s*(?:son )?(?=:)"
        ),
        pattern(
            f"{rule}.are",
            kind,
            Frame.LIST,
            rf"(?:los|las) (?:\w+ ){{0,2}}{part}(?: \w+){{0,3}}? (?:es|son|fueron|eran)(?= (?:no )?(?:(?:el|la|"
            rf"los|las) )?"
            rf"(?:\w+ )?[PQ])",
        ),
        pattern(
            f"{rule}.are.list",
            kind,
            Frame.LIST,
            rf"(?:son )?(?:\d+ |(?:dos|tres|cuatro|cinco|seis) )?(?:(?:los|las) )?{part},? (?:dijo|informo|"
            rf"confirmo|segun|"
            rf"indico|reporto|preciso|senalo) [^,:;.]{{2,40}}(?=:)",
        ),
        pattern(f"{rule}.identity", kind, Frame.LIST, rf"(?:el|la) (?:\w+ )?{part} (?:no )?(?:es|era|fue)", score=0.8),
        pattern(
            f"{rule}.participle",
            kind,
            Frame.EITHER,
            rf"(?<!el )(?<!la )(?<!los )(?<!las )(?<!un )(?<!una )(?<!ha )(?<!han )(?<!entre )(?<!sido )(?<!cinco "
            rf")(?<!de ){part}",
            Mood.BARE,
            score=0.75,
        ),
    ]
    if active:
        found += [
            pattern(f"{rule}.active", kind, Frame.OBJECT, rf"{CLITIC}(?:{verb.past})"),
            pattern(f"{rule}.will", kind, Frame.OBJECT, rf"{CLITIC}(?:{verb.future})", Mood.FUTURE),
            pattern(f"{rule}.may", kind, Frame.OBJECT, rf"{CLITIC}(?:{verb.subjunctive})", Mood.OPEN),
            pattern(f"{rule}.to", kind, Frame.OBJECT, rf"{CLITIC}(?:{verb.infinitive})", Mood.OPEN),
        ]
    if state:
        found.append(
            pattern(
                f"{rule}.state",
                kind,
                Frame.SUBJECT,
                rf"(?:esta|estan|se encuentra|se encuentran|estuvo|estaba|se encontraba|se hallan?|"
                rf"mantienen?) {ADVERB}{part}",
                Mood.STATE,
                score=0.7,
            )
        )
    return found


def noun(rule: str, kind: Kind, nouns: str, **more: str) -> Pattern:
    detail = more.get("detail", "")
    return pattern(
        rule,
        kind,
        Frame.NOUN,
        rf"(?:(?:la|el|su|sus) )?(?:{nouns})(?! (?:a|al)\b)",
        Mood.NOMINAL,
        detail=detail,
        score=0.8,
    )


def subject(
    rule: str, kind: Kind, past: str, future: str = "", open_: str = "", before: str = "", rumour: str = ""
) -> list[Pattern]:
    """The readings of a verb whose subject is the person."""
    forms = ((past, Mood.FACT), (future, Mood.FUTURE), (open_, Mood.OPEN), (before, Mood.BEFORE), (rumour, Mood.RUMOUR))
    names = ("", ".will", ".open", ".before", ".rumour")
    return [
        pattern(rule + name, kind, Frame.SUBJECT, form, mood)
        for name, (form, mood) in zip(names, forms, strict=True)
        if form
    ]


OUT = (
    rf"(?:en (?:completa )?(?:libertad|calle)|de {PRISON}|del (?:penal|centro \w+|reclusorio|F+)|del? F+|"
    rf"libres?|por la puerta)"
)
