"""Who says it: the voice of each stretch of a sentence, with role and relation."""

from __future__ import annotations

import re
from dataclasses import dataclass

from monitor.claims.names import TITLE
from monitor.claims.people import Node, Read
from monitor.claims.text import fold, words
from monitor.claims.voices import ACCORDING, HEADS, NAMELESS, OFFICES, PERFORMS, SPEECH
from monitor.model import Relation, Role, Speaker

_LABEL = 80
_INSIDERS = frozenset({Role.FAMILY, Role.LAWYER, Role.SELF})
_STOP = re.compile(
    r"(?<!\w)(?:que|pero|mientras|aunque|but|while|however|no obstante|sin embargo|tras|after|when|cuando|"
    r"porque|that|who|quien|quienes)(?!\w)|[;:»”]"
)
_ARTICLES = re.compile(
    r"^(?:y|e|and|,|tambien|also|hoy|ayer|este \w+|on \w+day|asi|como|pero|but|while|actualmente|desde)\s+"
)
_RIGHT = re.compile(
    r"\s+(?:(?:\w+mente|este\s+\w+|hoy|ayer|tambien|con\s+\w+|on\s+\w+)\s+)*(?!que\b|a\b(?!\s+(?:irma|mae|filha|"
    r"esposa|familia|advogada|defesa|ong))|al\b|that\b|"
    r"to\b)([^,;:.»”\"]{2,80})"
)


#: "El dirigente anunció que …" in a sentence that names nobody watched: he speaks of himself.
_HIMSELF = re.compile(rf"(?:el|la|the) (?:{TITLE}\s*){{1,3}}")
_POSTPOSED = re.compile(r"(?:^|[,»”\"—–-])\s*(?:(?:asi|segun)\s+)?(?:lo\s+)?$")
_CLOSING = re.compile(
    r"\s*(?:(?:on|late|this|este|el|la)\s+(?:\w+day|\w+es|sabado|domingo|week)|ayer|hoy|anoche|yesterday|"
    r"today|\w+day)?\s*(?:\.|$|,\s)"
)
#: Folded, "publicó" and "público" look alike.
_HOMOGRAPHS = frozenset({"publico", "reclamo", "registro", "documento", "anuncio", "reporto", "solicito"})
#: Behind one of these a would-be verb is a noun: "según la denuncia publicada".
_NOUNED = re.compile(r"(?<!\w)(?:la|una|su|esta|esa|dicha|tal|cada|otra|el|un|este|del|al)\s+$")
_AMBIGUOUS = re.compile(r"(?:denuncia|demanda|reporta|exige|documenta|informa|rechaza|claims?|reports?|demands?)$")
#: Words that are never a whole label.
_EMPTY = words(
    """
    el la los las un una unos unas lo segun este esta estos estas ese esa se que y the a an this that these in on he she
    they it we su sus his her their asi tras como no si ya hoy ayer quienes ellos ellas se rumors rumours rumor rumores
    """
)
#: "contó por teléfono a Contraste …": how, and to whom, before the one who speaks.
_HOW = (
    r"(?:\s+(?:por\s+(?:telefono|whatsapp|mensaje\w*)|via\s+\w+|entre\s+\w+|en\s+(?:un|una)\s+\w+(?:\s+de\s+\w+)?|"
    r"este\s+\w+|esta\s+\w+|hoy|ayer|\w+mente|on\s+\w+day))*"
)
_TOLD = re.compile(
    rf"{_HOW}\s+(?:a|al|ante)\s+(?:[^\s,;:.»”\"]+\s+){{1,6}}?(?=(?:su|sus|el|la|los|las|un|una)\s+(?:propi[oa]\s+)?[a-z])"
)
#: An apposition that says what the one just named is: ", el mayor de sus hijos".
_APPOSITION = re.compile(
    r",\s*((?:(?:el|la|un[oa]?|the)\s+)?(?:(?:hij|herman|espos|ti|prim|sobrin|abuel|niet)[oa]s?\s+)?(?:mayor|"
    r"menor|primer[oa]?|"
    r"segund[oa]|tercer[oa]?|un[oa]|otr[oa]|eldest|youngest|oldest|one)?\s*(?:de\s+|of\s+)?(?:(?:los|las|sus|su|"
    r"his|her)\s+)?[^,;:.»”\"]{2,60})"
)
_TO_WHOM = re.compile(r"(?:(?<=told)|\s+(?:a|al|ante|to))\s+[^,;:.»”\"]{2,40}")
_PROPER = re.compile(
    r"(?:(?:[Ee]l|[Ll]a|[Ll]os|[Ll]as|[Tt]he)\s+)?([A-ZÁÉÍÓÚÑ][\w'’.-]+(?:\s+(?:de\s+|del\s+|la\s+|por\s+|"
    r"para\s+)*[A-ZÁÉÍÓÚÑ][\w'’.-]+)*)"
)
_MORE = re.compile(r"(?:\s+(?:de\s+|del\s+|para\s+|el\s+|la\s+|los\s+|las\s+|y\s+|of\s+|for\s+)*[A-ZÁÉÍÓÚÑ][\w'’.-]+)+")
_SAID_FIRST = re.compile(
    rf"(?:lo\s+)?(?:que\s+)?(?:ha\s+|han\s+)?(?:{SPEECH.pattern}|inform\w+|resen\w+)\s+(?!por(?!\w))"
)
_PREFIX = re.compile(r"^([^:«»“”\"]{2,70}):\s")
_FINITE = re.compile(
    r"(?<!\w)(?:fue|fueron|ha|han|sido|esta|estan|sigue|siguen|salio|murio|sera|was|were|has|have|had|is|"
    r"are|will|foi|vai)(?!\w)"
)


