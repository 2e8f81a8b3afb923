"""What keeps an event from a person named beside it: "ni A", "menos A", "si A …", "la abogada A: su cliente …"."""

from __future__ import annotations

import re

from monitor.claims.events import Event
from monitor.claims.lexicon import Frame, Mood
from monitor.claims.people import Node, Read
from monitor.model import GOOD_NEWS, Kind, Polarity

_EXCEPT = re.compile(
    r"(?<!\w)(?:(?<!al )(?<!lo )(?<!nada )(?<!mas o )menos|excepto|salvo|exceptuando|(?:a|"
    r"con(?: la)?(?: (?:sola|unica))?) "
    r"excepcion de|excluyendo|fuera de|except(?: for)?|with the (?:sole |only )?exception of|apart from|other than|"
    r"save for|excluding|(?:all|every(?:one|body)?|everybody else)(?: \w+){0,2} but)\s+(?:(?:a|al|de|del)\s+)?$"
)
_NOBODY = re.compile(r"(?<!\w)(?:nadie|ningun[oa]?|none|nobody|no one|neither)(?!\w)")
_NOR = re.compile(
    r"(?<!\w)(?:ni|tampoco|ni siquiera|nunca|jamas|neither|nor|not even|never)\s+(?:(?:has|have|had|was|were|is|"
    r"are)\s+)?"
    r"(?:(?:el|la|the|a|al)\s+)*$"
)
_SUBORDINATE = re.compile(r"(?<!\w)(?:que|porque|cuando|mientras|that|because|when|while|why|who)(?!\w)|;|:")
_NOT_AMONG = re.compile(
    r"(?<!\w)(?:no|tampoco|ni|nunca|not|nor|never|neither|falta|faltan|faltaba|missing|absent)(?!\w)|n't(?!\w)"
)
_NONE_OF = re.compile(
    r"(?<!\w)(?:ningun[oa]|nadie|none|nobody|no one|neither)(?:\s+(?:de|of|entre|among))?(?:\s+(?:los|las|the|"
    r"those))?\s*$|"
    r"^(?:none|nobody|neither|no one)(?!\w)"
)
_NONE_IS = re.compile(r"(?<!\w)(?:ningun[oa]|nadie|none|nobody|no one)\s+(?:es|era|fue|is|was)\s+$")
_IF = re.compile(
    r"(?<!\w)(?P<word>si|if|unless|whether|in case|provided(?: that)?|assuming(?: that)?|en caso de que|"
    r"a menos que|siempre que|"
    r"salvo que|should)\s+(?:[^\s,;:.]+\s+){0,9}$"
)
_WONDER = re.compile(
    r"(?<!\w)(?:sab\w+|preguntan?|pregunto|aclar\w+|confirm\w+|know\w*|ask\w*|wonder\w*|unclear|duda\w*|say|"
    r"said|verif\w*|"
    r"determin\w+|establecer)\s+(?:\w+\s+){0,2}$"
)
_ONCE = re.compile(r"(?<!\w)(?:when|whenever|once|until|as soon as|the day|before|after)\s+(?:[^\s,;:.]+\s+){0,6}$")
_PRESENT = re.compile(r"(?!(?:was|his)\b)(?:(?:is|are|gets|has|have)(?!\w)|\w+s(?:\s|$))|(?:walk|leave|go)(?!\w)")
_ALMOST = re.compile(r"(?<!\w)(?:casi|por poco|almost|nearly)\s+(?:no\s+)?(?:se\s+)?$")
_LACKING = re.compile(r"(?<!\w)(?:falta\w*|queda|quedan|resta\w*|left)\s+(?:[^\s,;:.]+\s+){0,5}(?:por|to|de|que)\s+$")
_UNAWAITED = re.compile(
    r"(?<!\w)confirma(?:cion|tion)\s+(?:oficial\s+)?(?:de|of|sobre)\s+(?:(?:la|el|the|su|his|her)\s+)*$"
)
_PENDING = re.compile(
    r"(?<!\w)(?:esper\w+|aguard\w+|falta\w*|pendientes?|await\w*|pending|waiting|lacking|no|sin|not|without|"
    r"still)(?!\w)"
)
_ELSEWHERE = (
    r"(?:tribunal(?:es)?|juzgados?|corte|audiencia|palacio de justicia|hospital|clinica|ambulatorio|"
    r"centro (?:medico|de salud)|"
    r"consulta|cita medica|examen\w*|operacion|cirugia|funeral|velorio|entierro|otr[oa] (?:carcel|penal|prision|"
    r"centro)|"
    r"court|hearing|trial|clinic|medical|surgery|appointment|checkup|another (?:prison|jail))"
)
_TO_ELSEWHERE = re.compile(
    r"^\W*(?:[^\s,;:.]+\s+){0,5}?(?:hacia|rumbo|camino|destino|para|a|al|en|hasta|to|for|towards?)\s+"
    rf"(?:[^\s,;:.]+\s+){{0,5}}?{_ELSEWHERE}(?!\w)"
)
_BACK_IN = re.compile(
    r"(?<!\w)(?:volvio|regreso|retorno|devuelt[oa]|reingres\w+|de vuelta|return(?:ed|s)?|(?:went|came|taken|"
    r"brought) back)\s+"
    r"(?:\w+\s+){0,3}?(?:celdas?|calabozos?|cells?|(?:en|por) la (?:tarde|noche)|(?:in )?the (?:afternoon|evening)|"
    r"(?:el )?mismo dia|same day)(?!\w)"
)
_FROM_ELSEWHERE = re.compile(rf"(?<!\w){_ELSEWHERE}(?!\w)")
_CELL = re.compile(r"(?<!\w)(?:celdas?|calabozos?|cells?)(?!\w)")
_CLIENT = re.compile(
    r"(?<!\w)(?:sus?|his|her|their|mi|my)\s+(?:propi[oa]\s+)?(?:clientes?|clienta|defendid[oa]s?|representad[oa]s?|"
    r"patrocinad[oa]s?|asistid[oa]s?|clients?)(?!\w)"
)
_OPENING_NOT = re.compile(r"^\W*(?:no|not)\s+(?:ha\s+|fue\s+)?$")
_SOMEBODY = re.compile(
    r"(?<!\w)(?:pres[oa]|detenid[oa]|reclus[oa]|intern[oa]|prisioner[oa]|hombre|mujer|joven|periodista|"
    r"activista|militar|"
    r"inmate|prisoner|detainee|man|woman|journalist|activist)(?!\w)"
)
_IDENTIFIED = re.compile(
    r"(?<!\w)(?:identif\w+(?:\s+(?:him|her|the \w+))?\s+(?:como|as)|se\s+trata\s+de|responde\s+al\s+nombre\s+de|"
    r"named\s+(?:him|her)\s+as)\s+(?:el\s+|la\s+|the\s+)?$"
)
_LAWYER = r"(?:abogad[oa]|defensor[a]?|jurista|lawyer|attorney|counsel|penalista)"
_NAMESAKE = re.compile(r"^\s+(?:padre|hijo|hija|senior|sr|jr|junior)(?=[\s,.;:»”)]|$)(?!\s+(?:de|del|of)(?!\w))")


