"""Whose event it is: the person the sentence puts where the event's verb or noun expects one."""

from __future__ import annotations

import re

from monitor.claims.chains import chains
from monitor.claims.events import Event
from monitor.claims.lexicon import Frame, Mood
from monitor.claims.people import Node, Read

_RELATIVE = re.compile(r"^,?\s*(?:quien(?:es)?|que|who|a quien(?:es)?|al que|a la que|whom|el cual|la cual)(?!\w)")


_APPOSED = re.compile(r"^\s*(?:,[^,;:]{0,80},|\([^)]*\)|[—–-][^—–]*[—–])?\s*$|^\s*,[^,;:.]{0,60}$")


_VERBISH = re.compile(
    r"(?<!\w)(?:que|quien|fue|fueron|dijo|said|who|was|were|tras|because|porque|cuando|when|after|luego|"
    r"despues|por|by)(?!\w)"
)


_PRONOUN = re.compile(r"(?<!\w)(?:he|she|el|ella|ele|ela)\s+(?:\w+ly\s+|ya\s+|no\s+)?$")


_PLURAL = re.compile(
    r"(?:fueron|seran|serian|habrian|habian|podrian|han|son|siguen|continuan|permanecen|salieron|salen|"
    r"recuperaron|estan|quedaron|murieron|were|are|have)(?!\w)"
)


_THAT = re.compile(r"(?<!\w)(?:que|that)(?!\w)")


_FRONTED = re.compile(r"^\s*,?\s*(?:no\s+|ya\s+|tambien\s+)?(?:se\s+)?(?:l[oae]s?|te)\s")


def attach(read: Read, event: Event, topic: frozenset[str] | None, others: list[Event]) -> frozenset[str]:
    """The subjects the event befalls; ``topic`` is whom the sentence before was about, if that is beyond doubt."""
    nodes = [
        node for node in read.nodes if node.person and not (event.start <= node.start < event.end and node.sort == "G")
    ]
    node = _patient(read, event, nodes, others)
    if node is not None:
        return _chain(read, node, nodes, event)
    if _elliptic(read, event, nodes):
        if quoted := _spoken_of(read, event, nodes):
            return quoted
        return topic or frozenset()
    return frozenset()


def _spoken_of(read: Read, event: Event, nodes: list[Node]) -> frozenset[str]:
    """Whose relative speaks, when the event stands in what is quoted: «Hoy sale», contó la esposa de X."""
    before = read.masked[: event.start]
    inside = max(before.rfind(mark) for mark in '«“"') > max(before.rfind("»"), before.rfind("”"))
    owners = [node.ids for node in nodes if node.owner and node.sort == "P"]
    return owners[0] if inside and len(owners) == 1 else frozenset()


def _patient(read: Read, event: Event, nodes: list[Node], others: list[Event]) -> Node | None:
    match event.found.frame:
        case Frame.SUBJECT:
            return _subject(read, event, nodes, others)
        case Frame.OBJECT:
            return _object(read, event, nodes)
        case Frame.EITHER:
            return _either(read, event, nodes, others)
        case Frame.NOUN:
            return _genitive(read, event, nodes)
        case Frame.LIST:
            return _following(read, event, nodes, reach=70)
        case Frame.NEAR:
            return _near(read, event, nodes, others)


def _subject(read: Read, event: Event, nodes: list[Node], others: list[Event]) -> Node | None:
    before = [node for node in nodes if node.end <= event.start]
    if before:
        nearest = before[-1]
        gap = read.masked[nearest.end : event.start]
        if _RELATIVE.match(gap) and "," not in gap[2:]:
            return nearest
    if before and _PRONOUN.search(read.masked[: event.start]):
        persons = [node for node in before if node.sort == "P"]
        return persons[-1] if persons else None
    inside = [node for node in before if node.start >= event.clause[0] and _eligible(node)]
    if inside and inside[-1].sort == "K" and (owner := _owner(nodes)) and _mutual(read, owner, inside[-1]):
        return owner
    if (
        inside
        and inside[-1].sort == "K"
        and (owner := _owner(nodes))
        and _THAT.search(read.masked[inside[-1].end : event.start])
    ):
        return owner
    if inside and not _disagrees(read, inside[-1], event):
        return inside[-1]
    after = _following(read, event, nodes)
    if after is not None and after.preposition in ("", "como") and not _event_between(others, event, after):
        return after
    weak = [node for node in before if not node.aside and not node.owner and node.preposition in ("a", "al", "como")]
    earlier = [node for node in before if _eligible(node)]
    return (
        weak[-1]
        if weak and weak[-1].start >= event.clause[0]
        else earlier[-1]
        if earlier
        else weak[-1]
        if weak
        else None
    )


def _owner(nodes: list[Node]) -> Node | None:
    """Whom the one relative or lawyer of the sentence belongs to."""
    owners = [node for node in nodes if node.owner and node.sort == "P"]
    return owners[0] if len(owners) == 1 else None