_THAT = re.compile(r"(?<!\w)(?:que|that|quien|who)(?!\w)")
_RELATED = re.compile(r"(?<!\w)(?:que|por|de)(?!\w)")
_DETERMINER = re.compile(r"^(?:las?|los?|el|the|unas?|varias?|several)\s+")
#: The press at large: "medios locales", "un medio radial", "reportes de prensa".
_SOME_PRESS = re.compile(
    r"^(?:(?:un|una|unos|unas|varios|varias|otros|los|some|several|local|"
    r"diversos)\s+)*(?:reportes(?:\s+de\s+\w+)?|medios?|portal(?:es)?|"
    r"reports|outlets?|media|versiones|usuarios|press\s+reports)(?:\s+(?!estatal|oficial|publicos?|"
    r"del\s+estado)[a-z]+)*\s*$"
)


@dataclass(frozen=True, slots=True)
class Voice:
    """Who speaks for the stretch ``start`` to ``end`` of a sentence; ``speaker`` None is nobody named."""

    start: int
    end: int
    speaker: Speaker | None
    speech: bool


def voices(read: Read) -> list[Voice]:
    """Every attribution in the sentence with the stretch it covers."""
    masked, found = read.masked, []
    for match in ACCORDING.finditer(masked):
        said = _SAID_FIRST.match(masked, match.start(1))  # "según reportó Radio Norte"
        start = said.end() if said else match.start(1)
        speaker = _speaker(read, start, match.end(1))
        if speaker is not None or unnamed(masked[start : match.end(1)]):
            found.append(Voice(0, len(masked), speaker, True))
    if opening := _PREFIX.match(masked):
        speaker = _speaker(read, opening.start(1), opening.end(1))
        if speaker is not None and speaker.role is not None and _opens(read, opening.end(1)):
            found.append(Voice(0, len(masked), speaker, True))
    for pattern, speech in ((SPEECH, True), (PERFORMS, False)):
        for match in pattern.finditer(masked):
            if match.group() in _HOMOGRAPHS and not read.sentence.text[match.start() : match.end()].endswith("ó"):
                continue
            if _AMBIGUOUS.match(match.group()) and _NOUNED.search(masked[: match.start()]):
                continue
            voice = _around(read, match.start(), match.end(), speech)
            if voice is not None:
                found.append(voice)
    return found


def phrase_speaker(read: Read, start: int, end: int) -> Speaker | None:
    """The speaker that the noun phrase at ``start``-``end`` names, or None."""
    return _speaker(read, start, end)


def unnamed(phrase: str) -> bool:
    """Whether a folded noun phrase stands for voices that nobody names: "fuentes judiciales", "un medio radial"."""
    return NAMELESS.match(_DETERMINER.sub("", phrase)) is not None or _SOME_PRESS.match(phrase) is not None


def _opens(read: Read, end: int) -> bool:
    """Whether what stands before a colon is a speaker and nothing else: "Foro Penal:", not "Estos son los nombres:"."""
    phrase = read.masked[:end]
    if _FINITE.search(phrase) or re.search(r"(?<!\w)(?:nombres?|lista\w*|names?|list)(?!\w)", phrase):
        return False
    _, _, head, _ = _head(phrase, read.folded[:end])
    return head <= 8 or any(node.sort in "PQ" and node.start < 4 for node in read.nodes)


def speaker_of(found: list[Voice], at: int, ids: frozenset[str], read: Read) -> Speaker | None:
    """Who says what stands at ``at``, about one of ``ids``: a voice that speaks wins over one that acts."""
    for speech in (True, False):
        heard = [voice for voice in found if voice.speech is speech and voice.start <= at < voice.end]
        covering = [voice for voice in heard if voice.speaker]
        if heard and not covering:
            return None  # voices that nobody names say so, whatever a court is said to have done
        if covering:
            # The nearest attribution is the one that governs.
            best = min(covering, key=lambda voice: voice.end - voice.start)
            return _himself(best.speaker, ids, read)
    return None