def excepted(read: Read, node: Node) -> bool:
    """Whether the sentence leaves this one out: "todos menos A", "all but A"."""
    first = _first(read, node)
    return bool(_EXCEPT.search(read.masked[: first.lead] + _before_lead(read, first)))


def left_out(read: Read, event: Event) -> frozenset[str]:
    """Who is left out of what befalls a group: an event nobody watched is the patient of still says this of them."""
    if event.found.mood in (Mood.STATE, Mood.NOMINAL, Mood.OPEN):
        return frozenset()
    nodes = [node for node in read.nodes if node.sort == "P" and not node.owner and excepted(read, node)]
    return frozenset(subject for node in nodes for subject in node.ids)


def identified(read: Read, event: Event) -> frozenset[str]:
    """Who is named only afterwards: "muere un preso; lo identifican como A", "no murió: A está en el hospital"."""
    persons = [node for node in read.nodes if node.sort in "PQ"]
    after = next((node for node in persons if node.start >= event.end), None)
    if after is None or after.sort != "P" or after.owner or after is not persons[0] or event.found.mood is Mood.OPEN:
        return frozenset()
    gap = read.masked[event.end : after.start]
    opening = _OPENING_NOT.match(read.masked[: event.start]) and re.match(r"^\s*[:;]\s+(?:el |la )?$", gap)
    unnamed = event.found.frame in (Frame.SUBJECT, Frame.OBJECT) and _SOMEBODY.search(
        read.masked[max(0, event.start - 40) : event.end + 40]
    )
    return after.ids if opening or (unnamed and _IDENTIFIED.search(gap)) else frozenset()


def reading_of(read: Read, event: Event, subject: str, polarity: Polarity) -> Polarity | None:
    """What is left of ``polarity`` for one subject of the event; None when nothing is said to have befallen them."""
    node = _node_of(read, event, subject)
    if node is None:
        return polarity
    if excepted(read, node):
        nobody = _NOBODY.search(read.masked) or polarity is Polarity.DENIED
        return Polarity.DOUBTED if nobody else Polarity.DENIED
    if _namesake(read, node) or _client_of(read, event, node) or elsewhere(read, event):
        return None
    if polarity in (Polarity.DENIED, Polarity.DEMANDED):
        return polarity
    if _not_this_one(read, event, node):
        return Polarity.DENIED
    return polarity


