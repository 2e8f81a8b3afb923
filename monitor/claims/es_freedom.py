"""Spanish: going free, half free, not free, and being taken again."""

from __future__ import annotations

from monitor.claims import es_forms as es
from monitor.claims.lexicon import Frame, Mood, Pattern, pattern
from monitor.model import Kind, Polarity

PATTERNS: tuple[Pattern, ...] = (
    # --- nouns, before the verbs that look like them ("la condena de", "condena a") ---
    es.noun(
        "es.recapture-noun",
        Kind.RE_ARRESTED,
        "recaptura|nueva detencion|reencarcelamiento|nuevo arresto|segunda detencion",
    ),
    es.noun(
        "es.release-noun",
        Kind.RELEASED,
        r"liberacion|excarcelacion|puesta en libertad|salida de (?:la )?(?:prision|carcel)|liberaciones|"
        r"excarcelaciones",
    ),
    es.noun("es.freedom-full", Kind.RELEASED, rf"libertad {es.FULL}|libertades plenas", detail="full"),
    # --- still inside: a release denied ---
    pattern(
        "es.still-held",
        Kind.RELEASED,
        Frame.SUBJECT,
        rf"(?:sigue|siguen|continua|continuan|permanece|permanecen|se mantiene|aun esta|todavia esta|esta aun|"
        rf"esta todavia) "
        rf"(?:aun |todavia |\w+mente )?(?:pres[oa]s?|detenid[oa]s?|encarcelad[oa]s?|recluid[oa]s?|"
        rf"tras las rejas|privad[oa]s? de (?:la |su )?libertad|"
        rf"en {es.PRISON}|bajo (?:custodia|arresto)|secuestrad[oa]s?|en (?:el |la |los |las )?F+|en (?:el |la |"
        rf"los |las )?(?:[a-z]+ )?Q+)",
        polarity=Polarity.DENIED,
    ),
    pattern(
        "es.not-release",
        Kind.RELEASED,
        Frame.NEAR,
        r"no (?:es|son|era|fue|significa|implica|equivale a|constituye|representa) (?:una? |la |"
        r"su )?(?:verdadera )?(?:liberacion|libertad|excarcelacion)(?: plena)?",
        polarity=Polarity.DENIED,
    ),
    pattern(
        "es.not-listed",
        Kind.RELEASED,
        Frame.SUBJECT,
        r"no (?:figura|aparece|esta|estaba|aparecio|figuraba|fue incluid[oa]|salio) (?:aun |todavia )?(?:en|entre) "
        r"(?:la|las|el|los|ninguna|ese|esa) (?:list\w+|grupo|nomina|relacion|excarcelad\w+|liberad\w+|"
        r"beneficiad\w+|amnistiad\w+)",
        polarity=Polarity.DENIED,
    ),
    pattern(
        "es.refused",
        Kind.RELEASED,
        Frame.OBJECT,
        r"(?:(?:le|les) )?(?:niega|niegan|nego|negaron|rechaza|rechazan|rechazo|rechazaron|declaro sin lugar|"
        r"declaran sin lugar|"
        r"declaro improcedente|declaro inadmisible) (?:la |el |un |una )?(?:recurso de |solicitud de |"
        r"medida de |peticion de )?"
        r"(?:habeas corpus|amnistia|libertad|liberacion|excarcelacion|indulto|amparo|beneficio|sobreseimiento|"
        r"revision de medida)(?: plena| condicional)?",
        polarity=Polarity.DENIED,
    ),
    pattern(
        "es.refused-passive",
        Kind.RELEASED,
        Frame.NEAR,
        r"(?:habeas corpus|amnistia|recurso de amparo|solicitud de libertad) (?:fue|resulto|"
        r"ha sido) (?:negad[oa]|rechazad[oa]|declarad[oa] (?:sin lugar|inadmisible|improcedente))",
        polarity=Polarity.DENIED,
    ),
    pattern(
        "es.excluded",
        Kind.RELEASED,
        Frame.SUBJECT,
        r"(?:quedo|fue|quedaron|queda) (?:excluid[oa]s?|fuera) de (?:la |las )?(?:amnistia|lista|listas|"
        r"excarcelaciones|liberaciones|medida)",
        polarity=Polarity.DENIED,
    ),
    pattern(
        "es.homonym",
        Kind.RELEASED,
        Frame.LIST,
        r"(?:quien|el que|la que) fue (?:liberad[oa]|excarcelad[oa]) es un[oa] (?:homonim[oa]|tocay[oa]):?",
        polarity=Polarity.DENIED,
        score=0.7,
    ),
    pattern(
        "es.unaccounted",
        Kind.RELEASED,
        Frame.SUBJECT,
        r"no (?:ha |han )?(?:salio|salieron|salido|sale|salen) (?:aun |todavia )?(?:de (?:la |su )?(?:prision|"
        r"carcel|celda|penal)|en libertad|del (?:penal|F+)|de (?:el )?F+|libre)",
        polarity=Polarity.DENIED,
    ),
    pattern(
        "es.listed",
        Kind.RELEASED,
        Frame.NEAR,
        r"(?:esta|estaba|figura|figuraba|aparece|aparecia|aparecio|incluid[oa]) en (?:la|una|el|las) (?:list\w+|nomina|"
        r"relacion) de (?:\w+ )?(?:excarcel|liberad|liberaci)\w+",
        score=0.6,
    ),
    # --- again ---
    *es.transitive("es.recapture", Kind.RE_ARRESTED, es.RECAPTURE),
    *es.subject(
        "es.again",
        Kind.RE_ARRESTED,
        rf"(?:vuelve|volvio|vuelven|volvieron|regresa|regreso|regresan|regresaron|retorna|retorno) (?:a|"
        rf"tras) (?:ser (?:detenid|arrestad|apresad|encarcelad|capturad|aprehendid)[oa]s?|{es.PRISON}|las rejas|"
        rf"estar (?:pres[oa]|detenid[oa]))",
        rf"(?:volvera|regresara|volveria|regresaria) a (?:ser (?:detenid|arrestad)[oa]|{es.PRISON})",
        rf"(?:volver|regresar) a (?:ser (?:detenid|arrestad)[oa]|{es.PRISON})",
        "",
        rf"habria (?:vuelto|regresado) a (?:ser (?:detenid|arrestad)[oa]|{es.PRISON})",
    ),
    pattern(
        "es.again-active",
        Kind.RE_ARRESTED,
        Frame.OBJECT,
        r"(?:vuelven|volvieron|volvio) a (?:detener|arrestar|encarcelar|apresar|capturar)(?:l[oa]s?)?",
    ),
    pattern(
        "es.revoked",
        Kind.RE_ARRESTED,
        Frame.OBJECT,
        r"(?:le |les )?(?:revocaron|revoco|revocan|revoca|revocado|revocada) (?:la |las |el |su |sus |"
        r"una )?(?:medidas?|libertad|beneficio|arresto|casa)(?: \w+)?",
    ),
    pattern(
        "es.revocation",
        Kind.RE_ARRESTED,
        Frame.NOUN,
        r"(?:la |su )?revoc(?:acion|atoria) de (?:la |las |su |sus )?(?:medidas?|libertad|beneficio|arresto|"
        r"casa)(?: cautelar(?:es)?| domiciliaria)?",
        Mood.NOMINAL,
    ),
    # --- house arrest and measures, before plain release ---
    pattern(
        "es.house-arrest-still",
        Kind.HOUSE_ARREST,
        Frame.SUBJECT,
        rf"(?:sigue|siguen|continua|continuan|permanece|permanecen|se mantiene|aun esta|todavia esta) (?:\w+mente )?"
        rf"(?:bajo|en|con|cumpliendo) (?:un |una |la |el )?{es.HOME}",
        Mood.STATE,
        background=True,
    ),
    pattern("es.house-arrest", Kind.HOUSE_ARREST, Frame.NEAR, es.HOME, Mood.NOMINAL),
    pattern(
        "es.house-arrest-home",
        Kind.HOUSE_ARREST,
        Frame.SUBJECT,
        r"(?:cumple|cumplira|cumplen) (?:su )?(?:condena|pena|prision|detencion|arresto) en (?:su )?(?:casa|"
        r"domicilio|residencia|hogar)",
    ),
    pattern(
        "es.measures",
        Kind.RELEASED_WITH_MEASURES,
        Frame.SUBJECT,
        rf"(?:recibio|recibe|obtuvo|obtiene|salio|sale|quedo|queda|goza de|logro|"
        rf"consiguio) (?:en )?(?:\w+ )?(?:con |bajo )?(?:un |una |el |la )?{es.MEASURES}",
    ),
    pattern(
        "es.measures-given",
        Kind.RELEASED_WITH_MEASURES,
        Frame.OBJECT,
        rf"(?:(?:le|les) )?(?:otorgo|otorgaron|otorgan|otorga|concedio|concedieron|conceden|dicto|dictaron|"
        rf"dictan|impuso|impusieron|imponen|acordo|acordaron|colocaron|pusieron) (?:un |una |el |la |"
        rf"unas )?{es.MEASURES}",
    ),
    # --- release ordered ---
    pattern(
        "es.full-given",
        Kind.RELEASED,
        Frame.OBJECT,
        rf"(?:(?:le|les) )?(?:otorgo|otorgaron|otorga|otorgan|concedio|concedieron|concede|conceden|dio|dieron|"
        rf"dan|ha otorgado|notifico|notificaron|dicto|dictaron|dictan|decreto|decretan|"
        rf"acordo) (?:la )?libertad {es.FULL}",
        detail="full",
    ),
    pattern(
        "es.boleta",
        Kind.RELEASE_ORDERED,
        Frame.NEAR,
        r"(?:boletas?|ordenes|orden|decreto|mandamiento) de (?:su )?(?:excarcelacion|libertad|"
        r"liberacion)(?: plena)?",
        Mood.NOMINAL,
    ),
    pattern(
        "es.order",
        Kind.RELEASE_ORDERED,
        Frame.OBJECT,
        rf"{es.ORDERS} (?:de inmediato |la |el |su |una )*(?:orden de |boleta de )?(?:inmediata |"
        rf"plena )?(?:libertad|liberacion|excarcelacion|indulto|puesta en libertad)(?: inmediata| plena)?",
    ),
    pattern(
        "es.order-to",
        Kind.RELEASE_ORDERED,
        Frame.OBJECT,
        rf"{es.ORDERS} (?:liberar|excarcelar|indultar|poner en libertad)",
    ),
    pattern(
        "es.pardon",
        Kind.RELEASE_ORDERED,
        Frame.OBJECT,
        r"(?:le )?(?:indulto|indultaron|indulta|concedio el indulto|concedieron el indulto|"
        r"otorgo el indulto)(?= (?:a|al)\b)",
    ),
    # --- released ---
    pattern(
        "es.full-got",
        Kind.RELEASED,
        Frame.SUBJECT,
        rf"(?:recibe|recibio|recibieron|obtiene|obtuvo|obtuvieron|recupera|recupero|recuperaron|logra|logro|"
        rf"goza de|queda en|quedo en|quedaron en|sale en|salio en|ha recibido|ha obtenido|tiene|ya esta en|"
        rf"esta en) (?:\w+mente )?(?:la |su )?libertad {es.FULL}",
        detail="full",
    ),
    pattern(
        "es.full-will",
        Kind.RELEASED,
        Frame.SUBJECT,
        rf"(?:recibira|obtendra|recuperara|tendra|quedara en|recibiria|obtendria) (?:la |su )?libertad {es.FULL}",
        Mood.FUTURE,
        detail="full",
    ),
    *es.subject(
        "es.out",
        Kind.RELEASED,
        rf"(?:salio|sale|salieron|salen|ha salido|han salido|egreso|abandono|dejo|cruzo) (?:\w+mente |ya |"
        rf"anoche |hoy |ayer |\w+ )?(?:(?:{es.OUT})|{es.PRISON}|la puerta de {es.PRISON})",
        rf"(?:saldra|saldran|saldria|saldrian|podria salir|va a salir|(?:hoy|manana|ya) sale)(?: (?:{es.OUT}))?",
        rf"(?:salga|haya salido) (?:{es.OUT})|(?:salir|salgan) (?:{es.OUT})",
        rf"habia salido (?:{es.OUT})",
        rf"habria salido (?:{es.OUT})",
    ),
    *es.subject(
        "es.free",
        Kind.RELEASED,
        r"(?:recupero|recupera|recuperaron|recuperan|recobro|obtuvo|obtiene|recibio|recibe|logro|"
        r"ha recuperado|alcanzo) (?:\w+mente |ya )?(?:la |su )?libertad|"
        r"(?:esta|estan|quedo|quedaron|queda|quedan|se encuentra|fue puest[oa]|fueron puest[oa]s|"
        r"puest[oa]) (?:\w+mente |ya )?(?:en (?:completa )?libertad|libres?(?! de))",
        r"(?:recuperara|recobrara|obtendra|quedara en|quedara|estara en|sera puest[oa] en|"
        r"seria puest[oa] en) (?:la |su )?(?:libertad|libre)",
        r"(?:recupere|recuperar|recobre|quede en|obtenga|obtener|sea puest[oa] en|quedar en) (?:la |su )?libertad",
        r"(?:habia|haber) (?:recuperado|recobrado|obtenido|quedado en) (?:la |su )?libertad",
        r"habria (?:recuperado|recobrado|obtenido|quedado en) (?:la |su )?libertad|"
        r"estaria[n]? (?:ya )?(?:libres?|en libertad)",
    ),
    pattern("es.grace", Kind.RELEASED, Frame.OBJECT, r"(?:dejan|dejaron|dejo|ponen|pusieron|puso|pone) en libertad"),
    pattern(
        "es.after-years",
        Kind.RELEASED,
        Frame.SUBJECT,
        r"tras (?:cumplir|pasar) (?:\w+mente )?(?:\w+ ){1,4}(?:de|en) (?:prision|carcel|cautiverio)",
        score=0.6,
        background=True,
    ),
    *es.transitive("es.release", Kind.RELEASED, es.RELEASE),
    pattern(
        "es.let-go",
        Kind.RELEASED,
        Frame.OBJECT,
        r"(?:lo |la |los |las )?(?:soltaron|solto|sueltan|han soltado)(?! (?:un|el)\b)",
    ),
    pattern("es.let-go-rumour", Kind.RELEASED, Frame.OBJECT, r"(?:habrian|habria) soltado", Mood.RUMOUR),
    pattern(
        "es.freedom",
        Kind.RELEASED,
        Frame.NOUN,
        r"(?:(?:la|su) )?(?<!privado de )(?<!privada de )(?<!privados de )(?<!privacion de )libertad(?= "
        r"(?:inmediata |y \w+ )?(?:de|del|para|a)\b)|su libertad",
        Mood.NOMINAL,
        score=0.7,
    ),
)
