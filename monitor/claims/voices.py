"""The words for those who speak: what they are, what they are to the person, and the verbs they speak with."""

from __future__ import annotations

import re

from monitor.model import Relation, Role

#: Head nouns of a speaker, its role, and what it is to the person; the earliest in the phrase wins.
NOUNS: tuple[tuple[str, Role | None, Relation | None], ...] = (
    # Spanish "son" is no English son: "estos son los nombres".
    (
        (
            r"hijos?|(?:(?<=his )|(?<=her )|(?<=their )|(?<=the )|(?<='s )|(?<=whose )|(?<=eldest )|(?<=old )|"
            r"(?<=and ))son|son(?= of\b)"
            r"(?! (?:l[oa]s|el|la|un|una|de|en|parte|dos|tres|\d)(?!\w))|filho"
        ),
        Role.FAMILY,
        Relation.SON,
    ),
    (r"hijas?|daughter|filha", Role.FAMILY, Relation.DAUGHTER),
    (r"esposa|mujer|wife|viuda|widow", Role.FAMILY, Relation.WIFE),
    (r"esposo|marido|husband|viudo", Role.FAMILY, Relation.HUSBAND),
    (r"pareja|novi[oa]|concubin[oa]|partner|girlfriend|boyfriend|fiancee?", Role.FAMILY, Relation.PARTNER),
    (r"madre|mama|mother|mae|progenitora", Role.FAMILY, Relation.MOTHER),
    (r"padre|papa(?! leon| francisco)|father|pai|progenitor", Role.FAMILY, Relation.FATHER),
    (r"hermanos?|brothers?|irmao", Role.FAMILY, Relation.BROTHER),
    (r"hermanas?|sisters?|irma", Role.FAMILY, Relation.SISTER),
    (
        (
            r"familiar(?:es)?|familias?|parientes?|allegados|padres|ti[oa]s?|prim[oa]s?|sobrin[oa]s?|abuel[oa]s?|"
            r"cunad[oa]|suegr[oa]|yerno|nuera|niet[oa]s?|"
            r"relatives?|family|parents|cousins?|uncle|aunt|nephew|niece|grand\w+|\w+-in-law|parentes"
        ),
        Role.FAMILY,
        Relation.RELATIVES,
    ),
    (
        (
            r"abogad[oa]s?|defensa|defensor(?:a|es)? (?:privad[oa]|tecnic[oa]|judicial)|lawyers?|attorneys?|"
            r"counsel|advogad[oa]s?|apoderad[oa]"
        ),
        Role.LAWYER,
        Relation.LAWYER,
    ),
    (
        (
            r"onu|naciones unidas|acnudh|cidh|comision interamericana|alto comisionado|alta comisionada|"
            r"corte interamericana|united nations|the u\.?n\.?|u\.n\.|inter-american commission|unicef"
        ),
        Role.IGO,
        None,
    ),
    (
        (
            r"ongs?|foro|comite|observatorio|coalicion|fundacion|asociacion|colectivo|organizacion(?:es)?|"
            r"organismos? de derechos humanos|defensor(?:a|es)? de (?:los )?(?:derechos humanos|dd ?hh|ddhh)|"
            r"ngos?|rights (?:groups?|organi[sz]ations?|defenders?|monitors?)|human rights (?:groups?|"
            r"organi[sz]ations?)|watchdog|advocacy groups?|amnesty international|human rights watch|"
            r"sindicato(?: nacional)?|gremio|colegio nacional|campaigners?|red de"
        ),
        Role.NGO,
        None,
    ),
    (r"oea|oas", Role.GOVERNMENT, None),
    (
        (
            r"(?:diario|canal|televisora|medios?|agencia|television|prensa|emisora|periodico) (?:estatal(?:es)?|"
            r"oficial(?:es)?|del estado|publica|publico|oficialista)|vtv|telesur|state (?:media|tv|television|"
            r"radio|broadcaster|daily|news agency)|state-run \w+"
        ),
        Role.STATE_MEDIA,
        None,
    ),
    (
        (
            r"partido|tolda|plataforma unitaria|coalicion opositora|alianza opositora|movimiento politico|"
            r"organizacion politica|opposition (?:party|statement|coalition|alliance)|party|oposicion"
        ),
        Role.PARTY,
        None,
    ),
    (
        (
            r"gobiernos?|ministeri[oa]s?|ministr[oa]s?|fiscal(?:ia|es)?|policia|tribunal(?:es)?|juez(?:a|es)?|"
            r"jueces|juzgados?|corte|magistrad[oa]s?|vicepresident[ea]|vicepresidencia|president[ea]|presidencia|"
            r"canciller(?:ia)?|gobernador[a]?|alcalde(?:sa)?|diputad[oa]s?|parlamento|asamblea nacional|"
            r"autoridad(?:es)?|regimen|sebin|dgcim|cicpc|pnb|guardia nacional|secretari[oa] general|"
            r"secretari[oa] de estado|"
            r"embajad(?:a|or|ora)|ejecutivo|viceministr[oa]|director(?:a)? del penal|funcionari[oa]s?|defensoria|"
            r"defensor del pueblo|senador(?:a|es)?|congresista|legislador(?:a|es)?|comandante|general|"
            r"militar(?:es)?|"
            r"government|ministry|minister|prosecutors?(?: general)?|attorney general|police|courts?|judges?|"
            r"officials?|authorities|vice president|president|governor|lawmaker|senator|embassy|ambassador|"
            r"secretary of state|"
            r"foreign ministry|foreign minister|white house|state department|governo|policia federal|juiz"
        ),
        Role.GOVERNMENT,
        None,
    ),
    (
        (
            r"diario|periodicos?|medios?|agencia|emisora|radio|canal|portal|revista|periodistas?|reporter[oa]s?|"
            r"corresponsal(?:es)?|prensa|noticiero|reuters|efe|afp|ap|bbc|cnn|equipo de|newspapers?|outlets?|"
            r"media|journalists?|reporters?|"
            r"news agency|broadcaster|jornal|imprensa"
        ),
        Role.PRESS,
        None,
    ),
)
HEADS = tuple((re.compile(rf"(?<!\w)(?:{nouns})(?!\w)"), role, relation) for nouns, role, relation in NOUNS)
#: Any word for a speaker, which is then nobody's name.
SPOKESPEOPLE = re.compile("|".join(nouns for nouns, _, _ in NOUNS) + r"|fuentes?|testigos|sources?")
#: Offices that say nothing by themselves: "el director del Foro Penal" speaks for the Foro Penal.
OFFICES = re.compile(
    r"(?<!\w)(?:vice)?(?:president[ea]|director[a]?(?: \w+)?|coordinador[a]?(?: \w+)?|vocer[oa]|portavoz|"
    r"miembros?|integrantes?|representantes?|secretari[oa] general|fundador[a]?|dirigentes?|lider|"
    r"head|director|spokes\w+|member|leader|founder|abogad[oa]s?|lawyer|"
    r"defensor[a]?)(?: ejecutiv[oa])?\s+(?:de|del|of|for|da|do)\s+(?:la\s+|el\s+|los\s+|the\s+)?"
)
NAMELESS = re.compile(
    r"(?<!\w)(?:fuentes?|sources?|testigos|redes sociales|trascendio|versiones|rumores|fontes|se)(?!\w)"
)

