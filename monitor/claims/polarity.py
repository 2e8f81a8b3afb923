"""Whether the sentence says that it happened, will, should, did not, or only might have."""

from __future__ import annotations

import re
from dataclasses import dataclass

from monitor.claims import cues
from monitor.claims.events import Event
from monitor.claims.lexicon import Mood, Pattern
from monitor.claims.people import Read
from monitor.model import GOOD_NEWS, Kind, Polarity

_OVER = re.compile(r"(?:estaba|estaban|estuvo|estuvieron|se encontraba|was|were)\s")


_GENERAL = re.compile(
    r"(?<!\w)(?:una?|toda|todo|cualquier|ningun[a]?|el|la|an?|any|every)\s+(?:excarcelacion|liberacion|libertad|"
    r"arresto|"
    r"detencion|casa por carcel|medida|boleta|release|house arrest|bail|parole)(?:\s+(?:con|bajo|por|with|under|"
    r"on)?\s*\w+)"
    r"{0,3}?\s+(?:no\s+|nunca\s+)?(?:es|son|significa|equivale|implica|constituye|debe|puede|is|does|means|"
    r"cannot|should)"
    r"(?!\w)"
)


#: "Recordamos que las medidas no son libertad": a principle, told of nobody.
_PRINCIPLE = re.compile(
    r"(?<!\w)(?:record\w+|recuerd\w+|reiter\w+|insist\w+|recall\w*|remind\w*|reiterat\w*|"
    r"stress\w*)\s+(?:\w+\s+){0,3}?(?:que|that)(?!\w)|"
    r"(?<!\w)(?:las|los|unas|toda|una)\s+(?:medidas?|excarcelacion(?:es)?|cautelares)\s+(?:[^.;]{0,40}\s)?no(?!\w)|"
    r"(?<!\w)recall\s"
)


@dataclass(frozen=True, slots=True)
class Reading:
    """How an event is put, and whether the sentence only recalls it."""

    polarity: Polarity
    background: bool = False


def judge(
    masked: str, start: int, end: int, clause: tuple[int, int], found: Pattern, *, insider: bool
) -> Reading | None:
    """The polarity of the event at ``start``-``end``, or None when nothing is said to happen ("para liberar espacio").

    ``insider`` says that the voice would know: what a son announces happened, what a minister announces will.
    """
    before, after = masked[clause[0] : start], masked[end : clause[1]]
    if found.polarity is not None:
        return Reading(found.polarity)
    background = found.background or found.mood is Mood.BEFORE or _recalled(found, masked[start:end], before)
    background = background or cues.SINCE.search(before) is not None
    if found.mood is Mood.NOMINAL and found.kind is Kind.DIED:
        background = background or cues.UNPUNISHED.search(after) is not None
    reading = _denied(masked[start:end], before, after, found) or _put(masked, before, after, found, insider)
    if reading is None:
        return None
    if reading is Polarity.HAPPENED and (
        _doubtful(masked, start, before, after) or cues.NEAR_DOUBT.search(masked[start:end])
    ):
        reading = Polarity.DOUBTED
    return Reading(reading, background)


def generic(read: Read, event: Event) -> bool:
    """Whether the sentence speaks of such things in general: "una excarcelación con medidas no es libertad plena"."""
    if event.found.rule.endswith(".not-release") and not any(node.sort == "P" for node in read.nodes):
        clause = read.masked[event.clause[0] : event.end]
        if _PRINCIPLE.search(clause):
            return True
    if any(node.sort in "PQG" for node in read.nodes):
        return False
    subject = _GENERAL.search(read.masked[event.clause[0] : event.clause[1]])
    return subject is not None and event.clause[0] + subject.start() <= event.start and event.found.kind in GOOD_NEWS


def _recalled(found: Pattern, event: str, before: str) -> bool:
    """Whether a noun only dates something else ("tras su detención"), or a state is over ("que estaba preso")."""
    if found.mood is Mood.STATE:
        return _OVER.match(event) is not None
    if found.kind is Kind.HEARING:
        return bool(
            re.search(
                r"(?<!\w)(?:tras|despues de|luego de|after|following)\s+(?:una?|la|su|el|an?|the|his|her)\s+$", before
            )
        )
    if found.kind is Kind.DISAPPEARED and cues.ENDED.search(before):
        return True
    if found.mood not in (Mood.NOMINAL, Mood.OPEN):
        return False
    article = re.match(r"(?:la|el|su|sus)\s+", event)
    lead = before + (article.group() if article else "")
    return bool(cues.LONG_AFTER.search(lead) or (found.kind in cues.TAKEN and cues.RECALL.search(lead)))