def supposed(read: Read, event: Event, polarity: Polarity) -> Polarity | None:
    """What is left of ``polarity`` once the clause's own condition is heard: None behind "si", "cuando", "casi"."""
    before = read.masked[event.clause[0] : event.start]
    if event.found.polarity is not None or polarity in (Polarity.DENIED, Polarity.DEMANDED):
        return polarity
    if _ALMOST.search(before):
        return None
    if event.found.kind in GOOD_NEWS and event.found.mood is Mood.OPEN and _LACKING.search(before):
        return Polarity.DENIED
    waiting = _UNAWAITED.search(before + _article(read, event))
    if waiting and (
        _PENDING.search(before[: waiting.start()]) or _PENDING.search(read.masked[event.end : event.clause[1]])
    ):
        return Polarity.DOUBTED
    condition = _IF.search(before)
    if condition and not _yes(read, event.clause[0] + condition.start("word"), condition["word"]):
        doubt = condition["word"] == "whether" or _WONDER.search(before[: condition.start()])
        return Polarity.DOUBTED if doubt else None
    english = event.found.rule.startswith("en.")
    if (
        english
        and event.found.mood is not Mood.NOMINAL
        and _ONCE.search(before)
        and _PRESENT.match(read.masked[event.start : event.end])
    ):
        return Polarity.EXPECTED if polarity is Polarity.EXPECTED else None
    return polarity


def elsewhere(read: Read, event: Event) -> bool:
    """Whether the way out leads to a court or a hospital and back: no release, and coming back no second arrest."""
    before, after = read.masked[event.clause[0] : event.start], read.masked[event.end : event.clause[1]]
    words = read.masked[event.start : event.end]
    if event.found.kind is Kind.RELEASED and event.found.rule in ("es.out", "en.out", "es.out.will", "en.out-will"):
        return bool(_TO_ELSEWHERE.search(after) or _BACK_IN.search(after))
    if event.found.kind is Kind.RE_ARRESTED and event.found.rule in ("es.again", "en.back"):
        freed = re.search(r"(?<!\w)(?:libre|libertad|liberad|excarcelad|freed|released)", before)
        return not freed and bool(_FROM_ELSEWHERE.search(before) or _CELL.search(words))
    return False


def _node_of(read: Read, event: Event, subject: str) -> Node | None:
    """The name by which the event befalls ``subject``: the nearest."""
    own = [node for node in read.nodes if subject in node.ids and node.sort == "P"]
    return min(own, key=lambda node: max(node.start - event.end, event.start - node.end), default=None)


def _first(read: Read, node: Node) -> Node:
    """The first of those named in one breath with ``node``."""
    first = node
    for one in reversed([one for one in read.nodes if one.end <= node.start and one.sort in "PQ"]):
        if not re.match(r"^\s*(?:,|y|e|o|and|or|, y|, and)\s+(?:a\s+)?$", read.masked[one.end : first.lead] + " "):
            break
        first = one
    return first


def _before_lead(read: Read, node: Node) -> str:
    """The preposition that the noun phrase opens with, as it stands in the text."""
    match = re.match(r"\s*(?:a|al|de|del|for)\s+", read.masked[node.lead : node.start])
    return match.group() if match else ""


def _not_this_one(read: Read, event: Event, node: Node) -> bool:
    if node.end <= event.start:
        between = read.masked[node.end : event.start]
        first = _first(read, node)
        return not _SUBORDINATE.search(between) and bool(
            _NOR.search(read.masked[: node.lead]) or _NOR.search(read.masked[: first.lead])
        )
    if _NONE_IS.search(read.masked[: node.lead]):
        return True
    if event.found.frame in (Frame.LIST, Frame.NEAR):
        between = read.masked[event.end : node.lead]
        before, words = read.masked[: event.start], read.masked[event.start : event.end]
        listed = event.found.rule.endswith((".member", ".list", ".identity", ".are", "listed"))
        return listed and bool(_NOT_AMONG.search(between) or _NONE_OF.search(before) or _NONE_OF.search(words))
    return False


def _namesake(read: Read, node: Node) -> bool:
    return bool(_NAMESAKE.match(read.masked[node.end :]))


def _client_of(read: Read, event: Event, node: Node) -> bool:
    """Whether the one named is the lawyer, and the event befalls the client."""
    if node.end > event.start or not _CLIENT.search(read.masked[node.end : event.end + 40]):
        return False
    before, after = read.masked[: node.start], read.masked[node.end :]
    return bool(
        re.search(rf"(?<!\w){_LAWYER}\s+(?:\w+\s+)?$", before) or re.match(rf"\s*,\s*(?:\w+\s+)?{_LAWYER}(?!\w)", after)
    )


def _yes(read: Read, at: int, word: str) -> bool:
    """Whether a folded "si" is printed "sí": "A sí fue liberado"."""
    return word == "si" and "í" in read.sentence.text[at : at + 2].lower()


def _article(read: Read, event: Event) -> str:
    match = re.match(r"(?:la|el|su|the|his|her)\s+", read.masked[event.start : event.end])
    return match.group() if match else ""