SPEECH = re.compile(
    r"(?<!\w)(?:dij(?:o|eron)|dicen?|inform(?:o|aron|an|a|ou)|aclar(?:o|aron|an|a)|alert(?:o|aron|an|a)|"
    r"denunci(?:o|aron|an|a|ou)|asegur(?:o|aron|an|a)|afirm(?:o|aron|an|a|ou)|confirm(?:o|aron|an|a|ou|"
    r"aram)|precis(?:o|aron|a|an)|"
    r"cont(?:o|aron)|cuentan?|explic(?:o|aron|a)|indic(?:o|aron|a|an)|notific(?:o|aron|a|an)|declar(?:o|"
    r"aron|a|an)|manifest(?:o|aron)|reiter(?:o|aron|a)|relat(?:o|aron|a)|report(?:o|aron|a|an)|revel(?:o|"
    r"aron|a|an)|senal(?:o|aron|a|an)|"
    r"sostuv(?:o|ieron)|sostienen?|anunci(?:o|aron|a|an|ou)|advirti(?:o|eron)|advierten?|detall(?:o|aron|"
    r"a)|escribi(?:o|eron)|escribe|public(?:o|aron|a)|coment(?:o|aron|a)|reconoc(?:io|ieron|e|en)|"
    r"admit(?:io|ieron|en)|"
    r"agreg(?:o|aron|a)|insisti(?:o|eron)|insisten?|const(?:ato|ataron|ata)|verific(?:o|aron|a|an)|"
    r"contabiliz(?:o|a|aron|an)|document(?:o|a|aron|an)|registr(?:o|a|aron|an)|desmint(?:io|ieron)|"
    r"desmienten?|neg(?:o|aron)|niegan?|"
    r"(?:ped|exig)ira[n]?|(?:solicit|reclam|inform|anunci|denunci|apel)ara[n]?|exig(?:io|ieron|e|en|iu)|"
    r"pid(?:io|ieron|e|en)|solicit(?:o|aron|a|an)|reclam(?:o|aron|a|an)|"
    r"demand(?:o|aron|a|an)|inst(?:o|aron|a|an)|corrigi(?:o|eron)|corrige|rechaz(?:o|aron|a|an)|"
    r"ratific(?:o|aron|a|an)|actualiz(?:o|a)|"
    r"said|says?|told|announced|announces?|confirmed|confirms?|reported|reports(?= that)|stated|states|"
    r"wrote|added|denied|denies|warned|warns|claimed|claims(?= that)|insisted|called for|have called|"
    r"called on|urged|urges|demanded|demands|asked|"
    r"requested|learned|revealed|noted|disse|disseram|pediu|pediram|pedem)(?!\w)"
)
#: What a court or a prosecutor does by saying it: its own word, though no verb of speech.
PERFORMS = re.compile(
    r"(?<!\w)(?:acus(?:o|aron|a|an)|imput(?:o|aron|a|an)|conden(?:o|aron|a|an)|sentenci(?:o|aron|a|an)|"
    r"orden(?:o|aron|a|an)|nego|negaron|niegan?|otorg(?:o|aron|a|an)|concedi(?:o|eron)|admit(?:io|ieron|"
    r"e)|anul(?:o|aron|a)|"
    r"revoc(?:o|aron|a|an)|firm(?:o|aron|a)|dict(?:o|aron|a|an)|decret(?:o|aron|a)|autoriz(?:o|aron|a)|"
    r"difiri(?:o|eron)|aplaz(?:o|a)|indult(?:o|a)|le pide|le piden|pide|solicita|denunciou|charged|"
    r"charges|indicted|sentenced|convicted|ordered|orders|"
    r"denied|denies|granted|grants|overturned|overturns|upheld|pardoned|dropped|rejected|accused|refused|"
    r"refuses)(?!\w)"
)
ACCORDING = re.compile(
    r"(?<!\w)(?:segun(?! se)|de acuerdo (?:con|a)|conforme a|a decir de|en palabras de|according to|"
    r"segundo|citando a|citing)\s+([^,;.:»”\"]{2,90})"
)