def _denied(event: str, before: str, after: str, found: Pattern) -> Polarity | None:
    if cues.UNSURE_VERB.search(before) or cues.UNTOLD.search(before):
        return Polarity.DOUBTED
    if not cues.ONLY.search(before) and (
        cues.NEGATED.search(before) or (cues.INNER_NOT.search(event) and "not only" not in event)
    ):
        return Polarity.DENIED
    near = before[-90:]
    if found.mood in (Mood.NOMINAL, Mood.OPEN):
        if cues.FALSE_AFTER.search(after) or _last(near[-60:], cues.DENY) > max(
            _last(near, cues.DEMAND), _last(near, cues.AFFIRM), _last(near, cues.ANNOUNCE)
        ):
            return Polarity.DENIED
        if found.kind in (Kind.SENTENCED, Kind.CHARGED, Kind.HOUSE_ARREST) and _last(near, cues.UNDO) > _last(
            near, cues.DEMAND
        ):
            return Polarity.DENIED
    elif (
        re.search(r"(?<!\w)(?:que|that)(?!\w)", before)
        and (hit := _last(near, cues.DENY)) >= 0
        and re.match(r"\w+(?:\s+\w+){0,4}?\s+(?:que|that)(?!\w)", near[hit:])
    ) or re.search(r"(?<!\w)(?:es falso|falso que|no es (?:cierto|verdad))(?!\w)", before):
        return Polarity.DENIED
    return None


def _put(masked: str, before: str, after: str, found: Pattern, insider: bool) -> Polarity | None:
    match found.mood:
        case Mood.FUTURE:
            return Polarity.EXPECTED
        case Mood.RUMOUR:
            return Polarity.DOUBTED
        case Mood.OPEN:
            return _open(masked, before, found)
        case Mood.NOMINAL:
            return _nominal(masked, before, after, found, insider)
        case _:
            return Polarity.HAPPENED


def _open(masked: str, before: str, found: Pattern) -> Polarity | None:
    """An infinitive or subjunctive is what its governing verb makes of it."""
    if cues.AFTER_INFINITIVE.search(before):
        return Polarity.HAPPENED
    near = before[-90:]
    demand, expect = _last(near, cues.DEMAND), max(_last(near, cues.EXPECT), _last(near, cues.ANNOUNCE))
    if demand >= 0 or expect >= 0:
        return Polarity.DEMANDED if demand >= expect else Polarity.EXPECTED
    good = found.kind in GOOD_NEWS
    if good and (
        cues.LET.search(before) or (cues.CALL.search(before) and "!" in masked) or not before.strip(" ¡«\"'#")
    ):
        return Polarity.DEMANDED
    return None


def _nominal(masked: str, before: str, after: str, found: Pattern, insider: bool) -> Polarity:
    """A noun ("la liberación de") is what the nearest governing word makes of it."""
    near = before[-110:]
    if found.kind is Kind.HOUSE_ARREST:
        near = cues.DECREED.sub("", near)  # what a court orders at home is so from then on
    ranks = {
        Polarity.DEMANDED: _last(near, cues.DEMAND),
        Polarity.EXPECTED: max(
            _last(near, cues.EXPECT), _last(near, cues.ANNOUNCE) if found.kind in GOOD_NEWS and not insider else -1
        ),
        Polarity.HAPPENED: _last(near, cues.AFFIRM),
    }
    best = max(ranks, key=lambda one: ranks[one])
    if cues.LATER_AFTER.search(after) and ranks[Polarity.DEMANDED] < 0:
        return Polarity.EXPECTED
    if ranks[best] >= 0:
        return best
    if found.rule in ("es.freedom", "en.freedom", "pt.release.noun") and cues.CALL.search(before):
        return Polarity.DEMANDED
    return Polarity.HAPPENED


def _doubtful(masked: str, start: int, before: str, after: str) -> bool:
    """Whether the text itself keeps its distance."""
    if (masked.rstrip(" »”\"'").endswith("?") and "¿" in masked[: start + 1]) or (
        masked.rstrip().endswith("?") and "¿" not in masked
    ):
        return True
    return bool(
        cues.NEAR_DOUBT.search(before[-45:]) or cues.NEAR_DOUBT.match(after.lstrip()[:25]) or cues.DOUBT.search(masked)
    )


def _last(text: str, words: re.Pattern[str]) -> int:
    """Where the last of ``words`` in ``text`` begins, or -1."""
    found = -1
    for match in words.finditer(text):
        found = match.start()
    return found