def insider(speaker: Speaker | None) -> bool:
    """Whether the voice is one that would know."""
    return speaker is not None and speaker.role in _INSIDERS


def _himself(speaker: Speaker | None, ids: frozenset[str], read: Read) -> Speaker | None:
    """The same speaker, marked as the person spoken of when it is."""
    if speaker is None or speaker.role is not None:
        return speaker
    for node in read.nodes:
        if node.sort == "P" and node.ids & ids and read.sentence.text[node.start : node.end] == speaker.label:
            return Speaker(speaker.label, Role.SELF, Relation.SELF)
    return speaker


def _around(read: Read, start: int, end: int, speech: bool) -> Voice | None:
    """The subject of a verb of speech: what stands before it, else what follows it."""
    masked = read.masked
    if speech and _POSTPOSED.search(masked[:start]):
        told = _TOLD.match(masked, end)
        if told is not None:
            stop = re.search(r"[,;:.»”\"]|$", masked[told.end() :])
            speaker = _speaker(read, told.end(), told.end() + (stop.start() if stop else 0), strict=True)
            if speaker is not None:
                return Voice(0, len(masked), speaker, True)
        if (speaker := _kin_in_apposition(read, end)) is not None:
            return Voice(0, len(masked), speaker, True)
    if speech and _POSTPOSED.search(masked[:start]) and (right := _RIGHT.match(masked, end)) is not None:
        # "…, aclaró su madre": the words before the comma are hers.
        speaker = _speaker(read, right.start(1), right.end(1), strict=True)
        if speaker is not None:
            return Voice(0, len(masked), speaker, True)
    left = _left(masked, start)
    speaker = _speaker(read, *left) if left is not None else None
    if left is None or speaker is None or not (speech or speaker.role is Role.GOVERNMENT):
        return None
    to_whom = _TO_WHOM.match(masked, end)
    closing = _CLOSING.match(masked, to_whom.end() if to_whom and not _THAT.search(to_whom.group()) else end)
    return Voice(0 if speech and closing else left[0], len(masked), speaker, speech)


def _kin_in_apposition(read: Read, end: int) -> Speaker | None:
    """The relative named behind a verb of speech: "contó a Contraste Fulano, el mayor de sus hijos"."""
    named = re.match(r"[^,;:.»”\"]{2,80}", read.masked[end:])
    if (
        named is None
        or _THAT.search(named.group())
        or not re.search(r"[A-ZÁÉÍÓÚÑ]", read.sentence.text[end : end + named.end()])
    ):
        return None
    said = _APPOSITION.match(read.masked, end + named.end())
    if said is None:
        return None
    _, relation, head, stop = _head(said.group(1), read.folded[said.start(1) : said.end(1)])
    if relation is None or relation is Relation.LAWYER or head > 24:
        return None
    return Speaker(_trim(read.sentence.text[said.start(1) : said.start(1) + max(stop, head)]), Role.FAMILY, relation)


def _left(masked: str, start: int) -> tuple[int, int] | None:
    """The noun phrase before a verb: back to the nearest boundary, over one apposition between commas."""
    stop = max((match.end() for match in _STOP.finditer(masked, 0, start)), default=0)
    segment = masked[stop:start]
    parts = segment.split(",")
    # "El fiscal, Fulano de Tal, informó": an empty last part means that the phrase goes on before the apposition.
    back = 1 if parts[-1].strip() else min(len(parts), 3)
    begin = stop + len(",".join(parts[:-back])) + (1 if len(parts) > back else 0)
    phrase = masked[begin:start]
    begin += len(phrase) - len(phrase.lstrip())
    while match := _ARTICLES.match(masked[begin:start]):
        begin += match.end()
    phrase = masked[begin:start]
    return (begin, start) if phrase.strip() and not _FINITE.search(phrase) else None


