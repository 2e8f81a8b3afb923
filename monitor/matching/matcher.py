"""The matcher: a list of subjects made ready once, then asked of every text who is named in it."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from monitor.matching.bare import Borne, bare_names, in_full
from monitor.matching.cleaning import clean
from monitor.matching.finding import Finding
from monitor.matching.nameable import TODO, lack
from monitor.matching.others import Others
from monitor.matching.passage import Passage
from monitor.matching.people import People
from monitor.matching.pieces import pieces
from monitor.matching.places import Places, in_use
from monitor.matching.quotes import sentence_around
from monitor.matching.rules import tier
from monitor.matching.skimming import TAGS, Piece, Skimmer
from monitor.matching.surroundings import Page, Surroundings
from monitor.matching.tags import untied
from monitor.matching.tokens import tokenise
from monitor.model import Mention, Subject, SubjectType


class Matcher:
    """Says which of the watched subjects a text names, how surely, by which rule and where.

    ``find`` is safe to use from several threads, ``add`` and ``remove`` are not; a text costs time in proportion to
    its length, whatever the number of subjects.
    """

    def __init__(self, subjects: Iterable[Subject] = ()) -> None:
        """``subjects``: people and facilities; two with one id are both matched.

        Raises ValueError, as ``add`` does.
        """
        self._subjects: dict[int, Subject] = {}
        self._places_of: dict[str, tuple[int, ...]] = {}
        self._next = 0
        self._people = People()
        self._others = Others(self._people.clues)
        self._places = Places()
        self._skimmer = Skimmer(self._people, self._places, self._others)
        for subject in subjects:
            self.add(subject)

    def add(self, subject: Subject) -> None:
        """Watch one more subject. Raises ValueError where a name of it can name nobody; then nothing has changed."""
        for name in (subject.name, *subject.aliases, *subject.needs_context):
            if missing := lack(name):
                raise ValueError(f"{subject.id}: '{name}': {missing}: {TODO}")
        place, self._next = self._next, self._next + 1
        self._subjects[place] = subject
        self._places_of[subject.id] = (*self._places_of.get(subject.id, ()), place)
        unsplit: list[str] = []
        if subject.type is SubjectType.PERSON:
            unsplit = self._people.add(place, subject)
            self._others.add(place, subject)
        self._places.add(place, subject, unsplit)
        self._skimmer.forget()

    def remove(self, subject_id: str) -> None:
        """Watch a subject no longer. Raises KeyError if it is not watched."""
        for place in self._places_of.pop(subject_id):
            subject = self._subjects.pop(place)
            if subject.type is SubjectType.PERSON:
                self._people.remove(place)
                self._others.remove(place)
            self._places.remove(place)
        self._skimmer.forget()

    def find(self, text: str, day: date | None = None) -> list[Mention]:
        """Every naming of every subject in ``text``, ordered by where it starts; offsets count its characters.

        ``day`` is when the text was published: a place that was not in use then is not found.
        """
        cleaned = clean(text)
        page = Page(cleaned.text)
        read: list[Passage] = []
        skimmed: list[Piece] = []
        for begin, piece in pieces(page.text):
            one = self.skim(begin, piece, lower=page.is_lower)
            if one.close:
                read.append(self._read(one, page))
            else:
                skimmed.append(one)
        found = [(passage, finding) for passage in read for finding in (*passage.found, *passage.places)]
        found += self._bare(read, skimmed, page)
        mentions: dict[tuple[int, int, str], Mention] = {}
        quotes: dict[tuple[int, int], str] = {}
        for passage, finding in found:
            kind = tier(finding.score)
            if kind is None or not in_use(self._subjects[finding.subject], day):
                continue
            begin, end = passage.start(finding), passage.end(finding)
            key = begin, end, self._subjects[finding.subject].id
            if key in mentions and mentions[key].score >= finding.score:
                continue
            if (begin, end) not in quotes:
                quotes[begin, end] = sentence_around(page.text, begin, end)
            mentions[key] = Mention(
                subject_id=key[2],
                alias=finding.alias,
                rule=finding.rule,
                score=round(finding.score, 3),
                tier=kind,
                quote=quotes[begin, end],
                start=cleaned.origin(begin),
                end=cleaned.origin(end),
                words=text[cleaned.origin(begin) : cleaned.origin(end)],
                common=finding.common,
            )
        return [mentions[key] for key in sorted(mentions)]

    def skim(self, begin: int, piece: str, *, lower: bool) -> Piece:
        """Look at the words of a piece one by one: may it name anybody? ``lower``: the text has no capitals."""
        return self._skimmer.skim(begin, piece, lower=lower)

    def _read(self, piece: Piece, page: Page) -> Passage:
        tokens = tokenise(piece.text)
        if any(mark in piece.text for mark in TAGS):
            tokens = untied(tokens, piece.text, self._people.is_name, self._people.is_part)
        passage = Passage(piece.begin, tokens, Surroundings(tokens, page, piece.begin))
        self._people.read(passage)
        if piece.others:
            passage.found += self._others.find(tokens, passage.around)
        if piece.places:
            passage.places = list(self._places.find(tokens, passage.around))
        return passage

    def _bare(self, read: list[Passage], skimmed: list[Piece], page: Page) -> list[tuple[Passage, Finding]]:
        """Bare names, also in the pieces that were not read closely yet."""
        full = in_full(read)
        if not full:
            return []
        borne = Borne.by(full)
        alone = borne.surnames.keys() | borne.givens.keys()
        later = [self._read(piece, page) for piece in skimmed if not alone.isdisjoint(piece.parts)]
        passages = sorted([*read, *later], key=lambda passage: passage.begin)
        return list(bare_names(passages, full, borne, self._people.is_given))
