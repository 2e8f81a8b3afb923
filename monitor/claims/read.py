"""Reading claims: sentence by sentence, event by event, and then what the item as a whole says."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from datetime import UTC, tzinfo

from monitor.claims import dates, guards, lexicon_en, lexicon_es, lexicon_pt, places, weigh
from monitor.claims.attach import attach
from monitor.claims.chains import chains, contrasted
from monitor.claims.corrections import MixedUp, mixed_up, put_right
from monitor.claims.details import detail_of, refine
from monitor.claims.events import events
from monitor.claims.lexicon import Mood, Pattern
from monitor.claims.lists import AMONG_THEM, Heading, headings, inherit, is_line, of_group
from monitor.claims.located import found_at, were_sought
from monitor.claims.making import Context, Named, day_of, identity, make
from monitor.claims.people import Read
from monitor.claims.people import read as read_people
from monitor.claims.polarity import generic, judge
from monitor.claims.recall import recollect
from monitor.claims.retractions import retraction, take_back
from monitor.claims.speakers import insider, speaker_of, voices
from monitor.claims.text import Sentence, fold, shorten, split
from monitor.model import Claim, Item, Kind, Mention, Polarity, Tier

#: The lexicons by language; a text in another language is read with all of them.
LEXICONS: dict[str, tuple[Pattern, ...]] = {
    "es": lexicon_es.PATTERNS,
    "en": lexicon_en.PATTERNS,
    "pt": lexicon_pt.PATTERNS,
}


#: English in an item that says it is Spanish: pairs of words that no Spanish sentence has.
_ENGLISH = re.compile(
    r"(?<!\w)(?:(?:was|were|has been|have been|is|are|has|had|been) (?:\w+ )?(?:[\w-]+ed|freed|held|taken|said|"
    r"dead)|of the|in the|"
    r"by the|from (?:the|prison|jail|custody)|his|her|their|said (?:that|on|the)|the (?:\w+ )?(?:release|death|"
    r"arrest))(?!\w)"
)

_TIERS = (Tier.SURE, Tier.LIKELY, Tier.WEAK)


def read_claims(
    item: Item, mentions: Sequence[Mention], *, places: frozenset[str] = frozenset(), zone: tzinfo = UTC
) -> list[Claim]:
    """What ``item`` says happened to each subject that ``mentions`` name, once per kind, polarity and voice.

    ``places`` are the subject ids that are facilities; ``zone`` is where "hoy" is said. Offsets count characters of
    ``item.document``. A subject of whom nothing is said gets one claim of kind MENTIONED.
    """
    if not mentions:
        return []
    context = Context(item, item.dated.astimezone(zone).date(), _by_subject(mentions), places)
    document = item.document
    surnames = _surnames(document, mentions, places)
    patterns = LEXICONS.get(item.language[:2].lower()) or tuple(one for lexicon in LEXICONS.values() for one in lexicon)
    if item.language[:2].lower() == "es" and _ENGLISH.search(fold(document)):
        patterns += LEXICONS["en"]
    sought = were_sought(fold(document))
    found: list[tuple[Claim, bool]] = []
    topic: frozenset[str] | None = None
    heading: list[Heading] = []
    mixed: list[MixedUp] = []
    before: Sentence | None = None
    latest = 0  # where in ``found`` the claims of the sentence before begin
    for sentence in split(document, item.title if document.startswith(item.title) else ""):
        named = _named(sentence, mentions, places)
        if len(found) > latest and not named:
            denial = retraction(read_people(sentence, named, surnames))
            if denial is not None:
                found[latest:] = take_back(context, denial, found[latest:], whole=True)
                latest = len(found)
                continue
        latest = len(found)
        if not named and not topic:
            before = sentence
        if not named and not topic and not heading and not _promising(sentence, surnames):
            heading = (
                headings(read_people(sentence, named, surnames), patterns, ())
                if sentence.text.rstrip().endswith(":")
                else []
            )
            continue
        read = read_people(sentence, named, surnames)
        said, new_heading, listed = _sentence(context, read, patterns, topic, heading, sought)
        found += said
        mixed += mixed_up(read, said)
        if before is not None and not said and AMONG_THEM.match(read.masked):
            found += inherit(
                context, read, of_group(read_people(before, _named(before, mentions, places), surnames), patterns)
            )
        before = sentence
        if not listed:
            heading = new_heading
        topic = _topic(read, topic)
    for mistake in mixed:
        found = put_right(context, mistake, found)
    return _settle(context, found, mentions)


def _by_subject(mentions: Sequence[Mention]) -> dict[str, Named]:
    """How surely each subject is named: as the surest mentions do."""
    named: dict[str, Named] = {}
    for mention in sorted(mentions, key=lambda one: (_TIERS.index(one.tier), one.common)):
        named.setdefault(mention.subject_id, Named(mention.tier, mention.common))
    return named


def _promising(sentence: Sentence, surnames: dict[str, frozenset[str]]) -> bool:
    words = set(re.findall(r"\w+", fold(sentence.text)))
    return not words.isdisjoint(surnames)


def _named(
    sentence: Sentence, mentions: Sequence[Mention], places: frozenset[str]
) -> list[tuple[int, int, frozenset[str], bool]]:
    """The mentions that stand in the sentence; those of several subjects at one spot are one, the longest name wins."""
    inside = sorted(
        (m for m in mentions if sentence.start <= m.start and m.end <= sentence.end),
        key=lambda m: (m.start, -(m.end - m.start)),
    )
    spots: list[tuple[int, int, frozenset[str], bool]] = []
    for mention in inside:
        start, end, place = mention.start - sentence.start, mention.end - sentence.start, mention.subject_id in places
        if spots and start < spots[-1][1]:
            first, last, ids, was = spots[-1]
            spots[-1] = (first, max(last, end), ids | {mention.subject_id}, was and place)
        else:
            spots.append((start, end, frozenset({mention.subject_id}), place))
    return spots


def _surnames(document: str, mentions: Sequence[Mention], places: frozenset[str]) -> dict[str, frozenset[str]]:
    """Last words of full names, where only one watched person in the document bears them."""
    found: dict[str, frozenset[str]] = {}
    for mention in mentions:
        words = [word for word in re.findall(r"\w+", fold(document[mention.start : mention.end])) if len(word) > 3]
        if mention.subject_id not in places and len(words) > 1:
            for word in words[1:]:
                found[word] = found.get(word, frozenset()) | {mention.subject_id}
    for word, ids in _given(document, mentions, places).items():
        found[word] = found.get(word, frozenset()) | ids
    return {word: ids for word, ids in found.items() if len(ids) == 1}


def _given(document: str, mentions: Sequence[Mention], places: frozenset[str]) -> dict[str, frozenset[str]]:
    """Given names that only one person of the document bears, whose full name stands there too."""
    found: dict[str, frozenset[str]] = {}
    for mention in mentions:
        name = re.match(r"(\w{4,})\s+\w", document[mention.start : mention.end])
        if mention.subject_id not in places and name:
            found[name.group(1)] = found.get(name.group(1), frozenset()) | {mention.subject_id}
    spans = [(mention.start, mention.end) for mention in mentions]

    def shared(word: str) -> bool:
        return any(
            not any(start <= match.start() < end for start, end in spans)
            for match in re.finditer(rf"(?<!\w){re.escape(word)}\s+[A-ZÁÉÍÓÚÑ]", document)
        )

    return {fold(word): ids for word, ids in found.items() if not shared(word)}


def _sentence(
    context: Context,
    read: Read,
    patterns: tuple[Pattern, ...],
    topic: frozenset[str] | None,
    heading: list[Heading],
    sought: bool,
) -> tuple[list[tuple[Claim, bool]], list[Heading], bool]:
    """The claims of one sentence, what a list below it inherits, and whether it was itself a line of such a list."""
    happenings = refine(read, events(read, patterns))
    attributions = voices(read)
    times = dates.find(read.folded, context.published)
    claims: list[tuple[Claim, bool]] = []
    placed = [(event, attach(read, event, topic, happenings) or guards.identified(read, event)) for event in happenings]
    for (original, _), (event, ids, memory) in zip(placed, recollect(read, placed), strict=True):
        if generic(read, event) or not (
            ids or guards.left_out(read, event) or any(node.sort == "F" for node in read.nodes)
        ):
            continue
        speaker = speaker_of(attributions, event.start, ids, read)
        reading = judge(read.masked, event.start, event.end, event.clause, event.found, insider=insider(speaker))
        supposed = guards.supposed(read, event, reading.polarity) if reading is not None else None
        if reading is None or supposed is None:
            continue
        polarity = weigh.quoted(read, event, supposed, speaker)
        event = found_at(event, read, polarity, sought=sought)
        when, stale = day_of(original, times, polarity, context.published, happenings)
        background = (
            reading.background or stale or memory or (event.found.mood is Mood.STATE and event.found.background)
        )
        for subject in sorted(ids or guards.left_out(read, event)):
            own = Polarity.DENIED if _denied_of(read, subject) else guards.reading_of(read, event, subject, polarity)
            if own is None:
                continue
            claims.append(
                (
                    make(context, read, event, subject, own, speaker, detail_of(read, event), when, background),
                    read.sentence.title,
                )
            )
        for place in sorted(places.of(read, event, polarity, happenings, person=bool(ids))):
            counted = places.count(read, event, happenings) or ("full" if detail_of(read, event) == "full" else "")
            claims.append(
                (make(context, read, event, place, polarity, speaker, counted, when, background), read.sentence.title)
            )
    denial = retraction(read)
    if denial is not None and any(event.end <= denial.start for event in happenings):
        claims = take_back(context, denial, claims, whole=False)
    listed = bool(heading) and not happenings and is_line(read)
    if listed:
        claims += inherit(context, read, heading)
    return claims, headings(read, patterns, attributions, happenings), listed


def _denied_of(read: Read, subject: str) -> bool:
    return any(subject in node.ids and contrasted(read, node) for node in read.nodes)


def _topic(read: Read, topic: frozenset[str] | None) -> frozenset[str] | None:
    """Whom the next sentence means when it names nobody: the one person this one is about, else nobody."""
    runs = [run for run in chains(read) if any(node.sort in "PQK" for node in run)]
    if not runs:
        owned = [node for node in read.nodes if node.owner]
        return owned[0].ids if len(owned) == 1 else topic
    if len(runs) == 1 and len(runs[0]) == 1:
        return runs[0][0].ids or None
    first = runs[0]
    if len(first) == 1 and first[0].sort == "P" and not first[0].preposition and first[0].lead <= 40:
        return first[0].ids
    watched = {node.ids for run in runs for node in run if node.ids}
    strangers = any(node.sort == "Q" for run in runs for node in run)
    return next(iter(watched)) if len(watched) == 1 and not strangers else None


def _settle(context: Context, found: list[tuple[Claim, bool]], mentions: Sequence[Mention]) -> list[Claim]:
    """Per subject, the claims the item stands by; a bare mention where there are none."""
    settled: list[Claim] = []
    for subject in context.named:
        own = [(claim, title) for claim, title in found if claim.subject_id == subject]
        claims = weigh.settle(own, person=subject not in context.places)
        if not claims:
            first = min((m for m in mentions if m.subject_id == subject), key=lambda m: m.start)
            kind, polarity = Kind.MENTIONED, Polarity.HAPPENED
            claims = [
                Claim(
                    id=identity(context.item, subject, kind, polarity, None, ""),
                    subject_id=subject,
                    kind=kind,
                    polarity=polarity,
                    speaker=None,
                    quote=shorten(first.quote),
                    start=_start_of(context.item, first),
                    rule="mention",
                    score=round(first.score, 2),
                    tier=context.named[subject].tier,
                    common=context.named[subject].common,
                )
            ]
        settled += [
            replace(claim, id=identity(context.item, subject, claim.kind, claim.polarity, claim.speaker, claim.detail))
            for claim in claims
        ]
    return settled


def _start_of(item: Item, mention: Mention) -> int:
    """Where the sentence of a mention begins."""
    return next(
        (one.start for one in split(item.document, item.title) if one.start <= mention.start < one.end), mention.start
    )
