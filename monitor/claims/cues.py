"""The words that make an event denied, demanded, expected or doubted, in Spanish, English and Portuguese."""

from __future__ import annotations

import re

from monitor.model import Kind


def _words(alternatives: str) -> re.Pattern[str]:
    """Whole words: blanks in ``alternatives`` match any run of blanks."""
    return re.compile(r"(?<!\w)(?:" + alternatives.replace(" ", r"\s+") + r")(?!\w)")


NEGATED = re.compile(
    r"(?<!\w)(?:no|nunca|jamas|tampoco|ni|nao|not|never|nor|neither|yet to|aun sin|todavia sin|sin)\s+"
    r"(?:(?:se|le|les|lo|la|los|las|ha|han|habia|habian|haya|hayan|fue|sido|yet|been|be|aun|todavia|"
    r"siquiera|ya|would|will|la|su|una|es|son|hubo|hay|se trata de|"
    r"implica|significa|constituye|equivale a|se concreto|se produjo)\s+){0,4}$"
)
ONLY = re.compile(r"(?<!\w)(?:no (?:solo|solamente|obstante)|not only)\s+(?:\w+\s+){0,2}$")
INNER_NOT = re.compile(r"(?<!\w)(?:not|never)(?!\w)|n't")
DENY = _words(
    r"nieg\w+|neg(?:o|aron|ar|ando)|desmint\w+|desmient\w+|desmentir|descart\w+|es falso|es falsa|falso que|"
    r"(?:es )?enganos[oa]|bulo|(?:is )?misleading|fake|no es (?:cierto|verdad)|cancel\w+|suspend\w+|frustr\w+|"
    r"imp(?:ide|idio|iden|edir)|bloque\w+|rechaz\w+|"
    r"evit\w+|lejos de|den(?:y|ies|ied)|refus\w+|reject\w+|call\w* off|halt\w+|block\w+|"
    r"false (?:reports|claims|rumou?rs) (?:of|that)|denies|ruled out|nega(?:m|ram)?|desment\w+"
)
UNDO = _words(
    r"anul\w+|revoc\w+|retir\w+|desestim\w+|sobrese\w+|absolv\w+|absuel\w+|levant\w+|overturn\w*|quash\w*|"
    r"drop(?:s|ped)?|dismiss\w*|annul\w*|revers\w+|threw out|acquit\w*"
)
FALSE_AFTER = re.compile(
    r"^[^.;]{0,90}?(?<!\w)(?:(?:es|era|fue|resulto) (?:fals[oa]|mentira|desmentid[oa]|cancelad[oa]|"
    r"suspendid[oa]|anulad[oa]|revocad[oa]|frustrad[oa]|negad[oa]|rechazad[oa])|"
    r"no (?:es ciert[oa]|se concreto|se produjo|ocurrio|se ha producido|se ha concretado|se dio)|"
    r"quedo (?:sin efecto|anulad[oa])|"
    r"(?:was|were|has been|is) (?:called off|cancell?ed|denied|false|overturned|quashed|postponed|blocked|"
    r"untrue|annulled))(?!\w)"
)
LATER_AFTER = re.compile(
    r"^[^.;]{0,60}?(?<!\w)(?:se (?:conocera|producira|dara|hara|concretara|realizara|efectuara|espera|"
    r"dictara|preve)|sera|seria|esta (?:prevista|previsto|pendiente)|podria|"
    r"es inminente|depende|will|would|could|is (?:expected|imminent|due|planned|set)|may)(?!\w)"
)
DEMAND = _words(
    r"exig\w+|pid(?:e|en|io|ieron|iendo|o|a|an)|ped(?:ir|imos|ido|ian|ia|iu|iram)|pedem?|"
    r"peticion(?:es)?(?: de)?|reclam\w+|(?:solicit|demand|reclam)ara[n]?|(?:ped|exig)ira[n]?|demand(?:a|an|o|"
    r"aron|ando|ar|s|ed|ing)?|"
    r"solicit(?:a|an|o|aron|ando|ar|ud|udes)|inst(?:a|an|o|aron|ando|ar)|clam\w+|"
    r"urg(?:e|en|io|ieron|ir|iendo|es|ed|ing)|llam(?:o|an|aron|ado|amiento) a|implor\w+|rueg\w+|suplic\w+|"
    r"abog(?:a|an|o|aron|ando) por|quier(?:e|en|o)|queremos|deb(?:e|en|eria|erian)|insist\w+ en|vigilia|"
    r"protest\w+|campan\w+|marcha\w*|manifest(?:aron|acion|aciones) por|por la|luch\w+ por|"
    r"call(?:s|ed|ing)? (?:\w+ )?(?:for|on)|request\w*|ask(?:s|ed|ing)?|seek(?:s|ing)?|sought|press\w* for|"
    r"plead\w*|appeal\w* (?:for|to)|petition\w*|must|should|want(?:s|ed)?|rall\w+ for|protest\w*|exigem?|"
    r"exig(?:iu|iram)|cobra(?:m|ram)?"
)
EXPECT = _words(
    r"prev(?:e|en|ista|isto)|esper(?:a|an|amos|aba|aban|ando)|se espera|podria[n]?|pued(?:e|en)|va[n]? a|"
    r"planea\w*|planifi\w+|promet\w+|a la espera de|aguard\w+|posible|eventual|inminente|proxim[oa]s?|"
    r"a punto de|negoci\w+|gestion\w+|evalu\w+|estudi(?:a|an)|tramit\w+|ofrec\w+|acord(?:o|aron)|acept\w+|"
    r"decidi\w+|amenaz\w+|autoriz\w+|orden(?:o|aron|a|an)|plan(?:s|ned|ning)?|expect(?:s|ed)?|upcoming|"
    r"condicion(?:a|an|o|aron)|supedit\w+|conditions(?=\s*$)|conditioned|"
    r"imminent|possible|agree(?:s|d)? to|promis\w+|could|may|might|will|would|set to|due to|ready to|"
    r"threaten\w*|negotiat\w+|ordered|awaits?|awaiting|faces?|sera"
)
ANNOUNCE = _words(r"anunci\w+|announc\w+")
AFFIRM = _words(
    r"confirm\w+|celebr\w+|verific\w+|tras|despues de|luego de|lament\w+|denunci\w+|conden\w+|document\w+|"
    r"registr\w+|inform\w+|report\w+|welcom\w+|after|following|logr(?:o|a|an|aron)|hail\w+|al(?= \w+[aei]r\b)|"
    r"notific\w+|"
    r"public\w+"
)
NEAR_DOUBT = _words(
    r"presuntamente|supuestamente|presunt[oa]|supuest[oa]|al parecer|aparentemente|posiblemente|probablemente|"
    r"tal vez|quizas?|habria[n]? \w+(?:ado|ido|cho|to|rto)|allegedly|reportedly|apparently|purportedly|possibly|"
    r"alleged|reported|supostamente"
)
DOUBT = _words(
    r"rumor(?:es|ea|ean)?|versiones?(?: \w+)?(?: segun| que| de que)?|trascendio|circul(?:a|an|o|aron)|"
    r"sin confirm(?:ar|acion)|no (?:confirmad[oa]s?|verificad[oa]s?)|por confirmar|"
    r"no se ha (?:podido )?confirma\w+|"
    r"(?:no|ni) (?:\w+ ){0,9}?(?:ha|han|he|hemos|pudo|pudieron|podido) (?:podido )?(?:confirmar|"
    r"verificar|confirmado|verificado|comprobar)(?:l[oa])?|"
    r"(?:segun|de acuerdo (?:con|a)|conforme a|citando a) (?:\w+ ){0,2}?(?:fuentes?|reportes|versiones|usuarios|"
    r"el documento|un documento|medios?(?! "
    r"(?:estatal|oficial|publico|del estado)))|according to (?:\w+ ){0,2}?(?:sources?|reports|media reports|"
    r"a document|the document)|extraoficial(?:mente)?|habria[n]? sido|en redes(?: sociales)?|"
    r"no (?:hay|existe) confirmacion|a la espera de confirmacion|se (?:dice|dijo|comenta|comento|especula|"
    r"presume|rumorea|rumoreo) que|"
    r"sin que (?:\w+ ){1,4}haya[n]? confirmado|unconfirmed|unverified|rumou?rs?|"
    r"could not (?:be )?(?:independently )?(?:confirm|verif)\w*|"
    r"not (?:been )?(?:yet )?(?:independently )?(?:confirmed|verified)|"
    r"(?:no|without) (?:official )?confirmation|neither (?:\w+ ){1,8}confirm\w*|anonymous sources|"
    r"nao confirmad[oa]s?|rumores"
)
UNSURE_VERB = re.compile(
    r"(?<!\w)(?:no|not|sin)\s+(?:\w+\s+){0,4}(?:confirm|verific|verif)\w*\s+(?:la\s+|su\s+|the\s+|"
    r"que\s+)?(?:\w+\s+)?$"
)
UNTOLD = re.compile(
    r"(?<!\w)(?:no|sin|without)\s+(?:\w+\s+){0,3}?(?:informacion|confirmacion|noticias?|certeza|detalles|"
    r"fecha|information|news|word)\s+(?:\w+\s+)?"
    r"(?:sobre|de|acerca\s+de|para|of|about|on)\s+(?:la\s+|su\s+|the\s+)?$"
)
RECALL = re.compile(
    r"(?<!\w)(?:tras|desde|despues de|luego de|antes de|durante|por|a \w+ (?:anos?|meses|mes|semanas|"
    r"dias) del?|motivo del?|since|after|following|before|during|for)\s+(?:la\s+|su\s+|el\s+|the\s+|"
    r"his\s+|her\s+)?$"
)
LONG_AFTER = re.compile(
    r"(?<!\w)(?:(?:despues|luego|antes) del?|desde|since|(?:(?:hour|day|week|month|year)s?|"
    r"shortly) (?:after|before|since|on from)|(?:a|hace|cumplen?|cumplirse|tras|hacen|son)\s+\w+(?:\s+y\s+medi[oa])?\s+"
    r"(?:anos?|mes|meses|semanas?|dias?)\s+(?:ya\s+)?(?:del?|desde)|aniversarios?\s+(?:del?|desde)|"
    r"anniversar(?:y|ies)\s+of|recuerd\w+|recordar|conmemor\w+|commemorat\w+)\s+(?:la\s+|su\s+|el\s+|the\s+|"
    r"his\s+|her\s+)?$"
)
#: What a state is said to have ended with: "tras 39 horas sin saber de ella".
ENDED = re.compile(r"(?<!\w)(?:tras|despues de|luego de|al cabo de|after|following)\s+(?:\w+\s+){0,5}$")
AFTER_INFINITIVE = re.compile(
    r"(?<!\w)(?:tras|antes de|despues de|luego de|al|por|despues de|horas de|dias de|upon|after|before)\s+$"
)
DECREED = re.compile(r"(?<!\w)(?:orden|autoriz|acord|decid|acept|order)\w*")
LET = re.compile(r"(?<!\w)(?:que|ojala|let)\s+(?:\w+\s+){0,2}$")
CALL = re.compile(r"(?:^|[¡!«“\"#:(]\s*)(?:la\s+)?$")
TAKEN = frozenset({Kind.DETAINED, Kind.RE_ARRESTED, Kind.TRANSFERRED, Kind.SENTENCED, Kind.CHARGED, Kind.DISAPPEARED})
#: Behind the noun: what is still unpunished is not today's news.
UNPUNISHED = re.compile(
    r"^[^.;]{0,60}?(?<!\w)(?:sigue|siguen|continua|permanece|quedo|queda|remains?|(?:is|goes|went) still|still|"
    r"goes|went)\s+"
    r"(?:\w+\s+){0,2}?(?:impunes?|sin\s+(?:justicia|castigo|respuestas?|investig\w+|esclarecer\w*|resolver\w*|"
    r"responsables)|"
    r"en\s+la\s+impunidad|unpunished|unsolved|unresolved|uninvestigated|unexplained)(?!\w)"
)
#: Before a verb: "desde que murió", "it has been two years since A died", "hace un año que liberaron".
SINCE = re.compile(
    r"(?<!\w)(?:desde\s+que|since|(?:hace|cumplen?|cumplirse)\s+\w+\s+(?:anos?|mes|meses|semanas?)\s+(?:desde\s+)?que|"
    r"(?:years?|months?)\s+after)\s+(?:[PQ]+\s+)*(?:se\s+)?$"
)