#: What somebody is to the one who is this to them: the father of a daughter.
_MUTUAL = (
    (r"hij[oa]s?|son|daughter", r"padre|madre|papa|mama|progenitor[a]?|father|mother|dad"),
    (r"padre|madre|papa|mama|father|mother", r"hij[oa]|son|daughter"),
    (r"espos[oa]|mujer|marido|pareja|wife|husband|partner", r"espos[oa]|mujer|marido|pareja|wife|husband|partner"),
    (r"herman[oa]s?|brother|sister", r"herman[oa]|brother|sister"),
)


def _mutual(read: Read, owner: Node, kin: Node) -> bool:
    """Whether the relative meant is the owner again: "la hija de X desmintió que su padre haya muerto"."""
    if kin.start < owner.end:
        return False
    before, said = read.folded[: owner.start], read.folded[kin.start : kin.end]
    return any(
        re.search(rf"(?<!\w)(?:{one})\s+(?:de|del|of)\s+[^,;.]*$", before)
        and re.search(rf"(?:su|his|her)\s+(?:{other})$", said)
        for one, other in _MUTUAL
    )


def _disagrees(read: Read, node: Node, event: Event) -> bool:
    """Whether a plural verb follows a single name: somebody else is its subject."""
    plural = _PLURAL.match(read.masked[event.start : event.end])
    return bool(plural) and node.sort == "P" and all(len(run) == 1 for run in chains(read) if node in run)


def _either(read: Read, event: Event, nodes: list[Node], others: list[Event]) -> Node | None:
    """A bare participle belongs to the name it touches: "X, detenido en mayo", "Liberado X", "X freed"."""
    before = [node for node in nodes if node.end <= event.start]
    after = _following(read, event, nodes, reach=60)
    if after is not None and after.preposition not in ("", "a"):
        after = None
    if before:
        gap = read.masked[before[-1].end : event.start]
        if _APPOSED.match(gap) or re.match(r"^,?\s*(?:(?:y|and|e|o|quien|who)\s+)?(?:\w+\s+){0,2}$", gap):
            close = after is not None and after.lead - event.end < 6
            if event.found.rule.startswith("es."):
                close = close and after is not None and not after.preposition and gap.split() in (["y"], ["e"])
            return after if close and gap.strip() and not gap.startswith(",") else before[-1]
        if event.found.rule.startswith("es.") or event.found.rule.startswith("pt."):
            linked = re.search(r"(?:\s(?:y|e|o)\s+|,\s*)$", gap) and any(
                one.end <= event.start and one.start >= before[-1].end for one in others
            )
            if linked:
                own = after is not None and after.lead - event.end < 4 and not after.preposition
                return after if own else before[-1]
            if event.start > event.clause[0] + 3 and not gap.rstrip().endswith((":", ",", ";")):
                return None
    if after is None and before and event.found.rule.startswith("en."):
        return _subject(read, event, nodes, others)
    return after


def _object(read: Read, event: Event, nodes: list[Node]) -> Node | None:
    words = read.masked[event.start : event.end]
    clitic = re.search(r"(?<!\w)(?:l[oa]s?|les?|him|her|them)(?!\w)", words) or re.search(
        r"(?:ar|er|ir|do)l[oa]s?$", words
    )
    before = [node for node in nodes if node.end <= event.start]
    after = _following(read, event, nodes, reach=90)
    spanish = not event.found.rule.startswith("en.")
    if after is not None and (
        after.preposition in ("a", "al", "de", "del", "para", "to", "for", "of")
        or (not spanish and not after.preposition)
        or (event.found.rule.startswith("pt.") and not after.preposition)
    ):
        return after
    if before and re.match(
        r"^,?\s*(?:a quien(?:es)?|al que|a la que|whom)(?!\w)", read.masked[before[-1].end : event.start]
    ):
        return before[-1]
    fronted = [
        node for node in before if node.preposition in ("a", "al") and not node.aside and node.start >= event.clause[0]
    ]
    if fronted and (clitic or _FRONTED.match(read.masked[fronted[-1].end : event.end])):
        return fronted[-1]
    if clitic:
        persons = [node for node in before if node.sort in "PQ" and not node.aside]
        return persons[-1] if persons else None
    return None


def _genitive(read: Read, event: Event, nodes: list[Node]) -> Node | None:
    words = read.masked[event.start : event.end]
    before = [node for node in nodes if node.end <= event.start]
    possessed = re.match(r"([PQ]+)'s", words)
    if possessed:
        return next((node for node in nodes if node.start == event.start), None)
    if before and re.match(r"^'s\s+(?:\w+\s+){0,2}$", read.masked[before[-1].end : event.start]):
        return before[-1]
    after = _following(read, event, nodes, reach=60)
    wanted = {"de", "del", "para", "contra", "of", "for", "to", "against", "do", "da", "a"}
    if after is not None and after.sort == "K" and after.preposition in wanted and (owner := _owner(nodes)):
        return owner
    if after is not None and after.preposition in wanted and not _VERBISH.search(read.masked[event.end : after.lead]):
        return after
    if re.search(r"(?<!\w)(?:sus?|his|her|their|sua)(?!\w)", words) or re.search(
        r"(?<!\w)(?:sus?|his|her|their|sua)\s+(?:\w+\s+)?$", read.masked[: event.start]
    ):
        persons = [node for node in before if node.sort in "PQG" and not node.aside]
        return persons[-1] if persons else None
    return None


