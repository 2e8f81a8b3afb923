"""Who and what a sentence names: watched people, other people, groups, relatives, places; and how each is governed."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from monitor.claims.names import TITLE, others
from monitor.claims.text import Sentence, fold

_KIN = (
    r"(?:hij[oa]s?|espos[oa]|mujer|marido|viud[oa]|pareja|novi[oa]|madre|mama|padre|papa|padres|"
    r"herman[oa]s?|familiares|familia|parientes|"
    r"allegados|ti[oa]s?|prim[oa]s?|sobrin[oa]s?|abuel[oa]s?|cunad[oa]|suegr[oa]|yerno|nuera|niet[oa]s?|"
    r"abogad[oa]s?|defensor(?:a|es)?|defensa|"
    r"companer[oa]s?|colegas?|amig[oa]s?|chofer|escolta|asistente|seguidores|simpatizantes|partidarios|vecinos|"
    r"wife|husband|son|daughter|mother|father|parents|brothers?|sisters?|cousin|nephew|niece|uncle|aunt|"
    r"relatives|family|"
    r"lawyers?|attorneys?|friends?|colleagues?|supporters|partner|girlfriend|boyfriend|driver|in-law|"
    r"filh[oa]|mae|pai|irma|irmao|marido|advogad[oa])"
)
_PREPOSITION = r"(?:a|al|de|del|para|por|con|contra|sobre|to|of|for|against|by|with|do|da|dos|from|like|como)"
_NUMBER = (
    r"(?:\d[\d.,]*|un|una|dos|tres|cuatro|cinco|seis|siete|ocho|nueve|diez|once|doce|trece|catorce|quince|"
    r"dieci\w+|veint\w+|"
    r"treinta|cuarenta|cincuenta|cien|decenas de|docenas de|cientos de|varios|varias|muchos|muchas|otros|"
    r"otras|algunos|"
    r"algunas|demas|mas|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|dozens of|hundreds of|"
    r"several|many|other|some)"
)
_GROUP = re.compile(
    rf"(?<!\w)(?:(?:los|las|estos|estas|esos|sus|the|those|these|al menos)\s+)?(?:{_NUMBER}\s+)*"
    r"(?:nuevos\s+|nuevas\s+|mas\s+|otros\s+|de\s+(?:los|las|sus)\s+|political\s+|\w+\s+(?=citizens))?"
    r"(?:presos?|presas?|detenid[oa]s|encarcelados|recluid[oa]s|reclusos?|internos|prisioner[oa]s|"
    r"personas|ciudadan[oa]s|militares|"
    r"activistas|periodistas|dirigentes|opositores|estudiantes|manifestantes|adolescentes|jovenes|mujeres|hombres|"
    r"funcionarios|medicos|trabajadores|sindicalistas|cadetes|extranjeros|espanoles|prisoners?|detainees|"
    r"people|activists|"
    r"journalists|citizens|inmates|soldiers|protesters|dissidents|pessoas|"
    r"(?<=muchos )\w+|(?<!, )quienes|los que|aquellos|those who)(?!\w)(?:\s+(?:politic[oa]s?|militares|"
    r"civiles|opositores))?"
)
_ADJECTIVE = (
    r"(?:[a-z]{2,}(?:ic[oa]s?|ist[ao]s?|al(?:es)?|an[oa]s?|or[a]?|ense|ol[a]?|en[oa]|iv[oa]|ari[oa]|ente|"
    r"ous|ish|ian|ese|es)|rights|law|party|student)"
)
_TITLED = (
    rf"(?:{TITLE}(?:\s+(?:{TITLE}|{_ADJECTIVE}|(?:de|del|y|e)\s+(?:la\s+|los\s+|"
    rf"las\s+)?[a-z]{{4,}}(?:\s+{_ADJECTIVE})?)){{0,3}},?\s+)?"
)
_LEAD = re.compile(
    rf"(?:(?<!\w)({_PREPOSITION})\s+)?((?:(?<!\w)(?:el|la|los|las|un|una|su|sus|the|an?|o|tambien)\s+)?"
    rf"(?:[\w-]+\s+(?={TITLE}\b))?{_TITLED})$"
)
_KIN_OF = re.compile(
    rf"(?:(?<!\w)(?:el|la|los|las|un|una|the|o|a)\s+)?(?<!\w){_KIN}\s+(?:(?:y|e|and|,)\s+(?:{_KIN}|"
    rf"[a-z]+)\s+)?(?:de|del|of|for|do|da)\s+"
    rf"(?:(?:el|la|los|las|the)\s+)?{_TITLED}$"
)
_KIN_ALONE = re.compile(
    rf"(?<!\w)(?:(?:su|sus|cuy[oa]s?|his|her|their|whose|sua|seu)\s+(?:propi[oa]\s+)?{_KIN}|[PQ]+'s\s+{_KIN})(?!\w)"
)


@dataclass(frozen=True, slots=True)
class Node:
    """Somebody a sentence names.

    ``sort`` is the mask's letter (P, Q, G, K, F); ``ids`` the subjects meant; ``lead`` where the noun phrase starts
    ("al periodista X"); ``preposition`` what governs it; ``owner`` whose relative it is named as ("la abogada de X");
    ``aside`` that it stands in an apposition about somebody else.
    """

    start: int
    end: int
    sort: str
    ids: frozenset[str]
    lead: int
    preposition: str
    owner: bool = False
    aside: bool = False

    @property
    def person(self) -> bool:
        """Whether an event can befall it."""
        return self.sort != "F"


@dataclass(frozen=True, slots=True)
class Read:
    """A sentence made ready: ``folded`` as printed, ``masked`` with names hidden, and its nodes in order."""

    sentence: Sentence
    folded: str
    masked: str
    nodes: tuple[Node, ...]


def read(
    sentence: Sentence, named: Sequence[tuple[int, int, frozenset[str], bool]], surnames: Mapping[str, frozenset[str]]
) -> Read:
    """Find the nodes of ``sentence``; ``named`` are the mentions in it (start, end, subjects, is a place)."""
    folded = fold(sentence.text)
    spans = [(start, end, "F" if place else "P", ids) for start, end, ids, place in named]
    spans += others(sentence.text, folded, [(start, end) for start, end, _, _ in spans], surnames)
    masked = _mask(folded, spans)
    kin = [(m.start(), m.end(), "K", frozenset[str]()) for m in _KIN_ALONE.finditer(masked)]
    groups = [(m.start(), m.end(), "G", frozenset[str]()) for m in _GROUP.finditer(masked) if not _singular(m.group())]
    nodes: list[Node] = []
    for start, end, sort, ids in sorted(spans + kin + groups):
        if any(node.start <= start < node.end for node in nodes):
            continue
        before = masked[:start]
        if sort in "PQ" and (owner := _KIN_OF.search(before)):
            nodes.append(_node(masked, owner.start(), max(owner.start() + 1, start - 1), "K", frozenset()))
            nodes.append(Node(start, end, sort, ids, start, "de", True, _aside(masked, owner.start())))
            continue
        if sort == "Q" and re.search(rf"(?<!\w)(?:su|sus|his|her|their)\s+{_KIN},?\s+$", before):
            sort = "K"
        nodes.append(_node(masked, start, end, sort, ids))
    return Read(sentence, folded, masked, tuple(nodes))


def _singular(text: str) -> bool:
    """Whether a would-be group is one person ("el preso")."""
    return not re.search(r"s(?:\s|$)|people|personas|\d", text)


def _node(masked: str, start: int, end: int, sort: str, ids: frozenset[str]) -> Node:
    lead = _LEAD.search(masked[:start])
    at, preposition = (lead.start(), lead.group(1) or "") if lead else (start, "")
    return Node(start, end, sort, ids, at, preposition, False, _aside(masked, at))


def _aside(masked: str, at: int) -> bool:
    """Whether ``at`` lies within brackets or dashes, or right behind "X, padre de"."""
    before = masked[:at]
    if before.count("(") > before.count(")"):
        return True
    dashes = [m.start() for m in re.finditer(r"(?:(?<=\s)[—–](?=\w)|(?<=\w)[—–](?=[\s,.]))", masked)]
    inside = sum(1 for dash in dashes if dash < at) % 2 == 1
    if inside and any(dash >= at for dash in dashes):
        return True
    related = re.search(rf"[PQ],\s+(?:\w+\s+)?(?:{_KIN}|{TITLE})\b[^,]*$", before)
    return related is not None and re.search(r"(?<!\w)(?:de|del|of)\s*$", before + _governor(masked, at)) is not None


def _governor(masked: str, at: int) -> str:
    """The preposition that opens the noun phrase at ``at``, if one does."""
    match = re.match(r"(?:de|del|of)(?=\s)", masked[at:])
    return match.group() if match else ""


def _mask(folded: str, spans: Sequence[tuple[int, int, str, frozenset[str]]]) -> str:
    masked = folded
    for start, end, letter, _ in spans:
        masked = masked[:start] + letter * (end - start) + masked[end:]
    return masked