def _speaker(read: Read, start: int, end: int, *, strict: bool = False) -> Speaker | None:
    """What the noun phrase at ``start``-``end`` makes of a speaker, or None when it names nobody."""
    phrase = read.masked[start:end]
    folded = read.folded[start:end]
    original = read.sentence.text[start:end].strip(" ,–—-\"'«»“”")
    if len(original) < 2:
        return None
    if re.match(r"(?:one|uno|una|some) (?:of|de) (?:them|ell[oa]s)", phrase):
        before = [
            hit
            for regex, role, relation in HEADS
            for match in regex.finditer(read.folded, 0, start)
            if (hit := (match.start(), role, relation))
        ]
        return Speaker(original, *max(before, key=lambda hit: hit[0])[1:]) if before else None
    if unnamed(phrase) or fold(original) in _EMPTY:
        return None
    role, relation, head, stop = _head(phrase, folded)
    if strict and head > 6:
        return None
    if role is None and _HIMSELF.fullmatch(phrase.strip()) and not any(node.sort == "P" for node in read.nodes):
        return Speaker(_trim(original), Role.SELF, Relation.SELF)
    if (
        role is not None
        and head > 8
        and not any(start <= node.start < start + head for node in read.nodes if node.sort in "PQ")
    ):
        # "el conteo que llevan las familias": they are the ones who speak.
        lead = re.search(r"(?<!\w)(?:el|la|los|las|su|sus|un|una|the|his|her|their)\s+$", phrase[:head])
        if _RELATED.search(phrase[:head]) and lead:
            start += lead.start()
            stop -= lead.start()
            head -= lead.start()
    if role is not None:
        name = next(
            (node for node in read.nodes if start <= node.start < end and node.sort in "PQ" and not node.owner), None
        )
        if name is not None and name.start - start > head >= 0 and relation is None:
            stop = max(stop, name.end - start)
        if relation is None and (more := _MORE.match(read.sentence.text, start + stop, end)):
            stop = more.end() - start
        label = read.sentence.text[start : start + stop] if stop else original
        if relation is Relation.LAWYER and not _his_lawyer(read, start, end):
            relation = None
        return Speaker(_trim(label), role, relation)
    node = _named(read.nodes, start, end)
    if node is not None:
        return Speaker(read.sentence.text[node.start : node.end])
    proper = _PROPER.match(read.sentence.text, start, end)
    if proper and _fit(proper.group(1)) and len(proper.group(1)) > 2 and (start > 0 or _proper(proper.group(1))):
        return Speaker(_trim(proper.group(1)))
    return None


def _proper(name: str) -> bool:
    """Whether a capitalised opening is a name at all, not merely a sentence's first word."""
    return " " in name or name.isupper() or not name.lower().endswith(("mente", "do", "da", "dos", "das", "es", "ron"))


def _head(phrase: str, folded: str) -> tuple[Role | None, Relation | None, int, int]:
    """Role, relation and place of the phrase's earliest telling noun; an office defers to its house."""
    office = OFFICES.search(folded)
    if office:
        role, relation, at, stop = _earliest(folded[office.end() :])
        if (role in (Role.NGO, Role.PARTY, Role.IGO, Role.PRESS, Role.STATE_MEDIA, Role.GOVERNMENT) and at < 12) or (
            role is Role.FAMILY and "portavoz" in office.group()
        ):
            return role, relation, office.start(), office.end() + stop
    return _earliest(phrase if re.search(r"[a-z]{3}", phrase) else folded)


def _earliest(text: str) -> tuple[Role | None, Relation | None, int, int]:
    hits = [
        (match.start(), -match.end(), role, relation)
        for regex, role, relation in HEADS
        if (match := regex.search(text))
    ]
    if not hits:
        return None, None, -1, 0
    at, end, role, relation = min(hits, key=lambda hit: hit[:2])
    tail = re.match(r"(?:\s+(?:general|de (?:la |los )?[a-z]+|penal|exteriores|nacional|privad[oa]))*", text[-end:])
    return role, relation, at, -end + (tail.end() if tail else 0)


def _named(nodes: tuple[Node, ...], start: int, end: int) -> Node | None:
    return next(
        (
            node
            for node in nodes
            if start <= node.start < end and node.sort in "PQ" and not node.owner and node.preposition in ("", "y")
        ),
        None,
    )


def _his_lawyer(read: Read, start: int, end: int) -> bool:
    """Whether the lawyer is said to be the person's own: "su abogado", "la abogada de X", "su defendido"."""
    phrase = read.masked[start:end]
    return bool(
        re.search(
            r"(?<!\w)(?:su|sus|his|her|their|seu|sua)\s|P|(?:lawyers?|attorneys?) for|^(?:o|a|el|la|los|"
            r"las) (?:advogad|abogad)\w+\s*$|^(?:su )?(?:la )?defensa",
            phrase,
        )
    ) or bool(re.search(r"(?<!\w)(?:su|sus) (?:defendid|representad|client)", read.masked))


def _fit(label: str) -> bool:
    """Whether a label can be printed as who says so."""
    return len(label) > 1 and fold(label) not in _EMPTY


def _trim(label: str) -> str:
    label = " ".join(label.split()).strip(" ,.;:–—-«»“”\"'")
    return label if len(label) <= _LABEL else label[:_LABEL].rsplit(" ", 1)[0]