def _near(read: Read, event: Event, nodes: list[Node], others: list[Event]) -> Node | None:
    after = _following(read, event, nodes, reach=45)
    gap = read.masked[event.end : after.lead] if after else ""
    if (
        after is not None
        and "," not in gap
        and after.preposition in ("a", "al", "de", "del", "para", "of", "for", "to", "como")
    ):
        return after
    if after is not None and re.search(
        r"como |such as|incluy|including|entre ell|figura|esta\b|:", gap + " " + after.preposition + " "
    ):
        return after
    before = [node for node in nodes if node.end <= event.start and not node.aside]
    if before and _RELATIVE.match(read.masked[before[-1].end : event.start]):
        return before[-1]
    inside = [
        node
        for node in before
        if node.start >= event.clause[0] and not node.owner and node.preposition in ("", "a", "al", "para", "contra")
    ]
    if inside:
        owner = _owner(nodes) if inside[-1].sort == "K" else None
        return owner if owner and _THAT.search(read.masked[inside[-1].end : event.start]) else inside[-1]
    if after is not None and not after.preposition:
        return after
    earlier = [node for node in before if not node.owner and node.preposition in ("", "a", "al", "para", "contra")]
    return earlier[-1] if earlier else _owner(nodes) or (before[-1] if before else None)


def _following(read: Read, event: Event, nodes: list[Node], reach: int = 75) -> Node | None:
    """The first person behind the event, in the same breath."""
    for node in nodes:
        if node.start < event.end or node.aside:
            continue
        gap = read.masked[event.end : node.lead]
        if node.lead - event.end > reach:
            return None
        if re.search(r"[.;»”]|(?<!\w)(?:pero|mientras|but|while|aunque)(?!\w)", gap) or (
            ":" in gap and event.found.mood is not Mood.BARE and event.found.frame not in (Frame.LIST, Frame.NEAR)
        ):
            return None
        if event.found.frame is not Frame.LIST and re.search(
            r"(?<!\w)(?:que|quien|who|dijo|said|informo|according|segun|celebr\w+|exig\w+)(?!\w)|,\s*(?:dijo|"
            r"inform|aclar|alert|denunci|asegur|afirm|confirm|precis|cont)",
            gap,
        ):
            return None
        if node.owner and node.sort in "PQ":
            continue
        return node
    return None


def _chain(read: Read, node: Node, nodes: list[Node], event: Event) -> frozenset[str]:
    """The subjects of ``node`` and of those named in one breath with it."""
    if node.owner or node.aside:
        return node.ids
    for run in chains(read):
        if node in run:
            return frozenset(subject for one in run if not _splits(run, node, one, event) for subject in one.ids)
    return node.ids


def _splits(run: list[Node], node: Node, one: Node, event: Event) -> bool:
    """Whether the event itself stands between the two ("liberaron a A y detuvieron a B")."""
    low, high = sorted((node.start, one.start))
    return low < event.start < high


def _eligible(node: Node) -> bool:
    return not node.preposition and not node.owner and not node.aside


def _event_between(others: list[Event], event: Event, node: Node) -> bool:
    return any(event.end <= one.start < node.start for one in others if one is not event)


def _elliptic(read: Read, event: Event, nodes: list[Node]) -> bool:
    """Whether the sentence leaves its person out, so that the one before is meant."""
    words = read.masked[event.start : event.end]
    if any(
        node.sort in "PQGK" and node.end <= event.start and not node.owner and not node.preposition for node in nodes
    ):
        return False
    match event.found.frame:
        case Frame.SUBJECT:
            return not re.search(
                r"(?:[ao]s|ron|[ae]n)(?:\s|$)", words.split(" en ")[0].split(" de ")[0]
            ) or event.found.rule.startswith("en.")
        case Frame.OBJECT:
            return bool(
                re.search(r"(?<!\w)(?:lo|la|le|him|her)(?!\w)", words) or re.search(r"(?:ar|er|ir)l[oa]$", words)
            )
        case Frame.NOUN:
            around = read.masked[max(0, event.start - 12) : event.end]
            return bool(re.search(r"(?<!\w)(?:su|his|her|sua)(?!\w)", around))
        case Frame.NEAR:
            return not any(node.sort in "PQG" for node in nodes)
        case Frame.EITHER:
            return not event.found.rule.startswith("es.") and event.start <= 2
        case _:
            return False
